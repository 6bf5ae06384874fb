"""Initiatives: found by filters, printed, downloaded, sent back; nothing that waits is public."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from guides.exchange import COLUMNS, FileProblem, import_rows, read
from guides.models import Initiative
from tests.factories import InitiativeFactory, InitiativeIndexPageFactory
from tests.forms import send

pytestmark = pytest.mark.django_db
FILE = "/guides/initiatives/initiatives.csv"
HEAD = ";".join(COLUMNS)
ROW = "Drive du lundi;Auch;Gers;Collectivité;Drive et point de retrait;Un drive.;;04/04/2020;;;Sud Ouest;"


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


def imported(*rows, head=HEAD, dry_run=False):
    return import_rows(read("\n".join([head, *rows]).encode()), dry_run=dry_run)


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


@pytest.mark.parametrize("state", ["proposed", "refused"])
def test_what_waits_or_was_refused_is_nowhere_public(client, index, state):
    InitiativeFactory(name="Secrète", state=state, sender_email="voisine@canari.example")
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


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_no_cell_of_the_file_is_a_formula(client, index, start):
    InitiativeFactory(name=f"{start}HYPERLINK(1)")
    assert downloaded(client)[1][0].startswith("'")


def test_the_file_that_one_downloads_can_be_sent_back_and_changes_nothing(client, index):
    InitiativeFactory(name="-10 % le lundi", url="https://drive.example/")
    content = client.get(FILE).content
    assert [line.outcome for line in import_rows(read(content))] == ["inchangée"]


def test_a_row_becomes_a_proposal_that_waits(client):
    assert [line.outcome for line in imported(ROW)] == ["ajoutée"]
    new = Initiative.objects.get()
    assert (new.department, new.carrier, new.theme) == ("32", "council", "drive")
    assert (new.state, new.activity, str(new.started_on)) == ("proposed", "unknown", "2020-04-04")


def test_a_second_import_updates_and_doubles_nothing():
    imported(ROW)
    changed = ROW.replace("Un drive.", "Un drive le lundi.")
    assert [line.outcome for line in imported(ROW)] == ["inchangée"]
    assert [line.outcome for line in imported(changed)] == ["mise à jour"]
    assert Initiative.objects.get().description == "Un drive le lundi."


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (ROW.replace("Gers", "Gascogne"), "département"),
        (ROW.replace("04/04/2020", "hier"), "date"),
        (ROW.replace("Un drive.;;", "Un drive.;javascript:alert(1);"), "lien"),
        (ROW.replace("Sud Ouest", ""), "source"),
    ],
)
def test_a_wrong_row_is_refused_by_number_and_cause_and_the_others_are_kept(wrong, words):
    lines = imported(wrong, ROW.replace("Drive du lundi", "Autre"))
    assert (lines[0].number, lines[0].outcome) == (2, "refusée") and words in lines[0].problem.lower()
    assert Initiative.objects.get().name == "Autre"


def test_a_dry_run_writes_nothing():
    assert [line.outcome for line in imported(ROW, dry_run=True)] == ["ajoutée"]
    assert not Initiative.objects.exists()


@pytest.mark.parametrize("content", [b"", b"nom;lieu\n1;2", b'nom;"', b"\xff\xfe\x00", b"a" * 2_000_001])
def test_a_file_that_cannot_be_read_says_why(content):
    with pytest.raises(FileProblem):
        list(read(content))


def test_the_command_prints_a_line_a_row(tmp_path, capsys):
    path = tmp_path / "initiatives.csv"
    path.write_text(f"{HEAD}\n{ROW}\n", encoding="utf-8-sig")
    call_command("import_initiatives", str(path))
    said = capsys.readouterr().out
    assert "ligne 2 · ajoutée · Drive du lundi" in said
    with pytest.raises(CommandError):
        call_command("import_initiatives", str(tmp_path / "absent.csv"))


def test_proposals_are_on_the_dashboard(admin_client, index):
    InitiativeFactory(name="Drive du lundi", state="proposed")
    html = admin_client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Initiatives proposées, à relire (1)" in html and "Drive du lundi" in html


def test_the_admin_filters_by_state(admin_client, index):
    InitiativeFactory(name="Proposée hier", state="proposed")
    InitiativeFactory(name="Publiée hier")
    url = reverse("wagtailsnippets_guides_initiative:list")
    html = admin_client.get(url, {"state": "proposed"}).content.decode()
    assert "Proposée hier" in html and "Publiée hier" not in html


def test_the_list_costs_the_same_for_two_initiatives_or_twenty(client, index, django_assert_max_num_queries):
    def cost(number):
        InitiativeFactory.create_batch(number)
        client.get(index.url)
        with django_assert_max_num_queries(13) as queries:
            client.get(index.url)
        return len(queries)

    assert cost(2) == cost(18)


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
    assert (new.state, new.sender_email) == ("proposed", "anna@canari.example")
    assert shown(client) == []


@pytest.mark.parametrize(
    "wrong",
    [{"name": ""}, {"url": "javascript:alert(1)"}, {"department": "999"}, {"sender_email": "anna"}, {"consent": ""}],
)
def test_a_wrong_proposal_is_refused_and_nothing_typed_is_lost(client, index, wrong):
    response = send(client, FORM, PROPOSAL | wrong)
    assert response.status_code == 200 and not Initiative.objects.exists()
    assert "Six fermes, un retrait." in response.content.decode()


@pytest.mark.parametrize("field", ["state", "activity", "checked_on"])
def test_a_stranger_cannot_publish(client, index, field):
    send(client, FORM, PROPOSAL | {field: {"state": "published", "activity": "active"}.get(field, "2026-01-01")})
    new = Initiative.objects.get()
    assert (new.state, new.activity, new.checked_on) == ("proposed", "unknown", None)


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
