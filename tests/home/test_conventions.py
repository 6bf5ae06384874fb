"""What the web expects of any site: robots.txt, security.txt, a site map, a feed."""

import json
import re
from datetime import timedelta
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
import yaml
from django.conf import settings
from django.contrib.staticfiles import finders
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from cms.core.models import SiteSettings, WithdrawnVideo
from tests.factories import ArticlePageFactory, GuidePageFactory, ProducerPageFactory, SalePointFactory, home_page

pytestmark = pytest.mark.django_db


def whole_site_map(client):
    """The content of every part that the index of site maps names."""
    index = client.get("/sitemap.xml").content.decode()
    parts = [urlsplit(address).path for address in re.findall(r"<loc>(.*?)</loc>", index)]
    assert parts
    return "".join(client.get(part).content.decode() for part in parts)


def test_robots_are_told_where_the_site_map_is(client):
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: " in text and "Disallow: /admin/" in text


def test_a_weakness_can_be_reported(client):
    home = home_page()
    SiteSettings.objects.create(site=home.get_site(), email="contact@site.example")
    text = client.get("/.well-known/security.txt").content.decode()
    lines = dict(line.split(": ", 1) for line in text.strip().splitlines())
    assert lines["Contact"] == "mailto:contact@site.example"
    assert timezone.now() < parse_datetime(lines["Expires"])


def test_the_site_map_lists_pages_and_places(client):
    page = ProducerPageFactory()
    market, hidden = SalePointFactory(), SalePointFactory(live=False)
    xml = whole_site_map(client)
    assert page.url in xml and market.get_absolute_url() in xml
    assert hidden.get_absolute_url() not in xml


def test_a_page_hidden_from_search_engines_is_not_in_the_site_map(client):
    page = ProducerPageFactory(noindex=True)
    assert page.url not in whole_site_map(client)
    assert 'content="noindex"' in client.get(page.url).content.decode()


def test_the_feed_has_the_latest_articles(client):
    article = ArticlePageFactory(title="Le Gers ouvre son site", standfirst="L’essentiel.")
    ArticlePageFactory(title="Brouillon", live=False)
    response = client.get("/actualites/rss/")
    xml = response.content.decode()
    assert "application/rss+xml" in response["Content-Type"]
    assert article.title in xml and article.url in xml and "Brouillon" not in xml


FILM = {
    "title": "Une journée à la ferme",
    "url": "https://vimeo.com/76979871",
    "transcript": "<p>On trait à six heures.</p>",
}


@pytest.mark.parametrize("factory", [ArticlePageFactory, GuidePageFactory])
def test_the_site_map_tells_the_films_of_articles_and_guides(client, factory):
    factory(body=json.dumps([{"type": "video", "value": FILM}]))
    xml = whole_site_map(client)
    assert "<video:title>Une journée à la ferme</video:title>" in xml
    assert "<video:description>On trait à six heures.</video:description>" in xml
    assert "player.vimeo.com/video/76979871" in xml


def test_the_site_map_never_tells_a_withdrawn_film(client):
    ArticlePageFactory(body=json.dumps([{"type": "video", "value": FILM}]))
    WithdrawnVideo.objects.create(provider="vimeo", code="76979871")
    assert "<video:" not in whole_site_map(client)


@pytest.mark.parametrize("address", ["/actualites/rss/", "/actualites/atom/"])
def test_the_feeds_are_well_formed_with_all_that_readers_need(client, address):
    ArticlePageFactory(title="L’ail & le « reste »", standfirst="<b>Court</b>")
    root = ElementTree.fromstring(client.get(address).content)  # noqa: S314 - ours
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    rss = {"channel", "item", "guid", "pubDate", "description", "encoded", "language", "lastBuildDate"}
    assert names >= (rss if "rss" in address else {"feed", "entry", "id", "updated", "published", "summary", "content"})


def test_security_txt_is_good_for_less_than_a_year_and_says_where_it_is(client):
    text = client.get("/.well-known/security.txt").content.decode()
    lines = dict(line.split(": ", 1) for line in text.strip().splitlines())
    assert parse_datetime(lines["Expires"]) < timezone.now() + timedelta(days=365)
    assert lines["Canonical"].endswith("/.well-known/security.txt")


def test_publiccode_has_what_the_standard_requires():
    told = yaml.safe_load((settings.BASE_DIR / "publiccode.yml").read_text(encoding="utf-8"))
    required = "publiccodeYmlVersion name url platforms developmentStatus softwareType description legal maintenance"
    assert {*required.split(), "localisation"} <= set(told)
    described = told["description"]["fr"]
    assert len(described["shortDescription"]) <= 150 <= len(described["longDescription"]) <= 10_000
    assert described["features"] and all(len(feature) <= 100 for feature in described["features"])
    assert told["legal"]["license"] == "EUPL-1.2"
    assert told["maintenance"]["type"] == "internal" and told["maintenance"]["contacts"][0]["name"]
    assert told["localisation"] == {"localisationReady": True, "availableLanguages": ["fr"]}


def test_each_icon_that_a_page_names_is_there(client):
    html = client.get(home_page().url).content.decode()
    named = re.findall(r'<link rel="(?:icon|apple-touch-icon)" href="/static/([^"]+)"', html)
    assert len(named) == 3 and all(finders.find(name) for name in named)
    icons = client.get("/site.webmanifest").json()["icons"]
    assert {size for icon in icons for size in icon["sizes"].split()} >= {"192x192", "512x512"}
