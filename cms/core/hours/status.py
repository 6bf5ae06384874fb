"""What a visitor is told: open, closing soon, closed or unknown, in one French sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from . import french
from .engine import HORIZON, Hours, Segment, in_paris, read, wall_clock
from .openings import CLOSED, DAY, OpeningException, exception_on, stretches
from .rules import OPEN_END

SOON = timedelta(minutes=60)
"""How long before the end a place is « closing »."""

UNKNOWN = "Horaires à confirmer"


@dataclass(frozen=True, slots=True)
class OpeningStatus:
    """One of three states at an instant: open (or closing), closed, unknown; never a mixture of them."""

    state: str
    """open, closing, closed or unknown."""
    sentence: str
    changes_at: datetime | None = None
    """When another state follows, in aware Paris time; None when it is not known or over a year away."""
    comment: str = ""
    moved_to: str = ""
    """Where it takes place meanwhile, when an exception has moved it."""

    @property
    def is_open(self) -> bool:
        """Whether it is known to be open."""
        return self.state in ("open", "closing")

    @property
    def is_closed(self) -> bool:
        """Whether it is known to be closed."""
        return self.state == "closed"

    @property
    def is_unknown(self) -> bool:
        """Whether nobody can tell."""
        return self.state == "unknown"


def status_at(
    text: str | Hours | None, instant: datetime, exceptions: Sequence[OpeningException] = ()
) -> OpeningStatus:
    """The state at an instant, of stored hours under dated exceptions; without hours it is unknown."""
    hours, now = read(text), wall_clock(instant)
    if hours is None and not exceptions:
        return OpeningStatus("unknown", UNKNOWN)
    coming = stretches(hours, now, exceptions)
    current = next(coming, None)
    if current is None or current.start > now:
        return _closed(current, now, instant, exception_on(exceptions, now.date()))
    following = next(coming, None)
    while following and following.start <= current.end and following.state == current.state:
        current, following = current._replace(end=max(current.end, following.end)), next(coming, None)
    tell = _open if current.state == "open" else _unknown
    return tell(current, following, now, instant)


def _open(current: Segment, following, now, instant):
    if _never_ends(current, now):
        return OpeningStatus(
            "open", with_place("Ouvert à toute heure", current.moved_to), None, current.comment, current.moved_to
        )
    ends = in_paris(current.end, after=instant)
    end = _end(current.end, now)
    state = "open"
    if following and following.start == current.end:
        sentence = f"Ouvert au moins {_until(end)}"
    elif ends.astimezone(UTC) - _utc(instant) <= SOON:
        state, sentence = "closing", f"Ouvert, ferme dans {_wait(ends, instant)}, à {end}"
    else:
        sentence = f"Ouvert {_until(end)}"
    return OpeningStatus(state, with_place(sentence, current.moved_to), ends, current.comment, current.moved_to)


def _unknown(current: Segment, following, now, instant):
    endless = _never_ends(current, now)
    if current.comment == OPEN_END:
        sentence = f"Depuis {french.clock(current.start)}, {OPEN_END}"
    elif french.is_appointment(current.comment):
        sentence = french.capital(current.comment)
    else:
        part = french.part_of_day(current.comment)
        day = "" if endless or current.end - current.start < DAY else f"Le {french.DAYS[now.weekday()]}"
        sentence = " ".join(filter(None, (day, part)))
        sentence = french.capital(f"{sentence}, {UNKNOWN.lower()}" if sentence else UNKNOWN)
        if current.comment and not part:
            sentence += f" ({current.comment})"
    comment = "" if current.comment == OPEN_END else current.comment
    changes_at = None if endless else in_paris(current.end, after=instant)
    return OpeningStatus("unknown", with_place(sentence, current.moved_to), changes_at, comment, current.moved_to)


def _closed(coming: Segment | None, now, instant, change):
    sentence = "Fermé"
    note = ""
    if change and change.kind == CLOSED:
        sentence, note = "Fermé exceptionnellement", change.note
    if coming is None:
        return OpeningStatus("closed", sentence, None, note)
    changes_at = in_paris(coming.start, after=instant)
    return OpeningStatus("closed", f"{sentence}, {next_opening(coming, now.date(), now.date())}", changes_at, note)


def next_opening(coming: Segment, today: date, understood: date | None) -> str:
    """« ouvre demain à 9 h », « prochaine ouverture jeudi matin, horaires à confirmer »; no day if `understood`."""
    opens_on = coming.start.date()
    day = "" if opens_on == understood else french.near_day(opens_on, today) or "aujourd’hui"
    at = (
        ""
        if coming.start.time() == time.min and coming.end - coming.start >= DAY
        else f"à {french.clock(coming.start)}"
    )
    if coming.state == "open" or coming.comment == OPEN_END:
        return with_place(" ".join(filter(None, ("ouvre", day, at))), coming.moved_to)
    part = french.part_of_day(coming.comment)
    when = " ".join(filter(None, ("prochaine ouverture", day, part or at)))
    if french.is_appointment(coming.comment):
        return with_place(f"{when} {coming.comment.lower()}", coming.moved_to)
    remark = f" ({coming.comment})" if coming.comment and not part else ""
    return with_place(f"{when}, {UNKNOWN.lower()}{remark}", coming.moved_to)


def _wait(ends, instant):
    """« 30 min », « 1 h »: whole minutes, the one that has begun included."""
    minutes = -((_utc(instant) - ends.astimezone(UTC)) // timedelta(minutes=1))
    return f"{minutes}{french.NBSP}min" if minutes < 60 else f"1{french.NBSP}h"


def _end(end: datetime, now: datetime):
    """« 12 h 30 », « minuit », « samedi à 18 h », « samedi minuit »."""
    last_day = (end - timedelta(microseconds=1)).date()
    if last_day == now.date() or end - now < timedelta(hours=12):
        return french.clock(end)
    link = " " if end.time() == time.min else " à "
    return f"{french.near_day(last_day, now.date())}{link}{french.clock(end)}"


def _until(end: str):
    """« jusqu’à 12 h 30 », « jusqu’au mardi 8 décembre minuit »."""
    return f"jusqu’au {end[3:]}" if end.startswith("le ") else f"jusqu’à {end}"


def with_place(sentence: str, moved_to: str) -> str:
    """A sentence and the place where it is meanwhile, if it has moved."""
    return f"{sentence}, déplacé\u00a0: {moved_to}" if moved_to else sentence


def _never_ends(segment, now):
    return segment.end - now >= HORIZON - 2 * DAY


def _utc(instant):
    """The instant in UTC, so that minutes are counted right when the clocks change."""
    return (instant if instant.tzinfo else in_paris(instant)).astimezone(UTC)
