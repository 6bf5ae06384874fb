"""« Est-ce vous ? » and « C’est ma ferme »: screens of an inscription, about farms as the public sees them."""

from django.http import Http404, HttpResponseRedirect
from django.utils.functional import cached_property
from django.views.generic import FormView

from cms.core.public_forms import ReadableDataMixin
from espace_pro.claims import services
from espace_pro.claims.candidates import candidates
from espace_pro.claims.forms import NONE, ChoiceForm, ClaimForm
from espace_pro.inscription.links import LinkMixin
from espace_pro.inscription.steps import FARM, PLACE


class ChoiceView(LinkMixin, FormView):
    """Farms of the map that look like this one."""

    form_class, template_name = ChoiceForm, "espace_pro/inscription/choice.html"

    @cached_property
    def farms(self):
        """The farms that look like this one (`ProducerPage`), all of them public."""
        return candidates(self.inscription)

    def get(self, request, *args, **kwargs):
        if not self.farms:
            return HttpResponseRedirect(self.url("step", PLACE.slug))
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"farms": self.farms}

    def form_valid(self, form):
        chosen = form.cleaned_data["farm"]
        if chosen != NONE:
            return HttpResponseRedirect(self.url("claim_farm", int(chosen)))
        services.dismiss(access=self.access, farms=self.farms)
        return HttpResponseRedirect(self.url("step", PLACE.slug))

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"previous": self.url("step", FARM.slug), "farms": self.farms}


class ClaimView(LinkMixin, ReadableDataMixin, FormView):
    """The proof, then nothing changes until the service agrees."""

    form_class, template_name = ClaimForm, "espace_pro/inscription/claim.html"

    @cached_property
    def farm(self):
        """The farm of the address; only one that looks like the inscription can be claimed from it."""
        found = next((farm for farm in candidates(self.inscription) if farm.pk == self.kwargs["farm"]), None)
        if found is None:
            raise Http404
        return found

    def form_valid(self, form):
        claim = services.claim(access=self.access, farm=self.farm, form=form)
        return HttpResponseRedirect(claim.receipt_url)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"farm": self.farm, "previous": self.url("claim")}
