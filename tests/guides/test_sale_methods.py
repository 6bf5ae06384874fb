"""Forms of sale: what the reader learns, and how a sheet past its date warns reader and editor where it is quoted."""

import json
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from guides.freshness import overdue_quotes
from guides.models import SaleMethod
from tests.factories import (
    ArticlePageFactory,
    DriveGuidePageFactory,
    GuidePageFactory,
    PlatformFactory,
    SaleMethodFactory,
    SaleMethodIndexPageFactory,
    SalePointFactory,
    home_page,
)

pytestmark = pytest.mark.django_db
WARNING = "revérifier"
QUOTES = json.dumps([{"type": "sale_methods", "value": {"title": "La règle", "introduction": ""}}])


def text(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode().replace("\xa0", " ")


def test_a_sheet_says_its_status_what_it_rests_on_and_its_dates(client):
    home_page()
    method = SaleMethodFactory(
        name="Marché",
        status="exemption",
        details="Demandez au maire.\n\nEspacez les étals.",
        legal_basis="Décret du 23 mars 2020",
        source_name="Maire-info",
        source_url="https://maire-info.example/",
        verified_on=date(2020, 3, 24),
        valid_until=date(2020, 12, 31),
    )
    html = text(client, method.get_absolute_url())
    for words in (
        "Dérogation préfectorale", "Demandez au maire.", "Espacez les étals.", "Décret du 23 mars 2020",
        'href="https://maire-info.example/"', "24 mars 2020", "31 décembre 2020",
    ):  # fmt: skip
        assert words in html


def test_the_address_of_a_sheet_is_stable():
    assert SaleMethodFactory.build(slug="drive").get_absolute_url() == "/guides/formes-de-vente/drive/"


def test_an_unknown_sheet_is_not_found(client):
    home_page()
    assert client.get("/guides/formes-de-vente/inconnue/").status_code == 404


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_a_sheet_is_overdue_from_the_day_after_its_last(days):
    method = SaleMethodFactory(valid_until=timezone.localdate() + timedelta(days=days))
    assert method.is_overdue == (days < 0)
    assert (method in SaleMethod.objects.overdue()) == (days < 0)


def test_a_sheet_without_a_limit_is_never_overdue():
    assert not SaleMethodFactory(valid_until=None).is_overdue


def test_an_overdue_sheet_warns_the_reader_wherever_it_is_quoted(client):
    method = SaleMethodFactory(overdue=True)
    pages = [GuidePageFactory(body=QUOTES), DriveGuidePageFactory(body=QUOTES), SaleMethodIndexPageFactory()]
    for url in [method.get_absolute_url(), *(page.url for page in pages)]:
        assert WARNING in text(client, url)


def test_a_fresh_sheet_warns_nobody(client):
    method = SaleMethodFactory(valid_until=timezone.localdate())
    for url in (method.get_absolute_url(), GuidePageFactory(body=QUOTES).url, SaleMethodIndexPageFactory().url):
        assert WARNING not in text(client, url)


def test_an_overdue_sheet_warns_the_editor_on_the_dashboard_in_the_list_and_on_its_form(admin_client):
    home_page()
    method = SaleMethodFactory(name="Épicerie ambulante", overdue=True)
    fresh = SaleMethodFactory(name="Drive", valid_until=timezone.localdate())
    dashboard = text(admin_client, reverse("wagtailadmin_home"))
    assert "Fiches à revérifier (1)" in dashboard and "Épicerie ambulante" in dashboard
    assert "à revérifier" in text(admin_client, reverse("wagtailsnippets_guides_salemethod:list"))
    edit = "wagtailsnippets_guides_salemethod:edit"
    assert "À revérifier depuis le 31 décembre 2020" in text(admin_client, reverse(edit, args=[method.pk]))
    assert "À revérifier depuis" not in text(admin_client, reverse(edit, args=[fresh.pk]))


def test_the_editor_of_a_page_is_told_which_of_its_sheets_are_overdue(admin_client):
    SaleMethodFactory(name="Épicerie ambulante", overdue=True)
    quoting, silent = GuidePageFactory(body=QUOTES), GuidePageFactory()
    words = "Cette page cite des fiches à revérifier"
    html = text(admin_client, reverse("wagtailadmin_pages:edit", args=[quoting.pk]))
    assert words in html and "Épicerie ambulante" in html
    assert words not in text(admin_client, reverse("wagtailadmin_pages:edit", args=[silent.pk]))


def test_a_platform_is_overdue_a_year_after_it_was_checked(client, admin_client):
    PlatformFactory(name="Vieille plateforme", overdue=True)
    blocks = json.dumps([{"type": "platforms", "value": {"title": "Comparer", "introduction": ""}}])
    page = GuidePageFactory(body=blocks)
    assert "À revérifier" in text(client, page.url)
    assert "Plateformes à revérifier (1)" in text(admin_client, reverse("wagtailadmin_home"))
    assert "Vieille plateforme" in text(admin_client, reverse("wagtailadmin_pages:edit", args=[page.pk]))


def test_a_platform_checked_today_warns_nobody(client):
    PlatformFactory(name="Nouvelle plateforme")
    blocks = json.dumps([{"type": "platforms", "value": {"title": "Comparer", "introduction": ""}}])
    html = text(client, GuidePageFactory(body=blocks).url)
    assert "Nouvelle plateforme" in html and "À revérifier" not in html


def test_sheets_are_in_the_sitemap(client):
    home_page()
    SaleMethodFactory(slug="drive")
    assert "/guides/formes-de-vente/drive/" in text(client, "/sitemap-ways.xml")


def test_a_change_of_a_sheet_can_be_compared_and_undone(admin_client):
    home_page()
    method = SaleMethodFactory(summary="Avant.")
    first = method.save_revision()
    method.summary = "Après."
    method.save_revision()
    compare = reverse("wagtailsnippets_guides_salemethod:revisions_compare", args=[method.pk, first.pk, "latest"])
    html = text(admin_client, compare)
    assert "Avant" in html and "Après" in html
    assert admin_client.get(
        reverse("wagtailsnippets_guides_salemethod:revisions_revert", args=[method.pk, first.pk])
    ).status_code == 200  # fmt: skip


def test_a_sheet_is_previewed_as_the_public_will_see_it(rf):
    method = SaleMethodFactory(name="Marché à la ferme")
    home_page()
    response = method.make_preview_request()
    assert "Marché à la ferme" in response.render().content.decode()


def cost_of(client, url):
    """How many queries a visit takes once the caches are full."""
    for _ in range(3):  # what the site keeps in memory, then what it keeps of this page
        client.get(url)
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    return len(queries)


def test_a_guide_costs_ten_queries(client):
    assert cost_of(client, GuidePageFactory().url) <= 10
    assert cost_of(client, DriveGuidePageFactory().url) <= 10


@pytest.mark.parametrize("kind", ["sale_methods", "platforms", "drives"])
def test_what_a_guide_quotes_costs_one_query_more_however_much_there_is(client, kind):
    bare = cost_of(client, GuidePageFactory().url)
    page = GuidePageFactory(body=json.dumps([{"type": kind, "value": {"title": kind, "introduction": ""}}]))
    for number in (1, 10):
        SaleMethodFactory.create_batch(number, overdue=True)
        PlatformFactory.create_batch(number, overdue=True)
        for _ in range(number):
            SalePointFactory(kind="drive", order_url="https://drive.example/", order_deadline="mardi soir")
        assert cost_of(client, page.url) == bare + 1


def test_the_list_of_sheets_costs_the_same_for_one_or_ten(client):
    page = SaleMethodIndexPageFactory()
    SaleMethodFactory()
    few = cost_of(client, page.url)
    SaleMethodFactory.create_batch(9)
    assert cost_of(client, page.url) == few <= 11


def test_a_drive_says_how_one_orders_there(client):
    SalePointFactory(
        kind="drive", title="Drive du lundi", order_url="https://drive.example/", order_deadline="mardi soir",
        pickup_info="vendredi, 17 h à 19 h",
    )  # fmt: skip
    SalePointFactory(kind="drive", title="Drive en brouillon", live=False)
    blocks = json.dumps([{"type": "drives", "value": {"title": "Les drives", "introduction": ""}}])
    html = text(client, DriveGuidePageFactory(body=blocks).url)
    for words in ("Drive du lundi", "https://drive.example/", "mardi soir", "vendredi, 17 h à 19 h"):
        assert words in html
    assert "Drive en brouillon" not in html


def test_an_article_that_quotes_an_overdue_sheet_warns_reader_and_editor(client, admin_client):
    method = SaleMethodFactory(name="Épicerie ambulante", overdue=True)
    body = json.dumps([{"type": "sale_method", "value": {"method": method.pk}}])
    article = ArticlePageFactory(body=body)
    html = text(client, article.url)
    assert "Épicerie ambulante" in html and WARNING in html
    edit = text(admin_client, reverse("wagtailadmin_pages:edit", args=[article.pk]))
    assert "Cette page cite des fiches à revérifier : Épicerie ambulante" in edit


def test_a_text_whose_sheet_was_deleted_still_shows(client):
    method = SaleMethodFactory()
    article = ArticlePageFactory(body=json.dumps([{"type": "sale_method", "value": {"method": method.pk}}]))
    method.delete()
    text(client, article.url)


def test_a_guide_may_quote_some_sheets_only_and_is_warned_of_those(client, django_user_model):
    shown = SaleMethodFactory(name="Le drive", valid_until=date(2020, 12, 31))
    other = SaleMethodFactory(name="La halle", valid_until=date(2020, 12, 31))
    body = [{"type": "sale_methods", "value": {"title": "La règle", "introduction": "", "only": [shown.pk]}}]
    page = GuidePageFactory(body=json.dumps(body))
    html = client.get(page.url).content.decode()
    assert shown.name in html and other.name not in html and "Toutes les formes de vente" in html
    assert overdue_quotes(page) == ["Le drive"]


def test_a_chosen_sheet_that_is_withdrawn_leaves_the_guide(client):
    shown, gone = SaleMethodFactory(name="Le drive"), SaleMethodFactory(name="La halle", live=False)
    body = [{"type": "sale_methods", "value": {"title": "La règle", "introduction": "", "only": [gone.pk, shown.pk]}}]
    html = client.get(GuidePageFactory(body=json.dumps(body)).url).content.decode()
    assert "Le drive" in html and "La halle" not in html
