"""Initiatives: found by filters, printed, downloaded, sent back; nothing that waits is public."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from guides.models import Initiative
from home.roles import ensure_roles
from tests.factories import InitiativeFactory, InitiativeIndexPageFactory
from tests.forms import send

pytestmark = pytest.mark.django_db
FILE = "/guides/initiatives/initiatives.csv"


@pytest.fixture
def index():
    return InitiativeIndexPageFactory()


def shown(client, query=""):
    html = client.get(f"/guides/initiatives/{query}").content.decode()
    return [one.name for one in Initiative.objects.all() if one.name in html]


def downloaded(client, query=""):
    response = client.get(FILE + query)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.reader(StringIO(response.content.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"Carte du Gard", "Drive d’Auch"}),
        ("?departement=30", {"Carte du Gard"}),
        ("?porteur=council", {"Drive d’Auch"}),
        ("?theme=directory", {"Carte du Gard"}),
        ("?q=nimes", {"Carte du Gard"}),
        ("?q=gers+auch", {"Drive d’Auch"}),
        ("?departement=30&porteur=council", set()),
    ],
)
def test_the_list_and_the_file_answer_the_same_filters(client, index, query, expected):
    InitiativeFactory(name="Drive d’Auch", locality="Auch", department="32", carrier="council", theme="drive")
    InitiativeFactory(name="Carte du Gard", locality="Nîmes", department="30", carrier="association", theme="directory")
    assert set(shown(client, query)) == expected
    assert {row[0] for row in downloaded(client, query)[1:]} == expected


def test_what_waits_is_nowhere_public(client, index):
    InitiativeFactory(name="Secrète", live=False, sender_email="voisine@canari.example")
    assert shown(client) == [] and len(downloaded(client)) == 1


def test_the_address_of_a_sender_is_never_public(client, index):
    InitiativeFactory(sender_email="voisine@canari.example")
    for url in (index.url, FILE):
        assert "canari" not in client.get(url).content.decode()


@pytest.mark.parametrize("query", ["?page=abc", "?page=0", "?page=99", "?page=%00"])
def test_a_page_that_does_not_exist_is_not_found(client, index, query):
    assert client.get(index.url + query).status_code == 404


@pytest.mark.parametrize("url", ["/guides/initiatives/", FILE])
def test_nonsense_is_ignored_with_a_sentence(client, index, url):
    InitiativeFactory(name="Drive d’Auch")
    response = client.get(url + "?departement=999&porteur=%00&theme=%22&q=%00")
    assert response.status_code == 200 and "Drive d’Auch" in response.content.decode()


def test_a_filter_not_understood_is_named(client, index):
    html = client.get(index.url + "?departement=999").content.decode()
    assert "n’a pas été compris" in html and "Département" in html


def test_proposals_are_on_the_dashboard(admin_client, index):
    InitiativeFactory(name="Drive du lundi", live=False)
    html = admin_client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Initiatives proposées, à relire (1)" in html and "Drive du lundi" in html


def test_the_admin_filters_by_state(admin_client, index):
    InitiativeFactory(name="Proposée hier", live=False)
    InitiativeFactory(name="Publiée hier")
    url = reverse("wagtailsnippets_guides_initiative:list")
    html = admin_client.get(url, {"live": "false"}).content.decode()
    assert "Proposée hier" in html and "Publiée hier" not in html


def test_the_list_costs_the_same_for_two_initiatives_or_twenty(client, index, django_assert_max_num_queries):
    def cost(number):
        InitiativeFactory.create_batch(number)
        client.get(index.url)
        with django_assert_max_num_queries(12) as queries:
            client.get(index.url)
        return len(queries)

    cost(1)  # the first visits fill what the site keeps in memory
    assert cost(1) == cost(18)


def test_the_whole_list_is_put_on_one_page_to_be_printed(client, index):
    InitiativeFactory.create_batch(27)
    assert "Tout sur une page" in client.get(index.url).content.decode()
    assert len(shown(client, "?tout=1&departement=32")) == 27
    assert "Tout sur une page" not in client.get(index.url + "?tout=1").content.decode()


@pytest.mark.parametrize(
    ("locality", "department", "place"),
    [("Auch", "32", "Auch, Gers"), ("Gers", "32", "Gers"), ("Occitanie", "00", "Occitanie")],
)
def test_a_place_is_said_once(locality, department, place):
    assert InitiativeFactory.build(locality=locality, department=department).place == place


PROPOSAL = {
    "name": "Drive du lundi",
    "locality": "Auch",
    "department": "32",
    "carrier": "producers",
    "theme": "drive",
    "description": "Six fermes, un retrait.",
    "source_name": "J’y vends",
    "sender_email": "anna@canari.example",
    "consent": "on",
}
FORM = "/guides/initiatives/faire-connaitre/"


def test_anyone_may_make_an_initiative_known_and_it_waits(client, index):
    response = send(client, FORM, PROPOSAL)
    assert (response.status_code, response.url) == (302, "/guides/initiatives/merci/")
    assert "Merci" in client.get(response.url).content.decode()
    new = Initiative.objects.get()
    assert (new.live, new.sender_email) == (False, "anna@canari.example")
    assert shown(client) == []


@pytest.mark.parametrize(
    "wrong",
    [{"name": ""}, {"url": "javascript:alert(1)"}, {"department": "999"}, {"sender_email": "anna"}, {"consent": ""}],
)
def test_a_wrong_proposal_is_refused_and_nothing_typed_is_lost(client, index, wrong):
    response = send(client, FORM, PROPOSAL | wrong)
    assert response.status_code == 200 and not Initiative.objects.exists()
    assert "Six fermes, un retrait." in response.content.decode()


@pytest.mark.parametrize("more", [{"live": "on"}, {"activity": "active"}, {"checked_on": "2026-01-01"}], ids=str)
def test_a_stranger_cannot_publish(client, index, more):
    send(client, FORM, PROPOSAL | more)
    new = Initiative.objects.get()
    assert (new.live, new.activity, new.checked_on) == (False, "unknown", None)


def test_a_known_initiative_is_said_to_be_known(client, index):
    InitiativeFactory(name="Drive du lundi", locality="Auch", department="32")
    response = send(client, FORM, PROPOSAL)
    assert response.status_code == 200 and "Nous connaissons déjà" in response.content.decode()


def test_the_address_of_a_sender_is_erased_after_a_year():
    old = InitiativeFactory(sender_email="anna@canari.example", created_at=timezone.now() - timedelta(days=366))
    new = InitiativeFactory(sender_email="zoe@canari.example", created_at=timezone.now() - timedelta(days=364))
    call_command("forget_initiative_senders")
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.sender_email, new.sender_email) == ("", "zoe@canari.example")


def test_no_version_of_an_initiative_keeps_the_address_of_its_sender(client, index):
    send(client, FORM, PROPOSAL)
    proposed = Initiative.objects.get()
    assert "canari" not in str(proposed.latest_revision.content)
    assert proposed.get_latest_revision_as_object().sender_email == PROPOSAL["sender_email"]
    Initiative.objects.update(sender_email="")
    proposed.refresh_from_db()
    proposed.latest_revision.publish()
    assert not Initiative.objects.get().sender_email


def test_a_proposal_waits_in_the_review_of_the_site(client, index):
    ensure_roles()
    send(client, FORM, PROPOSAL)
    assert Initiative.objects.get().workflow_in_progress
