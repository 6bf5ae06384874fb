"""« Vos informations sont-elles à jour ? »: a record grows old, is asked about, is confirmed, or leaves the map."""

import re
from datetime import UTC, date, datetime, timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail as outbox
from django.core.management import call_command
from django.utils import timezone

from cms.core.confirmation import months_before
from cms.core.models import SiteSettings
from espace_pro.freshness import links
from espace_pro.models import Enquiry, EnquiryLink
from espace_pro.moderation import queue, submit
from map.models import Listing, SalePoint
from map.moments import moment_of
from map.states import States
from producers.models import ProducerPage
from tests.factories import ProducerMemberFactory, ProducerPageFactory, SalePointFactory, UserFactory, home_page

pytestmark = pytest.mark.django_db
MARCH = date(2025, 3, 12)


@pytest.fixture
def clock(monkeypatch):
    """Set the day: `clock(date(2026, 3, 12))`, at noon."""

    def set_day(day):
        class Frozen(datetime):
            @classmethod
            def now(cls, tz=None):
                return datetime(day.year, day.month, day.day, 11, tzinfo=UTC).astimezone(tz)

        monkeypatch.setattr(timezone, "datetime", Frozen)

    return set_day


@pytest.fixture
def farm(clock, member):
    """A farm that sells at home, both confirmed on 12 March 2025."""
    clock(MARCH)
    farm = member.producer
    SalePointFactory(
        title="Vente du Test", kind="farm", host=farm, commune=farm.commune, opening_hours="Mo-Su 00:00-24:00"
    )
    for record in (farm, *farm.own_sale_points.all()):
        record.confirm("producer")
        record.save()
    return farm


def night(clock, day):
    """The chores of a night; the mails that left."""
    clock(day)
    outbox.outbox.clear()
    call_command("ask_confirmations")
    return outbox.outbox


def text_of(answer):
    """What a page says, with plain spaces."""
    return answer.content.decode().replace("\u00a0", " ").replace("&nbsp;", " ")


def link_in(mail):
    return re.search(r"/espace-pro/toujours-vrai/[^\s]+/", mail.body)[0]


def listing_of(farm):
    return Listing.objects.get(sale_point__host=farm)


def asked(clock):
    """The link of the first mail, twelve months later."""
    return link_in(night(clock, date(2026, 3, 13))[0])


def test_a_record_goes_through_its_whole_life(client, clock, service, farm, member):
    """Confirmed, asked about, reminded, doubted, no longer believed, telephoned to, and fresh again."""
    assert night(clock, date(2026, 3, 12)) == []
    [first] = night(clock, date(2026, 3, 13))
    assert first.to == [member.user.email] and first.subject == "Vos informations sont-elles à jour ?"
    assert "La Ferme du Test" in first.body and "Vente du Test" in first.body
    assert night(clock, date(2026, 3, 13)) == [] and night(clock, date(2026, 3, 26)) == []

    [second] = night(clock, date(2026, 3, 27))
    assert second.subject.startswith("Rappel :")
    assert listing_of(farm).doubt == ""
    [_third] = night(clock, date(2026, 4, 10))

    assert night(clock, date(2026, 4, 13)) == []
    assert listing_of(farm).doubt.endswith("dernière confirmation en mars 2025")
    assert listing_of(farm).status.state == "open"

    assert night(clock, date(2026, 5, 13)) == []
    place = Listing.objects.get(pk=listing_of(farm).pk)
    assert place.status.state == "unknown"
    states = States(Listing.objects.all(), moment_of("maintenant"), place.limits)
    assert place not in states.those("open") and place in states.those("unknown")

    entries = queue.entries("enquiry")
    assert {entry.title for entry in entries} == {"La Ferme du Test", "Vente du Test"}
    assert entries[0].summary == "personne n’a répondu à nos courriels"

    client.force_login(service)
    for entry in entries:
        client.post(entry.url, {"decision": "phone"})
    place = Listing.objects.get(pk=place.pk)
    assert (place.confirmed_by, place.confirmed_on, place.doubt) == ("phone", date(2026, 5, 13), "")
    assert place.status.state == "open"
    assert set(Enquiry.objects.values_list("outcome", "closed_by")) == {("phone", service.pk)}
    assert queue.entries("enquiry") == []
    assert night(clock, date(2027, 5, 13)) == []
    assert len(night(clock, date(2027, 5, 14))) == 1


def test_looking_confirms_nothing_and_the_button_does_once(client, clock, farm):
    address = asked(clock)
    for ask in (client.get, client.head, client.get):
        assert ask(address).status_code == 200
    assert ProducerPage.objects.get(pk=farm.pk).confirmed_on == MARCH
    content = text_of(client.get(address))
    assert "La Ferme du Test" in content and "Oui, tout est encore vrai" in content

    thanks = client.post(address)
    assert thanks.status_code == 200 and "confirmé le 13 mars 2026" in text_of(thanks)
    farm.refresh_from_db()
    assert (farm.confirmed_on, farm.confirmed_by) == (date(2026, 3, 13), "producer")
    assert listing_of(farm).confirmed_on == date(2026, 3, 13)
    assert set(Enquiry.objects.values_list("outcome", flat=True)) == {"mail"}

    clock(date(2026, 3, 14))
    for again in (client.get(address), client.post(address)):
        assert again.status_code == 410
        assert "confirmées le 13 mars 2026" in text_of(again)
    farm.refresh_from_db()
    assert farm.confirmed_on == date(2026, 3, 13)


def test_an_old_link_is_dead_and_a_new_one_goes_to_the_same_address(client, clock, farm, member):
    address = asked(clock)
    clock(date(2026, 3, 26))
    assert client.get(address).status_code == 200
    clock(date(2026, 3, 27))
    assert client.get(address).status_code == client.post(address).status_code == 410
    assert ProducerPage.objects.get(pk=farm.pk).confirmed_on == MARCH
    assert "Recevoir un nouveau lien" in text_of(client.get(address))
    outbox.outbox.clear()
    answers = [client.post(address, {"again": "1"}).status_code for _time in range(5)]
    assert answers == [200] * 5
    assert len(outbox.outbox) == 3 and {mail.to[0] for mail in outbox.outbox} == {member.user.email}
    assert client.post(link_in(outbox.outbox[0])).status_code == 200


def test_a_link_that_we_did_not_make_is_not_found(client, clock, farm):
    address = asked(clock)
    forged = address[:-3] + ("xx/" if address[-3:] != "xx/" else "yy/")
    for wrong in (forged, "/espace-pro/toujours-vrai/1/", "/espace-pro/toujours-vrai/%3Cscript%3E/"):
        for answer in (client.get(wrong), client.post(wrong), client.post(wrong, {"again": "1"})):
            assert answer.status_code == 404
            assert "Recevoir un nouveau lien" not in text_of(answer)
    assert ProducerPage.objects.get(pk=farm.pk).confirmed_on == MARCH


def test_the_link_of_someone_who_left_the_farm_is_dead(client, clock, farm, member):
    other = ProducerMemberFactory(producer=farm)
    mails = night(clock, date(2026, 3, 13))
    assert sorted(mail.to[0] for mail in mails) == sorted([member.user.email, other.user.email])
    address = next(link_in(mail) for mail in mails if mail.to == [other.user.email])
    other.delete()
    assert client.post(address).status_code == 410
    assert "Recevoir un nouveau lien" not in text_of(client.get(address))


def test_when_one_of_the_farm_answers_the_others_are_left_alone(client, clock, farm):
    ProducerMemberFactory(producer=farm)
    one, other = (link_in(mail) for mail in night(clock, date(2026, 3, 13)))
    client.post(one)
    answer = client.get(other)
    assert answer.status_code == 410 and "plus rien à confirmer" in text_of(answer)
    assert night(clock, date(2026, 3, 27)) == []


def test_the_link_shows_nothing_that_is_not_public(client, clock, farm):
    ProducerPage.objects.filter(pk=farm.pk).update(
        phone="05 36 49 66 66", phone_audience="service", locality="Lieu-dit Canari", location_audience="commune"
    )
    content = text_of(client.get(asked(clock)))
    assert "05 36" not in content and "+33536" not in content
    assert "Canari" not in content and 'content="noindex"' in content


def test_a_change_goes_through_the_espace_pro(client, clock, farm):
    content = text_of(client.get(asked(clock)))
    room = f"/espace-pro/fiches/{farm.pk}/fiche/"
    assert f'href="{room}"' in content
    assert client.get(room).url == f"/espace-pro/connexion/?next={room}"


def test_a_place_of_nobody_is_asked_at_its_own_address(client, clock, service):
    market = SalePointFactory(title="Marché du Test", email="mairie@example.org", confirmed_on=MARCH)
    [mail] = night(clock, date(2026, 3, 13))
    assert mail.to == ["mairie@example.org"]
    content = text_of(client.get(link_in(mail)))
    assert "/signaler/?page=/points-de-vente/" in content
    client.post(link_in(mail))
    assert SalePoint.objects.get(pk=market.pk).confirmed_on == date(2026, 3, 13)


def test_where_we_cannot_write_the_service_is_told_at_once(clock, service):
    SalePointFactory(title="Sans adresse", confirmed_on=MARCH, confirmed_by="phone")
    SalePointFactory(title="D’une source", confirmed_on=MARCH, confirmed_by="source")
    SalePointFactory(title="Jamais confirmé")
    SalePointFactory(title="Adresse fausse", confirmed_on=MARCH, confirmed_by="phone", email="pas une adresse")
    assert night(clock, date(2026, 3, 13)) == []
    found = {entry.title: entry.summary for entry in queue.entries("enquiry")}
    assert found == dict.fromkeys(["Sans adresse", "Adresse fausse"], "nous n’avons aucune adresse où écrire")


def test_a_refused_address_makes_a_task_once_no_other_is_left(clock, monkeypatch, farm):
    other = ProducerMemberFactory(producer=farm)
    night(clock, date(2026, 3, 13))
    refused = []

    def refuse(self, *args, **kwargs):
        refused.append(self.to[0])
        raise SMTPRecipientsRefused({self.to[0]: (550, b"no such user")})

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)
    assert queue.entries("enquiry") == []
    other.user.email = "ailleurs@example.org"
    night(clock, date(2026, 3, 27))
    assert len(refused) == 2
    assert {entry.summary for entry in queue.entries("enquiry")} == {"nos courriels sont refusés par cette adresse"}


def test_a_night_that_stops_half_way_is_taken_up_without_writing_twice(clock, monkeypatch, service):
    for number in range(3):
        SalePointFactory(title=f"Marché {number}", email=f"m{number}@example.org", confirmed_on=MARCH)
    send, sent = links.send, []

    def break_at_second(name, enquiries, address, **kwargs):
        send(name, enquiries, address, **kwargs)
        sent.append(address)
        if len(sent) == 2:
            raise RuntimeError("cut")

    monkeypatch.setattr(links, "send", break_at_second)
    with pytest.raises(RuntimeError):
        night(clock, date(2026, 3, 13))
    assert list(Enquiry.objects.filter(mails=1).values_list("sale_point__email", flat=True)) == ["m0@example.org"]
    monkeypatch.setattr(links, "send", send)
    mails = night(clock, date(2026, 3, 13))
    assert sorted(mail.to[0] for mail in mails) == ["m1@example.org", "m2@example.org"]
    assert EnquiryLink.objects.count() == 3


def test_only_so_many_are_written_to_in_a_night(clock, monkeypatch, service):
    monkeypatch.setattr("espace_pro.freshness.campaign.A_NIGHT", 2)
    for number in range(3):
        SalePointFactory(email=f"m{number}@example.org", confirmed_on=MARCH)
    assert [len(night(clock, date(2026, 3, day))) for day in (13, 14, 15)] == [2, 1, 0]


def test_the_service_may_switch_the_campaign_off_and_set_its_delays(clock, farm):
    settings = SiteSettings.objects.create(site=home_page().get_site(), asks_confirmations=False, asked_after=6)
    assert night(clock, date(2025, 9, 13)) == []
    settings.asks_confirmations = True
    settings.save()
    assert len(night(clock, date(2025, 9, 13))) == 1


def test_what_was_confirmed_in_the_editor_or_unpublished_is_no_longer_asked(clock, farm):
    night(clock, date(2026, 3, 13))
    page = ProducerPage.objects.get(pk=farm.pk)
    page.confirm("service")
    page.save()
    farm.own_sale_points.get().unpublish()
    assert night(clock, date(2026, 3, 27)) == []
    assert set(Enquiry.objects.values_list("outcome", flat=True)) == {"elsewhere", "withdrawn"}


def test_one_tap_in_the_espace_pro_confirms_at_once(client, clock, farm, member):
    asked(clock)
    client.force_login(member.user)
    room = f"/espace-pro/fiches/{farm.pk}/"
    content = text_of(client.get(room))
    assert "Vos horaires sont-ils toujours bons" in content and "Oui, rien n’a changé" in content
    assert client.get(f"{room}toujours-vrai/").status_code == 405
    content = text_of(client.post(f"{room}toujours-vrai/", follow=True))
    assert "confirmée aujourd’hui" in content and "Oui, rien n’a changé" not in content
    assert "13 mars 2026" in text_of(client.get(farm.url))
    assert set(Enquiry.objects.values_list("outcome", "closed_by")) == {("portal", member.user.pk)}


def test_confirming_does_not_put_online_what_waits(client, clock, farm, member):
    farm.title = "La Ferme rebaptisée"
    submit(farm=farm, user=member.user)
    clock(date(2026, 3, 13))
    client.force_login(member.user)
    client.post(f"/espace-pro/fiches/{farm.pk}/toujours-vrai/")
    page = ProducerPage.objects.get(pk=farm.pk)
    assert (page.title, page.confirmed_on) == ("La Ferme du Test", date(2026, 3, 13))
    assert page.get_latest_revision_as_object().title == "La Ferme rebaptisée"


def test_nobody_confirms_for_another_farm(client, clock, farm):
    stranger = ProducerMemberFactory()
    address = f"/espace-pro/fiches/{farm.pk}/toujours-vrai/"
    assert "connexion" in client.post(address).url
    client.force_login(stranger.user)
    assert client.post(address).status_code == 404
    assert ProducerPage.objects.get(pk=farm.pk).confirmed_on == MARCH


def test_a_record_taken_off_the_map_is_kept_and_its_people_are_told(client, clock, service, farm, member):
    night(clock, date(2026, 3, 13))
    enquiry = Enquiry.objects.get(producer=farm)
    client.force_login(service)
    page = f"/admin/a-relire/a-confirmer/{enquiry.pk}/"
    content = text_of(client.get(page))
    assert "Retirer de la carte" in content and member.user.email in content and "05 62 00 00 01" in content
    outbox.outbox.clear()
    client.post(page, {"decision": "n’importe quoi"})
    assert ProducerPage.objects.get(pk=farm.pk).live
    client.post(page, {"decision": "off"})
    assert not ProducerPage.objects.get(pk=farm.pk).live
    assert [mail.to for mail in outbox.outbox] == [[member.user.email]]
    enquiry.refresh_from_db()
    assert (enquiry.outcome, enquiry.closed_by) == ("withdrawn", service)
    answer = client.post(page, {"decision": "phone"}, follow=True)
    assert "déjà notée" in text_of(answer)
    assert client.get(farm.url).status_code == 404


def test_only_the_service_sees_tasks_and_reports(client, clock, service, farm, member):
    night(clock, date(2026, 3, 13))
    enquiry = Enquiry.objects.first()
    addresses = [f"/admin/a-relire/a-confirmer/{enquiry.pk}/", "/admin/rapports/confirmations/"]
    agent = UserFactory()
    for user in (None, member.user, agent):
        if user:
            client.force_login(user)
        for address in addresses:
            assert client.get(address).status_code in (302, 403)
        assert client.post(addresses[0], {"decision": "off"}).status_code in (302, 403)
    assert Enquiry.objects.open().count() == 2
    client.force_login(service)
    assert client.get("/admin/a-relire/a-confirmer/999999/").status_code == 404
    for address in addresses:
        assert client.get(address).status_code == 200


def test_the_report_adds_up_filters_and_leaves_for_a_spreadsheet(client, clock, service, farm):
    SalePointFactory(title="Marché appelé", confirmed_on=MARCH, confirmed_by="phone")
    address = asked(clock)
    client.post(address)
    client.force_login(service)
    content = text_of(client.get("/admin/rapports/confirmations/"))
    assert "<strong>2</strong> demandées par courriel" in content
    assert "<strong>2</strong> confirmée par courriel" in content and "<strong>1</strong> à appeler" in content
    called = text_of(client.get("/admin/rapports/confirmations/", {"state": "task"}))
    assert "Marché appelé" in called and "La Ferme du Test" not in called
    export = client.get("/admin/rapports/confirmations/", {"export": "csv"})
    sheet = b"".join(export.streaming_content).decode()
    assert "Marché appelé" in sheet and "confirmée par courriel" in sheet


@pytest.mark.parametrize(
    ("freshness", "expected"), [("fresh", "Récent"), ("doubtful", "Jamais vu"), ("expired", "Ancien")]
)
def test_lists_of_the_admin_tell_what_is_to_be_confirmed(admin_client, service, freshness, expected):
    today = timezone.localdate()
    days = {"Récent": months_before(today, 1), "Jamais vu": None, "Ancien": months_before(today, 20)}
    for title, day in days.items():
        by = "phone" if day else ""
        SalePointFactory(title=title, confirmed_on=day, confirmed_by=by)
        ProducerPageFactory(title=title, confirmed_on=day, confirmed_by=by)
    for address in ("/admin/snippets/map/salepoint/", "/admin/fermes/"):
        everything = text_of(admin_client.get(address))
        assert "à confirmer, jamais confirmée" in everything and "à jour, par téléphone" in everything
        content = text_of(admin_client.get(address, {"freshness": freshness}))
        assert {title for title in days if title in content} == {expected}


def test_the_night_asks_the_database_as_much_for_many_as_for_few(clock, service, django_assert_max_num_queries):
    for number in range(20):
        SalePointFactory(email=f"m{number}@example.org", confirmed_on=MARCH)
    night(clock, date(2026, 3, 13))
    clock(date(2026, 3, 14))
    with django_assert_max_num_queries(12):
        call_command("ask_confirmations")


def test_the_page_of_a_link_costs_a_fixed_number_of_queries(client, clock, farm, django_assert_max_num_queries):
    address = asked(clock)
    client.get(address)
    with django_assert_max_num_queries(26):
        client.get(address)


def test_a_mail_that_waits_longer_than_its_reminder_is_not_hurried(clock, monkeypatch, service):
    """A long first night: whoever was written to late gets all reminders before the service calls."""
    market = SalePointFactory(email="m@example.org", confirmed_on=MARCH, confirmed_by="phone")
    with monkeypatch.context() as patch:
        patch.setattr("espace_pro.freshness.campaign.A_NIGHT", 0)
        assert night(clock, date(2026, 3, 13)) == []
    day, sent = date(2026, 5, 1), 0
    while not market.enquiries.tasks().exists():
        sent += len(night(clock, day))
        day += timedelta(days=1)
    assert sent == 3 and day - date(2026, 5, 1) == timedelta(days=43)
