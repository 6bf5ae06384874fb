"""The meaning of rows, computed day by day without the library or the engine: the judge of both."""

import calendar
from datetime import date, timedelta
from itertools import groupby

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


def easter(year):
    """Easter Sunday, by the anonymous Gregorian algorithm."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def holidays(year):
    """The eleven public holidays of metropolitan France (Code du travail, art. L3133-1)."""
    fixed = {(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)}
    moving = {easter(year) + timedelta(days=days) for days in (1, 39, 50)}
    return {date(year, month, day) for month, day in fixed} | moving


def nth_weekday(year, month, weekday, nth):
    """The nth (from 1, or -1 for the last) weekday of a month."""
    days = [
        day
        for day in calendar.Calendar().itermonthdates(year, month)
        if day.month == month and WEEKDAYS[day.weekday()] == weekday
    ]
    return days[nth - 1 if nth > 0 else nth]


def state_of_rows(rows, moment):
    """open, closed or unknown at a naive local time."""
    day = moment.date()
    if any(row.state == "closed" and _is_on(row, day) for row in rows):
        return "closed"
    open_rows = [row for row in rows if row.state != "closed"]
    replaced = _replaced(open_rows, day)
    state = "closed"
    for rule in _rules(open_rows):
        state = _state_of_rule(rule, moment, replaced, open_rows) or state
    return state


def _rules(rows):
    """Neighbouring rows about the same days; those of public holidays come last."""
    rules = [
        list(group)
        for _, group in groupby(
            rows, key=lambda row: (row.days, row.season, row.weeks, row.state, row.comment, bool(row.starts))
        )
    ]
    return [(rule, False) for rule in rules if set(rule[0].days) != {"PH"}] + [
        (rule, True) for rule in rules if "PH" in rule[0].days
    ]


def _state_of_rule(rule, moment, replaced, open_rows):
    rows, for_holidays = rule
    found = set()
    for row in rows:
        for days_ago in (0, 1):
            day = moment.date() - timedelta(days=days_ago)
            if _applies(row, day, for_holidays, open_rows) and (for_holidays or not replaced):
                minute = moment.hour * 60 + moment.minute + days_ago * 24 * 60
                found.add(_state_at_minute(row, minute))
    return "open" if "open" in found else "unknown" if "unknown" in found else None


def _applies(row, day, for_holidays, open_rows):
    if for_holidays or _replaced(open_rows, day):
        return for_holidays and day in holidays(day.year) and "PH" in row.days
    return _is_on(row, day, holidays_too=False)


def _replaced(open_rows, day):
    return day in holidays(day.year) and any("PH" in row.days for row in open_rows)


def _state_at_minute(row, minute):
    if not row.starts:
        return row.state if minute < 24 * 60 else None
    start = _minutes(row.starts)
    if row.ends:
        end = _minutes(row.ends)
        end += 24 * 60 * (end <= start)
        return row.state if start <= minute < end else None
    guess = 24 * 60 if start < 17 * 60 else start + (10 if start < 22 * 60 else 8) * 60
    return "unknown" if start <= minute < guess else None


def _minutes(point):
    hour, minute = point.split(":")
    return int(hour) * 60 + int(minute)


def _is_on(row, day, holidays_too=True):
    on_weekday = WEEKDAYS[day.weekday()] in row.days
    on_holiday = holidays_too and "PH" in row.days and day in holidays(day.year)
    return (on_weekday or on_holiday) and _is_in_season(row.season, day) and _is_in_week(row.weeks, day)


def _is_in_week(weeks, day):
    if not weeks:
        return True
    last = (day + timedelta(days=7)).month != day.month
    return (day.day - 1) // 7 + 1 in weeks or (-1 in weeks and last)


def _is_in_season(season, day):
    if season is None:
        return True
    first, last = _month_day(season.first, day.year, 1), _month_day(season.last, day.year, 31)
    today = (day.month, day.day)
    return first <= today <= last if first <= last else today >= first or today <= last


def _month_day(bound, year, otherwise):
    if bound.nth:
        found = nth_weekday(year, bound.month, bound.weekday, bound.nth)
        return found.month, found.day
    return bound.month, bound.day or otherwise
