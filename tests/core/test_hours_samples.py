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
    "sunday": ("avertissement", "erreur", "the reference corrects the word; we say which to write"),
    "sunset-sundown": ("avertissement", "erreur", "the same"),
}


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
        ("lundi 09:00-12:00", "«\u00a0lundi\u00a0» n’est pas un jour reconnu\u00a0: écrivez Mo."),
        ("Thu 08:00-13:00", "écrivez Th"),
        ("Mo 9h-12h", "deux-points"),
        ("Mo 09.00-12.00", "deux-points"),
        ("Mo 09:00–12:00", "tiret simple"),
        ("sur rendez-vous", "Ce texte n’est pas un horaire"),
        ('Mo 09:00-12:00 "sonner', "guillemet droit n’est pas refermé"),
        ("Mo 25:00-26:00", "non compris à partir de"),
    ],
)
def test_common_mistakes_have_their_own_explanation(text, reason):
    with pytest.raises(hours.InvalidHours, match=reason):
        hours.parse(text)
