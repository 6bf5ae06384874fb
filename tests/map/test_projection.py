"""What the public may know of a record: the one privacy rule, without a database."""

from datetime import date
from types import SimpleNamespace

import pytest

from map.projection import Seller, landscape_for, project_producer, project_sale_point

COMMUNE = SimpleNamespace(name="Fleurance", latitude=43.848, longitude=0.662, postcode="32500")
FAMILY = SimpleNamespace(name="Œufs", slug="oeufs")
EGGS = SimpleNamespace(pk=7, name="Œufs de poule", slug="oeufs-de-poule", synonyms="coco", family=FAMILY)


def record(**changes):
    """A published market with every field that the projection reads."""
    fields = {
        "pk": 12,
        "live": True,
        "title": "Marché de Fleurance",
        "kind": "market",
        "description": "",
        "host_id": None,
        "photo_id": None,
        "illustration": "",
        "public": "all",
        "opening_hours": "Tu 08:00-12:30",
        "hours_note": "",
        "commune": COMMUNE,
        "commune_id": 3,
        "locality": "La Halle",
        "address": "1 place du Marché",
        "postcode": "32500",
        "latitude": 43.8501234,
        "longitude": 0.6601234,
        "location_precision": "exact",
        "location_audience": "exact",
        "phone": "05 36 49 00 01",
        "phone_audience": "public",
        "email": "bonjour@marche.example",
        "email_audience": "service",
        "website": "https://marche.example",
        "website_audience": "buyers",
        "confirmed_on": date(2026, 1, 2),
        "confirmed_by": "phone",
        "get_absolute_url": lambda: "/points-de-vente/marche/",
    }
    return SimpleNamespace(**fields | changes)


def columns(**changes):
    return project_sale_point(record(**changes), []).columns


def test_what_is_public_is_shown():
    row = columns()
    assert row["phone"] == "05 36 49 00 01"
    assert row["address"] == "La Halle, 1 place du Marché"
    assert (row["latitude"], row["longitude"]) == (43.85012, 0.66012)


@pytest.mark.parametrize("field", ["email", "website"])
def test_what_is_for_buyers_or_the_service_is_not(field):
    assert columns()[field] == ""


@pytest.mark.parametrize("audience", ["buyers", "service"])
def test_a_private_phone_never_leaves_the_record(audience):
    assert columns(phone_audience=audience)["phone"] == ""


def test_a_blurred_place_only_tells_its_commune():
    row = columns(location_audience="commune")
    assert (row["latitude"], row["longitude"]) == (43.848, 0.662)
    assert (row["address"], row["precision"]) == ("", "commune")


def test_nothing_of_a_blurred_address_is_searchable():
    assert "hall" not in project_sale_point(record(location_audience="commune"), []).words


def test_a_place_without_a_point_stands_at_its_commune():
    row = columns(latitude=None, longitude=None)
    assert (row["latitude"], row["precision"]) == (43.848, "commune")


def test_a_draft_projects_to_nothing():
    assert project_sale_point(record(live=False), []) is None


def test_a_place_without_point_nor_commune_projects_to_nothing():
    nowhere = record(latitude=None, longitude=None, commune=None, commune_id=None)
    assert project_sale_point(nowhere, []) is None


def test_products_come_from_the_place_and_from_who_sells_there():
    garlic = SimpleNamespace(
        pk=8, name="Ail", slug="ail", synonyms="", family=SimpleNamespace(name="Ail, oignon", slug="ail")
    )
    row = project_sale_point(record(), [Seller(5, "Ferme", "/f/", products=(EGGS,), label_ids=(2,))], [garlic])
    assert (row.product_ids, row.label_ids, row.producer_ids) == ({7, 8}, {2}, {5})
    assert row.columns["products_text"] == "Ail, œufs de poule"


def test_words_of_products_and_their_synonyms_are_searchable():
    row = project_sale_point(record(), [Seller(5, "Ferme du Coq", "/f/", products=(EGGS,))])
    assert {"coco", "coq"} <= row.words.keys()


def test_a_farm_sale_takes_link_picture_and_words_from_its_host():
    host = Seller(5, "Ferme", "/producteurs/ferme/", summary="Des œufs.", photo_id=9, has_video=True)
    row = project_sale_point(record(kind="farm", host_id=5), [host]).columns
    assert (row["url"], row["summary"], row["photo_id"], row["has_video"]) == (
        "/producteurs/ferme/",
        "Des œufs.",
        9,
        True,
    )


def test_a_producer_obeys_the_same_rule():
    row = project_producer(record(location_audience="commune", phone_audience="service"), Seller(12, "Ferme", "/f/"))
    assert (row.columns["phone"], row.columns["address"], row.columns["kind"]) == ("", "", "producer")


@pytest.mark.parametrize(
    ("kind", "products", "landscape"),
    [("farm", [EGGS], "hens"), ("market", [EGGS], "market-summer"), ("farm", [], "ploughed")],
)
def test_a_place_without_photo_is_drawn_by_its_products(kind, products, landscape):
    assert landscape_for(kind, products) == landscape


def test_the_sale_at_a_farm_that_hides_its_place_hides_it_too():
    host = Seller(5, "Ferme", "/f/", is_blurred=True)
    row = project_sale_point(record(kind="farm", host_id=5), [host]).columns
    assert (row["address"], row["latitude"], row["precision"]) == ("", 43.848, "commune")
