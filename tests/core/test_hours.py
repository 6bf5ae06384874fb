"""What visitors are told, at frozen instants."""
# ruff: noqa: DTZ001 - naive times are the time of Paris here, on purpose

import os
import time
from datetime import UTC, date, datetime, timedelta

import pytest

from cms.core import hours
from cms.core.hours import OpeningException, describe, next_openings, status_at, week_table
from tests.core.hours_by_hand import holidays

SAMATAN = "Nov Mo[1]-Mar Mo[-1] Mo 09:30-10:30+"


def paris(*moment):
    """An instant in the time of Paris."""
    return datetime(*moment, tzinfo=hours.PARIS)


def plain(text):
    """The same with ordinary spaces."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("text", "instant", "state", "sentence"),
    [
        ("Sa 08:00-12:30", (2026, 11, 28, 9), "open", "Ouvert jusqu’à 12 h 30"),
        ("Sa 08:00-12:30", (2026, 11, 28, 11, 29), "open", "Ouvert jusqu’à 12 h 30"),
        ("Sa 08:00-12:30", (2026, 11, 28, 11, 30), "closing", "Ouvert, ferme dans 1 h, à 12 h 30"),
        ("Sa 08:00-12:30", (2026, 11, 28, 12, 29), "closing", "Ouvert, ferme dans 1 min, à 12 h 30"),
        ("Sa 08:00-12:30", (2026, 11, 28, 12, 30), "closed", "Fermé, ouvre le samedi 5 décembre à 8 h"),
        ("Sa 08:00-12:30,15:00-19:00", (2026, 11, 28, 13), "closed", "Fermé, ouvre à 15 h"),
        ("Sa 09:00-12:30", (2026, 11, 27, 13), "closed", "Fermé, ouvre demain à 9 h"),
        ("Th 09:00-12:30", (2026, 11, 28, 13), "closed", "Fermé, ouvre jeudi à 9 h"),
        ("Nov 2 10:00-12:00", (2026, 10, 12, 13), "closed", "Fermé, ouvre le lundi 2 novembre à 10 h"),
        ("Nov 2 10:00-12:00", (2026, 3, 12, 13), "closed", "Fermé, ouvre le lundi 2 novembre 2026 à 10 h"),
        ("2030 Nov 2 10:00-12:00", (2026, 3, 12, 13), "closed", "Fermé"),
        ("24/7", (2026, 3, 12, 3), "open", "Ouvert à toute heure"),
        ("Mo-Sa 00:00-24:00", (2026, 3, 12, 3), "open", "Ouvert jusqu’à samedi minuit"),
        ("2026 Mar 01-24 00:00-24:00", (2026, 3, 12, 3), "open", "Ouvert jusqu’au mardi 24 mars minuit"),
        ("Fr 22:00-02:00", (2026, 11, 27, 23), "open", "Ouvert jusqu’à 2 h"),
        ("Fr 22:00-02:00", (2026, 11, 28, 1, 30), "closing", "Ouvert, ferme dans 30 min, à 2 h"),
        ("Fr 22:00-02:00; Sa 10:00-12:00", (2026, 11, 28, 1, 30), "closing", "Ouvert, ferme dans 30 min, à 2 h"),
        ("Sa 10:00-24:00", (2026, 11, 28, 20), "open", "Ouvert jusqu’à minuit"),
        ("", (2026, 11, 28, 1), "unknown", "Horaires à confirmer"),
        (None, (2026, 11, 28, 1), "unknown", "Horaires à confirmer"),
        ("n’importe quoi", (2026, 11, 28, 1), "unknown", "Horaires à confirmer"),
        ('"sur rendez-vous"', (2026, 11, 28, 9), "unknown", "Sur rendez-vous"),
        ('Sa 09:00-12:00 "sur rendez-vous"', (2026, 11, 28, 9), "unknown", "Sur rendez-vous"),
        ('Sa 09:00-12:00 open "sonner"', (2026, 11, 28, 9), "open", "Ouvert jusqu’à 12 h"),
        ('"téléphonez"', (2026, 11, 28, 9), "unknown", "Horaires à confirmer (téléphonez)"),
        ('Mo 09:00-12:00 || "sur rendez-vous"', (2026, 11, 28, 9), "unknown", "Sur rendez-vous"),
        ("Sa", (2026, 11, 28, 9), "unknown", "Le samedi, horaires à confirmer"),
        ("Su open", (2026, 11, 28, 9), "closed", "Fermé, prochaine ouverture demain, horaires à confirmer"),
        ('Th unknown "matin"', (2026, 11, 26, 9), "unknown", "Le jeudi matin, horaires à confirmer"),
        (
            'Th unknown "matin"',
            (2026, 11, 27, 9),
            "closed",
            "Fermé, prochaine ouverture jeudi matin, horaires à confirmer",
        ),
        (
            'Fr unknown "sur rendez-vous"',
            (2026, 11, 28, 9),
            "closed",
            "Fermé, prochaine ouverture vendredi sur rendez-vous",
        ),
        ("Sa 10:00+", (2026, 11, 28, 9), "closed", "Fermé, ouvre à 10 h"),
        ("Sa 10:00+", (2026, 11, 28, 14), "unknown", "Depuis 10 h, heure de fermeture à confirmer"),
        (SAMATAN, (2026, 11, 2, 11), "unknown", "Depuis 10 h 30, heure de fermeture à confirmer"),
        ("off", (2026, 11, 28, 9), "closed", "Fermé"),
    ],
)
def test_one_of_three_states_and_one_sentence(text, instant, state, sentence):
    status = status_at(text, paris(*instant))
    assert (status.state, plain(status.sentence)) == (state, sentence)
    assert [status.is_open, status.is_closed, status.is_unknown].count(True) == 1


def test_on_the_first_monday_of_november_the_fat_market_is_open():
    status = status_at(SAMATAN, paris(2026, 11, 2, 10))
    assert status.is_open
    assert plain(status.sentence) == "Ouvert au moins jusqu’à 10 h 30"


def test_on_the_last_monday_of_october_it_says_when_it_opens():
    status = status_at(SAMATAN, paris(2026, 10, 26, 10))
    assert plain(status.sentence) == "Fermé, ouvre le lundi 2 novembre à 9 h 30"
    assert status.changes_at == paris(2026, 11, 2, 9, 30)


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Pacific/Auckland"])
def test_the_time_zone_of_the_machine_changes_nothing(zone, monkeypatch):
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert status_at("Sa 08:00-12:30", datetime(2026, 11, 28, 7, 0, tzinfo=UTC)).is_open
        assert status_at("Sa 08:00-12:30", datetime(2026, 11, 28, 11, 30, tzinfo=UTC)).is_closed
        assert status_at("Sa 08:00-12:30", datetime(2026, 6, 27, 6, 0, tzinfo=UTC)).is_open
    finally:
        monkeypatch.undo()
        time.tzset()
        assert os.environ.get("TZ") != zone or zone == "UTC"


@pytest.mark.parametrize("year", range(2024, 2036))
def test_public_holidays_of_france(year):
    shop = hours.parse("Mo-Su 09:00-18:00; PH off")
    first = datetime(year, 1, 1, 12)
    days = [first + timedelta(days=index) for index in range(366 if year % 4 == 0 else 365)]
    assert {day.date() for day in days if shop.state_at(day) == "closed"} == holidays(year)


def test_when_the_clocks_go_forward():
    night = "Su 01:00-04:00"
    assert status_at(night, datetime(2026, 3, 29, 0, 30, tzinfo=UTC)).state == "open"
    closing = status_at(night, datetime(2026, 3, 29, 1, 30, tzinfo=UTC))
    assert (closing.state, closing.changes_at) == ("closing", datetime(2026, 3, 29, 2, 0, tzinfo=UTC))
    assert status_at(night, datetime(2026, 3, 29, 2, 0, tzinfo=UTC)).state == "closed"


def test_when_the_clocks_go_back_the_hour_counts_twice():
    night = "Su 01:00-03:00"
    at_two = status_at(night, datetime(2026, 10, 25, 0, 15, tzinfo=UTC))
    assert (at_two.state, at_two.changes_at) == ("open", datetime(2026, 10, 25, 2, 0, tzinfo=UTC))
    assert status_at(night, datetime(2026, 10, 25, 1, 30, tzinfo=UTC)).state == "closing"
    assert status_at(night, datetime(2026, 10, 25, 2, 0, tzinfo=UTC)).state == "closed"


def test_seasons_over_new_year():
    winter = "Dec 15-Jan 6 10:00-12:00"
    assert [status_at(winter, paris(*day, 11)).is_open for day in ((2026, 12, 14), (2026, 12, 15))] == [False, True]
    assert [status_at(winter, paris(*day, 11)).is_open for day in ((2027, 1, 6), (2027, 1, 7))] == [True, False]


def test_the_sun_sets_on_the_gers():
    status = status_at("06:00-sunset", paris(2026, 6, 21, 20))
    assert plain(status.sentence) == "Ouvert jusqu’à 21 h 42"


HOLIDAY = OpeningException(date(2026, 11, 23), date(2026, 11, 29), "closed", note="congés")
MOVED = OpeningException(date(2026, 12, 5), date(2026, 12, 5), "moved", note="place de la Mairie")
LATE = OpeningException(date(2026, 12, 12), date(2026, 12, 12), "hours", "14:00-18:00")
CHANGES = (HOLIDAY, MOVED, LATE)


@pytest.mark.parametrize(
    ("instant", "state", "sentence"),
    [
        ((2026, 11, 21, 9), "open", "Ouvert jusqu’à 12 h 30"),
        (
            (2026, 11, 28, 9),
            "closed",
            "Fermé exceptionnellement, ouvre le samedi 5 décembre à 8 h, déplacé : place de la Mairie",
        ),
        ((2026, 12, 5, 9), "open", "Ouvert jusqu’à 12 h 30, déplacé : place de la Mairie"),
        ((2026, 12, 12, 9), "closed", "Fermé, ouvre à 14 h"),
        ((2026, 12, 12, 15), "open", "Ouvert jusqu’à 18 h"),
        ((2026, 12, 19, 9), "open", "Ouvert jusqu’à 12 h 30"),
    ],
)
def test_dated_exceptions_override_and_expire(instant, state, sentence):
    status = status_at("Sa 08:00-12:30", paris(*instant), CHANGES)
    assert (status.state, plain(status.sentence)) == (state, sentence)


def test_an_exception_is_known_even_where_the_hours_are_not():
    assert status_at("", paris(2026, 11, 28, 9), CHANGES).is_closed
    assert status_at("", paris(2026, 12, 12, 15), CHANGES).is_open
    assert status_at("", paris(2026, 12, 19, 9), CHANGES).is_unknown


def test_an_exception_with_hours_that_make_no_sense_is_unknown():
    change = OpeningException(date(2026, 12, 12), date(2026, 12, 12), "hours", "à voir")
    assert status_at("Sa 08:00-12:30", paris(2026, 12, 12, 9), [change]).is_unknown


def test_an_opening_past_midnight_belongs_to_the_day_it_starts_on():
    closed = OpeningException(date(2026, 11, 28), date(2026, 11, 28), "closed")
    assert status_at("Fr,Sa 22:00-02:00", paris(2026, 11, 28, 1), [closed]).is_open
    assert status_at("Fr,Sa 22:00-02:00", paris(2026, 11, 28, 23), [closed]).is_closed
    assert status_at("Fr,Sa 22:00-02:00", paris(2026, 11, 29, 1), [closed]).is_closed


def test_a_closure_cuts_what_never_closes():
    closed = OpeningException(date(2026, 11, 28), date(2026, 11, 28), "closed")
    assert plain(status_at("24/7", paris(2026, 11, 27, 12), [closed]).sentence) == "Ouvert jusqu’à minuit"
    assert (
        plain(status_at("24/7", paris(2026, 11, 28, 12), [closed]).sentence) == "Fermé exceptionnellement, ouvre demain"
    )


def test_the_next_openings_are_dated():
    found = next_openings("Sa 08:00-12:30", paris(2026, 11, 21, 9), 4, CHANGES)
    assert [(each.start, each.end) for each in found] == [
        (paris(2026, 11, 21, 8), paris(2026, 11, 21, 12, 30)),
        (paris(2026, 12, 5, 8), paris(2026, 12, 5, 12, 30)),
        (paris(2026, 12, 12, 14), paris(2026, 12, 12, 18)),
        (paris(2026, 12, 19, 8), paris(2026, 12, 19, 12, 30)),
    ]
    assert [each.moved_to for each in found] == ["", "place de la Mairie", "", ""]


def test_the_next_openings_say_what_they_do_not_know():
    first, second = next_openings('We unknown "matin"; Sa 10:00+', paris(2026, 11, 24, 9), 2)
    assert (first.start, first.unknown, first.comment, first.is_whole_day) == (paris(2026, 11, 25), True, "matin", True)
    assert (second.start, second.end, second.unknown) == (paris(2026, 11, 28, 10), None, False)


def test_what_never_closes_or_has_no_hours_has_no_next_openings():
    assert next_openings("24/7", paris(2026, 11, 24, 9)) == []
    assert next_openings("", paris(2026, 11, 24, 9)) == []


def test_the_table_of_the_week():
    text = "Tu-Fr 09:00-12:30,15:00-19:00; Sa 09:00-12:00; Su unknown; PH off; Mo 10:00+"
    table = week_table(text, date(2026, 11, 11))
    assert [(row.name, plain(row.text)) for row in table] == [
        ("lundi", "à partir de 10 h"),
        ("mardi", "9 h à 12 h 30, 15 h à 19 h"),
        ("mercredi", "fermé"),
        ("jeudi", "9 h à 12 h 30, 15 h à 19 h"),
        ("vendredi", "9 h à 12 h 30, 15 h à 19 h"),
        ("samedi", "9 h à 12 h"),
        ("dimanche", "horaires à confirmer"),
    ]
    assert [row.name for row in table if row.is_today] == ["mercredi"]
    assert [row.name for row in table if row.is_unknown] == ["dimanche"]


def test_the_table_shows_the_exceptions_of_that_week():
    saturday = week_table("Sa 08:00-12:30", date(2026, 11, 25), CHANGES)[5]
    assert (saturday.text, plain(saturday.note)) == ("fermé", "fermeture exceptionnelle : congés")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Horaires à confirmer"),
        ("24/7", "Ouvert à toute heure"),
        ("Tu-Sa 09:00-12:30; PH off", "Du mardi au samedi de 9 h à 12 h 30 ; fermé les jours fériés"),
        (
            "Nov Mo[1]-Mar Mo[-1] Mo 09:30-12:00",
            "Le lundi, du premier lundi de novembre au dernier lundi de mars, de 9 h 30 à 12 h",
        ),
        ("Fr[1,3] 16:00-20:00", "Le premier et le troisième vendredi du mois de 16 h à 20 h"),
        ("Oct Su[2] 10:00-16:00", "Le deuxième dimanche d’octobre de 10 h à 16 h"),
        ("Jul-Aug Fr 14:00-18:00", "En juillet et août, le vendredi de 14 h à 18 h"),
        ("Apr 15-Oct 31 10:00-18:00", "Du 15 avril au 31 octobre, tous les jours de 10 h à 18 h"),
        ("Dec 25-31 off", "Fermé du 25 au 31 décembre"),
        (
            "May-Sep Fr 10:00-12:00; Sa 10:00-12:00",
            "De mai à septembre, le vendredi de 10 h à 12 h ; toute l’année, le samedi de 10 h à 12 h",
        ),
        ('Th unknown "matin"', "Le jeudi matin, horaires à confirmer"),
        ("We,Sa", "Le mercredi et le samedi, horaires à confirmer"),
        ('"sur rendez-vous"', "Sur rendez-vous"),
        ('Mo 09:00-12:00 || "sur rendez-vous"', "Le lundi de 9 h à 12 h ; sinon sur rendez-vous"),
        ("Mo 09:00-sunset", "Le lundi de 9 h au coucher du soleil"),
        ("Mo 09:00+", "Le lundi à partir de 9 h"),
        ("week 1-53/2 Fr 08:00-12:30", "Les semaines impaires, le vendredi de 8 h à 12 h 30"),
        ("easter 10:00-12:00", "Horaires particuliers, notés ainsi : « easter 10:00-12:00 »"),
    ],
)
def test_hours_in_one_french_sentence(text, sentence):
    assert plain(describe(text)) == sentence


def test_search_engines_are_told_the_week_that_repeats_itself():
    weekly, off = hours.schema_org("Tu-We 09:00-12:30; PH off", date(2026, 11, 1))
    assert weekly["dayOfWeek"] == ["https://schema.org/Tuesday", "https://schema.org/Wednesday"]
    assert (weekly["opens"], weekly["closes"]) == ("09:00", "12:30")
    assert off["dayOfWeek"] == ["https://schema.org/PublicHolidays"]


def test_search_engines_are_told_dates_when_weeks_differ_and_never_what_is_unknown():
    dated = hours.schema_org("Sa 08:00-12:30; We unknown", date(2026, 11, 25), CHANGES)
    assert [each["validFrom"] for each in dated] == ["2026-12-12", "2026-12-19"]
    assert hours.schema_org('"sur rendez-vous"', date(2026, 11, 25)) == []
    assert hours.schema_org("", date(2026, 11, 25)) == []


@pytest.mark.parametrize("instant", [datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59)])
def test_the_ends_of_time_are_no_accident(instant):
    assert status_at("Sa 08:00-12:30", instant).state in ("open", "closed", "unknown")
