"""Opening states of listings: from stored hours, dated exceptions and confirmations to a status over a moment."""

from datetime import date
from functools import lru_cache

from django.utils import timezone

from cms.core import hours

WORKED_OUT = 32_768
"""How many answers are kept: hours are the same for every visitor of the same minute."""


def exceptions_of(listing):
    """The dated exceptions of a listing, as the hours engine takes them."""
    return exceptions_in(listing.exceptions)


def exceptions_in(rows):
    """The dated exceptions that a listing keeps as `rows`, as the hours engine takes them."""
    return tuple(
        hours.OpeningException(
            date.fromisoformat(row["starts_on"]),
            date.fromisoformat(row["ends_on"]),
            row["kind"],
            row["opening_hours"],
            row["note"],
        )
        for row in rows
    )


def status_of(listing, moment=None):
    """What to say of a listing over a `Moment`, now by default; hours nobody vouches for any more say nothing."""
    if not listing.is_believed:
        return hours.status_at("", timezone.localtime())
    moment = moment or hours.now_at(timezone.localtime())
    return _status(listing.opening_hours, moment, timezone.localdate(), exceptions_of(listing))


_status = lru_cache(WORKED_OUT)(hours.status_over)
state_over = lru_cache(WORKED_OUT)(hours.state_over)
"""open, unknown or closed over a `Moment`, by stored hours and dated exceptions."""


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
    """The next openings (`Opening` list) of a listing, none where its hours are believed no more."""
    if not listing.is_believed:
        return []
    return hours.next_openings(listing.opening_hours, timezone.localtime(), number, exceptions_of(listing))
