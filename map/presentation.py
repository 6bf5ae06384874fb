"""What the page of a sale point shows: its public side, who sells there and the next dates."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cms.core import hours
from cms.core.hours import french
from map.opening import next_openings_of
from map.projection import project_sale_point
from map.sellers import sellers_among
from producers.agenda import OPENINGS_A_DAY, dates_of

NEXT_DATES = 7


@dataclass(frozen=True)
class Presence:
    """A producer at a place, and when, in words."""

    producer: object
    when: str
    note: str
    absences: list
    """The coming days on which the producer is not there."""


def presence_of(attendance):
    """Who an attendance brings and when (`Presence`)."""
    note = attendance.note
    if attendance.opening_hours:
        when = hours.describe(attendance.opening_hours)
    else:  # a note such as « une fois par mois » says more than nothing
        when, note = note or _("à chaque ouverture"), ""
    if attendance.ends_on:
        when += _(", jusqu’au %s") % french.day_of_month(attendance.ends_on, year=True)
    return Presence(attendance.producer, when, note, attendance.coming_absences)


def sale_point_context(point, listing):
    """Context of `map/sale_point.html`; contact and position come from the listing, already public."""
    around = type(listing).objects.exclude(url=listing.url)
    openings = next_openings_of(listing, NEXT_DATES * OPENINGS_A_DAY)
    return {
        "point": point,
        "listing": listing,
        "canonical_path": listing.url,
        "presences": [presence_of(each) for each in point.attendances.current().of_visible_producers()],
        "next_openings": openings[:NEXT_DATES],
        "next_dates": dates_of(listing, openings, NEXT_DATES),
        "week": listing.week,
        "hours_sentence": listing.hours_sentence,
        "neighbours": around.neighbours_of(listing.latitude, listing.longitude),
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
