"""What the web expects of any site: robots.txt, security.txt, a site map, a feed."""

import re
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from cms.core.models import SiteSettings
from tests.factories import ArticlePageFactory, ProducerPageFactory, SalePointFactory, home_page

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
