"""A reply by mail joins the thread of its request; whatever else arrives in the box waits for a person."""

import imaplib
from email.message import EmailMessage

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from cms.core import checks
from cms.core.replies import receive
from cms.core.reply_address import reply_address
from cms.core.requests import State
from guides.models import DriveSupportRequest
from tests.factories import CommuneFactory, home_page

pytestmark = pytest.mark.django_db
OURS = "suivi@gers.example"


@pytest.fixture(autouse=True)
def box(settings):
    settings.REPLY_ADDRESS = OURS
    settings.REPLY_MAILBOX_URL = "imaps://suivi%40gers.example:mot%2Fpasse@imap.gers.example/Suivi"


@pytest.fixture
def asked():
    home_page()
    made = DriveSupportRequest(
        group_name="Les Cinq Cabas", contact_email="camille@example.org", commune=CommuneFactory(),
        producers_count=5, stage="group", needs="legal", description="Un retrait.",
    )  # fmt: skip
    made.open()
    made.answer("Quel jour ?", None)
    return made


def letter(to, text="Le vendredi soir.", **headers):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "Camille <camille@example.org>", to, "Re: votre demande"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def heard(asked):
    return [message.text for message in asked.messages.filter(kind="sender")]


def test_one_answers_the_mail_and_the_service_reads_it_in_the_thread(asked):
    told = mail.outbox[-1]
    assert told.reply_to == [reply_address(asked.reference)] and "en réponse à ce courriel" in told.body
    assert asked.token not in told.reply_to[0]
    assert receive(letter(told.reply_to[0]).as_bytes())
    asked.refresh_from_db()
    assert heard(asked) == ["Le vendredi soir."] and asked.state == State.IN_PROGRESS
    assert asked.due_on > timezone.localdate()


def test_without_a_mailbox_nobody_is_told_to_answer(asked, settings):
    settings.REPLY_ADDRESS = settings.REPLY_MAILBOX_URL = ""
    asked.answer("Et où ?", None)
    assert mail.outbox[-1].reply_to == [] and "personne ne le lirait" in mail.outbox[-1].body


@pytest.mark.parametrize(
    "quoted",
    [
        "> Quel jour ?\n> Le service",
        "Le lun. 30 nov. 2026 à 10:12, C’est fait dans le Gers <suivi@gers.example> a écrit :\n> Quel jour ?",
        "-----Message d’origine-----\nDe : suivi@gers.example\nQuel jour ?",
        "________________________________\nDe : C’est fait <suivi@gers.example>\nQuel jour ?",
        "-- \nCamille, ferme des Cabas\n06 00 00 00 00",
    ],
)
def test_only_ones_own_words_are_kept(asked, quoted):
    receive(letter(reply_address(asked.reference), f"Le vendredi.\n\n{quoted}\n").as_bytes())
    assert heard(asked) == ["Le vendredi."]


def test_the_words_of_a_mail_in_html_are_kept_without_markup(asked):
    message = letter(reply_address(asked.reference).upper())
    message.clear_content()
    message.set_content("<p>Le <b>vendredi</b></p><script>alert(1)</script>", subtype="html")
    assert receive(message.as_bytes())
    assert "vendredi" in heard(asked)[0] and "<" not in heard(asked)[0]


def test_files_are_not_kept_and_it_is_said(asked):
    message = letter(reply_address(asked.reference))
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="plan.pdf")
    receive(message.as_bytes())
    assert "1 fichier joint n’a pas été repris" in heard(asked)[0]


def test_the_same_mail_read_twice_is_one_message(asked):
    raw = letter(reply_address(asked.reference)).as_bytes()
    assert receive(raw) and receive(raw)
    assert len(heard(asked)) == 1


@pytest.mark.parametrize(
    "headers", [{"Auto_Submitted": "auto-replied"}, {"Precedence": "bulk"}, {"List_Id": "<liste.example>"}], ids=str
)
def test_an_absence_message_is_no_answer(asked, headers):
    assert not receive(letter(reply_address(asked.reference), **headers).as_bytes())
    assert heard(asked) == []


def test_a_seal_that_is_not_ours_opens_nothing(asked):
    address = reply_address(asked.reference)
    name, host = address.split("@")
    forged = [f"{name[:-1]}{'0' if name[-1] != '0' else '1'}@{host}", f"suivi+{asked.reference.lower()}@{host}", OURS]
    assert not any(receive(letter(to).as_bytes()) for to in forged)
    assert heard(asked) == []


@pytest.mark.parametrize(
    "raw",
    [b"", b"\0\xff\xfe", b"Content-Type: text/plain; charset=inconnu\r\n\r\nabc", b"To: \xff\r\n\r\n\xff" * 50],
    ids=range(4),
)
def test_what_is_no_mail_waits_for_a_person(asked, raw):
    assert not receive(raw)
    sealed = b"To: " + reply_address(asked.reference).encode() + b"\r\n" + raw
    assert receive(sealed) in (True, False)


def test_a_long_mail_is_cut_and_twenty_an_hour_are_heard(asked):
    address = reply_address(asked.reference)
    receive(letter(address, "mot " * 5000).as_bytes())
    assert 3000 < len(heard(asked)[0]) <= 4000
    taken = [receive(letter(address, f"Message {number}").as_bytes()) for number in range(25)]
    assert taken.count(True) == 19 and not taken[-1]


class FakeBox:
    """An IMAP server with two mails."""

    def __init__(self, host, port, timeout):
        FakeBox.asked = (host, port)
        FakeBox.flags = {}

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def login(self, user, password):
        FakeBox.user = (user, password)

    def select(self, name):
        FakeBox.name = name

    def uid(self, command, *args):
        if command == "SEARCH":
            return "OK", [b"1 2"]
        if command == "FETCH":
            return "OK", [(b"1 (BODY[] {9}", FakeBox.letters[args[0]]), b")"]
        FakeBox.flags[args[0]] = args[2]
        return "OK", [b""]

    def expunge(self):
        FakeBox.flags["expunged"] = True


def test_the_box_is_emptied_of_what_was_heard_and_keeps_the_rest(asked, monkeypatch):
    FakeBox.letters = {b"1": letter(reply_address(asked.reference)).as_bytes(), b"2": letter(OURS).as_bytes()}
    monkeypatch.setattr(imaplib, "IMAP4_SSL", FakeBox)
    call_command("collect_replies")
    assert FakeBox.asked == ("imap.gers.example", 993) and FakeBox.name == "Suivi"
    assert FakeBox.user == ("suivi@gers.example", "mot/passe")
    assert FakeBox.flags == {b"1": r"(\Deleted)", b"2": r"(\Seen)", "expunged": True}
    assert heard(asked) == ["Le vendredi soir."]


def test_a_server_that_is_away_costs_nothing(monkeypatch, caplog):
    def refuse(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr(imaplib, "IMAP4_SSL", refuse)
    call_command("collect_replies")
    assert "ConnectionRefusedError" in caplog.text


@pytest.mark.parametrize(
    ("address", "url"),
    [
        (OURS, ""),
        ("", "imaps://a:b@imap.example"),
        (OURS, "imap://a:b@imap.example"),
        ("suivi", "imaps://a:b@i.example"),
    ],
)
def test_half_a_configuration_is_refused(settings, address, url):
    settings.REPLY_ADDRESS, settings.REPLY_MAILBOX_URL = address, url
    assert [error.id for error in checks.check_replies(None)] == ["core.E010"]


def test_a_whole_configuration_or_none_is_accepted(settings):
    assert checks.check_replies(None) == []
    settings.REPLY_ADDRESS = settings.REPLY_MAILBOX_URL = ""
    assert checks.check_replies(None) == []
