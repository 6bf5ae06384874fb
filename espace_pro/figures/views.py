"""« Mes statistiques »."""

from django.views.generic import TemplateView

from espace_pro.access import FarmMixin
from espace_pro.figures import services
from espace_pro.figures.chart import bars_of


class FiguresView(FarmMixin, TemplateView):
    """This month in four numbers, then twelve months, drawn and in a table."""

    template_name = "espace_pro/figures/figures.html"
    section = "figures"

    def get_context_data(self, **kwargs):
        months = services.months_of(self.farm)
        views, kinds = services.Kind.VIEW, services.Kind
        return super().get_context_data(**kwargs) | {
            "figures": services.figures_of_month(self.farm),
            "bars": bars_of([(day, counts[views]) for day, counts in months]),
            "kinds": [kind.label for kind in kinds],
            "months": [(day, [counts[kind] for kind in kinds]) for day, counts in months],
            "kept_months": services.KEPT_MONTHS,
        }
