"""Review before publication, through the admin's own screens: who may do what, and what waits for whom."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.core.desk_panel import waiting_for
from cms.core.requests import request_models
from home.roles import AGRICULTURE, COMMUNICATIONS, REVIEWERS, ensure_roles
from news.models import ArticlePage
from producers.withdrawing import withdraw
from tests.factories import (
    ArticlePageFactory,
    DriveGuidePageFactory,
    GuidePageFactory,
    InitiativeFactory,
    NewsIndexPageFactory,
    PlatformFactory,
    ProducerIndexPageFactory,
    ProducerPageFactory,
    SaleMethodFactory,
    SalePointFactory,
    VideoFactory,
    home_page,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_role(client):
    """Sign in as someone of a group: `as_role(COMMUNICATIONS)`."""
    home_page()
    NewsIndexPageFactory()
    ProducerPageFactory()
    ensure_roles()
    users = {}

    def sign_in(role):
        if role not in users:
            name = f"agent-{len(users)}"
            users[role] = get_user_model().objects.create_user(name, f"{name}@mairie.example", password=None)
            users[role].groups.add(Group.objects.get(name=role))
        client.force_login(users[role])
        return client

    return sign_in


def article_form(client, page, **changes):
    """What the edit form of an article sends back as it is, with changes."""
    form = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).context["form"]
    data = {}
    for bound in form:
        value = bound.value()
        if bound.name != "body":
            data[bound.html_name] = "" if value is None or value is False else value
    data["tags"] = ""
    for formset in form.formsets.values():
        prefix = formset.prefix
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    body = nested_form_data({"body": streamfield([("text", rich_text("<p>Bonjour.</p>"))])})
    return {key: value for key, value in (data | body | changes).items() if value is not None}


def edit(client, page, **changes):
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), article_form(client, page, **changes))


def can_open(client, name, *args):
    """Whether a screen of the admin opens rather than sending home."""
    response = client.get(reverse(name, args=args))
    assert response.status_code in (200, 302, 403, 404)
    return response.status_code == 200


def draft():
    article = ArticlePageFactory(title="Le marché rouvre", live=False)
    article.save_revision()
    return article


def submit(as_role, article, **changes):
    response = edit(as_role(COMMUNICATIONS), article, **{"action-submit": "1"} | changes)
    assert response.status_code == 302
    article.refresh_from_db()
    return article


def act(client, article, action):
    """A reviewer's answer, as the button of the screen sends it."""
    state = article.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, action, state.pk])
    response = client.post(url, {"comment": "Le titre dit l’essentiel."})
    article.refresh_from_db()
    return response


def test_an_author_writes_and_cannot_publish(as_role):
    article = draft()
    client = as_role(COMMUNICATIONS)
    html = client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
    assert 'name="action-submit"' in html and 'name="action-publish"' not in html
    edit(client, article, **{"action-publish": "1"})
    article.refresh_from_db()
    assert not article.live


def test_what_an_author_submits_waits_for_a_reviewer_and_approval_publishes_it(as_role):
    article = submit(as_role, draft())
    assert article.workflow_in_progress and not article.live
    act(as_role(REVIEWERS), article, "approve")
    assert article.live and not article.workflow_in_progress


def test_an_author_cannot_approve_what_waits(as_role):
    article = submit(as_role, draft())
    response = act(as_role(COMMUNICATIONS), article, "approve")
    assert response.status_code in (302, 403) and not article.live and article.workflow_in_progress


def test_a_reviewer_sends_it_back_and_nothing_is_published(as_role):
    article = submit(as_role, draft())
    act(as_role(REVIEWERS), article, "reject")
    assert not article.live and not article.workflow_in_progress
    assert submit(as_role, article).workflow_in_progress


def test_an_approved_article_with_an_hour_waits_for_its_hour(as_role):
    hour = timezone.localtime(timezone.now() + timedelta(days=1)).replace(second=0, microsecond=0)
    article = submit(as_role, draft(), go_live_at=hour.strftime("%d/%m/%Y %H:%M"))
    act(as_role(REVIEWERS), article, "approve")
    assert not article.live
    assert article.scheduled_revision.approved_go_live_at == hour


def test_a_published_article_stays_as_it_is_while_its_change_waits(as_role, client):
    article = ArticlePageFactory(title="Avant")
    article.save_revision().publish()
    submit(as_role, article, title="Après")
    client.logout()
    html = client.get(article.url).content.decode()
    assert "Avant" in html and "Après" not in html


def test_the_mails_of_the_review_are_in_french(as_role, django_capture_on_commit_callbacks):
    as_role(REVIEWERS)
    with django_capture_on_commit_callbacks(execute=True):
        article = submit(as_role, draft())
        act(as_role(REVIEWERS), article, "reject")
    assert len(mail.outbox) >= 2
    words = " ".join(f"{one.subject} {one.body}" for one in mail.outbox)
    for english in ("has been", "You can", "submitted", "rejected", "Edit your", "Good news", "Hello"):
        assert english not in words, words


def test_versions_of_an_article_are_compared_and_restored(as_role):
    article = ArticlePageFactory(title="Premier titre")
    first = article.save_revision()
    article.title = "Second titre"
    article.save_revision()
    client = as_role(COMMUNICATIONS)
    url = reverse("wagtailadmin_pages:revisions_compare", args=[article.pk, first.pk, "latest"])
    html = client.get(url).content.decode()
    assert "Premier" in html and "Second" in html
    revert = client.get(reverse("wagtailadmin_pages:revisions_revert", args=[article.pk, first.pk]))
    assert "Premier titre" in revert.content.decode()


def test_an_author_leaves_a_comment_that_the_reviewer_reads(as_role):
    article = draft()
    comments = {
        "comments-TOTAL_FORMS": "1", "comments-INITIAL_FORMS": "0", "comments-0-id": "", "comments-0-position": "",
        "comments-0-text": "Faut-il citer le maire ?", "comments-0-contentpath": "title",
        "comments-0-replies-TOTAL_FORMS": "0", "comments-0-replies-INITIAL_FORMS": "0",
    }  # fmt: skip
    edit(as_role(COMMUNICATIONS), article, **comments)
    html = as_role(REVIEWERS).get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
    assert "Faut-il citer le maire" in html


RIGHTS = [
    (COMMUNICATIONS, "home", True),
    (COMMUNICATIONS, "article", True),
    (COMMUNICATIONS, "guide", True),
    (COMMUNICATIONS, "news_index", True),
    (COMMUNICATIONS, "drive_guide", True),
    (COMMUNICATIONS, "producer", False),
    (COMMUNICATIONS, "producer_index", False),
    (COMMUNICATIONS, "video", True),
    (COMMUNICATIONS, "sale_point", False),
    (COMMUNICATIONS, "sale_method", True),
    (COMMUNICATIONS, "initiative", True),
    (COMMUNICATIONS, "platform", True),
    (REVIEWERS, "home", True),
    (REVIEWERS, "article", True),
    (REVIEWERS, "producer", False),
    (REVIEWERS, "video", True),
    (REVIEWERS, "sale_point", False),
    (REVIEWERS, "sale_method", True),
    (AGRICULTURE, "home", False),
    (AGRICULTURE, "article", False),
    (AGRICULTURE, "guide", False),
    (AGRICULTURE, "news_index", False),
    (AGRICULTURE, "drive_guide", False),
    (AGRICULTURE, "producer", True),
    (AGRICULTURE, "producer_index", True),
    (AGRICULTURE, "video", True),
    (AGRICULTURE, "sale_point", True),
    (AGRICULTURE, "sale_method", True),
    (AGRICULTURE, "initiative", True),
    (AGRICULTURE, "platform", True),
]
THINGS = {
    "home": home_page,
    "article": ArticlePageFactory,
    "guide": GuidePageFactory,
    "news_index": NewsIndexPageFactory,
    "drive_guide": DriveGuidePageFactory,
    "producer": ProducerPageFactory,
    "producer_index": ProducerIndexPageFactory,
    "video": VideoFactory,
    "sale_point": SalePointFactory,
    "sale_method": SaleMethodFactory,
    "initiative": InitiativeFactory,
    "platform": PlatformFactory,
}


@pytest.mark.parametrize(("role", "thing", "may"), RIGHTS)
def test_each_role_opens_exactly_what_is_its_business(as_role, role, thing, may):
    record = THINGS[thing]()
    client = as_role(role)
    if isinstance(record, Page):
        assert can_open(client, "wagtailadmin_pages:edit", record.pk) == may
    else:
        name = f"wagtailsnippets_{record._meta.app_label}_{record._meta.model_name}"
        assert can_open(client, f"{name}:list") == may
        assert can_open(client, f"{name}:edit", record.pk) == may


PAGE_SCREENS = ["edit", "history", "view_draft", "usage", "unpublish", "delete", "move", "copy", "set_privacy"]


@pytest.mark.parametrize("role", [COMMUNICATIONS, REVIEWERS])
def test_who_writes_opens_no_screen_of_a_farm_and_sees_no_private_number(as_role, role):
    page = ProducerPageFactory(phone="05 36 49 77 77", phone_audience="service", email="secret@canari.example")
    revision = page.save_revision()
    client = as_role(role)
    opened = [name for name in PAGE_SCREENS if can_open(client, f"wagtailadmin_pages:{name}", page.pk)]
    versions = {"revisions_view": [revision.pk], "revisions_revert": [revision.pk]}
    versions["revisions_compare"] = ["earliest", "latest"]
    opened += [
        name for name, args in versions.items() if can_open(client, f"wagtailadmin_pages:{name}", page.pk, *args)
    ]
    assert opened == []
    names = ["wagtailadmin_explore", "wagtailadmin_pages:history"]
    html = "".join(client.get(reverse(name, args=[page.get_parent().pk])).content.decode() for name in names)
    assert "05 36 49 77 77" not in html and "secret@canari.example" not in html


@pytest.mark.parametrize("role", [COMMUNICATIONS, REVIEWERS])
@pytest.mark.parametrize("action", ["edit", "unpublish", "delete", "lock", "set_privacy"])
def test_who_writes_changes_nothing_of_a_farm_by_its_number(as_role, role, action):
    page = ProducerPageFactory(title="La ferme")
    data = {"title": "Pirate", "slug": "pirate", "action-publish": "1", "restriction_type": "login"}
    as_role(role).post(reverse(f"wagtailadmin_pages:{action}", args=[page.pk]), data)
    page.refresh_from_db()
    assert page.live and page.title == "La ferme" and not page.locked and not page.get_view_restrictions()


@pytest.mark.parametrize(("role", "may"), [(COMMUNICATIONS, False), (REVIEWERS, False), (AGRICULTURE, True)])
def test_the_service_alone_adds_farms(as_role, role, may):
    client = as_role(role)
    parent = ProducerPageFactory().get_parent()
    assert can_open(client, "wagtailadmin_pages:add", "producers", "producerpage", parent.pk) == may
    assert ("Ajouter un producteur" in client.get(reverse("wagtailadmin_home")).content.decode()) == may


@pytest.mark.parametrize("role", [COMMUNICATIONS, REVIEWERS])
def test_who_writes_sees_no_request_at_all(as_role, role):
    client = as_role(role)
    for model in request_models():
        assert not can_open(client, f"{model._meta.model_name}:index"), model
    assert list(waiting_for(get_user_model().objects.get(groups__name=role))) == []


@pytest.mark.parametrize(("role", "may"), [(COMMUNICATIONS, False), (REVIEWERS, True), (AGRICULTURE, True)])
def test_only_those_who_answer_know_who_proposed_an_initiative(as_role, role, may):
    initiative = InitiativeFactory(sender_email="voisine@canari.example")
    html = as_role(role).get(edit_address(initiative)).content.decode()
    assert ("voisine@canari.example" in html) == may


def test_what_waits_for_a_review_stays_fit_to_be_published(as_role):
    article = submit(as_role, draft())
    edit(as_role(COMMUNICATIONS), article, standfirst="")
    article.refresh_from_db()
    assert article.get_latest_revision_as_object().standfirst
    act(as_role(REVIEWERS), article, "approve")
    assert article.live and article.standfirst


def test_a_film_is_written_by_communications_and_published_by_a_reviewer(as_role):
    film = VideoFactory(title="Avant", live=False, is_captioned_by_host=True)
    author = as_role(COMMUNICATIONS)
    address = reverse("wagtailsnippets_producers_video:edit", args=[film.pk])
    form = author.get(address).context["form"]
    data = {bound.html_name: bound.value() or "" for bound in form} | {"transcript": rich_text("<p>Bonjour.</p>")}
    author.post(address, data | {"title": "Après", "action-publish": "1"})
    film.refresh_from_db()
    assert not film.live
    author.post(address, data | {"title": "Après", "action-submit": "1"})
    film.refresh_from_db()
    assert film.workflow_in_progress and not film.live
    state = film.current_workflow_task_state
    as_role(REVIEWERS).post(
        reverse("wagtailsnippets_producers_video:workflow_action", args=[film.pk, "approve", state.pk])
    )
    film.refresh_from_db()
    assert film.live and film.title == "Après"


def test_a_film_withdrawn_while_it_waits_for_its_review_waits_no_more(as_role):
    film = VideoFactory(is_captioned_by_host=True)
    as_role(REVIEWERS)
    film.save_revision()
    film.get_workflow().start(film, None)
    withdraw(film)
    film.refresh_from_db()
    assert not film.live and not film.workflow_in_progress


@pytest.mark.parametrize("action", ["publish", "unpublish", "delete"])
def test_the_agriculture_service_cannot_touch_an_article_by_its_number(as_role, action):
    article = ArticlePageFactory()
    client = as_role(AGRICULTURE)
    if action == "publish":
        client.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), {"title": "Pirate", "action-publish": "1"})
    else:
        client.post(reverse(f"wagtailadmin_pages:{action}", args=[article.pk]))
    kept = ArticlePage.objects.get(pk=article.pk)
    assert kept.live and kept.title == article.title


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_an_author_cannot_withdraw_what_is_published(as_role, action):
    article = ArticlePageFactory()
    as_role(COMMUNICATIONS).post(reverse(f"wagtailadmin_pages:{action}", args=[article.pk]))
    assert ArticlePage.objects.get(pk=article.pk).live


@pytest.mark.parametrize("role", [COMMUNICATIONS, REVIEWERS, AGRICULTURE])
@pytest.mark.parametrize("screen", ["wagtailusers_users:index", "wagtailadmin_workflows:index", "wagtailsites:index"])
def test_accounts_workflows_and_sites_are_for_administrators(as_role, role, screen):
    assert not can_open(as_role(role), screen)


def record_form(client, record, **changes):
    """What the form of a record sends back as it is, with changes."""
    form = client.get(edit_address(record)).context["form"]
    values = {bound.html_name: bound.value() for bound in form}
    return {name: value for name, value in (values | changes).items() if value is not None}


def edit_address(record, action="edit"):
    return reverse(f"wagtailsnippets_guides_{record._meta.model_name}:{action}", args=[record.pk])


REVIEWED = [SaleMethodFactory, PlatformFactory, InitiativeFactory]


@pytest.mark.parametrize("factory", REVIEWED, ids=lambda factory: factory._meta.model.__name__)
def test_a_changed_record_stays_as_it_was_until_a_reviewer_approves(as_role, factory):
    record = factory(name="Avant")
    author = as_role(COMMUNICATIONS)
    author.post(edit_address(record), record_form(author, record, name="Après", **{"action-publish": "1"}))
    record.refresh_from_db()
    assert record.name == "Avant"
    author.post(edit_address(record), record_form(author, record, name="Après", **{"action-submit": "1"}))
    record.refresh_from_db()
    assert record.name == "Avant" and record.workflow_in_progress
    state = record.current_workflow_task_state
    names = f"wagtailsnippets_guides_{record._meta.model_name}"
    url = reverse(f"{names}:workflow_action", args=[record.pk, "approve", state.pk])
    author.post(url)
    as_role(REVIEWERS).post(url)
    record.refresh_from_db()
    assert record.name == "Après" and not record.workflow_in_progress


@pytest.mark.parametrize("factory", REVIEWED, ids=lambda factory: factory._meta.model.__name__)
@pytest.mark.parametrize("action", ["delete", "unpublish"])
def test_an_author_cannot_withdraw_a_record(as_role, factory, action):
    record = factory()
    as_role(COMMUNICATIONS).post(edit_address(record, action))
    record.refresh_from_db()
    assert record.live


def test_a_record_can_wait_for_its_hour(as_role):
    record = SaleMethodFactory(name="Avant")
    record.save_revision().publish()
    record.refresh_from_db()
    record.name, record.go_live_at = "Après", timezone.now() + timedelta(hours=1)
    record.save_revision().publish()
    record.refresh_from_db()
    assert record.name == "Avant"
    waiting = record.scheduled_revision
    waiting.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    waiting.content["go_live_at"] = None
    waiting.save()
    call_command("publish_scheduled")
    record.refresh_from_db()
    assert record.name == "Après"


def test_who_wrote_reads_what_the_reviewer_asks_when_opening_the_page(as_role):
    article = submit(as_role, draft())
    act(as_role(REVIEWERS), article, "reject")
    html = as_role(COMMUNICATIONS).get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
    assert "demande des changements\u00a0: «\u00a0Le titre dit l’essentiel.\u00a0»" in html


def test_a_submitted_record_is_said_to_wait_for_its_review(as_role):
    record, author = SaleMethodFactory(), as_role(COMMUNICATIONS)
    data = record_form(author, record, **{"action-submit": "1"})
    html = author.post(edit_address(record), data, follow=True).content.decode()
    assert "attend sa relecture" in html


@pytest.mark.parametrize(
    ("role", "said"),
    [(COMMUNICATIONS, "puis « Soumettre à Relecture »"), (REVIEWERS, "Pour publier, ouvrez la flèche")],
)
def test_the_editor_says_how_to_go_on_to_whoever_reads(as_role, role, said):
    article = draft()
    client = as_role(role)
    add = reverse("wagtailadmin_pages:add", args=["news", "articlepage", article.get_parent().pk])
    for address in (reverse("wagtailadmin_pages:edit", args=[article.pk]), add):
        assert said in client.get(address).content.decode().replace("\u00a0", " ")
