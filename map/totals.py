"""How many places there are of each kind: the same for every visitor, so counted once a minute."""

from django.core.cache import cache

from map.models.listing import Listing

KEY, LIFETIME = "places-by-kind", 60


def counts_by_kind():
    """How many public places of each kind, by code."""
    found = cache.get(KEY)
    if found is None:
        found = Listing.objects.counts_by_kind()
        cache.set(KEY, found, LIFETIME)
    return found


def forget():
    """Count again: listings have changed."""
    cache.delete(KEY)
