"""« Mes données »: a copy of all, erasure, another address, an account that is closed."""

import io
import json
import re
import zipfile

import pytest
from django.core import mail
from django.urls import reverse

from espace_pro.models import ErasureRequest
from espace_pro.moderation import submit
from tests.factories import ProducerMemberFactory, UserFactory

pytestmark = pytest.mark.django_db


def address(name, member):
    return reverse(f"espace_pro:{name}", args=[member.producer.pk])


def test_the_archive_holds_all_there_is(client, member):
    farm = member.producer
    farm.email = "secret@example.org"
    submit(farm=farm, user=member.user, note="Un mot")
    client.force_login(member.user)
    response = client.get(address("download", member))
    assert "no-store" in response["Cache-Control"]
    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        data = json.loads(archive.read("donnees.json"))
    assert data["personne"]["email"] == member.user.email
    assert data["fiche"]["Nom de la ferme"] == "La Ferme du Test"
    assert data["autres"]["proposals"][0]["note"] == "Un mot"
    assert "secret@example.org" in json.dumps(data["versions"])
    assert "password" not in json.dumps(data)


def test_erasure_is_asked_once_with_a_date_and_may_be_taken_back(client, member):
    client.force_login(member.user)
    for _time in range(2):
        content = client.post(address("erase", member), follow=True).content.decode()
    assert ErasureRequest.objects.count() == 1 and len(mail.outbox) == 1
    assert "répond au plus tard le" in content
    client.post(address("cancel_erase", member))
    assert not ErasureRequest.objects.exists()


def test_the_service_says_when_it_is_erased(client, member, service):
    client.force_login(member.user)
    client.post(address("erase", member))
    request = ErasureRequest.objects.get()
    url = reverse("moderation_erasure", args=[request.pk])
    client.post(url)
    assert ErasureRequest.objects.get().done_at is None
    client.force_login(service)
    assert "Effacement" in client.get("/admin/a-relire/").content.decode()
    member.producer.delete()
    client.post(url)
    assert ErasureRequest.objects.get().done_by == service
    assert "C’est effacé" in mail.outbox[-1].subject and mail.outbox[-1].to == [member.user.email]


def test_an_account_is_closed_at_once(client, member):
    email = member.user.email
    client.force_login(member.user)
    assert "Votre compte est fermé" in client.post(address("close_account", member)).content.decode()
    member.user.refresh_from_db()
    assert (member.user.is_active, member.user.email, member.user.farms.count()) == (False, "", 0)
    assert email.split("@")[0] not in member.user.username
    assert client.get(address("dashboard", member)).status_code == 302


def test_an_agent_s_account_is_not_closed_here(client, service):
    member = ProducerMemberFactory(user=service)
    client.force_login(service)
    assert "administration" in client.post(address("close_account", member), follow=True).content.decode()
    service.refresh_from_db()
    assert service.is_active


@pytest.fixture
def link(client, member):
    """The link mailed to a new address."""
    client.force_login(member.user)
    client.post(address("personal_data", member), {"email": "Autre@Example.org"})
    return re.search(r"/espace-pro/adresse/\S+/", mail.outbox[-1].body)[0]


def test_an_address_changes_once_its_link_was_used(client, member, link):
    former = member.user.email
    client.get(link)
    member.user.refresh_from_db()
    assert member.user.email == former, "looking changes nothing"
    client.post(link)
    member.user.refresh_from_db()
    assert member.user.email == "autre@example.org"
    assert mail.outbox[-1].to == [former]
    assert client.post(link).status_code == 410


def test_an_address_of_somebody_else_is_not_taken(client, member, link):
    UserFactory(email="autre@example.org")
    assert "déjà à un autre compte" in client.post(link).content.decode()
    member.user.refresh_from_db()
    assert member.user.email != "autre@example.org"


def test_whether_an_address_has_an_account_is_not_told_when_asking(client, member):
    UserFactory(email="autre@example.org")
    client.force_login(member.user)
    answer = client.post(address("personal_data", member), {"email": "autre@example.org"}, follow=True)
    assert "ouvrez-le pour confirmer" in answer.content.decode()


@pytest.mark.parametrize("name", ["personal_data", "download", "people", "places", "profile", "history", "printing"])
def test_each_room_is_the_farm_s_own(client, member, name):
    client.force_login(member.user)
    assert client.get(address(name, member)).status_code == 200
    client.force_login(ProducerMemberFactory().user)
    assert client.get(address(name, member)).status_code == 404
    client.logout()
    assert client.get(address(name, member)).status_code == 302


@pytest.mark.parametrize("sheet", ["qr", "affiche"])
def test_a_sheet_shows_the_name_and_the_code_and_nothing_private(client, member, sheet):
    farm = member.producer
    farm.phone_audience, farm.email = "service", "secret@example.org"
    farm.save()
    client.force_login(member.user)
    content = client.get(reverse("espace_pro:sheet", args=[farm.pk, sheet])).content.decode()
    assert "La Ferme du Test" in content and "<svg" in content
    assert "05 62 00 00 01" not in content and "secret@example.org" not in content


def test_an_unknown_sheet_is_not_found(client, member):
    client.force_login(member.user)
    assert client.get(reverse("espace_pro:sheet", args=[member.producer.pk, "autre"])).status_code == 404
