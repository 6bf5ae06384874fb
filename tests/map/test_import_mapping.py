"""Row → place, on the warts of a real file and of spreadsheets as people type them."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from map.importing import fields
from map.importing.columns import recognise
from map.importing.french import map_french
from map.importing.gazetteer import Gazetteer, read_communes
from map.importing.goods import product_words, words_spoken_of
from map.importing.mapping import map_rows
from map.importing.opening import clean_hours
from map.importing.osm import map_osm
from map.importing.places import MappedPlace, Refused
from map.importing.placing import settle
from map.importing.reader import read_table

REAL_FILE = Path(__file__).parent.parent / "data" / "osm-nord-est.csv"
TODAY = date(2026, 1, 15)


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer(read_communes(), {"Cannet": "32344"})


@pytest.fixture(scope="module")
def real_rows(gazetteer):
    """The rows of the real file by number, their places settled."""
    table = read_table(REAL_FILE)
    rows = {row.number: row for row in map_rows(table, recognise(table.headers), TODAY)}
    for row in rows.values():
        if row.place:
            settle(row.place, gazetteer)
    return rows


def osm(**tags):
    """The place of an OpenStreetMap node at Auch; `__` in a keyword stands for a colon."""
    tags = {key.replace("__", ":"): value for key, value in tags.items()}
    return map_osm({"@id": "node/1", "@lat": "43.646", "@lon": "0.585", **tags}, TODAY)


def texts(place):
    return " ".join(remark.text for remark in place.remarks)


def test_every_row_of_the_real_file_is_mapped_or_refused_with_a_reason(real_rows):
    assert len(real_rows) == 986
    assert all((row.place is None) != (row.refusal == "") for row in real_rows.values())
    assert sum(1 for row in real_rows.values() if row.refusal) == 29


def test_the_kinds_of_the_real_file(real_rows):
    kinds = Counter(row.place.kind for row in real_rows.values() if row.place)
    assert kinds == {
        "farm": 460,
        "market": 285,
        "vending_machine": 164,
        "farm_market": 17,
        "amap": 13,
        "pickup_point": 13,
        "producers_shop": 5,
    }


@pytest.mark.parametrize(
    ("row", "kind", "title"),
    [
        (2, "market", "Les Halles"),
        (16, "amap", "AMAP du Pichou"),
        (62, "vending_machine", None),
        (65, "amap", "BioAmap"),
        (152, "pickup_point", "La Ruche Qui Dit Oui !"),
        (457, "pickup_point", "Locavor Dijon Alix Providence"),
        (83, "farm_market", "Marché de producteurs"),
        (249, "producers_shop", "Les Terroirs de Stanislas"),
        (541, "farm", "La Ferme de Labergement"),
        (767, "vending_machine", "Ferme du Mezaneau"),
        (833, "market", "Marché Couvert"),
        (14, "farm", "Vente à la ferme, Lucey"),
        (33, "farm", "Apiculture, Niederhaslach"),
    ],
)
def test_the_kind_and_name_of_real_rows(real_rows, row, kind, title):
    place = real_rows[row].place
    assert place.kind == kind
    assert title is None or place.title == title


@pytest.mark.parametrize(
    ("row", "phone"),
    [
        (3, "01 99 00 32 43"),
        (4, "02 61 91 71 51"),
        (20, "01 99 00 57 84"),
        (66, "04 65 71 94 97"),
        (90, "01 99 00 35 24"),
        (98, "+41 53 649 18 90"),
        (141, "02 61 91 30 40"),
        (496, "06 39 98 59 66"),
        (550, "03 53 01 49 54"),
        (837, "06 39 98 93 73"),
    ],
)
def test_the_telephones_of_real_rows_have_one_layout(real_rows, row, phone):
    assert real_rows[row].place.phone == phone


def test_no_real_telephone_is_lost(real_rows):
    assert not any("téléphone illisible" in texts(row.place) for row in real_rows.values() if row.place)
    assert sum(1 for row in real_rows.values() if row.place and row.place.phone) == 292


@pytest.mark.parametrize(
    ("row", "website"),
    [
        (27, "https://www.auparadisdespoules-roppenheim.fr"),
        (173, "https://lechampdegaia.jimdo.com"),
        (31, "http://fermedelasouleuvre.fr"),
    ],
)
def test_the_web_sites_of_real_rows_have_a_scheme(real_rows, row, website):
    assert real_rows[row].place.website == website


@pytest.mark.parametrize(
    ("row", "hours", "note"),
    [
        (3, "We-Su 10:00-18:00; Mo 10:00-16:00", ""),
        (26, "", "sur RDV"),
        (399, "", "Ouvert le 2ème vendredi du mois, de 15h à 19h et de février à décembre"),
        (470, "", "1er et 3ème mercredi du mois"),
        (592, "Th 08:00-12:00", ""),
        (131, "Th-Sa 13:00-19:00", ""),
        (9, "", ""),
        (574, "24/7", ""),
        (677, "", "Horaires d’origine\u00a0: Ju-Oct : Su[2] 09:00-12:30"),
    ],
)
def test_the_hours_of_real_rows_are_kept_or_told(real_rows, row, hours, note):
    assert (real_rows[row].place.opening_hours, real_rows[row].place.hours_note) == (hours, note)


def test_no_real_hours_are_lost(real_rows):
    rows = read_table(REAL_FILE)
    column = rows.headers.index("opening_hours")
    given = {number for number, cells in rows.rows if len(cells) > column and cells[column]}
    places = {number: real_rows[number].place for number in given if real_rows[number].place}
    silent = {n for n, place in places.items() if not place.opening_hours and not place.hours_note}
    assert silent == {9, 832}
    assert all("horaires à confirmer" in texts(places[number]) for number in silent)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (62, ("œufs",)),
        (593, ("œufs", "viandes", "farine", "produits laitiers")),
        (598, ("fromages",)),
        (730, ("miel",)),
        (603, ("fruits", "légumes")),
    ],
)
def test_the_products_of_real_rows_are_french_words(real_rows, row, words):
    assert real_rows[row].place.products == words


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (99, "pizzas"),
        (274, "pizzas"),
        (524, "parapharmacie"),
        (779, "confiseries"),
        (157, "Marché aux Bestiaux"),
        (169, "Rucher École"),
    ],
)
def test_what_is_no_local_food_is_refused(real_rows, row, reason):
    assert reason in real_rows[row].refusal


@pytest.mark.parametrize("row", [5, 44, 102, 659])
def test_a_machine_nobody_knows_the_content_of_waits_for_a_person(real_rows, row):
    doubtful = any(remark.doubtful for remark in real_rows[row].place.remarks)
    assert doubtful is (row != 5)


def test_the_swiss_farm_waits_for_a_person(real_rows):
    place = real_rows[98].place
    assert place.postcode == ""
    assert "« 4124 » n’est pas un code postal français" in texts(place)
    assert any(remark.doubtful for remark in place.remarks)


def test_a_postal_code_of_another_commune_is_kept_and_said(real_rows):
    assert real_rows[652].place.postcode == "88220"
    assert "La Poste donne 88390" in texts(real_rows[652].place)


def test_a_merged_commune_stays_as_the_locality(real_rows):
    assert real_rows[37].place.locality == "Granges-sur-Vologne"
    assert "n’est pas une commune actuelle" in texts(real_rows[37].place)


@pytest.mark.parametrize(("row", "day"), [(594, date(2024, 3, 1)), (2, None)])
def test_the_date_of_the_last_check_is_kept(real_rows, row, day):
    assert real_rows[row].place.confirmed_on == day


def test_a_withheld_name_is_never_shown(real_rows):
    assert not any("nom retiré" in row.place.title for row in real_rows.values() if row.place)


@pytest.mark.parametrize(
    ("tags", "reason"),
    [
        ({"shop": "farm", "opening_hours": "closed"}, "fermé"),
        ({"shop": "farm", "opening_hours": "off"}, "fermé"),
        ({"shop": "farm", "disused": "yes"}, "désaffecté"),
        ({"disused:shop": "farm", "shop": ""}, "désaffecté"),
        ({"shop": "farm", "name": "La Ferme (fermé définitivement)"}, "fermé"),
        ({"shop": "bakery"}, "rien ne dit"),
        ({}, "rien ne dit"),
        ({"shop": "farm", "@lat": "", "@lon": ""}, "coordonnées"),
        ({"shop": "farm", "@lat": "91"}, "coordonnées"),
        ({"shop": "farm", "@lat": "nan"}, "coordonnées"),
        ({"shop": "farm", "@id": "=cmd()"}, "identifiant"),
        ({"amenity": "vending_machine", "vending": "cigarettes"}, "parapharmacie"),
    ],
)
def test_an_osm_row_that_is_no_place_says_why(tags, reason):
    with pytest.raises(Refused) as refused:
        osm(**tags)
    assert reason in refused.value.reason


def test_an_osm_place_says_where_it_comes_from():
    place = osm(shop="farm", check_date="2024-03-09", check_date__opening_hours="2025-01-02", organic="only")
    assert (place.ref, place.source_url) == ("osm:node/1", "https://www.openstreetmap.org/node/1")
    assert place.confirmed_on == date(2025, 1, 2)
    assert place.description == "Agriculture biologique, d’après OpenStreetMap."


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("05 36 49 12 34", "05 36 49 12 34"),
        ("05.36.49.12.34", "05 36 49 12 34"),
        ("05-36-49-12-34", "05 36 49 12 34"),
        ("536491234", "05 36 49 12 34"),
        ("+33(0)5 36 49 12 34", "05 36 49 12 34"),
        ("0033536491234", "05 36 49 12 34"),
        ("33536491234", "05 36 49 12 34"),
        ("05 36 49 12 34 / 06 39 98 12 34", "05 36 49 12 34"),
        ("05 36 49 12 34 ou 06 39 98 12 34", "05 36 49 12 34"),
        ("+34 911 23 45 67", "+34 911 23 45 67"),
        ("05 36 49", ""),
        ("voir site", ""),
        ("", ""),
    ],
)
def test_telephones(typed, kept):
    assert fields.clean_phone(typed).value == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("www.ferme.example", "https://www.ferme.example"),
        ("HTTP://ferme.example/a?b=c", "HTTP://ferme.example/a?b=c"),
        ("https://a.example; https://b.example", "https://a.example"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("https://user:secret@ferme.example", ""),
        ("https://[::1", ""),
        ("ftp://ferme.example", ""),
        ("facebook", ""),
        ("https://ferme.example/" + "a" * 200, ""),
    ],
)
def test_web_sites_are_http_or_nothing(typed, kept):
    cleaned = fields.clean_website(typed)
    assert cleaned.value == kept
    assert bool(cleaned.remarks) is (kept == "")


@pytest.mark.parametrize(
    ("typed", "degrees"),
    [
        ("43,646", 43.646),
        ("43.646", 43.646),
        ("-0,5", -0.5),
        ("43.646°", 43.646),
        ("", None),
        ("43°38'", None),
        ("inf", None),
    ],
)
def test_coordinates(typed, degrees):
    assert fields.clean_coordinate(typed, 90) == degrees


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2025-03-12", date(2025, 3, 12)),
        ("2025-03-12T08:00:00", date(2025, 3, 12)),
        ("12/03/2025", date(2025, 3, 12)),
        ("2024-03", date(2024, 3, 1)),
        ("2025-13-40", None),
        ("hier", None),
        ("2999-01-01", None),
        ("", None),
    ],
)
def test_dates(typed, day):
    assert fields.clean_date(typed, TODAY).value == day


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("cheese;milk", ("fromages", "lait")),
        ("fruits vegetables", ("fruits", "légumes")),
        ("meat, egg", ("viandes", "œufs")),
        ("quail;quail_eggs", ("cailles", "œufs")),
        ("food;local_food;other;clothes", ()),
        ("Œufs, pain d’épices et miel", ("œufs", "pain d’épices", "miel")),
        ("foie gras / magret", ("foie gras", "magret")),
    ],
)
def test_products_become_french_words(typed, words):
    assert product_words(typed) == words


def test_a_sentence_names_products_but_not_gingerbread():
    assert words_spoken_of("Vente de miels et pains d’épices, d’œufs et de fromage") == ("miel", "œufs", "fromages")


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("samedi 8h-12h30", "Sa 08:00-12:30"),
        ("Mardi et vendredi de 16h à 19h", "Tu,Fr 16:00-19:00"),
        ("du lundi au vendredi 9h-12h et 14h-18h30", "Mo-Fr 09:00-12:00,14:00-18:30"),
        ("Samedi 8h00-12h30, dimanche 9h-12h", "Sa 08:00-12:30; Su 09:00-12:00"),
        ("Mars à novembre samedi 9h-12h", "Mar-Nov Sa 09:00-12:00"),
        ("tous les jours 9h-19h", "Mo-Su 09:00-19:00"),
        ("Mo-Fr 08:00-12:00", "Mo-Fr 08:00-12:00"),
    ],
)
def test_everyday_words_become_hours(typed, hours):
    assert clean_hours(typed, "farm").opening_hours == hours


@pytest.mark.parametrize(
    "typed",
    ["9h-12h", "le samedi matin", "1er samedi du mois 8h-12h", "sur rendez-vous", "fermé le lundi", "mar-sam 8h-12h"],
)
def test_words_that_leave_a_doubt_stay_words(typed):
    cleaned = clean_hours(typed, "market")
    assert (cleaned.opening_hours, cleaned.note) == ("", typed)
    assert cleaned.remarks


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("Vente à la ferme", "farm"),
        ("marchés", "market"),
        ("MARCHÉ DE PLEIN VENT", "market"),
        ("Amap", "amap"),
        ("drive fermier", "drive"),
        ("Distributeurs automatiques", "vending_machine"),
        ("magasin de producteurs", "producers_shop"),
        ("Épicerie solidaire", "solidarity_grocery"),
        ("point-relais", "pickup_point"),
    ],
)
def test_kinds_are_recognised_in_many_spellings(kind, code):
    assert map_french({"name": "X", "kind": kind}, TODAY).kind == code


@pytest.mark.parametrize(("kind", "reason"), [("restaurant", "type de lieu inconnu"), ("", "type de lieu absent")])
def test_an_unknown_kind_is_refused(kind, reason):
    with pytest.raises(Refused, match=reason) as refused:
        map_french({"name": "X", "kind": kind}, TODAY)
    assert refused.value.reason.startswith(reason)


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ({"code_insee": "32013"}, "32013"),
        ({"code_insee": "01004"}, "01004"),
        ({"city": "L'Isle Jourdain", "postcode": "32600"}, "32160"),
        ({"city": "St-Clar", "postcode": "32380"}, "32370"),
        ({"city": "cannet"}, "32344"),
        ({"latitude": 43.646, "longitude": 0.585}, "32013"),
        ({"latitude": 43.646, "longitude": 0.585, "city": "Auch"}, "32013"),
    ],
)
def test_a_commune_is_found_by_code_name_or_point(gazetteer, place, code):
    assert settle(MappedPlace("farm", **place), gazetteer).commune.code_insee == code


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ({"city": "Saint-Martin"}, "plusieurs communes"),
        ({"city": "Trifouillis"}, "commune inconnue"),
        ({}, "ni commune ni coordonnées"),
        ({"latitude": 0.585, "longitude": 43.646}, "loin de toute commune"),
    ],
)
def test_a_place_without_a_sure_commune_is_refused(gazetteer, place, reason):
    with pytest.raises(Refused) as refused:
        settle(MappedPlace("farm", **place), gazetteer)
    assert reason in refused.value.reason


def test_a_point_far_from_its_commune_waits_for_a_person(gazetteer):
    place = MappedPlace("farm", code_insee="32013", latitude=48.0, longitude=6.0)
    settle(place, gazetteer)
    assert any(remark.doubtful for remark in place.remarks)


def test_a_code_that_belies_the_name_waits_for_a_person(gazetteer):
    place = MappedPlace("farm", code_insee="32013", city="Lectoure")
    settle(place, gazetteer)
    assert "est celui d’Auch, pas de « Lectoure »" in texts(place)
