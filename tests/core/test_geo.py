"""Places: distances, boxes, and a record whose text and numbers never disagree."""

import math

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from cms.core.geo import (
    Box,
    Point,
    bounding_box,
    distance_km,
    format_location,
    parse_location,
    validate_location,
)

AUCH, TOULOUSE = Point(43.6465, 0.5855), Point(43.6045, 1.4442)
latitudes, longitudes = st.floats(41.2, 51.2), st.floats(-5.3, 9.7)
points = st.builds(Point, latitudes, longitudes)


def test_distance_of_two_towns():
    assert distance_km(AUCH, TOULOUSE) == pytest.approx(69.3, abs=0.2)
    assert distance_km(AUCH, AUCH) == 0


@given(points, st.floats(0.1, 200), st.floats(0, 2 * math.pi))
def test_a_box_holds_the_whole_circle(centre, km, bearing):
    angle = km / 6371.0088
    lat = math.radians(centre.latitude)
    north = math.asin(math.sin(lat) * math.cos(angle) + math.cos(lat) * math.sin(angle) * math.cos(bearing))
    east = math.atan2(
        math.sin(bearing) * math.sin(angle) * math.cos(lat), math.cos(angle) - math.sin(lat) * math.sin(north)
    )
    edge = Point(math.degrees(north), centre.longitude + math.degrees(east))
    assert distance_km(centre, edge) == pytest.approx(km, rel=1e-6)
    box = bounding_box(centre, km * 1.000001)
    assert box.contains(edge)
    assert distance_km(centre, (box.north, centre.longitude)) == pytest.approx(km, rel=1e-3)


@given(points)
def test_a_location_is_read_as_it_was_written(point):
    assert parse_location(format_location(point)) == (round(point.latitude, 6), round(point.longitude, 6))


@pytest.mark.parametrize(
    "text",
    ["43.6465,0.5855", "SRID=4326;POINT(0.5 4.3e1)", "SRID=3857;POINT(0.5 43.6)", "SRID=4326;POINT(nan nan)", "<script>",
     "SRID=4326;POINT(0.5 43.6)\n", "SRID=4326;POINT(٠ ٤٣)"],
)
def test_any_other_text_is_no_location(text):
    with pytest.raises(ValueError, match="Not a location"):
        parse_location(text)
    with pytest.raises(ValidationError, match="Placez le repère"):
        validate_location(text)


def test_a_place_out_of_bounds_is_refused(settings):
    with pytest.raises(ValidationError, match="hors de France"):
        validate_location("SRID=4326;POINT(43.6465 0.5855)")
    settings.GEO_BOUNDS = Box(-21.5, 55.2, -20.8, 55.9)
    validate_location("SRID=4326;POINT(55.5 -21.1)")
