"""Whose farm it is: every view of the espace pro about a farm starts here."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from cms.core import throttling
from cms.core.public_forms import ReadableDataMixin
from cms.core.throttling import Limit
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


class FarmFormView(FarmMixin, ReadableDataMixin, FormView):
    """A form about a farm that may be sent so many times an hour: a person reads each sending."""

    per_farm = Limit(30)

    def post(self, request, *args, **kwargs):
        if throttling.is_allowed("espace-pro", self.farm.pk, self.per_farm):
            return super().post(request, *args, **kwargs)
        form = self.get_form_class()(**self.get_form_kwargs() | {"files": None})  # files are not even looked at
        form.add_error(None, _("Vous avez beaucoup envoyé en une heure. Attendez un peu, puis envoyez à nouveau."))
        return self.render_to_response(self.get_context_data(form=form), status=429)
