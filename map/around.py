"""What there is in a commune and around it: its page, whatever it has."""

from urllib.parse import urlencode

from django.db.models import Exists, FloatField, OuterRef, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.core.templatetags.ui import distance as distance_in_words
from cms.core.text import with_a
from map.kinds import KINDS
from map.models import Commune, Listing
from map.opening import next_openings_of

RADIUS_KM = 15
IN_COMMUNE = 24
AROUND = 12
NEIGHBOURS = 8
MARKETS = ("market", "farm_market")
REACH = (0.135, 0.19)
"""About fifteen km in degrees of latitude, and of longitude where we are."""


def commune_context(commune):
    """Context of `map/commune.html`; the same number of queries whatever there is."""
    point = (float(commune.latitude), float(commune.longitude))
    nearby = Listing.objects.near(*point, RADIUS_KM)
    here = list(Listing.objects.filter(commune=commune).by_name().for_cards()[:IN_COMMUNE])
    around = list(nearby.exclude(commune=commune).for_cards()[:AROUND])
    counts = nearby.counts_by_kind()
    markets = list(nearby.of_kinds(MARKETS).filter(professionals_only=False))
    here_count = Listing.objects.filter(commune=commune).count()
    nearest = None if here else nearest_to(point, around)
    return {
        "commune": commune,
        "where": with_a(commune.name),
        "summary": summary(commune, here_count, sum(counts.values()), nearest),
        "map_url": f"/carte/?{urlencode({'commune': commune.asked_as, 'rayon': RADIUS_KM})}",
        "here": here,
        "here_count": here_count,
        "around": around,
        "nearest": nearest,
        "kinds": [(kind, counts[code]) for code, kind in KINDS.items() if counts.get(code)],
        "market_day": next_market_day(commune, markets),
        "radius": RADIUS_KM,
        "neighbours": neighbours_of(commune),
    }


def summary(commune, here_count, nearby_count, nearest):
    """One sentence: how many places, or how far the nearest one is."""
    where = with_a(commune.name)
    if here_count:
        elsewhere = nearby_count - here_count
        more = _(", %(number)d de plus à moins de %(km)d km") % {"number": elsewhere, "km": RADIUS_KM}
        places = ngettext("%d lieu où acheter local", "%d lieux où acheter local", here_count) % here_count
        return f"{places} {where}{more if elsewhere > 0 else ''}."
    if nearest is None:
        return _("Aucun lieu de vente %s pour l’instant.") % where
    words = {"where": where, "place": nearest.title, "commune": nearest.commune_name}
    words["km"] = distance_in_words(nearest.distance_km)
    return _("Rien %(where)s ; le plus proche est « %(place)s » (%(commune)s), à %(km)s.") % words


def nearest_to(point, around):
    """The closest place of all, however far; None on an empty map."""
    return next(iter(around or Listing.objects.near(*point).for_cards()[:1]), None)


def next_market_day(commune, markets):
    """The next date of a market of the commune, else of one around it, as (listing, `Opening`); None when unknown."""
    own = [market for market in markets if market.commune_id == commune.pk]
    for group in (own, markets):
        dates = [(market, opening) for market in group for opening in next_openings_of(market, 1)]
        if dates:
            return min(dates, key=lambda date: (date[1].start, date[0].pk))
    return None


def neighbours_of(commune):
    """The communes around it that have places."""
    communes = Commune.objects.filter(Exists(Listing.objects.filter(commune=OuterRef("pk")))).exclude(pk=commune.pk)
    return communes.nearest(float(commune.latitude), float(commune.longitude))[:NEIGHBOURS]


def communes_near_places():
    """Communes with a place within reach."""
    latitude, longitude = (Cast(OuterRef(name), FloatField()) for name in ("latitude", "longitude"))
    north, east = (Value(degrees, output_field=FloatField()) for degrees in REACH)
    within_reach = Listing.objects.filter(
        latitude__range=(latitude - north, latitude + north), longitude__range=(longitude - east, longitude + east)
    )
    return Commune.objects.filter(Exists(within_reach.order_by())).order_by("code_insee")
