"""« À relire »: what waits, read side by side and answered in one click, by the service alone."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from cms.core.models import AnswerTemplate
from espace_pro.models import Proposal
from espace_pro.moderation import queue, submit
from espace_pro.moderation.compare import moved, pieces
from espace_pro.moderation.services import version_of
from home.roles import COMMUNICATIONS
from map.models import SalePoint
from producers.models import ProducerPage
from tests.factories import ProducerMemberFactory, ProducerPageFactory, SalePointFactory, UserFactory

pytestmark = pytest.mark.django_db
QUEUE = "/admin/a-relire/"


@pytest.fixture
def proposal(member):
    """A change of name and telephone that waits."""
    farm = member.producer
    farm.title, farm.phone = "La Ferme rebaptisée", "05 62 00 00 02"
    return submit(farm=farm, user=member.user, note="Nous avons changé d’enseigne.")


def page_of(proposal):
    return reverse("moderation_proposal", args=[proposal.pk])


def answer(client, proposal, decision, message="", version=None):
    data = {"decision": decision, "message": message, "version": version or version_of(proposal)}
    return client.post(page_of(proposal), data, follow=True)


def online(proposal):
    return ProducerPage.objects.get(pk=proposal.producer_id)


def test_only_the_service_reads_the_queue_and_decides(client, service, member, proposal):
    communications = UserFactory()
    communications.groups.add(Group.objects.get(name=COMMUNICATIONS))
    for user in (None, member.user, communications):
        if user:
            client.force_login(user)
        for url in (QUEUE, page_of(proposal)):
            assert client.get(url).status_code in (302, 403)
            assert "rebaptisée" not in client.get(url, follow=True).content.decode()
        answer(client, proposal, "accept")
        assert online(proposal).title == "La Ferme du Test"
    client.force_login(service)
    assert "La Ferme rebaptisée" in client.get(QUEUE).content.decode()


def test_the_menu_counts_what_waits(client, service, proposal):
    client.force_login(service)
    assert "relire (1)" in client.get(QUEUE).content.decode()


def test_old_and_new_are_read_side_by_side(client, service, proposal):
    client.force_login(service)
    content = client.get(page_of(proposal)).content.decode().replace("\u00a0", " ").replace("&nbsp;", " ")
    assert "Téléphone" in content and "05 62 00 00 01" in content and "05 62 00 00 02" in content
    assert "<ins>rebaptisée</ins>" in content
    assert "Nous avons changé d’enseigne." in content


def test_hours_are_read_as_sentences(client, service, member):
    place = SalePointFactory(kind="farm", host=member.producer, opening_hours="Sa 09:00-12:00")
    place = SalePoint.objects.get(pk=place.pk)
    place.opening_hours = "Sa 09:00-13:00"
    proposal = submit(farm=member.producer, records=[place], user=member.user)
    client.force_login(service)
    content = client.get(page_of(proposal)).content.decode()
    assert "samedi" in content.lower() and "Sa 09:00" not in content


def test_one_click_puts_a_change_online(client, service, proposal):
    client.force_login(service)
    content = answer(client, proposal, "accept").content.decode()
    assert "est en ligne" in content
    assert online(proposal).title == "La Ferme rebaptisée"
    assert "Rien n’attend" in content


def test_an_answer_that_is_not_a_yes_needs_its_reason(client, service, proposal):
    client.force_login(service)
    assert "Dites pourquoi" in answer(client, proposal, "refuse").content.decode()
    answer(client, proposal, "refuse", "Ce n’est pas une ferme.")
    proposal.refresh_from_db()
    assert (proposal.state, proposal.answer) == (Proposal.State.REFUSED, "Ce n’est pas une ferme.")


def test_what_changed_during_the_reading_is_said_and_nothing_is_decided(client, service, proposal):
    client.force_login(service)
    read = version_of(proposal)
    farm = online(proposal)
    farm.standfirst = "Autre chose"
    farm.save_revision().publish()
    content = answer(client, proposal, "accept", "", read).content.decode()
    assert "a changé pendant votre lecture" in content
    assert online(proposal).title == "La Ferme du Test"


def test_what_waits_too_long_is_said_and_the_oldest_comes_first(client, service, proposal):
    other = ProducerMemberFactory(producer=ProducerPageFactory(live=False, title="Ferme ancienne"))
    old = submit(farm=other.producer, user=other.user)
    Proposal.objects.filter(pk=old.pk).update(sent_at=timezone.now() - timedelta(days=12))
    client.force_login(service)
    content = client.get(QUEUE).content.decode()
    assert content.index("Ferme ancienne") < content.index("La Ferme rebaptisée")
    assert "En retard" in content and "12 jours" in content
    late = client.get(QUEUE, {"retard": "1"}).content.decode()
    assert "Ferme ancienne" in late and "La Ferme rebaptisée" not in late
    change = client.get(QUEUE, {"nature": "change"}).content.decode()
    assert "Ferme ancienne" not in change
    assert client.get(QUEUE, {"nature": "<script>", "retard": "x"}).status_code == 200


def test_the_standard_replies_are_offered(client, service, proposal):
    AnswerTemplate.objects.create(title="Photo floue", text="Votre photo est floue.")
    client.force_login(service)
    assert "Votre photo est floue." in client.get(page_of(proposal)).content.decode()


def test_another_part_of_the_site_may_join_the_queue(client, service, monkeypatch):
    entry = queue.Entry("claim", "Ferme réclamée", "C’est moi", timezone.now(), "/admin/autre/1/")
    monkeypatch.setattr(queue, "_providers", dict(queue._providers))
    queue.register("claim", "Réclamation", lambda: [entry])
    client.force_login(service)
    content = client.get(QUEUE).content.decode()
    assert "/admin/autre/1/" in content and "Réclamation" in content and "relire (1)" in content


def test_a_record_is_noted_confirmed_by_telephone(client, service, member, proposal):
    client.force_login(service)
    page = client.get(page_of(proposal)).content.decode()
    action = page.split('action="/admin/a-relire/confirmer/')[1].split('"')[0]
    action = f"{QUEUE}confirmer/{action}"
    assert client.get(action).status_code == 200
    assert online(proposal).confirmed_on is None
    client.post(action, {"next": "https://mechant.example/"})
    farm = online(proposal)
    assert (farm.confirmed_by, farm.confirmed_on) == ("phone", timezone.localdate())
    assert farm.title == "La Ferme du Test"
    answer(client, proposal, "accept")
    assert (online(proposal).title, online(proposal).confirmed_by) == ("La Ferme rebaptisée", "phone")


def test_an_unknown_proposal_is_not_found(client, service):
    client.force_login(service)
    assert client.get(f"{QUEUE}999999/").status_code == 404


def test_a_place_that_moved_says_how_far_and_where_to():
    assert moved((43.65, 0.58), (43.6531, 0.58)) == "déplacé de 345 m vers le nord"
    assert moved((43.65, 0.58), (43.65, 0.68)) == "déplacé de 8,0 km vers l’est"


def test_texts_are_cut_where_they_differ():
    assert pieces("9 h à 12 h", "9 h à 13 h") == (
        [("9 h à", False), ("12", True), ("h", False)],
        [("9 h à", False), ("13", True), ("h", False)],
    )
