"""Whatever a stranger types in the public forms of the guides: French errors, every answer kept, nothing published."""

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from guides.models import DriveSupportRequest, Initiative
from tests.factories import CommuneFactory, InitiativeIndexPageFactory, home_page
from tests.forms import as_a_person, send
from tests.guides.test_drive_requests import ANSWERS
from tests.guides.test_drive_requests import FORM as REQUEST
from tests.guides.test_initiatives import FORM as PROPOSAL_FORM
from tests.guides.test_initiatives import PROPOSAL

pytestmark = pytest.mark.django_db
FORMS = [
    (REQUEST, ANSWERS, DriveSupportRequest, ["group_name", "contact_name", "place", "description"]),
    (PROPOSAL_FORM, PROPOSAL, Initiative, ["name", "locality", "description", "source_name"]),
]
SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
both_forms = pytest.mark.parametrize(("url", "answers", "model", "texts"), FORMS, ids=["request", "initiative"])


@pytest.fixture(autouse=True)
def site():
    home_page()
    InitiativeIndexPageFactory()
    CommuneFactory(name="Samatan", code_insee="32410", postal_codes="32130")


def filled(answers, texts, words):
    return answers | dict.fromkeys(texts, words)


@both_forms
def test_ten_thousand_characters_are_refused_in_french_and_kept(client, url, answers, model, texts):
    response = send(client, url, filled(answers, texts, "é" * 10_000))
    html = response.content.decode()
    assert response.status_code == 200 and not model.objects.exists()
    assert html.count("é" * 10_000) >= len(texts)
    assert len(response.context["form"].errors) == len(texts)
    for errors in response.context["form"].errors.values():
        assert "Assurez-vous que cette valeur comporte au plus" in errors[0].replace("\xa0", " ")


@both_forms
@pytest.mark.parametrize(
    "words", ["a\0b", "\u202egras\u202c", "\u2066x\u2069", "\ud800", "🌽" * 20, "\r\n\t a"], ids=ascii
)
def test_what_no_page_can_show_is_taken_out_and_the_rest_is_kept(client, url, answers, model, texts, words):
    data = as_a_person(client, url) | filled(
        answers, texts, words.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    )
    response = client.post(url, data)
    assert response.status_code in (200, 302)
    for record in model.objects.all():
        kept = "".join(getattr(record, name) for name in texts)
        assert not set(kept) & set("\0\u202e\u202c\u2066\u2069")


@both_forms
def test_a_script_in_every_field_is_only_words(client, url, answers, model, texts):
    every = dict.fromkeys(answers, SCRIPT)
    refused = send(client, url, every).content.decode()
    assert "<script>alert(1)" not in refused and "<img src=x" not in refused
    assert SCRIPT in unescape(refused)
    assert not model.objects.exists()
    sent = send(client, url, filled(answers, texts, SCRIPT))
    page = client.get(sent.url).content.decode()
    assert model.objects.exists() and "<script>alert(1)" not in page and "<img src=x" not in page


@both_forms
def test_values_that_no_choice_offers_are_refused_in_french(client, url, answers, model, texts):
    nonsense = {
        "stage": "\0",
        "needs": ["rien"],
        "families": ["x", "-1"],
        "department": "'",
        "carrier": "9",
        "theme": "?",
    }
    response = send(client, url, answers | nonsense)
    assert response.status_code == 200 and not model.objects.exists()
    html = response.content.decode()
    assert "Select a valid choice" not in html and "This field" not in html and 'class="error-summary' in html


@both_forms
def test_a_file_that_nobody_asked_for_is_left_aside(client, url, answers, model, texts):
    picture = SimpleUploadedFile("photo.svg", b"<svg onload=alert(1)>" * 1000, content_type="image/svg+xml")
    response = send(client, url, answers | {"photo": picture})
    assert response.status_code == 302 and model.objects.count() == 1


@both_forms
def test_more_than_a_form_may_send_is_refused_with_a_page_in_french(client, url, answers, model, texts, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000
    response = send(client, url, filled(answers, texts, "é" * 10_000))
    assert response.status_code in (400, 413) and not model.objects.exists()
    assert 'lang="fr"' in response.content.decode()


@both_forms
def test_sent_twice_it_counts_once(client, url, answers, model, texts):
    data = as_a_person(client, url) | answers
    first, second = client.post(url, data), client.post(url, data)
    assert (first.status_code, second.status_code) == (302, 302)
    assert model.objects.count() == 1 and "deja=1" in second.url
