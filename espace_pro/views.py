"""The door of the espace pro, and the dashboard of a farm."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from wagtail.views import serve

from cms.core.paging import paginate
from espace_pro.access import FarmMixin
from espace_pro.dashboard import sections_of
from espace_pro.freshness.banner import banner_for
from producers.models import ProducerPage

PROPOSALS_A_PAGE = 20


@require_safe
def door(request):
    """The staff's own page on the espace pro; whoever has one farm goes straight to it."""
    if not request.user.is_authenticated:
        return serve(request, request.path)
    farms = list(ProducerPage.objects.owned_by(request.user).by_name())
    if len(farms) == 1:
        return redirect("espace_pro:dashboard", farm=farms[0].pk)
    return render(request, "espace_pro/farms.html", {"farms": farms})


class DashboardView(FarmMixin, TemplateView):
    """All that concerns a farm, at a glance."""

    template_name = "espace_pro/dashboard.html"
    section = "dashboard"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "sections": sections_of(self.farm),
            "still_true": banner_for(self.farm),
        }


class HistoryView(FarmMixin, TemplateView):
    """All that was proposed, and what became of it."""

    template_name = "espace_pro/history.html"
    section = "history"

    def get_context_data(self, **kwargs):
        results = paginate(self.request, self.farm.proposals.latest_first(), PROPOSALS_A_PAGE)
        return super().get_context_data(**kwargs) | {"results": results}
