"""Confirming a record and what else ends an enquiry; each is one transaction."""

from django.db import transaction
from django.utils import timezone

from cms.core import mail
from cms.core.confirmation import ConfirmedBy
from espace_pro.freshness.addresses import addresses_for
from espace_pro.models import Enquiry
from espace_pro.moderation.amend import amend

Outcome = Enquiry.Outcome


@transaction.atomic
def confirm(*, records, by, outcome, user=None):
    """Note that records are still true, online at once and in the versions that wait; their enquiries end."""
    for record in records:
        amend(type(record).objects.get(pk=record.pk), user=user, change=lambda each: each.confirm(by))
    close(Enquiry.objects.of(records), outcome, user)


def confirm_farm(*, farm, user):
    """The farm says in the espace pro that nothing changed, on its page and at the places it hosts."""
    confirm(records=live_records_of(farm), by=ConfirmedBy.PRODUCER, outcome=Outcome.PORTAL, user=user)


def confirm_by_phone(*, record, user):
    """Someone told the service on the telephone."""
    confirm(records=[record], by=ConfirmedBy.PHONE, outcome=Outcome.PHONE, user=user)


@transaction.atomic
def take_off_the_map(*, enquiry, user):
    """Nobody answers for a record any more: it is no longer public, nothing of it is lost, its people are told."""
    record = enquiry.record
    record.unpublish(user=user)
    close(Enquiry.objects.filter(pk=enquiry.pk), Outcome.WITHDRAWN, user)
    for address in addresses_for(record):
        mail.send("fiche_retiree", to=address, context={"record": record, "farm": enquiry.farm})


def close(enquiries, outcome, user=None):
    """End the open ones of some enquiries."""
    enquiries.open().update(outcome=outcome, closed_at=timezone.now(), closed_by=user)


def live_records_of(farm):
    """What a farm answers for: its page, then the places it hosts, those that are online."""
    return [*([farm] if farm.live else []), *farm.own_sale_points.filter(live=True).order_by("title")]
