"""Hamlets from a service outside: used when it answers, forgotten when it does not."""

import json
import time
from urllib.error import HTTPError

import pytest

from map import geocoding
from tests.factories import CommuneFactory, home_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def territory(settings):
    settings.GEOCODER_URL = "https://geocoder.example/search"
    home_page()
    CommuneFactory(name="Samatan", latitude=43.49, longitude=0.93)
    CommuneFactory(name="Riscle", latitude=43.66, longitude=-0.08)


def feature(name="En Castéra", city="Samatan", kind="locality", point=(0.93, 43.5)):
    properties = {"name": name, "city": city, "type": kind}
    return {"type": "Feature", "geometry": {"type": "Point", "coordinates": point}, "properties": properties}


@pytest.fixture
def service(monkeypatch):
    """The service as a list of what it answers, next first; an exception is raised. It notes what it was asked."""

    class Service(list):
        asked = []

    answers = Service()
    answers.asked = []

    def fetch(url):
        answers.asked.append(url)
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer if isinstance(answer, bytes) else json.dumps({"features": answer}).encode()

    monkeypatch.setattr(geocoding, "fetch", fetch)
    return answers


def found(client, text="en castéra"):
    response = client.get("/communes/lieux-dits.json", {"q": text})
    assert response.status_code == 200 and not response.cookies
    return json.loads(response.content)["found"]


def test_a_hamlet_is_proposed_with_its_position(client, service):
    service.append([feature()])
    assert found(client) == [{"value": "En Castéra, Samatan", "lat": 43.5, "lng": 0.93}]


def test_the_service_hears_the_words_and_nothing_of_the_visitor(client, service):
    service.append([])
    found(client)
    assert service.asked[0].startswith("https://geocoder.example/search?q=en+castera&index=address&limit=20&lat=43.5")


def test_communes_places_outside_and_doubles_are_left_out(client, service):
    outside = feature(name="Rue de Rivoli", city="Paris", point=(2.35, 48.85))
    service.append([feature(kind="municipality"), outside, feature(), feature()])
    assert len(found(client)) == 1


def test_an_answer_is_kept(client, service):
    service.append([feature()])
    assert found(client) == found(client, "EN CASTERA")
    assert len(service.asked) == 1


def test_nothing_found_is_an_answer_too(client, service):
    service.append([])
    assert found(client) == found(client) == []
    assert len(service.asked) == 1


@pytest.mark.parametrize(
    "failure",
    [
        TimeoutError(),
        OSError("no route"),
        HTTPError("https://geocoder.example", 429, "Too Many Requests", {}, None),
        b"<html>Maintenance</html>",
        b"[1, 2]",
        b'{"features": {}}',
        b"\xff\xfe",
    ],
)
def test_a_service_that_fails_is_left_alone_for_a_while(client, service, failure):
    service += [failure, [feature()]]
    assert found(client) == []
    assert found(client, "autre lieu") == []
    assert len(service.asked) == 1


@pytest.mark.parametrize(
    "broken",
    [
        {},
        None,
        feature(point=("x", "y")),
        feature(point=()),
        feature(point=(float("nan"), 43.5)),
        {"geometry": None, "properties": {}},
        feature() | {"properties": None},
    ],
)
def test_one_senseless_place_does_not_hide_the_others(client, service, broken):
    service.append([broken, feature()])
    assert len(found(client)) == 1


@pytest.mark.parametrize("text", ["", "en", "32130", "\0"])
def test_too_little_is_not_asked(client, service, text):
    assert found(client, text) == [] and service.asked == []


def test_without_a_service_nobody_is_asked(client, service, settings):
    settings.GEOCODER_URL = ""
    assert found(client) == [] and service.asked == []


def test_a_slow_service_costs_no_more_than_its_time(monkeypatch):
    monkeypatch.setattr(geocoding, "TIMEOUT", 0.01)
    monkeypatch.setattr(geocoding, "_get", lambda url: time.sleep(0.1))
    assert geocoding.spots("en castéra") is None


def test_an_address_that_is_not_of_the_web_is_never_opened(settings):
    settings.GEOCODER_URL = "file:///etc/passwd"
    assert geocoding.spots("en castéra") is None


def test_no_page_ever_asks_it(client, service):
    for address in ("/", "/communes/commune-1/", "/carte/?commune=en+castera", "/recherche/?q=en+castera"):
        client.get(address)
    assert service.asked == []
