"""« Ma fiche »: as the public sees it, as proposed, and the forms of its sections."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View

from espace_pro.access import FarmFormView, FarmMixin
from espace_pro.completeness import completeness_of
from espace_pro.moderation import pending_version, submit, withdraw
from espace_pro.moderation.services import NothingToSendError
from espace_pro.profile.sections import SECTIONS

WITHOUT_FILE = 10


class ProfileView(FarmMixin, TemplateView):
    """What is online, what is proposed, and where to change it."""

    template_name = "espace_pro/profile/profile.html"
    section = "profile"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "shown": shown(self.farm),
            "sections": SECTIONS.values(),
            "proposal": self.farm.proposals.open().latest_first().first(),
        }


class PreviewView(FarmMixin, View):
    """The public page with the proposed changes, as a visitor would see it."""

    def get(self, request, *args, **kwargs):
        response = pending_version(self.farm).make_preview_request(request)
        response["X-Robots-Tag"] = "noindex"
        return response


class SectionView(FarmFormView):
    """A section of the profile: what is sent waits for the service."""

    template_name = "espace_pro/profile/section.html"
    section = "profile"

    @cached_property
    def part(self):
        """The `Section` asked for."""
        try:
            return SECTIONS[self.kwargs["section"]]
        except KeyError:
            raise Http404 from None

    def get_form_class(self):
        return self.part.form_class

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        if self.part.slug == "photos":
            kwargs["user"] = self.request.user
        place = own_sale(self.farm)
        return kwargs | {"farm": pending_version(self.farm), "place": place and pending_version(place)}

    def form_valid(self, form):
        with transaction.atomic():
            records = form.apply()
            for record in records:
                if not record.pk:
                    record.save()
            self.send(records, form.cleaned_data["note"])
        return redirect("espace_pro:profile", farm=self.farm.pk)

    def send(self, records, note):
        """Propose, and say what became of it."""
        try:
            proposal = submit(farm=self.farm, user=self.request.user, records=records, note=note)
        except NothingToSendError:
            messages.info(self.request, _("Rien n’a changé : il n’y avait rien à envoyer."))
            return
        if proposal is None:
            messages.info(self.request, _("Tout est de nouveau comme en ligne : votre proposition est retirée."))
        else:
            sent = _("Votre proposition est envoyée. Le service la relit ; rien ne change en ligne d’ici là.")
            messages.success(self.request, sent)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "part": self.part,
            "is_pending": self.farm.proposals.open().exists(),
        }


class WithdrawView(FarmMixin, View):
    """Take back what was proposed."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        withdraw(farm=self.farm, user=request.user)
        messages.success(request, _("Votre proposition est retirée. Ce qui est en ligne n’a pas changé."))
        return redirect("espace_pro:profile", farm=self.farm.pk)


def shown(farm):
    """What the public sees of a farm (`Listing` or None), and how complete what is proposed is."""
    return {
        "listing": farm.listings.for_profile(farm).for_cards().first(),
        "completeness": completeness_of(pending_version(farm), own_sale(farm)),
    }


def own_sale(farm):
    """The farm's own sale (`SalePoint`), None when it does not sell at home."""
    return farm.own_sale_points.filter(kind="farm").order_by("pk").first()
