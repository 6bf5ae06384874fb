"""Seasons: from one day of the year to another, over New Year too."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .corrections import MONTHS, WEEKDAYS

LAST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
NTH = (1, 2, 3, 4, -1)
"""Which weekday of a month a season may start or end with: first to fourth, last."""

_MONTH = "|".join(MONTHS)
_DAY = "|".join(WEEKDAYS)
_DATED = rf"(?:{_MONTH}) (?:\d{{1,2}}|(?:{_DAY})\[-?\d\])"
RANGE = rf"(?:{_DATED}-{_DATED}|(?:{_MONTH}) \d{{1,2}}(?:-\d{{1,2}})?|(?:{_MONTH})(?:-(?:{_MONTH}))?)"
_BOUND = re.compile(rf"(?P<month>{_MONTH})(?: (?P<day>\d{{1,2}})| (?P<weekday>{_DAY})\[(?P<nth>-?\d)\])?$")


@dataclass(frozen=True, slots=True)
class Bound:
    """The first or the last day of a season: a whole month, a day of it, or its nth weekday."""

    month: int
    day: int = 0
    """1 to 31; 0 for the whole month."""
    nth: int = 0
    """1 to 4, -1 for the last; 0 when it is not a weekday that bounds the season."""
    weekday: str = ""

    @property
    def is_month(self) -> bool:
        """Whether the whole month belongs to the season."""
        return not (self.day or self.nth)

    def __str__(self):
        name = MONTHS[self.month - 1]
        if self.nth:
            return f"{name} {self.weekday}[{self.nth}]"
        return f"{name} {self.day:02}" if self.day else name


@dataclass(frozen=True, slots=True)
class Season:
    """Both bounds belong to it. Either both are whole months, or neither is."""

    first: Bound
    last: Bound

    def __post_init__(self):
        if self.first.is_month != self.last.is_month:
            if self.first.is_month:
                object.__setattr__(self, "first", Bound(self.first.month, 1))
            else:
                object.__setattr__(self, "last", Bound(self.last.month, LAST_DAYS[self.last.month - 1]))

    @property
    def weekdays(self) -> set[str]:
        """The weekdays that bound it, if any."""
        return {bound.weekday for bound in (self.first, self.last) if bound.nth}

    @property
    def is_one_day(self) -> bool:
        """Whether it is one date of the year."""
        return self.first == self.last and bool(self.first.day)

    @property
    def reach(self) -> frozenset[tuple[int, int]]:
        """Every (month, day) that may belong to it in one year or another."""
        first = (self.first.month, self.first.day or 1)
        last = (self.last.month, self.last.day or 31)
        if self.first.month == self.last.month and (self.first.nth or self.last.nth):
            return frozenset(_YEAR)
        if first <= last:
            return frozenset(day for day in _YEAR if first <= day <= last)
        return frozenset(day for day in _YEAR if day >= first or day <= last)

    def __str__(self):
        return str(self.first) if self.first == self.last and not self.first.nth else f"{self.first}-{self.last}"


def parse_seasons(text: str) -> tuple[Season, ...]:
    """« Mar-Jun,Sep » as seasons; raises ValueError for a day or a weekday that a month does not have."""
    return tuple(_season(each) for each in text.split(",")) if text else ()


def _season(text):
    pieces = re.split(r"(?<![\[])-", text)
    first = _bound(pieces[0])
    if len(pieces) == 1:
        return Season(first, first)
    last = pieces[1]
    return Season(first, _bound(f"{MONTHS[first.month - 1]} {last}" if last.isdigit() else last))


def _bound(text):
    found = _BOUND.match(text)
    if not found:
        raise ValueError(text)
    month, day, nth = MONTHS.index(found["month"]) + 1, int(found["day"] or 0), int(found["nth"] or 0)
    if day > LAST_DAYS[month - 1] or (nth and nth not in NTH):
        raise ValueError(text)
    return Bound(month, day, nth, found["weekday"] or "")


def _days_of_year() -> Iterator[tuple[int, int]]:
    return ((month, day) for month, last in enumerate(LAST_DAYS, 1) for day in range(1, last + 1))


_YEAR = tuple(_days_of_year())
