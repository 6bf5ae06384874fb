"""Hours under dated exceptions say what an evaluation by hand says: state, next change, dates, search engines."""

from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from cms.core import hours
from cms.core.hours import OpeningException
from tests.core.hours_by_hand import WEEKDAYS

MONDAY = date(2026, 10, 5)
"""The clocks go back within the month that follows."""
HALF_HOUR, DAY = timedelta(minutes=30), timedelta(days=1)
MIDNIGHT = 24 * 60
UNKNOWN_DAY = [(0, MIDNIGHT, "unknown", "")]


@st.composite
def spans(draw, most=2):
    """Openings of one day that do not touch, in minutes from its midnight; the last one may end after it."""
    points = sorted(draw(st.sets(st.integers(12, 52), max_size=2 * most).filter(lambda found: len(found) % 2 == 0)))
    return [(30 * start, 30 * end) for start, end in zip(points[::2], points[1::2], strict=True) if start < 48]


@st.composite
def exceptions(draw):
    """Up to three, in any order, that may overlap."""
    starts_on = MONDAY + timedelta(days=draw(st.integers(-3, 20)))
    ends_on = starts_on + timedelta(days=draw(st.integers(0, 9)))
    kind = draw(st.sampled_from(["closed", "hours", "hours", "moved"]))
    text = "" if kind == "closed" else _times(draw(spans()))
    return OpeningException(starts_on, ends_on, kind, text, "salle des fêtes" if kind == "moved" else "")


WEEKS = st.fixed_dictionaries({day: spans() for day in WEEKDAYS}).filter(lambda week: any(week.values()))
CHANGES = st.lists(exceptions(), max_size=3)


def _times(found):
    return ",".join(f"{_clock(start)}-{_clock(end)}" for start, end in found)


def _clock(minutes):
    return f"{minutes // 60:02}:{minutes % 60:02}"


def text_of(week):
    """The week in OpenStreetMap's syntax."""
    return "; ".join(f"{day} {_times(found)}" for day, found in week.items() if found)


def openings_by_hand(week, changes, day):
    """(start, end, state, moved) of each opening that starts on a day, in minutes from its midnight."""
    change = next((each for each in reversed(changes) if each.starts_on <= day <= each.ends_on), None)
    usual = week[WEEKDAYS[day.weekday()]]
    if change is None:
        return [(*span, "open", "") for span in usual]
    if change.kind == "closed":
        return []
    if not change.opening_hours:
        return UNKNOWN_DAY if change.kind == "hours" else [(*span, "open", change.note) for span in usual]
    times = (point.split(":") for point in change.opening_hours.replace(",", "-").split("-"))
    points = [int(hour) * 60 + int(minute) for hour, minute in times]
    return [(start, end, "open", change.note) for start, end in zip(points[::2], points[1::2], strict=True)]


def state_by_hand(week, changes, moment):
    """open, unknown or closed at a naive time of Paris: an opening belongs to the day it starts on."""
    found = set()
    for days_ago in (0, 1):
        minute = moment.hour * 60 + moment.minute + days_ago * MIDNIGHT
        openings = openings_by_hand(week, changes, moment.date() - days_ago * DAY)
        found |= {state for start, end, state, _ in openings if start <= minute < end}
    return next((state for state in ("open", "unknown") if state in found), "closed")


def change_by_hand(week, changes, moment):
    """When another state follows, looked for each half-hour of five weeks; None beyond."""
    first = state_by_hand(week, changes, moment)
    later = moment.replace(minute=30 * (moment.minute // 30))
    for _ in range(5 * 7 * 48):
        later += HALF_HOUR
        if state_by_hand(week, changes, later) != first:
            return later
    return None


@settings(max_examples=200, deadline=None)
@given(WEEKS, CHANGES, st.lists(st.integers(0, 21 * MIDNIGHT), min_size=8, max_size=8))
def test_the_state_and_its_next_change_are_those_worked_out_by_hand(week, changes, minutes):
    text = text_of(week)
    for minute in minutes:
        moment = datetime.combine(MONDAY, time.min) + timedelta(minutes=minute)
        status = hours.status_at(text, moment, changes)
        state = {"closing": "open"}.get(status.state, status.state)
        assert state == state_by_hand(week, changes, moment), (text, changes, moment)
        assert state == hours.state_over(text, hours.Moment(moment), changes)
        expected = change_by_hand(week, changes, moment)
        if expected:
            assert status.changes_at.replace(tzinfo=None, fold=0) == expected, (text, changes, moment, status)


@settings(max_examples=200, deadline=None)
@given(WEEKS, CHANGES, st.integers(0, 13))
def test_the_next_openings_are_those_of_the_days_to_come(week, changes, ahead):
    day = MONDAY + ahead * DAY
    found = hours.next_openings(text_of(week), datetime.combine(day, time.min), 5, changes)
    starts = [each.start.replace(tzinfo=None) for each in found if each.start.date() >= day]
    expected = [start for _, start, *_ in _dated_by_hand(week, changes, day, 90)]
    assert len(found) == 5
    assert starts == expected[: len(starts)]


@settings(max_examples=200, deadline=None)
@given(WEEKS, CHANGES, st.integers(0, 13))
def test_search_engines_are_told_the_certain_openings_of_four_weeks_and_no_other(week, changes, ahead):
    today = MONDAY + ahead * DAY
    found = hours.schema_org(text_of(week), today, changes)
    told = [span for index in range(28) for span in _told_of(found, today + index * DAY)]
    certain = _dated_by_hand(week, changes, today, 28)
    assert sorted(told) == sorted(
        (day.isoformat(), f"{start:%H:%M}", "23:59" if f"{end:%H:%M}" == "00:00" else f"{end:%H:%M}")
        for day, start, end, state, moved_to in certain
        if state == "open" and not moved_to
    )


def _dated_by_hand(week, changes, first, days):
    """(day, start, end, state, moved) of every opening of some days, in naive time of Paris."""
    found = []
    for day in (first + index * DAY for index in range(days)):
        midnight = datetime.combine(day, time.min)
        for start, end, state, moved_to in openings_by_hand(week, changes, day):
            span = (midnight + timedelta(minutes=start), midnight + timedelta(minutes=end))
            found.append((day, *span, state, moved_to))
    return found


def _told_of(specifications, day):
    """What schema.org specifications say of one day."""
    name = f"https://schema.org/{day:%A}"
    for each in specifications:
        is_on = each["validFrom"] == day.isoformat() if "validFrom" in each else name in each["dayOfWeek"]
        if is_on:
            yield day.isoformat(), each["opens"], each["closes"]
