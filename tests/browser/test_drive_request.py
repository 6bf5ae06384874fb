"""A group asks for help with a drive, with and without scripts: form, refusal, receipt, thread."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.rules import axe, nu, wider_than_screen
from tests.browser.server import PASSWORD
from tests.browser.signing_in import sign_in

FORM = "/developper-un-drive/demande/"
TEXTS = {
    "group_name": "Les Essais du soir",
    "contact_name": "Camille Essai",
    "contact_email": "camille@essai.example",
    "commune": "Fleurance",
    "producers_count": "5",
    "description": "Cinq fermes, un retrait le vendredi.",
}


DESK = "/admin/demandes/drivesupportrequest/"


def fill(page):
    for name, text in TEXTS.items():
        page.locator(f"#id_{name}").fill(text)
    page.keyboard.press("Escape")
    for name, value in (("stage", "group"), ("needs", "legal")):
        page.locator(f"input[name={name}][value={value}]").check()


def send(page):
    """Send once the automatic check is over, so that the answer is what the server made of it."""
    page.get_by_text("Vérification automatique terminée").wait_for()
    page.wait_for_timeout(3000)  # no person fills in a form faster
    page.locator("main form [type=submit]").click()
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_form_its_refusal_and_its_receipt_are_accessible_and_valid(new_context, tmp_path, scheme):
    context = new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(FORM, wait_until="networkidle")
    found, files = {}, []

    def look(name):
        found[name] = axe(page)
        files.append(tmp_path / f"{name}.html")
        files[-1].write_text(context.request.get(page.url).text() if name != "refusal" else page.content())

    page.get_by_text("Placer un repère").click()
    page.locator("[data-pin] .town").first.wait_for(state="attached")
    look("form")
    fill(page)
    send(page)
    summary = page.locator("[data-error-summary]")
    assert summary.evaluate("box => box === document.activeElement") and summary.locator("a").count() == 1
    assert page.locator("#id_group_name").input_value() == TEXTS["group_name"]
    look("refusal")
    page.locator("#id_consent").check()
    send(page)
    assert re.search(r"DRV-\d{4}-\d{4}", page.locator("main").inner_text())
    look("receipt")
    assert wider_than_screen(page) == []
    assert found == {"form": [], "refusal": [], "receipt": []}
    assert nu(files[::2]) == []  # a refusal as the browser wrote it holds what scripts added


def test_a_pin_on_the_map_fills_the_box_and_back(new_context):
    page = new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce").new_page()
    page.goto(FORM, wait_until="networkidle")
    page.locator("#id_commune").fill("Fleurance")
    page.get_by_text("Placer un repère").click()
    said, box = page.locator("[data-pin-said]"), page.locator("#id_coordinates")
    expect(page.locator(".commune-limit")).to_have_count(1)
    page.get_by_role("button", name="Poser le repère ici").click()
    expect(said).to_contain_text("Repère posé à Fleurance")
    page.get_by_role("button", name="Agrandir la carte").click()
    placed = box.input_value()
    page.locator("[data-map-canvas]").click(position={"x": 40, "y": 40})
    expect(box).not_to_have_value(placed)
    box.fill("43,6465 0,5855")
    box.press("Tab")
    expect(said).to_contain_text("à Auch")
    page.get_by_role("button", name="Effacer le repère").click()
    expect(said).to_contain_text("pas encore posé")
    expect(box).to_have_value("")


def test_without_scripts_the_form_asks_a_question_and_keeps_every_answer(new_context):
    page = new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}).new_page()
    page.goto(FORM)
    fill(page)
    page.get_by_text("Placer un repère").click()
    page.locator("#id_coordinates").fill("43,85")
    page.locator("main form [type=submit]").click()
    summary = page.locator(".error-summary")
    assert "Répondez" in summary.inner_text() or "très vite" in summary.inner_text()
    assert page.locator("#id_description").input_value() == TEXTS["description"]
    box = page.locator("#id_coordinates")
    assert box.input_value() == "43,85" and box.is_visible()


def test_the_service_and_the_group_write_to_each_other(new_context):
    group = new_context(viewport={"width": 360, "height": 740}).new_page()
    group.goto(FORM, wait_until="networkidle")
    fill(group)
    group.locator("#id_consent").check()
    send(group)
    number = re.search(r"DRV-\d{4}-\d{4}", group.locator("main").inner_text())[0]
    desk = new_context(viewport={"width": 1280, "height": 900}).new_page()
    sign_in(desk, "agriculture", PASSWORD)
    desk.goto(DESK)
    desk.get_by_role("link", name=number).click()

    def write(action, text):
        form = desk.locator(f"form:has(input[value={action}])")
        form.locator("textarea").fill(text)
        form.get_by_role("button").last.click()
        expect(desk.get_by_text("C’est enregistré.")).to_be_visible()

    write("answer", "Quel local avez-vous en vue ?")
    write("note", "À voir avec la coopérative.")
    group.reload()
    expect(group.locator("main")).to_contain_text("Quel local avez-vous en vue ?")
    expect(group.locator("main")).not_to_contain_text("À voir avec la coopérative.")
    group.get_by_label("Votre message").fill("Le parking de la gare.")
    send(group)
    expect(group.locator("main")).to_contain_text("Le parking de la gare.")
    desk.reload()
    expect(desk.locator("main")).to_contain_text("Le parking de la gare.")


def test_the_desk_shows_what_is_late_in_red_filters_and_hands_a_file_over(new_context):
    desk = new_context(viewport={"width": 1280, "height": 900}).new_page()
    sign_in(desk, "agriculture", PASSWORD)
    desk.goto(f"{DESK}?wait=late")
    late = desk.get_by_text("en retard de")
    expect(late).to_have_count(1)
    red, green, blue = map(int, re.findall(r"\d+", late.evaluate("text => getComputedStyle(text).color"))[:3])
    assert red > 150 > 100 > max(green, blue)
    desk.goto(f"{DESK}?need=legal")
    expect(desk.get_by_text("Le Cabas des Coteaux")).to_be_visible()
    expect(desk.get_by_text("Les Paniers de la Halle")).to_have_count(0)
    desk.get_by_role("button", name="Plus d’options").or_(
        desk.locator("header [data-controller~=w-dropdown] button")
    ).first.click()
    with desk.expect_download() as taken:
        desk.get_by_role("link", name="Télécharger en CSV").click()
    sheet = Path(taken.value.path()).read_text(encoding="utf-8")
    assert "Le Cabas des Coteaux" in sheet and "Les Paniers de la Halle" not in sheet


def test_a_group_finds_on_a_phone_who_it_lacks(new_context):
    page = new_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto("/developper-un-drive/")
    page.get_by_role("link", name="Compléter votre groupe").first.click()
    page.get_by_label("Commune du retrait").fill("Fleurance")
    page.get_by_label("Volailles").check()
    page.get_by_role("button", name="Voir ce qui manque").click()
    heading = page.get_by_role("heading", name="Ce qui manque autour de Fleurance")
    expect(heading).to_be_in_viewport()
    shelf = page.get_by_role("region", name="Légumes")
    expect(shelf.get_by_role("link").first).to_be_visible()
    expect(shelf).to_contain_text("km")
