"""The campaign, a step each night: what became of the enquiries, new ones, mails, then tasks for the service.

Each step may run again: what was done is noted in the transaction that did it, with the mails it queued.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.dispatch import receiver
from django.utils import timezone

from cms.core import mail
from cms.core.confirmation import ConfirmedBy, months_before
from cms.core.models import SiteSettings, confirmation_delays, confirmation_limits
from espace_pro.freshness import links, services
from espace_pro.freshness.addresses import addresses_for
from espace_pro.models import Enquiry
from map.models import SalePoint
from producers.models import ProducerPage

MAIL = "informations_a_jour"
REMINDERS = (timedelta(0), timedelta(weeks=2), timedelta(weeks=4))
"""When each mail leaves, after the first."""
A_NIGHT = 100
"""Farms and places written to in one night: mail servers do not like more, nor would our telephone."""
PATIENCE = timedelta(weeks=2)
"""Between the last reminder and the task, at the least."""
TOGETHER = timedelta(days=60)
"""What the same farm is to be asked about within this time is asked with the rest."""
Reason = Enquiry.Reason


def run():
    """All the steps; without the mails while the staff have switched them off."""
    settle()
    if is_on():
        open_due()
        send_due()
        hand_over()


def is_on():
    """Whether the staff let the site ask."""
    site = SiteSettings.objects.order_by("-site__is_default_site", "pk").first()
    return site is None or site.asks_confirmations


def settle():
    """End enquiries about what was confirmed in the admin meanwhile, or is no longer online."""
    today = timezone.localdate()
    for enquiry in Enquiry.objects.open().with_records():
        record = enquiry.record
        if not record.live:
            services.close(Enquiry.objects.filter(pk=enquiry.pk), Enquiry.Outcome.WITHDRAWN)
        elif record.confirmed_on and timezone.localdate(enquiry.opened_at) <= record.confirmed_on <= today:
            services.close(Enquiry.objects.filter(pk=enquiry.pk), Enquiry.Outcome.ELSEWHERE)


def open_due():
    """Ask about what was not confirmed for a year, with what the same farm answers for and is nearly due."""
    for record in due_records():
        addresses = addresses_for(record)
        if addresses or is_answered_for(record):
            open_for(asked_with(record), has_address=bool(addresses))


def due_records():
    """What is online, due and not asked about yet; farms first, the longest unconfirmed first."""
    due = Q(confirmed_on=None) | Q(confirmed_on__lt=confirmation_limits().asked)
    order = (F("confirmed_on").asc(nulls_last=True), "pk")
    for model, name in ((ProducerPage, "producer"), (SalePoint, "sale_point")):
        asked = Exists(Enquiry.objects.open().filter(**{name: OuterRef("pk")}))
        yield from list(model.objects.filter(due, ~asked, live=True).order_by(*order))


def asked_with(record):
    """A due record, and those of its farm that will be soon."""
    farm = record if isinstance(record, ProducerPage) else record.host
    soon = confirmation_limits().asked + TOGETHER
    others = services.live_records_of(farm) if farm else []
    return [record, *(each for each in others if each != record and (each.confirmed_on or soon) <= soon)]


def is_answered_for(record):
    """Whether a person once confirmed it: a place known from a published source has nobody to telephone."""
    return bool(record.confirmed_on) and record.confirmed_by != ConfirmedBy.SOURCE


@transaction.atomic
def open_for(records, *, has_address):
    """Open an enquiry about each of these records that has none; a task at once where we cannot write."""
    task = {} if has_address else {"task_since": timezone.now(), "task_reason": Reason.NO_ADDRESS}
    for record in records:
        if not record.enquiries.open().exists():
            record.enquiries.create(**task)


def send_due():
    """Send the mails of the day, a farm or a place after the other."""
    for enquiries in due_groups()[:A_NIGHT]:
        ask(enquiries)


def due_groups():
    """Enquiries to write about today, those of one farm together, the first mails before the reminders."""
    waiting = Enquiry.objects.open().filter(task_since=None, mails__lt=len(REMINDERS)).with_records()
    due = [enquiry for enquiry in waiting.order_by("mails", "opened_at", "pk") if is_mail_due(enquiry)]
    groups = {}
    for enquiry in due:
        groups.setdefault(group_of(enquiry), []).append(enquiry)
    return list(groups.values())


def group_of(enquiry):
    """What is asked in one mail: a farm and its places, or one place."""
    return ("farm", enquiry.farm.pk) if enquiry.farm else ("place", enquiry.sale_point_id)


def is_mail_due(enquiry):
    """Whether the first mail, or the next reminder, is to leave."""
    if not enquiry.mails:
        return True
    gap = REMINDERS[enquiry.mails] - REMINDERS[enquiry.mails - 1]
    return timezone.localdate(enquiry.mailed_at) + gap <= timezone.localdate()


@transaction.atomic
def ask(enquiries):
    """Queue one mail to each address about these enquiries, unless another run just did."""
    keys = [enquiry.pk for enquiry in enquiries]
    locked = Enquiry.objects.open().select_for_update().filter(pk__in=keys, task_since=None)
    still = {enquiry.pk: enquiry for enquiry in locked}
    enquiries = [each for each in enquiries if each.pk in still and still[each.pk].mails == each.mails]
    if not enquiries:
        return
    rank = max(enquiry.mails for enquiry in enquiries)
    addresses = addresses_for(enquiries[0].record)
    for address in addresses:
        links.send(MAIL, enquiries, address, rank=rank)
    changes = {"mails": F("mails") + 1, "mailed_at": timezone.now()}
    if not addresses:
        changes = {"task_since": timezone.now(), "task_reason": Reason.NO_ADDRESS}
    Enquiry.objects.filter(pk__in=[each.pk for each in enquiries]).update(**changes)


def hand_over():
    """Give the service what nobody answered until hours are no longer believed."""
    delays, today = confirmation_delays(), timezone.localdate()
    last = months_before(today, delays.expired - delays.asked)
    for enquiry in Enquiry.objects.open().filter(task_since=None, mails__gte=len(REMINDERS)):
        has_waited = timezone.localdate(enquiry.mailed_at) + PATIENCE <= today
        if has_waited and timezone.localdate(enquiry.opened_at) <= last:
            make_task(Enquiry.objects.filter(pk=enquiry.pk), Reason.SILENT)


def make_task(enquiries, reason):
    """Put open enquiries before the service, from now on."""
    enquiries.open().filter(task_since=None).update(task_since=timezone.now(), task_reason=reason)


@receiver(mail.address_refused)
def note_refusal(name, to, **kwargs):
    """An address takes no mail of ours: what was asked there, and nowhere else, is for the service."""
    if name == MAIL:
        make_task(Enquiry.objects.filter(pk__in=links.note_refusal(to)), Reason.BOUNCED)
