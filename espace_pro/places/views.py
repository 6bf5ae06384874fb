"""« Horaires et marchés »."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View

from cms.core.hours import french
from cms.core.public_forms import readable
from espace_pro.access import FarmFormView, FarmMixin
from espace_pro.places import services
from espace_pro.places.forms import MAY_BE_ATTENDED, ClosureForm, DayForm, PeriodForm, PresenceForm, SearchForm
from espace_pro.places.rooms import expected_days, own_places_of, presences_of
from map.models import SalePoint


class PlacesView(FarmMixin, TemplateView):
    """Where the farm sells, its next days, and what is closed."""

    template_name = "espace_pro/places/places.html"
    section = "places"

    def get_context_data(self, **kwargs):
        requests = self.farm.presence_requests.waiting().select_related("sale_point")
        return super().get_context_data(**kwargs) | {
            "own_places": own_places_of(self.farm),
            "presences": presences_of(self.farm),
            "requests": requests,
            "closure_form": kwargs.get("closure_form") or ClosureForm(),
            "closing": kwargs.get("closing"),
        }


class Act(FarmMixin, View):
    """Something done by one button; leads back to the places."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        self.act(request)
        return redirect("espace_pro:places", farm=self.farm.pk)

    @cached_property
    def attendance(self):
        """The farm's own presence named in the address."""
        return get_object_or_404(self.farm.attendances.select_related("sale_point"), pk=self.kwargs["attendance"])

    @cached_property
    def place(self):
        """The place of the farm named in the address."""
        return get_object_or_404(self.farm.own_sale_points.filter(live=True), pk=self.kwargs["place"])


class AbsentView(Act):
    """« Absent ce samedi »."""

    def act(self, request):
        form = DayForm(request.POST, days=expected_days(self.attendance))
        if not form.is_valid():
            messages.error(request, " ".join(form.errors.get("day", [])))
            return
        day = form.cleaned_data["day"]
        services.note_absence(attendance=self.attendance, day=day)
        words = {"place": self.attendance.sale_point, "day": french.day_of_month(day)}
        messages.success(request, _("C’est dit partout : absent le %(day)s, « %(place)s ».") % words)


class PresentView(Act):
    """« Finalement j’y serai »."""

    def act(self, request):
        form = DayForm(request.POST)
        if form.is_valid():
            services.cancel_absence(attendance=self.attendance, day=form.cleaned_data["day"])
            messages.success(request, _("Vous êtes de nouveau annoncé ce jour-là."))


class LeaveView(Act):
    """« Je n’y vends plus »."""

    def act(self, request):
        place = self.attendance.sale_point
        services.leave(attendance=self.attendance)
        messages.success(request, _("Vous n’êtes plus annoncé à « %(place)s ».") % {"place": place})


class ReopenView(Act):
    """Take back a closure."""

    def act(self, request):
        form = PeriodForm(request.POST)
        if form.is_valid():
            services.reopen(place=self.place, user=request.user, **form.cleaned_data)
            messages.success(request, _("La fermeture est annulée."))


class WithdrawPresenceView(Act):
    """Take back a request."""

    def act(self, request):
        found = get_object_or_404(self.farm.presence_requests, pk=self.kwargs["pk"])
        services.withdraw_presence(request=found)
        messages.success(request, _("Votre demande est retirée."))


class CloseView(PlacesView, Act):
    """« Fermé du 5 au 19 août »; a mistake shows the page again with what was typed."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        form = ClosureForm(readable(request.POST))
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(closure_form=form, closing=self.place.pk))
        services.close(place=self.place, user=request.user, **form.cleaned_data)
        messages.success(
            request,
            _("C’est dit partout : « %(place)s » est fermé ces jours-là, puis rouvre seul.") % {"place": self.place},
        )
        return redirect("espace_pro:places", farm=self.farm.pk)


class FindPlaceView(FarmMixin, TemplateView):
    """Which place does the farm sell at?"""

    template_name = "espace_pro/places/find.html"
    section = "places"

    def get_context_data(self, **kwargs):
        form = SearchForm(readable(self.request.GET)) if "q" in self.request.GET else SearchForm()
        found = form.found(self.farm) if form.is_bound and form.is_valid() else None
        return super().get_context_data(**kwargs) | {"form": form, "found": found}


class AskPresenceView(FarmFormView):
    """« J’y vends »: it waits for the service."""

    template_name = "espace_pro/places/ask.html"
    form_class = PresenceForm
    section = "places"

    @cached_property
    def place(self):
        """A public place that is nobody's farm."""
        places = SalePoint.objects.visible().filter(kind__in=MAY_BE_ATTENDED).select_related("commune")
        return get_object_or_404(places, pk=self.kwargs["place"])

    def form_valid(self, form):
        services.ask_presence(farm=self.farm, sale_point=self.place, user=self.request.user, **form.cleaned_data)
        messages.success(self.request, _("Votre demande est envoyée. Le service la vérifie avant de l’afficher."))
        return redirect("espace_pro:places", farm=self.farm.pk)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"place": self.place}
