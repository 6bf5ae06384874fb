"""Days, dates and times as one says them in French."""

import re
from datetime import date, datetime, time

from .spelling import NBSP

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
FAR_AHEAD = 180
"""Days beyond which a date needs its year."""

_PART_OF_DAY = re.compile(r"^(?:le )?(matin|après-midi|midi|soir|soirée|matinée|en (?:soirée|matinée))$", re.IGNORECASE)
_APPOINTMENT = re.compile(r"^(?:uniquement )?sur (?:rendez[- ]vous|r\.?d\.?v\.?)$", re.IGNORECASE)


def clock(moment: time | datetime) -> str:
    """9 h, 12 h 30, minuit."""
    if not (moment.hour or moment.minute):
        return "minuit"
    return f"{moment.hour}{NBSP}h" + (f"{NBSP}{moment.minute:02}" if moment.minute else "")


def span(start: time | datetime, end: time | datetime | None) -> str:
    """9 h à 12 h 30; à partir de 9 h."""
    return f"{clock(start)} à {clock(end)}" if end else f"à partir de {clock(start)}"


def day_of_month(day: date, year: bool = False) -> str:
    """1er novembre, 2 novembre 2026."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number}{NBSP}{MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")


def near_day(day: date, today: date) -> str:
    """Nothing for today, « demain », « jeudi » within six days, then « le lundi 2 novembre », as for a past day."""
    ahead = (day - today).days
    if 0 <= ahead <= 1:
        return "demain" if ahead == 1 else ""
    return DAYS[day.weekday()] if 0 < ahead < 7 else full_day(day, today)


def full_day(day: date, today: date) -> str:
    """« le lundi 2 novembre », with its year when that is not near."""
    return f"le {DAYS[day.weekday()]} {day_of_month(day, year=abs((day - today).days) > FAR_AHEAD)}"


def listed(words: list[str], last: str = "et") -> str:
    """a, b et c."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def part_of_day(comment: str) -> str:
    """« matin » when that is all a comment says, else nothing."""
    found = _PART_OF_DAY.match(comment)
    return found[1].lower() if found else ""


def is_appointment(comment: str) -> bool:
    """Whether a comment only says that one must make an appointment."""
    return bool(_APPOINTMENT.match(comment))


def capital(sentence: str) -> str:
    """The sentence with a capital."""
    return sentence[:1].upper() + sentence[1:]
