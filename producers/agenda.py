"""The next dates of a place, or of a producer across all places: a day each, whatever it opens more than once."""

from dataclasses import dataclass
from itertools import groupby, islice

from django.utils import timezone

from cms.core import hours

OPENINGS_A_DAY = 3
"""More than a place has, morning, afternoon and evening."""


@dataclass(frozen=True)
class Appointment:
    """A day at a place: the place (`Listing`), and when it opens that day (`Opening`, one at least)."""

    listing: object
    openings: tuple

    @property
    def start(self):
        """When it first opens, in aware Paris time."""
        return self.openings[0].start


def dates_of(listing, openings, number):
    """The first days of these openings, soonest first, as `Appointment` list."""
    days = groupby(openings, key=lambda opening: opening.start.date())
    return [Appointment(listing, tuple(group)) for _day, group in islice(days, number)]


def agenda_of(places, number):
    """The next appointments, soonest first; `places` are listings with `sale_point.own_attendances`.

    The farm's own hours hold for the farm; elsewhere the producer's days of presence, or all the place's.
    """
    now = timezone.localtime()
    dates = [date for place in places for date in dates_of(place, _openings_at(place, now, number), number)]
    return sorted(dates, key=lambda date: (date.start, date.listing.sort_title))[:number]


def _openings_at(place, now, number):
    """The next times the producer is at a place: on the days of presence less absences, or whenever it is open."""
    if not place.is_believed:
        return []
    own = next(iter(place.sale_point.own_attendances), None)
    text = (own and own.opening_hours) or place.opening_hours
    exceptions = (*place.dated_exceptions, *(own.dated_exceptions if own else ()))
    openings = hours.next_openings(text, now, number * OPENINGS_A_DAY, exceptions)
    last = own and own.ends_on
    return [opening for opening in openings if not last or opening.start.date() <= last]
