"""The places of a farm with their next days, as its page shows them."""

from dataclasses import dataclass

from django.utils import timezone

from cms.core import hours
from map.models import OpeningException

NEXT_DAYS = 4


@dataclass(frozen=True)
class Presence:
    """An attendance, the days on which the producer is expected, and those already said to be of absence."""

    attendance: object
    days: list
    absences: list


def presences_of(farm):
    """The places a farm goes to, by name."""
    attendances = (
        farm.attendances.current()
        .select_related("sale_point__commune")
        .prefetch_related("absences", "sale_point__exceptions")
    )
    return [
        Presence(attendance, coming_days(attendance), attendance.coming_absences)
        for attendance in attendances.order_by("sale_point__title")
    ]


def coming_days(attendance):
    """The next days on which the producer is expected, absences aside."""
    exceptions = (*exceptions_of(attendance.sale_point), *attendance.dated_exceptions)
    text = attendance.opening_hours or attendance.sale_point.opening_hours
    return days_of(hours.next_openings(text, timezone.localtime(), 2 * NEXT_DAYS, exceptions))


def expected_days(attendance, number=60):
    """Every day one may say an absence for."""
    text = attendance.opening_hours or attendance.sale_point.opening_hours
    exceptions = exceptions_of(attendance.sale_point)
    return {opening.start.date() for opening in hours.next_openings(text, timezone.localtime(), number, exceptions)}


def exceptions_of(place):
    """The dated exceptions of a `SalePoint`, as the hours engine takes them."""
    return tuple(
        hours.OpeningException(each.starts_on, each.ends_on, each.kind, each.opening_hours, each.note)
        for each in place.exceptions.all()
    )


def days_of(openings):
    """The first days of some openings, each once."""
    return list(dict.fromkeys(opening.start.date() for opening in openings))[:NEXT_DAYS]


@dataclass(frozen=True)
class OwnPlace:
    """A place the farm hosts, its next days, and its closures to come."""

    place: object
    days: list
    closures: list


def own_places_of(farm):
    """The places a farm hosts, by name."""
    places = farm.own_sale_points.filter(live=True).prefetch_related("exceptions").order_by("title")
    return [OwnPlace(place, own_days(place), closures_of(place)) for place in places]


def own_days(place):
    """The next days on which it is open."""
    return days_of(hours.next_openings(place.opening_hours, timezone.localtime(), 2 * NEXT_DAYS, exceptions_of(place)))


def closures_of(place):
    """What is closed from today on."""
    today, closed = timezone.localdate(), OpeningException.Change.CLOSED
    return [each for each in place.exceptions.all() if each.kind == closed and each.ends_on >= today]
