"""Opening hours for search engines: schema.org OpeningHoursSpecification, and only what is certain."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import chain

from .engine import Hours, read
from .openings import OpeningException, openings_on
from .rows import CLOSED, MIDNIGHT, OPEN
from .rows_reading import rows_from_text
from .selectors import PUBLIC_HOLIDAY
from .spelling import WEEKDAYS

DATED_DAYS = 28
"""How many days are listed one by one when a week does not repeat itself."""

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "PublicHolidays")
_DAYS = {day: f"https://schema.org/{name}" for day, name in zip((*WEEKDAYS, PUBLIC_HOLIDAY), _NAMES, strict=True)}


def schema_org(
    text: str | Hours | None, today: date, exceptions: Sequence[OpeningException] = ()
) -> list[dict[str, str | list[str]]]:
    """The week when it is always the same, else the coming four weeks day by day; unknown hours are left out."""
    hours = read(text)
    if hours is None:
        return []
    rows = rows_from_text(hours.text)
    last = today + timedelta(days=DATED_DAYS)
    changes = any(each.starts_on <= last and each.ends_on >= today for each in exceptions)
    if rows and not changes and not any(row.season or row.weeks for row in rows):
        return [_weekly(row) for row in rows if row.state == CLOSED or (row.state == OPEN and row.ends)]
    days = (today + timedelta(days=index) for index in range(DATED_DAYS))
    return [_dated(opening) for opening in _certain(hours, days, exceptions)]


def _weekly(row):
    days = [_DAYS[day] for day in row.days]
    if row.state == CLOSED:
        return _specification(dayOfWeek=days, opens="00:00", closes="00:00")
    return _specification(dayOfWeek=days, opens=row.starts, closes=_closes(row.ends))


def _certain(hours, days, exceptions):
    openings = chain.from_iterable(openings_on(hours, day, exceptions) for day in days)
    return (opening for opening in openings if opening.end and not opening.unknown and not opening.moved_to)


def _dated(opening):
    day = opening.start.date().isoformat()
    return _specification(
        validFrom=day,
        validThrough=day,
        opens=opening.start.strftime("%H:%M"),
        closes=_closes(opening.end.strftime("%H:%M")),
    )


def _closes(point):
    return "23:59" if point in (MIDNIGHT, "00:00") else point


def _specification(**fields):
    return {"@type": "OpeningHoursSpecification", **fields}
