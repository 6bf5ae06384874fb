"""The map on partners' sites: no cookie, filters that stay, colours one can read, code that can be copied."""

import re
from html import unescape

import pytest

from map.embedding import CONTRAST, GROUNDS, contrast, readable, rgb
from tests.factories import CommuneFactory, SalePointFactory

EMBED = "/carte/embarquer/"


@pytest.fixture
def places(db):
    fleurance = CommuneFactory(name="Fleurance", code_insee="32132", latitude=43.85, longitude=0.66)
    SalePointFactory(title="Marché de la place", kind="market", commune=fleurance)
    SalePointFactory(title="AMAP du canal", kind="amap", commune=fleurance)
    return fleurance


def test_a_frame_may_stand_anywhere_and_leaves_nothing(client, places):
    response = client.get(EMBED)
    assert response.cookies == {}
    assert "frame-ancestors *" in response["Content-Security-Policy"]
    assert "X-Frame-Options" not in response
    assert (response["X-Robots-Tag"], response["Cache-Control"].split(",")[0]) == ("noindex", "public")
    assert "Cookie" not in response.get("Vary", "")


def test_a_frame_shows_what_it_was_asked_and_offers_nothing_else(client, places):
    html = client.get(f"{EMBED}?commune=32132&rayon=10&type=amap").content.decode()
    assert "AMAP du canal" in html
    assert "Marché de la place" not in html
    assert "<form" not in html
    assert 'href="?' not in html.replace('href="?page=', "")


def test_links_of_a_frame_leave_it_and_say_so(client, places):
    html = client.get(EMBED).content.decode()
    links = re.findall(r'<a [^>]*href="(?!#)[^"]*"[^>]*>.*?</a>', html, re.DOTALL)
    assert len(links) == 3
    assert all('target="_blank"' in link and "nouvel onglet" in link for link in links)


def test_the_pages_of_a_frame_keep_its_filters(client, places):
    for number in range(15):
        SalePointFactory(title=f"Halle {number}", kind="market", commune=places)
    html = client.get(f"{EMBED}?type=market&couleur=2f6321").content.decode()
    assert "?type=market&amp;couleur=2f6321&amp;page=2" in html
    assert client.get(f"{EMBED}?type=market&page=9").status_code == 404


def test_a_list_alone_asks_for_no_map(client, places):
    assert "data-map-canvas" not in client.get(f"{EMBED}?affichage=liste").content.decode()


def test_what_a_frame_does_not_understand_is_said_and_ignored(client, places):
    for query in ("couleur=rouge", "couleur=%00", "couleur=</style>", "affichage=cinema", "hauteur=1e9", "type=%00"):
        response = client.get(f"{EMBED}?{query}")
        assert response.status_code == 200
        assert "n’a pas été compris" in response.content.decode()
    assert client.get(f"{EMBED}rouge.css").status_code == 404


@pytest.mark.parametrize("colour", ["ffffff", "f5bd1f", "00ff00", "8080ff", "2f6321", "000000"])
def test_a_colour_of_a_partner_can_be_read_on_every_ground(colour):
    assert all(contrast(rgb(readable(colour)), rgb(ground)) >= CONTRAST for ground in GROUNDS)


def test_a_colour_that_can_be_read_stays_as_it_is(client, places):
    assert readable("2f6321") == "2f6321"
    assert "--action:#2f6321" in client.get(f"{EMBED}2f6321.css").content.decode()


def test_the_code_to_copy_asks_for_what_was_chosen(client, places):
    address = "/carte/integrer/?commune=fleurance&rayon=10&type=amap&couleur=%23F5BD1F&affichage=liste&hauteur=800"
    html = client.get(address).content.decode()
    code = unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", html, re.DOTALL)[1])
    source = unescape(re.search(r'src="([^"]*)"', code)[1])
    assert source.endswith(f"{EMBED}?type=amap&commune=32132&rayon=10&couleur={readable('f5bd1f')}&affichage=liste")
    assert 'height="800"' in code
    assert 'title="1 lieu à moins de 10 km de Fleurance"' in code
    assert "foncée" in html
    assert "AMAP du canal" in client.get(source[source.index(EMBED) :]).content.decode()


def test_an_unknown_commune_is_said_and_kept(client, places):
    html = client.get("/carte/integrer/?commune=Atlantide").content.decode()
    assert "Nous ne connaissons pas" in html
    assert 'value="Atlantide"' in html


def test_the_page_that_makes_frames_may_show_ours_only(client, places):
    policy = client.get("/carte/integrer/")["Content-Security-Policy"]
    assert "frame-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy


def test_a_frame_costs_the_same_for_one_place_or_many(client, places, django_assert_max_num_queries):
    for _ in range(15):
        SalePointFactory(commune=places)
    with django_assert_max_num_queries(15):
        client.get(f"{EMBED}?commune=32132&type=market")
    with django_assert_max_num_queries(15):
        client.get("/carte/integrer/?commune=32132&type=market")


def test_another_site_may_load_the_script_of_heights(client):
    response = client.get(f"{EMBED}hauteur.js")
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response["Content-Type"].startswith("text/javascript")
