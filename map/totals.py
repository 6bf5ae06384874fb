"""How many places there are of each kind: the same for every visitor."""

from cms.core.kept import forget as forget_kept
from cms.core.kept import kept
from map.models.listing import Listing
from map.querysets import SUBJECT


def counts_by_kind():
    """How many public places of each kind, by code."""
    return kept(SUBJECT, _counts_by_kind)


def _counts_by_kind():
    return Listing.objects.counts_by_kind()


def forget():
    """Count again: listings have changed."""
    forget_kept(SUBJECT)
