"""Claims, in « À relire »."""

from espace_pro.models import Claim
from espace_pro.moderation import queue


def entries():
    """The claims that wait for the service."""
    for claim in Claim.objects.awaiting_us().select_related("producer"):
        title, summary = claim.producer.title, claim.proof[:80]
        yield queue.Entry("claim", title, summary, claim.created_at, claim.admin_url, claim.contact_name)


def count():
    """How many."""
    return Claim.objects.awaiting_us().count()
