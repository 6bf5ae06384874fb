"""What a visitor reads when the clock stands at a given instant, from minute to minute."""
# ruff: noqa: DTZ001 - naive times are the time of Paris here, on purpose

import re
from datetime import datetime
from html import unescape

import pytest
from django.utils import timezone

from cms.core.hours import PARIS
from map.models import OpeningException
from tests.factories import CommuneFactory, MapPageFactory, SalePointFactory

pytestmark = pytest.mark.django_db
SAMATAN = "Nov Mo[1]-Mar Mo[-1] Mo 09:30-10:30+"


@pytest.fixture
def read_at(client, monkeypatch):
    """The text of a page for a visitor at an instant of Paris: `read_at(datetime(2026, 11, 28, 9), "/carte/")`."""

    def read(instant, url):
        monkeypatch.setattr(timezone, "now", lambda: instant.replace(tzinfo=PARIS))
        html = client.get(url).content.decode()
        main = re.sub("<script.*?</script>", "", html[html.index("<main") : html.index("</main>")], flags=re.DOTALL)
        return re.sub(r"\s+", " ", unescape(re.sub("<[^>]+>", " ", main))).replace(" , ", ", ")

    return read


@pytest.fixture
def fleurance(db):
    """Places within 15 km of Fleurance and one beyond, of every state on a Saturday morning."""
    town = CommuneFactory(name="Fleurance", slug="fleurance", code_insee="32132")
    for title, kilometres, text in (
        ("Ferme Muette", 1, ""),
        ("Ferme du Bois", 3, "Sa 09:00-12:00"),
        ("Marché du Centre", 0, "Sa 08:00-12:30"),
        ("Halle du Mardi", 2, "Tu 08:00-12:30"),
        ("Ferme Lointaine", 40, "Sa 08:00-12:30"),
    ):
        SalePointFactory(title=title, commune=town, latitude=43.848 + kilometres / 111, opening_hours=text)
    return MapPageFactory().url


@pytest.mark.parametrize(
    ("clock", "told"),
    [
        ((7, 59), "Marché du Centre"),
        ((8, 0), "Ouvert jusqu’à 12 h 30"),
        ((11, 30), "Ouvert, ferme dans 1 h, à 12 h 30"),
        ((12, 29), "Ouvert, ferme dans 1 min, à 12 h 30"),
    ],
)
def test_on_saturday_morning_one_sees_until_when_the_nearest_market_is_open(fleurance, read_at, clock, told):
    text = read_at(datetime(2026, 11, 28, *clock), f"{fleurance}?commune=fleurance&rayon=15&ouvert=maintenant")
    assert (told in text) == (clock != (7, 59))


def test_what_is_open_comes_nearest_first_then_what_nobody_knows_with_the_advice_to_telephone(fleurance, read_at):
    text = read_at(datetime(2026, 11, 28, 9), f"{fleurance}?commune=32500&rayon=15&ouvert=maintenant")
    order = [
        text.index(title) for title in ("Marché du Centre", "Ferme du Bois", "Horaires à confirmer –", "Ferme Muette")
    ]
    assert order == sorted(order)
    assert "Halle du Mardi" not in text and "Ferme Lointaine" not in text
    assert "2 ouverts 1 à confirmer 1 fermé" in text


def test_when_nothing_is_open_one_is_led_to_what_opens_next(fleurance, read_at):
    text = read_at(datetime(2026, 11, 29, 9), f"{fleurance}?commune=fleurance&rayon=15&ouvert=maintenant&etat=ouvert")
    assert "Rien ne correspond à ces filtres maintenant." in text
    assert "Voyez aussi, au même moment : 1 à confirmer ; 3 fermés, et leur prochaine ouverture." in text
    text = read_at(datetime(2026, 11, 29, 9), f"{fleurance}?commune=fleurance&rayon=15&ouvert=maintenant&etat=ferme")
    assert "Fermé, ouvre mardi à 8 h" in text and "Fermé, ouvre samedi à 8 h" in text


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (datetime(2026, 11, 2, 10), "Ouvert au moins jusqu’à 10 h 30"),
        (datetime(2026, 11, 2, 11), "Depuis 10 h 30, heure de fermeture à confirmer"),
        (datetime(2026, 10, 26, 10), "Fermé, ouvre le lundi 2 novembre à 9 h 30"),
        (datetime(2026, 10, 27, 10), "Fermé, ouvre lundi à 9 h 30"),
        (datetime(2027, 3, 29, 10), "Ouvert au moins jusqu’à 10 h 30"),
        (datetime(2027, 4, 5, 10), "Fermé, ouvre le lundi 1er novembre 2027 à 9 h 30"),
    ],
)
def test_the_fat_market_keeps_its_season_on_its_own_page_and_in_the_list(read_at, day, told):
    market = SalePointFactory(title="Marché au gras de Samatan", opening_hours=SAMATAN)
    assert told in read_at(day, market.get_absolute_url())
    assert told in read_at(day, MapPageFactory().url)


def test_a_closure_begins_and_ends_by_itself(read_at):
    market = SalePointFactory(opening_hours="Sa 08:00-12:30")
    market.exceptions = [
        OpeningException(starts_on=datetime(2026, 11, 27), ends_on=datetime(2026, 11, 29), kind="closed", note="Foire")
    ]
    market.save()
    url = market.get_absolute_url()
    assert "Ouvert jusqu’à 12 h 30" in read_at(datetime(2026, 11, 21, 9), url)
    assert "Fermé exceptionnellement, ouvre le samedi 5 décembre à 8 h" in read_at(datetime(2026, 11, 28, 9), url)
    assert "Ouvert jusqu’à 12 h 30" in read_at(datetime(2026, 12, 5, 9), url)
    assert "exceptionnellement" not in read_at(datetime(2026, 12, 5, 9), url)


def test_a_farm_without_hours_is_neither_open_nor_closed_at_any_hour(read_at):
    farm = SalePointFactory(title="Ferme Muette", opening_hours="", phone="0562000000", phone_audience="public")
    page = MapPageFactory().url
    for hour in (3, 9, 13, 20):
        text = read_at(datetime(2026, 11, 28, hour), farm.get_absolute_url())
        assert "Horaires à confirmer" in text and "Ouvert" not in text and "Fermé" not in text
        text = read_at(datetime(2026, 11, 28, hour), f"{page}?ouvert=maintenant")
        assert "0 ouvert 1 à confirmer 0 fermé" in text and "Téléphoner à Ferme Muette : 05 62 00 00 00" in text
