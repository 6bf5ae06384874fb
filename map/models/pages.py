"""The map page: the list of places first, the map beside it."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.core.models import BasePage
from cms.core.paging import paginate
from map import totals
from map.first_view import first_view
from map.forms import RADII
from map.kinds import FOUNDING, KINDS
from map.moments import CHOICES
from map.search import ListingSearch

PLACES_A_PAGE = 24


class MapPage(BasePage):
    """Every place one can buy at, found by kind, product, sign, words and distance."""

    standfirst = models.CharField(_("chapô"), max_length=255, blank=True)

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    content_panels = [*BasePage.content_panels, FieldPanel("standfirst")]

    class Meta:
        verbose_name = _("carte des lieux de vente")

    def get_context(self, request, *args, **kwargs):
        search = ListingSearch(request.GET)
        results = paginate(request, search.results, PLACES_A_PAGE)
        return super().get_context(request, *args, **kwargs) | {
            "form": search.form,
            "asked": search.asked,
            "results": results,
            "count": results.paginator.count,
            "result_title": search.title(results.paginator.count),
            "notices": search.notices,
            "suggestion": search.suggestion,
            "place": search.place,
            "zone": search.zone,
            "commune": search.commune,
            "is_guess": search.meaning.is_guess,
            "commune_choices": search.commune_choices,
            "active_filters": search.active_filters,
            "kinds": list(KINDS.values()),
            "founding_kinds": FOUNDING,
            "kind_counts": totals.counts_by_kind(),
            "radii": RADII,
            "state_counts": search.state_counts,
            "elsewhen": search.elsewhen,
            "when": search.when,
            "moment_choices": CHOICES,
            "first_view": first_view(search, results),
            "points_url": f"{reverse('points')}?{search.query_string}",
            "tiles": {"url": settings.TILE_URL, "attribution": settings.TILE_ATTRIBUTION}
            if settings.TILE_URL
            else None,
        }
