"""Inviting, joining, leaving; each is one transaction."""

from django.core import signing
from django.db import transaction
from django.utils import timezone

from cms.core import mail
from espace_pro.inscription.people import person_for
from espace_pro.models import Invitation
from espace_pro.models.people import LIFETIME
from producers.models import ProducerMember, ProducerPage

SALT = "espace_pro.invitation"
MOST_OPEN = 10


class AlreadyMemberError(Exception):
    """This address looks after the farm already."""


class TooManyInvitationsError(Exception):
    """Many invitations of this farm wait for an answer."""


class LastMemberError(Exception):
    """Nobody would look after the farm any more."""


class DeadLinkError(Exception):
    """The link expired, was used, was taken back, or never was."""


@transaction.atomic
def invite(*, farm, user, email):
    """Ask an address to join a farm; an invitation that is still open is sent again under a new link."""
    ProducerPage.objects.select_for_update().get(pk=farm.pk)
    email = email.lower()
    if farm.members.filter(user__email__iexact=email).exists():
        raise AlreadyMemberError
    farm.invitations.filter(email=email, used_at=None).delete()
    if farm.invitations.filter(used_at=None, sent_at__gt=timezone.now() - LIFETIME).count() >= MOST_OPEN:
        raise TooManyInvitationsError
    invitation = Invitation.objects.create(producer=farm, email=email, invited_by=user)
    context = {"farm": farm, "invitation": invitation, "token": token_of(invitation), "host": user}
    mail.send("invitation", to=email, context=context)
    return invitation


def token_of(invitation):
    """What the link of an invitation ends with."""
    return signing.dumps([invitation.pk, invitation.email], salt=SALT)


def invitation_of(token):
    """The open invitation of a link; DeadLinkError."""
    try:
        pk, email = signing.loads(token, salt=SALT, max_age=LIFETIME)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise DeadLinkError from error
    invitation = Invitation.objects.select_related("producer", "invited_by").filter(pk=pk, email=email).first()
    if not invitation or not invitation.is_open:
        raise DeadLinkError
    return invitation


@transaction.atomic
def join(*, token):
    """Take up an invitation, once: the person of its address looks after the farm. Returns user and farm."""
    pk = invitation_of(token).pk
    invitation = Invitation.objects.select_for_update().get(pk=pk)
    if not invitation.is_open:
        raise DeadLinkError
    invitation.used_at = timezone.now()
    invitation.save(update_fields=["used_at"])
    user = person_for(email=invitation.email)
    ProducerMember.objects.get_or_create(
        producer=invitation.producer, user=user, defaults={"invited_by": invitation.invited_by}
    )
    return user, invitation.producer


@transaction.atomic
def remove(*, farm, member):
    """Take somebody's access to a farm away; never the last one's."""
    ProducerPage.objects.select_for_update().get(pk=farm.pk)
    if farm.members.count() <= 1:
        raise LastMemberError
    farm.members.filter(pk=member.pk).delete()
