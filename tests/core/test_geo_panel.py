"""The admin's location field: ours all the way, empty until a place is chosen, keeping what was typed."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from cms.core.geo_panel import LocationField, LocationPanel, coordinates
from map.models import SalePoint

HERE = "SRID=4326;POINT(0.585500 43.646500)"


def render(value, **attrs):
    return LocationField().render("location", value, {"id": "id_location"} | attrs)


def box(html):
    return re.search(r'<input type="text"[^>]*>', html)[0]


@pytest.mark.parametrize(
    ("value", "text"),
    [(HERE, "43.6465, 0.5855"), ("", ""), (None, ""), ("SRID=4326;POINT(-1.000000 43.000000)", "43, -1")],
)
def test_the_box_shows_latitude_and_longitude(value, text):
    assert coordinates(value) == text
    assert f'value="{text}"' in box(render(value))


def test_what_makes_no_sense_is_shown_again_and_escaped():
    html = render('"><script>alert(1)</script>')
    assert "<script>" not in html and "&lt;script&gt;" in box(html)


def test_no_place_is_no_value():
    assert 'value="S' not in render(None)


def test_the_label_and_the_errors_belong_to_the_visible_box():
    html = render(HERE, **{"aria-invalid": "true", "aria-describedby": "location-errors"})
    assert LocationField().id_for_label("id_location") == "id_location_coordinates"
    assert 'id="id_location_coordinates"' in box(html)
    assert 'aria-invalid="true"' in box(html)
    assert 'aria-describedby="location-errors id_location_coordinates-usage"' in box(html)
    assert html.count("aria-invalid") == 1 and 'id="id_location_coordinates-usage"' in html


def test_scripts_and_styles_are_ours_and_exist():
    paths = [*LocationField().media._js, *LocationField().media._css["all"]]
    assert len(paths) == 4 and all(finders.find(path) for path in paths)


def test_nothing_is_asked_from_another_host(settings):
    settings.TILE_URL = ""
    html = render(HERE) + str(LocationField().media)
    assert "http" not in html and "//" not in html


def test_tiles_are_a_setting(settings):
    settings.TILE_URL = "https://tiles.example.org/{z}/{x}/{y}.png"
    assert "tiles.example.org" in render(HERE)


def test_the_panel_survives_being_bound_twice():
    panel = LocationPanel("location", heading="Où").bind_to_model(SalePoint).bind_to_model(SalePoint)
    assert isinstance(panel.get_form_options()["widgets"]["location"], LocationField)


@pytest.mark.django_db
def test_an_editor_gets_the_map_in_the_sale_point_form(admin_client):
    page = admin_client.get(reverse(SalePoint.snippet_viewset.get_url_name("add"))).text
    assert 'data-controller="location-field"' in page
    assert "js/admin/location" in page
    assert not any(name in page for name in ("unpkg.com", "openstreetmap.org", "wagtailgeowidget/"))
