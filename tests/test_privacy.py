"""Canaries: what is private is planted in every record and looked for in every public output."""

import pytest
from django.apps import apps
from django.db import models
from django.utils import timezone

from cms.core.requests import request_models
from espace_pro.models import Inscription
from espace_pro.moderation import submit
from map.models import Commune, Listing, SalePoint
from producers.models import ProducerPage
from tests.factories import (
    AttendanceFactory,
    CommuneFactory,
    GuideIndexPageFactory,
    MapPageFactory,
    NewsIndexPageFactory,
    ProducerIndexPageFactory,
    ProducerMemberFactory,
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
    for factory in (MapPageFactory, ProducerIndexPageFactory, NewsIndexPageFactory, GuideIndexPageFactory):
        factory()
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
        "/sitemap-ways.xml",
        "/actualites/rss/",
        "/actualites/atom/",
        "/carte/embarquer/",
        "/carte/embarquer/?affichage=liste",
        "/carte/integrer/?commune=Fleurance",
        "/communes/suggestions.json?q=fleu",
        "/recherche/?q=discrète",
        "/developper-un-drive/completer-le-groupe/?commune=Fleurance",
        "/guides/initiatives/initiatives.csv",
        "/credits/",
        "/site.webmanifest",
    ]


def test_nothing_private_is_in_any_public_output(client, addresses):
    for address in addresses:
        html = client.get(address).content.decode().lower()
        found = [secret for secret in SECRETS if secret in html]
        assert not found, (address, found)


def plant(model, known):
    """A record of a kind that nobody outside reads, with the canary in each of its texts."""
    values = {}
    for field in model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey) and field.related_model in known:
            values[field.name] = known[field.related_model]
        elif isinstance(field, models.EmailField):
            values[field.name] = "secret@canari.example"
        elif isinstance(field, models.CharField | models.TextField) and not (field.choices or field.unique):
            values[field.name] = "Canari"[: field.max_length]
        elif isinstance(field, models.DateField) and not field.null and not field.has_default():
            values[field.name] = timezone.now()
        elif isinstance(field, models.IntegerField) and not (field.null or field.has_default() or field.primary_key):
            values[field.name] = 1
    return model.objects.create(**values)


def private_kinds():
    """Every kind of request, and what else farms and the service tell each other."""
    others = ("Invitation", "PresenceRequest", "ErasureRequest", "Proposal")
    return [*request_models(), *(apps.get_model("espace_pro", name) for name in others)]


def test_what_is_sent_to_the_service_is_in_no_public_output(client, addresses):
    farm, point = ProducerPage.objects.get(title="Ferme discrète"), SalePoint.objects.get(title="Marché")
    member = ProducerMemberFactory(producer=farm, user__email="secret@canari.example", user__first_name="Canari")
    known = {ProducerPage: farm, SalePoint: point, Commune: farm.commune, type(member.user): member.user}
    for model in private_kinds():
        plant(model, known)
    Inscription.objects.create(email="secret@canari.example", answers={"ferme": {"name": ["Canari"]}})
    farm.title, farm.standfirst, farm.website = "Canari proposé", "Canari proposé", "https://canari.example"
    submit(farm=farm, user=member.user, note="Canari en aparté")
    for address in addresses:
        html = client.get(address).content.decode().lower()
        assert not [secret for secret in SECRETS if secret in html], address


@pytest.mark.parametrize("words", ["canari", "chemin canari", "0536496666"])
def test_nothing_private_can_be_searched(client, addresses, words):
    html = client.get("/carte/", {"q": words}).content.decode()
    assert "Ferme discrète" not in html and "Vente discrète" not in html
