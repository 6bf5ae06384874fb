"""Places: distances, boxes, and a record whose text and numbers never disagree."""

import math
from decimal import Decimal

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
from map.models import Commune, SalePoint

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
    [
        "43.6465,0.5855",
        "SRID=4326;POINT(0.5 4.3e1)",
        "SRID=3857;POINT(0.5 43.6)",
        "SRID=4326;POINT(nan nan)",
        "<script>",
        "SRID=4326;POINT(0.5 43.6)\n",
        "SRID=4326;POINT(٠ ٤٣)",
    ],
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


HERE, THERE = "SRID=4326;POINT(0.585500 43.646500)", "SRID=4326;POINT(0.372100 43.957600)"


def numbers(place):
    return None if place.latitude is None else (str(place.latitude), str(place.longitude))


@pytest.fixture
def place(db):
    """A sale point in Auch, as the database gives it."""
    SalePoint.objects.create(kind="market", title="Marché", slug="marche", point=AUCH)
    return SalePoint.objects.get()


class TestARecordsPlace:
    """`LocationMixin`, through a sale point."""

    def test_an_editors_place_gives_numbers(self):
        place = SalePoint(location="SRID=4326;POINT(0.5855000000000001 43.6465)")
        place.agree_on_location()
        assert (place.location, numbers(place), place.point) == (HERE, ("43.646500", "0.585500"), AUCH)

    def test_an_imports_numbers_give_a_place_whatever_their_type(self):
        for latitude, longitude in ((43.64650004, 0.58549996), ("43.6465", "0.5855"), (Decimal("43.6465"), 0.5855)):
            place = SalePoint(latitude=latitude, longitude=longitude)
            place.clean_fields(exclude=["kind", "title", "slug", "commune"])
            assert (place.location, numbers(place)) == (HERE, ("43.646500", "0.585500"))

    def test_nowhere_stays_nowhere(self):
        place = SalePoint()
        place.agree_on_location()
        assert (place.location, place.point) == ("", None)

    def test_an_editor_moves_it(self, place):
        place.location = THERE
        place.save()
        place = SalePoint.objects.get()
        assert (place.location, numbers(place)) == (THERE, ("43.957600", "0.372100"))

    def test_an_import_moves_it(self, place):
        place.latitude, place.longitude = 43.9576, 0.3721
        place.save()
        assert SalePoint.objects.get().location == THERE

    def test_an_import_moves_what_an_editor_has_just_moved(self, place):
        place.location = THERE
        place.save()
        place.latitude, place.longitude = AUCH
        place.save()
        assert SalePoint.objects.get().location == HERE

    def test_an_editor_removes_it(self, place):
        place.location = ""
        place.save()
        assert SalePoint.objects.get().point is None

    def test_an_import_removes_it(self, place):
        place.latitude = place.longitude = None
        place.save()
        assert SalePoint.objects.get().location == ""

    def test_a_draft_of_it_can_be_moved_both_ways(self, place):
        place.commune = Commune.objects.create(
            code_insee="32013", name="Auch", slug="auch", latitude=43.65, longitude=0.59
        )
        place.location = THERE
        place.save_revision()
        draft = place.get_latest_revision_as_object()
        assert draft.point == Point(43.9576, 0.3721)
        draft.latitude, draft.longitude = AUCH
        draft.save_revision().publish()
        assert SalePoint.objects.get().location == HERE

    def test_reading_part_of_it_costs_no_query_until_needed(self, place, django_assert_num_queries):
        with django_assert_num_queries(1):
            assert SalePoint.objects.only("title").get().title == "Marché"
        partial = SalePoint.objects.defer("location").get()
        partial.latitude, partial.longitude = 43.9576, 0.3721
        partial.save()
        assert SalePoint.objects.get().location == THERE

    def test_a_refreshed_record_forgets_what_was_typed(self, place):
        place.location = THERE
        place.refresh_from_db()
        place.latitude, place.longitude = 43.9576, 0.3721
        place.save(update_fields=["latitude", "longitude"])
        assert SalePoint.objects.get().location == THERE

    @pytest.mark.parametrize(
        "change",
        [
            {"location": "43.6465"},
            {"location": "SRID=4326;POINT(43.6465 0.5855)"},
            {"latitude": 0, "longitude": 0},
            {"latitude": math.nan},
            {"latitude": math.inf},
        ],
    )
    def test_a_wrong_place_is_an_error_on_the_field(self, place, change):
        for name, value in change.items():
            setattr(place, name, value)
        with pytest.raises(ValidationError) as caught:
            place.full_clean(exclude=["commune"])
        assert "location" in caught.value.error_dict

    def test_a_text_that_is_no_place_is_never_saved(self, place):
        place.location = "<script>"
        with pytest.raises(ValueError, match="Not a location"):
            place.save()
