"""What a visitor means by a few words."""

from datetime import date

import pytest
from django.http import QueryDict
from django.utils import timezone

from map.reading import read
from map.search import ListingSearch
from tests.factories import (
    AttendanceFactory,
    CommuneFactory,
    LabelFactory,
    MapPageFactory,
    ProducerPageFactory,
    ProductFactory,
    ProductFamilyFactory,
    SalePointFactory,
)

pytestmark = pytest.mark.django_db
TUESDAY = date(2026, 11, 24)


@pytest.fixture
def auch():
    return CommuneFactory(
        name="Auch", slug="auch", code_insee="32013", postal_codes="32000", latitude=43.6465, longitude=0.5855
    )


@pytest.fixture
def isle_jourdain():
    return CommuneFactory(
        name="L’Isle-Jourdain", slug="isle", postal_codes="32600", latitude=43.614, longitude=1.081, population=9000
    )


@pytest.fixture
def garlic():
    family = ProductFamilyFactory(name="Ail, oignon, échalote", slug="ail-oignon")
    return ProductFactory(name="Ail blanc", slug="ail-blanc", family=family)


@pytest.fixture(autouse=True)
def on_a_tuesday(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *args: TUESDAY)


def titles(text, **filters):
    query = QueryDict(mutable=True)
    query.update({"q": text} | filters)
    return [listing.title for listing in ListingSearch(query).listings]


def reading_of(text):
    return read(text)


@pytest.mark.parametrize("text", ["ail samedi", "Ails le samedi matin", "SAMEDI ail", "ail samedis"])
def test_goods_and_a_day_are_told_apart(garlic, text):
    ProducerPageFactory(products=[garlic])
    reading = reading_of(text)
    assert [word.stem for word in reading.goods] == ["ail"]
    assert reading.day == date(2026, 11, 28)


@pytest.mark.parametrize(("text", "day"), [("aujourd’hui", 24), ("demain", 25), ("mardi", 24), ("lundi", 30)])
def test_a_day_is_the_next_of_that_name(text, day):
    assert reading_of(text).day == date(2026, 11, day)


def test_a_day_keeps_the_places_that_sell_then_even_at_hours_to_be_confirmed():
    SalePointFactory(title="Samedi", opening_hours="Sa 08:00-12:30")
    SalePointFactory(title="Samedi sans heures", opening_hours='Sa unknown "matin"')
    SalePointFactory(title="Dimanche", opening_hours="Su 08:00-12:30")
    SalePointFactory(title="Qui sait", opening_hours="")
    assert titles("marché samedi") == ["Samedi", "Samedi sans heures"]


def test_a_word_nobody_uses_is_set_aside_and_named(garlic):
    ProducerPageFactory(title="Delphine", products=[garlic])
    search = ListingSearch(QueryDict("q=ail violet"))
    assert [listing.title for listing in search.listings] == ["Delphine"]
    assert "« violet »" in search.notices[0]


@pytest.mark.parametrize("typed", ["isle jourdain", "L’Isle-Jourdain", "l isle jourdain", "32600"])
def test_a_commune_among_the_words_is_where_to_look(auch, isle_jourdain, typed):
    SalePointFactory(title="Au marché", commune=isle_jourdain, latitude=43.614, longitude=1.081)
    SalePointFactory(title="Trop loin", commune=auch, latitude=43.6465, longitude=0.5855)
    search = ListingSearch(QueryDict(f"q=marché {typed}"))
    assert [listing.title for listing in search.listings] == ["Au marché"]
    assert search.title(1) == "1 lieu à moins de 30 km de L’Isle-Jourdain"


def test_a_place_named_like_the_words_answers_wherever_it_is(auch, isle_jourdain):
    SalePointFactory(title="Le Goûter d’Auch", commune=isle_jourdain, latitude=43.614, longitude=1.081)
    SalePointFactory(title="Marché", commune=auch, latitude=43.6465, longitude=0.5855)
    assert titles("goûter auch") == ["Le Goûter d’Auch"]


def test_a_commune_asked_apart_is_the_only_place(auch, isle_jourdain):
    SalePointFactory(title="Marché d’Auch", commune=auch, latitude=43.6465, longitude=0.5855)
    SalePointFactory(title="Marché de L’Isle", commune=isle_jourdain, latitude=43.614, longitude=1.081)
    assert titles("marché", commune="Auch") == ["Marché d’Auch"]


def test_goods_are_not_taken_for_a_commune(garlic):
    CommuneFactory(name="Ail", slug="ail")
    ProducerPageFactory(title="Delphine", products=[garlic])
    search = ListingSearch(QueryDict("q=ail"))
    assert search.place is None and [listing.title for listing in search.listings] == ["Delphine"]


def test_titles_come_before_goods_and_goods_before_the_rest(garlic):
    other = ProductFactory(name="Tresse", synonyms="ail", slug="tresse")
    ProducerPageFactory(title="A par synonyme", products=[other])
    ProducerPageFactory(title="B par produit", products=[garlic])
    ProducerPageFactory(title="C comme ail")
    assert titles("ail") == ["C comme ail", "B par produit", "A par synonyme"]


def test_a_whole_word_is_preferred_to_the_beginning_of_one():
    ProducerPageFactory(title="Le vin")
    ProducerPageFactory(title="Le vinaigre")
    ProducerPageFactory(title="Les canards")
    assert titles("vin") == ["Le vin"]
    assert titles("canar") == ["Les canards"]


def test_the_beginning_of_a_word_is_answered_as_well_as_the_word():
    duck = ProductFactory(name="Canard gras", slug="canard-gras", synonyms="canette")
    ProducerPageFactory(title="A par produit", products=[duck])
    ProducerPageFactory(title="B, la canette")
    ProducerPageFactory(title="C sans rien")
    assert titles("cane") == ["B, la canette", "A par produit"]
    assert titles("cane gras") == ["A par produit"]


def test_a_word_typed_twice_is_asked_once(garlic):
    ProducerPageFactory(title="Delphine", products=[garlic])
    assert titles("ail ails ail") == ["Delphine"]


def test_the_name_of_a_place_answers_whatever_day_is_asked(garlic):
    SalePointFactory(title="Le Goûter du samedi", opening_hours="Mo 08:00-12:30")
    SalePointFactory(title="Le Goûter", opening_hours="Sa 08:00-12:30")
    SalePointFactory(title="Le Goûter fermé", opening_hours="Mo 08:00-12:30")
    assert titles("goûter samedi") == ["Le Goûter", "Le Goûter du samedi"]


def test_a_list_of_goods_does_not_lend_its_words_to_each(garlic):
    onion = ProductFactory(name="Oignon", slug="oignon", family=garlic.family)
    ProducerPageFactory(title="Oignons seuls", products=[onion])
    ProducerPageFactory(title="De l’ail", products=[garlic])
    assert titles("ail") == ["De l’ail"]


def test_a_sign_finds_who_holds_it_and_not_who_converts_to_it():
    organic = LabelFactory(name="Agriculture biologique (AB)", slug="ab")
    ProducerPageFactory(title="En règle", labels=[(organic, "verified")])
    ProducerPageFactory(title="En route", labels=[(organic, "conversion_1")])
    assert titles("bio") == ["En règle"]


@pytest.mark.parametrize("text", ["où acheter de l’ail", "producteurs d’ail", "je cherche de l’ail local"])
def test_the_words_of_a_question_are_understood(garlic, text):
    ProducerPageFactory(title="Delphine", products=[garlic])
    assert titles(text) == ["Delphine"]


@pytest.mark.parametrize("typed", ["armagnak", "armanac", "aramgnac", "ARMAGNACC"])
def test_a_mistyped_word_answers_for_the_closest_of_ours(typed):
    ProducerPageFactory(title="Distillerie", products=[ProductFactory(name="Armagnac", slug="armagnac")])
    search = ListingSearch(QueryDict(f"q={typed}"))
    assert search.suggestion == "armagnac"
    assert [listing.title for listing in search.listings] == ["Distillerie"]


def test_the_map_says_what_it_understood_and_links_to_it(client, garlic):
    url = MapPageFactory().url
    AttendanceFactory(producer=ProducerPageFactory(products=[ProductFactory(name="Asperge", slug="asperge")]))
    html = client.get(f"{url}?q=aspergue&type=market&page=1").content.decode()
    assert "Vouliez-vous dire" in html and 'href="?q=asperge&amp;type=market"' in html
    assert 'value="aspergue"' in html


@pytest.mark.parametrize("field", ["q", "commune"])
def test_what_was_typed_stays_even_when_it_was_not_understood(client, field):
    html = client.get(MapPageFactory().url, {field: "x" * 300}).content.decode()
    assert f'value="{"x" * 300}"' in html


def test_wildcards_are_letters_like_others():
    SalePointFactory(title="Cent pour cent")
    SalePointFactory(title="Cent")
    assert titles("100%") == [] == titles("_e_t")
