"""Every sample has the verdict of the reference library, or a reason why not."""
# ruff: noqa: DTZ001 - naive times are the time of Paris here, on purpose

import csv
from datetime import datetime
from pathlib import Path

import pytest

from cms.core import hours

SAMPLES = Path(__file__).parents[1] / "data" / "opening-hours-samples.tsv"

HOLIDAY_ON_A_DAY = "the library reads « PH Sa » as « PH or Sa », which would open every Saturday"
OUR_DIFFERENCES = {
    "Fr 16:00-18:00; Sa 09:00-12:00; PH Sa 09:00-12:00": ("valide", "erreur", HOLIDAY_ON_A_DAY),
    "May-Jun: Fr[1,3,5] 17:00-20:00; Jul: Fr[1] 17:00-20:00; PH Fr 17:00-20:00": ("valide", "erreur", HOLIDAY_ON_A_DAY),
    "Sa 10:00-12:00; SH off": ("valide", "erreur", "school holidays differ by zone and year, and nobody updates them"),
    "Mo-Fr 08:00-12:00;14:00-19:00; Sa 08:00-12:00;13:00-17:00": (
        "valide",
        "erreur",
        "a later rule without days replaces all before it: correct, and never what was meant",
    ),
}


VARIANTS = {
    "valide": """
        Mo-Fr 09:00-12:00; easter -2 days off
        easter -2 days 09:00-12:00
        PH -1 day 09:00-12:00
        Sa[2] -1 day 09:00-12:00
        Mo-Fr 09:00-12:00; Dec 24,31 09:00-11:00
        mo-fr 09:00-12:00
        week 1-53/2 Sa 09:00-12:00
        Nov Mo[1]-Mar Mo[-1]: Mo 09:30-12:00
        2026 Dec 24-2027 Jan 2 off
        24/7 closed "travaux"
        Mo-Su,PH 22:00-02:00
        Mo - Fr 09:00 - 12:00
        18:00+
        PH off
        unknown
    """,
    "avertissement": """
        Mo-Fr 9-12
        Mo-Fr 9-12,14-18
        Mo-Fr 8h-12h30
        Mo-Fr 8 h 30-12 h
        Mo-Fr 08.00-12.00
        Mo-Fr 9am-12pm
        Mo–Fr 09:00–12:00
        Lu-Ve 09:00-12:00
        lundi-vendredi 09:00-12:00
        Tue,Wed 09:00-12:00
        Mo et Fr 09:00-12:00
        Mo & Fr 09:00-12:00
        Mo to Fr 09:00-12:00
        Mo-Fr: 09:00-12:00
        Mo-Fr 09:00-12:00;
        Mo-Fr 09:00-12:00;; Sa 10:00-12:00
        Mo-Fr 09:00-12:00,
        24/7; Dec 25 off
        Fr 22:00-02:00; Sa off
        Mo-Sa 18:00-01:00; Su 18:00-23:00
        Mo-Fr 08:00-18:00, Mo-Fr 12:00-14:00 off
        sunday
    """,
    "erreur": """
        08:00-12:00 / 14:00-18:00
        Mo-Fr 0800-1200
        Mo-Fr 09:00-
        Mo-Fr 24:00-12:00
        Mo-Fr 09:60-12:00
        Thu 08:00-13:00
        Mi,Sa 09:00-12:00
        Summer
        sur rendez-vous
    """,
}
"""Other spellings of the same shapes, by the verdict of the reference."""


def verdict(text):
    """Ours, in the words of the samples."""
    try:
        return "avertissement" if hours.parse(text).warnings else "valide"
    except hours.InvalidHours:
        return "erreur"


def samples():
    """Text and verdict of the reference."""
    with SAMPLES.open(encoding="utf-8", newline="") as file:
        return [(row["chaine"], row["etat"]) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


@pytest.mark.parametrize(("text", "expected"), samples())
def test_every_sample_has_the_verdict_of_the_reference(text, expected):
    theirs, ours, _ = OUR_DIFFERENCES.get(text, (expected, expected, ""))
    assert (theirs, ours) == (expected, verdict(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [(line.strip(), expected) for expected, lines in VARIANTS.items() for line in lines.split("\n") if line.strip()],
)
def test_variants_have_the_verdict_of_the_reference(text, expected):
    assert verdict(text) == expected


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("lundi et Ve 9h30-12h", "Mo,Fr 09:30-12:00"),
        ("Mo-Fr 9-12, 14-18", "Mo-Fr 09:00-12:00,14:00-18:00"),
        ("Mo–Fr 9am–12:30pm", "Mo-Fr 09:00-12:30"),
        ("weekend 09.30-12.00;", "Sa,Su 09:30-12:00"),
        ("Mo-Fr 09:00-12:00; Dec 24,31 off", "Mo-Fr 09:00-12:00; Dec 24 off; Dec 31 off"),
        ("MO-FR: 09:00-12:00; ph off", "Mo-Fr 09:00-12:00; PH off"),
    ],
)
def test_a_slip_is_read_as_what_was_meant(slip, meant):
    start, end = datetime(2026, 1, 1), datetime(2027, 1, 1)
    assert list(hours.parse(slip).segments(start, end)) == list(hours.parse(meant).segments(start, end))


@pytest.mark.parametrize("text", [text for text, _ in samples() if verdict(text) != "erreur"])
def test_every_sample_that_is_understood_can_be_told_and_listed(text):
    noon = datetime(2026, 11, 28, 12, tzinfo=hours.PARIS)
    assert hours.status_at(text, noon).sentence
    assert hours.describe(text)
    assert len(hours.week_table(text, noon.date())) == 7
    assert len(hours.next_openings(text, noon, 7)) <= 7
    assert isinstance(hours.schema_org(text, noon.date()), list)


@pytest.mark.parametrize("text", [text for text, _ in samples() if verdict(text) != "erreur"])
def test_rows_of_a_sample_change_nothing_for_five_years(text):
    rows = hours.rows_from_text(text)
    if rows is None:
        return
    again = hours.parse(hours.text_from_rows(rows))
    start, end = datetime(2025, 1, 1), datetime(2030, 1, 1)
    assert list(again.segments(start, end)) == list(hours.parse(text).segments(start, end))


def test_most_samples_fit_in_rows():
    understood = [text for text, _ in samples() if verdict(text) != "erreur"]
    in_rows = [text for text in understood if hours.rows_from_text(text)]
    assert len(in_rows) / len(understood) > 0.85


@pytest.mark.parametrize("text", [text for text, _ in samples() if verdict(text) == "erreur"])
def test_a_refusal_tells_why_in_french(text):
    with pytest.raises(hours.InvalidHours) as refusal:
        hours.parse(text)
    message = str(refusal.value)
    assert 20 < len(message) < 200
    assert message.endswith(".")
    assert "expected" not in message


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Aucun horaire"),
        ("Mo 09:00-12:00;" + " Mo 09:00-12:00;" * 30, "trop longs"),
        ("Mo 09:00-12:00\x00", "invisible"),
        ("Thu 08:00-13:00", "«\u00a0thu\u00a0» n’est pas un jour reconnu\u00a0: écrivez Th."),
        ("sur rendez-vous", "Ce texte n’est pas un horaire"),
        ('Mo 09:00-12:00 "sonner', "guillemet droit n’est pas refermé"),
        ("Mo 25:00-26:00", "non compris à partir de"),
    ],
)
def test_mistakes_have_their_own_explanation(text, reason):
    with pytest.raises(hours.InvalidHours, match=reason):
        hours.parse(text)


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("lundi 09:00-12:00", "Écrivez les jours en abrégé"),
        ("Mo 9h-12h", "deux-points"),
        ("Mo 09.00-12.00", "deux-points"),
        ("Mo 09:00–12:00", "tiret simple"),
        ("Mo 9-12", "en entier"),
        ("Mo 09:00-12:00;", "de trop"),
        ("24/7; PH off", "open"),
        ("Fr 22:00-02:00; Sa 10:00-12:00", "passe minuit"),
    ],
)
def test_what_was_put_right_is_told(text, warning):
    assert warning in " ".join(hours.parse(text).warnings)


@pytest.mark.parametrize(
    ("text", "instant", "state", "why"),
    [
        ("Mo-Fr", (2026, 11, 27, 9), "unknown", "days without hours: the reference says open, and warns"),
        ('open "le 1er mercredi"', (2026, 11, 27, 9), "unknown", "only a comment tells when"),
        ("Mo-Su 00:00+", (2026, 11, 27, 9), "unknown", "nobody says until when"),
        ("Mo-Su 00:00-18:00+", (2026, 11, 27, 3), "open", "the reference lets the night before win"),
        ("Mo-Sa 18:00-01:00; Su 18:00-23:00", (2026, 11, 29, 0), "open", "Sunday does not cut Saturday’s night short"),
        ("Fr-Sa 07:30-12:00; Fr 18:30-01:00", (2026, 7, 11, 0), "open", ""),
        ("Fr-Sa 07:30-12:00; Fr 18:30-01:00", (2026, 7, 10, 9), "closed", ""),
        ("Jun-Aug Fr[1],Sa[1] 07:30-12:00; Fr 18:30-01:00", (2026, 7, 4, 9), "open", ""),
        ("Fr 07:30-12:00; Fr 18:30-01:00", (2026, 7, 10, 9), "closed", ""),
        ("Fr,Sa 22:00-02:00; Su off", (2026, 3, 30, 0), "closed", "the reference loses an hour when clocks change"),
        ("Feb 29 09:00-12:00", (2028, 2, 29, 9), "open", "the reference looks no further than a common year"),
        ("easter -1 day-easter +1 day 09:00-12:00", (2026, 4, 6, 9), "open", "the reference forgets the last day"),
        ("Dec 24-Dec 31 Sa 09:00-12:00", (2028, 12, 30, 9), "open", ""),
        ("2027 Jun-Aug Sa 09:00-12:00", (2027, 6, 5, 9), "open", ""),
    ],
)
def test_states_where_readers_differ(text, instant, state, why):
    moment = datetime(*instant)
    assert hours.parse(text).state_at(moment) == state, why
    (now, *_) = hours.parse(text).segments(moment, datetime(2029, 1, 1))
    assert now.state == state
