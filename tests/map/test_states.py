"""Open, to be confirmed and closed places at a moment one asks about, and how the form says it."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from cms.core.models import SiteSettings
from cms.core.statistics import analyse
from map import totals
from map.models import Listing, ListingWord, OpeningException
from map.search import ListingSearch
from tests.factories import (
    CommuneFactory,
    LabelFactory,
    MapPageFactory,
    ProductFactory,
    SalePointFactory,
    home_page,
)

pytestmark = pytest.mark.django_db
SATURDAY_AT_NINE = "ouvert=2026-11-28T09:00"


@pytest.fixture
def places():
    SalePointFactory(title="Zoé", opening_hours="Sa 08:00-12:30")
    SalePointFactory(title="Anne", opening_hours="")
    SalePointFactory(title="Marc", opening_hours='Sa unknown "matin"')
    SalePointFactory(title="Lundi", opening_hours="Mo 08:00-12:30")


def groups(query):
    search = ListingSearch(QueryDict(query))
    return [(place.group, place.title) for place in search.results[0:24]]


def counts(query):
    return [row["label"] for row in ListingSearch(QueryDict(query)).state_counts]


def test_open_places_come_first_then_those_to_confirm_and_no_closed_one(places):
    assert groups(SATURDAY_AT_NINE) == [("open", "Zoé"), ("unknown", "Anne"), ("unknown", "Marc")]


def test_a_page_may_end_in_one_group_and_the_next_begin_in_another(places):
    results = ListingSearch(QueryDict(SATURDAY_AT_NINE)).results
    assert [[place.title for place in results[start : start + 2]] for start in (0, 2)] == [["Zoé", "Anne"], ["Marc"]]
    assert results.count() == 3


def test_the_three_groups_are_counted_and_each_can_be_shown_alone(places):
    assert counts(SATURDAY_AT_NINE) == ["1 ouvert", "2 à confirmer", "1 fermé"]
    for code, titles in (("ouvert", ["Zoé"]), ("a-confirmer", ["Anne", "Marc"]), ("ferme", ["Lundi"])):
        assert [title for _state, title in groups(f"{SATURDAY_AT_NINE}&etat={code}")] == titles


def test_points_are_those_of_the_list(places, client):
    assert client.get(f"/carte/points.json?{SATURDAY_AT_NINE}").json()["count"] == 3
    assert client.get(f"/carte/points.json?{SATURDAY_AT_NINE}&etat=ferme").json()["count"] == 1


@pytest.mark.parametrize(
    "query",
    ["ouvert=jour&jour=2026-11-28&heure=09:00", "jour=28/11/2026&heure=9h", "ouvert=2026-11-28", "jour=2026-11-28"],
)
def test_a_day_is_asked_for_by_a_form_or_a_link(places, query):
    assert groups(query)[0] == ("open", "Zoé")


def test_a_card_says_the_state_at_the_moment_asked_for(places, client):
    page = MapPageFactory()
    place = Listing.objects.get(title="Zoé")
    for url in (page.url, f"/carte/lieu/{place.pk}/"):
        html = client.get(f"{url}?{SATURDAY_AT_NINE}").content.decode().replace("\u00a0", " ")
        assert "de 8 h à 12 h 30" in html


def test_the_page_puts_places_to_confirm_under_a_heading_of_their_own(places, client):
    html = client.get(f"{MapPageFactory().url}?{SATURDAY_AT_NINE}").content.decode()
    html = html[html.index("sheet__list") :]
    assert html.index("Zoé") < html.index("Horaires à confirmer – téléphonez") < html.index("Anne")
    assert "Lundi" not in html


def test_a_dated_closure_takes_a_place_out_of_the_open_ones():
    point = SalePointFactory(opening_hours="Sa 08:00-12:30")
    day = date(2026, 11, 28)
    point.exceptions = [OpeningException(starts_on=day, ends_on=day, kind="closed")]
    point.save()
    assert counts(SATURDAY_AT_NINE) == ["0 ouvert", "0 à confirmer", "1 fermé"]
    assert counts("ouvert=2026-12-05T09:00") == ["1 ouvert", "0 à confirmer", "0 fermé"]


@pytest.mark.parametrize(("by", "expected"), [("producer", "1 à confirmer"), ("source", "0 à confirmer")])
def test_hours_that_nobody_vouches_for_any_more_are_to_be_confirmed(by, expected):
    long_ago = timezone.localdate() - timedelta(days=500)
    SalePointFactory(opening_hours="24/7", confirmed_on=long_ago, confirmed_by=by)
    assert counts("ouvert=maintenant")[1] == expected
    place = Listing.objects.get()
    assert place.status.is_unknown == (by == "producer") and "dernière confirmation en" in place.doubt


@pytest.mark.parametrize(("by", "is_believed"), [("producer", False), ("source", True)])
def test_hours_that_nobody_vouches_for_are_published_nowhere_as_facts(client, by, is_believed):
    long_ago = timezone.localdate() - timedelta(days=500)
    point = SalePointFactory(opening_hours="Mo-Su 09:00-12:00", confirmed_on=long_ago, confirmed_by=by)
    html = client.get(point.get_absolute_url()).content.decode()
    assert ("openingHoursSpecification" in html) == is_believed
    assert ("Les prochaines dates" in html) == is_believed
    assert ("Les derniers connus" in html) == (not is_believed)
    assert (b"VEVENT" in client.get(f"{point.get_absolute_url()}agenda.ics").content) == is_believed


def add_places(first, last, product, label):
    """Places around Fleurance that every filter below keeps, each with hours of its own, one in fifty with a change."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    row = {"starts_on": f"{tomorrow}", "ends_on": f"{tomorrow}", "kind": "closed", "opening_hours": "", "note": ""}
    change = {"exceptions": [row], "exceptions_from": tomorrow, "exceptions_until": tomorrow}
    places = Listing.objects.bulk_create(
        Listing(ref=f"x{n}", kind="market", title=f"Marché {n}", url=f"/x{n}/", latitude=43.8, longitude=0.6,
                opening_hours=f"Mo-Su {n % 24:02}:{n // 24 % 60:02}-24:00" if n % 3 else "", sort_title=f"{n:06}",
                **(change if n % 50 == 1 else {}))
        for n in range(first, last)
    )  # fmt: skip
    for through, tie in ((Listing.products.through, {"product": product}), (Listing.labels.through, {"label": label})):
        through.objects.bulk_create(through(listing=place, **tie) for place in places)
    analyse("map")
    totals.forget()


COSTS = [
    ("", 15),
    ("?ouvert=maintenant", 15),
    ("?type=market&produit={product}&label={label}&ouvert=maintenant", 15),
    ("?type=market&produit={product}&label={label}&ouvert=maintenant&commune=Fleurance&rayon=30", 15),
    ("?zone=43.4,0.2,43.9,1.1", 15),
]


@pytest.mark.parametrize(("query", "most"), COSTS)
def test_the_map_costs_fifteen_queries_at_most_and_the_same_however_many_places(
    client, django_assert_max_num_queries, query, most
):
    CommuneFactory(name="Fleurance", latitude=43.8, longitude=0.6)
    product, label = ProductFactory(), LabelFactory()
    url = MapPageFactory().url + query.format(product=product.slug, label=label.slug)
    SiteSettings.for_site(home_page().get_site())  # the very first visit of a site makes them
    client.get(url)
    costs, before = [], 0
    for number in (10, 100, 5_000):
        add_places(before, number, product, label)
        before = number
        for make_cold in (cache.clear, lambda: None):
            make_cold()
            with django_assert_max_num_queries(most) as queries:
                assert client.get(url).status_code == 200
            costs.append(len(queries))
    # Ten places fill less than a page: it then shows two groups of them, read one after the other.
    assert costs[2:4] == costs[4:] and all(many <= few for few, many in zip(costs[:2], costs[4:], strict=True))


@pytest.mark.parametrize(
    "address",
    ["{map}", "{map}?ouvert=maintenant", "{map}?ouvert=maintenant&etat=ferme", "{map}?q=foire+demain",
     "{points}?ouvert=demain", "{embed}?ouvert=maintenant"],
)  # fmt: skip
def test_as_many_different_hours_as_places_and_a_change_at_each_are_no_trouble(client, few_parameters, address):
    addresses = {"map": MapPageFactory().url, "points": reverse("points"), "embed": reverse("embed")}
    day = timezone.localdate()
    row = {"starts_on": f"{day}", "ends_on": f"{day}", "kind": "closed", "opening_hours": "", "note": ""}
    change = {"exceptions": [row], "exceptions_from": day, "exceptions_until": day}
    places = Listing.objects.bulk_create(
        Listing(ref=f"x{n}", kind="market", title="Foire", url=f"/x{n}/", latitude=43.8, longitude=0.6,
                opening_hours=f"Mo-Su {n // 60 % 24:02}:{n % 60:02}-{n // 1440 + 25:02}:00", sort_title=f"{n:06}",
                **(change if n % 2 else {}))
        for n in range(2_500)
    )  # fmt: skip
    ListingWord.objects.bulk_create(ListingWord(listing=place, stem="foir", rank=0) for place in places)
    assert client.get(address.format(**addresses)).status_code == 200


def test_what_is_counted_of_all_places_follows_each_change(client):
    page = MapPageFactory()
    point = SalePointFactory(opening_hours="24/7")
    assert b"1 ouvert<" in client.get(page.url).content
    point.opening_hours = "off"
    point.save()
    assert b"0 ouvert<" in client.get(page.url).content
    point.delete()
    assert "Aucun lieu" in client.get(page.url).content.decode()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("ouvert=jour", "Choisissez le jour"),
        ("ouvert=hier", "n’a pas été compris"),
        ("jour=hier", "n’a pas été compris"),
        ("jour=2026-11-28&heure=25:99", "n’a pas été compris"),
        ("jour=0001-01-01", "n’a pas été compris"),
        ("etat=mystère", "n’a pas été compris"),
    ],
)
def test_a_moment_that_cannot_be_is_named(places, query, said):
    search = ListingSearch(QueryDict(query))
    assert said in " ".join(map(str, search.notices))
    assert search.results.count() == (3 if search.asked.get("ouvert") else 4)


def test_the_filter_in_force_says_the_moment_and_can_be_lifted(places):
    (row,) = ListingSearch(QueryDict("ouvert=jour&jour=2026-11-28&heure=09:00&etat=ouvert")).active_filters
    assert row["label"].replace("\u00a0", " ") == "Ouvert le samedi 28 novembre à 9 h" and row["remove_url"] == "?"


def test_a_day_among_the_words_is_the_moment_told(places):
    search = ListingSearch(QueryDict("q=samedi"))
    assert search.moment.day.weekday() == 5
