"""What a person may ask about their data; each is one transaction."""

import secrets

from django.contrib.auth import get_user_model
from django.core import signing
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.core import mail
from espace_pro.models import ErasureRequest
from espace_pro.moderation.mails import tell_service

SALT = "espace_pro.address"
LIFETIME = 24 * 3600
"""Seconds for which the link that confirms an address works."""


class DeadLinkError(Exception):
    """The link expired, was used, or never was."""


class AddressTakenError(Exception):
    """Somebody else signs in with this address."""


def ask_erasure(*, farm, user):
    """Ask that all of a farm be erased; asking twice is asking once. Returns the `ErasureRequest`."""
    try:
        with transaction.atomic():
            request = ErasureRequest.objects.create(producer=farm, farm_name=farm.title, user=user, email=user.email)
            mail.send("effacement_demande", to=user.email, context={"request": request, "farm": farm})
            tell_service(_("une demande d’effacement"), reverse("moderation_erasure", args=[request.pk]))
            return request
    except IntegrityError:
        return farm.erasure_requests.get(done_at=None)


def cancel_erasure(*, farm):
    """The farm changes its mind before it is done."""
    farm.erasure_requests.filter(done_at=None).delete()


@transaction.atomic
def conclude_erasure(*, request, user):
    """Note that the service did it, and say so."""
    request = ErasureRequest.objects.select_for_update().get(pk=request.pk)
    if request.done_at is None:
        request.done_at, request.done_by = timezone.now(), user
        request.save(update_fields=["done_at", "done_by"])
        mail.send("effacement_fait", to=request.email, context={"request": request})
    return request


@transaction.atomic
def close_account(*, user):
    """Close an account at once: no access, no name, no address; what it did stays without a name."""
    user.farms.all().delete()
    user.emailaddress_set.all().delete()
    user.username, user.email = f"parti-{secrets.token_hex(8)}", ""
    user.first_name = user.last_name = ""
    user.is_active = False
    user.set_unusable_password()
    user.save()


def ask_new_address(*, user, email):
    """Mail a link to the new address; nothing changes before it is used."""
    token = signing.dumps([user.pk, user.email, email.lower()], salt=SALT)
    mail.send("nouvelle_adresse", to=email, context={"user": user, "token": token})


def new_address_of(token):
    """The person and the new address of a link; DeadLinkError."""
    try:
        pk, old, new = signing.loads(token, salt=SALT, max_age=LIFETIME)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise DeadLinkError from error
    user = get_user_model().objects.filter(pk=pk, email=old, is_active=True).first()
    if not user:
        raise DeadLinkError
    return user, new


@transaction.atomic
def change_address(*, token):
    """Sign in with the new address from now on; the former one is told."""
    user, new = new_address_of(token)
    others = get_user_model().objects.filter(email__iexact=new).exclude(pk=user.pk)
    if others.exists():
        raise AddressTakenError
    former, user.email = user.email, new
    user.save(update_fields=["email"])
    user.emailaddress_set.all().delete()  # known from now on by the account's own address
    mail.send("adresse_changee", to=former, context={"user": user})
    return user
