"""What visitors are told of a moment they ask about, today being Wednesday 25 November 2026."""

from datetime import date, datetime

import pytest

from cms.core import hours
from cms.core.hours import Moment, OpeningException, rest_of_day, state_over, status_over, whole_day

TODAY = date(2026, 11, 25)
SAMATAN = "Nov Mo[1]-Mar Mo[-1] Mo 09:30-10:30+"
SATURDAY = date(2026, 11, 28)


def at(*moment):
    return Moment(datetime(*moment, tzinfo=hours.PARIS))


def told(text, moment, exceptions=()):
    status = status_over(text, moment, TODAY, exceptions)
    assert status.is_unknown == (state_over(text, moment, exceptions) == "unknown")
    assert status.is_open == (state_over(text, moment, exceptions) == "open")
    return status.sentence.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("text", "moment", "sentence"),
    [
        ("Sa 08:00-12:30", at(2026, 11, 28, 9), "Ouvert samedi de 8 h à 12 h 30"),
        ("Sa 08:00-12:30", at(2026, 11, 28, 12, 30), "Fermé samedi à 12 h 30, ouvre le samedi 5 décembre à 8 h"),
        ("Sa 08:00-12:30,15:00-19:00", at(2026, 11, 28, 13), "Fermé samedi à 13 h, ouvre à 15 h"),
        ("Sa 08:00-12:30,15:00-19:00", whole_day(SATURDAY), "Ouvert samedi de 8 h à 12 h 30 et de 15 h à 19 h"),
        ("Th 09:00-12:00", whole_day(date(2026, 11, 26)), "Ouvert demain de 9 h à 12 h"),
        ("We 15:00-19:00", at(2026, 11, 25, 16), "Ouvert aujourd’hui de 15 h à 19 h"),
        ("Mo 09:00-12:00", whole_day(SATURDAY), "Fermé samedi, ouvre lundi à 9 h"),
        ("Sa 09:00-12:00", whole_day(date(2026, 12, 5)), "Ouvert le samedi 5 décembre de 9 h à 12 h"),
        ("Sa 09:00-12:00", whole_day(date(2026, 11, 21)), "Ouvert le samedi 21 novembre de 9 h à 12 h"),
        ("24/7", at(2026, 11, 28, 3), "Ouvert samedi toute la journée"),
        ("Fr 22:00-02:00", at(2026, 11, 28, 1), "Ouvert samedi jusqu’à 2 h"),
        ("Fr,Sa 22:00-02:00", at(2026, 11, 28, 23), "Ouvert samedi de 22 h à 2 h"),
        ("Fr,Sa 22:00-02:00", whole_day(SATURDAY), "Ouvert samedi jusqu’à 2 h et de 22 h à 2 h"),
        ("Fr 18:00+", at(2026, 11, 28, 1), "Samedi depuis la veille à 18 h, heure de fermeture à confirmer"),
        ("Fr 22:00-02:00", at(2026, 11, 28, 2), "Fermé samedi à 2 h, ouvre le vendredi 4 décembre à 22 h"),
        ('Sa unknown "matin"', whole_day(SATURDAY), "Samedi matin, horaires à confirmer"),
        ("Sa", at(2026, 11, 28, 9), "Samedi, horaires à confirmer"),
        ("Sa 10:00+", at(2026, 11, 28, 11), "Samedi à partir de 10 h, heure de fermeture à confirmer"),
        ('Sa 09:00-12:00 "sur rendez-vous"', at(2026, 11, 28, 9), "Samedi sur rendez-vous"),
        ("", whole_day(SATURDAY), "Horaires à confirmer"),
        ("n’importe quoi", at(2026, 11, 28, 9), "Horaires à confirmer"),
        ("off", whole_day(SATURDAY), "Fermé samedi"),
        (SAMATAN, at(2026, 11, 30, 10), "Ouvert lundi à partir de 9 h 30"),
        (SAMATAN, at(2026, 10, 26, 10), "Fermé le lundi 26 octobre à 10 h, ouvre le lundi 2 novembre à 9 h 30"),
    ],
)
def test_one_sentence_for_a_moment(text, moment, sentence):
    assert told(text, moment) == sentence


@pytest.mark.parametrize(
    ("clock", "sentence"),
    [
        ((8, 0), "Ouvert aujourd’hui de 9 h à 12 h et de 15 h à 19 h"),
        ((9, 30), "Ouvert jusqu’à 12 h"),
        ((13, 0), "Ouvert aujourd’hui de 15 h à 19 h"),
        ((18, 30), "Ouvert, ferme dans 30 min, à 19 h"),
        ((19, 0), "Fermé, ouvre demain à 9 h"),
    ],
)
def test_of_today_only_what_is_still_to_come_counts(clock, sentence):
    now = datetime(2026, 11, 25, *clock, tzinfo=hours.PARIS)
    assert told("Mo-Su 09:00-12:00,15:00-19:00", rest_of_day(now)) == sentence


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("closed", "", "Foire"), "Fermé exceptionnellement samedi, ouvre le samedi 5 décembre à 8 h"),
        (("hours", "14:00-16:00", ""), "Ouvert samedi de 14 h à 16 h"),
        (("hours", "", ""), "Samedi, horaires à confirmer"),
        (("moved", "", "salle des fêtes"), "Ouvert samedi de 8 h à 12 h 30, déplacé : salle des fêtes"),
    ],
)
def test_a_dated_exception_has_the_last_word(change, sentence):
    kind, text, note = change
    exceptions = (OpeningException(SATURDAY, SATURDAY, kind, text, note),)
    assert told("Sa 08:00-12:30", whole_day(SATURDAY), exceptions) == sentence
    assert told("Sa 08:00-12:30", whole_day(date(2026, 12, 5)), exceptions).startswith("Ouvert le samedi 5 décembre")


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (hours.now_at(datetime(2026, 11, 25, 9, 41, 12, tzinfo=hours.PARIS)), "maintenant"),
        (rest_of_day(datetime(2026, 11, 25, 9, tzinfo=hours.PARIS)), "aujourd’hui"),
        (whole_day(date(2026, 11, 26)), "demain"),
        (at(2026, 11, 26, 9), "demain à 9 h"),
        (whole_day(SATURDAY), "le samedi 28 novembre"),
        (at(2026, 11, 28, 9, 30), "le samedi 28 novembre à 9 h 30"),
        (whole_day(date(2027, 11, 28)), "le dimanche 28 novembre 2027"),
    ],
)
def test_a_moment_has_its_name(moment, words):
    assert moment.words(TODAY).replace("\u00a0", " ") == words


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_a_day_is_whole_when_the_clocks_change(day):
    moment = whole_day(day)
    assert moment.end.hour == moment.start.hour == 0
    assert state_over("Su 23:30-24:00", moment) == "open"
    assert state_over("Mo 00:00-00:30", moment) == "closed"
