"""What can happen to a claim; each is one transaction."""

from django.db import transaction
from django.utils import timezone

from cms.core import mail
from cms.core.requests import State
from espace_pro.claims.candidates import ANSWER
from espace_pro.inscription.people import person_for
from espace_pro.inscription.services import locked
from espace_pro.inscription.steps import FARM
from espace_pro.models import Claim
from producers.models import ProducerMember


@transaction.atomic
def dismiss(*, access, farms):
    """Note that the person is none of these farms: one does not ask twice."""
    inscription = locked(access)
    inscription.keep(ANSWER, {"none": [str(farm.pk) for farm in farms]})
    inscription.save()


@transaction.atomic
def claim(*, access, farm, form):
    """Give the service a claim on a farm, with its proof; the inscription ends there. Returns the `Claim`."""
    inscription = locked(access)
    claim = Claim(
        producer=farm,
        first_name=inscription.answer(FARM.slug, "first_name"),
        last_name=inscription.answer(FARM.slug, "last_name"),
        contact_email=inscription.email,
        contact_phone=inscription.answer(FARM.slug, "phone")[:20],
        siret=inscription.answer(FARM.slug, "siret")[:20],
        proof=form.cleaned_data["proof"],
        is_email_confirmed=access.is_by_mail or inscription.email_confirmed_at is not None,
    )
    claim.contact_name = f"{claim.first_name} {claim.last_name}"
    claim.open(consent=form)
    inscription.sent_at, inscription.claim = timezone.now(), claim
    inscription.save()
    return claim


@transaction.atomic
def accept(*, claim, user):
    """Let the person look after the farm, and tell them how; a second time does nothing."""
    claim = Claim.objects.select_for_update().get(pk=claim.pk)
    if claim.is_over:
        return
    person = person_for(email=claim.contact_email, first_name=claim.first_name, last_name=claim.last_name)
    ProducerMember.objects.get_or_create(producer=claim.producer, user=person, defaults={"invited_by": user})
    claim.conclude(State.CLOSED, user)
    mail.send("revendication_acceptee", claim.contact_email, {"claim": claim, "farm": claim.producer})


@transaction.atomic
def refuse(*, claim, user, text):
    """Say why the person does not get the farm; nothing else changes."""
    claim = Claim.objects.select_for_update().get(pk=claim.pk)
    if not claim.is_over:
        claim.answer(text, user, State.REFUSED)
