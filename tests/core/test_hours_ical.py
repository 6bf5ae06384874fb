"""The calendar says exactly what the hours say, day by day."""

from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from cms.core.hours import PARIS, OpeningException, calendar_of, openings_on, series_between, to_ical

TODAY = date(2026, 11, 24)
STAMP = datetime(2026, 11, 24, tzinfo=PARIS)
TEXTS = [
    "Sa 08:00-12:30",
    "Tu,Fr 08:00-12:30; PH off",
    "Mo-Fr 09:00-12:00,14:00-18:30; Sa 09:00-12:00",
    "Nov Mo[1]-Mar Mo[-1]: Mo 09:30-12:00",
    "Su[1] 10:00-12:00",
    "Su[1,3] 10:00-12:00; Jul-Aug Su 09:00-13:00",
    "Fr 22:00-02:00",
    "Sa 09:00+",
    "Sa",
    "We 16:00-19:00; Th unknown",
    'Sa 18:00-19:00 unknown "sur réservation"',
]
CLOSED = OpeningException(date(2026, 12, 19), date(2027, 1, 3), "closed", "", "Congés")
MOVED = OpeningException(date(2026, 12, 5), date(2026, 12, 5), "moved", "", "sous la halle")


def events_of(text, exceptions=(), today=TODAY, title="Marché"):
    found = series_between(text, date(today.year, 1, 1), date(today.year + 1, 11, 24), exceptions)
    content = calendar_of(title, [to_ical(series, "pv-1", title, STAMP) for series in found], today)
    return list(Calendar.from_ical(content).walk("VEVENT"))


def starts_of(event):
    """Every start of an event, expanded by another library, in naive Paris time."""
    start = naive(event["DTSTART"].dt)
    if "RRULE" not in event:
        return {start}
    missing = event.get("EXDATE", [])
    missing = missing if isinstance(missing, list) else [missing]
    without = {naive(each.dt) for group in missing for each in group.dts}
    return set(rrulestr(event["RRULE"].to_ical().decode(), dtstart=start)) - without


def naive(moment):
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=None)
    return datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001


@pytest.mark.parametrize("exceptions", [(), (CLOSED, MOVED)], ids=["usual", "with exceptions"])
@pytest.mark.parametrize("text", TEXTS)
def test_the_calendar_has_each_opening_once_and_no_other(text, exceptions):
    found = sorted(start for event in events_of(text, exceptions) for start in starts_of(event))
    days = (date(2026, 1, 1) + timedelta(days=index) for index in range(693))
    expected = [naive(opening.start) for day in days for opening in openings_on(text, day, exceptions)]
    assert found == sorted(expected)
    assert len(found) == len(set(found)) > 0


def test_a_weekly_market_is_one_event_a_year_that_repeats():
    events = events_of("Sa 08:00-12:30")
    assert len(events) == 2
    assert events[0]["RRULE"]["FREQ"] == ["WEEKLY"]
    assert (events[0]["DTEND"].dt - events[0]["DTSTART"].dt) == timedelta(hours=4, minutes=30)


def test_an_opening_keeps_its_identity_from_one_day_to_the_next():
    later = events_of("Sa 08:00-12:30", today=TODAY + timedelta(days=9))
    assert [event["UID"] for event in later] == [event["UID"] for event in events_of("Sa 08:00-12:30")]


def test_openings_have_identities_of_their_own():
    for text in TEXTS:
        uids = [event["UID"] for event in events_of(text, (CLOSED, MOVED))]
        assert len(uids) == len(set(uids))


def test_a_day_without_times_is_a_whole_day_to_be_confirmed():
    event = events_of("Sa")[0]
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["SUMMARY"] == "Marché\u00a0: horaires à confirmer"
    assert event["STATUS"] == "TENTATIVE"


def test_a_market_that_has_moved_says_where():
    moved = [event for event in events_of("Sa 08:00-12:30", (MOVED,)) if "déplacé" in event["SUMMARY"]]
    assert [event["DTSTART"].dt.date() for event in moved] == [date(2026, 12, 5)]
    assert moved[0]["LOCATION"] == "sous la halle"


def test_an_opening_without_an_end_has_none():
    event = events_of("Sa 09:00+")[0]
    assert "DTEND" not in event and "Heure de fermeture à confirmer" in event["DESCRIPTION"]


@pytest.mark.parametrize("text", ["", "24/7", "n’importe quoi", None])
def test_a_place_without_hours_or_always_open_has_an_empty_calendar(text):
    assert not events_of(text)


def test_times_are_those_of_paris_in_winter_and_in_summer():
    event = events_of("Sa 08:00-12:30")[0]
    assert event["DTSTART"].params["TZID"] == "Europe/Paris"
    assert event["DTSTART"].dt.hour == 8


@pytest.mark.parametrize("title", ["Ferme\r\nBEGIN:VEVENT", "Ferme; à l’ail, rose\\blanc", "F" * 300])
def test_a_strange_name_cannot_break_the_calendar(title):
    events = events_of("Su[1] 10:00-12:00", title=title)
    assert {event["SUMMARY"].replace("\r\n", "\n") for event in events} == {title.replace("\r\n", "\n")}
