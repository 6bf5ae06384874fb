"""Rows: opening hours as people fill them in.

What rows mean, in the form as in the text:
- rows add up; where two of them overlap, the later one is right;
- on a public holiday, open rows that name public holidays replace all the others;
- closed rows win over everything on their days, wherever they stand.
"""

import re
from dataclasses import dataclass

from .seasons import Season
from .selectors import PUBLIC_HOLIDAY
from .spelling import NBSP, WEEKDAYS, InvalidHours

MAX_ROWS = 20
MAX_COMMENT = 80
OPEN, UNKNOWN, CLOSED = "open", "unknown", "closed"
MIDNIGHT = "24:00"

_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the form."""

    days: tuple[str, ...] = ()
    """Mo to Su and PH (public holidays), in this order."""
    starts: str = ""
    """« 09:00 »; empty with an unknown time, or for a closed day."""
    ends: str = ""
    """« 12:30 », « 24:00 »; empty when nobody says when it ends."""
    season: Season | None = None
    weeks: tuple[int, ...] = ()
    """Weeks of the month, 1 to 5, -1 for the last; empty for all."""
    state: str = OPEN
    """open, unknown (to be confirmed) or closed."""
    comment: str = ""

    @property
    def unknown_time(self) -> bool:
        """Whether only the days are known."""
        return self.state == UNKNOWN and not self.starts


def check_row(row: Row) -> None:
    """Refuses a row that says too little, or two things at once: raises InvalidHours."""
    if not row.days:
        raise InvalidHours("Cochez au moins un jour.")
    if '"' in row.comment or len(row.comment) > MAX_COMMENT or not row.comment.isprintable():
        raise InvalidHours(f"La précision tient en {MAX_COMMENT} caractères, sans guillemet droit.")
    if PUBLIC_HOLIDAY in row.days and (row.weeks or (row.season and row.state != CLOSED)):
        raise InvalidHours("Les jours fériés demandent une ligne à eux, sans saison ni semaine du mois.")
    if row.season and row.season.weekdays - {row.days[0] if len(row.days) == 1 else ""}:
        raise InvalidHours(
            "Une saison qui va d’un tel jour du mois à un autre demande une ligne d’un seul jour de la semaine."
        )
    (_check_closed if row.state == CLOSED else _check_times)(row)


def _check_closed(row):
    if row.starts or row.ends:
        raise InvalidHours(f"Une ligne «{NBSP}fermé{NBSP}» n’a pas d’heure.")
    if not row.season and not row.weeks and set(WEEKDAYS) <= set(row.days):
        raise InvalidHours(f"Une ligne «{NBSP}fermé{NBSP}» dit quels jours, ou quelle saison.")


def _check_times(row):
    if row.state == OPEN and not row.starts:
        raise InvalidHours(f"Indiquez l’heure d’ouverture, ou choisissez «{NBSP}à confirmer{NBSP}».")
    if row.ends and not row.starts:
        raise InvalidHours("Indiquez aussi l’heure d’ouverture.")
    for point in filter(None, (row.starts, row.ends)):
        if not _CLOCK.fullmatch(point) and (point, row.ends) != (MIDNIGHT, MIDNIGHT):
            raise InvalidHours(f"«{NBSP}{point}{NBSP}» n’est pas une heure{NBSP}: écrivez par exemple 09:30.")
    if row.starts and row.starts == row.ends:
        raise InvalidHours("L’heure de fermeture est la même que l’heure d’ouverture.")
