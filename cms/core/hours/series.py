"""Openings of a whole period, put together as the weeks that repeat."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from .engine import Hours, read
from .openings import DAY, Opening, OpeningException, by_day, openings_of, stretches

WEEK = timedelta(days=7)
LONGEST_PAUSE = 3 * WEEK
"""How far apart two dates of one series are at most: a season or a monthly date makes series of its own."""


@dataclass(frozen=True, slots=True)
class Series:
    """An opening that comes back every week, on the same day and at the same time; most often many, sometimes one."""

    first: Opening
    weeks: int
    """From the first to the last, both included, whatever is missing in between."""
    missing: tuple[date, ...] = ()
    """The days on which it does not take place."""

    @property
    def last_day(self) -> date:
        """The day of the last one."""
        return self.first.start.date() + (self.weeks - 1) * WEEK


def series_between(
    text: str | Hours | None, first: date, last: date, exceptions: Sequence[OpeningException] = ()
) -> list[Series]:
    """Every opening that starts between two days, both included, as weekly series by first date.

    None for a place without hours or that never closes. A series never crosses New Year, so that its first date
    does not depend on the day one asks, as long as `first` is a 1 January.
    """
    hours = read(text)
    if not hours:
        return []
    start, end = (datetime.combine(day, time.min) for day in (first, last + DAY))
    segments = by_day(stretches(hours, start, exceptions, end))
    slots = defaultdict(list)
    for opening in openings_of(segment for segment in segments if start <= segment.start < end):
        slots[_slot(opening)].append(opening)
    found = (_series(chain) for slot in slots.values() for chain in _chains(slot))
    return sorted(found, key=lambda series: series.first.start)


def _slot(opening: Opening):
    start, end = opening.start, opening.end
    length = end and end.replace(tzinfo=None) - start.replace(tzinfo=None)
    return (start.year, start.weekday(), start.time(), length, opening.unknown, opening.comment, opening.moved_to)


def _chains(openings: list[Opening]) -> Iterator[list[Opening]]:
    """Openings of one slot, cut where the pause is too long."""
    numbers = []
    for index, opening in enumerate(openings):
        apart = index and opening.start.date() - openings[index - 1].start.date() > LONGEST_PAUSE
        numbers.append(numbers[-1] + bool(apart) if numbers else 0)
    for _, chain in groupby(zip(numbers, openings, strict=True), key=lambda pair: pair[0]):
        yield [opening for _, opening in chain]


def _series(chain: list[Opening]) -> Series:
    days = [opening.start.date() for opening in chain]
    weeks = (days[-1] - days[0]) // WEEK + 1
    all_days = (days[0] + index * WEEK for index in range(weeks))
    return Series(chain[0], weeks, tuple(day for day in all_days if day not in set(days)))
