"""From stored text to rows, where rows can say exactly the same."""

import re
from collections.abc import Iterator
from dataclasses import replace

from .engine import parse
from .rows import CLOSED, MIDNIGHT, OPEN, UNKNOWN, Row
from .rows_writing import text_from_rows, without_holidays
from .rules import Rule, minutes, time_parts
from .selectors import PUBLIC_HOLIDAY, Selector, parse_selectors
from .spelling import WEEKDAYS, InvalidHours


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


def _rows(rule: Rule, selector: Selector) -> Iterator[Row]:
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
    on_holidays = any(PUBLIC_HOLIDAY in other.days for before, other in earlier if before.state != CLOSED)
    return all(_adds_to(before, other, rule, selector, on_holidays) for before, other in earlier)


def _adds_to(before, other, rule, selector, on_holidays):
    if before.state == CLOSED or (PUBLIC_HOLIDAY in other.days and PUBLIC_HOLIDAY not in selector.days):
        return selector.is_disjoint(other)
    if PUBLIC_HOLIDAY not in selector.days:
        return rule.separator == "," or selector.is_disjoint(other)
    if on_holidays:
        return rule.separator == ","
    weekdays = without_holidays(selector), without_holidays(other)
    return rule.separator == ";" and (None in weekdays or weekdays[0].is_disjoint(weekdays[1]))
