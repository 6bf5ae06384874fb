"""The calendars of places and producers."""

import pytest
from icalendar import Calendar

from tests.factories import AttendanceFactory, CommuneFactory, ProducerPageFactory, SalePointFactory

pytestmark = pytest.mark.django_db


def events_at(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return list(Calendar.from_ical(response.content).walk("VEVENT"))


def test_a_sale_point_has_a_calendar_that_its_page_links(client):
    commune = CommuneFactory(name="Fleurance")
    point = SalePointFactory(title="Marché de Fleurance", commune=commune, opening_hours="Tu 08:00-12:30")
    address = f"{point.get_absolute_url()}agenda.ics"
    event = events_at(client, address)[0]
    assert event["SUMMARY"] == "Marché de Fleurance"
    assert event["LOCATION"] == "32500 Fleurance"
    assert event["URL"].endswith(point.get_absolute_url())
    assert f'href="{address}"' in client.get(point.get_absolute_url()).content.decode()


def test_a_sale_point_without_hours_links_no_calendar_and_has_an_empty_one(client):
    point = SalePointFactory()
    assert not events_at(client, f"{point.get_absolute_url()}agenda.ics")
    assert "agenda.ics" not in client.get(point.get_absolute_url()).content.decode()


def test_a_producer_has_the_dates_of_all_places_on_the_days_of_presence(client):
    farm = ProducerPageFactory(title="Ferme du Coq")
    SalePointFactory(title="Ferme du Coq", kind="farm", host=farm, opening_hours="Fr 16:00-19:00")
    market = SalePointFactory(title="Marché", opening_hours="Tu,Sa 08:00-12:30")
    AttendanceFactory(producer=farm, sale_point=market, opening_hours="Sa 08:00-12:30")
    events = events_at(client, f"{farm.url}agenda.ics")
    assert {(event["SUMMARY"], event["DTSTART"].dt.weekday()) for event in events} == {
        ("Ferme du Coq", 4),
        ("Ferme du Coq, Marché", 5),
    }
    assert "agenda.ics" in client.get(farm.url).content.decode()


@pytest.mark.parametrize("address", ["/points-de-vente/rien/agenda.ics", "/producteurs/rien/agenda.ics"])
def test_what_does_not_exist_has_no_calendar(client, address):
    assert client.get(address).status_code == 404


def test_what_is_not_published_has_no_calendar(client):
    point, farm = SalePointFactory(live=False), ProducerPageFactory(live=False)
    for address in (f"/points-de-vente/{point.slug}/agenda.ics", f"/producteurs/{farm.slug}/agenda.ics"):
        assert client.get(address).status_code == 404


def test_a_calendar_costs_the_same_for_two_places_or_ten(client, django_assert_max_num_queries):
    farm = ProducerPageFactory()

    def cost(number):
        for point in SalePointFactory.create_batch(number, opening_hours="Sa 08:00-12:00"):
            AttendanceFactory(producer=farm, sale_point=point)
        client.get(f"{farm.url}agenda.ics")
        with django_assert_max_num_queries(8) as queries:
            client.get(f"{farm.url}agenda.ics")
        return len(queries)

    assert cost(2) == cost(8)
