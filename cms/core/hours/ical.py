"""Openings as events of a calendar (iCalendar, RFC 5545)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event, Timezone

from .engine import PARIS
from .rules import OPEN_END
from .series import Series
from .spelling import NBSP
from .status import UNKNOWN


def calendar_of(name: str, events: Iterable[Event], today: date) -> bytes:
    """A whole calendar, with the time zone its events refer to."""
    calendar, name = Calendar(), " ".join(name.split())
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//C’est fait dans le Gers//FR")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", PARIS.key)
    calendar.add_component(
        Timezone.from_tzid(PARIS.key, first_date=date(today.year, 1, 1), last_date=date(today.year + 2, 1, 1))
    )
    for event in events:
        calendar.add_component(event)
    return calendar.to_ical()


def to_ical(series: Series, key: str, title: str, stamp: datetime, **place: str) -> Event:
    """One event that repeats, the same as long as the hours are; `key` tells its place from all others.

    `place` may give `location`, `url` and `description`. What is not certain is tentative and says so;
    what has no known time lasts all day.
    """
    first = series.first
    whole_day = first.is_whole_day
    event = Event()
    event.add("uid", _uid(series, key))
    event.add("dtstamp", stamp)
    event.add("summary", _summary(first, title))
    event.add("dtstart", first.start.date() if whole_day else first.start)
    if first.end:
        event.add("dtend", first.end.date() if whole_day else first.end)
    event.add("status", "TENTATIVE" if first.unknown else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    if series.weeks > 1:
        event.add("rrule", {"freq": "weekly", "count": series.weeks})
    for day in series.missing:
        event.add("exdate", day if whole_day else datetime.combine(day, first.start.time(), PARIS))
    _describe(event, first, place)
    return event


def _describe(event, first, place):
    notes = [first.comment] if first.comment and first.comment != OPEN_END else []
    notes += [f"Déplacé{NBSP}: {first.moved_to}"] if first.moved_to else []
    notes += [] if first.end else [OPEN_END.capitalize()]
    place = place | {
        "location": first.moved_to or place.get("location", ""),
        "description": "\n".join(filter(None, [*notes, place.get("description", "")])),
    }
    for name, value in place.items():
        if value:
            event.add(name, value)


def _summary(first, title):
    if first.moved_to:
        title = f"{title} (déplacé)"
    return f"{title}{NBSP}: {UNKNOWN.lower()}" if first.unknown else title


def _uid(series, key):
    moment = series.first.start.strftime("%Y%m%dT%H%M")
    length = series.first.end and (series.first.end - series.first.start) // timedelta(minutes=1)
    return f"{key}-{moment}-{length or 0}{'-q' if series.first.unknown else ''}"
