"""Canaries in every answer: before the service agrees none is public, after it the private ones never are."""

import pytest

from espace_pro.models import Proposal
from espace_pro.moderation.services import accept
from producers.models import ProducerPage
from tests.espace_pro.signing_up import answer_all, make_the_site, screen, start, token_of
from tests.factories import MapPageFactory, UserFactory, home_page

pytestmark = pytest.mark.django_db
ALWAYS_PRIVATE = ["canariprenom", "canarinom", "canari@ferme.example", "0536496666", "05 36 49 66 66", "12345678901234",
                  "canarilieu", "43.4930", "43,4930", "canarimot", "canariautre"]  # fmt: skip
PAGES = ["/", "/carte/", "/carte/points.json", "/carte/?q=canari", "/producteurs/", "/communes/samatan/",
         "/sitemap.xml", "/sitemap-pages.xml", "/sitemap-places.xml"]  # fmt: skip


@pytest.fixture
def sent(client):
    home_page()
    MapPageFactory()
    site = make_the_site()
    identity = {"first_name": "Canariprenom", "last_name": "Canarinom", "email": "canari@ferme.example"}
    token = token_of(start(client, phone="05 36 49 66 66", siret="12345678901234", **identity).url)
    answer_all(
        client,
        token,
        site,
        lieu={"locality": "Canarilieu", "coordinates": "43.4930, 0.9290", "location_audience": "commune"},
        visibilite={"phone_audience": "service", "email_audience": "service"},
        ventes={"other_places": "Canariautre"},
    )
    client.post(screen(token, "relecture"), {"note": "Canarimot", "consent": "on"})
    client.logout()
    return ProducerPage.objects.get()


def read(client, page):
    """All that a visitor can read, in lower case."""
    addresses = [*PAGES, page.url, f"{page.url}agenda.ics"]
    return "\n".join(client.get(address).content.decode().lower() for address in addresses)


def test_nothing_is_public_before_the_service_agrees(client, sent):
    public = read(client, sent)
    assert "en castéra" not in public
    assert not [word for word in ALWAYS_PRIVATE if word.lower() in public]


def test_private_answers_stay_private_once_published(client, sent):
    accept(proposal=Proposal.objects.get(), user=UserFactory(is_superuser=True, is_staff=True))
    public = read(client, sent)
    assert "en castéra" in public
    assert not [word for word in ALWAYS_PRIVATE if word.lower() in public]
