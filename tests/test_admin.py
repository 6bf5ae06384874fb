"""The editor's side: every screen opens in French, and each role sees what is its business."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Workflow, get_page_models
from wagtail.snippets.models import get_snippet_models

from cms.core.blocks import GuidanceBlock, StoryBlock
from guides.blocks import GuideBlock
from home.roles import AGRICULTURE, COMMUNICATIONS, REVIEWERS, ensure_roles
from map.models import Commune, Listing, SalePoint
from tests.factories import (
    PAGE_FACTORIES,
    ArticlePageFactory,
    CommuneFactory,
    ProducerPageFactory,
    SalePointFactory,
    home_page,
)

pytestmark = pytest.mark.django_db
OWN_PAGES = [model for model in get_page_models() if not model.__module__.startswith("wagtail")]
OWN_SNIPPETS = [model for model in get_snippet_models() if model is not Commune]


def make_pages():
    for factory in PAGE_FACTORIES.values():
        factory()


@pytest.fixture
def signed_in(client):
    """Sign in as a member of a group: `signed_in(COMMUNICATIONS)`."""

    def sign_in(group):
        make_pages()
        ensure_roles()
        user = get_user_model().objects.create_user(username="agent", password=None)
        if group:
            user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return client

    return sign_in


@pytest.mark.parametrize("model", OWN_PAGES, ids=lambda model: model.__name__)
def test_each_page_type_can_be_edited(admin_client, model):
    page = PAGE_FACTORIES[model]()
    response = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert response.status_code == 200
    assert "Enregistrer le brouillon" in response.content.decode()


@pytest.mark.parametrize("model", OWN_SNIPPETS, ids=lambda model: model.__name__)
@pytest.mark.parametrize("action", ["list", "add"])
def test_each_record_can_be_listed_and_added(admin_client, model, action):
    name = f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}:{action}"
    assert admin_client.get(reverse(name)).status_code == 200


def test_communes_can_be_looked_at_and_never_written(admin_client):
    commune = CommuneFactory(name="Fleurance")
    listing = admin_client.get(reverse("wagtailsnippets_map_commune:list"))
    inspect = admin_client.get(reverse("wagtailsnippets_map_commune:inspect", args=[commune.pk]))
    assert "Fleurance" in listing.content.decode() and inspect.status_code == 200
    for action in ("add", "edit", "delete"):
        args = [] if action == "add" else [commune.pk]
        response = admin_client.get(reverse(f"wagtailsnippets_map_commune:{action}", args=args))
        assert response.status_code == 302 and response["Location"] == reverse("wagtailadmin_home")


@pytest.mark.parametrize("stream", [StoryBlock, GuidanceBlock, GuideBlock], ids=lambda block: block.__name__)
def test_each_block_explains_and_shows_itself_in_the_picker(stream):
    for name, block in stream().child_blocks.items():
        assert block.meta.description, name
        assert block.is_previewable, name


def sale_point_form(commune, **changes):
    empty = {f"exceptions-{key}": value for key, value in (("TOTAL_FORMS", 0), ("INITIAL_FORMS", 0))}
    return {
        "kind": "market",
        "title": "Marché de Fleurance",
        "slug": "marche-de-fleurance",
        "public": "all",
        "commune": commune.pk,
        "location": "",
        "location_precision": "commune",
        "location_audience": "exact",
        "opening_hours": "Tu 08:00-12:30",
        "phone_audience": "public",
        "email_audience": "service",
        "website_audience": "public",
        **empty,
        **changes,
    }


def test_a_sale_point_saved_as_a_draft_waits(admin_client):
    url = reverse("wagtailsnippets_map_salepoint:add")
    admin_client.post(url, sale_point_form(CommuneFactory()))
    assert not SalePoint.objects.get().live and not Listing.objects.exists()


def test_a_sale_point_published_in_the_admin_is_on_the_map(admin_client):
    url = reverse("wagtailsnippets_map_salepoint:add")
    admin_client.post(url, sale_point_form(CommuneFactory(), **{"action-publish": "1"}))
    assert Listing.objects.get().title == "Marché de Fleurance"


@pytest.mark.parametrize(
    ("field", "value"),
    [("opening_hours", "tous les jours"), ("website", "javascript:alert(1)"), ("location", "ici"), ("email", "moi")],
)
def test_wrong_input_is_refused_and_nothing_typed_is_lost(admin_client, field, value):
    url = reverse("wagtailsnippets_map_salepoint:add")
    response = admin_client.post(url, sale_point_form(CommuneFactory(), **{field: value, "action-publish": "1"}))
    html = response.content.decode()
    assert response.status_code == 200 and not SalePoint.objects.exists()
    assert "Marché de Fleurance" in html and value in html


@pytest.mark.parametrize("typed", ["samatan", "Sama", "32130"])
def test_a_commune_is_chosen_by_its_name_or_postal_code(admin_client, typed):
    CommuneFactory(name="Samatan", postal_codes="32130")
    CommuneFactory(name="Aignan", postal_codes="32290")
    chooser = reverse(Commune.snippet_viewset.chooser_viewset.get_url_name("choose_results"))
    html = admin_client.get(chooser, {"q": typed}).content.decode()
    assert "Samatan" in html and "Aignan" not in html


def test_a_sale_point_can_be_previewed_before_it_is_published(admin_client):
    point = SalePointFactory(live=False, title="En préparation")
    point.save_revision()
    url = reverse("wagtailsnippets_map_salepoint:preview_on_edit", args=[point.pk])
    posted = admin_client.post(url, sale_point_form(point.commune, title="En préparation", slug=point.slug))
    assert posted.json()["is_valid"]
    assert "En préparation" in admin_client.get(url).content.decode()
    assert not Listing.objects.exists()


def test_a_scheduled_article_waits_for_its_hour(client):
    article = ArticlePageFactory(live=False)
    article.go_live_at = timezone.now() + timedelta(hours=1)
    article.save_revision().publish()
    article.refresh_from_db()
    assert client.get(article.url).status_code == 404
    revision = article.latest_revision
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = None
    revision.save()
    call_command("publish_scheduled")
    assert client.get(article.url).status_code == 200


def test_communications_edit_the_home_page(signed_in):
    client = signed_in(COMMUNICATIONS)
    assert client.get(reverse("wagtailadmin_pages:edit", args=[home_page().pk])).status_code == 200


def test_the_agriculture_service_sees_and_edits_contacts(signed_in):
    page = ProducerPageFactory(phone="05 36 49 77 77", phone_audience="service")
    client = signed_in(AGRICULTURE)
    assert "05 36 49 77 77" in client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()


def test_the_agriculture_service_cannot_edit_the_home_page(signed_in):
    client = signed_in(AGRICULTURE)
    response = client.get(reverse("wagtailadmin_pages:edit", args=[home_page().pk]))
    assert response.status_code == 302 and response["Location"] == reverse("wagtailadmin_home")


def test_communications_do_not_manage_sale_points(signed_in):
    client = signed_in(COMMUNICATIONS)
    assert client.get(reverse("wagtailsnippets_map_salepoint:list")).status_code == 302


def test_someone_without_a_role_cannot_open_the_admin(signed_in):
    response = signed_in(None).get(reverse("wagtailadmin_home"))
    assert response.status_code == 403


@pytest.mark.parametrize(
    ("role", "shortcut"), [(COMMUNICATIONS, "Écrire un article"), (AGRICULTURE, "Ajouter un point de vente")]
)
def test_the_dashboard_offers_each_role_its_tasks(signed_in, role, shortcut):
    assert shortcut in signed_in(role).get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.parametrize("name", sorted(GuideBlock().child_blocks))
def test_each_block_can_be_previewed_even_on_an_empty_site(rf, name):
    block = GuideBlock().child_blocks[name]
    html = block.bind(block.get_preview_value()).render({"request": rf.get("/")})
    assert html.strip() or name in ("image", "document", "sale_method")


def test_the_review_before_publication_has_a_french_name_and_a_reader(signed_in):
    signed_in(COMMUNICATIONS)
    ensure_roles()
    workflow = Workflow.objects.get(name="Relecture")
    assert (workflow.name, workflow.tasks.get().specific.groups.get().name) == ("Relecture", REVIEWERS)


def test_an_empty_site_is_prepared_in_one_command(client):
    call_command("setup_site", verbosity=0)
    call_command("setup_site", verbosity=0)
    assert client.get("/").status_code == client.get("/carte/").status_code == 200
    assert Group.objects.filter(name__in=[COMMUNICATIONS, AGRICULTURE]).count() == 2


@pytest.mark.parametrize("address", ["//evil.example", "/\\evil.example", "javascript:alert(1)", "http://a.example"])
def test_a_button_leads_to_this_site_or_to_a_safe_one(address):
    block = StoryBlock().child_blocks["call_to_action"]
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"text": "Oui", "label": "Y aller", "page": None, "url": address}))
