"""Staff fill in opening hours as rows and read at once what they mean."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.server import PASSWORD


@pytest.fixture
def hours_field(new_context):
    """The field of a new sale point, as the agriculture service sees it."""
    context = new_context(viewport={"width": 1280, "height": 1000})
    context.watch.expected_errors = ("400 (Bad Request)",)  # Wagtail saves by itself what is not complete yet
    page = context.new_page()
    page.goto("/admin/login/")
    page.fill("[name=login]", "agriculture")
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**/admin/")
    page.goto("/admin/snippets/map/salepoint/add/")
    page.get_by_role("tab", name=re.compile("Horaires")).click()
    return page.locator("[data-controller=opening-hours]:visible").first


def sentence(field, text):
    """Wait for a sentence."""
    expect(field.locator(".opening-hours__sentence")).to_have_text(text)


def test_rows_are_told_while_they_are_filled_in(hours_field):
    sentence(hours_field, "Horaires à confirmer")
    hours_field.get_by_role("button", name="Ajouter une ligne").click()
    row = hours_field.get_by_role("group", name="Ligne 1", exact=True)
    row.get_by_label("lundi", exact=True).check()
    expect(hours_field).to_contain_text("Ligne 1 : Indiquez l’heure d’ouverture")
    row.get_by_label("de", exact=True).fill("09:30")
    row.get_by_label(re.compile("^à")).fill("12:00")
    sentence(hours_field, "Le lundi de 9 h 30 à 12 h")
    row.get_by_text("Saison, semaine du mois").click()
    row.get_by_label("Seulement une partie de l’année").check()
    row.get_by_label("du, jour").select_option(label="premier lundi")
    row.get_by_label("du, mois").select_option(label="novembre")
    row.get_by_label("au, jour").select_option(label="dernier lundi")
    row.get_by_label("au, mois").select_option(label="mars")
    sentence(hours_field, "Le lundi, du premier lundi de novembre au dernier lundi de mars, de 9 h 30 à 12 h")
    expect(hours_field.locator("input[name=opening_hours]")).to_have_value("Nov Mo[1]-Mar Mo[-1] Mo 09:30-12:00")
    hours_field.get_by_role("button", name="Supprimer la ligne 1").click()
    sentence(hours_field, "Horaires à confirmer")


def test_what_rows_cannot_say_stays_text(hours_field):
    hours_field.get_by_role("button", name="Écrire en notation OpenStreetMap").click()
    box = hours_field.locator("input[name=opening_hours]")
    expect(box).to_be_focused()
    box.fill("Mo 09:00-sunset")
    sentence(hours_field, "Le lundi de 9 h au coucher du soleil")
    hours_field.get_by_role("button", name="Revenir aux lignes").click()
    expect(hours_field).to_contain_text("Ces horaires ne tiennent pas en lignes")
    expect(box).to_have_value("Mo 09:00-sunset")
    box.fill("Tu-Fr 09:00-12:30; PH off")
    sentence(hours_field, re.compile("Du mardi au vendredi"))
    hours_field.get_by_role("button", name="Revenir aux lignes").click()
    expect(hours_field.get_by_role("group", name=re.compile("^Ligne "))).to_have_count(2)


def test_a_closure_added_to_the_list_has_rows_of_its_own(hours_field):
    page = hours_field.page
    page.get_by_role("button", name=re.compile("^Ajouter.*changement")).click()
    closure = page.locator("[data-controller=opening-hours]:visible").nth(1)
    closure.get_by_role("button", name="Ajouter une ligne").press("Enter")
    expect(closure.get_by_label("lundi", exact=True)).to_be_focused()
    page.keyboard.press("Space")
    closure.get_by_label("de", exact=True).fill("14:00")
    closure.get_by_label(re.compile("^à")).fill("18:00")
    sentence(closure, "Le lundi de 14 h à 18 h")
    sentence(hours_field, "Horaires à confirmer")
