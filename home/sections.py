"""What each section of the home page shows of the records, asked only when the section is there."""

from django.http import QueryDict
from django.utils import timezone

from home.season import products_of_the_month
from map import totals
from map.kinds import FOUNDING, KINDS
from map.models import Listing
from map.moments import NOW
from map.search import ListingSearch
from map.states import OPEN
from map.territory import markers
from news.models import ArticlePage
from producers.models import Product, Video
from producers.seasons import MONTHS

LATEST_ARTICLES = 4
SEASONAL_PRODUCTS = 8
OPEN_PLACES = 4


def open_now(value):
    """The nearest places that are open, and the query that shows them all on the map."""
    query = QueryDict(mutable=True)
    query.update({"ouvert": NOW, "commune": value.get("commune") or ""})
    search = ListingSearch(query)
    return {"open_places": list(search.states.those(OPEN).for_cards()[:OPEN_PLACES]), "map_query": query.urlencode()}


def kinds(value):
    """How many places of each kind, and a few of them on the drawing."""
    counts = totals.counts_by_kind()
    return {
        "kind_counts": counts,
        "place_count": sum(counts.values()),
        "founding_kinds": FOUNDING,
        "other_kinds": [kind for kind in KINDS.values() if kind not in FOUNDING and counts.get(kind.code)],
        "territory_markers": markers(Listing.objects.for_overview()),
    }


def season(value):
    """The products of this month that one can buy somewhere."""
    month = timezone.localdate().month
    return {
        "month": month,
        "month_name": MONTHS[month - 1],
        "seasonal_products": products_of_the_month(Product.objects.all(), month)[:SEASONAL_PRODUCTS],
    }


def film(value):
    """The film, unless it is withdrawn, not yet published or cannot be played."""
    chosen = value.get("video")
    video = Video.objects.for_player().filter(pk=chosen.pk).first() if chosen else None
    return {"video": video if video and video.is_playable else None}


def any_film():
    """A film for the editor's picker."""
    return Video.objects.for_player().first()


def news(value):
    """The latest articles."""
    return {"articles": ArticlePage.objects.visible().latest_first().for_cards()[:LATEST_ARTICLES]}
