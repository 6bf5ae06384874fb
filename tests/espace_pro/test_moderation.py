"""Nothing a producer sends is public before the service has read it."""

import pytest
from django.core import mail

from cms.core.models import SiteSettings
from espace_pro.models import Proposal
from espace_pro.moderation import accept, amend, ask_for_more, pending_version, refuse, submit, withdraw
from espace_pro.moderation.services import NothingToSendError, StaleProposalError, version_of
from map.models import Listing, OpeningException, SalePoint
from producers.models import ProducerPage
from tests.factories import (
    ProducerMemberFactory,
    ProducerPageFactory,
    ProductFactory,
    SalePointFactory,
)

pytestmark = pytest.mark.django_db
State = Proposal.State


def proposed(member, **values):
    """A proposal of new values for the farm."""
    farm = pending_version(ProducerPage.objects.get(pk=member.producer.pk))
    for name, value in values.items():
        setattr(farm, name, value)
    return submit(farm=farm, user=member.user)


def online(member):
    """The farm as it is online."""
    return ProducerPage.objects.get(pk=member.producer.pk)


def test_a_proposed_change_leaves_what_is_online_untouched(member):
    before = Listing.objects.values().get()
    proposed(member, title="La Ferme rebaptisée", phone="05 62 00 00 02")
    assert (online(member).title, online(member).phone) == ("La Ferme du Test", "05 62 00 00 01")
    assert online(member).live
    assert Listing.objects.values().get() == before


def test_an_accepted_change_is_online_and_the_farm_is_told(member, service):
    proposal = proposed(member, title="La Ferme rebaptisée")
    assert accept(proposal=proposal, user=service).state == State.ACCEPTED
    assert online(member).title == "La Ferme rebaptisée"
    assert not online(member).has_unpublished_changes
    assert [message.to for message in mail.outbox] == [[member.user.email]]
    assert "C’est en ligne" in mail.outbox[0].subject


def test_a_proposal_says_in_words_what_it_changes(member):
    change = proposed(member, phone="05 62 00 00 02").changes[0]
    words = {name: text.replace("\u00a0", " ") for name, text in change.items()}
    assert words == {
        "label": "Téléphone",
        "before": "05 62 00 00 01 (visible par : tout le monde)",
        "after": "05 62 00 00 02 (visible par : tout le monde)",
    }


def test_what_changes_nothing_is_not_sent(member):
    with pytest.raises(NothingToSendError):
        proposed(member, title="La Ferme du Test")
    assert not Proposal.objects.exists()


def test_a_proposal_sent_back_says_why_and_can_be_sent_again(member, service):
    first = proposed(member, standfirst="Trop court")
    ask_for_more(proposal=first, user=service, message="Dites ce que vous produisez.")
    assert first.__class__.objects.get(pk=first.pk).state == State.TO_REVISE
    assert "Dites ce que vous produisez." in mail.outbox[0].body
    second = proposed(member, title="Autre nom")
    assert Proposal.objects.get(pk=first.pk).state == State.REPLACED
    accept(proposal=second, user=service)
    assert (online(member).title, online(member).standfirst) == ("Autre nom", "Trop court")


def test_a_refused_proposal_leaves_no_draft_for_an_editor_to_publish(member, service):
    proposal = proposed(member, title="N’importe quoi")
    refuse(proposal=proposal, user=service, message="Ce n’est pas un nom de ferme.")
    assert online(member).get_latest_revision_as_object().title == "La Ferme du Test"
    assert not online(member).has_unpublished_changes
    assert "Ce n’est pas un nom de ferme." in mail.outbox[0].body


def test_the_latest_proposal_takes_the_place_of_the_pending_one(member):
    first = proposed(member, title="Un")
    second = proposed(member, phone="05 62 00 00 03")
    assert list(Proposal.objects.waiting()) == [second]
    assert Proposal.objects.get(pk=first.pk).state == State.REPLACED
    version = pending_version(online(member))
    assert (version.title, version.phone) == ("Un", "05 62 00 00 03")


def test_a_proposal_may_be_taken_back(member):
    proposal = proposed(member, title="Un")
    withdraw(farm=member.producer, user=member.user)
    assert Proposal.objects.get(pk=proposal.pk).state == State.WITHDRAWN
    assert pending_version(online(member)).title == "La Ferme du Test"
    assert not mail.outbox


def test_a_new_farm_and_its_sale_are_published_together(service):
    member = ProducerMemberFactory(producer=ProducerPageFactory(live=False))
    farm, place = member.producer, SalePointFactory(kind="farm", host=member.producer, live=False)
    proposal = submit(farm=farm, records=[farm, place], user=member.user)
    assert proposal.kind == Proposal.Kind.NEW
    assert not Listing.objects.exists()
    accept(proposal=proposal, user=service)
    assert ProducerPage.objects.get(pk=farm.pk).live
    assert SalePoint.objects.get(pk=place.pk).live
    assert Listing.objects.count() == 1
    assert len(mail.outbox) == 1


def test_what_was_answered_or_changed_meanwhile_is_not_decided_blindly(member, service):
    proposal = proposed(member, title="Un")
    version = version_of(proposal)
    farm = online(member)
    farm.title = "Nom corrigé par le service"
    farm.save_revision().publish()
    with pytest.raises(StaleProposalError):
        accept(proposal=proposal, user=service, version=version)
    assert online(member).title == "Nom corrigé par le service"


def test_the_same_proposal_is_not_accepted_twice(member, service):
    proposal = proposed(member, title="Un")
    accept(proposal=proposal, user=service)
    with pytest.raises(StaleProposalError):
        accept(proposal=proposal, user=service)
    assert len(mail.outbox) == 1


def test_a_version_approved_in_the_editor_concludes_the_proposal(member, service):
    proposal = proposed(member, title="Un")
    task = online(member).current_workflow_task_state
    task.task.specific.on_action(task, service, "approve")
    assert Proposal.objects.get(pk=proposal.pk).state == State.ACCEPTED
    assert len(mail.outbox) == 1


def test_a_version_sent_back_in_the_editor_reaches_the_farm(member, service):
    proposal = proposed(member, title="Un")
    task = online(member).current_workflow_task_state
    task.task.specific.on_action(task, service, "reject", comment="Encore un mot, s’il vous plaît.")
    assert Proposal.objects.get(pk=proposal.pk).state == State.TO_REVISE
    assert "Encore un mot" in mail.outbox[0].body


def test_the_service_is_not_written_to_by_wagtail_nor_the_producer_led_to_the_admin(member, service):
    accept(proposal=proposed(member, title="Un"), user=service)
    assert all("/admin/" not in message.body for message in mail.outbox)
    assert len(mail.outbox) == 1


def test_products_are_compared_by_name(member):
    farm = online(member)
    farm.product_lines.add(farm.product_lines.model(product=ProductFactory(name="Cassoulet")))
    proposal = submit(farm=farm, user=member.user)
    assert proposal.changes == [{"label": "Produits", "before": "", "after": "Cassoulet"}]
    assert not online(member).product_lines.exists()


def test_a_closure_noted_while_a_change_waits_survives_both_ways(member, service):
    place = SalePointFactory(kind="farm", host=member.producer, opening_hours="Sa 09:00-12:00")
    version = SalePoint.objects.get(pk=place.pk)
    version.opening_hours = "Sa 09:00-13:00"
    proposal = submit(farm=member.producer, records=[version], user=member.user)

    def close(record):
        record.exceptions.add(OpeningException(starts_on="2030-08-05", ends_on="2030-08-19"))

    amend(SalePoint.objects.get(pk=place.pk), user=member.user, change=close)
    place.refresh_from_db()
    assert (place.opening_hours, place.exceptions.count()) == ("Sa 09:00-12:00", 1)
    accept(proposal=proposal, user=service)
    place = SalePoint.objects.get(pk=place.pk)
    assert (place.opening_hours, place.exceptions.count()) == ("Sa 09:00-13:00", 1)


@pytest.fixture
def told(home_page):
    """The service's address; the mails that went there."""
    site = SiteSettings.for_site(home_page.get_site())
    site.email, site.review_email = "departement@example.org", "relecture@example.org"
    site.save()
    return lambda: [message for message in mail.outbox if message.to == ["relecture@example.org"]]


def test_the_service_is_told_that_something_waits_and_of_nobody_in_the_subject(member, service, told):
    proposal = proposed(member, title="La Ferme rebaptisée", phone="05 62 00 00 02")
    (message,) = told()
    assert message.subject.replace("\u00a0", " ") == "À relire : une modification de fiche"
    assert f"/admin/a-relire/{proposal.pk}/" in message.body
    assert "Ferme" not in message.subject + message.body and "05 62" not in message.body
    assert member.user.email not in message.body


def test_the_service_is_told_once_as_long_as_it_has_not_answered(member, service, told):
    first = proposed(member, title="Un")
    second = proposed(member, title="Deux")
    assert len(told()) == 1
    ask_for_more(proposal=second, user=service, message="Encore un mot.")
    proposed(member, title="Trois")
    assert len(told()) == 2 and first.pk != second.pk


def test_without_an_address_of_its_own_the_service_is_told_at_the_sites(member, service, home_page):
    site = SiteSettings.for_site(home_page.get_site())
    site.email = "departement@example.org"
    site.save()
    submit(farm=ProducerMemberFactory(producer=ProducerPageFactory(live=False)).producer, user=member.user)
    assert (mail.outbox[0].to, "nouvelle fiche" in mail.outbox[0].subject) == (["departement@example.org"], True)
