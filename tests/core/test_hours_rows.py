"""Rows and text say the same, at every instant, as an evaluation by hand."""
# ruff: noqa: DTZ001 - naive times are the time of Paris here, on purpose

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.core import hours
from cms.core.hours import Bound, InvalidHours, Row, Season
from tests.core.hours_by_hand import WEEKDAYS, nth_weekday, state_of_rows

ALL = WEEKDAYS
HALF_HOURS = [f"{minutes // 60:02}:{minutes % 60:02}" for minutes in range(0, 24 * 60, 30)]


def bounds(weekday):
    """Days of the year, or an nth weekday."""
    dated = st.builds(
        lambda month, day: Bound(month, min(day, 28 if month == 2 else 30)), st.integers(1, 12), st.integers(1, 31)
    )
    nth = st.builds(Bound, st.integers(1, 12), st.just(0), st.sampled_from([1, 2, 3, 4, -1]), st.just(weekday))
    return dated | nth if weekday else dated


def seasons(weekday=""):
    """A season, none, or over New Year."""
    months = st.builds(Season, st.builds(Bound, st.integers(1, 12)), st.builds(Bound, st.integers(1, 12)))
    return st.none() | months | st.builds(Season, bounds(weekday), bounds(weekday))


@st.composite
def a_row(draw):
    """Any row the form accepts on usual days."""
    days = draw(st.sets(st.sampled_from(WEEKDAYS), min_size=1))
    days = tuple(day for day in WEEKDAYS if day in days)
    season = draw(seasons(days[0] if len(days) == 1 else ""))
    weeks = draw(st.just(()) | st.sets(st.sampled_from([1, 2, 3, 4, 5, -1]), min_size=1).map(tuple))
    weeks = tuple(sorted(weeks, key=(1, 2, 3, 4, 5, -1).index))
    state = draw(st.sampled_from(["open", "open", "open", "unknown", "closed"]))
    starts = ends = ""
    if state == "open" or (state == "unknown" and draw(st.booleans())):
        starts = draw(st.sampled_from(HALF_HOURS))
        ends = draw(st.sampled_from(["", "24:00", *HALF_HOURS[1:]]).filter(lambda end: end != starts))
    if state == "closed" and days == WEEKDAYS and not (season or weeks):
        days = ("Mo",)
    comment = draw(st.sampled_from(["", "", "matin", "sur rendez-vous", "l’été ; sonner, merci"]))
    return Row(days, starts, ends, season, weeks, state, comment)


@st.composite
def a_holiday_row(draw):
    """A row about public holidays, within one day."""
    days = (*draw(st.sampled_from([(), ("Su",), ("Sa", "Su")])), "PH")
    if draw(st.booleans()):
        return Row(days, state="closed")
    starts, ends = sorted(draw(st.sets(st.sampled_from(HALF_HOURS[:40]), min_size=2, max_size=2)))
    return Row(days, starts, ends)


INSTANTS = st.datetimes(datetime(2024, 1, 1), datetime(2034, 12, 31)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)


def text_of(rows):
    """The text of rows, or nothing when it is too long."""
    try:
        return hours.text_from_rows(rows)
    except InvalidHours as error:
        assert "trop longs" in str(error)
        return None


@settings(max_examples=300, deadline=None)
@given(st.lists(a_row(), min_size=1, max_size=4), st.lists(INSTANTS, min_size=12, max_size=12))
def test_the_text_of_rows_means_what_the_rows_say(rows, instants):
    text = text_of(rows)
    if text is None:
        return
    understood = hours.parse(text)
    for moment in instants:
        assert understood.state_at(moment) == state_of_rows(rows, moment), (text, moment)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(a_row(), max_size=2).filter(lambda rows: all(not row.starts or row.starts < row.ends for row in rows)),
    st.lists(a_holiday_row(), min_size=1, max_size=2),
    st.sampled_from(range(2024, 2035)),
)
def test_public_holidays_replace_usual_days(rows, more, year):
    text = text_of(rows + more)
    if text is None:
        return
    understood = hours.parse(text)
    for day in ((1, 1), (5, 1), (5, 8), (5, 20), (7, 14), (8, 15), (11, 1), (11, 2), (11, 11), (12, 25)):
        for hour in (0, 6, 9, 12, 15, 18, 21):
            moment = datetime(year, *day, hour, 15)
            assert understood.state_at(moment) == state_of_rows(rows + more, moment), (text, moment)


@settings(max_examples=200, deadline=None)
@given(st.lists(a_row() | a_holiday_row(), min_size=1, max_size=4), st.lists(INSTANTS, min_size=6, max_size=6))
def test_what_rows_write_they_read_again(rows, instants):
    text = text_of(rows)
    read = hours.rows_from_text(text) if text else None
    if read is None:
        return
    again = hours.text_from_rows(read)
    assert hours.text_from_rows(hours.rows_from_text(again)) == again
    for moment in instants:
        assert hours.parse(again).state_at(moment) == hours.parse(text).state_at(moment), (text, again, moment)


@settings(max_examples=200, deadline=None)
@given(st.lists(a_row(), min_size=1, max_size=4))
def test_rows_of_usual_days_are_never_lost(rows):
    rows = [row for row in rows if row.state != "closed"] + [row for row in rows if row.state == "closed"]
    text = text_of(rows)
    assert text is None or hours.rows_from_text(text) is not None


def test_the_fat_market_of_samatan_for_ten_years():
    season = Season(Bound(11, nth=1, weekday="Mo"), Bound(3, nth=-1, weekday="Mo"))
    text = hours.text_from_rows([Row(("Mo",), "09:30", "10:30", season), Row(("Mo",), "10:30", "", season)])
    assert text == "Nov Mo[1]-Mar Mo[-1] Mo 09:30-10:30+"
    market = hours.parse(text)
    moment = datetime(2024, 1, 1, 10)
    while moment.year < 2035:
        first = nth_weekday(moment.year, 11, "Mo", 1)
        last = nth_weekday(moment.year, 3, "Mo", -1)
        held = moment.weekday() == 0 and (moment.date() >= first or moment.date() <= last)
        assert market.state_at(moment) == ("open" if held else "closed"), moment
        moment += timedelta(days=1)


@pytest.mark.parametrize(
    "text",
    [
        "Fr 14:00-17:00; Jul-Aug Fr 14:00-18:00",
        'Mo 09:00-12:00 || "sur rendez-vous"',
        "Mo-Sa 09:00-sunset",
        "week 1-53/2 Fr 08:00-12:30",
        "2026 Mo 09:00-12:00",
        "easter 09:00-12:00",
        "Mo-Fr 09:00-18:00; 12:00-14:00 off",
        "PH 10:00-12:00; Mo-Fr 09:00-18:00",
        "Jul PH 10:00-12:00",
        "We off; Mo-Fr 09:00-12:00",
        "May Fr[1]-Oct Fr[1] 17:00-22:00",
        "Mo[1],Tu[2] 09:00-12:00",
    ],
)
def test_what_rows_cannot_say_stays_text(text):
    assert hours.parse(text)
    assert hours.rows_from_text(text) is None


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (Row((), "09:00", "12:00"), "Cochez au moins un jour"),
        (Row(("Mo",)), "Indiquez l’heure d’ouverture"),
        (Row(("Mo",), "", "12:00", state="unknown"), "Indiquez aussi"),
        (Row(("Mo",), "9:00", "12:00"), "n’est pas une heure"),
        (Row(("Mo",), "09:00", "24:30"), "n’est pas une heure"),
        (Row(("Mo",), "24:00", "02:00"), "n’est pas une heure"),
        (Row(("Mo",), "09:00", "09:00"), "la même"),
        (Row(("Mo",), "09:00", "12:00", state="closed"), "n’a pas d’heure"),
        (Row(ALL, state="closed"), "quels jours"),
        (Row(("PH",), "09:00", "12:00", Season(Bound(7), Bound(8))), "ligne à eux"),
        (Row(("PH",), "09:00", "12:00", weeks=(1,)), "ligne à eux"),
        (Row(("Mo", "Tu"), "09:00", "12:00", Season(Bound(11, nth=1, weekday="Mo"), Bound(3, 31))), "un seul jour"),
        (Row(("Mo",), "09:00", "12:00", comment='dit "le Vieux"'), "guillemet"),
        (Row(("Mo",), "09:00", "12:00", comment="a\x00b"), "guillemet"),
    ],
)
def test_rows_that_make_no_sense_are_refused_in_french(row, reason):
    with pytest.raises(InvalidHours, match=reason):
        hours.text_from_rows([row])


def test_no_row_is_no_text():
    assert hours.text_from_rows([]) == ""


def test_twenty_rows_are_the_most():
    with pytest.raises(InvalidHours, match="20 lignes"):
        hours.text_from_rows([Row(("Mo",), "09:00", "12:00")] * 21)
