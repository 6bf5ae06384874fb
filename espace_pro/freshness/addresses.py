"""Whom to write to about a record."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from espace_pro.moderation.mails import addresses_of
from producers.models import ProducerPage


def addresses_for(record):
    """Those who look after the farm of a `ProducerPage` or `SalePoint`, else the record's own address."""
    farm = record if isinstance(record, ProducerPage) else record.host
    found = (addresses_of(farm) if farm else []) or [record.email]
    return [address for address in found if is_address(address)]


def is_address(text):
    """Whether a mail could be sent there."""
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
