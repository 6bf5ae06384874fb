"""The producers, places and films of the demo are complete, linked and honest before anything loads them."""

import re
from collections import Counter
from datetime import datetime

import pytest
from django.conf import settings

from cms.core.geo import distance_km
from cms.core.hours import PARIS, parse, status_at
from cms.core.video import parse_video_url
from home.demo.source import MEDIA, read
from map.importing.gazetteer import read_communes
from map.kinds import KINDS

LANDSCAPES = {path.stem for path in (settings.BASE_DIR / "static" / "img" / "landscapes" / "wide").glob("*.webp")}
FICTION = re.compile(r"05 36 49 \d\d \d\d")
"""Numbers that ARCEP keeps for fiction in the south-west (numbering plan, decision 2018-0881)."""

FAMILIES, PRODUCTS, LABELS = read("families"), read("products"), read("labels")
PRODUCERS, PLACES = read("producers"), read("sale_points")
ATTENDANCES, VIDEOS, IMAGES = read("attendances"), read("videos"), read("images")
COMMUNES = {commune.code_insee: commune for commune in read_communes() if commune.department == "32"}
REAL = [place for place in PLACES if place.get("source_ref", "").startswith("marches-gers:")]
INVENTED = [place for place in PLACES if place not in REAL]


def slugs(rows):
    return [row["slug"] for row in rows]


def story_text(producer):
    values = [block["value"] for block in producer["story"]]
    return " ".join(value if isinstance(value, str) else value["text"] for value in values)


@pytest.mark.parametrize("rows", [FAMILIES, PRODUCTS, LABELS, PRODUCERS, PLACES], ids=len)
def test_no_slug_is_used_twice(rows):
    assert [slug for slug, count in Counter(slugs(rows)).items() if count > 1] == []


def test_there_is_enough_to_show():
    assert len(FAMILIES) == 21
    assert len(PRODUCTS) >= 45
    assert len(PRODUCERS) >= 64
    assert len({producer["commune"] for producer in PRODUCERS}) >= 45
    assert len(ATTENDANCES) >= 80
    assert len(REAL) == 26


def test_every_kind_of_place_is_there():
    kinds = Counter(place["kind"] for place in INVENTED)
    assert set(kinds) == set(KINDS) - {"producer", "market"}
    assert kinds["amap"] >= 5 and kinds["drive"] >= 4 and kinds["vending_machine"] >= 4
    assert kinds["producers_shop"] >= 3


def test_every_family_has_products_and_every_product_a_producer():
    sold = {line["product"] for producer in PRODUCERS for line in producer["products"]}
    assert {product["family"] for product in PRODUCTS} == set(slugs(FAMILIES))
    assert sold == set(slugs(PRODUCTS))


def test_every_season_is_twelve_digits_and_has_a_month():
    assert [p["slug"] for p in PRODUCTS if not re.fullmatch(r"(?!0{12})[012]{12}", p["season"])] == []


def test_official_signs_stand_apart_from_networks():
    assert Counter(label["group"] for label in LABELS) == {"official": 7, "network": 9}


def test_every_reference_leads_somewhere():
    farms, places = set(slugs(PRODUCERS)), set(slugs(PLACES))
    products, labels = set(slugs(PRODUCTS)), set(slugs(LABELS))
    for producer in PRODUCERS:
        assert {line["label"] for line in producer.get("labels", [])} <= labels, producer["slug"]
        assert producer["illustration"] in LANDSCAPES, producer["slug"]
        assert producer.get("photo", "brebis") in IMAGES, producer["slug"]
    for place in PLACES:
        assert set(place.get("products", [])) <= products, place["slug"]
        assert place.get("host") in farms | {None}, place["slug"]
        assert place.get("illustration", "winter") in LANDSCAPES, place["slug"]
    for line in ATTENDANCES:
        assert line["producer"] in farms and line["sale_point"] in places, line
    assert {video["producer"] for video in VIDEOS} <= farms
    assert {video["poster"] for video in VIDEOS} <= set(IMAGES)


def test_nobody_attends_a_place_twice():
    pairs = Counter((line["sale_point"], line["producer"]) for line in ATTENDANCES)
    assert [pair for pair, count in pairs.items() if count > 1] == []


def test_a_producer_may_sell_at_four_places():
    places = Counter(line["producer"] for line in ATTENDANCES)
    assert sum(count >= 4 for count in places.values()) >= 5


def test_every_label_is_only_declared_and_a_conversion_is_not_a_sign():
    lines = [line for producer in PRODUCERS for line in producer.get("labels", [])]
    conversions = [line for line in lines if line["state"].startswith("conversion_")]
    assert {line["state"] for line in conversions} == {"conversion_1", "conversion_2", "conversion_3"}
    assert {line["label"] for line in conversions} == {"ab"}
    assert {line["state"] for line in lines} - {"conversion_1", "conversion_2", "conversion_3"} == {"declared"}


@pytest.mark.parametrize("row", [*PLACES, *ATTENDANCES], ids=lambda row: row.get("slug") or row["producer"])
def test_hours_can_be_read(row):
    for text in (row.get("opening_hours"), *(change.get("opening_hours") for change in row.get("exceptions", []))):
        if text:
            parse(text)


def test_some_hours_stay_unknown():
    assert sum("opening_hours" not in place for place in PLACES) >= 5


def test_a_real_place_says_where_its_facts_come_from_and_nothing_more():
    for place in REAL:
        assert place["source"] and place["source_date"] and place["hours_note"], place["slug"]
        assert place["location_precision"] == "commune", place["slug"]
        assert not {"phone", "email", "website", "order_url", "confirmed_days_ago"} & set(place), place["slug"]


def test_hours_that_nobody_published_are_neither_open_nor_closed():
    instant = datetime(2026, 11, 26, 9, tzinfo=PARIS)
    for slug in ("marche-d-auch-basse-ville", "marche-d-eauze", "marche-de-mielan"):
        place = next(place for place in REAL if place["slug"] == slug)
        assert status_at(place["opening_hours"], instant).state == "unknown"


def test_the_samatan_market_opens_on_the_first_monday_of_november():
    hours = next(place["opening_hours"] for place in REAL if place["slug"] == "marche-au-gras-de-samatan")
    assert status_at(hours, datetime(2026, 11, 2, 10, tzinfo=PARIS)).state in ("open", "closing")
    assert "2\u00a0novembre" in status_at(hours, datetime(2026, 10, 26, 10, tzinfo=PARIS)).sentence


def test_one_market_is_for_professionals():
    assert [place["slug"] for place in PLACES if place.get("public") == "professionals"] == [
        "marche-au-gras-de-gimont-mercredi"
    ]


def test_a_presence_at_a_real_place_says_that_it_is_invented():
    real = set(slugs(REAL))
    at_real_places = [line for line in ATTENDANCES if line["sale_point"] in real]
    assert at_real_places
    assert all("inventée pour la démonstration" in line["note"] for line in at_real_places)


def test_invented_contacts_reach_nobody():
    for row in [*PRODUCERS, *INVENTED]:
        assert FICTION.fullmatch(row.get("phone", "05 36 49 00 00")), row["slug"]
        assert row.get("email", "a@b.example").endswith(".example"), row["slug"]
        for field in ("website", "order_url"):
            assert re.fullmatch(r"https://[a-z0-9-]+\.example/\S*", row.get(field, "https://a.example/")), row["slug"]


def test_audiences_vary():
    audiences = Counter(row.get("phone_audience", "public") for row in PRODUCERS)
    assert min(audiences[name] for name in ("public", "buyers", "service")) >= 3
    assert sum(row.get("location_audience") == "commune" for row in PRODUCERS) >= 5


def test_confirmations_are_of_every_age():
    ages = [row["confirmed_days_ago"] for row in [*PRODUCERS, *INVENTED]]
    assert sum(age > 365 for age in ages) >= 5
    assert sum(age < 30 for age in ages) >= 10


@pytest.mark.parametrize("row", [*PRODUCERS, *PLACES], ids=lambda row: row["slug"])
def test_each_place_is_in_its_commune(row):
    commune = COMMUNES[row["commune"]]
    assert row["postcode"] in commune.postal_codes
    assert distance_km(commune.point, (row["latitude"], row["longitude"])) < 1.6


def test_a_sale_at_the_farm_is_where_the_farm_is_and_shows_no_more():
    farms = {producer["slug"]: producer for producer in PRODUCERS}
    shared = ("commune", "latitude", "longitude", "location_audience", "phone", "phone_audience", "email_audience")
    for place in PLACES:
        if place["kind"] == "farm":
            host = farms[place["host"]]
            assert [place.get(name) for name in shared] == [host.get(name) for name in shared], place["slug"]


def test_each_story_is_its_own():
    openings = Counter(" ".join(story_text(producer).split()[:4]) for producer in PRODUCERS)
    assert [opening for opening, count in openings.items() if count > 1] == []
    assert [producer["slug"] for producer in PRODUCERS if len(story_text(producer)) < 150] == []


def test_each_film_can_be_played_heard_and_read():
    assert sum("file" in video for video in VIDEOS) == 1 and len(VIDEOS) >= 4
    for video in VIDEOS:
        assert len(video["transcript"]) > 300 and video["summary"] and video["duration"], video["title"]
        if "file" in video:
            assert (MEDIA / video["captions"]).read_text(encoding="utf-8").startswith("WEBVTT")
            assert (MEDIA / video["file"]).stat().st_size < 2_000_000
        else:
            parse_video_url(video["url"])
