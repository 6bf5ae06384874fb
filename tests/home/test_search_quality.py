"""What people type, and what they must find: a list written by hand, over the demo's content."""

from pathlib import Path

import pytest
import yaml
from django.core.management import call_command
from django.db.models import Q
from django.http import QueryDict

from cms.core.hours import openings_on
from cms.core.text import normalise
from home.search import SiteSearch
from map.opening import exceptions_of

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo")]

PAIRS = yaml.safe_load((Path(__file__).parent.parent / "data" / "search-quality.yaml").read_text())
RIGHT_OF_SIXTY = 57
FIRST = 3


def sells(place, slug):
    return place.products.filter(Q(slug=slug) | Q(family__slug=slug)).exists()


def is_open(place, weekday, reading):
    assert reading.day.weekday() == weekday
    return bool(openings_on(place.opening_hours, reading.day, exceptions_of(place)))


def has_page(search, kind, title):
    titles = [normalise(entry.page.title) for entry in search.entries[kind][:FIRST]]
    return normalise(title) in titles


CHECKS = {
    "lieu": lambda search, places, title: title in [place.title for place in places],
    "en_tete": lambda search, places, title: places and places[0].title == title,
    "vendent": lambda search, places, slug: places and all(sells(place, slug) for place in places),
    "genre": lambda search, places, kind: places and all(place.kind == kind for place in places),
    "commune": lambda search, places, name: places and places[0].commune.name == name,
    "jour": lambda search, places, day: (
        places and all(is_open(place, day, search.listings.reading) for place in places)
    ),
    "produit": lambda search, places, name: name in [goods.name for goods in search.goods[:FIRST]],
    "sinon": lambda search, places, words: search.suggestion == words,
    "rien": lambda search, places, _true: not search.count,
    "article": lambda search, places, title: has_page(search, "article", title),
    "guide": lambda search, places, title: has_page(search, "guide", title),
    "page": lambda search, places, title: has_page(search, "page", title),
}


def failures(pair):
    """What a pair says that is not so."""
    query = QueryDict(mutable=True)
    query["q"] = pair["q"]
    search = SiteSearch(query)
    places = list(search.listings.listings[:FIRST]) if search.place_count else []
    wanted = {name: value for name, value in pair.items() if name != "q"}
    wrong = {name: value for name, value in wanted.items() if not CHECKS[name](search, places, value)}
    return f"« {pair['q']} » : {wrong}, places {[place.title for place in places]}" if wrong else ""


def test_what_people_type_finds_what_they_mean(tmp_path, settings, capsys):
    settings.MEDIA_ROOT = tmp_path
    call_command("load_demo", password="un mot de passe de test")
    wrong = [sentence for pair in PAIRS if (sentence := failures(pair))]
    with capsys.disabled():
        right = len(PAIRS) - len(wrong)
        print(f"\nSearch: {right} of {len(PAIRS)} queries answered as expected", *wrong, sep="\n  ")  # noqa: T201
    assert len(PAIRS) >= 60
    assert right >= len(PAIRS) * RIGHT_OF_SIXTY / 60
