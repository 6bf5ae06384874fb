"""« Est-ce vous ? »: a farm that is on the map already is claimed, not written twice; and it keeps its secrets."""

import pytest
from django.core import mail
from django.urls import reverse

from espace_pro.claims import services
from espace_pro.claims.similar import similar_farms
from espace_pro.models import Claim, Inscription
from espace_pro.moderation import queue
from producers.models import ProducerMember, ProducerPage
from tests.espace_pro.signing_up import make_the_site, screen, start, token_of
from tests.factories import CommuneFactory, ProducerPageFactory, UserFactory

pytestmark = pytest.mark.django_db
PRIVATE = {
    "phone": "05 36 49 66 66",
    "phone_audience": "service",
    "email": "secret@canari.example",
    "email_audience": "service",
    "locality": "Lieu-dit Canari",
    "location_audience": "commune",
}
PROOF = {"proof": "Appelez-moi au numéro de la fiche.", "consent": "on"}


@pytest.fixture
def site():
    return make_the_site()


@pytest.fixture
def farm(site):
    return ProducerPageFactory(title="Ferme d’En Castera", commune=site["commune"], **PRIVATE)


def choice(token):
    return reverse("espace_pro:inscription_claim", args=[token])


def claim_of(token, farm):
    return reverse("espace_pro:inscription_claim_farm", args=[token, farm.pk])


def test_a_farm_of_the_same_name_and_commune_is_proposed(client, farm):
    response = start(client)
    token = token_of(response.url)
    assert response.url == choice(token)
    content = client.get(response.url).content.decode()
    assert "Oui, je suis « Ferme d’En Castera »" in content
    for secret in ("0536496666", "05 36 49 66 66", "canari", "Canari"):
        assert secret not in content


def test_whoever_says_no_is_not_asked_again(client, farm):
    token = token_of(start(client).url)
    assert client.post(choice(token), {"farm": "aucune"}).url == screen(token, "lieu")
    from tests.espace_pro.signing_up import FARM

    assert client.post(screen(token, "ferme"), FARM).url == screen(token, "lieu")


def test_a_claim_waits_for_the_service_and_changes_nothing(client, farm):
    token = token_of(start(client).url)
    assert client.post(choice(token), {"farm": str(farm.pk)}).url == claim_of(token, farm)
    receipt = client.post(claim_of(token, farm), PROOF)
    claim = Claim.objects.get()
    assert claim.reference.startswith("REV-")
    assert claim.reference in client.get(receipt.url).content.decode()
    assert not ProducerMember.objects.exists()
    assert ProducerPage.objects.count() == 1
    assert [entry.title for entry in queue.entries("claim")] == ["Ferme d’En Castera"]


def test_a_claim_sent_twice_is_one(client, farm):
    token = token_of(start(client).url)
    client.post(claim_of(token, farm), PROOF)
    again = client.post(claim_of(token, farm), PROOF, follow=True)
    assert Claim.objects.get().reference in again.content.decode()


def test_a_claim_says_how_to_check(client, farm):
    token = token_of(start(client).url)
    refused = client.post(claim_of(token, farm), {"consent": "on"})
    assert "Dites-nous comment vérifier" in refused.content.decode()
    assert not Claim.objects.exists()


def test_another_farm_cannot_be_claimed_from_here(client, farm):
    token = token_of(start(client).url)
    other = ProducerPageFactory(title="Le Rucher de Montaut")
    draft = ProducerPageFactory(title="Ferme d’En Castéra", live=False, commune=farm.commune)
    assert client.get(claim_of(token, other)).status_code == 404
    assert client.get(claim_of(token, draft)).status_code == 404
    assert client.post(claim_of(token, other), PROOF).status_code == 404


def test_an_accepted_claim_gives_the_farm_to_the_person_once(client, farm):
    token = token_of(start(client).url)
    client.post(claim_of(token, farm), PROOF)
    service = UserFactory()
    for _time in range(2):
        services.accept(claim=Claim.objects.get(), user=service)
    member = ProducerMember.objects.get()
    assert (member.producer, member.user.email) == (farm, "hippolyte@ferme.example")
    assert sum("est à vous" in message.subject for message in mail.outbox) == 1
    assert Claim.objects.get().is_over


def test_a_refused_claim_gives_nothing_and_says_why(client, farm):
    token = token_of(start(client).url)
    client.post(claim_of(token, farm), PROOF)
    services.refuse(claim=Claim.objects.get(), user=UserFactory(), text="La ferme ne vous connaît pas.")
    assert not ProducerMember.objects.exists()
    assert "La ferme ne vous connaît pas." in mail.outbox[-1].body


def test_the_service_decides_at_its_desk(client, admin_client, farm):
    token = token_of(start(client).url)
    client.post(claim_of(token, farm), PROOF)
    claim = Claim.objects.get()
    assert "Appelez-moi au numéro de la fiche." in admin_client.get(claim.admin_url).content.decode()
    admin_client.post(claim.admin_url, {"action": "accept"})
    assert ProducerMember.objects.filter(producer=farm).exists()


def test_nobody_else_decides(client, farm):
    token = token_of(start(client).url)
    client.post(claim_of(token, farm), PROOF)
    client.force_login(UserFactory())
    client.post(Claim.objects.get().admin_url, {"action": "accept"})
    assert not ProducerMember.objects.exists()


def test_a_public_number_tells_a_farm_a_private_one_does_not(site):
    far = CommuneFactory(name="Condom", latitude=43.96, longitude=0.37)
    ProducerPageFactory(title="Tout autre nom", commune=far, phone="05 36 49 11 11", phone_audience="public")
    ProducerPageFactory(title="Encore un autre", commune=far, phone="05 36 49 22 22", phone_audience="service")
    found = similar_farms("La Ferme Neuve", site["commune"], "0536491111")
    assert [farm.title for farm in found] == ["Tout autre nom"]
    assert similar_farms("La Ferme Neuve", site["commune"], "0536492222") == []


@pytest.mark.parametrize(
    ("name", "is_found"),
    [
        ("EARL En Castéra", True),
        ("En Castera", True),
        ("En Castéro", True),
        ("Ferme du Moulin", False),
        ("Ferme", False),
    ],
)
def test_names_are_compared_as_people_say_them(site, farm, name, is_found):
    assert bool(similar_farms(name, site["commune"], "0600000000")) == is_found


def test_the_claim_ends_the_inscription(client, farm):
    token = token_of(start(client).url)
    client.post(claim_of(token, farm), PROOF)
    inscription = Inscription.objects.get()
    assert inscription.is_sent
    assert inscription.claim
