"""What the page of a place offers beside its hours: ways to get there, to print it, to put it right."""

import pytest

from tests.factories import CommuneFactory, ProducerPageFactory, SalePointFactory

pytestmark = pytest.mark.django_db


def html_of(client, record):
    return client.get(getattr(record, "url", None) or record.get_absolute_url()).content.decode()


def test_one_may_choose_what_shows_the_way(client):
    html = html_of(client, SalePointFactory(title="Marché d’Auch", latitude=43.646, longitude=0.586))
    assert "https://www.openstreetmap.org/directions?to=43.646%2C0.586" in html
    assert 'href="geo:43.646,0.586?q=43.646,0.586(March%C3%A9%20d%E2%80%99Auch)"' in html


def test_a_place_shown_by_its_commune_shows_no_way(client):
    point = SalePointFactory(location_audience="commune", commune=CommuneFactory())
    assert "geo:" not in html_of(client, point)


@pytest.mark.parametrize("factory", [SalePointFactory, ProducerPageFactory])
def test_a_page_has_a_code_to_print_without_any_style(client, factory, settings):
    record = factory()
    html = html_of(client, record)
    printed = html[html.index('class="print-only"') :]
    address = settings.BASE_URL + (getattr(record, "url", None) or record.get_absolute_url())
    assert '<svg aria-hidden="true"' in printed and "style=" not in printed
    assert address in printed


@pytest.mark.parametrize("factory", [SalePointFactory, ProducerPageFactory])
def test_an_error_can_be_reported_with_the_name_of_the_page(client, factory):
    html = html_of(client, factory(title="Ferme & fils"))
    assert 'href="/contact/?sujet=Ferme%20%26%20fils&amp;fiche=/' in html


def test_a_page_says_when_it_was_last_confirmed(client):
    point = SalePointFactory(confirmed_on="2026-11-02", confirmed_by="phone")
    assert "Fiche confirmée par téléphone" in " ".join(html_of(client, point).split()).replace("\n", " ")
