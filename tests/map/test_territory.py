"""Markers on the fixed map of the territory."""

import math

from map.territory import APART, MARKERS, markers


def test_a_place_outside_the_drawing_is_left_out():
    assert markers([("farm", 48.85, 2.35)]) == []


def test_markers_never_hide_one_another():
    rows = [("farm", 43.4 + row * 0.01, 0.1 + column * 0.02) for row in range(60) for column in range(50)]
    drawn = markers(rows)
    assert len(drawn) == MARKERS
    for index, one in enumerate(drawn):
        assert all(math.hypot(one["x"] - two["x"], one["y"] - two["y"]) > APART - 1.5 for two in drawn[:index])


def test_markers_are_drawn_from_north_to_south():
    drawn = markers([("farm", 43.45, 0.3), ("market", 43.95, 0.2)])
    assert [marker["kind"] for marker in drawn] == ["market", "farm"]
