"""Where things are: points in WGS 84 degrees, distances, boxes, and the place of a record."""

import math
import re
from contextlib import suppress
from decimal import Decimal
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

EARTH_RADIUS_KM = 6371.0088
KM_PER_DEGREE = EARTH_RADIUS_KM * math.pi / 180
DECIMALS = 6
"""Six decimals of a degree: eleven centimetres."""

LOCATION = re.compile(r"SRID=4326;POINT ?\((-?[0-9]{1,3}(?:\.[0-9]{1,20})?) (-?[0-9]{1,2}(?:\.[0-9]{1,20})?)\)")


class Point(NamedTuple):
    """A place, in WGS 84 degrees."""

    latitude: float
    longitude: float


class Box(NamedTuple):
    """A rectangle of latitudes and longitudes, in WGS 84 degrees."""

    south: float
    west: float
    north: float
    east: float

    def contains(self, point):
        return self.south <= point[0] <= self.north and self.west <= point[1] <= self.east

    def meets(self, other):
        """Whether two rectangles have a point in common."""
        apart = self.north < other.south or other.north < self.south or self.east < other.west or other.east < self.west
        return not apart

    def with_(self, other):
        """The smallest rectangle that holds both."""
        south, west, north, east = zip(self, other, strict=True)
        return Box(min(south), min(west), max(north), max(east))


METROPOLITAN_FRANCE = Box(41.2, -5.3, 51.2, 9.7)


def distance_km(start, end):
    """Great-circle distance in km between two points (haversine)."""
    (lat1, lng1), (lat2, lng2) = (map(math.radians, point) for point in (start, end))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lng2 - lng1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(half))


def bounding_box(point, km):
    """The smallest `Box` that holds every place at most `km` away from a point; not for the poles."""
    latitude, longitude = point
    north = km / KM_PER_DEGREE
    shrink = math.sin(min(km / EARTH_RADIUS_KM, math.pi / 2)) / math.cos(math.radians(latitude))
    east = math.degrees(math.asin(min(shrink, 1)))
    return Box(latitude - north, longitude - east, latitude + north, longitude + east)


def parse_location(text):
    """The `Point` in the map widget's text, None for no text; raises ValueError for any other text."""
    if not text:
        return None
    found = LOCATION.fullmatch(text)
    if not found:
        raise ValueError(f"Not a location: {text[:80]!r}")
    longitude, latitude = map(float, found.groups())
    return Point(round(latitude, DECIMALS), round(longitude, DECIMALS))


def format_location(point):
    """The map widget's text for a point: `SRID=4326;POINT(lng lat)`."""
    return f"SRID=4326;POINT({point[1]:.{DECIMALS}f} {point[0]:.{DECIMALS}f})"


def territory_bounds():
    """The `Box` in which every place must lie (setting `GEO_BOUNDS`: south, west, north, east)."""
    return Box(*getattr(settings, "GEO_BOUNDS", METROPOLITAN_FRANCE))


def validate_location(text):
    """Refuse a text that is not the map widget's, and a place outside the territory's bounds."""
    try:
        point = parse_location(text)
    except ValueError as error:
        raise ValidationError(
            _("Ces coordonnées ne se lisent pas. Placez le repère sur la carte."), code="invalid"
        ) from error
    if point and not territory_bounds().contains(point):
        raise ValidationError(_("Ce lieu est hors de France métropolitaine : vérifiez les coordonnées."), code="bounds")


class LocationPrecision(models.TextChoices):
    """How well a place is known."""

    EXACT = "exact", _("à l’adresse")
    STREET = "street", _("rue ou lieu-dit")
    COMMUNE = "commune", _("centre de la commune")


class LocationMixin(models.Model):
    """A record's place, as the map widget writes it and as two numbers that a database can compare.

    Editors change `location`, imports change `latitude` and `longitude`: whichever changed since the
    record was read wins, `location` if both did. The three agree once the record was
    validated or saved.
    """

    location = models.CharField(
        _("emplacement sur la carte"), max_length=64, blank=True, validators=[validate_location]
    )
    latitude = models.DecimalField(_("latitude"), max_digits=9, decimal_places=6, null=True, blank=True, db_index=True)
    longitude = models.DecimalField(
        _("longitude"), max_digits=9, decimal_places=6, null=True, blank=True, db_index=True
    )
    location_precision = models.CharField(
        _("précision de l’emplacement"),
        max_length=7,
        choices=LocationPrecision.choices,
        default=LocationPrecision.EXACT,
    )

    class Meta:
        abstract = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._known_location = self._agreed_location()

    def save(self, *args, **kwargs):
        self.agree_on_location()
        if (fields := kwargs.get("update_fields")) and {"location", "latitude", "longitude"} & set(fields):
            kwargs["update_fields"] = {*fields, "location", "latitude", "longitude"}
        super().save(*args, **kwargs)

    @property
    def point(self):
        """Where it is (`Point`), None when unknown."""
        if self.latitude is None or self.longitude is None:
            return None
        return Point(float(self.latitude), float(self.longitude))

    @point.setter
    def point(self, point):
        if point is None:
            self.location, self.latitude, self.longitude = "", None, None
        else:
            self.location = format_location(point)
            self.latitude, self.longitude = (Decimal(f"{degrees:.{DECIMALS}f}") for degrees in point)
        self._known_location = self.location

    def clean_fields(self, exclude=None):
        with suppress(ValueError):  # the field's own validator says it in French
            self.agree_on_location()
        super().clean_fields(exclude)

    def refresh_from_db(self, using=None, fields=None, **kwargs):
        super().refresh_from_db(using=using, fields=fields, **kwargs)
        if fields is None or "location" in fields:
            self._known_location = self.__dict__.get("location", "")

    def agree_on_location(self):
        """Bring text and numbers in step; raises ValueError for a text that is no location."""
        if self.location != self._known_location:
            self.point = parse_location(self.location)
        else:
            self.point = self.point

    def _agreed_location(self):
        """The text that the numbers also say; empty when they differ or are not loaded."""
        values = self.__dict__  # reading a deferred attribute would query the database
        if not values.get("location"):
            return ""
        try:
            written = format_location((float(values["latitude"]), float(values["longitude"])))
        except (KeyError, TypeError, ValueError):
            return ""
        return written if values["location"] == written else ""
