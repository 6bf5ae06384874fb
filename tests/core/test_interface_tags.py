"""Small parts of the interface and the contents of a page."""

import re
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from cms.core.templatetags import story, ui
from map.kinds import KINDS

SPRITE = settings.BASE_DIR / "static" / "img" / "icons.svg"
SYMBOLS = set(re.findall(r'<symbol id="([^"]+)"', SPRITE.read_text(encoding="utf-8")))
CALLS = re.compile(r'{% (icon|pictogram) "([a-z_-]+)"')


def test_each_kind_of_place_has_a_marker_in_a_colour_of_its_own():
    sheet = SPRITE.with_name("markers.svg").read_text(encoding="utf-8")
    assert re.findall(r'<symbol id="([^"]+)"', sheet) == re.findall(r'<use href="#([^"]+)"', sheet) == list(KINDS)
    assert len(set(re.findall(r'<path fill="(#\w{6})"', sheet))) == len(KINDS)


def test_the_style_sheet_shows_each_kind_its_own_cell_of_the_markers():
    rules = (settings.BASE_DIR / "static/css/components/icon.css").read_text(encoding="utf-8")
    cells = dict(re.findall(r'\[data-kind="([a-z_]+)"\] \{\s+--cell: (\d+);', rules))
    assert {code: int(cells.get(code, 0)) for code in KINDS} == {code: cell for cell, code in enumerate(KINDS)}
    assert f"* 100% / {len(KINDS) - 1}) 0 / {len(KINDS) * 100}% 100%" in rules


def test_every_icon_a_template_asks_for_exists():
    for template in (settings.BASE_DIR / "templates").rglob("*.html"):
        for tag, name in CALLS.findall(template.read_text(encoding="utf-8")):
            symbol = f"p-{name}" if tag == "pictogram" else name if name[1:2] == "-" else f"i-{name}"
            assert symbol in SYMBOLS, f"{template.name}: {symbol}"


def test_the_landscapes_named_in_the_code_exist():
    for key in ui.LANDSCAPE_KEYS:
        for size in ("arch", "narrow", "wide"):
            assert (settings.BASE_DIR / "static" / "img" / "landscapes" / size / f"{key}.webp").exists()


def test_an_unknown_landscape_becomes_the_default_one():
    assert ui.landscape_thumb("volcano") == ui.landscape_thumb(ui.DEFAULT_LANDSCAPE)


@pytest.mark.parametrize(
    ("km", "words"), [(3.14, "3,1\u00a0km"), (16.4, "16\u00a0km"), (0, "moins de 100\u00a0m"), (None, "")]
)
def test_distances_are_said_in_french(km, words):
    assert ui.distance(km) == words


def test_near_days_are_named():
    today = timezone.localdate()
    assert ui.day_heading(today) == "Aujourd’hui"
    assert ui.day_heading(today + timedelta(days=1)) == "Demain"
    assert ui.day_heading(today + timedelta(days=2))[0].isupper()


def test_the_first_of_the_month_is_an_ordinal():
    assert ui.french_date(date(2026, 12, 1)) == "1er\u00a0décembre 2026"


@pytest.mark.parametrize("typed", ["05 62 67 31 07", "0562673107", "05.62.67.31.07"])
def test_a_telephone_number_is_shown_in_pairs_and_dialled_internationally(typed):
    assert ui.phone(typed) == "05\u00a062\u00a067\u00a031\u00a007"
    assert ui.phone_href(typed) == "+33562673107"


def test_a_season_has_twelve_months_and_outlines_this_one():
    strip = ui.season_strip("012222222210")
    assert strip.count("<i ") == 12
    assert strip.count("is-now") == 1


def test_the_contents_of_a_page_are_its_headings():
    page = story.with_contents("<h2>L&#x27;ail &amp; l’oie</h2><p>Un mot.</p><h2><b>Suite</b></h2><h3>Détail</h3>")
    assert page.headings == (("lail-loie", "L'ail & l’oie"), ("suite", "Suite"))
    assert '<h2 id="suite"><b>Suite</b></h2>' in page.html
    assert page.minutes == 1


def test_two_headings_alike_keep_two_addresses():
    page = story.with_contents("<h2>Prix</h2><h2>Prix</h2>")
    assert [anchor for anchor, _title in page.headings] == ["prix", "prix-bis"]
