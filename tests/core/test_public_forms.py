"""Public forms: every defence, with and without scripts, and nothing typed is lost."""

import json
import re
from html import unescape

import pytest
from altcha import ChallengeV1, solve_challenge_v1
from altcha.v1 import Payload
from django import forms
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import path
from django.utils import timezone

from cms.core import proof
from cms.core.consent import ConsentField
from cms.core.form_tokens import FormToken
from cms.core.models import FormReceipt
from cms.core.public_forms import PublicForm, PublicFormView
from cms.core.throttling import Limit, client_address, client_key
from cms.urls import urlpatterns as site_urls
from tests.forms import answer_to, as_a_person, send, token_in

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
URL = "/essai/"
DATA = {"name": "Anna", "consent": "on"}


class TryForm(PublicForm):
    name = forms.CharField(label="Votre nom", max_length=40)
    words = forms.CharField(label="Message", max_length=200, required=False, widget=forms.Textarea)
    photo = forms.FileField(label="Photo", required=False)
    kind = forms.ChoiceField(label="Genre", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect, required=False)
    consent = ConsentField("J’accepte.")


class TryView(PublicFormView):
    form_class, name, title = TryForm, "essai", "Essai"
    per_address, per_form = Limit(4), Limit(6)

    def accept(self, form):
        Group.objects.create(name=form.cleaned_data["name"] + "|" + form.cleaned_data["words"])
        return "/recu/"


urlpatterns = [path("essai/", TryView.as_view()), path("recu/", lambda request: HttpResponse("ok")), *site_urls]


def saved():
    return list(Group.objects.values_list("name", flat=True))


def text_of(response):
    return unescape(response.content.decode())


@pytest.fixture(autouse=True)
def nothing(db):
    Group.objects.all().delete()


def test_a_person_without_scripts_sends_it(client):
    response = send(client, URL, DATA)
    assert (response.status_code, response.url) == (302, "/recu/")
    assert saved() == ["Anna|"]


def test_a_browser_that_worked_needs_no_answer(client):
    page = client.get(URL)
    challenge = json.loads(unescape(re.search(r'data-proof="([^"]+)"', page.content.decode())[1]))
    made = ChallengeV1(
        challenge["algorithm"],
        challenge["challenge"],
        challenge["maxNumber"],
        challenge["salt"],
        challenge["signature"],
    )
    number = solve_challenge_v1(made.challenge, made.salt, made.algorithm, made.max_number, 0).number
    solution = Payload(made.algorithm, made.challenge, number, made.salt, made.signature).to_base64()
    other = FormToken.new("essai")
    assert client.post(URL, DATA | {"token": str(other), "solution": solution}).status_code == 200
    assert saved() == []
    assert client.post(URL, DATA | {"token": token_in(page), "solution": solution}).status_code == 302
    assert saved() == ["Anna|"]


@pytest.mark.parametrize("solution", ["", "x", "e30=", "W10=", "bnVsbA==", "eyJzYWx0IjoxfQ==", "é" * 30])
def test_a_robot_that_neither_works_nor_answers_is_told_how(client, solution):
    token = token_in(client.get(URL))
    page = text_of(client.post(URL, DATA | {"token": token, "solution": solution, "answer": "je ne sais pas"}))
    assert "Répondez par un des trois mots" in page and 'href="#id_answer"' in page
    assert saved() == []


def test_naming_all_the_words_is_no_answer():
    assert proof.answers_question(0, " Le Poireau ! ") and proof.answers_question(4, "du jus de pomme")
    assert not proof.answers_question(0, "tracteur, poireau, facture") and not proof.answers_question(0, "")


def test_the_proof_can_be_turned_off(client, settings):
    settings.PUBLIC_FORM_PROOF = False
    page = client.get(URL)
    assert "data-proof" not in page.content.decode()
    assert client.post(URL, DATA | {"token": token_in(page)}).status_code == 302


def test_the_trap_is_hidden_from_everyone_and_closes_on_robots(client):
    assert re.search(r'<div hidden>\s*<label for="id_trap">', client.get(URL).content.decode())
    page = text_of(send(client, URL, DATA | {"trap": "http://x.example"}))
    assert "celui d’un robot" in page and 'value="Anna"' in page and "x.example" not in page
    assert saved() == []


def test_nobody_answers_in_no_time(client, settings):
    settings.PUBLIC_FORM_MINIMUM_SECONDS = 3
    person = as_a_person(client, URL)
    page = client.post(URL, DATA | person)
    assert "arrivé très vite" in text_of(page) and 'value="Anna"' in text_of(page)
    nonce, _time_and_signature = person["token"].split(":", 1)
    assert token_in(page).startswith(f"{nonce}:")
    settings.PUBLIC_FORM_MINIMUM_SECONDS = 0
    assert client.post(URL, DATA | person).status_code == 302


def test_sent_twice_it_counts_once_and_shows_the_first_receipt(client):
    person = as_a_person(client, URL)
    assert client.post(URL, DATA | person).url == "/recu/"
    again = client.post(URL, DATA | person | {"name": "Autre"})
    assert again.url == "/recu/?deja=1"
    assert saved() == ["Anna|"] and FormReceipt.objects.count() == 1


def test_of_two_at_the_same_moment_the_second_sees_the_first(client, monkeypatch):
    person = as_a_person(client, URL)
    client.post(URL, DATA | person)
    first, answers = FormReceipt.objects.filter, []

    def late(**kwargs):
        answers.append(kwargs)
        return FormReceipt.objects.none() if len(answers) == 1 else first(**kwargs)

    monkeypatch.setattr(FormReceipt.objects, "filter", late)
    assert client.post(URL, DATA | person).url == "/recu/?deja=1"
    assert saved() == ["Anna|"]


def test_what_fails_while_saving_can_be_sent_again(client, monkeypatch):
    person = as_a_person(client, URL)
    monkeypatch.setattr(TryView, "accept", lambda self, form: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        client.post(URL, DATA | person)
    monkeypatch.undo()
    assert client.post(URL, DATA | person).url == "/recu/" and saved() == ["Anna|"]


@pytest.mark.parametrize("wrong", ["", "x", "other form", "old", "changed"])
def test_a_token_that_is_not_ours_asks_to_send_again(client, wrong, monkeypatch):
    token = {"other form": str(FormToken.new("autre")), "changed": str(FormToken.new("essai"))[:-2]}.get(wrong, wrong)
    if wrong == "old":
        token = str(FormToken("essai", "n", 0, timezone.now().timestamp() - 25 * 3600))
    page = client.post(URL, DATA | {"token": token, "answer": "poireau"})
    assert "ouvert depuis longtemps" in text_of(page) and 'value="Anna"' in text_of(page)
    fresh = token_in(page)
    assert client.post(URL, DATA | {"token": fresh, "answer": answer_to(fresh)}).status_code == 302


def test_one_address_has_a_limit_and_keeps_what_it_typed(client):
    for _ in range(TryView.per_address.times):
        client.post(URL, {})
    page = send(client, URL, DATA)
    assert page.status_code == 429 and "Trop d’envois" in text_of(page) and 'value="Anna"' in text_of(page)
    assert send(client, URL, DATA, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_a_form_has_a_limit_whoever_sends(client):
    for number in range(TryView.per_form.times):
        client.post(URL, {}, REMOTE_ADDR=f"192.0.2.{number}")
    assert send(client, URL, DATA, REMOTE_ADDR="192.0.2.99").status_code == 429


def test_limits_let_through_when_the_cache_is_down(client, monkeypatch):
    def fails(*args, **kwargs):
        raise ConnectionError

    monkeypatch.setattr(cache, "add", fails)
    for name in "abcdef":
        assert send(client, URL, DATA | {"name": name}).status_code == 302


def test_an_address_is_never_kept_in_clear(rf):
    request = rf.post(URL, REMOTE_ADDR="192.0.2.7")
    assert "192.0.2.7" not in client_key(request) and client_key(request) == client_key(request)
    assert client_address(rf.get("/", REMOTE_ADDR="", headers={"X-Forwarded-For": "6.6.6.6, 192.0.2.8"})) == "192.0.2.8"
    spoofed = rf.get("/", REMOTE_ADDR="192.0.2.7", headers={"X-Forwarded-For": "6.6.6.6"})
    assert client_address(spoofed) == "192.0.2.7"


def test_a_post_from_another_site_is_refused():
    assert Client(enforce_csrf_checks=True).post(URL, DATA).status_code == 403
    assert saved() == []


def test_errors_are_summed_up_tied_to_their_field_and_keep_all_answers(client):
    file = SimpleUploadedFile("a.txt", b"x")
    page = text_of(send(client, URL, {"name": "x" * 41, "words": "Bonjour <b>", "kind": "z", "photo": file}))
    assert '<a href="#id_name">' in page and '<a href="#id_consent">' in page and '<a href="#id_kind">' in page
    assert 'aria-invalid="true"' in page and "id_name_error" in page and 'id="id_kind"' in page
    assert "x" * 41 in page and "Bonjour <b>" in page and "Choisissez à nouveau" in page
    assert "<title>Erreur" in page


def test_what_cannot_be_shown_is_taken_out(client):
    send(client, URL, DATA | {"name": "An\x00na\x07\u202e", "words": "un\r\ndeux\ttrois 🐓 مرحبا"})
    assert saved() == ["Anna|un\ndeux trois 🐓 مرحبا"]


def test_a_body_in_another_charset_is_refused(client):
    assert (
        client.post(URL, b"name=x", content_type="application/x-www-form-urlencoded; charset=utf-7").status_code == 400
    )


def test_no_shared_cache_keeps_the_form(client):
    for _ in range(2):  # the second time the visitor has the cookie already
        response = client.get(URL)
        assert "private" in response["Cache-Control"]
    assert 'content="noindex"' in response.content.decode()


def test_a_text_field_without_limit_is_a_mistake_of_ours():
    class Loose(PublicForm):
        name = forms.CharField()

    with pytest.raises(ImproperlyConfigured):
        Loose(token=FormToken.new("essai"))
