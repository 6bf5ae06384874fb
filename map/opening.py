"""Opening states of listings: from stored hours and dated exceptions to a status now."""

from datetime import date

from django.utils import timezone

from cms.core import hours


def exceptions_of(listing):
    """The dated exceptions of a listing, as the hours engine takes them."""
    return tuple(
        hours.OpeningException(
            date.fromisoformat(row["starts_on"]),
            date.fromisoformat(row["ends_on"]),
            row["kind"],
            row["opening_hours"],
            row["note"],
        )
        for row in listing.exceptions
    )


def status_of(listing, instant=None):
    """Open, closing, closed or unknown at an instant (now by default)."""
    return hours.status_at(listing.opening_hours, instant or timezone.localtime(), exceptions_of(listing))


def is_open(text, instant):
    """Whether stored hours, without exceptions, say open at an instant."""
    usual = hours.read(text)
    return usual is not None and usual.state_at(instant) == "open"


def sells_on(text, day, exceptions=()):
    """Whether stored hours name an opening on a day, its times known or to be confirmed."""
    return hours.read(text) is not None and bool(hours.openings_on(text, day, exceptions))


def week_of(listing):
    """The table of this week (`DayRow` list, Monday first)."""
    return hours.week_table(listing.opening_hours, timezone.localdate(), exceptions_of(listing))


def hours_sentence_of(listing):
    """The usual hours in one French sentence."""
    return hours.describe(listing.opening_hours)


def next_openings_of(listing, number):
    """The next openings (`Opening` list) of a listing."""
    return hours.next_openings(listing.opening_hours, timezone.localtime(), number, exceptions_of(listing))
