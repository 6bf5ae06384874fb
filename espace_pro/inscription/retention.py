"""How long an inscription is kept."""

from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from cms.core import mail
from espace_pro.inscription.access import mail_token
from espace_pro.inscription.people import forget_person
from espace_pro.models import Inscription
from espace_pro.pictures import drop_pictures

REMINDED_AFTER = timedelta(days=21)
ERASED_AFTER = timedelta(days=60)
KEPT_ONCE_SENT = timedelta(days=365)


def remind_unfinished():
    """Mail their link once to those who stopped three weeks ago; how many."""
    moment = timezone.now() - REMINDED_AFTER
    waiting = Inscription.objects.unfinished().untouched_since(moment).filter(reminded_at=None)
    for inscription in waiting:
        remind(inscription)
    return len(waiting)


@transaction.atomic
def remind(inscription):
    """The only reminder of an inscription."""
    url = reverse("espace_pro:inscription_resume", args=[mail_token(inscription)])
    erased_on = timezone.localdate(inscription.saved_at + ERASED_AFTER)
    mail.send("inscription_rappel", inscription.email, {"inscription": inscription, "url": url, "erased_on": erased_on})
    inscription.reminded_at = timezone.now()
    inscription.save(update_fields=["reminded_at"])


def forget():
    """Erase, photos included, what was left 60 days ago, and answers sent a year ago; how many."""
    now = timezone.now()
    left = Inscription.objects.unfinished().untouched_since(now - ERASED_AFTER)
    sent = Inscription.objects.filter(sent_at__lt=now - KEPT_ONCE_SENT).select_related("producer")
    erased = [*left, *sent]
    for inscription in erased:
        erase(inscription)
    return len(erased)


@transaction.atomic
def erase(inscription):
    """Forget an inscription, and the farm that it made if that one was never online and waits for nothing."""
    for photo in inscription.photos.all():
        photo.delete()
    farm = inscription.producer
    inscription.delete()
    if farm and not farm.first_published_at and not farm.proposals.open().exists():
        drop_pictures(farm)
        farm.own_sale_points.filter(live=False).delete()
        people = [member.user for member in farm.members.select_related("user")]
        farm.delete()
        for user in people:
            forget_person(user)
