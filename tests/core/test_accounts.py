"""Signing in: producers by a code, the staff by a password and a second factor, and no other door."""

import re
import time
from html import unescape

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth.models import Permission
from django.core import mail
from django.test import Client

from cms.core.accounts import open_account
from tests.factories import ProducerMemberFactory, home_page

pytestmark = pytest.mark.django_db
CODE = "/espace-pro/connexion/"
CONFIRM = "/espace-pro/connexion/code/"
PASSWORD_PAGE = "/espace-pro/connexion/mot-de-passe/"
EMAIL = "anna@example.org"
PASSWORD = "un long mot de passe"


def html(response):
    return unescape(response.content.decode())


@pytest.fixture
def producer():
    home_page()
    return open_account(EMAIL, "Anna")


@pytest.fixture
def agent(django_user_model):
    home_page()
    user = django_user_model.objects.create_user("agent", "agent@example.org", PASSWORD)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


def room_of(producer):
    """The address of the espace pro of a farm of theirs."""
    member = ProducerMemberFactory(producer__title="Ferme d’Anna", user=producer)
    return f"/espace-pro/fiches/{member.producer.pk}/"


def ask(client, email=EMAIL, **extra):
    return client.post(CODE, {"email": email}, **extra)


def code_sent():
    return re.search(r"\n\n([A-Z0-9-]{6,})\n\n", mail.outbox[-1].body)[1]


def sign_in(client, login="agent", password=PASSWORD, **extra):
    return client.post(PASSWORD_PAGE, {"login": login, "password": password}, **extra)


def is_signed_in(client):
    return "_auth_user_id" in client.session


def with_second_factor(user):
    """A second factor; gives the code of this moment."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)

    def code():
        counter = next(iter(yield_hotp_counters_from_time()))
        return format_hotp_value(hotp_value(secret, counter))

    return code


def test_a_producer_signs_in_with_a_code_and_no_password(client, producer):
    room = room_of(producer)
    assert client.get(room).url == f"{CODE}?next={room}"
    assert ask(client).url == CONFIRM
    assert mail.outbox[0].to == [EMAIL] and "dix minutes" in mail.outbox[0].body
    assert client.post(CONFIRM, {"code": code_sent()}).url == "/espace-pro/"
    assert "Ferme d’Anna" in html(client.get("/espace-pro/", follow=True))


def test_an_address_without_account_gets_the_same_answer(client, producer):
    known, unknown = Client(), Client()
    answers = [ask(known), ask(unknown, "personne@example.org")]
    assert answers[0].status_code == answers[1].status_code and answers[0].url == answers[1].url
    pages = [html(each.get(CONFIRM)) for each in (known, unknown)]
    same = [re.sub(r'value="[^"]{40,}"', "", page) for page in pages]
    assert same[0] == same[1].replace("personne@example.org", EMAIL)
    assert [message.to for message in mail.outbox] == [[EMAIL], ["personne@example.org"]]
    assert "Aucun compte" in mail.outbox[1].body
    assert not is_signed_in(unknown)


def test_both_cost_the_same_number_of_queries(client, producer, django_assert_max_num_queries):
    costs = []
    for email in (EMAIL, "personne@example.org"):
        one = Client()
        one.get(CODE)
        with django_assert_max_num_queries(40) as queries:
            ask(one, email)
        costs.append(len(queries))
    assert abs(costs[0] - costs[1]) <= 2


def test_a_code_serves_once(client, producer):
    ask(client)
    code = code_sent()
    client.post(CONFIRM, {"code": code})
    client.logout()
    other = Client()
    other.post(CONFIRM, {"code": code})
    client.post(CONFIRM, {"code": code})
    assert not is_signed_in(client) and not is_signed_in(other)


def test_a_code_of_another_visitor_opens_nothing(client, producer):
    ask(client)
    stranger = Client()
    ask(stranger, "personne@example.org")
    stranger.post(CONFIRM, {"code": code_sent() if "code" in mail.outbox[-1].subject else "AAAAAA"})
    stranger.post(CONFIRM, {"code": re.search(r"\n\n([A-Z0-9-]{6,})\n\n", mail.outbox[0].body)[1]})
    assert not is_signed_in(stranger)


def test_three_wrong_codes_end_it(client, producer):
    ask(client)
    right = code_sent()
    for number in range(3):
        page = client.post(CONFIRM, {"code": f"WRONG{number}"})
    client.post(CONFIRM, {"code": right})
    assert page.status_code in (200, 302) and not is_signed_in(client)


def test_a_wrong_code_is_said_in_french_and_tied_to_its_field(client, producer):
    ask(client)
    page = html(client.post(CONFIRM, {"code": "FAUX12"}))
    assert "Ce code n’est pas le bon" in page and 'href="#id_code"' in page


def test_a_code_dies_after_ten_minutes(client, producer, monkeypatch):
    ask(client)
    code, now = code_sent(), time.time()
    monkeypatch.setattr(time, "time", lambda: now + 601)
    client.post(CONFIRM, {"code": code})
    assert not is_signed_in(client)


def test_one_address_cannot_be_flooded(client, producer):
    for _ in range(5):
        ask(Client())
    assert len(mail.outbox) == 3


@pytest.mark.parametrize("value", ["", "x", "a@b.fr\r\nBcc: c@d.fr", "\0", "é" * 400, "<script>@x.fr"])
def test_what_is_no_address_is_refused_kindly(client, value):
    home_page()
    assert ask(client, value).status_code == 200 and not mail.outbox


@pytest.mark.parametrize(
    "away", ["https://mauvais.example/", "//mauvais.example", "javascript:alert(1)", "/\\mauvais.example"]
)
def test_next_stays_home(producer, away):
    client = Client()
    ask(client)
    assert client.post(CONFIRM, {"code": code_sent(), "next": away}).url == "/espace-pro/"


def test_next_leads_back_to_where_one_was(client, agent):
    assert sign_in(client, follow=False).url == "/admin/"
    client.logout()
    answer = client.post(PASSWORD_PAGE, {"login": "agent", "password": PASSWORD, "next": "/admin/images/"})
    assert answer.url == "/admin/images/"


def test_a_producer_never_reaches_the_admin(client, producer):
    client.force_login(producer)
    for path in ("/admin/", "/admin/pages/", "/admin/images/"):
        answer = client.get(path)
        assert answer.status_code == 403 and "Cette barrière est fermée" in html(answer)


def test_an_account_with_a_password_may_use_it(client, producer):
    producer.set_password(PASSWORD)
    producer.save()
    assert "Se connecter avec un mot de passe" in html(client.get(CODE))
    assert sign_in(client, EMAIL).url == "/espace-pro/"


def test_a_code_never_opens_a_staff_session(client, agent):
    ask(client, agent.email)
    assert "Aucun compte" in mail.outbox[0].body and "code" not in mail.outbox[0].subject.lower().replace("code de", "")
    assert not is_signed_in(client)


@pytest.mark.parametrize("door", ["/admin/login/", "/_util/login/"])
def test_no_other_page_opens_a_session(client, agent, door):
    answer = client.post(door, {"username": "agent", "password": PASSWORD})
    assert answer.status_code == 302 and answer.url == PASSWORD_PAGE and not is_signed_in(client)
    assert client.get(f"{door}?next=/admin/images/").url == f"{PASSWORD_PAGE}?next=%2Fadmin%2Fimages%2F"
    assert client.get("/admin/images/").status_code == 302
    assert client.get("/django-admin/").status_code == 404 and client.get("/accounts/login/").status_code == 404


def test_with_the_second_factor_on_a_password_alone_opens_nothing(client, agent, settings):
    settings.STAFF_SECOND_FACTOR = True
    code = with_second_factor(agent)
    assert sign_in(client).url == "/compte/2fa/authenticate/"
    assert not is_signed_in(client) and client.get("/admin/").status_code == 302
    page = html(client.get("/compte/2fa/authenticate/"))
    assert 'lang="fr"' in page and "<h1>" in page
    client.post("/compte/2fa/authenticate/", {"code": "000000"})
    assert not is_signed_in(client)
    assert client.post("/compte/2fa/authenticate/", {"code": code()}).url == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_staff_without_a_second_factor_must_choose_one_first(client, agent, settings, monkeypatch):
    settings.STAFF_SECOND_FACTOR = True
    sign_in(client)
    assert client.get("/admin/").url == "/compte/2fa/totp/activate/"
    confirm = client.get("/compte/2fa/totp/activate/").url
    assert "Mot de passe" in html(client.get(confirm))
    page = client.post(confirm, {"password": PASSWORD}, follow=True)
    assert page.status_code == 200 and "data:" in page["Content-Security-Policy"]
    secret = re.search(r'id="authenticator_secret" value="(\w+)"', page.content.decode())[1]
    counter = next(iter(yield_hotp_counters_from_time()))
    monkeypatch.setattr("django.db.transaction.on_commit", lambda then, **kwargs: then())  # the test never commits
    client.post("/compte/2fa/totp/activate/", {"code": format_hotp_value(hotp_value(secret, counter))})
    assert Authenticator.objects.filter(user=agent).exists()
    assert client.get("/admin/").status_code == 200
    assert any("Double authentification" in message.subject for message in mail.outbox)


def test_a_session_opened_another_way_is_not_enough(client, agent, settings):
    settings.STAFF_SECOND_FACTOR = True
    with_second_factor(agent)
    client.force_login(agent)
    assert client.get("/admin/").url == PASSWORD_PAGE and not is_signed_in(client)


def test_guessing_a_password_stops_before_it_is_hashed(client, agent, monkeypatch):
    checked = []
    real = type(agent).check_password
    monkeypatch.setattr(type(agent), "check_password", lambda self, raw: checked.append(raw) or real(self, raw))
    for number in range(9):
        page = sign_in(client, password=f"faux {number}")
    assert len(checked) <= 6 and "Trop d’essais" in html(page)
    assert not is_signed_in(client)


def test_a_wrong_password_says_the_same_for_all(client, agent):
    pages = [html(sign_in(Client(), login, "faux")) for login in ("agent", "inconnu")]
    same = [re.sub(r'value="[^"]*"', "", page) for page in pages]
    assert same[0] == same[1] and "n’est pas le bon" in same[0]


def test_a_session_changes_at_login_and_dies_at_logout(client, producer):
    ask(client)
    before = client.session.session_key
    client.post(CONFIRM, {"code": code_sent()})
    during = client.session.session_key
    assert before != during
    stolen = Client()
    stolen.cookies["sessionid"] = during
    room = room_of(producer)
    assert stolen.get(room).status_code == 200
    assert client.get("/espace-pro/deconnexion/").status_code == 200
    client.post("/espace-pro/deconnexion/")
    assert client.get(room).status_code == 302 and stolen.get(room).status_code == 302


def test_staff_who_left_for_half_an_hour_sign_in_again(client, agent, monkeypatch):
    sign_in(client)
    assert client.get("/admin/").status_code == 200
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 31 * 60)
    assert client.get("/admin/").url.startswith(PASSWORD_PAGE) and not is_signed_in(client)


@pytest.mark.parametrize("path", [CODE, PASSWORD_PAGE])
def test_login_pages_are_strict_french_and_kept_by_no_cache(client, path):
    home_page()
    for _ in range(2):
        page = client.get(path)
        assert "no-store" in page["Cache-Control"] or "private" in page["Cache-Control"]
    assert "unsafe" not in page["Content-Security-Policy"] and "data:" not in page["Content-Security-Policy"]
    assert not re.search(r"Sign|Password|Email|Login|\bCode sent", re.sub(r"<[^>]+>", "", html(page)))


def test_a_dead_mail_server_shows_nothing_worse(client, producer, monkeypatch):
    def fails(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", fails)
    assert ask(client).url == CONFIRM
    assert "le message partira dès que possible" in html(client.get(CONFIRM))


def test_choosing_a_new_password_opens_no_session(client, agent, settings):
    settings.STAFF_SECOND_FACTOR = True
    with_second_factor(agent)
    assert client.post("/admin/password_reset/", {"email": agent.email}).status_code == 302
    link = re.search(r"http://[^/]+(/admin/password_reset/confirm/\S+)", mail.outbox[-1].body)[1]
    form = client.get(link).url
    words = "encore un long mot de passe"
    client.post(form, {"new_password1": words, "new_password2": words})
    assert not is_signed_in(client) and client.get("/admin/").status_code == 302
    assert sign_in(client, password=words).url == "/compte/2fa/authenticate/" and not is_signed_in(client)
