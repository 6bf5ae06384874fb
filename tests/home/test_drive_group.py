"""The helper of a drive group: consenting farms within 20 km, by what the group lacks."""

import pytest

from tests.factories import (
    AttendanceFactory,
    CommuneFactory,
    ProducerPageFactory,
    ProductFactory,
    SalePointFactory,
    home_page,
)

pytestmark = pytest.mark.django_db
PATH = "/developper-un-drive/completer-le-groupe/"


@pytest.fixture
def carrots():
    return ProductFactory(name="Carotte", family__name="Légumes", family__slug="legumes")


@pytest.fixture
def fleurance():
    home_page()
    return CommuneFactory(name="Fleurance", slug="fleurance")


def farm(product, **changes):
    """A consenting farm two kilometres from Fleurance, on the map by its own profile."""
    return ProducerPageFactory(products=[product], **({"open_to_drive_groups": True} | changes))


def answer(client, query="?commune=Fleurance"):
    response = client.get(PATH + query)
    assert response.status_code == 200
    return response.content.decode()


def test_a_consenting_farm_around_is_shown_under_the_family_that_lacks(client, fleurance, carrots):
    page = farm(carrots, title="Les Carottes de Paul")
    html = answer(client)
    assert "Légumes" in html and f'href="/producteurs/{page.slug}/"' in html and "Les Carottes de Paul" in html


def test_a_farm_that_did_not_agree_is_not_shown(client, fleurance, carrots):
    farm(carrots, title="Les Carottes de Paul", open_to_drive_groups=False)
    assert "Les Carottes de Paul" not in answer(client)


def test_a_farm_that_is_not_published_is_not_shown(client, fleurance, carrots):
    farm(carrots, title="Les Carottes de Paul").unpublish()
    assert "Les Carottes de Paul" not in answer(client)


def test_a_farm_farther_than_twenty_kilometres_is_not_shown(client, fleurance, carrots):
    farm(carrots, title="Les Carottes de Paul", latitude=44.2)
    assert "Les Carottes de Paul" not in answer(client)


def test_a_market_around_does_not_bring_a_distant_farm(client, fleurance, carrots):
    far = farm(carrots, title="Les Carottes de Paul", latitude=44.2)
    AttendanceFactory(producer=far, sale_point=SalePointFactory())
    assert "Les Carottes de Paul" not in answer(client)


def test_a_blurred_farm_tells_no_more_than_its_commune(client, fleurance, carrots):
    farm(carrots, title="Les Carottes de Paul", location_audience="commune", latitude=43.9, longitude=0.7)
    html = answer(client)
    assert "Les Carottes de Paul" in html and "à moins de 100" in html


def test_a_family_the_group_has_is_not_lacking(client, fleurance, carrots):
    farm(carrots, title="Les Carottes de Paul")
    html = answer(client, "?commune=Fleurance&famille=legumes")
    assert "Les Carottes de Paul" not in html and "checked" in html


def test_an_unknown_commune_is_said_and_what_was_typed_is_kept(client, fleurance, carrots):
    html = answer(client, "?commune=Zzz&famille=legumes")
    assert "Nous ne connaissons pas cette commune" in html and 'value="Zzz"' in html and "checked" in html


@pytest.mark.parametrize("query", ["", "?commune=%00&famille=%00", "?famille=zzz", "?commune=" + "a" * 500])
def test_nonsense_is_never_an_error(client, fleurance, query):
    answer(client, query)


def test_it_costs_the_same_for_two_farms_or_twenty(client, fleurance, carrots, django_assert_max_num_queries):
    def cost(number):
        for _ in range(number):
            farm(carrots)
        answer(client), answer(client)  # until memory is warm
        with django_assert_max_num_queries(10) as queries:
            answer(client)
        return len(queries)

    assert cost(2) == cost(10)
