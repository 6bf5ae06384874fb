"""One run of the import: rows accounted for, nothing doubled, nothing half done, nobody's work undone."""

import csv
from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from cms.core.spreadsheets import harmless
from map.importing import run
from map.importing.catalogue import Catalogue
from map.importing.gazetteer import Gazetteer, read_communes
from map.importing.report import Outcome
from map.importing.run import RunFailed, import_places
from map.models import Commune, Listing, SalePoint
from producers.models import Product, ProductFamily
from tests.map.import_files import HEADERS, csv_file, xlsx_file

REAL_FILE = Path(__file__).parent.parent / "data" / "osm-nord-est.csv"
ROW = ["Ferme du Puits", "ferme", "Auch", "32000", "32013", "43,646", "0,585", "0536491234", "Sa 08:00-12:00", "7"]

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def few_communes():
    """Enough of France for the small files."""
    codes = {"01001", "32013", "32208", "97105"}
    return Gazetteer(commune for commune in read_communes() if commune.code_insee in codes)


@pytest.fixture(autouse=True)
def small_gazetteer(request, few_communes, monkeypatch):
    """Spare most tests the reading of 35,000 communes."""
    if "whole_france" not in request.fixturenames:
        monkeypatch.setattr(run, "load_gazetteer", lambda: few_communes)


@pytest.fixture
def whole_france():
    """For a test that needs every commune."""


def row(**changes):
    """A sound row, with some cells changed by header."""
    return [changes.get(header, cell) for header, cell in zip(HEADERS, ROW, strict=True)]


def outcomes(report):
    return [line.outcome for line in report.lines]


@pytest.fixture
def products():
    family = ProductFamily.objects.create(name="Divers", slug="divers")
    names = {"Œufs": "œuf de poule", "Miel": "", "Fromages": "comté", "Légumes": ""}
    return {
        name: Product.objects.create(name=name, slug=str(rank), family=family, synonyms=synonyms, season="1" * 12)
        for rank, (name, synonyms) in enumerate(names.items())
    }


def test_the_real_file_is_accounted_for_mapped_and_not_doubled_by_a_second_run(whole_france, products):
    dry = import_places(REAL_FILE, publish=True, dry_run=True)
    assert not SalePoint.objects.exists()
    assert not Commune.objects.exists()

    first = import_places(REAL_FILE, publish=True)
    assert [str(line) for line in first.lines] == [str(line) for line in dry.lines]
    assert len(first.lines) == sum(first.counts.values()) == 986
    saved = first.counts[Outcome.IMPORTED] + first.counts[Outcome.WARNED]
    assert saved == SalePoint.objects.count() == 957
    assert all(line.details for line in first.lines if line.outcome in (Outcome.WARNED, Outcome.REFUSED))
    assert not any(line.details for line in first.lines if line.outcome == Outcome.IMPORTED)
    assert Listing.objects.count() == SalePoint.objects.filter(live=True).count() == first.published
    assert set(Listing.objects.values_list("precision", flat=True)) == {"exact"}

    nancy = Commune.objects.get(code_insee="54395")
    around_nancy = Listing.objects.near(float(nancy.latitude), float(nancy.longitude), 10)
    assert around_nancy.count() > 20
    assert {place.commune.department for place in around_nancy} == {"54"}

    second = import_places(REAL_FILE, publish=True)
    assert second.counts == dict.fromkeys(Outcome, 0) | {Outcome.UNCHANGED: 957, Outcome.REFUSED: 29}
    assert SalePoint.objects.count() == 957


def test_places_are_drafts_unless_publishing_is_asked(tmp_path):
    import_places(csv_file(tmp_path, [ROW]))
    point = SalePoint.objects.get()
    assert not point.live
    assert not Listing.objects.exists()

    report = import_places(csv_file(tmp_path, [ROW]), publish=True)
    assert outcomes(report) == [Outcome.UPDATED]
    assert Listing.objects.get().title == "Ferme du Puits"


def test_a_doubtful_place_stays_a_draft_when_publishing(tmp_path):
    import_places(csv_file(tmp_path, [row(latitude="48", longitude="6")]), publish=True)
    assert not SalePoint.objects.get().live


def test_a_french_row_becomes_a_whole_sale_point(tmp_path, products):
    path = csv_file(tmp_path, [[*ROW, "œufs, Comté", "12/03/2025"]], headers=[*HEADERS, "Produits", "vérifié le"])
    import_places(path, publish=True)
    point = SalePoint.objects.get()
    assert (point.kind, point.title, point.slug) == ("farm", "Ferme du Puits", "ferme-du-puits")
    assert (point.commune.name, point.postcode, point.phone) == ("Auch", "32000", "05 36 49 12 34")
    assert (point.point, point.location_precision) == ((43.646, 0.585), "exact")
    assert {product.name for product in point.products.all()} == {"Œufs", "Fromages"}
    assert (point.confirmed_on, point.confirmed_by) == (date(2025, 3, 12), "source")
    assert point.latest_revision.as_object().title == "Ferme du Puits"


def test_a_place_without_coordinates_stands_at_its_commune(tmp_path):
    import_places(csv_file(tmp_path, [row(latitude="", longitude="")]), publish=True)
    listing = Listing.objects.get()
    assert listing.precision == "commune"
    assert listing.latitude == pytest.approx(43.65, abs=0.05)


def test_insee_codes_without_their_zero_are_repaired_even_from_a_workbook(tmp_path):
    cells = {"commune": "", "code postal": 1400.0, "code INSEE": 1001.0, "latitude": "", "longitude": ""}
    import_places(xlsx_file(tmp_path, [row(**cells)]))
    point = SalePoint.objects.get()
    assert (point.commune.name, point.postcode) == ("L’Abergement-Clémenciat", "01400")


def test_a_corrected_file_updates_and_doubles_nothing(tmp_path):
    import_places(csv_file(tmp_path, [ROW]), publish=True)
    report = import_places(csv_file(tmp_path, [row(nom="Ferme du Puits neuf", horaires="Su 09:00-12:00")]))
    assert outcomes(report) == [Outcome.UPDATED]
    assert report.lines[0].details == ["change : nom, horaires"]
    point = SalePoint.objects.get()
    assert (point.title, point.opening_hours, point.live) == ("Ferme du Puits neuf", "Su 09:00-12:00", True)
    assert Listing.objects.get().opening_hours == "Su 09:00-12:00"


def test_rows_without_a_reference_are_not_doubled_either(tmp_path):
    path = csv_file(tmp_path, [row(réf="")])
    import_places(path)
    assert outcomes(import_places(path)) == [Outcome.UNCHANGED]


def test_a_column_that_the_file_has_not_is_left_alone(tmp_path):
    import_places(csv_file(tmp_path, [ROW]))
    hours = HEADERS.index("horaires")
    without = [line[:hours] + line[hours + 1 :] for line in (HEADERS, ROW)]
    shorter = csv_file(tmp_path, without[1:], headers=without[0])
    assert outcomes(import_places(shorter)) == [Outcome.UNCHANGED]
    assert SalePoint.objects.get().opening_hours == "Sa 08:00-12:00"


def test_what_a_person_edited_or_confirmed_is_not_undone(tmp_path):
    import_places(csv_file(tmp_path, [ROW, row(nom="Ferme d’en Bas", réf="8")]))
    edited, confirmed = SalePoint.objects.order_by("source_ref")
    edited.save_revision(user=get_user_model().objects.create(username="agent"))
    confirmed.confirm("phone")
    confirmed.save()
    changed = [row(horaires="Su 09:00-12:00"), row(nom="Ferme d’en Bas", réf="8", horaires="Su 09:00-12:00")]
    report = import_places(csv_file(tmp_path, changed))
    assert outcomes(report) == [Outcome.UNCHANGED] * 2
    assert all("relue par une personne" in line.details[0] for line in report.lines)
    assert set(SalePoint.objects.values_list("opening_hours", flat=True)) == {"Sa 08:00-12:00"}


def test_twins_in_a_file_are_refused_and_near_namesakes_wait_for_a_person(tmp_path):
    report = import_places(csv_file(tmp_path, [ROW, ROW, row(réf="8")]), publish=True)
    assert outcomes(report) == [Outcome.IMPORTED, Outcome.REFUSED, Outcome.WARNED]
    assert "même lieu que la ligne 2" in report.lines[1].details[0]
    assert "doublon possible" in report.lines[2].details[0]
    assert SalePoint.objects.filter(live=True).count() == 1


def test_a_namesake_already_on_the_site_is_said(tmp_path):
    import_places(csv_file(tmp_path, [ROW]))
    SalePoint.objects.update(source_ref="")
    report = import_places(csv_file(tmp_path, [ROW]))
    assert outcomes(report) == [Outcome.WARNED]
    assert "une fiche du site" in report.lines[0].details[0]


def test_wrong_rows_are_told_one_by_one_and_the_others_saved(tmp_path):
    rows = [
        ROW,
        row(type="restaurant", réf="2"),
        row(commune="Trifouillis", réf="3", **{"code INSEE": "", "latitude": "", "longitude": ""}),
        [*row(réf="4"), "une cellule de trop"],
        row(latitude="16.2", longitude="-61.5", réf="5", **{"code INSEE": "97105", "commune": "", "code postal": ""}),
    ]
    report = import_places(csv_file(tmp_path, rows))
    assert outcomes(report) == [Outcome.IMPORTED, *[Outcome.REFUSED] * 4]
    causes = [
        "type de lieu inconnu",
        "commune inconnue",
        "plus de cellules que de colonnes",
        "hors de France métropolitaine",
    ]
    assert all(cause in line.details[0] for cause, line in zip(causes, report.lines[1:], strict=True))
    assert SalePoint.objects.count() == 1


def test_products_that_the_catalogue_does_not_know_are_said_and_written_out(tmp_path, products):
    report = import_places(csv_file(tmp_path, [[*ROW, "miel, licorne"]], headers=[*HEADERS, "produits"]))
    assert report.lines[0].details == ["produits absents du catalogue, écrits dans la présentation : licorne"]
    assert SalePoint.objects.get().description == "Produits\u00a0: licorne."


def test_a_search_word_of_a_narrower_product_does_not_stand_for_a_whole_shelf(products):
    product = products["Fromages"]
    product.synonyms = "eaux-de-vie, gnôle"
    assert Catalogue([product]).find(["eaux-de-vie", "Gnôles", "fromage"]) == ({product.pk}, ["eaux-de-vie"])


def test_nothing_is_saved_when_one_row_cannot_be(tmp_path, monkeypatch):
    write = run._write_one

    def fail_on_the_second(step, commune):
        if step.line.number == 3:
            raise OSError("disk full")
        write(step, commune)

    monkeypatch.setattr(run, "_write_one", fail_on_the_second)
    with pytest.raises(RunFailed, match="ligne 3"):
        import_places(csv_file(tmp_path, [ROW, row(réf="8", nom="Autre")]), publish=True)
    assert not SalePoint.objects.exists()
    assert not Commune.objects.exists()
    assert not Listing.objects.exists()


def test_the_command_prints_every_row_and_keeps_a_harmless_report(tmp_path, capsys):
    path = csv_file(tmp_path, [ROW, row(nom="=HYPERLINK(1)", type="restaurant", réf="@2")])
    call_command("import_places", path, "--publish", "--report", tmp_path / "rapport.csv")
    printed = capsys.readouterr().out
    assert "ligne 2 · importé (publié) · Ferme du Puits, Auch" in printed
    assert "2 lignes\u00a0: 1 importé, 0 importé avec avertissement" in printed
    with (tmp_path / "rapport.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file, delimiter=";"))
    assert [line["resultat"] for line in lines] == ["importé", "refusé"]
    assert lines[1]["reference"] == "'@2"


def test_a_dry_run_of_the_command_writes_nothing(tmp_path, capsys):
    call_command("import_places", csv_file(tmp_path, [ROW]), "--dry-run")
    assert "rien n’a été écrit" in capsys.readouterr().out
    assert not SalePoint.objects.exists()


@pytest.mark.parametrize(
    ("rows", "message"),
    [([], "aucune ligne à importer"), ([row(type="restaurant")], "toutes les lignes sont refusées")],
)
def test_the_command_fails_when_nothing_could_be_saved(tmp_path, rows, message):
    with pytest.raises(CommandError, match=message):
        call_command("import_places", csv_file(tmp_path, rows))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_a_report_is_a_formula(start):
    assert harmless(f"{start}1").startswith("'")
    assert harmless("ligne 1") == "ligne 1"
