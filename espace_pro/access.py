"""Whose farm it is: every view of the espace pro about a farm starts here."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from espace_pro.navigation import menu_of
from producers.models import ProducerPage


class FarmMixin(LoginRequiredMixin):
    """A view about one farm of the signed-in person; somebody else's answers 404, as one that does not exist.

    The address holds the primary key of the producer as `farm`; the view reads `self.farm`.
    """

    section = ""
    """The key of the current line of the menu (`espace_pro.navigation`)."""

    @cached_property
    def farm(self):
        """The producer's page, live or not (`ProducerPage`)."""
        farms = ProducerPage.objects.owned_by(self.request.user).select_related("commune")
        return get_object_or_404(farms, pk=self.kwargs["farm"])

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            self.farm  # noqa: B018 – a foreign farm must be refused whatever the method
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        menu = menu_of(self.farm, self.section)
        return super().get_context_data(**kwargs) | {"farm": self.farm, "menu": menu}
