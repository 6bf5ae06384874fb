"""The table of hours of one week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from . import french
from .engine import Hours
from .openings import Opening, OpeningException, exception_on, openings_on


@dataclass(frozen=True, slots=True)
class DayRow:
    """One line of the table."""

    day: date
    name: str
    """lundi … dimanche."""
    spans: tuple[str, ...]
    """« 9 h à 12 h 30 »; empty when closed all day."""
    is_today: bool
    is_unknown: bool = False
    """Whether all that is known of that day is that the hours are to be confirmed."""
    note: str = ""
    """What an exception says of that day."""

    @property
    def text(self) -> str:
        """The whole cell: « 9 h à 12 h 30, 15 h à 19 h », « fermé »."""
        return ", ".join(self.spans) or "fermé"


def week_table(text: str | Hours | None, today: date, exceptions: Sequence[OpeningException] = ()) -> list[DayRow]:
    """Monday to Sunday of the week of `today`, exceptions of these very dates applied."""
    monday = today - timedelta(days=today.weekday())
    return [_row(text, monday + timedelta(days=index), today, exceptions) for index in range(7)]


def _row(text, day, today, exceptions):
    openings = openings_on(text, day, exceptions)
    change = exception_on(exceptions, day)
    note = ""
    if change:
        label = {"closed": "fermeture exceptionnelle", "hours": "horaires exceptionnels", "moved": "déplacé"}[
            change.kind
        ]
        note = f"{label}\u00a0: {change.note}" if change.note else label
    return DayRow(
        day,
        french.DAYS[day.weekday()],
        tuple(dict.fromkeys(_span(opening) for opening in openings)),
        day == today,
        bool(openings) and all(opening.unknown for opening in openings),
        note,
    )


def _span(opening: Opening):
    if not opening.unknown:
        if opening.is_whole_day:
            return "toute la journée"
        return french.span(opening.start, opening.end) + (f" ({opening.comment})" if opening.comment else "")
    if french.is_appointment(opening.comment):
        return opening.comment.lower()
    part = french.part_of_day(opening.comment)
    when = part if opening.is_whole_day else french.span(opening.start, opening.end)
    remark = f" ({opening.comment})" if opening.comment and not part else ""
    return f"{when}, horaires à confirmer" if when else f"horaires à confirmer{remark}"
