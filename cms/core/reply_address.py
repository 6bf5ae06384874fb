"""The address that a mail about a request is answered to: `suivi+drv-2026-0003-<seal>@example.org`.

The seal shows that we gave the address away; it opens nothing else, so that servers may write it in their logs.
"""

import re

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

SEAL_LENGTH = 20
"""Hexadecimal digits, 80 bits; an address keeps within 64 characters before its @, whatever their case."""
SEALED = re.compile(rf"\+([a-z]{{2,5}}-\d{{4}}-\d{{4,8}})-([0-9a-f]{{{SEAL_LENGTH}}})@", re.IGNORECASE)


def reply_address(reference):
    """Where one answers about a request, by its number; empty when the site collects no replies."""
    name, _at, host = settings.REPLY_ADDRESS.partition("@")
    return f"{name}+{reference.lower()}-{seal(reference)}@{host}" if host else ""


def references_in(addresses):
    """The numbers of the requests that these addresses (a text) truly stand for."""
    for reference, given in SEALED.findall(addresses):
        if constant_time_compare(seal(reference.upper()), given.lower()):
            yield reference.upper()


def seal(reference):
    """What nobody can guess of a number."""
    return salted_hmac("cms.core.reply_address", reference, algorithm="sha256").hexdigest()[:SEAL_LENGTH]
