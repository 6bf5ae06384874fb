"""Forms of sale: what the reader learns, and how a sheet past its date warns reader and editor wherever it is quoted."""

import json
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from guides.models import SaleMethod
from tests.factories import (
    DriveGuidePageFactory,
    GuidePageFactory,
    PlatformFactory,
    SaleMethodFactory,
    SaleMethodIndexPageFactory,
    home_page,
)

pytestmark = pytest.mark.django_db
WARNING = "revérifier"
QUOTES = json.dumps([{"type": "sale_methods", "value": {"title": "La règle", "introduction": ""}}])


def text(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


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
    method.save_revision().publish() if hasattr(method, "live") else method.save_revision()
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


@pytest.mark.parametrize("make", [GuidePageFactory, DriveGuidePageFactory, SaleMethodIndexPageFactory])
def test_a_guide_costs_ten_queries_at_most_whatever_it_quotes(client, django_assert_max_num_queries, make):
    kinds = ("sale_methods", "platforms", "drives")
    blocks = [{"type": kind, "value": {"title": kind, "introduction": ""}} for kind in kinds]
    page = make(body=json.dumps(blocks))

    def cost(number):
        SaleMethodFactory.create_batch(number, overdue=True)
        PlatformFactory.create_batch(number, overdue=True)
        client.get(page.url)
        with django_assert_max_num_queries(10) as queries:
            client.get(page.url)
        return len(queries)

    assert cost(1) == cost(10)
