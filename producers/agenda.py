"""A producer's next dates, across all places."""

from dataclasses import dataclass
from operator import attrgetter

from django.utils import timezone

from cms.core import hours


@dataclass(frozen=True)
class Appointment:
    """A place (`Listing`) and the next time a producer is there (`Opening`)."""

    listing: object
    opening: hours.Opening


def agenda_of(places, number):
    """The next appointments, soonest first; `places` are listings with `sale_point.own_attendances`.

    The farm's own hours hold for the farm; elsewhere the producer's days of presence, or all the place's.
    """
    now = timezone.localtime()
    dates = [Appointment(place, opening) for place in places for opening in _openings_at(place, now, number)]
    return sorted(dates, key=attrgetter("opening.start"))[:number]


def _openings_at(place, now, number):
    """The next times the producer is at a place: on the days of presence, until it ends, else whenever it is open."""
    own = next(iter(place.sale_point.own_attendances), None)
    text = (own and own.opening_hours) or place.opening_hours
    openings = hours.next_openings(text, now, number, place.dated_exceptions)
    last = own and own.ends_on
    return [opening for opening in openings if not last or opening.start.date() <= last]
