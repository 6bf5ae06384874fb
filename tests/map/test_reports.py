"""« Horaires faux »: a visitor reports an error, the service answers, the thread is private, and it ends."""

import csv
import io
import re
from datetime import timedelta
from html import unescape

import openpyxl
import pytest
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from cms.core.models import AnswerTemplate, ReferenceCounter, SiteSettings
from cms.core.requests import DAYS_TO_ANSWER, State
from home.roles import AGRICULTURE, COMMUNICATIONS, ensure_roles
from map.models import ListingReport
from tests.factories import ProducerPageFactory, SalePointFactory, home_page
from tests.forms import send

pytestmark = pytest.mark.django_db
ANSWERS = {"field": "hours", "text": "Fermé le samedi", "consent": "on"}
EMAIL = "anna@example.org"
DESK = "/admin/demandes/listingreport/"


def html(response):
    return unescape(response.content.decode())


@pytest.fixture
def point():
    return SalePointFactory(title="Marché de Samatan", slug="samatan")


@pytest.fixture
def report():
    made = ListingReport(page="/points-de-vente/x/", field="hours", text="Fermé", contact_email=EMAIL)
    made.open()
    mail.outbox.clear()
    return made


@pytest.fixture
def staff(client, django_user_model):
    """Sign in as somebody of a group; the user."""
    home_page()
    ensure_roles()

    def sign_in(group):
        user = django_user_model.objects.create_user(f"agent-{group}", "agent@example.org", "x")
        if group:
            user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return user

    return sign_in


def test_wrong_hours_are_reported_without_an_account_and_a_number_comes_back(client, point):
    site = SiteSettings.for_site(home_page().get_site())
    site.email = "service@example.org"
    site.save()
    url = "/signaler/?page=/points-de-vente/samatan/"
    assert "À propos de : Marché de Samatan" in html(client.get(url))
    answer = send(client, url, ANSWERS | {"page": "/points-de-vente/samatan/", "contact_email": EMAIL})
    report = ListingReport.objects.get()
    assert re.fullmatch(rf"SIG-{timezone.localdate().year}-0001", report.reference)
    assert (report.place, report.get_field_display()) == ("Marché de Samatan", "les horaires ou les dates")
    assert "conserve ce signalement" in report.consent_text and report.consented_at
    assert report.due_on == timezone.localdate() + timedelta(days=DAYS_TO_ANSWER)
    page = client.get(answer.url)
    assert report.reference in html(page) and "Fermé le samedi" in html(page)
    assert page["Cache-Control"] == "private, no-store" and page["Referrer-Policy"] == "same-origin"
    to_sender, to_service = mail.outbox
    assert to_sender.to == [EMAIL] and report.reference in to_sender.subject and report.token in to_sender.body
    assert to_service.to == ["service@example.org"] and report.token not in to_service.body
    assert f"{DESK}{report.pk}/" in to_service.body and EMAIL not in to_service.body


def test_nobody_has_to_leave_an_address(client):
    assert send(client, "/signaler/", ANSWERS | {"page": "le marché d’Auch"}).status_code == 302
    assert not mail.outbox and ListingReport.objects.get().place == ""


def test_a_refused_form_keeps_every_answer(client):
    page = html(send(client, "/signaler/", {"page": "ici", "text": "Fermé <b>", "contact_email": "anna@"}))
    assert 'value="ici"' in page and "Fermé <b>" in page and 'value="anna@"' in page
    assert "Votre accord\u00a0: Cochez cette case" in page and "Choisissez une réponse" in page
    assert not ListingReport.objects.exists()


@pytest.mark.parametrize("page", ["%00", "x" * 900, "/producteurs/inconnu/", "javascript:alert(1)", "%F0%9F%90%93"])
def test_whatever_the_page_the_form_is_shown(client, page):
    assert client.get(f"/signaler/?page={page}").status_code == 200


def test_the_name_of_what_is_not_public_is_not_told(client):
    SalePointFactory(title="Brouillon secret", slug="secret", live=False)
    farm = ProducerPageFactory(title="Ferme secrète", slug="secrete")
    farm.unpublish()
    for page in ("/points-de-vente/secret/", "/producteurs/secrete/"):
        assert "secr" not in html(client.get(f"/signaler/?page={page}")).replace(page, "").lower()


def test_numbers_follow_each_other_and_one_undone_is_given_again():
    numbers = [ReferenceCounter.next_reference("SIG") for _ in range(2)]
    with pytest.raises(RuntimeError), transaction.atomic():
        ReferenceCounter.next_reference("SIG")
        raise RuntimeError
    numbers.append(ReferenceCounter.next_reference("SIG"))
    assert [number[-4:] for number in numbers] == ["0001", "0002", "0003"]
    assert ReferenceCounter.next_reference("DRV").endswith("-0001")


def test_an_unknown_private_address_is_a_404(client, report):
    assert client.get(f"/suivi/{report.token[::-1]}/").status_code == 404
    assert client.get("/suivi/1/").status_code == 404


def test_the_service_answers_and_the_sender_reads_it_by_mail_and_page(client, staff, report):
    agent = staff(AGRICULTURE)
    client.post(f"{DESK}{report.pk}/", {"action": "answer", "text": "Depuis quand ?", "state": "waiting"})
    client.post(f"{DESK}{report.pk}/", {"action": "note", "text": "Rappeler la mairie"})
    client.post(f"{DESK}{report.pk}/", {"action": "follow", "state": "waiting", "assignee": agent.pk})
    report.refresh_from_db()
    assert (report.state, report.assignee, report.delay) == (State.WAITING, agent, "")
    (message,) = mail.outbox
    assert message.to == [EMAIL] and "Depuis quand ?" in message.body and "mairie" not in message.body
    client.logout()
    page = html(client.get(report.get_absolute_url()))
    assert "Depuis quand ?" in page and "mairie" not in page and "agent" not in page.lower()


def test_the_sender_writes_back_and_the_service_has_ten_days_again(client, report):
    report.answer("Depuis quand ?", None)
    ListingReport.objects.update(due_on=timezone.localdate() - timedelta(days=5))
    mail.outbox.clear()
    assert send(client, report.get_absolute_url(), {"text": "Depuis mars\x00"}).status_code == 302
    report.refresh_from_db()
    assert (report.state, report.delay) == (State.IN_PROGRESS, "10 jours restants")
    assert report.messages.last().text == "Depuis mars"


def test_closing_is_told_and_writing_again_reopens(client, report):
    report.change_state(State.CLOSED, None)
    assert report.closed_at and "close" in mail.outbox[0].subject
    report.change_state(State.CLOSED, None)
    assert len(mail.outbox) == 1
    send(client, report.get_absolute_url(), {"text": "Encore faux"})
    report.refresh_from_db()
    assert report.state == State.IN_PROGRESS and report.closed_at is None


def test_after_ten_days_without_an_answer_it_is_late_in_words_and_in_red(client, staff, report):
    staff(AGRICULTURE)
    ListingReport.objects.update(due_on=timezone.localdate() - timedelta(days=1))
    fresh = ListingReport(page="/b/", field="other")
    fresh.open()
    page = html(client.get(DESK))
    assert re.search(r"<strong class=\"w-text-critical-200\">en retard de 1 jour</strong>", page)
    assert "10 jours restants" in page
    late = html(client.get(f"{DESK}?wait=late"))
    assert report.reference in late and fresh.reference not in late
    assert "en retard de 1 jour" in html(client.get(f"{DESK}{report.pk}/"))


def test_a_template_answer_starts_the_answer(client, staff, report):
    staff(AGRICULTURE)
    ours = AnswerTemplate.objects.create(title="Merci", text="Merci, c’est corrigé.", kind="SIG")
    other = AnswerTemplate.objects.create(title="Réponse au groupe", text="Bonjour le groupe", kind="DRV")
    page = html(client.get(f"{DESK}{report.pk}/?modele={ours.pk}"))
    assert "Merci, c’est corrigé.</textarea>" in page and "au groupe" not in page
    for wrong in (other.pk, "x", "9" * 30, "²"):
        assert client.get(f"{DESK}{report.pk}/?modele={wrong}").status_code == 200


def test_an_empty_answer_is_refused_and_nothing_leaves(client, staff, report):
    staff(AGRICULTURE)
    page = client.post(f"{DESK}{report.pk}/", {"action": "answer", "text": " ", "state": "closed"})
    assert page.status_code == 200 and not mail.outbox
    for odd in ({"action": "delete"}, {}, {"action": "follow", "state": "zzz"}):
        client.post(f"{DESK}{report.pk}/", odd)
    report.refresh_from_db()
    assert report.state == State.RECEIVED


def test_what_is_exported_is_no_formula(client, staff, report):
    staff(AGRICULTURE)
    ListingReport.objects.update(text="=1+1", contact_name="@SUM(A1)")
    sheet = b"".join(client.get(f"{DESK}?export=csv").streaming_content).decode()
    row = next(iter(csv.DictReader(io.StringIO(sheet))))
    assert "'=1+1" in row.values() and "'@SUM(A1)" in row.values() and report.reference in row.values()
    book = openpyxl.load_workbook(io.BytesIO(b"".join(client.get(f"{DESK}?export=xlsx").streaming_content)))
    assert "'=1+1" in [cell.value for cell in book.active[2]]


@pytest.mark.parametrize("who", ["anonymous", "nobody", COMMUNICATIONS])
def test_the_desk_is_closed_to_others(client, staff, report, who):
    if who != "anonymous":
        staff("" if who == "nobody" else who)
    for url in (DESK, f"{DESK}?export=csv", f"{DESK}{report.pk}/", f"{DESK}{report.pk + 1}/"):
        assert client.get(url).status_code in (302, 403), url
        assert report.reference.encode() not in getattr(client.get(url), "content", b"")
    client.post(f"{DESK}{report.pk}/", {"action": "answer", "text": "x", "state": "closed"})
    report.refresh_from_db()
    assert report.state == State.RECEIVED and not mail.outbox
    assert "Signalements" not in html(client.get("/admin/"))


def test_who_may_only_look_changes_nothing(client, staff, report):
    staff("").user_permissions.add(
        Permission.objects.get(codename="view_listingreport"), Permission.objects.get(codename="access_admin")
    )
    page = html(client.get(f"{DESK}{report.pk}/"))
    assert report.reference in page and "Envoyer la réponse" not in page
    assert client.post(f"{DESK}{report.pk}/", {"action": "note", "text": "x"}).status_code in (302, 403)
    assert not report.messages.exists()


def test_the_desk_of_an_unknown_report_is_a_404(client, staff, report):
    staff(AGRICULTURE)
    assert client.get(f"{DESK}{report.pk + 1}/").status_code == 404
    assert "Signalements" in html(client.get("/admin/"))


def test_the_list_costs_the_same_for_two_or_ten(client, staff, django_assert_max_num_queries):
    agent = staff(AGRICULTURE)

    def cost():
        client.get(DESK)
        with django_assert_max_num_queries(40) as queries:
            client.get(DESK)
            return len(queries)

    for _ in range(2):
        ListingReport(page="/a/", field="other", assignee=agent).open()
    few = cost()
    for _ in range(8):
        ListingReport(page="/a/", field="other", assignee=agent).open()
    assert cost() == few


def test_what_is_closed_for_a_year_is_deleted_with_its_thread(report):
    report.answer("Corrigé", None, State.CLOSED)
    still = ListingReport(page="/b/", field="other", created_at=timezone.now() - timedelta(days=900))
    still.open()
    call_command("tidy_up")
    assert ListingReport.objects.count() == 2
    ListingReport.objects.filter(pk=report.pk).update(closed_at=timezone.now() - timedelta(days=366))
    call_command("tidy_up")
    assert list(ListingReport.objects.all()) == [still]
