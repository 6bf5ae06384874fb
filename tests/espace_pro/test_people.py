"""« Équipe » : who looks after a farm, invited by a link that works once."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from espace_pro.models import Invitation
from producers.models import ProducerMember
from tests.factories import ProducerMemberFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def invited(client, member):
    """The link that was mailed to a new person, seen by somebody without a session."""
    client.force_login(member.user)
    client.post(reverse("espace_pro:people", args=[member.producer.pk]), {"email": "Nouvelle@Example.org"})
    client.logout()
    return re.search(r"/espace-pro/invitation/\S+/", mail.outbox[-1].body)[0]


def test_an_invited_person_joins_with_one_press(client, member, invited):
    assert mail.outbox[-1].to == ["nouvelle@example.org"]
    assert "La Ferme du Test" in client.get(invited).content.decode()
    assert member.producer.members.count() == 1, "looking changes nothing"
    assert client.post(invited).url == reverse("espace_pro:dashboard", args=[member.producer.pk])
    assert ProducerMember.objects.get(user__email="nouvelle@example.org").invited_by == member.user
    assert client.get(reverse("espace_pro:dashboard", args=[member.producer.pk])).status_code == 200


def test_a_link_works_once(client, member, invited):
    client.post(invited)
    client.logout()
    for answer in (client.get(invited), client.post(invited)):
        assert answer.status_code == 410 and "ne fonctionne plus" in answer.content.decode()


def test_a_link_dies_after_fourteen_days(client, member, invited):
    Invitation.objects.update(sent_at=timezone.now() - timedelta(days=15))
    assert client.post(invited).status_code == 410
    assert member.producer.members.count() == 1


def test_a_link_is_for_its_address(client, member, invited):
    client.force_login(UserFactory())
    assert "une autre adresse" in client.post(invited).content.decode()
    assert member.producer.members.count() == 1


@pytest.mark.parametrize("token", ["abc", "a:b:c", "WzEsImEiXQ:1abc:def"])
def test_a_forged_link_is_dead(client, token, db):
    assert client.get(f"/espace-pro/invitation/{token}/").status_code == 410


def test_an_invitation_is_taken_back(client, member, invited):
    client.force_login(member.user)
    client.post(reverse("espace_pro:cancel_invitation", args=[member.producer.pk, Invitation.objects.get().pk]))
    client.logout()
    assert client.post(invited).status_code == 410


def test_an_agent_signs_in_by_the_agents_door_all_the_same(client, member, service):
    client.force_login(member.user)
    client.post(reverse("espace_pro:people", args=[member.producer.pk]), {"email": service.email})
    client.logout()
    service.set_password("une phrase de passe assez longue")
    service.save()
    client.post(re.search(r"/espace-pro/invitation/\S+/", mail.outbox[-1].body)[0])
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("email", ["", "pas une adresse", "a@b.fr\nBcc: x@y.fr", "x" * 200 + "@example.org"])
def test_a_bad_address_is_said_and_nothing_leaves(client, member, email):
    client.force_login(member.user)
    answer = client.post(reverse("espace_pro:people", args=[member.producer.pk]), {"email": email})
    assert "réponse à corriger" in answer.content.decode()
    assert not mail.outbox and not Invitation.objects.exists()


def test_somebody_of_the_team_is_not_invited_again(client, member):
    client.force_login(member.user)
    url = reverse("espace_pro:people", args=[member.producer.pk])
    assert "déjà partie" in client.post(url, {"email": member.user.email.upper()}).content.decode()


def test_a_second_invitation_replaces_the_first(client, member, invited):
    client.force_login(member.user)
    client.post(reverse("espace_pro:people", args=[member.producer.pk]), {"email": "nouvelle@example.org"})
    client.logout()
    assert Invitation.objects.count() == 1
    assert client.get(invited).status_code == 410


def test_the_last_person_stays(client, member):
    client.force_login(member.user)
    url = reverse("espace_pro:remove_member", args=[member.producer.pk, member.pk])
    assert "au moins une personne" in client.post(url, follow=True).content.decode()
    assert member.producer.members.exists()


def test_one_may_leave_or_be_removed(client, member):
    other = ProducerMemberFactory(producer=member.producer)
    client.force_login(member.user)
    client.post(reverse("espace_pro:remove_member", args=[member.producer.pk, other.pk]))
    assert list(member.producer.members.all()) == [member]
    other = ProducerMemberFactory(producer=member.producer)
    client.post(reverse("espace_pro:remove_member", args=[member.producer.pk, member.pk]))
    assert list(member.producer.members.all()) == [other]
    assert client.get(reverse("espace_pro:dashboard", args=[member.producer.pk])).status_code == 404


def test_somebody_of_another_farm_is_not_found(client, member):
    other = ProducerMemberFactory()
    client.force_login(member.user)
    for farm in (member.producer, other.producer):
        assert client.post(reverse("espace_pro:remove_member", args=[farm.pk, other.pk])).status_code == 404
    assert ProducerMember.objects.filter(pk=other.pk).exists()
