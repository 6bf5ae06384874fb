"""An inscription that nobody finishes is reminded once, then erased."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from wagtail.images import get_image_model

from espace_pro.models import Inscription, InscriptionPhoto, Proposal
from espace_pro.moderation import accept, ask_for_more, refuse, submit
from espace_pro.pictures import collection
from map.models import SalePoint
from producers.models import ProducerPage
from tests.espace_pro.signing_up import answer_all, make_the_site, send, start, token_of
from tests.espace_pro.test_inscription_photos import add, picture
from tests.pictures import make_image

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


@pytest.fixture
def sent(client, service, django_capture_on_commit_callbacks):
    """An inscription with a photo that waits for the service."""
    site = make_the_site()
    token = token_of(start(client).url)
    answer_all(client, token, site)
    add(client, token, picture())
    with django_capture_on_commit_callbacks(execute=True):
        send(client, token)
    return Inscription.objects.get()


def test_the_photos_of_a_refused_inscription_leave_the_library(
    sent, service, media_root, django_capture_on_commit_callbacks
):
    image = get_image_model().objects.get()
    assert image.collection.name == "Espace pro"
    with django_capture_on_commit_callbacks(execute=True):
        refuse(proposal=Proposal.objects.get(), user=service, message="Vous n’êtes pas dans le Gers.")
    assert not get_image_model().objects.exists()
    assert not image.file.storage.exists(image.file.name)
    farm = ProducerPage.objects.get()
    assert farm.photo is None and farm.get_latest_revision_as_object().photo is None
    assert "Les photos que vous aviez envoyées sont effacées" in mail.outbox[-1].body


def test_the_photos_of_an_inscription_to_complete_stay(sent, service):
    ask_for_more(proposal=Proposal.objects.get(), user=service, message="Une phrase de plus.")
    assert get_image_model().objects.count() == 1


def test_a_year_later_nothing_is_left_of_what_was_refused(sent, service):
    refuse(proposal=Proposal.objects.get(), user=service, message="Non.")
    Inscription.objects.update(sent_at=timezone.now() - timedelta(days=366))
    call_command("tidy_inscriptions")
    assert not Inscription.objects.exists() and not ProducerPage.objects.exists() and not SalePoint.objects.exists()
    assert not get_user_model().objects.filter(email="hippolyte@ferme.example").exists()


def test_a_year_later_what_was_accepted_stays(sent, service):
    accept(proposal=Proposal.objects.get(), user=service)
    Inscription.objects.update(sent_at=timezone.now() - timedelta(days=366))
    call_command("tidy_inscriptions")
    assert not Inscription.objects.exists()
    assert ProducerPage.objects.get().photo and SalePoint.objects.exists()
    assert get_user_model().objects.filter(email="hippolyte@ferme.example").exists()


def test_a_picture_that_nothing_shows_leaves_the_library_a_month_later(member):
    shown, proposed, _unused = (make_image(name, collection=collection()) for name in ("Un", "Deux", "Trois"))
    member.producer.photo = shown
    member.producer.save()
    farm = ProducerPage.objects.get()
    farm.photo = proposed
    submit(farm=farm, user=member.user)
    call_command("tidy_inscriptions")
    assert get_image_model().objects.count() == 3
    get_image_model().objects.update(created_at=timezone.now() - timedelta(days=31))
    call_command("tidy_inscriptions")
    assert set(get_image_model().objects.all()) == {shown, proposed}
