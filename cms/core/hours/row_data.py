"""Rows as plain data, for a form that is not trusted."""

from typing import Any

from .rows import CLOSED, OPEN, UNKNOWN, Row
from .seasons import LAST_DAYS, NTH, Bound, Season
from .selectors import PUBLIC_HOLIDAY, WEEKS_OF_MONTH
from .spelling import NBSP, WEEKDAYS, InvalidHours

DAYS = (*WEEKDAYS, PUBLIC_HOLIDAY)
UNREADABLE_ROWS = "Ces lignes d’horaires ne se lisent pas."
_EMPTY = {"starts": "", "ends": "", "season": None, "weeks": [], "state": OPEN, "comment": ""}


def row_to_data(row: Row) -> dict[str, Any]:
    """One row for JSON; a bound of its season is a month and a day: 1 to 31, "" for the whole month, "n1" to "n-1"."""
    season = (
        {"first": _bound_to_data(row.season.first), "last": _bound_to_data(row.season.last)} if row.season else None
    )
    return {
        "days": list(row.days),
        "starts": row.starts,
        "ends": "00:00" if row.ends == "24:00" else row.ends,
        "season": season,
        "weeks": list(row.weeks),
        "state": row.state,
        "comment": row.comment,
    }


def row_from_data(data: Any) -> Row:
    """The row of such data; raises InvalidHours for anything else, not for a row that says too little."""
    if not isinstance(data, dict):
        raise _nonsense()
    data = _EMPTY | data
    days = _among(data.get("days"), DAYS)
    weeks = _among(data["weeks"], WEEKS_OF_MONTH)
    texts = [data[name] for name in ("starts", "ends", "state", "comment")]
    if not all(isinstance(text, str) for text in texts) or data["state"] not in (OPEN, UNKNOWN, CLOSED):
        raise _nonsense()
    starts, ends, state, comment = (text.strip() for text in texts)
    season = _season(data["season"], days)
    return Row(days, starts, "24:00" if ends == "00:00" else ends, season, weeks, state, comment)


def _bound_to_data(bound):
    day = f"n{bound.nth}" if bound.nth else str(bound.day or "")
    return {"month": bound.month, "day": day}


def _season(data, days):
    if data is None:
        return None
    if not isinstance(data, dict):
        raise _nonsense()
    return Season(_bound(data.get("first"), days), _bound(data.get("last"), days))


def _bound(data, days):
    """An nth weekday is the one weekday of the row; with several, the row is refused later for just that."""
    if not isinstance(data, dict):
        raise _nonsense()
    month, day = data.get("month"), data.get("day")
    if type(month) is not int or not 1 <= month <= 12 or not isinstance(day, str):
        raise _nonsense()
    nth = {f"n{nth}": nth for nth in NTH}.get(day)
    if nth:
        return Bound(month, nth=nth, weekday=days[0] if len(days) == 1 else "?")
    if day and not (day.isascii() and day.isdigit() and 1 <= int(day) <= LAST_DAYS[month - 1]):
        raise InvalidHours(f"La saison commence ou finit un jour qui n’existe pas{NBSP}: le {day[:9]} du mois {month}.")
    return Bound(month, int(day or 0))


def _among(values, allowed):
    """Values in their usual order, without repetition."""
    if not isinstance(values, list) or not all(
        type(value) is type(allowed[0]) and value in allowed for value in values
    ):
        raise _nonsense()
    return tuple(value for value in allowed if value in values)


def _nonsense():
    return InvalidHours(UNREADABLE_ROWS)
