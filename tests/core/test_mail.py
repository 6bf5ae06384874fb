"""Mails: one source for text and HTML, a queue that loses nothing, and nothing said in the logs."""

import logging
import smtplib
from datetime import timedelta

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.models import Permission
from django.core import mail as outbox
from django.core.exceptions import ValidationError
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from cms.core import mail, tasks
from cms.settings import base

pytestmark = pytest.mark.django_db
ADDRESS = "anna@example.org"


@pytest.fixture(autouse=True)
def words(settings, tmp_path):
    """A mail of our own, beside those of the site."""
    (tmp_path / "emails").mkdir()
    (tmp_path / "emails" / "essai.txt").write_text(
        "Réponse à {{ name }}\n\nVotre message est arrivé.\nMerci !\n\n- un\n- deux\n\n"
        "{{ base_url }}/suivi/abc_1/\n\n{{ words }}\n"
    )
    templates = settings.TEMPLATES[0]
    settings.TEMPLATES = [templates | {"DIRS": [tmp_path, *templates["DIRS"]]}]


@pytest.fixture
def queue(settings, monkeypatch):
    """Mails wait for a worker, as in production; it shares our connection."""
    settings.TASKS = base.TASKS
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)


@pytest.fixture
def server(monkeypatch):
    """A mail server that can be taken down: `server(error)`, then up again: `server(None)`."""
    state = {"error": None}
    real = EmailBackend.send_messages

    def send_messages(self, messages):
        if state["error"]:
            raise state["error"]
        return real(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", send_messages)
    return lambda error: state.update(error=error)


def send(**context):
    mail.send("essai", ADDRESS, {"name": "Anna", "base_url": django_settings.BASE_URL, "words": ""} | context)


def work():
    call_command("deliver_mails", batch=True)


def make_due():
    DBTaskResult.objects.update(run_after=timezone.now() - timedelta(seconds=1))


def test_one_source_gives_subject_text_and_html():
    send(name="L’Oie d’Or & Cie")
    (message,) = outbox.outbox
    html = message.alternatives[0].content
    assert message.subject == "Réponse à L’Oie d’Or & Cie" and message.to == [ADDRESS]
    assert message.body.startswith("Bonjour,\n\nVotre message est arrivé.\nMerci !\n\n- un\n- deux\n")
    assert "<ul" in html and "<li>un</li>" in html and "Votre message est arrivé.<br>Merci !" in html.replace("\n", "")
    assert f'<a href="{django_settings.BASE_URL}/suivi/abc_1/">' in html
    assert "<img" not in html and "src=" not in html


def test_what_a_stranger_typed_is_text_and_its_links_are_not_ours():
    send(words="<script>x</script> https://mauvais.example/ " + django_settings.BASE_URL + "@mauvais.example/x")
    html = outbox.outbox[0].alternatives[0].content
    assert "<script>" not in html and "&lt;script&gt;" in html
    assert 'href="https://mauvais' not in html and f'href="{django_settings.BASE_URL}"' not in html


def test_a_subject_stays_on_its_line_and_an_address_is_an_address():
    send(name="Anna\r\nBcc: tous@example.org\0" + "x" * 300)
    message = outbox.outbox[0]
    assert message.recipients() == [ADDRESS]
    assert "\n" not in message.subject and len(message.subject) <= mail.MAX_SUBJECT
    for wrong in ("anna@example.org\nBcc: tous@example.org", "anna", "", "a@b.fr, c@d.fr"):
        with pytest.raises(ValidationError):
            mail.send("essai", wrong, {})
        with pytest.raises(ValidationError):
            mail.send("essai", ADDRESS, {}, reply_to=wrong or "x")


def test_nothing_is_sent_when_the_work_is_undone(queue):
    with pytest.raises(RuntimeError), transaction.atomic():
        send()
        raise RuntimeError
    work()
    assert not outbox.outbox and not DBTaskResult.objects.exists()


def test_the_worker_empties_the_queue(queue):
    send()
    send()
    assert not outbox.outbox and tasks.waiting().count() == 2
    work()
    assert len(outbox.outbox) == 2 and not tasks.waiting().exists()


def test_a_server_down_then_up_loses_nothing(queue, server, caplog):
    server(ConnectionRefusedError(f"no {ADDRESS}"))
    send(words="secret")
    work()
    work()
    assert not outbox.outbox and tasks.waiting().count() == 1
    server(None)
    make_due()
    work()
    assert [message.to for message in outbox.outbox] == [[ADDRESS]]
    assert "essai" in caplog.text and ADDRESS not in caplog.text and "secret" not in caplog.text


def test_tries_are_further_and_further_apart_for_two_days_then_stop(queue, server, caplog, client):
    server(smtplib.SMTPServerDisconnected())
    send()
    waits = []
    for _ in range(len(mail.DELAYS) + 1):
        work()
        if later := tasks.waiting().first():
            waits.append((later.run_after - timezone.now()).total_seconds() / 60)
            make_due()
    assert [round(wait) for wait in waits] == list(mail.DELAYS)
    assert 45 * 60 <= sum(mail.DELAYS) <= 50 * 60
    assert tasks.given_up().count() == 1 and not tasks.waiting().exists()
    assert [r.levelno for r in caplog.records if r.name == "cms.core.mail"][-1] == logging.ERROR
    assert client.get("/sante/").json()["courriels"] == {"en_attente": 0, "abandonnes": 1}


def test_an_address_that_does_not_exist_is_not_tried_again(queue, server):
    server(smtplib.SMTPRecipientsRefused({ADDRESS: (550, b"unknown")}))
    send()
    work()
    (lost,) = tasks.given_up()
    assert ADDRESS not in lost.traceback and not tasks.waiting().exists()


def test_a_dead_server_shows_nothing_where_mails_leave_at_once(server):
    server(ConnectionRefusedError())
    send()
    assert not outbox.outbox


def test_a_mail_that_lost_its_worker_is_sent_by_the_next(queue):
    send()
    DBTaskResult.objects.update(status="RUNNING", started_at=timezone.now() - timedelta(minutes=2))
    work()
    assert len(outbox.outbox) == 1


def test_health_tells_when_no_worker_is_at_work(queue, client):
    send()
    assert client.get("/sante/").json()["services"]["courriels"] == "ok"
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(hours=1))
    answer = client.get("/sante/")
    assert answer.status_code == 200 and answer.json()["services"]["courriels"] == "en panne"
    assert answer.json()["courriels"]["en_attente"] == 1


def test_what_was_sent_is_forgotten_after_thirty_days(queue):
    send()
    send()
    work()
    old = DBTaskResult.objects.first()
    DBTaskResult.objects.filter(pk=old.pk).update(finished_at=timezone.now() - timedelta(days=31))
    call_command("tidy_up")
    assert DBTaskResult.objects.count() == 1


def test_the_report_is_for_those_who_have_the_right(queue, server, client, django_user_model):
    server(smtplib.SMTPRecipientsRefused({ADDRESS: (550, b"unknown")}))
    send(words="secret")
    work()
    user = django_user_model.objects.create_user("agent", "agent@example.org", "x")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get("/admin/rapports/courriels/").status_code == 302
    assert client.post("/admin/rapports/courriels/renvoyer/").status_code == 302
    assert tasks.given_up().count() == 1
    user.user_permissions.add(Permission.objects.get(codename="view_dbtaskresult"))
    page = client.get("/admin/rapports/courriels/").content.decode()
    assert ADDRESS in page and "abandonné" in page and "secret" not in page and "export=csv" not in page
    server(None)
    assert client.post("/admin/rapports/courriels/renvoyer/").url == "/admin/rapports/courriels/"
    assert tasks.waiting().count() == 1
    work()
    assert len(outbox.outbox) == 1
