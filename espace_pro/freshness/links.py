"""The signed link of a mail: what it shows, how long it works, and what happens when the mail is refused."""

from datetime import timedelta

from django.core import signing
from django.db import transaction
from django.utils import timezone

from cms.core import mail
from cms.core.confirmation import ConfirmedBy
from espace_pro.freshness import services
from espace_pro.freshness.addresses import addresses_for
from espace_pro.models import Enquiry, EnquiryLink

SALT = "espace_pro.still_true"
LIFETIME = timedelta(days=14)


class UnknownLinkError(Exception):
    """We never made this link."""


class DeadLinkError(Exception):
    """The link worked once, or too long ago: `link` is known."""

    def __init__(self, link):
        super().__init__(link.pk)
        self.link = link


def send(name, enquiries, address, *, rank=0):
    """Queue the mail `name` about these enquiries, with a link of its own."""
    link = EnquiryLink.objects.create(email=address)
    link.enquiries.set(enquiries)
    records = [enquiry.record for enquiry in enquiries]
    mail.send(name, to=address, context={"records": records, "token": token_of(link), "rank": rank})


def token_of(link):
    """What the address of a link ends with; it says nothing of the person."""
    return signing.dumps(link.pk, salt=SALT)


def link_of(token):
    """The link of a token, alive or not; UnknownLinkError."""
    try:
        pk = signing.loads(token, salt=SALT)
    except signing.BadSignature as error:
        raise UnknownLinkError from error
    link = EnquiryLink.objects.filter(pk=pk).first()
    if link is None:
        raise UnknownLinkError
    return link


def enquiries_of(link):
    """What a link may still confirm; DeadLinkError once it was used, is too old, or no longer concerns its address."""
    if link.used_at or timezone.now() >= link.sent_at + LIFETIME:
        raise DeadLinkError(link)
    found = answerable(link)
    if not found:
        raise DeadLinkError(link)
    return found


def answerable(link):
    """Open enquiries of a link about records online whose people still have its address."""
    found = [enquiry for enquiry in link.enquiries.open().with_records() if enquiry.record.live]
    return found if found and link.email in addresses_for(found[0].record) else []


@transaction.atomic
def use(token):
    """Confirm all that a link asks about, once; returns the records. UnknownLinkError, DeadLinkError."""
    link = EnquiryLink.objects.select_for_update().get(pk=link_of(token).pk)
    records = [enquiry.record for enquiry in enquiries_of(link)]
    services.confirm(records=records, by=ConfirmedBy.PRODUCER, outcome=Enquiry.Outcome.MAIL)
    link.used_at = timezone.now()
    link.save(update_fields=["used_at"])
    return records


@transaction.atomic
def send_again(link, name):
    """A new link to the address of a dead one, if there is still something to confirm."""
    if enquiries := answerable(link):
        send(name, enquiries, link.email)


@transaction.atomic
def note_refusal(address):
    """No mail goes to an address; the keys of the enquiries that no other address was asked about."""
    refused = EnquiryLink.objects.filter(email=address, used_at=None, bounced_at=None, enquiries__outcome="")
    keys = list(refused.values_list("pk", flat=True))
    EnquiryLink.objects.filter(pk__in=keys).update(bounced_at=timezone.now())
    asked = Enquiry.objects.open().filter(links__in=keys, task_since=None).distinct()
    return [enquiry.pk for enquiry in asked if not enquiry.links.filter(bounced_at=None).exists()]
