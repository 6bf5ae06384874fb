"""Initiatives to and from a spreadsheet: as a file, by command, and in the admin after a report."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from guides.exchange import COLUMNS, import_rows, read
from guides.models import Initiative
from home.roles import AGRICULTURE, COMMUNICATIONS, REVIEWERS, ensure_roles
from map.importing.limits import MAX_BYTES, FileProblem
from tests.factories import InitiativeFactory, home_page

pytestmark = pytest.mark.django_db
FILE = "/guides/initiatives/initiatives.csv"
LIST = "/admin/snippets/guides/initiative/"
IMPORT = LIST + "importer/"
HEAD = ";".join(COLUMNS)
ROW = "Drive du lundi;Auch;Gers;Collectivité;Drive et point de retrait;Un drive.;;04/04/2020;;;Sud Ouest;"


@pytest.fixture
def file_of(tmp_path):
    """A spreadsheet on disk: `file_of(b"…")`."""

    def write(content):
        path = tmp_path / "initiatives.csv"
        path.write_bytes(content)
        return path

    return write


def lines_of(*rows):
    return "\n".join([HEAD, *rows]).encode()


@pytest.fixture
def imported(file_of):
    """Import rows: `imported(ROW, publish=True)`."""
    return lambda *rows, **options: import_rows(read(file_of(lines_of(*rows))), **options)


def content_of(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.fixture
def as_role(client):
    """Sign in as someone of a group."""
    home_page()
    ensure_roles()

    def sign_in(role):
        user = get_user_model().objects.create_user(f"agent-{role}", password=None)
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        return client

    return sign_in


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_no_cell_of_the_files_is_a_formula(client, admin_client, start):
    InitiativeFactory(name=f"{start}HYPERLINK(1)")
    for exported in (client.get(FILE), admin_client.get(LIST + "?export=csv")):
        assert "'" + start + "HYPERLINK" in content_of(exported).decode("utf-8-sig")


@pytest.mark.parametrize("address", [FILE, LIST + "?export=csv", LIST + "?export=xlsx"])
def test_a_file_that_one_downloads_can_be_sent_back_and_changes_nothing(admin_client, file_of, address):
    InitiativeFactory(name="-10 % le lundi", url="https://drive.example/")
    rows = read(file_of(content_of(admin_client.get(address))))
    assert [line.outcome for line in import_rows(rows)] == ["inchangée"]


def test_a_row_becomes_a_draft_that_waits(imported):
    assert [line.outcome for line in imported(ROW)] == ["ajoutée"]
    new = Initiative.objects.get()
    assert (new.department, new.carrier, new.theme) == ("32", "council", "drive")
    assert (new.live, new.activity, str(new.started_on)) == (False, "unknown", "2020-04-04")


def test_a_second_import_updates_and_doubles_nothing(imported):
    imported(ROW)
    changed = ROW.replace("Un drive.", "Un drive le lundi.")
    assert [line.outcome for line in imported(ROW)] == ["inchangée"]
    assert [line.outcome for line in imported(changed)] == ["mise à jour"]
    assert [line.outcome for line in imported(changed)] == ["inchangée"]
    assert Initiative.objects.get().get_latest_revision_as_object().description == "Un drive le lundi."


def test_what_is_public_stays_until_the_change_is_published(imported):
    imported(ROW, publish=True)
    imported(ROW.replace("Un drive.", "Un drive le lundi."))
    assert Initiative.objects.public().get().description == "Un drive."
    imported(ROW.replace("Un drive.", "Un drive le mardi."), publish=True)
    assert Initiative.objects.public().get().description == "Un drive le mardi."


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (ROW.replace("Gers", "Gascogne"), "département"),
        (ROW.replace("04/04/2020", "hier"), "date"),
        (ROW.replace("Un drive.;;", "Un drive.;javascript:alert(1);"), "lien"),
        (ROW.replace("Sud Ouest", ""), "source"),
    ],
)
def test_a_wrong_row_is_refused_by_number_and_cause_and_the_others_are_kept(imported, wrong, words):
    lines = imported(wrong, ROW.replace("Drive du lundi", "Autre"))
    assert (lines[0].number, lines[0].outcome) == (2, "refusée") and words in lines[0].problem.lower()
    assert Initiative.objects.get().name == "Autre"


def test_a_dry_run_writes_nothing(imported):
    assert [line.outcome for line in imported(ROW, dry_run=True)] == ["ajoutée"]
    assert not Initiative.objects.exists()


@pytest.mark.parametrize("content", [b"", b"nom;lieu\n1;2", b'nom;"', b"\xff\xfe\x00", b"a" * (MAX_BYTES + 1)], ids=len)
def test_a_file_that_cannot_be_read_says_why(file_of, content):
    with pytest.raises(FileProblem):
        read(file_of(content))


def test_a_file_with_too_many_rows_is_refused(file_of, monkeypatch):
    monkeypatch.setattr("guides.exchange.MAX_ROWS", 1)
    with pytest.raises(FileProblem, match="plus de 1 lignes"):
        read(file_of(lines_of(ROW, ROW)))


def test_the_command_prints_a_line_a_row(tmp_path, capsys):
    path = tmp_path / "initiatives.csv"
    path.write_text(f"{HEAD}\n{ROW}\n", encoding="utf-8-sig")
    call_command("import_initiatives", str(path))
    said = capsys.readouterr().out
    assert "ligne 2 · ajoutée · Drive du lundi" in said
    with pytest.raises(CommandError):
        call_command("import_initiatives", str(tmp_path / "absent.csv"))


def choose(client, *rows, name="initiatives.csv"):
    """Send a file; the page that answers."""
    return client.post(IMPORT, {"file": SimpleUploadedFile(name, lines_of(*rows))})


def confirm(client, report, **more):
    return client.post(IMPORT, {"rows": report.context["form"]["rows"].value(), **more})


def test_an_import_is_read_before_it_is_written(as_role):
    client = as_role(COMMUNICATIONS)
    report = choose(client, ROW, ROW.replace("Gers", "Gascogne"))
    html = report.content.decode()
    assert "Rien n’est encore écrit" in html and "Gascogne" in html
    assert not Initiative.objects.exists()
    assert confirm(client, report).url == LIST
    assert Initiative.objects.get().name == "Drive du lundi"


@pytest.mark.parametrize(("role", "is_public"), [(COMMUNICATIONS, False), (REVIEWERS, True), (AGRICULTURE, True)])
def test_only_those_who_may_publish_import_straight_to_the_public(as_role, role, is_public):
    client = as_role(role)
    confirm(client, choose(client, ROW), publish="on")
    assert Initiative.objects.get().live == is_public


@pytest.mark.parametrize("rows", ["", "abc", "W10:1:abc"])
def test_rows_that_were_not_reported_are_refused(admin_client, rows):
    html = admin_client.post(IMPORT, {"rows": rows}).content.decode()
    assert "choisissez à nouveau le fichier" in html and not Initiative.objects.exists()


def test_a_file_that_is_no_spreadsheet_is_refused_in_the_form(admin_client):
    response = admin_client.post(IMPORT, {"file": SimpleUploadedFile("photo.jpg", b"\xff\xd8\x00")})
    assert "ni un CSV ni un classeur" in response.content.decode()


def test_who_may_not_write_initiatives_may_not_import(client, django_user_model):
    user = django_user_model.objects.create_user("curieux", password=None)
    client.force_login(user)
    assert client.get(IMPORT).status_code in (302, 403)
    client.logout()
    assert client.get(IMPORT).status_code == 302


def test_several_drafts_are_published_at_once_by_those_who_may(as_role):
    drafts = [InitiativeFactory(live=False), InitiativeFactory(live=False)]
    address = reverse("wagtail_bulk_action", args=["guides", "initiative", "publish"])
    ids = "&".join(f"id={draft.pk}" for draft in drafts)
    as_role(COMMUNICATIONS).post(f"{address}?{ids}")
    assert not Initiative.objects.public().exists()
    as_role(REVIEWERS).post(f"{address}?{ids}")
    assert Initiative.objects.public().count() == 2


@pytest.mark.parametrize(
    ("wrong", "words"),
    [("Producteurs", "Gascons"), ("Drive et point de retrait", "Ballons"), ("Gers", "Gascogne")],
)
def test_a_choice_that_is_not_one_is_told_as_it_was_written(imported, wrong, words):
    row = ROW.replace("Collectivité", "Producteurs").replace(wrong, words)
    assert f"«\u00a0{words}\u00a0»" in imported(row)[0].problem


def test_a_filter_in_force_is_said_in_french(admin_client):
    response = admin_client.get(LIST + "?live=false")
    assert [each.value for each in response.context["active_filters"]] == ["non"]
