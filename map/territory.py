"""Where the territory ends, and a few places on its fixed map: `static/img/territory-day.svg`, 900 × 645 units."""

import json
import math
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders

from cms.core.geo import Box

WEST, NORTH = -0.2825, 44.0797
UNITS_PER_DEGREE_EAST, UNITS_PER_DEGREE_SOUTH = 605.775, 837.901
WIDTH, HEIGHT = 900, 645
APART = 38
"""Units between two markers, so that none hides another."""
TOWNS = (
    ("Auch", 519, 379), ("Condom", 397, 113), ("Lectoure", 566, 139), ("Fleurance", 560, 223), ("Mirande", 420, 492),
    ("Eauze", 235, 206), ("Nogaro", 153, 288), ("Vic-Fezensac", 351, 288), ("Gimont", 704, 406),
    ("L’Isle-Jourdain", 826, 412), ("Lombez", 718, 536), ("Marciac", 266, 490), ("Masseube", 526, 564),
)  # fmt: skip
"""Names written on the drawing, each centred on its point."""
MARKERS = 22


@cache
def edges():
    """The `Box` of the outlines that the map draws."""
    west, south, east, north = json.loads(Path(finders.find("geo/territory.json")).read_text())["bbox"]
    return Box(south, west, north, east)


def markers(rows):
    """Markers for the drawing from rows (kind, latitude, longitude in degrees); none hides another or a name."""
    kept = []
    for kind, latitude, longitude in rows:
        x = (longitude - WEST) * UNITS_PER_DEGREE_EAST
        y = (NORTH - latitude) * UNITS_PER_DEGREE_SOUTH
        if len(kept) < MARKERS and _is_inside(x, y) and not _hides_a_name(x, y) and _is_apart(x, y, kept):
            kept.append({"kind": kind, "x": round(x), "y": round(y)})
    return sorted(kept, key=lambda marker: marker["y"])


def _is_inside(x, y):
    return 20 < x < WIDTH - 20 and 45 < y < HEIGHT


def _hides_a_name(x, y):
    return any(abs(x - town_x) < 5.2 * len(name) + 20 and -16 < y - town_y < 44 for name, town_x, town_y in TOWNS)


def _is_apart(x, y, kept):
    return all(math.hypot(x - other["x"], y - other["y"]) > APART for other in kept)
