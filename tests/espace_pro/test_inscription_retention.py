"""An inscription that nobody finishes is reminded once, then erased."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from espace_pro.models import Inscription, InscriptionPhoto
from tests.espace_pro.signing_up import make_the_site, start, token_of
from tests.espace_pro.test_inscription_photos import add, picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def inscription(client):
    make_the_site()
    add(client, token_of(start(client).url), picture())
    mail.outbox.clear()
    return Inscription.objects.get()


def age(inscription, days):
    Inscription.objects.filter(pk=inscription.pk).update(saved_at=timezone.now() - timedelta(days=days))


def test_one_reminder_after_three_weeks(inscription):
    age(inscription, 20)
    call_command("tidy_inscriptions")
    assert not mail.outbox
    age(inscription, 22)
    call_command("tidy_inscriptions")
    call_command("tidy_inscriptions")
    assert [message.subject for message in mail.outbox] == [
        "Votre inscription n’est pas terminée : La Ferme d’En Castéra"
    ]


def test_sixty_days_later_nothing_is_left(inscription):
    photo = InscriptionPhoto.objects.get().file
    age(inscription, 61)
    call_command("tidy_inscriptions")
    assert not Inscription.objects.exists()
    assert not photo.storage.exists(photo.name)
