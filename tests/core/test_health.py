"""`/sante/`: what works, what is degraded, what is down."""

import pytest
from django.core.cache import cache
from django.db import OperationalError, connections

from cms.core import health
from tests.factories import ContentPageFactory

pytestmark = pytest.mark.django_db


def fails(*args, **kwargs):
    raise OperationalError("away")


def test_a_site_that_works_says_so(client):
    response = client.get("/sante/")
    assert response.status_code == 200
    assert response.json() == {
        "etat": "ok",
        "vivant": True,
        "pret": True,
        "services": {"base_de_donnees": "ok", "cache": "ok", "fichiers": "ok", "courriels": "ok"},
        "courriels": {"en_attente": 0, "abandonnes": 0},
    }
    assert "no-store" in response["Cache-Control"]


def test_without_its_database_the_site_is_alive_but_not_ready(client, monkeypatch):
    monkeypatch.setitem(health.CHECKS, health.VITAL, fails)
    response = client.get("/sante/")
    assert response.status_code == 503
    assert response["Retry-After"]
    assert response.json()["etat"] == "indisponible"
    assert response.json()["vivant"] is True


def test_without_its_cache_the_site_is_degraded_and_still_serves(client, monkeypatch):
    monkeypatch.setattr(cache, "set", lambda *args, **kwargs: None)
    response = client.get("/sante/")
    assert response.status_code == 200
    assert response.json()["etat"] == "degrade"
    assert response.json()["services"]["cache"] == "en panne"


def test_a_missing_upload_folder_is_told(client, settings, media_root):
    assert client.get("/sante/").json()["services"]["fichiers"] == "ok"
    settings.STORAGES = settings.STORAGES | {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": media_root / "absent"},
        }
    }
    assert client.get("/sante/").json()["services"]["fichiers"] == "en panne"


def test_being_alive_asks_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/sante/vivant/").json() == {"vivant": True}


def test_when_the_database_goes_away_visitors_get_a_503_page(client, monkeypatch):
    url = ContentPageFactory(title="Contact").url
    client.raise_request_exception = False
    monkeypatch.setattr(connections["default"], "cursor", fails)
    response = client.get(url)
    assert response.status_code == 503
    assert response["Retry-After"]
    assert response["Cache-Control"] == "no-store"
    assert '<html lang="fr"' in response.content.decode()


def test_a_failure_of_ours_is_a_500_page(client, monkeypatch):
    page = ContentPageFactory(title="Contact")
    client.raise_request_exception = False
    monkeypatch.setattr(type(page), "serve", lambda *args, **kwargs: 1 / 0)
    response = client.get(page.url)
    assert response.status_code == 500
    assert '<html lang="fr"' in response.content.decode()
