"""The state of a place over a moment one asks about: an instant, or any time of a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from . import french
from .engine import Hours, in_paris, read, wall_clock
from .openings import CLOSED, DAY, Opening, OpeningException, by_day, exception_on, openings_of, stretches
from .rules import OPEN_END
from .status import UNKNOWN, OpeningStatus, next_opening, status_at, with_place


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant (aware), or with `end` the time from `start` to it: what remains of today, a whole day."""

    start: datetime
    end: datetime | None = None
    is_now: bool = False
    """Whether it begins when it is asked: sentences then need no day."""

    @property
    def day(self) -> date:
        """The day it is on, in Paris."""
        return wall_clock(self.start).date()

    def words(self, today: date) -> str:
        """« maintenant », « aujourd’hui », « demain à 9 h », « le samedi 28 novembre »."""
        if self.is_now and not self.end:
            return "maintenant"
        ahead = (self.day - today).days
        day = {0: "aujourd’hui", 1: "demain"}.get(ahead) or french.full_day(self.day, today)
        return day if self.end else f"{day} à {french.clock(wall_clock(self.start))}"


def now_at(instant: datetime) -> Moment:
    """The moment of an instant, to the minute: what is worked out for it may serve again."""
    return Moment(instant.replace(second=0, microsecond=0), is_now=True)


def rest_of_day(instant: datetime) -> Moment:
    """What remains of the day of an instant."""
    return Moment(now_at(instant).start, in_paris(_midnight(wall_clock(instant).date()) + DAY), is_now=True)


def whole_day(day: date) -> Moment:
    """A day from midnight to midnight."""
    return Moment(in_paris(_midnight(day)), in_paris(_midnight(day) + DAY))


def state_over(text: str | Hours | None, moment: Moment, exceptions: Sequence[OpeningException] = ()) -> str:
    """open (at some time of it), unknown or closed; without hours it is unknown."""
    hours, start = read(text), wall_clock(moment.start)
    if hours is None and not exceptions:
        return "unknown"
    if hours and not exceptions and not moment.end:
        return hours.state_at(moment.start)
    end = wall_clock(moment.end) if moment.end else start + timedelta(minutes=1)
    states = {segment.state for segment in stretches(hours, start, exceptions, end) if segment.start < end}
    return next((state for state in ("open", "unknown") if state in states), "closed")


def status_over(
    text: str | Hours | None, moment: Moment, today: date, exceptions: Sequence[OpeningException] = ()
) -> OpeningStatus:
    """What a visitor is told who asks about a moment: « Ouvert samedi de 9 h à 12 h 30 »."""
    at_start = status_at(text, moment.start, exceptions)
    state = state_over(text, moment, exceptions)
    if moment.is_now and (not moment.end or at_start.is_open or state == "closed"):
        return at_start
    if state == "unknown" and read(text) is None and not exceptions:
        return at_start
    start = wall_clock(moment.start)
    end = wall_clock(moment.end) if moment.end else start + timedelta(minutes=1)
    day = _named(moment.day, today)
    if state == "closed":
        return _closed(text, (start, end), day, today, exceptions, moment)
    openings = [each for each in _openings(text, start, exceptions) if _meets(each, start, end)]
    told = (_open if state == "open" else _unknown)(openings, moment.day, day)
    comments = {each.comment for each in openings} - {OPEN_END}
    comment = comments.pop() if len(comments) == 1 else ""
    return OpeningStatus(state, told, at_start.changes_at, comment, next((each.moved_to for each in openings), ""))


def _openings(text, start, exceptions):
    first = _midnight(start.date())
    return openings_of(by_day(stretches(read(text), first, exceptions, first + 2 * DAY)))


def _meets(opening, start, end):
    closes = opening.end and wall_clock(opening.end)
    return wall_clock(opening.start) < end and (closes is None or closes > start)


def _named(day, today):
    """« aujourd’hui », « demain », « samedi », « le samedi 28 novembre »."""
    return french.near_day(day, today) or "aujourd’hui"


def _open(openings: list[Opening], on, day):
    known = [each for each in openings if not each.unknown]
    spans = list(dict.fromkeys(_span(each, on) for each in known))
    moved = next((each.moved_to for each in known if each.moved_to), "")
    return with_place(f"Ouvert {day} {french.listed(spans)}", moved)


def _unknown(openings: list[Opening], on, day):
    first = openings[0]
    part = french.part_of_day(first.comment)
    if not first.unknown:
        told = f"{day} {_span(first, on)}, {OPEN_END}"
    elif french.is_appointment(first.comment):
        told = f"{day} {first.comment.lower()}"
    elif part or first.is_whole_day:
        remark = f" ({first.comment})" if first.comment and not part else ""
        told = f"{day} {part}".rstrip() + f", {UNKNOWN.lower()}{remark}"
    else:
        told = f"{day} {_span(first, on)}, à confirmer" + (f" ({first.comment})" if first.comment else "")
    return with_place(french.capital(told), first.moved_to)


def _closed(text, span, day, today, exceptions, moment):
    start, end = span
    at = "" if moment.end else f" à {french.clock(start)}"
    change = exception_on(exceptions, moment.day)
    is_unusual = bool(change) and change.kind == CLOSED
    sentence = f"Fermé {'exceptionnellement ' * is_unusual}{day}{at}"
    note = change.note if is_unusual else ""
    coming = next(stretches(read(text), end, exceptions), None)
    if coming is None:
        return OpeningStatus("closed", sentence, None, note)
    told = next_opening(coming, today, start.date() if not moment.end else None)
    return OpeningStatus("closed", f"{sentence}, {told}", in_paris(coming.start), note)


def _span(opening: Opening, on: date):
    """« de 9 h à 12 h »; « jusqu’à 2 h » on the day after it began."""
    if opening.is_whole_day:
        return "toute la journée"
    if wall_clock(opening.start).date() < on:
        return (
            f"jusqu’à {french.clock(opening.end)}"
            if opening.end
            else f"depuis la veille à {french.clock(opening.start)}"
        )
    words = french.span(opening.start, opening.end)
    return f"de {words}" if opening.end else words


def _midnight(day):
    return datetime.combine(day, time.min)
