"""Every page type: it answers in French, has one title, costs the same for two records or twenty."""

import itertools
from html.parser import HTMLParser

import pytest
from wagtail.models import get_page_models

from cms.core.models import SiteSettings
from tests.factories import (
    PAGE_FACTORIES,
    ArticlePageFactory,
    AttendanceFactory,
    CommuneFactory,
    MapPageFactory,
    NewsIndexPageFactory,
    ProducerIndexPageFactory,
    ProducerPageFactory,
    ProductFactory,
    SalePointFactory,
    VideoFactory,
    home_page,
)

pytestmark = pytest.mark.django_db
OWN_PAGES = [model for model in get_page_models() if not model.__module__.startswith("wagtail")]


class Headings(HTMLParser):
    """The levels of the headings of a page, in order."""

    def __init__(self, html):
        super().__init__()
        self.levels = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.levels.append(int(tag[1]))


@pytest.mark.parametrize("model", OWN_PAGES, ids=lambda model: model.__name__)
def test_each_page_type_answers_in_french_with_one_title_and_no_skipped_level(client, model):
    page = PAGE_FACTORIES[model]()
    response = client.get(page.url)
    html = response.content.decode()
    levels = Headings(html).levels
    assert response.status_code == 200
    assert '<html lang="fr"' in html
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), levels


@pytest.mark.parametrize("model", OWN_PAGES, ids=lambda model: model.__name__)
def test_each_page_type_has_a_canonical_address_and_a_description(client, model):
    html = client.get(PAGE_FACTORIES[model](search_description="Une phrase.").url).content.decode()
    assert '<link rel="canonical"' in html
    assert 'name="description"' in html


def test_a_sale_point_has_its_own_page(client):
    point = SalePointFactory(title="Marché de Fleurance", opening_hours="Tu 08:00-12:30")
    AttendanceFactory(sale_point=point, producer__title="Ferme du Coq")
    html = client.get(point.get_absolute_url()).content.decode()
    assert "Marché de Fleurance" in html and "Ferme du Coq" in html


def test_an_unpublished_sale_point_has_none(client):
    assert client.get(SalePointFactory(live=False).get_absolute_url()).status_code == 404


def make_producers(number):
    egg = ProductFactory()
    for _ in range(number):
        farm = ProducerPageFactory(products=[egg])
        SalePointFactory(kind="farm", host=farm, opening_hours="Sa 09:00-12:00")


def make_articles(number):
    ArticlePageFactory.create_batch(number)


COSTS = [
    ("home", lambda: home_page().url, make_producers, 15),
    ("articles on home", lambda: home_page().url, make_articles, 15),
    ("producers", lambda: ProducerIndexPageFactory().url, make_producers, 15),
    ("map", lambda: MapPageFactory().url, make_producers, 15),
    ("map around a commune", lambda: MapPageFactory().url + "?commune=" + CommuneFactory().name, make_producers, 15),
    ("points", lambda: "/carte/points.json", make_producers, 15),
    ("news", lambda: NewsIndexPageFactory().url, make_articles, 15),
    ("feed", lambda: "/actualites/rss/", make_articles, 15),
    (
        "map with filters",
        lambda: MapPageFactory().url + "?type=farm&q=oeuf&ouvert=2026-11-28T09:30",
        make_producers,
        15,
    ),
]


@pytest.mark.parametrize(("name", "address", "make", "limit"), COSTS, ids=[row[0] for row in COSTS])
def test_a_page_costs_the_same_for_two_records_or_twenty(
    client, django_assert_max_num_queries, name, address, make, limit
):
    url = address()
    SiteSettings.for_site(home_page().get_site())  # the very first visit of a site makes them

    def cost():
        assert client.get(url).status_code == 200  # the first visit fills the caches
        with django_assert_max_num_queries(limit) as queries:
            client.get(url)
        return len(queries)

    make(2)
    few = cost()
    make(18)
    assert cost() == few


def test_a_profile_costs_the_same_with_two_places_or_ten(client, django_assert_max_num_queries):
    page = ProducerPageFactory(products=ProductFactory.create_batch(5))
    VideoFactory(producer=page)
    SiteSettings.for_site(home_page().get_site())

    def cost(number):
        for point in SalePointFactory.create_batch(number, opening_hours="Sa 08:00-12:00"):
            AttendanceFactory(producer=page, sale_point=point)
        client.get(page.url)
        with django_assert_max_num_queries(20) as queries:
            client.get(page.url)
        return len(queries)

    assert cost(2) == cost(8)


@pytest.mark.parametrize("path", ["/carte/", "/producteurs/", "/actualites/"])
@pytest.mark.parametrize("page", ["abc", "0", "-1", "999", "%00", "1e3"])
def test_a_page_number_that_means_nothing_is_not_found(client, path, page):
    for make in (MapPageFactory, ProducerIndexPageFactory, NewsIndexPageFactory):
        make()
    assert client.get(f"{path}?page={page}").status_code == 404


@pytest.mark.parametrize("path", ["/carte/", "/producteurs/", "/carte/points.json"])
def test_nonsense_in_the_query_is_never_an_error(client, path):
    MapPageFactory()
    ProducerIndexPageFactory()
    query = "?type=%00&lat=x&ouvert=hier&q=%00&produit=%22&label=%00&rayon=nan&video=%00&commune=%00"
    assert client.get(path + query).status_code == 200


def test_an_unknown_address_answers_404_in_french(client):
    home_page()
    response = client.get("/nulle-part/")
    assert response.status_code == 404
    assert "introuvable" in response.content.decode()
