"""Where the pages of producers and places tell that they were seen, or what was pressed.

No cookie is read or written, no address kept: limits are counted under a hash whose salt is forgotten with the day.
"""

import hashlib
import hmac
import re
import secrets
from urllib.parse import urlsplit

from django.core.cache import cache
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from cms.core import throttling
from cms.core.throttling import Limit
from espace_pro.figures.services import count

PER_ADDRESS = Limit(120)
LONGEST = 40
"""Bytes of « pr-123456789 route »."""
SALT_SECONDS = 24 * 3600
ROBOTS = re.compile(r"bot|crawl|spider|slurp|preview|monitor|headless|lighthouse|python|curl|wget|^$", re.IGNORECASE)


@csrf_exempt
@require_POST
def beacon(request):
    """Add one; always the same empty answer, whether it counted or not."""
    ref, _space, kind = sent(request).partition(" ")
    if is_wanted(request) and throttling.is_allowed("figures", day_key(request), PER_ADDRESS):
        count(ref, kind)
    return HttpResponse(status=204, headers={"Cache-Control": "no-store"})


def sent(request):
    """What the page says, empty when it is too long or no text."""
    if int(request.headers.get("Content-Length") or 0) > LONGEST:
        return ""
    return request.body[:LONGEST].decode("ascii", "ignore")


def is_wanted(request):
    """Whether a page of ours sent it, from a browser that does not ask to be left alone."""
    refuses = request.headers.get("DNT") == "1" or request.headers.get("Sec-GPC") == "1"
    return is_from_here(request) and not refuses and not ROBOTS.search(request.headers.get("User-Agent", ""))


def is_from_here(request):
    """Whether the page that asks is of this site; every browser that has beacons says where they come from."""
    return urlsplit(request.headers.get("Origin", "")).netloc == request.get_host()


def day_key(request):
    """A name for the visitor's address, today only: tomorrow nobody can tell that it is the same."""
    name = f"figures-salt:{timezone.localdate()}"
    salt = cache.get_or_set(name, lambda: secrets.token_hex(16), SALT_SECONDS)
    address = throttling.client_address(request)
    return hmac.new(str(salt).encode(), address.encode(), hashlib.sha256).hexdigest()[:24]
