"""A group asks for help with a drive: form, receipt, thread, desk, delay, purge and what is counted after it."""

import csv
import io
from datetime import timedelta
from html import unescape
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from cms.core.models import SiteSettings
from cms.core.requests import State
from cms.core.templatetags.ui import french_date, weekday_date
from guides.models import DriveSupportRequest
from home.roles import AGRICULTURE, COMMUNICATIONS, REVIEWERS, ensure_roles
from tests.factories import CommuneFactory, ProductFamilyFactory, home_page
from tests.forms import send

pytestmark = pytest.mark.django_db
FORM = "/developper-un-drive/demande/"
DESK = "/admin/demandes/drivesupportrequest/"
EMAIL = "camille@example.org"
ANSWERS = {
    "group_name": "Les Cinq Cabas",
    "contact_name": "Camille Essai",
    "contact_email": EMAIL,
    "commune": "Samatan (32130)",
    "producers_count": "5",
    "stage": "group",
    "needs": ["platform", "legal"],
    "description": "Cinq fermes, un retrait le vendredi.",
    "consent": "on",
}


def plain(text):
    return text.replace("\u00a0", " ")


def html(response):
    return plain(unescape(response.content.decode()))


@pytest.fixture(autouse=True)
def samatan():
    return CommuneFactory(name="Samatan", code_insee="32410", postal_codes="32130")


@pytest.fixture
def asked(samatan):
    """A request as it is the day after, its mails read."""
    made = DriveSupportRequest(
        group_name="Les Cinq Cabas",
        contact_email=EMAIL,
        commune=samatan,
        producers_count=5,
        stage="group",
        needs="platform,legal",
        description="Un retrait le vendredi.",
    )
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


def test_five_producers_are_answered_followed_and_forgotten(client, staff):
    site = SiteSettings.for_site(home_page().get_site())
    site.email = "service@example.org"
    site.save()
    vegetables = ProductFamilyFactory(name="Légumes", slug="legumes")
    answer = send(client, FORM, ANSWERS | {"families": [vegetables.pk], "coordinates": "43,4922 0,9301"})
    asked = DriveSupportRequest.objects.get()
    # The receipt has a number and is a private page; both sides are told.
    receipt = html(client.get(answer.url))
    assert asked.reference == f"DRV-{timezone.localdate().year}-0001" and asked.reference in receipt
    assert (
        f"D’ici {plain(weekday_date(asked.due_on))}" in receipt
        and "Légumes" in receipt
        and "43.492200, 0.930100" in receipt
    )
    to_group, to_service = mail.outbox
    assert to_group.to == [EMAIL] and asked.token in to_group.body and weekday_date(asked.due_on) in to_group.body
    assert to_service.to == ["service@example.org"] and f"{DESK}{asked.pk}/" in to_service.body
    assert EMAIL not in to_service.body and asked.token not in to_service.body
    assert "utilise ces réponses" in asked.consent_text and asked.consented_at.date() == timezone.now().date()
    # The agent asks a question and promises another day; the group hears of both.
    agent = staff(AGRICULTURE)
    mail.outbox.clear()
    later = asked.due_on + timedelta(days=4)
    client.post(f"{DESK}{asked.pk}/", {"action": "answer", "text": "Quel jour de retrait ?", "state": "in_progress"})
    follow = {"action": "follow", "state": "waiting", "assignee": agent.pk, "due_on": later.isoformat()}
    client.post(f"{DESK}{asked.pk}/", follow)
    client.post(f"{DESK}{asked.pk}/", {"action": "note", "text": "Appeler la coopérative"})
    assert [message.to for message in mail.outbox] == [[EMAIL]] * 3
    assert "Quel jour de retrait ?" in mail.outbox[0].body and weekday_date(later) in mail.outbox[1].body
    assert not any("coopérative" in message.body for message in mail.outbox)
    # The group reads the thread and answers: the service has until the day it promised.
    client.logout()
    page = html(client.get(asked.get_absolute_url()))
    assert "Quel jour de retrait ?" in page and "coopérative" not in page and "Nous attendons la vôtre" in page
    assert f"Réponse prévue le {plain(french_date(later))}" in page and agent.username not in page
    send(client, asked.get_absolute_url(), {"text": "Le vendredi soir."})
    asked.refresh_from_db()
    assert asked.state == State.IN_PROGRESS and mail.outbox[-1].to == [agent.email]
    assert asked.due_on == later
    # Eleven days without an answer: red, in words.
    DriveSupportRequest.objects.update(due_on=timezone.localdate() - timedelta(days=1))
    client.force_login(agent)
    assert '<strong class="w-text-critical-200">en retard de 1 jour</strong>' in html(client.get(DESK))
    assert "1 en retard" in html(client.get("/admin/"))
    # The end, and a year later nothing is left but numbers.
    client.post(f"{DESK}{asked.pk}/", {"action": "answer", "text": "Bon drive !", "state": "closed"})
    DriveSupportRequest.objects.update(closed_at=timezone.now() - timedelta(days=366))
    call_command("tidy_up")
    assert not DriveSupportRequest.objects.exists() and client.get(asked.get_absolute_url()).status_code == 404
    summary = html(client.get(f"{DESK}bilan/"))
    row = summary[summary.index("<tbody>") :].split("</tr>")[0]
    assert [cell.split("<")[0] for cell in row.split("<td>")[1:]] == ["1", "1", "0", "0", "1", "0"]


def test_what_nobody_answered_is_never_deleted(asked):
    long_ago = timezone.now() - timedelta(days=2000)
    DriveSupportRequest.objects.update(created_at=long_ago, due_on=long_ago.date())
    for state in (State.RECEIVED, State.IN_PROGRESS, State.WAITING):
        DriveSupportRequest.objects.update(state=state)
        call_command("tidy_up")
        assert DriveSupportRequest.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"group_name": " "}, "group_name", "Répondez à cette question"),
        ({"contact_email": "camille@"}, "contact_email", "adresse"),
        ({"contact_phone": "appelez-moi"}, "contact_phone", "Vérifiez ce numéro"),
        ({"contact_phone": "12"}, "contact_phone", "Vérifiez ce numéro"),
        ({"commune": "Zzzz"}, "commune", "Nous ne connaissons pas « Zzzz »"),
        ({"commune": "Samatn"}, "commune", "Samatan (32130)"),
        ({"commune": "😀" * 40}, "commune", "Nous ne connaissons pas"),
        ({"producers_count": "0"}, "producers_count", "entre 1 et 500"),
        ({"producers_count": "9" * 40}, "producers_count", "entre 1 et 500"),
        ({"producers_count": "cinq"}, "producers_count", "entre 1 et 500"),
        ({"stage": "zzz"}, "stage", "zzz"),
        ({"stage": ""}, "stage", "Choisissez une réponse"),
        ({"needs": []}, "needs", "au moins un besoin"),
        ({"needs": ["platform", "x" * 300]}, "needs", "n’en fait pas partie"),
        ({"families": ["99999"]}, "families", "99999"),
        ({"description": "x" * 2001}, "description", "2000"),
        ({"consent": ""}, "consent", "Cochez cette case"),
        ({"coordinates": "0,9301 43,4922"}, "coordinates", "inversées"),
        ({"coordinates": "48,2 -120,0"}, "coordinates", "hors de France"),
        ({"coordinates": "43,4"}, "coordinates", "ne se lisent pas"),
        ({"coordinates": "nan 1e999"}, "coordinates", "ne se lisent pas"),
        ({"coordinates": "43,6465 0,5855"}, "coordinates", "de la commune de Samatan : est-ce voulu"),
    ],
)
def test_a_refused_form_says_why_keeps_every_answer_and_saves_nothing(client, wrong, field, said):
    page = html(send(client, FORM, ANSWERS | wrong))
    assert said in page and f'href="#id_{field}"' in page, page[page.index("error-summary") :][:800]
    kept = {name: value for name, value in ANSWERS.items() if name not in wrong}
    for name, value in kept.items():
        assert value == "on" or all(text in page for text in ([value] if isinstance(value, str) else value)), name
    assert not DriveSupportRequest.objects.exists() and not mail.outbox


@pytest.mark.parametrize("text", ["Samatan", "32130", "samatan 32130", "32410", "En Castéra, Samatan"])
def test_a_commune_is_understood_however_it_is_written(client, text, samatan):
    send(client, FORM, ANSWERS | {"commune": text})
    asked = DriveSupportRequest.objects.get()
    assert asked.commune == samatan and asked.place == ("En Castéra" if "," in text else "")


def test_several_communes_of_one_postal_code_are_offered_not_guessed(client):
    CommuneFactory(name="Bézéril", code_insee="32051", postal_codes="32130")
    page = html(send(client, FORM, ANSWERS | {"commune": "32130"}))
    assert "Bézéril (32130)" in page and "Samatan (32130)" in page and not DriveSupportRequest.objects.exists()


def test_texts_of_strangers_are_never_markup_nor_formulas(client, staff):
    send(client, FORM, ANSWERS | {"group_name": "=cmd|' /C calc'!A0", "description": "<script>alert(1)</script>\u202e"})
    asked = DriveSupportRequest.objects.get()
    assert "<script>alert" not in client.get(asked.get_absolute_url()).content.decode()
    staff(AGRICULTURE)
    assert "<script>alert" not in client.get(f"{DESK}{asked.pk}/").content.decode()
    sheet = b"".join(client.get(f"{DESK}?export=csv").streaming_content).decode()
    row = next(iter(csv.DictReader(io.StringIO(sheet))))
    assert row["Reçue le"] == timezone.localdate().isoformat() and row["Close le"] == ""
    assert row["Nom du groupe"].startswith("'=cmd") and row["Besoins"] == "la plateforme de commande, le juridique"
    assert row["Commune"] == "Samatan" and row["Adresse électronique"] == EMAIL
    book = openpyxl.load_workbook(io.BytesIO(b"".join(client.get(f"{DESK}?export=xlsx").streaming_content)))
    assert any(str(cell.value).startswith("'=cmd") for cell in book.active[2])


def test_the_same_form_sent_twice_is_one_request(client):
    answer = send(client, FORM, ANSWERS)
    token = answer.wsgi_request.POST["token"]
    again = client.post(FORM, ANSWERS | {"token": token})
    assert DriveSupportRequest.objects.count() == 1
    assert "déjà été reçue" in html(client.get(again.url)) and "Merci, c’est reçu" not in html(client.get(again.url))


def test_the_group_is_led_to_the_producers_it_lacks(client, asked):
    asked.families.add(ProductFamilyFactory(name="Légumes", slug="legumes"))
    _label, url = asked.links()[0]
    assert parse_qs(urlsplit(url).query)["famille"] == ["legumes"]
    page = html(client.get(asked.get_absolute_url()))
    assert "Trouver les producteurs" in page
    around = html(client.get(url))
    assert "autour" in around and 'value="legumes" checked' in around


def test_the_desk_is_filtered_by_need_stage_delay_and_person(client, staff, asked, samatan):
    agent = staff(AGRICULTURE)
    other = DriveSupportRequest(
        group_name="Le Panier du Soir",
        commune=samatan,
        producers_count=2,
        stage="open",
        needs="equipment",
        description="x",
    )
    other.open()
    other.assign(agent)
    other.answer("Voici.", agent, State.CLOSED)
    DriveSupportRequest.objects.filter(pk=asked.pk).update(due_on=timezone.localdate() - timedelta(days=3))
    for query, found in {
        "need=legal": asked,
        "need=equipment": other,
        "stage=open": other,
        "wait=late": asked,
        "wait=ours": asked,
        f"assignee={agent.pk}": other,
        "q=panier": other,
    }.items():
        page = html(client.get(f"{DESK}?{query}"))
        missing = other if found is asked else asked
        assert found.reference in page and missing.reference not in page, query
    page = html(client.get(DESK))
    assert page.index(asked.reference) < page.index(other.reference)  # what waits comes first


def test_the_dashboard_counts_requests_as_one_does(client, staff, asked):
    staff(AGRICULTURE)
    assert "<strong>1</strong> demande drive</a>" in html(client.get("/admin/"))
    assert "guide.wagtail.org" not in html(client.get("/admin/"))


def test_a_day_gone_by_cannot_be_promised(client, staff, asked):
    staff(AGRICULTURE)
    yesterday = timezone.localdate() - timedelta(days=1)
    page = client.post(f"{DESK}{asked.pk}/", {"action": "follow", "state": "received", "due_on": yesterday.isoformat()})
    assert "Choisissez un jour à venir" in html(page) and not mail.outbox
    client.post(f"{DESK}{asked.pk}/", {"action": "follow", "state": "received", "due_on": ""})
    assert not mail.outbox and DriveSupportRequest.objects.get().due_on == asked.due_on


@pytest.mark.parametrize("who", ["anonymous", "", COMMUNICATIONS, REVIEWERS])
def test_nobody_else_sees_a_request(client, staff, asked, who):
    if who != "anonymous":
        staff(who)
    for url in (DESK, f"{DESK}?export=csv", f"{DESK}resultats/", f"{DESK}bilan/", f"{DESK}{asked.pk}/"):
        response = client.get(url)
        assert response.status_code in (302, 403) and EMAIL.encode() not in response.content, url
    client.post(f"{DESK}{asked.pk}/", {"action": "answer", "text": "x", "state": "closed"})
    asked.refresh_from_db()
    assert asked.state == State.RECEIVED and not mail.outbox
    assert "demandes drive" not in html(client.get("/admin/")).lower()
    assert client.get(f"/suivi/{asked.pk}/").status_code == client.get(f"/suivi/{asked.reference}/").status_code == 404


def test_who_may_only_look_changes_nothing(client, staff, asked):
    staff("").user_permissions.add(
        Permission.objects.get(codename="view_drivesupportrequest"), Permission.objects.get(codename="access_admin")
    )
    assert "Envoyer la réponse" not in html(client.get(f"{DESK}{asked.pk}/"))
    client.post(f"{DESK}{asked.pk}/", {"action": "note", "text": "x"})
    assert not asked.messages.exists()


def test_the_list_costs_the_same_for_two_or_ten(client, staff, samatan, django_assert_max_num_queries):
    staff(AGRICULTURE)
    family = ProductFamilyFactory()

    def add(number):
        for _ in range(number):
            made = DriveSupportRequest(commune=samatan, producers_count=2, stage="open", needs="other", description="x")
            made.open(quietly=True)
            made.families.add(family)

    def cost():
        client.get(DESK)
        with django_assert_max_num_queries(40) as queries:
            client.get(DESK)
            return len(queries)

    add(2)
    few = cost()
    add(8)
    assert cost() == few
