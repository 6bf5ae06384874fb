"""A sheet with the QR code of the farm's page (A5), and a poster for the market (A4)."""

from django.http import Http404
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from espace_pro.access import FarmMixin
from espace_pro.places.rooms import own_places_of, presences_of

SHEETS = {"qr": _("Carton avec QR code, A5"), "affiche": _("Affiche de marché, A4")}


class PrintingView(FarmMixin, TemplateView):
    """The sheets one may print."""

    template_name = "espace_pro/printing/printing.html"
    section = "printing"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"sheets": SHEETS.items()}


class SheetView(FarmMixin, TemplateView):
    """One sheet, of the size of its paper; only public facts are on it."""

    section = "printing"

    def get_template_names(self):
        return [f"espace_pro/printing/{self.kwargs['sheet']}.html"]

    def get_context_data(self, **kwargs):
        if self.kwargs["sheet"] not in SHEETS or not self.farm.live:
            raise Http404
        return super().get_context_data(**kwargs) | {
            "title": SHEETS[self.kwargs["sheet"]],
            "products": self.farm.product_names,
            "own_places": own_places_of(self.farm),
            "presences": presences_of(self.farm),
        }
