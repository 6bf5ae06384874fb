"""The markers written into the map page: every place in view once, none over another, nothing private."""

import json
from itertools import combinations

import pytest
from django.core.paginator import Paginator
from django.http import QueryDict

from map import first_view as module
from map.first_view import APART, first_view
from map.models import Listing
from map.search import ListingSearch
from map.territory import edges
from tests.factories import CommuneFactory, MapPageFactory, SalePointFactory

pytestmark = pytest.mark.django_db

AUCH, TARBES = (43.6465, 0.5855), (43.233, 0.078)


def seen(query="", a_page=24):
    """What the page of a query string would write."""
    search = ListingSearch(QueryDict(query))
    written = first_view(search, Paginator(search.results, a_page).get_page(1))
    return json.loads(written) if written else None


def scatter(number):
    """This many markets on a grid over the territory, some of them at the same spot."""
    south, west, north, east = edges()
    for n in range(number):
        latitude = south + (north - south) * (n * 7 % 20) / 20
        SalePointFactory(kind="market", latitude=latitude, longitude=west + (east - west) * (n * 3 % 11) / 11)


def total(places):
    return sum(what if isinstance(what, int) else 1 for _latitude, _longitude, what, _more in places)


@pytest.mark.parametrize("a_page", [24, 200], ids=["counted by the database", "on the page of the list"])
@pytest.mark.parametrize("query", ["", "type=market"])
def test_every_place_in_view_counts_once_and_no_marker_hides_another(query, a_page):
    scatter(60)
    SalePointFactory(kind="market", latitude=TARBES[0], longitude=TARBES[1])
    view = seen(query, a_page)
    south, west, north, east = view["frame"]
    assert total(view["places"]) == 60
    for one, other in combinations(view["places"], 2):
        up, along = (one[0] - other[0]) / (east - west) * 1.38, (one[1] - other[1]) / (east - west)
        assert (up**2 + along**2) ** 0.5 > APART / 2
    for latitude, longitude, what, more in view["places"]:
        assert south <= latitude <= north and west <= longitude <= east
        if isinstance(what, int):
            assert more[0] <= latitude <= more[2] and more[1] <= longitude <= more[3]


def test_a_place_alone_is_told_by_its_kind_and_key():
    point = SalePointFactory(kind="amap", latitude=AUCH[0], longitude=AUCH[1])
    assert seen()["places"] == [[*AUCH, "amap", Listing.objects.get(sale_point=point).pk]]


def test_around_a_commune_the_frame_is_its_circle():
    CommuneFactory(name="Auch", slug="auch", latitude=AUCH[0], longitude=AUCH[1])
    SalePointFactory(latitude=43.66, longitude=0.6)
    SalePointFactory(latitude=44.0, longitude=0.6)
    view = seen("commune=Auch&rayon=10")
    assert view["frame"] == pytest.approx([43.5566, 0.4612, 43.7364, 0.7098], abs=1e-3)
    assert total(view["places"]) == 1


def test_only_the_places_that_answer_are_shown():
    SalePointFactory(kind="market", latitude=AUCH[0], longitude=AUCH[1])
    SalePointFactory(kind="farm", latitude=43.9, longitude=0.4)
    assert [what for *_at, what, _key in seen("type=farm")["places"]] == ["farm"]


def test_the_script_asks_for_the_points_of_a_zone_and_of_too_many_places(monkeypatch):
    scatter(3)
    assert seen("zone=43.4,0.2,43.9,1.1") is None
    monkeypatch.setattr(module, "MOST", 2)
    assert seen("type=market") is None
    assert total(seen()["places"]) == 3


def test_a_place_that_comes_is_there_at_once(client):
    url = MapPageFactory().url
    assert 'first-view aria-hidden="true"' in client.get(url).content.decode()
    before = total(seen()["places"])
    SalePointFactory(latitude=AUCH[0], longitude=AUCH[1])
    assert total(seen()["places"]) == before + 1
