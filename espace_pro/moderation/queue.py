"""« À relire »: one list of all that waits for the service, whatever part of the site it comes from.

A part of the site joins by a provider, a function without arguments that returns its entries, registered in a module
that is loaded at start (its `wagtail_hooks.py`):

    queue.register("claim", _("C’est moi"), entries_of_claims)
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from espace_pro.models import Proposal

LATE_AFTER_DAYS = 10
RIGHT = "espace_pro.review_proposal"


@dataclass(frozen=True)
class Entry:
    """One thing that waits: its `kind` is that of its provider."""

    kind: str
    title: str
    summary: str
    sent_at: datetime
    url: str
    sender: str = ""

    @property
    def days(self):
        """For how many whole days it has waited."""
        return (timezone.localdate() - timezone.localtime(self.sent_at).date()).days

    @property
    def is_late(self):
        """Whether someone has waited too long."""
        return self.days > LATE_AFTER_DAYS

    @property
    def kind_label(self):
        """What it is, in words."""
        return _providers[self.kind].label


@dataclass(frozen=True)
class Provider:
    """A kind of entry: its French name, what lists its entries and what counts them."""

    label: str
    entries: Callable
    count: Callable


_providers = {}


def register(kind, label, entries, count=None):
    """Add a kind of entry; `count` spares building the entries for the badge of the menu."""
    _providers[kind] = Provider(label, entries, count or (lambda: len(list(entries()))))


def entries(kind="", late=False):
    """What waits, the oldest first, of one kind or of all."""
    chosen = [_providers[kind]] if kind in _providers else _providers.values()
    found = [entry for provider in chosen for entry in provider.entries()]
    return sorted((entry for entry in found if entry.is_late or not late), key=lambda entry: entry.sent_at)


def count():
    """How many things wait."""
    return sum(provider.count() for provider in _providers.values())


def kinds():
    """The kinds one may ask for, with their names."""
    return [(kind, provider.label) for kind, provider in _providers.items()]


def is_open_to(user):
    """Whether someone may read the queue and decide."""
    return user.is_active and user.has_perm(RIGHT)


def _proposals(kind):
    return Proposal.objects.waiting().filter(kind=kind)


def _entries_of(kind):
    for proposal in _proposals(kind).select_related("producer", "sent_by"):
        labels = [change["label"] for change in proposal.changes]
        yield Entry(
            kind,
            proposal.producer.draft_title or proposal.producer.title,
            ", ".join(labels[:4]) + (" …" if len(labels) > 4 else "") or proposal.note[:80],
            proposal.sent_at,
            reverse("moderation_proposal", args=[proposal.pk]),
            str(proposal.sent_by or ""),
        )


register(
    Proposal.Kind.NEW,
    _("Nouvelle fiche"),
    lambda: _entries_of(Proposal.Kind.NEW),
    lambda: _proposals(Proposal.Kind.NEW).count(),
)
register(
    Proposal.Kind.CHANGE,
    _("Modification"),
    lambda: _entries_of(Proposal.Kind.CHANGE),
    lambda: _proposals(Proposal.Kind.CHANGE).count(),
)
