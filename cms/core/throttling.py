"""How often one visitor, or everybody, may do something. A cache that is down lets everyone through."""

import hashlib
import hmac
import logging
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache

logger = logging.getLogger(__name__)

OWN_SERVER = ("", "127.0.0.1", "::1")
"""Peers whose X-Forwarded-For is nginx's: its socket has no address."""


@dataclass(frozen=True)
class Limit:
    """So many times in so many seconds."""

    times: int
    seconds: int = 3600


def client_address(request):
    """The visitor's address as our own front server saw it; a header from elsewhere is not believed."""
    peer = request.META.get("REMOTE_ADDR", "")
    forwarded = request.headers.get("X-Forwarded-For", "")
    return forwarded.rpartition(",")[2].strip() if peer in OWN_SERVER and forwarded else peer


def client_key(request):
    """A name for the visitor's address from which the address cannot be found again."""
    return hmac.new(settings.SECRET_KEY.encode(), client_address(request).encode(), hashlib.sha256).hexdigest()[:24]


def is_allowed(scope, key, limit):
    """Count one more time, and say whether it is within the limit."""
    name = f"limit:{scope}:{key}"
    try:
        cache.add(name, 0, limit.seconds)
        return cache.incr(name) <= limit.times
    except Exception as error:
        logger.warning("limits are not counted: %s", type(error).__name__)
        return True
