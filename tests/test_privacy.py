"""Canaries: what is private is planted in every record and looked for in every public output."""

import pytest

from map.models import Listing
from tests.factories import (
    AttendanceFactory,
    CommuneFactory,
    MapPageFactory,
    ProducerIndexPageFactory,
    ProducerPageFactory,
    SalePointFactory,
    home_page,
)

pytestmark = pytest.mark.django_db
PRIVATE = {
    "phone": "05 36 49 66 66",
    "phone_audience": "service",
    "email": "secret@canari.example",
    "email_audience": "buyers",
    "website": "https://canari.example",
    "website_audience": "service",
    "locality": "Lieu-dit Canari",
    "address": "13 chemin du Canari",
    "location_audience": "commune",
    "latitude": 43.777123,
    "longitude": 0.777123,
}
SECRETS = ["05 36 49 66 66", "0536496666", "canari", "43.777", "0.777", "77712", "43,777"]


@pytest.fixture
def addresses():
    home_page()
    MapPageFactory()
    ProducerIndexPageFactory()
    commune = CommuneFactory(name="Fleurance", slug="fleurance")
    farm = ProducerPageFactory(title="Ferme discrète", commune=commune, **PRIVATE)
    point = SalePointFactory(title="Vente discrète", kind="farm", host=farm, commune=commune, **PRIVATE)
    market = SalePointFactory(title="Marché", commune=commune)
    AttendanceFactory(sale_point=market, producer=farm)
    lone = ProducerPageFactory(title="Ferme seule", commune=commune, **PRIVATE)
    draft = SalePointFactory(title="Brouillon canari", live=False)
    return [
        "/",
        "/carte/",
        "/carte/?commune=Fleurance",
        "/carte/points.json",
        *(f"/carte/lieu/{listing.pk}/" for listing in Listing.objects.all()),
        farm.url,
        lone.url,
        "/producteurs/",
        point.get_absolute_url(),
        market.get_absolute_url(),
        draft.get_absolute_url(),
        *(f"{address}agenda.ics" for address in (farm.url, point.get_absolute_url(), market.get_absolute_url())),
        f"/communes/{commune.slug}/",
        "/sitemap.xml",
        "/sitemap-pages.xml",
        "/sitemap-places.xml",
        "/sitemap-communes.xml",
        "/actualites/rss/",
    ]


def test_nothing_private_is_in_any_public_output(client, addresses):
    for address in addresses:
        html = client.get(address).content.decode().lower()
        found = [secret for secret in SECRETS if secret in html]
        assert not found, (address, found)


@pytest.mark.parametrize("words", ["canari", "chemin canari", "0536496666"])
def test_nothing_private_can_be_searched(client, addresses, words):
    html = client.get("/carte/", {"q": words}).content.decode()
    assert "Ferme discrète" not in html and "Vente discrète" not in html
