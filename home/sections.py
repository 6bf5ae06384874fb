"""What each section of the home page shows of the records, asked only when the section is there."""

from django.http import QueryDict
from django.utils import timezone

from cms.core.kept import kept
from cms.core.text import with_de
from home.season import products_of_the_month
from map import totals
from map.kinds import FOUNDING, KINDS
from map.models import Listing
from map.moments import NOW
from map.search import ListingSearch, of_the_minute
from map.states import OPEN
from map.territory import markers
from news.models import ArticlePage
from producers.models import Product, Video
from producers.seasons import MONTHS

LATEST_ARTICLES = 4
SEASONAL_PRODUCTS = 8
OPEN_PLACES = 4


def open_now(value):
    """The nearest places that are open, the same for all visitors of a minute, and the query that shows them all."""
    query = QueryDict(mutable=True)
    query.update({"ouvert": NOW, "commune": value.get("commune") or ""})
    return {
        "open_places": of_the_minute(_open_places, query.urlencode()),
        "map_query": query.urlencode(),
        "near": f"près {with_de(query['commune'])}",
    }


def _open_places(query):
    search = ListingSearch(QueryDict(query))
    return search.cards(search.states.those(OPEN)[:OPEN_PLACES])


def kinds(value):
    """How many places of each kind, and a few of them on the drawing."""
    counts = totals.counts_by_kind()
    return {
        "kind_counts": counts,
        "place_count": sum(counts.values()),
        "founding_kinds": FOUNDING,
        "other_kinds": [kind for kind in KINDS.values() if kind not in FOUNDING and counts.get(kind.code)],
        "territory_markers": kept(totals.SUBJECT, _overview),
    }


def _overview():
    return markers(Listing.objects.for_overview())


def season(value):
    """The products of this month that one can buy somewhere."""
    month = timezone.localdate().month
    return {
        "month": month,
        "month_name": MONTHS[month - 1],
        "seasonal_products": kept(totals.SUBJECT, _products_of_the_month, month)[:SEASONAL_PRODUCTS],
    }


def _products_of_the_month(month):
    return products_of_the_month(Product.objects.all(), month)


def film(value):
    """The film, unless it is withdrawn, not yet published or cannot be played."""
    chosen = value.get("video")
    return {"video": kept(totals.SUBJECT, _film, chosen.pk) if chosen else None}


def _film(pk):
    video = Video.objects.for_player().filter(pk=pk).first()
    return video if video and video.is_playable else None


def any_film():
    """A film for the editor's picker."""
    return Video.objects.for_player().first()


def news(value):
    """The latest articles."""
    return {"articles": ArticlePage.objects.visible().latest_first().for_cards()[:LATEST_ARTICLES]}
