"""When a place opens: its hours, under its dated exceptions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice, pairwise

from .engine import HORIZON, Hours, Segment, in_paris, parse, read, wall_clock
from .rules import OPEN_END

DAY = timedelta(days=1)
CLOSED, HOURS, MOVED = "closed", "hours", "moved"


@dataclass(frozen=True, slots=True)
class OpeningException:
    """Days, both included, when a place is closed, keeps other hours or has moved. Once past it has no effect."""

    starts_on: date
    ends_on: date
    kind: str
    """closed, hours (those of `opening_hours`) or moved (`note` says where; `opening_hours` if those change too)."""
    opening_hours: str = ""
    note: str = ""

    def covers(self, day: date) -> bool:
        """Whether it holds on a day."""
        return self.starts_on <= day <= self.ends_on


@dataclass(frozen=True, slots=True)
class Opening:
    """One opening, in aware Paris time."""

    start: datetime
    end: datetime | None
    """None when nobody says when it ends."""
    unknown: bool = False
    """Whether the hours of that day are to be confirmed."""
    comment: str = ""
    moved_to: str = ""

    @property
    def is_whole_day(self) -> bool:
        """Whether no time of the day is given."""
        return bool(self.end) and self.start.time() == self.end.time() == time.min


def exception_on(exceptions: Iterable[OpeningException], day: date) -> OpeningException | None:
    """The exception that holds on a day; the last one listed wins."""
    return next((each for each in reversed(tuple(exceptions)) if each.covers(day)), None)


def stretches(
    hours: Hours | None, start: datetime, exceptions: Sequence[OpeningException] = (), end: datetime | None = None
) -> Iterator[Segment]:
    """What is open or unknown from `start` on (naive Paris time), whole stretches, in order; nothing that is closed."""
    usual = hours or parse("unknown")
    end = end or start + HORIZON
    first = datetime.combine(start.date(), time.min) - 2 * DAY
    if exceptions:
        found = _under(usual, first, end, exceptions)
    else:
        found = (segment for segment in usual.segments(first, end) if segment.state != "closed")
    return (segment for segment in found if segment.end > start)


def next_openings(
    text: str | Hours | None, instant: datetime, n: int = 7, exceptions: Sequence[OpeningException] = ()
) -> list[Opening]:
    """The next `n` openings, the current one included; none for a place without hours or that never closes."""
    hours, moment = read(text), wall_clock(instant)
    if not hours:
        return []
    coming = (segment for segment in by_day(stretches(hours, moment, exceptions)) if segment.end > moment)
    return list(islice(openings_of(coming), n))


def openings_on(text: str | Hours | None, day: date, exceptions: Sequence[OpeningException] = ()) -> list[Opening]:
    """The openings that start on a day, or that last all through it."""
    start = datetime.combine(day, time.min)
    segments = by_day(stretches(read(text), start, exceptions, start + 2 * DAY))
    return list(openings_of(segment for segment in segments if segment.start.date() == day))


def openings_of(segments):
    """Openings of stretches; one without a closing time takes in the unknown time that follows it."""
    previous = None
    for segment in segments:
        if segment.comment == OPEN_END:
            if previous and previous.end == segment.start:
                yield replace(_opening(previous), end=None)
            else:
                if previous:
                    yield _opening(previous)
                yield Opening(in_paris(segment.start), None, moved_to=segment.moved_to)
            previous = None
            continue
        if previous:
            yield _opening(previous)
        previous = segment
    if previous:
        yield _opening(previous)


def _opening(segment):
    start = in_paris(segment.start)
    end = in_paris(segment.end, after=start)
    return Opening(start, end, segment.state == "unknown", segment.comment, segment.moved_to)


def by_day(segments):
    """Stretches of more than a day that begin at midnight, one day at a time; what never ends is left out."""
    for segment in segments:
        if segment.end - segment.start >= HORIZON - 3 * DAY:
            continue
        while segment.start.time() == time.min and segment.end - segment.start > DAY:
            yield segment._replace(end=segment.start + DAY)
            segment = segment._replace(start=segment.start + DAY)
        yield segment


def _under(usual, first, end, exceptions):
    """Usual hours, replaced on the days of each exception."""
    bounds = {each.starts_on for each in exceptions} | {each.ends_on + DAY for each in exceptions}
    cuts = sorted({first, end} | {cut for day in bounds if first < (cut := datetime.combine(day, time.min)) < end})
    for start, until in pairwise(cuts):
        change = exception_on(exceptions, start.date())
        if change is None:
            yield from _starting_between(usual, start, until)
        elif change.kind != CLOSED:
            replaced = read(change.opening_hours) or (parse("unknown") if change.kind == HOURS else usual)
            moved_to = (change.note or "autre lieu") if change.kind == MOVED else ""
            for segment in _starting_between(replaced, start, until):
                yield segment._replace(moved_to=moved_to)


def _starting_between(hours, start, until):
    """An opening belongs to the day it starts on, past midnight too; only what lasts over a day is cut."""
    for segment in hours.segments(start - 2 * DAY, until + 2 * DAY):
        if segment.state == "closed":
            continue
        if segment.end - segment.start > DAY:
            segment = segment._replace(start=max(segment.start, start), end=min(segment.end, until))
            if segment.start < segment.end:
                yield segment
        elif start <= segment.start < until:
            yield segment
