"""What a visitor asks of the map, and what nonsense does."""

from datetime import date

import pytest
from django.http import QueryDict

from cms.core.geo import distance_km
from map.models import Listing, OpeningException
from map.search import ListingSearch
from tests.factories import (
    AttendanceFactory,
    CommuneFactory,
    LabelFactory,
    ProducerPageFactory,
    ProductFactory,
    ProductFamilyFactory,
    SalePointFactory,
)

pytestmark = pytest.mark.django_db


def titles(query):
    return [listing.title for listing in ListingSearch(QueryDict(query)).listings]


@pytest.fixture
def fleurance():
    return CommuneFactory(name="Fleurance", slug="fleurance", code_insee="32132", postal_codes="32500", population=6000)


@pytest.fixture
def two_markets(fleurance):
    auch = CommuneFactory(
        name="Auch", slug="auch", code_insee="32013", postal_codes="32000", latitude=43.6465, longitude=0.5855
    )
    SalePointFactory(title="Marché d’Auch", commune=auch, latitude=43.6465, longitude=0.5855)
    SalePointFactory(title="Marché de Fleurance", commune=fleurance)


def test_without_a_question_everything_answers_from_a_to_z():
    for title in ("Zinnia", "Éléphant", "abeille"):
        SalePointFactory(title=title)
    assert titles("") == ["abeille", "Éléphant", "Zinnia"]


@pytest.mark.parametrize("typed", ["fleurance", "FLEURANCE", "32500", "32132", "Fleur"])
def test_a_commune_is_understood_by_name_postal_code_or_insee_code(two_markets, typed):
    assert titles(f"commune={typed}&rayon=10") == ["Marché de Fleurance"]


def test_results_around_a_commune_come_nearest_first(two_markets):
    assert titles("commune=Fleurance&rayon=50") == ["Marché de Fleurance", "Marché d’Auch"]


def test_distances_are_true_to_a_hundred_metres(two_markets, fleurance):
    listing = Listing.objects.get(title="Marché d’Auch")
    found = Listing.objects.near(43.848, 0.662).get(pk=listing.pk)
    assert found.distance_km == pytest.approx(distance_km((43.848, 0.662), (43.6465, 0.5855)), abs=0.1)


def test_a_radius_of_zero_means_anywhere(two_markets):
    assert len(titles("commune=Fleurance&rayon=0")) == 2


def test_a_position_works_like_a_commune(two_markets):
    assert titles("lat=43.85&lng=0.66&rayon=10") == ["Marché de Fleurance"]


def test_kinds_add_up():
    SalePointFactory(title="Drive", kind="drive")
    SalePointFactory(title="Étal", kind="market")
    SalePointFactory(title="AMAP", kind="amap")
    assert titles("type=drive&type=amap") == ["AMAP", "Drive"]


def test_a_family_finds_its_products():
    family = ProductFamilyFactory(slug="oeufs")
    AttendanceFactory(
        sale_point=SalePointFactory(title="Avec œufs"),
        producer=ProducerPageFactory(title="Ferme", products=[ProductFactory(slug="oeufs-de-poule", family=family)]),
    )
    SalePointFactory(title="Sans œufs")
    assert titles("produit=oeufs") == ["Avec œufs", "Ferme"] == titles("produit=oeufs-de-poule")


def test_a_label_finds_who_holds_it():
    ProducerPageFactory(title="Bio", labels=[(LabelFactory(slug="ab"), "verified")])
    ProducerPageFactory(title="Autre")
    assert titles("label=ab") == ["Bio"]


@pytest.mark.parametrize("words", ["canards", "CANARD", "magret", "magrets", "canard fleurance"])
def test_words_are_found_in_plural_and_by_synonym(fleurance, words):
    duck = ProductFactory(name="Canard gras", slug="canard-gras", synonyms="magret, confit")
    ProducerPageFactory(title="Hippolyte", commune=fleurance, products=[duck])
    ProducerPageFactory(title="Autre")
    assert titles(f"q={words}") == ["Hippolyte"]


def test_what_is_open_at_a_moment_is_found():
    SalePointFactory(title="Le samedi", opening_hours="Sa 08:00-12:30")
    SalePointFactory(title="Le lundi", opening_hours="Mo 08:00-12:30")
    assert titles("ouvert=2026-11-28T09:00") == ["Le samedi"]


def test_unknown_hours_are_never_open():
    SalePointFactory(opening_hours="")
    assert titles("ouvert=maintenant&etat=ouvert") == [] == titles("ouvert=maintenant&etat=ferme")


def test_a_dated_closure_overrides_the_hours():
    point = SalePointFactory(opening_hours="Sa 08:00-12:30")
    point.exceptions = [OpeningException(starts_on=date(2026, 11, 28), ends_on=date(2026, 11, 28), kind="closed")]
    point.save()
    assert titles("ouvert=2026-11-28T09:00") == []
    assert titles("ouvert=2026-12-05T09:00") != []


@pytest.mark.parametrize(
    "nonsense",
    [
        "type=%00",
        "type=boulanger",
        "lat=x",
        "lat=nan&lng=nan",
        "lat=inf&lng=1",
        "lat=91&lng=0",
        "rayon=-1",
        "rayon=beaucoup",
        "ouvert=hier",
        "produit=%27%22--",
        "produit=inconnu",
        "label=inconnu",
        "q=" + "x" * 10_000,
        "q=%00",
        "commune=Nulle-Part",
        "lat=0&lng=0",
        "lat=0.66&lng=43.85",
        "lat=52.5&lng=13.4",
        "zone=ici",
        "zone=43,0,44",
        "zone=44,0,43,1",
        "zone=43,1,44,0",
        "zone=43,0,44,nan",
        "zone=43,0,44,1e3",
        "zone=43,0,144,1",
        "zone=20,-20,60,20",
        "zone=52,13,53,14",
        "zone=" + "4" * 10_000,
        "tri=beauté",
    ],
)
def test_nonsense_is_ignored_with_a_notice(nonsense):
    SalePointFactory(title="Toujours là")
    search = ListingSearch(QueryDict(nonsense))
    assert [listing.title for listing in search.listings] == ["Toujours là"]
    assert search.notices


@pytest.mark.parametrize("harmless", ["q=", "q=%22", "q=%E2%80%AE%F0%9F%90%93", "q=le+la+les", "lat=43.8", "inconnu=1"])
def test_what_asks_nothing_changes_nothing(harmless):
    SalePointFactory(title="Toujours là")
    assert titles(harmless) == ["Toujours là"]


def test_a_known_kind_beside_an_unknown_one_still_filters():
    SalePointFactory(title="Drive", kind="drive")
    SalePointFactory(title="Étal")
    search = ListingSearch(QueryDict("type=drive&type=boulanger"))
    assert [listing.title for listing in search.listings] == ["Drive"] and search.notices


def test_a_filter_too_long_is_said_kept_in_its_box_and_left_out_of_links(two_markets):
    search = ListingSearch(QueryDict(f"q={'a' * 10_000}&type=market"))
    assert search.query_string == "type=market"
    assert search.notices and search.form.typed["q"] == "a" * 10_000


def test_a_zone_of_the_map_holds_what_lies_in_it(two_markets):
    search = ListingSearch(QueryDict("zone=43.6,0.5,43.7,0.7"))
    assert [listing.title for listing in search.listings] == ["Marché d’Auch"]
    assert search.title(1) == "1 lieu dans cette zone de la carte"
    assert [(row["label"], row["remove_url"]) for row in search.active_filters] == [("Zone de la carte", "?")]
    assert search.query_string == "zone=43.6%2C0.5%2C43.7%2C0.7"


@pytest.mark.parametrize("place", ["commune=Fleurance", "lat=43.85&lng=0.66"])
def test_a_place_that_is_given_wins_over_a_zone(two_markets, place):
    search = ListingSearch(QueryDict(f"zone=43.6,0.5,43.7,0.7&rayon=5&{place}"))
    assert [listing.title for listing in search.listings] == ["Marché de Fleurance"]
    assert search.zone is None and len(search.active_filters) == 1


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("lat=0.66&lng=43.85", "Latitude et longitude semblent inversées"),
        ("lat=0&lng=0", "hors de France métropolitaine"),
        ("zone=52,13,53,14", "hors de France métropolitaine"),
        ("zone=44,0,43,1", "n’existe pas"),
        ("zone=20,-20,60,20", "trop grande"),
        ("zone=ici", "ne se lit pas"),
    ],
)
def test_a_place_that_cannot_be_is_refused_in_one_plain_sentence(query, said):
    (notice,) = ListingSearch(QueryDict(query)).notices
    assert said in notice


def test_around_a_place_one_may_sort_by_name(two_markets):
    assert titles("commune=Fleurance&rayon=50&tri=nom") == ["Marché d’Auch", "Marché de Fleurance"]
    assert titles("commune=Fleurance&rayon=50&tri=distance") == ["Marché de Fleurance", "Marché d’Auch"]


def test_each_filter_can_be_lifted_and_keeps_the_others(two_markets):
    search = ListingSearch(QueryDict("type=market&type=drive&commune=Fleurance&page=2"))
    links = {row["label"]: row["remove_url"] for row in search.active_filters}
    assert links["Marché de plein vent"] == "?type=drive&commune=Fleurance"
    assert links["Fleurance"] == "?type=market&type=drive"


def test_the_title_says_how_many_and_where(two_markets):
    assert ListingSearch(QueryDict("commune=Auch&rayon=15")).title(1) == "1 lieu à moins de 15 km d’Auch"
