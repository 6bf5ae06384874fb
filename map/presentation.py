"""What the page of a sale point shows: its public side, who sells there and the next dates."""

from django.utils import timezone

from cms.core import hours
from map.opening import exceptions_of
from map.projection import project_sale_point
from map.sellers import sellers_among

NEIGHBOURS = 3
NEIGHBOURS_KM = 30
NEXT_DATES = 7


def sale_point_context(point, listing):
    """Context of `map/sale_point.html`; contact and position come from the listing, already public."""
    now, exceptions = timezone.localtime(), exceptions_of(listing)
    around = type(listing).objects.exclude(pk=listing.pk).exclude(url=listing.url)
    return {
        "point": point,
        "listing": listing,
        "attendances": point.attendances.current(now.date()).of_visible_producers(),
        "next_openings": hours.next_openings(listing.opening_hours, now, NEXT_DATES, exceptions),
        "week": hours.week_table(listing.opening_hours, now.date(), exceptions),
        "hours_sentence": hours.describe(listing.opening_hours),
        "neighbours": around.near(listing.latitude, listing.longitude, NEIGHBOURS_KM).for_cards()[:NEIGHBOURS],
    }


def preview_context(point):
    """The same page for a draft, projected in memory as if it were published; None where it has no place yet."""
    point.live = True
    sellers = sellers_among([*point.attendances.current().values_list("producer", flat=True), point.host_id])
    row = project_sale_point(point, list(sellers.values()), point.products.all(), point.exceptions.all())
    if row is None:
        return {"point": point, "listing": None}
    listing = point._meta.get_field("listing").related_model(ref=row.ref, **row.columns)
    return sale_point_context(point, listing)
