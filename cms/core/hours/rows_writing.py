"""From rows to the text that is stored."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from .engine import parse
from .rows import CLOSED, MAX_ROWS, MIDNIGHT, OPEN, UNKNOWN, Row, check_row
from .rules import Rule
from .selectors import PUBLIC_HOLIDAY, Selector
from .spelling import MAX_LENGTH, NBSP, WEEKDAYS, InvalidHours


def text_from_rows(rows: Iterable[Row]) -> str:
    """The text of rows, empty for no row; raises InvalidHours, in French, for rows that make no sense."""
    rows = list(rows)
    if len(rows) > MAX_ROWS:
        raise InvalidHours(f"{MAX_ROWS} lignes au plus.")
    for number, row in enumerate(rows, 1):
        try:
            check_row(row)
        except InvalidHours as error:
            raise InvalidHours(f"Ligne {number}{NBSP}: {error}") from error
    text = _join(_group(rows))
    if len(text) > MAX_LENGTH:
        raise InvalidHours(f"Ces horaires sont trop longs{NBSP}: regroupez des lignes.")
    if text:
        parse(text)
    return text


def without_holidays(selector: Selector) -> Selector | None:
    """The same days less public holidays; None when there is no other."""
    days = tuple(day for day in selector.days if day != PUBLIC_HOLIDAY)
    return replace(selector, days=days) if days else None


def _group(rows):
    """Rules of rows in the order that gives them their meaning: usual days, public holidays, closed."""
    rules = [_rule(key, list(group)) for key, group in groupby(rows, key=_what_they_share)]
    usual, holidays = [], []
    for selector, rule in ((selector, rule) for selector, rule in rules if rule.state != CLOSED):
        others = [other for other, each in rules if each.state != CLOSED and other is not selector]
        weekdays = without_holidays(selector)
        if PUBLIC_HOLIDAY not in selector.days:
            usual.append((selector, rule))
        elif weekdays is None or _are_apart(weekdays, others):
            holidays.append((selector, rule))
        else:
            usual.append((weekdays, rule))
            holidays.append((Selector(days=(PUBLIC_HOLIDAY,)), rule))
    return usual, holidays, [(selector, rule) for selector, rule in rules if rule.state == CLOSED]


def _are_apart(weekdays, others):
    return all(other is None or weekdays.is_disjoint(other) for other in map(without_holidays, others))


def _what_they_share(row):
    return row.days, row.season, row.weeks, row.state, row.comment, bool(row.starts)


def _rule(shared, rows):
    days, season, weeks, state, comment, timed = shared
    selector = Selector((season,) if season else (), "", days, weeks)
    return selector, Rule("", "", tuple(_spans(rows)) if timed else (), state, comment)


def _spans(rows):
    """« 09:30-10:30 » and « 10:30+ » are one: « 09:30-10:30+ »."""
    spans = list(dict.fromkeys(f"{row.starts}-{row.ends}" if row.ends else f"{row.starts}+" for row in rows))
    for span in [span for span in spans if "-" not in span]:
        before = next((each for each in spans if each.endswith(f"-{span[:-1]}")), None)
        if before:
            spans.remove(span)
            spans[spans.index(before)] += "+"
    return spans


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
