"""Whatever is typed in the address bar gives a page or a 404, never an error of ours."""

import pytest

from tests.factories import (
    GuideIndexPageFactory,
    MapPageFactory,
    NewsIndexPageFactory,
    ProducerIndexPageFactory,
    SalePointFactory,
)

pytestmark = pytest.mark.django_db

PATHS = ["/", "/carte/", "/carte/points.json", "/producteurs/", "/actualites/", "/guides/", "/actualites/rss/"]
QUERIES = [
    "page=abc&type=%00&lat=x&ouvert=hier",
    "page=99999999999999999999",
    "page=-1",
    "q=%00",
    "q=%22",
    "q=%20%20",
    "q=" + "a" * 3000,
    "q=%F0%9F%8C%BD%ED%A0%80",
    "lat=nan&lng=inf&rayon=1e999",
    "lat=1e400&lng=-0&rayon=-5",
    "commune=%00&commune=99999",
    "type=farm&type=rien&type=",
    "produit=%27%3B--&label=..%2F",
    "ouvert=2026-13-45T99%3A99",
    "ouvert=0001-01-01T00%3A00",
    "ouvert=9999-12-31T23%3A59%3A59",
    "ouvert=2026-11-28T09%3A00%2B99%3A00",
    "page[]=1&%FF=%FE",
]


@pytest.fixture
def site(home_page):
    for factory in (MapPageFactory, ProducerIndexPageFactory, NewsIndexPageFactory, GuideIndexPageFactory):
        factory()
    SalePointFactory(opening_hours="Mo-Fr 09:00-18:00; PH off")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("query", QUERIES)
def test_a_malformed_query_is_a_page_or_a_404(client, site, path, query):
    assert client.get(f"{path}?{query}").status_code in (200, 404)


@pytest.mark.parametrize(
    "path", ["/carte/lieu/0/", "/carte/lieu/99999999999999999999/", "/points-de-vente/rien/", "/sitemap.xml"]
)
def test_an_odd_path_is_a_page_or_a_404(client, site, path):
    assert client.get(path).status_code in (200, 404)
