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
    dates = [
        Appointment(place, opening)
        for place in places
        for opening in hours.next_openings(_hours_at(place), now, number, place.dated_exceptions)
    ]
    return sorted(dates, key=attrgetter("opening.start"))[:number]


def _hours_at(place):
    own = [attendance.opening_hours for attendance in place.sale_point.own_attendances if attendance.opening_hours]
    return own[0] if own else place.opening_hours
