"""Whose farm it is: nobody reaches another one's room."""

import pytest
from django.urls import reverse

from producers.models import ProducerPage
from tests.factories import ProducerMemberFactory, ProducerPageFactory

pytestmark = pytest.mark.django_db


def dashboard(farm):
    return reverse("espace_pro:dashboard", args=[farm.pk])


def test_a_member_enters_the_room_of_the_farm(client):
    member = ProducerMemberFactory(producer__title="La Ferme du Test")
    client.force_login(member.user)
    assert "La Ferme du Test" in client.get(dashboard(member.producer)).content.decode()


def test_the_door_leads_straight_to_the_only_farm(client):
    member = ProducerMemberFactory()
    client.force_login(member.user)
    assert client.get("/espace-pro/").url == dashboard(member.producer)


def test_the_door_lists_several_farms(client):
    one = ProducerMemberFactory()
    other = ProducerMemberFactory(user=one.user)
    client.force_login(one.user)
    content = client.get("/espace-pro/").content.decode()
    assert dashboard(one.producer) in content
    assert dashboard(other.producer) in content


def test_somebody_elses_farm_is_not_found_like_one_that_does_not_exist(client):
    member, stranger = ProducerMemberFactory(), ProducerMemberFactory()
    client.force_login(stranger.user)
    assert client.get(dashboard(member.producer)).status_code == 404
    assert client.get(reverse("espace_pro:dashboard", args=[999_999])).status_code == 404


def test_nobody_enters_without_signing_in(client):
    response = client.get(dashboard(ProducerPageFactory()))
    assert response.status_code == 302
    assert "next=" in response.url


def test_a_farm_not_yet_published_belongs_to_its_members_too():
    member = ProducerMemberFactory(producer=ProducerPageFactory(live=False))
    assert ProducerPage.objects.owned_by(member.user).get() == member.producer
