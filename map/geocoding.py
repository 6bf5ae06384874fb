"""Hamlets, streets and addresses of the territory, from the Géoplateforme's geocoder (setting `GEOCODER_URL`).

Asked by our server only, for suggestions and for the admin, never while a page is made. An answer is kept; a service
that is slow, refuses or makes no sense is left alone for a while, and costs nothing meanwhile.
Source: https://geoservices.ign.fr/documentation/services/services-geoplateforme/geocodage (50 requests a second).
"""

import json
import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from hashlib import sha256
from http.client import HTTPException
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from django.conf import settings
from django.core.cache import cache

from cms.core.forms import printable
from cms.core.geo import Box, Point
from cms.core.text import normalise
from map.models.communes import Commune

logger = logging.getLogger(__name__)

TIMEOUT = 2
"""Seconds an answer may take, name resolution included."""
PAUSE, KEPT = 300, 7 * 24 * 3600
"""Seconds a failing service is left alone, and an answer is kept."""
PAUSED, BOX = "geocoder-paused", "territory-box"
ASKED, ANSWERS = 20, 6
SHORTEST, LONGEST = 4, 100
MAX_BYTES = 200_000
MARGIN = 0.05
"""Degrees around the communes' centres within which a place is still ours: about five km."""
KINDS = ("housenumber", "street", "locality")

_callers = ThreadPoolExecutor(max_workers=2, thread_name_prefix="geocoder")


@dataclass(frozen=True)
class Spot:
    """A place that is not a commune: « En Castéra, Samatan », in WGS 84 degrees."""

    label: str
    latitude: float
    longitude: float


def spots(text):
    """The places (`Spot` list) that a text may mean; None when nobody can say, for want of a service."""
    key = normalise(text)[:LONGEST]
    if not settings.GEOCODER_URL:
        return None
    if len(key) < SHORTEST or key.isdigit():
        return []
    name = f"geocoder-{sha256(key.encode()).hexdigest()}"
    kept = cache.get(name)
    if kept is not None:
        return [Spot(**row) for row in kept]
    if cache.get(PAUSED) or (box := territory_box()) is None:
        return None
    try:
        found = read(fetch(address_of(key, box)), box)
    except (OSError, ValueError, HTTPException) as error:
        logger.warning("The geocoder does not answer: %s", type(error).__name__)
        cache.set(PAUSED, True, PAUSE)
        return None
    cache.set(name, [asdict(spot) for spot in found], KEPT)
    return found


def fetch(url):
    """What a service answers, in bytes, within `TIMEOUT` seconds: the one function that calls it.

    Raises OSError (TimeoutError and HTTP errors among them) or HTTPException.
    """
    return _callers.submit(_get, url).result(timeout=TIMEOUT)


def _get(url):
    if not url.startswith(("https://", "http://")):
        raise OSError("GEOCODER_URL is not a web address")
    request = Request(url, headers={"Accept": "application/json", "User-Agent": f"annuaire ({settings.BASE_URL})"})  # noqa: S310 - checked above
    with urlopen(request, timeout=TIMEOUT) as response:  # noqa: S310 - checked above
        return response.read(MAX_BYTES)


def address_of(text, box):
    """The address that asks for a text, places near the middle of the territory first."""
    middle = {"lat": f"{(box.south + box.north) / 2:.3f}", "lon": f"{(box.west + box.east) / 2:.3f}"}
    return f"{settings.GEOCODER_URL}?{urlencode({'q': text, 'index': 'address', 'limit': ASKED, **middle})}"


def read(body, box):
    """The places of an answer (GeoJSON, bytes) that lie in a `Box`; raises ValueError for what is no such answer."""
    answer = json.loads(body)
    features = answer.get("features") if isinstance(answer, dict) else None
    if not isinstance(features, list):
        raise ValueError("not a collection of places")
    found = {}
    for feature in features:
        spot = _spot(feature)
        if spot and box.contains((spot.latitude, spot.longitude)):
            found.setdefault(spot.label, spot)
    return list(found.values())[:ANSWERS]


def _spot(feature):
    """The place of one feature, None when it is a commune or lacks something."""
    try:
        longitude, latitude = feature["geometry"]["coordinates"][:2]
        facts = feature["properties"]
        point = Point(round(float(latitude), 5), round(float(longitude), 5))
        if facts["type"] not in KINDS:
            return None
        return Spot(printable(f"{facts['name']}, {facts['city']}")[:LONGEST], *point)
    except (KeyError, TypeError, ValueError, OverflowError):
        return None


def territory_box():
    """The `Box` of the communes' centres, with a margin; None without communes."""
    bounds = cache.get(BOX)
    if bounds is None and (bounds := Commune.objects.bounds()):
        cache.set(BOX, bounds, PAUSE)
    if not bounds:
        return None
    south, west, north, east = bounds
    return Box(south - MARGIN, west - MARGIN, north + MARGIN, east + MARGIN)
