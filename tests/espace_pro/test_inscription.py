"""A newcomer signs up: step by step, with or without a pause, and nothing is published."""

import pytest
from django.core import mail

from espace_pro.models import Inscription, Proposal
from map.models import SalePoint
from producers.models import ProducerMember, ProducerPage
from tests.espace_pro.signing_up import START, answer_all, mailed_link, make_the_site, screen, send, start, token_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    return make_the_site()


@pytest.fixture
def token(client, site):
    return token_of(start(client).url)


def test_the_first_screen_mails_a_link_that_leads_back_from_another_phone(client, site):
    response = start(client)
    assert response.url == screen(token_of(response.url), "lieu")
    assert mail.outbox[0].to == ["hippolyte@ferme.example"]
    link = mailed_link()
    client.cookies.clear()
    content = client.get(link).content.decode()
    assert "La Ferme d’En Castéra" in content
    assert "Continuer : Où vous êtes" in content


def test_an_inscription_becomes_a_draft_for_the_service(client, site, token):
    answer_all(client, token, site)
    response = send(client, token)
    receipt = client.get(response.url).content.decode()
    inscription = Inscription.objects.get()
    assert inscription.reference in receipt
    assert inscription.reference.startswith("INS-")
    page = ProducerPage.objects.get()
    assert not page.live
    assert (page.title, page.locality, page.phone) == ("La Ferme d’En Castéra", "En Castéra", "0639981234")
    assert [line.product for line in page.product_lines.all()] == [site["product"]]
    assert [line.state for line in page.label_lines.all()] == ["declared"]
    sale = SalePoint.objects.get()
    assert not sale.live
    assert (sale.host, sale.opening_hours) == (page, "Tu 09:00-12:30,14:00-18:00")
    assert ProducerMember.objects.get().user.email == "hippolyte@ferme.example"
    proposal = Proposal.objects.get()
    assert proposal.state == Proposal.State.PENDING
    assert "Marché de Samatan, le lundi" in proposal.note
    assert inscription.reference in mail.outbox[-1].subject


def test_sending_twice_makes_one_farm(client, site, token):
    answer_all(client, token, site)
    first, second = send(client, token), send(client, token)
    assert first.url == second.url
    assert ProducerPage.objects.count() == 1
