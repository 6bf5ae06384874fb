"""What can happen to an inscription; each is one transaction."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from cms.core import mail
from cms.core.models import ReferenceCounter
from espace_pro.inscription.access import mail_token
from espace_pro.inscription.answers import Answers, typed
from espace_pro.inscription.drafts import make_attendances, make_farm, make_sale
from espace_pro.inscription.note import note_for_the_service
from espace_pro.inscription.people import person_for
from espace_pro.inscription.steps import FARM, REVIEW
from espace_pro.models import Inscription, InscriptionPhoto
from espace_pro.moderation.services import submit
from producers.models import ProducerMember

PREFIX = "INS"


class IncompleteError(Exception):
    """Something is still to be answered."""


class AlreadySentError(Exception):
    """Nothing can be changed any more."""


@transaction.atomic
def start(*, form):
    """Keep the first answers and mail the link that leads back to them; returns the `Inscription`."""
    inscription = Inscription(email=form.cleaned_data["email"])
    inscription.keep(FARM.slug, typed(form))
    inscription.save()
    mail_the_link(inscription)
    return inscription


@transaction.atomic
def keep(*, access, step, form):
    """Keep what a step was sent, right or wrong; a new mail address gets a link of its own."""
    inscription = locked(access)
    inscription.keep(step.slug, typed(form))
    email = form.cleaned_data.get("email") if step == FARM else None
    is_new = bool(email) and email.lower() != inscription.email.lower()
    if is_new:
        inscription.email, inscription.email_confirmed_at = email, None
    elif access.is_by_mail and not inscription.email_confirmed_at:
        inscription.email_confirmed_at = timezone.now()
    inscription.save()
    if is_new:
        mail_the_link(inscription)
    return inscription


@transaction.atomic
def keep_photos(*, access, form, deleted=""):
    """Add the photos a form accepted, keep what is said of the others, drop one (by primary key, as text)."""
    inscription = locked(access)
    for photo, description in form.descriptions():
        if str(photo.pk) == deleted:
            photo.delete()
        elif description != photo.description:
            photo.description = description
            photo.save(update_fields=["description"])
    for file in form.accepted:
        InscriptionPhoto.objects.create(inscription=inscription, file=file)
    inscription.keep("photos", {})
    inscription.save()


@transaction.atomic
def send(*, access, form):
    """Make the draft, give it to the service, and mail the receipt; once, however often it is asked.

    Raises IncompleteError when a step misses something. Returns the `Inscription`, with its number.
    """
    try:
        inscription = locked(access)
    except AlreadySentError:
        return Inscription.objects.get(pk=access.inscription.pk)
    inscription.keep(REVIEW.slug, typed(form))
    answers = Answers(inscription)
    if answers.to_answer:
        raise IncompleteError
    if access.is_by_mail:
        inscription.email_confirmed_at = timezone.now()
    inscription.record_consent(form)
    inscription.sent_at = timezone.now()
    inscription.reference = ReferenceCounter.next_reference(PREFIX)
    farm = answers.cleaned(FARM)
    user = person_for(email=inscription.email, first_name=farm["first_name"], last_name=farm["last_name"])
    page = inscription.producer = make_farm(answers, inscription.reference)
    sale = make_sale(answers, page)
    make_attendances(answers, page)
    ProducerMember.objects.create(producer=page, user=user)
    records = [record for record in (page, sale) if record]
    submit(farm=page, user=user, records=records, note=note_for_the_service(answers))
    inscription.save()
    mail.send("inscription_recue", inscription.email, {"inscription": inscription, "url": receipt_url(inscription)})
    return inscription


def locked(access):
    """The inscription of an access, held until the end of the transaction; AlreadySentError when it is over."""
    inscription = Inscription.objects.select_for_update().get(pk=access.inscription.pk)
    if inscription.is_sent:
        raise AlreadySentError
    return inscription


def mail_the_link(inscription):
    """Mail the address from which one goes on, on this phone or another."""
    url = reverse("espace_pro:inscription_resume", args=[mail_token(inscription)])
    mail.send("inscription_reprendre", inscription.email, {"inscription": inscription, "url": url})


def receipt_url(inscription):
    """The address of the receipt, for the mail."""
    return reverse("espace_pro:inscription_receipt", args=[mail_token(inscription)])
