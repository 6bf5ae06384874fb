"""Parts of a sentence about hours: days, seasons and times of a rule."""

import re
from datetime import time

from . import french
from .rules import Rule, time_parts
from .seasons import Bound, Season
from .selectors import PUBLIC_HOLIDAY, Selector
from .spelling import NBSP, WEEKDAYS

ORDINALS = {1: "premier", 2: "deuxième", 3: "troisième", 4: "quatrième", 5: "cinquième", -1: "dernier"}
HOLIDAYS = "les jours fériés"
_DAY_NAMES = dict(zip(WEEKDAYS, french.DAYS, strict=True))
_FROM_SUN = {
    "sunrise": "du lever du soleil",
    "sunset": "du coucher du soleil",
    "dawn": "de l’aube",
    "dusk": "de la tombée de la nuit",
}
_TO_SUN = {
    "sunrise": "au lever du soleil",
    "sunset": "au coucher du soleil",
    "dawn": "à l’aube",
    "dusk": "à la tombée de la nuit",
}
_THE_SUN = {
    "sunrise": "le lever du soleil",
    "sunset": "le coucher du soleil",
    "dawn": "l’aube",
    "dusk": "la tombée de la nuit",
}
_PARTS_OF_DAY = {
    "matin": "le matin",
    "après-midi": "l’après-midi",
    "midi": "le midi",
    "soir": "le soir",
    "soirée": "en soirée",
    "matinée": "en matinée",
}


def days(selector: Selector) -> str:
    """« du mardi au samedi », « le premier vendredi du mois », « les jours fériés »; nothing for one date."""
    named = [day for day in selector.days if day != PUBLIC_HOLIDAY]
    holidays = [HOLIDAYS] if PUBLIC_HOLIDAY in selector.days else []
    if not selector.days:
        return "" if selector.seasons and all(season.is_one_day for season in selector.seasons) else "tous les jours"
    if selector.weeks:
        return _days_of_month(named, selector)
    if len(named) == 7:
        return "tous les jours, jours fériés compris," if holidays else "tous les jours"
    return french.listed(_runs(named) + holidays)


def seasons(selector: Selector) -> str:
    """« de mars à octobre », « le 25 décembre », « les semaines paires »; nothing for the whole year."""
    if _month_of_weeks(selector):
        return ""
    found = [_season(season) for season in selector.seasons]
    return ", ".join(filter(None, (french.listed(found) if found else "", iso_weeks(selector.iso_weeks) or "")))


def iso_weeks(text: str) -> str | None:
    """Weeks of the year in words; None when there is no short way to say it."""
    found = re.fullmatch(r"0?(\d+)(?:-0?(\d+)(?:/(\d))?)?", text)
    if not text or not found:
        return None
    first, last, step = found[1], found[2], found[3]
    if step == "2" and int(first) <= 2 and int(last) >= 52:
        return "les semaines impaires" if first == "1" else "les semaines paires"
    if step:
        return None
    return f"de la semaine {first} à la semaine {last}" if last else f"la semaine {first}"


def times(rule: Rule) -> str:
    """« de 9 h à 12 h et de 14 h à 18 h », « à partir de 10 h »."""
    return french.listed([_time(*time_parts(each)) for each in rule.times]) if rule.times else ""


def part_of_days(selector: Selector, part: str) -> str:
    """« le jeudi matin », « du lundi au vendredi, le matin »."""
    if len(selector.days) == 1 and selector.days[0] != PUBLIC_HOLIDAY and not selector.weeks:
        return f"{days(selector)} {part.removeprefix('en ')}"
    part = _PARTS_OF_DAY.get(part.removeprefix("en "), part)
    return f"{days(selector)}, {part}"


def _season(season: Season):
    if season.is_one_day:
        return f"le {_bound(season.first)}"
    if season.first.is_month:
        first, last = french.MONTHS[season.first.month - 1], french.MONTHS[season.last.month - 1]
        if season.last.month == season.first.month + 1:
            return f"en {first} et {last}"
        return f"en {first}" if first == last else f"{_of(first)} à {last}"
    if season.first.month == season.last.month and 0 < season.first.day < season.last.day:
        return f"du {_day(season.first)} au {_bound(season.last)}"
    return f"du {_bound(season.first)} au {_bound(season.last)}"


def _bound(bound: Bound):
    month = french.MONTHS[bound.month - 1]
    if bound.nth:
        return f"{ORDINALS[bound.nth]} {_DAY_NAMES[bound.weekday]} {_of(month)}"
    return f"{_day(bound)}{NBSP}{month}"


def _day(bound: Bound):
    return "1er" if bound.day == 1 else str(bound.day)


def _days_of_month(named, selector):
    month = _month_of_weeks(selector)
    each = [f"le {ORDINALS[week]} {_DAY_NAMES[day]}" for day in named for week in selector.weeks]
    if len(named) == 1 and len(selector.weeks) > 1:
        each = [f"le {ORDINALS[week]}" for week in selector.weeks]
        each[-1] += f" {_DAY_NAMES[named[0]]}"
    return f"{french.listed(each)} {_of(french.MONTHS[month - 1]) if month else 'du mois'}"


def _month_of_weeks(selector):
    """The month of « le deuxième dimanche d’octobre »."""
    if selector.weeks and len(selector.seasons) == 1:
        season = selector.seasons[0]
        return season.first.month if season.first.is_month and season.first == season.last else 0
    return 0


def _runs(named):
    """« du mardi au jeudi », « le samedi »; from two days of the week-end round to Monday as well."""
    indexes = [WEEKDAYS.index(day) for day in named]
    runs: list[list[int]] = []
    for index in indexes:
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    if len(runs) > 1 and runs[0][0] == 0 and runs[-1][-1] == 6 and len(runs[0]) + len(runs[-1]) > 2:
        runs[-1] += runs.pop(0)
    words = []
    for run in runs:
        if len(run) > 2:
            words.append(f"du {french.DAYS[run[0]]} au {french.DAYS[run[-1]]}")
        else:
            words += [f"le {french.DAYS[index]}" for index in run]
    return words


def _time(start, end, open_end):
    if start == "00:00" and end == "24:00":
        return "24 h sur 24".replace(" h", f"{NBSP}h")
    if not end:
        return f"à partir {_point(start, 'de', _FROM_SUN)}"
    return f"{_point(start, 'de', _FROM_SUN)} {_point(end, 'à', _TO_SUN)}" + (" au moins" if open_end else "")


def _point(point, link, sun):
    point = point.lower()
    if point in sun:
        return sun[point]
    found = re.fullmatch(r"\((\w+)\s*([+-])\s*(\d+):(\d+)\)", point)
    if found:
        side = "après" if found[2] == "+" else "avant"
        lapse = french.clock(time(int(found[3]), int(found[4]))) if int(found[3]) else f"{int(found[4])}{NBSP}minutes"
        return f"{link} {lapse} {side} {_THE_SUN[found[1]]}"
    hour, minute = point.split(":")
    return f"{link} {french.clock(time(int(hour) % 24, int(minute)))}"


def _of(month):
    return f"d’{month}" if month[0] in "ao" else f"de {month}"
