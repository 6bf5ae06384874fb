"""The markers that the map shows first: in the page, so that they are drawn before any script has asked for points.

Places close to each other count as one, as they do later (static/js/map/worker.js); here the database counts those
of a cell, and cells that would touch are put together.
"""

import json
import math
from dataclasses import dataclass

from django.db.models import Avg, Count, F, Max, Min, Value
from django.db.models.functions import Floor

from cms.core.geo import Box, bounding_box
from cms.core.kept import kept
from map import totals
from map.models.listing import Listing
from map.territory import edges

CELLS = 24
"""Along the longer side of what is looked at."""
APART = 0.11
"""Of that side, between two markers: some 80 pixels, as many markers as the script makes of the same places."""
MOST = 5_000
"""Places counted again for each question; what is the same for everybody is kept, whatever its number."""


@dataclass
class Group:
    """Places close to each other: how many, their middle and their `Box`; the key and kind of one of them."""

    count: int
    latitude: float
    longitude: float
    box: Box
    pk: int
    kind: str

    def absorb(self, other):
        """Take the places of another group in."""
        share = other.count / (self.count + other.count)
        self.latitude += (other.latitude - self.latitude) * share
        self.longitude += (other.longitude - self.longitude) * share
        self.count += other.count
        self.box = self.box.with_(other.box)


def first_view(search, results):
    """What the script draws at once, as JSON: `frame`, the south, west, north and east in view, and `places`.

    A place is [latitude, longitude, kind, key]; several are [latitude, longitude, how many, their four edges]; all in
    degrees. `results` is the page of the list: where it is the only one, its places are those of the map. Empty when a
    part of the map is asked for, which the script finds by itself, or when so many places answer some filters that
    the list would wait for their count.
    """
    if search.zone or (results.paginator.count > MOST and not search.shows_everything):
        return ""
    place = search.place
    frame = bounding_box((place.latitude, place.longitude), place.radius_km) if place and place.radius_km else edges()
    if search.shows_everything:
        groups = kept(totals.SUBJECT, _of_all, frame)
    elif results.paginator.num_pages == 1:
        groups = _apart(_alone(results, frame), frame)
    else:
        groups = _in_view(search.listings, frame)
    view = {"frame": [round(side, 5) for side in frame], "places": [_written(group) for group in groups]}
    return json.dumps(view, separators=(",", ":"))


def _written(group):
    middle = [round(group.latitude, 5), round(group.longitude, 5)]
    return middle + ([group.kind, group.pk] if group.count == 1 else [group.count, [round(x, 5) for x in group.box]])


def _of_all(frame):
    return _in_view(Listing.objects.all(), frame)


def _in_view(listings, frame):
    """The places of a frame, one query however many they are."""
    side, shrink = _scale(frame)
    return _apart(_cells(listings.inside(frame), frame, side / CELLS, side / CELLS / shrink), frame)


def _alone(places, frame):
    for place in places:
        if frame.contains(at := (place.latitude, place.longitude)):
            yield Group(1, *at, Box(*at, *at), place.pk, place.kind)


def _scale(frame):
    """The longer side of a frame, in degrees of latitude, and what a degree of longitude is of one of latitude."""
    shrink = math.cos(math.radians((frame.south + frame.north) / 2))
    return max(frame.north - frame.south, (frame.east - frame.west) * shrink), shrink


def _apart(groups, frame):
    """These groups, put together where they would touch."""
    side, shrink = _scale(frame)
    found = []
    for group in groups:
        away, closest = min(
            ((_distance(other, group, shrink), n) for n, other in enumerate(found)), default=(side, None)
        )
        if away < APART * side:
            found[closest].absorb(group)
        else:
            found.append(group)
    return found


def _cells(listings, corner, height, width):
    """The places of each cell of a grid, by the size of a cell in degrees, as `Group`s: the fullest first."""
    row = Floor((F("latitude") - Value(corner.south)) / Value(height))
    column = Floor((F("longitude") - Value(corner.west)) / Value(width))
    cells = listings.order_by().annotate(row=row, column=column).values("row", "column")
    rows = cells.annotate(
        number=Count("pk"), lat=Avg("latitude"), lng=Avg("longitude"), south=Min("latitude"), west=Min("longitude"),
        north=Max("latitude"), east=Max("longitude"), key=Min("pk"), one_kind=Min("kind"),
    ).order_by("-number", "row", "column")  # fmt: skip
    columns = ("number", "lat", "lng", "south", "west", "north", "east", "key", "one_kind")
    for number, lat, lng, *sides, key, kind in rows.values_list(*columns):
        yield Group(number, lat, lng, Box(*sides), key, kind)


def _distance(one, other, shrink):
    """In degrees of latitude."""
    return math.hypot(one.latitude - other.latitude, (one.longitude - other.longitude) * shrink)
