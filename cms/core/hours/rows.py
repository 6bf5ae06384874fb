"""Rows: opening hours as people fill them in, and the text that they make.

What rows mean, in the form as in the text:
- rows add up; where two of them overlap, the later one is right;
- on a public holiday, open rows that name public holidays replace all the others;
- closed rows win over everything on their days, wherever they stand.
What cannot be said so stays text: `rows_from_text` gives None rather than rows that would change its meaning.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from .engine import parse
from .rules import Rule, minutes, time_parts
from .seasons import Season
from .selectors import PUBLIC_HOLIDAY, Selector, parse_selectors
from .spelling import MAX_LENGTH, NBSP, WEEKDAYS, InvalidHours

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


def rows_from_text(text: str) -> list[Row] | None:
    """The rows of a text, or None when rows cannot say exactly the same; raises InvalidHours like `parse`."""
    rules = [replace(rule, state=UNKNOWN) if rule.is_imprecise else rule for rule in parse(text).rules]
    found = [(rule, parse_selectors("" if rule.is_always else rule.selectors)) for rule in rules]
    if not all(selector and _is_plain(rule, selector) for rule, selector in found):
        return None
    if not all(_is_sum(found[:place], *each) for place, each in enumerate(found)):
        return None
    rows = [row for rule, selector in found for row in _rows(rule, selector)]
    try:
        text_from_rows(rows)
    except InvalidHours:
        return None
    return rows


def text_from_rows(rows: Iterable[Row]) -> str:
    """The text of rows, empty for no row; raises InvalidHours, in French, for rows that make no sense."""
    rows = list(rows)
    if len(rows) > MAX_ROWS:
        raise InvalidHours(f"{MAX_ROWS} lignes au plus.")
    for row in rows:
        _check(row)
    text = _join(_group(rows))
    if len(text) > MAX_LENGTH:
        raise InvalidHours(f"Ces horaires sont trop longs{NBSP}: regroupez des lignes.")
    if text:
        parse(text)
    return text


def _check(row):
    """Refuses a row that says too little, or two things at once."""
    if not row.days:
        raise InvalidHours("Cochez au moins un jour.")
    if '"' in row.comment or len(row.comment) > MAX_COMMENT or not row.comment.isprintable():
        raise InvalidHours(f"La précision tient en {MAX_COMMENT} caractères, sans guillemet droit.")
    if row.state == CLOSED:
        if row.starts or row.ends:
            raise InvalidHours(f"Une ligne «{NBSP}fermé{NBSP}» n’a pas d’heure.")
        if not row.season and not row.weeks and set(WEEKDAYS) <= set(row.days):
            raise InvalidHours(f"Une ligne «{NBSP}fermé{NBSP}» dit quels jours, ou quelle saison.")
    elif row.state == OPEN and not row.starts:
        raise InvalidHours(f"Indiquez l’heure d’ouverture, ou «{NBSP}heure inconnue{NBSP}».")
    if row.ends and not row.starts:
        raise InvalidHours("Indiquez aussi l’heure d’ouverture.")
    for point in filter(None, (row.starts, row.ends)):
        if not _CLOCK.fullmatch(point) and not (point == MIDNIGHT and point is row.ends):
            raise InvalidHours(f"«{NBSP}{point}{NBSP}» n’est pas une heure{NBSP}: écrivez par exemple 09:30.")
    if row.starts and row.starts == row.ends:
        raise InvalidHours("L’heure de fermeture est la même que l’heure d’ouverture.")
    _check_days(row)


def _check_days(row):
    if PUBLIC_HOLIDAY in row.days and (row.weeks or (row.season and row.state != CLOSED)):
        raise InvalidHours("Les jours fériés demandent une ligne à eux, sans saison ni semaine du mois.")
    if row.season and row.season.weekdays - {row.days[0] if len(row.days) == 1 else ""}:
        raise InvalidHours(
            "Une saison qui va d’un tel jour du mois à un autre demande une ligne d’un seul jour de la semaine."
        )


def _group(rows):
    """Rules of rows in the order that gives them their meaning: usual days, public holidays, closed."""
    rules = [
        _rule(*key, list(group))
        for key, group in groupby(
            rows, key=lambda row: (row.days, row.season, row.weeks, row.state, row.comment, bool(row.starts))
        )
    ]
    usual, holidays, closed = [], [], [rule for rule in rules if rule[1].state == CLOSED]
    for selector, rule in rules:
        if rule.state == CLOSED:
            continue
        days = tuple(day for day in selector.days if day != PUBLIC_HOLIDAY)
        if PUBLIC_HOLIDAY not in selector.days:
            usual.append((selector, rule))
        elif not days or all(
            other is selector or replace(selector, days=days).is_disjoint(_without_holidays(other))
            for other, each in rules
            if each.state != CLOSED
        ):
            holidays.append((selector, rule))
        else:
            usual.append((replace(selector, days=days), rule))
            holidays.append((replace(selector, days=(PUBLIC_HOLIDAY,)), rule))
    return usual, holidays, closed


def _without_holidays(selector):
    days = tuple(day for day in selector.days if day != PUBLIC_HOLIDAY)
    return replace(selector, days=days) if days else Selector(days=("none",))


def _rule(days, season, weeks, state, comment, timed, rows):
    spans = (
        list(dict.fromkeys(f"{row.starts}-{row.ends}" if row.ends else f"{row.starts}+" for row in rows))
        if timed
        else []
    )
    for span in [span for span in spans if span.endswith("+")]:
        before = next((each for each in spans if each.endswith(f"-{span[:-1]}")), None)
        if before:
            spans.remove(span)
            spans[spans.index(before)] += "+"
    selector = Selector((season,) if season else (), "", days, weeks)
    return selector, Rule("", "", tuple(spans), state, comment)


def _join(groups):
    usual, holidays, closed = groups
    text, done = "", []
    for selector, rule in usual:
        separator = "; " if all(selector.is_disjoint(other) for other in done) else ", "
        text += (separator if text else "") + _written(selector, rule)
        done.append(selector)
    for place, (selector, rule) in enumerate(holidays):
        text += ((", " if place else "; ") if text else "") + _written(selector, rule)
    for selector, rule in closed:
        text += ("; " if text else "") + _written(selector, rule)
    return text


def _written(selector, rule):
    every_day = selector.days == WEEKDAYS and not selector.weeks
    days = "" if every_day and selector.seasons else _days(selector)
    if every_day and not selector.seasons and rule.times in ((), (f"00:00-{MIDNIGHT}",)):
        always = "24/7" if rule.times else ""
        rule = replace(rule, times=())
        days = always
    state = {OPEN: OPEN if rule.comment else "", UNKNOWN: UNKNOWN, CLOSED: "off"}[rule.state]
    comment = f'"{rule.comment}"' if rule.comment else ""
    return " ".join(filter(None, (*map(str, selector.seasons), days, ",".join(rule.times), state, comment)))


def _days(selector):
    weeks = f"[{','.join(map(str, selector.weeks))}]" if selector.weeks else ""
    if weeks:
        return ",".join(f"{day}{weeks}" for day in selector.days)
    runs: list[list[str]] = []
    for day in selector.days:
        if runs and day in WEEKDAYS and WEEKDAYS.index(runs[-1][-1]) == WEEKDAYS.index(day) - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(f"{run[0]}-{run[-1]}" if len(run) > 2 else ",".join(run) for run in runs)


def _rows(rule, selector):
    days = selector.days or WEEKDAYS
    times = [(start, end, more) for start, end, more in map(time_parts, rule.times)] or [("", "", False)]
    if rule.is_always and rule.state == OPEN and not rule.times:
        times = [("00:00", MIDNIGHT, False)]
    for season in selector.seasons or (None,):
        for start, end, more in times:
            row = Row(days, _clock(start), _clock(end, MIDNIGHT), season, selector.weeks, rule.state, rule.comment)
            yield row
            if more and end:
                yield replace(row, starts=row.ends, ends="")


def _clock(point, midnight="00:00"):
    """« 9:00 » as 09:00, « 26:00 » as 02:00."""
    if not point:
        return ""
    hour, minute = divmod(minutes(point), 60)
    return midnight if (hour, minute) in ((24, 0), (0, 0)) else f"{hour % 24:02}:{minute:02}"


def _is_plain(rule, selector):
    """Whether its own parts fit in rows."""
    if rule.separator == "||" or selector.iso_weeks or (rule.state == CLOSED and rule.times):
        return False
    for start, end, more in map(time_parts, rule.times):
        if not re.fullmatch(r"[\d:]+", start) or not re.fullmatch(r"[\d:]*", end):
            return False
        if end and (minutes(end) - minutes(start) > 24 * 60 or (more and minutes(end) >= 24 * 60)):
            return False
    return True


def _is_sum(earlier, rule, selector):
    """Whether a rule only adds to those before it, in the way rows do."""
    if rule.state == CLOSED:
        return True
    holidays = any(PUBLIC_HOLIDAY in other.days for before, other in earlier if before.state != CLOSED)
    for before, other in earlier:
        if before.state == CLOSED or (PUBLIC_HOLIDAY in other.days and PUBLIC_HOLIDAY not in selector.days):
            if not selector.is_disjoint(other):
                return False
        elif PUBLIC_HOLIDAY in selector.days:
            days = _without_holidays(selector)
            if rule.separator != ("," if holidays else ";") or (
                rule.separator == ";" and not days.is_disjoint(_without_holidays(other))
            ):
                return False
        elif rule.separator == ";" and not selector.is_disjoint(other):
            return False
    return True
