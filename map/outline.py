"""Where a commune ends: its outline from `static/geo/territory.json` (TopoJSON), and how far a place is from it."""

import json
import math
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders

from cms.core.geo import KM_PER_DEGREE, Point, distance_km

TERRITORY = "geo/territory.json"
TOLERANCE_KM = 0.4
"""Outlines are drawn with fewer points than the land has."""
UNKNOWN_RADIUS_KM = 8
"""How far from the centre of a commune without an outline its last farm may be."""


def km_outside(point, commune):
    """How far a `Point` is from the land of a commune, in km; 0 inside, or so near that outlines cannot tell."""
    polygons = outlines().get(commune.code_insee)
    if polygons is None:
        away = distance_km(point, (float(commune.latitude), float(commune.longitude))) - UNKNOWN_RADIUS_KM
        return max(away, 0)
    if any(contains(rings[0], point) for rings in polygons):
        return 0
    away = min(km_to_ring(point, rings[0]) for rings in polygons)
    return away if away > TOLERANCE_KM else 0


def contains(ring, point):
    """Whether a point is inside a ring of (latitude, longitude): how often a ray from it crosses the ring."""
    latitude, longitude = point
    inside = False
    for (lat1, lng1), (lat2, lng2) in sides(ring):
        if (lat1 > latitude) != (lat2 > latitude):
            inside ^= longitude < lng1 + (lng2 - lng1) * (latitude - lat1) / (lat2 - lat1)
    return inside


def km_to_ring(point, ring):
    """Distance in km from a point to the nearest side of a ring, on a plane: fair within a département."""
    shrink = math.cos(math.radians(point[0]))
    flat = [((lng - point[1]) * shrink * KM_PER_DEGREE, (lat - point[0]) * KM_PER_DEGREE) for lat, lng in ring]
    return min(_to_side(start, end) for start, end in sides(flat))


def sides(ring):
    """Each point of a ring with the next one."""
    return zip(ring, [*ring[1:], ring[0]], strict=True)


def _to_side(start, end):
    """Distance from the origin to a segment."""
    (x1, y1), (x2, y2) = start, end
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    along = min(max(-(x1 * dx + y1 * dy) / length, 0), 1) if length else 0
    return math.hypot(x1 + along * dx, y1 + along * dy)


@cache
def outlines():
    """Polygons by INSEE code: each a list of rings of `Point`, the outer one first."""
    return decode(json.loads(Path(finders.find(TERRITORY)).read_text(encoding="utf-8")))


def decode(topology):
    """The polygons of the communes of a TopoJSON, by id."""
    lines = [_line(arc, topology["transform"]) for arc in topology["arcs"]]
    return {
        shape["id"]: [
            [_ring(ids, lines) for ids in rings]
            for rings in ([shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"])
        ]
        for shape in topology["objects"]["communes"]["geometries"]
    }


def _line(arc, transform):
    (scale_x, scale_y), (left, bottom) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append(Point(y * scale_y + bottom, x * scale_x + left))
    return points


def _ring(ids, lines):
    """Arcs end to end; a negative number is an arc that is walked backwards."""
    ring = []
    for number in ids:
        line = lines[number] if number >= 0 else lines[~number][::-1]
        ring += line[1:] if ring else line
    return ring
