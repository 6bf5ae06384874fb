"""Who may go on with an inscription: whoever holds one of its links, and nobody else."""

import hashlib
from dataclasses import dataclass

from django.core import signing

from espace_pro.models import Inscription

SALT = "inscription"
LIFETIME = 30 * 24 * 3600
"""Seconds a link is good for."""
SCREEN = ""
"""What stands for the address in a link that was never mailed."""


class UnknownLinkError(Exception):
    """Not a link of ours, or its inscription is gone."""


class ExpiredLinkError(Exception):
    """A link of ours, too old, or mailed to an address that was changed since: `inscription` is what it led to."""

    def __init__(self, inscription):
        super().__init__()
        self.inscription = inscription


@dataclass(frozen=True)
class Access:
    """An inscription, the link that leads to it, and whether that link came by mail (hence a real address)."""

    inscription: Inscription
    token: str
    is_by_mail: bool


def screen_token(inscription):
    """The end of the addresses of an inscription, for the browser it was begun in."""
    return signing.dumps([inscription.key, SCREEN], salt=SALT)


def mail_token(inscription):
    """The end of the address that is mailed; it dies when the mail address changes."""
    return signing.dumps([inscription.key, digest(inscription.email)], salt=SALT)


def open_link(token):
    """The `Access` that a link gives; raises UnknownLinkError or ExpiredLinkError."""
    try:
        key, seal = signing.loads(token, salt=SALT)
        inscription = Inscription.objects.select_related("producer").get(key=key)
    except (signing.BadSignature, TypeError, ValueError, Inscription.DoesNotExist) as error:
        raise UnknownLinkError from error
    if is_old(token) or seal not in (SCREEN, digest(inscription.email)):
        raise ExpiredLinkError(inscription)
    return Access(inscription, token, seal != SCREEN)


def is_old(token):
    """Whether a link that we signed has had its time."""
    try:
        signing.loads(token, salt=SALT, max_age=LIFETIME)
    except signing.SignatureExpired:
        return True
    return False


def digest(email):
    """A few letters that stand for an address."""
    return hashlib.sha256(email.lower().encode()).hexdigest()[:16]
