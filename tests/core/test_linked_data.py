"""What search engines read: valid, true, and never more than a visitor may see."""

import json
import re
from datetime import date

import pytest
from wagtail.models import get_page_models

from cms.core.models import SiteSettings
from tests.factories import (
    PAGE_FACTORIES,
    ArticlePageFactory,
    CommuneFactory,
    DriveGuidePageFactory,
    GuidePageFactory,
    ProducerPageFactory,
    ProductFactory,
    ProductFamilyFactory,
    SalePointFactory,
    home_page,
)

pytestmark = pytest.mark.django_db
OWN_PAGES = [model for model in get_page_models() if not model.__module__.startswith("wagtail")]


def data_of(client, address):
    """The data blocks of a page by type."""
    html = client.get(address).content.decode()
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    found = [json.loads(block) for block in blocks]
    assert all(each["@context"] == "https://schema.org" for each in found)
    return {each["@type"]: each for each in found}


@pytest.mark.parametrize("model", OWN_PAGES, ids=lambda model: model.__name__)
def test_each_page_type_has_valid_data(client, model):
    SalePointFactory(commune=CommuneFactory())
    assert data_of(client, PAGE_FACTORIES[model]().url)


def test_the_home_page_tells_who_publishes_and_how_to_search(client):
    home = home_page()
    SiteSettings.objects.create(site=home.get_site(), publisher="Département du Gers")
    site = data_of(client, "/")["WebSite"]
    assert site["publisher"]["@type"] == "GovernmentOrganization"
    assert site["publisher"]["name"] == "Département du Gers"
    assert "/recherche/?q={search_term_string}" in site["potentialAction"]["target"]["urlTemplate"]


def test_a_market_is_a_place_with_dated_events(client):
    point = SalePointFactory(title="Marché de Samatan", opening_hours="Mo 09:30-12:00")
    place = data_of(client, point.get_absolute_url())["Place"]
    assert place["openingHoursSpecification"][0]["opens"] == "09:30"
    assert place["geo"] == {"@type": "GeoCoordinates", "latitude": 43.85, "longitude": 0.66}
    event = place["event"][0]
    assert event["startDate"][11:16] == "09:30" and event["location"] == {"@id": place["@id"]}


def test_hours_to_be_confirmed_are_neither_hours_nor_events(client):
    place = data_of(client, SalePointFactory(opening_hours="Mo").get_absolute_url())["Place"]
    assert "openingHoursSpecification" not in place and "event" not in place


def test_a_market_that_has_moved_takes_place_elsewhere(client):
    point = SalePointFactory(opening_hours="Mo-Su 09:30-12:00")
    point.exceptions.create(starts_on=date(2020, 1, 1), ends_on=date(2100, 1, 1), kind="moved", note="sous la halle")
    point.save()
    event = data_of(client, point.get_absolute_url())["Place"]["event"][0]
    assert event["location"]["name"] == "sous la halle"


def test_a_weekly_market_has_a_schedule(client):
    point = SalePointFactory(opening_hours="Mo,Th 09:30-12:00; PH off")
    event = data_of(client, point.get_absolute_url())["Place"]["event"][-1]
    schedule = event["eventSchedule"][0]
    assert schedule["byDay"] == ["https://schema.org/Monday", "https://schema.org/Thursday"]
    assert (schedule["repeatFrequency"], schedule["startTime"], schedule["endTime"]) == ("P1W", "09:30", "12:00")
    assert schedule["scheduleTimezone"] == "Europe/Paris" and event["location"]["@id"].endswith("#lieu")


def changed(client, **change):
    point = SalePointFactory(kind="drive", opening_hours="Mo 09:30-12:00")
    point.exceptions.create(**change)
    point.save()
    return data_of(client, point.get_absolute_url())["Store"]


def test_a_closure_to_come_is_told_apart_from_the_usual_week(client):
    store = changed(client, starts_on=date(2099, 8, 5), ends_on=date(2099, 8, 19), kind="closed", note="Congés")
    assert [each["opens"] for each in store["openingHoursSpecification"]] == ["09:30"]
    (special,) = store["specialOpeningHoursSpecification"]
    assert (special["validFrom"], special["validThrough"]) == ("2099-08-05", "2099-08-19")
    assert special["opens"] == special["closes"] == "00:00"


def test_other_hours_hold_on_their_dates_only(client):
    store = changed(
        client, starts_on=date(2099, 12, 24), ends_on=date(2099, 12, 24), kind="hours", opening_hours="Th 08:00-16:00"
    )
    (special,) = store["specialOpeningHoursSpecification"]
    assert (special["opens"], special["closes"], special["validFrom"]) == ("08:00", "16:00", "2099-12-24")


def test_other_hours_that_nobody_knows_are_not_told(client):
    store = changed(client, starts_on=date(2020, 1, 1), ends_on=date(2099, 12, 24), kind="hours")
    assert "openingHoursSpecification" not in store and "specialOpeningHoursSpecification" not in store


def test_a_change_that_is_over_leaves_no_trace(client):
    store = changed(client, starts_on=date(2020, 1, 1), ends_on=date(2020, 1, 2), kind="closed")
    assert "specialOpeningHoursSpecification" not in store


REQUIRED = {
    "PostalAddress": {"addressCountry"},
    "GeoCoordinates": {"latitude", "longitude"},
    "OpeningHoursSpecification": {"opens", "closes"},
    "Event": {"name", "startDate", "location", "eventStatus", "eventAttendanceMode"},
    "Schedule": {"repeatFrequency", "byDay", "startTime", "endTime", "scheduleTimezone"},
    "ListItem": {"position", "name"},
    "Place": {"name"},
    "NewsArticle": {"headline", "image", "datePublished", "dateModified", "author", "publisher", "mainEntityOfPage"},
    "Article": {"headline", "image", "dateModified", "author", "publisher", "mainEntityOfPage"},
    "GovernmentOrganization": {"@id", "name"},
    "WebSite": {"name", "url", "publisher", "potentialAction"},
    "BreadcrumbList": {"itemListElement"},
    "ItemList": {"itemListElement"},
    "HowTo": {"name", "step"},
    "HowToStep": {"position", "name", "text"},
    "VideoObject": {"name", "description", "thumbnailUrl", "uploadDate", "embedUrl"},
}
"""What each kind of thing cannot do without, by the vocabulary and by those who read it."""


def things(data):
    """Every typed thing in a data block."""
    if isinstance(data, list):
        return [thing for each in data for thing in things(each)]
    if not isinstance(data, dict):
        return []
    return ([data] if "@type" in data else []) + [thing for each in data.values() for thing in things(each)]


@pytest.mark.parametrize("kind", ["market", "farm_market", "amap", "drive", "vending_machine", "mobile_grocery"])
def test_each_kind_of_place_is_whole(client, kind):
    point = SalePointFactory(kind=kind, opening_hours="Mo-Fr 09:30-12:00", phone="05 62 00 00 00")
    assert_whole(data_of(client, point.get_absolute_url()))


def assert_whole(blocks):
    """Nothing that its type cannot do without is missing, and nothing is empty."""
    for thing in things(list(blocks.values())):
        assert REQUIRED.get(thing["@type"], set()) <= set(thing), thing
        assert all(value not in ("", None, []) for value in thing.values()), thing


FILM = {"title": "Une journée", "url": "https://vimeo.com/76979871", "transcript": "<p>On trait.</p>"}
STEPS = {"title": "Les étapes", "steps": [{"title": "Le groupe", "text": "<p>À cinq.</p>"}] * 2}
BODIES = {
    ArticlePageFactory: ([("video", FILM)], {"NewsArticle", "BreadcrumbList", "VideoObject"}),
    GuidePageFactory: ([("video", FILM), ("steps", STEPS)], {"Article", "BreadcrumbList", "VideoObject", "HowTo"}),
    DriveGuidePageFactory: ([("steps", STEPS)], {"Article", "BreadcrumbList", "HowTo"}),
}


@pytest.mark.parametrize("factory", BODIES, ids=lambda factory: factory._meta.model.__name__)
def test_what_is_published_is_told_whole(client, factory):
    body, types = BODIES[factory]
    page = factory(body=json.dumps([{"type": name, "value": value} for name, value in body]))
    page.save_revision().publish()
    blocks = data_of(client, page.url)
    assert set(blocks) == types
    assert_whole(blocks)


@pytest.mark.parametrize("model", OWN_PAGES, ids=lambda model: model.__name__)
def test_each_page_type_is_told_whole(client, model):
    point = SalePointFactory(commune=CommuneFactory())
    page = PAGE_FACTORIES[model]()
    page.save_revision().publish()
    for address in (page.url, point.get_absolute_url(), f"/communes/{point.commune.slug}/"):
        assert_whole(data_of(client, address))


def test_what_nobody_signs_is_by_whoever_publishes_the_site(client):
    unsigned, signed = ArticlePageFactory(), ArticlePageFactory(author="Anna Pujol")
    assert data_of(client, unsigned.url)["NewsArticle"]["author"]["@id"].endswith("/#service")
    assert data_of(client, signed.url)["NewsArticle"]["author"]["name"] == "Anna Pujol"


def test_no_farm_is_of_a_type_that_does_not_exist(client):
    kinds = {thing["@type"] for thing in things(list(data_of(client, ProducerPageFactory().url).values()))}
    assert not kinds & {"Farm", "FarmersMarket", "FarmStore"}


@pytest.mark.parametrize(
    ("families", "kind"),
    [
        (["vins"], "Winery"),
        (["armagnac-floc"], "Distillery"),
        (["bieres-jus-sirops"], "Brewery"),
        (["vins", "miel"], "LocalBusiness"),
        ([], "LocalBusiness"),
    ],
)
def test_a_producer_is_what_all_its_products_say(client, families, kind):
    products = [ProductFactory(family=ProductFamilyFactory(slug=slug)) for slug in families]
    farm = ProducerPageFactory(title="Ferme du Coq", products=products)
    assert data_of(client, farm.url)[kind]["name"] == "Ferme du Coq"


def test_the_hours_of_the_farm_are_those_of_its_producer(client):
    farm = ProducerPageFactory()
    SalePointFactory(kind="farm", host=farm, opening_hours="Fr 16:00-19:00", phone="05 62 00 00 00")
    business = data_of(client, farm.url)["LocalBusiness"]
    assert business["openingHoursSpecification"][0]["closes"] == "19:00"


def test_a_place_shown_by_its_commune_gives_no_point(client):
    point = SalePointFactory(kind="drive", location_audience="commune", address="13 chemin du Canari")
    place = data_of(client, point.get_absolute_url())["Store"]
    assert "geo" not in place and "streetAddress" not in place["address"]


def test_the_breadcrumb_is_told_as_it_is_shown(client):
    commune = CommuneFactory(name="Auch", slug="auch")
    home_page()
    steps = data_of(client, "/communes/auch/")["BreadcrumbList"]["itemListElement"]
    assert [step["name"] for step in steps] == ["Accueil", "La carte", commune.name]


def test_a_list_names_its_pages_in_order(client):
    article = ArticlePageFactory(title="Le site ouvre")
    entries = data_of(client, "/actualites/")["ItemList"]["itemListElement"]
    assert entries[0]["position"] == 1 and entries[0]["url"].endswith(article.url)
    assert data_of(client, article.url)["NewsArticle"]["datePublished"] == "2020-11-26"


@pytest.mark.parametrize("title", ["</script><script>alert(1)</script>", "<!--<script>", 'Ferme "du" Coq & fils'])
def test_a_name_cannot_leave_its_data_block(client, title):
    point = SalePointFactory(title=title)
    html = client.get(point.get_absolute_url()).content.decode()
    assert "<script>alert" not in html and "<!--<script>" not in html
    assert data_of(client, point.get_absolute_url())["Place"]["name"] == title
