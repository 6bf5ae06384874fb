"""Inside a commune or outside, and how far."""

import pytest

from map.outline import contains, km_outside, outlines
from tests.factories import CommuneFactory

SQUARE = [(0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, 0.0), (0.0, 0.0)]


def samatan():
    return CommuneFactory.build(name="Samatan", code_insee="32410", latitude=43.4903, longitude=0.9296)


def test_every_commune_of_the_gers_has_an_outline():
    assert len(outlines()) == 458


@pytest.mark.parametrize(("point", "is_in"), [((0.5, 0.5), True), ((1.5, 0.5), False), ((0.5, -0.1), False)])
def test_a_point_is_inside_a_ring_or_not(point, is_in):
    assert contains(SQUARE, point) == is_in


def test_the_village_is_in_its_commune():
    assert km_outside((43.4930, 0.9290), samatan()) == 0


def test_auch_is_thirty_kilometres_away():
    assert 25 < km_outside((43.6465, 0.5855), samatan()) < 35


def test_a_commune_without_an_outline_is_a_circle():
    elsewhere = CommuneFactory.build(code_insee="31555", latitude=43.6, longitude=1.44)
    assert km_outside((43.61, 1.45), elsewhere) == 0
    assert km_outside((43.9, 1.44), elsewhere) > 20
