"""The service's desk for claims: read the proof, give the farm to the person, or say why not."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from cms.core.desk import DeskViewSet
from cms.core.desk_detail import DeskDetailView, TextForm
from espace_pro.claims import services
from espace_pro.models import Claim


class AcceptForm(forms.Form):
    """Nothing to fill in: the button says it all."""


class RefuseForm(TextForm):
    """Why the person does not get the farm."""


class ClaimDetailView(DeskDetailView):
    """A claim, with its two ends."""

    template_name = "admin/desk/claim.html"
    ACTIONS = DeskDetailView.ACTIONS | {"accept": AcceptForm, "refuse": RefuseForm}

    def accept(self):
        """The person becomes a member of the farm."""
        services.accept(claim=self.inbound, user=self.request.user)

    def refuse(self, text):
        """The person is told why."""
        services.refuse(claim=self.inbound, user=self.request.user, text=text)


class ClaimDesk(DeskViewSet):
    """« Demandes › Fiches revendiquées »."""

    model = Claim
    icon = "user"
    menu_label = _("Fiches revendiquées")
    menu_order = 90
    detail_view_class = ClaimDetailView
    more_columns = (Column("producer", label=_("Ferme"), accessor="producer"),)
    more_export = ("producer", "proof")
