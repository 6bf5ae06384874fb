"""Files of every kind come out as the same clean rows, or as one clear French sentence."""

import zipfile
from datetime import date

import pytest

from map.importing import limits, reader
from map.importing.columns import recognise
from map.importing.limits import FileProblem
from map.importing.reader import read_table
from tests.map.import_files import HEADERS, csv_file, ods_file, ods_row, xlsx_file, zip_file

ROW = ["Ferme de l’Aïeul", "ferme", "Auch", "32000", "32013", "43,646", "0,585", "0536491234", "Sa 08:00-12:00", "7"]


def rows_of(path):
    table = read_table(path)
    return [table.headers, *(cells for _number, cells in table.rows)]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_csv_is_read_whatever_its_separator_and_encoding(tmp_path, separator, encoding):
    assert rows_of(csv_file(tmp_path, [ROW], encoding=encoding, separator=separator)) == [HEADERS, ROW]


def test_the_numbers_of_a_workbook_come_back_as_people_wrote_them(tmp_path):
    row = ["Ferme", "ferme", "Auch", 32000, 1004, 43.646, 0.585, 536491234, True, date(2026, 3, 12)]
    expected = ["Ferme", "ferme", "Auch", "32000", "1004", "43.646", "0.585", "536491234", "oui", "2026-03-12"]
    assert rows_of(xlsx_file(tmp_path, [row]))[1] == expected


def test_an_ods_workbook_is_read_without_its_blank_fringe(tmp_path):
    fringe = (
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    path = ods_file(tmp_path, ods_row("nom", "commune") + ods_row("Ferme", "Auch") + fringe)
    assert rows_of(path) == [["nom", "commune"], ["Ferme", "Auch"]]


def test_rows_keep_the_number_a_spreadsheet_shows_and_blank_ones_are_left_out(tmp_path):
    table = read_table(csv_file(tmp_path, [ROW, [""] * 10, ["", " ", "\u200b"], ROW]))
    assert [number for number, _cells in table.rows] == [2, 5]


def test_invisible_characters_and_line_breaks_in_cells_do_no_harm(tmp_path):
    rows = rows_of(csv_file(tmp_path, [["\u202eFerme\x07 \ufeff", "deux\nlignes"]], headers=["nom", "commune"]))
    assert rows[1] == ["Ferme", "deux\nlignes"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "Le fichier est vide"),
        (b"\n \n;;\n", "Le fichier est vide"),
        (b"nom;type;commune\n", "aucune ligne"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "ni un CSV ni un classeur"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "ni un CSV ni un classeur"),
        ("nom;commune\nFerme;Auch".encode("utf-16"), "ni un CSV ni un classeur"),
        (b"nom;commune\nFerme\x81\x8d;Auch", "accents"),
        (b'nom;commune\n"Ferme;Auch\n', "mal formé"),
        (b'nom;commune\n"Ferme" d;Auch\n', "mal formé"),
        (b"nom;commune\n" + b"x" * 5_001 + b";Auch", "dépasse 5000 caractères"),
        (b";" * 200 + b"nom\n", "colonnes"),
        (b"PK\x03\x04 not a zip", "abîmé"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path, content, message):
    path = tmp_path / "lieux.csv"
    path.write_bytes(content)
    with pytest.raises(FileProblem, match=message):
        rows_of(path)


def test_a_file_that_is_not_there_says_so(tmp_path):
    with pytest.raises(FileProblem, match="n’existe pas"):
        read_table(tmp_path / "absent.csv")
    with pytest.raises(FileProblem, match="ne peut pas être ouvert"):
        read_table(tmp_path)


def test_too_many_rows_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(reader, "MAX_ROWS", 3)
    with pytest.raises(FileProblem, match="plus de 3 lignes"):
        rows_of(csv_file(tmp_path, [ROW] * 4))


def test_an_archive_that_is_no_workbook_is_refused(tmp_path):
    with pytest.raises(FileProblem, match="n’est pas un classeur"):
        read_table(zip_file(tmp_path / "lieux.xlsx", {"photo.jpg": b"x"}))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path):
    path = zip_file(tmp_path / "lieux.xlsx", {"xl/workbook.xml": b"0" * (limits.MAX_BYTES + 1)})
    assert path.stat().st_size < 100_000
    with pytest.raises(FileProblem, match="20 Mo"):
        rows_of(path)


def test_a_zip_bomb_that_lies_about_its_size_is_refused(tmp_path):
    path = zip_file(tmp_path / "lieux.xlsx", {"xl/workbook.xml": b"0" * 5_000_000})
    true_size, small = (5_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(true_size, small))
    assert zipfile.ZipFile(path).infolist()[0].file_size == 10
    with pytest.raises(FileProblem, match="abîmé"):
        rows_of(path)


def test_an_archive_of_too_many_entries_is_refused(tmp_path):
    entries = {f"xl/{number}.xml": b"" for number in range(limits.MAX_ENTRIES)} | {"xl/workbook.xml": b""}
    with pytest.raises(FileProblem, match="mille éléments"):
        rows_of(zip_file(tmp_path / "lieux.xlsx", entries))


@pytest.mark.parametrize("reference", ["ZZ5", "A900000", "XFD1048576"])
def test_a_cell_far_away_does_not_make_the_reader_allocate_the_whole_sheet(tmp_path, reference):
    with pytest.raises(FileProblem, match="s’étend au-delà"):
        rows_of(xlsx_file(tmp_path, [ROW], cells=[(reference, "loin")]))


@pytest.mark.parametrize(
    "rows",
    [
        ods_row("Ferme", attributes=' table:number-rows-repeated="1000000"'),
        ods_row("Ferme", attributes=' table:number-rows-repeated="99"') * 20_000,
        ods_row("Ferme" * 2_000),
    ],
)
def test_an_ods_cell_repeated_a_million_times_is_refused(tmp_path, rows):
    with pytest.raises(FileProblem):
        rows_of(ods_file(tmp_path, ods_row("nom", "commune") + rows))


@pytest.mark.parametrize(
    ("headers", "keys"),
    [
        (["NOM", "Type de lieu", "Ville", "C.P.", "Tél."], ("name", "kind", "city", "postcode", "phone")),
        (["Dénomination", "catégorie", "Code Insee", "e-mail"], ("name", "kind", "code_insee", "email")),
        (["nom", "X", "Y", "Lieu-dit", "N° tel"], ("name", "longitude", "latitude", "locality", "phone")),
        (["nom", "COMMUNE", "code_postal", "notes"], ("name", "city", "postcode", "")),
    ],
)
def test_headers_are_recognised_in_many_spellings(headers, keys):
    assert recognise(headers).keys == keys


def test_columns_that_are_not_used_are_named():
    assert recognise(["nom", "commune", "SIRET", ""]).ignored == ("SIRET",)


@pytest.mark.parametrize("headers", [["nom", "commune", "Nom"], ["nom", "commune", "tél", "portable"]])
def test_two_columns_for_one_thing_are_refused(headers):
    with pytest.raises(FileProblem, match="Deux colonnes disent la même chose"):
        recognise(headers)


@pytest.mark.parametrize("headers", [["a", "b"], ["nom", "téléphone"], ["commune"], ["Ferme", "Auch"]])
def test_unknown_headers_are_refused_with_what_is_needed(headers):
    with pytest.raises(FileProblem, match="Il faut au moins"):
        recognise(headers)
