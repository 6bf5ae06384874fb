"""The page of a commune: useful whatever there is."""

import pytest

from tests.factories import CommuneFactory, MapPageFactory, ProducerPageFactory, SalePointFactory, home_page

pytestmark = pytest.mark.django_db
HERE = {"latitude": 43.85, "longitude": 0.66}
SIX_KM_NORTH = {"latitude": 43.902, "longitude": 0.66}
FAR = {"latitude": 43.40, "longitude": 0.66}


@pytest.fixture
def commune():
    home_page()
    return CommuneFactory(name="Le Houga", slug="le-houga", code_insee="32155", **{k: str(v) for k, v in HERE.items()})


def page_of(client, commune):
    response = client.get(f"/communes/{commune.slug}/")
    assert response.status_code == 200
    return response.content.decode().replace("\u00a0", " ")


def test_what_is_in_the_commune_comes_before_what_is_around(client, commune):
    SalePointFactory(title="Marché d’à côté", commune=CommuneFactory(), **SIX_KM_NORTH)
    SalePointFactory(title="Marché d’ici", commune=commune, **HERE)
    html = page_of(client, commune)
    assert html.index("Marché d’ici") < html.index("Marché d’à côté")
    assert "5,8 km" in html
    assert "1 lieu où acheter local au Houga, 1 de plus à moins de 15 km." in html


def test_an_empty_commune_names_the_nearest_place_and_how_far_it_is(client, commune):
    SalePointFactory(title="Marché d’à côté", commune=CommuneFactory(name="Nogaro"), **SIX_KM_NORTH)
    assert "Rien au Houga ; le plus proche est « Marché d’à côté » (Nogaro), à 5,8 km." in page_of(client, commune)


def test_the_nearest_place_is_named_however_far_it_is(client, commune):
    SalePointFactory(title="Marché lointain", commune=CommuneFactory(), **FAR)
    html = page_of(client, commune)
    assert "Marché lointain" in html and "50 km" in html


def test_a_commune_says_so_when_there_is_nothing_anywhere(client, commune):
    assert "Aucun lieu de vente au Houga pour l’instant." in page_of(client, commune)


def test_the_next_market_day_is_that_of_the_commune_itself_when_it_has_one(client, commune):
    SalePointFactory(title="Tous les jours ailleurs", commune=CommuneFactory(), opening_hours="08:00-12:00")
    SalePointFactory(title="Marché d’ici", commune=commune, opening_hours="Tu 08:00-12:30")
    html = page_of(client, commune)
    date = html[html.index("Prochain jour de marché") :][:400]
    assert "Marché d’ici" in date and "8 h à 12 h 30" in date


def test_a_market_without_hours_announces_no_day(client, commune):
    SalePointFactory(commune=commune)
    assert "Prochain jour de marché" not in page_of(client, commune)


def test_each_kind_around_is_counted_and_leads_to_the_map(client, commune):
    SalePointFactory.create_batch(2, commune=commune, **HERE)
    html = page_of(client, commune)
    assert "Marchés de plein vent (2)" in html
    assert 'href="/carte/?commune=32155&amp;rayon=15&amp;type=market"' in html


def test_a_commune_has_a_canonical_address_a_description_and_a_way_back(client, commune):
    html = page_of(client, commune)
    assert "/communes/le-houga/" in html[html.index('rel="canonical"') :][:120]
    assert 'content="Aucun lieu de vente au Houga' in html
    assert 'aria-label="Fil d’Ariane"' in html


def test_places_and_producers_lead_to_their_commune(client, commune):
    point = SalePointFactory(commune=commune)
    for address in (point.get_absolute_url(), ProducerPageFactory(commune=commune).url):
        assert 'href="/communes/le-houga/"' in client.get(address).content.decode()


def test_neighbouring_communes_with_places_are_linked(client, commune):
    SalePointFactory(commune=CommuneFactory(name="Nogaro", slug="nogaro"))
    CommuneFactory(name="Vide", slug="vide")
    html = page_of(client, commune)
    assert "/communes/nogaro/" in html and "/communes/vide/" not in html


def test_an_unknown_commune_is_not_found(client):
    home_page()
    assert client.get("/communes/nulle-part/").status_code == 404


def test_only_communes_with_something_within_reach_are_in_the_site_map(client, commune):
    SalePointFactory(commune=CommuneFactory(), **SIX_KM_NORTH)
    CommuneFactory(slug="trop-loin", latitude="43.40", longitude="0.66")
    xml = client.get("/sitemap-communes.xml").content.decode()
    assert "/communes/le-houga/" in xml and "trop-loin" not in xml


def test_a_commune_costs_the_same_for_two_places_or_forty(client, commune, django_assert_max_num_queries):
    def cost():
        page_of(client, commune)
        with django_assert_max_num_queries(15) as queries:
            page_of(client, commune)
        return len(queries)

    SalePointFactory.create_batch(2, commune=commune, opening_hours="Tu 08:00-12:30")
    SalePointFactory.create_batch(2, commune=CommuneFactory(), **SIX_KM_NORTH)
    few = cost()
    SalePointFactory.create_batch(20, commune=commune, opening_hours="Tu 08:00-12:30")
    SalePointFactory.create_batch(18, commune=CommuneFactory(), **SIX_KM_NORTH)
    assert cost() == few


def test_a_commune_whose_code_reads_as_a_postal_code_still_leads_to_itself(client):
    home_page()
    MapPageFactory()
    isle = CommuneFactory(name="L'Isle-Jourdain", slug="isle", code_insee="32160", postal_codes="32600")
    CommuneFactory(name="Plaisance", code_insee="32319", postal_codes="32160", population=9_999)
    html = page_of(client, isle)
    address = html[html.index('href="/carte/?commune=') + 6 :].split('"')[0].replace("&amp;", "&")
    assert "L&#x27;Isle-Jourdain" in client.get(address).content.decode().split("</h2>")[0].rsplit("<h2", 1)[1]


def test_the_index_of_site_maps_costs_the_same_however_many_places_there_are(
    client, commune, django_assert_max_num_queries
):
    def cost():
        with django_assert_max_num_queries(20) as queries:
            assert client.get("/sitemap.xml").status_code == 200
        return len(queries), sum(len(query["sql"]) for query in queries.captured_queries)

    SalePointFactory.create_batch(2, commune=commune)
    few = cost()
    SalePointFactory.create_batch(18, commune=commune)
    assert cost() == few


def test_a_long_site_map_is_cut_into_parts(client, commune, monkeypatch):
    SalePointFactory.create_batch(5, commune=commune, confirmed_on="2026-11-02")
    monkeypatch.setattr("map.sitemaps.SalePointSitemap.limit", 2)
    assert client.get("/sitemap.xml").content.decode().count("/sitemap-places.xml") == 3
    part = client.get("/sitemap-places.xml?p=3").content.decode()
    assert part.count("<loc>") == 1 and "<lastmod>2026-11-02</lastmod>" in part
