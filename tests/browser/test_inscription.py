"""A newcomer signs up: on a phone with a pause, and without scripts; each screen is held to the rules."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import rules
from tests.browser.server import PASSWORD, mails_of
from tests.browser.signing_in import sign_in

START = "/espace-pro/je-minscris-sur-la-carte/"


@pytest.fixture
def plain(new_context):
    return new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}).new_page()


def begin(page, name, phone):
    """Answer the first screen; a person without scripts answers the question."""
    page.goto(START)
    page.fill("[name=name]", name)
    page.fill("[name=commune]", "Samatan")
    page.fill("[name=first_name]", "Hippolyte")
    page.fill("[name=last_name]", "Plumecoq")
    page.fill("[name=email]", "plumecoq@ferme.example")
    page.fill("[name=phone]", phone)


def go_on(page):
    """To the next screen."""
    page.get_by_role("button", name=re.compile("^Continuer")).click()


def answer_question(page):
    """The question in words, where the browser does not work for us."""
    asked = page.locator("label[for=id_answer]").inner_text()
    words = {"légume": "poireau", "animal": "canard", "fruit": "prune", "jour": "samedi", "boit": "jus de pomme"}
    page.fill("[name=answer]", next((word for key, word in words.items() if key in asked), "automne"))


def fill_products(page):
    page.fill("[name=standfirst]", "Des canards élevés dehors.")
    page.fill("[name=other_products]", "Magrets séchés")


def finish(page):
    """From the sales to the receipt."""
    page.get_by_label("Vente à la ferme").check()
    page.get_by_label("Sur rendez-vous").check()
    go_on(page)
    go_on(page)
    go_on(page)
    expect(page.get_by_role("heading", name="Vérifiez vos réponses")).to_be_visible()
    page.get_by_label(re.compile("J’accepte que le Département")).check()
    page.get_by_role("button", name="Envoyer mon inscription").click()
    expect(page.locator("main")).to_contain_text(re.compile(r"INS-\d{4}-\d{4}"))


def mailed_link(demo, to):
    """The latest address of ours that was mailed to somebody."""
    mail = [mail for mail in mails_of(demo) if mail.startswith(to)][-1]
    return re.search(rf"{demo['BASE_URL']}(/espace-pro/\S+)", mail)[1]


def test_a_newcomer_signs_up_on_a_phone_resumes_on_another_and_is_accepted(page, demo, new_context):
    begin(page, "Les Oies d’En Castéra", "06 39 98 12 34")
    page.wait_for_timeout(3100)  # nobody fills in a form faster
    go_on(page)
    page.fill("[name=locality]", "En Castéra")
    board = page.locator("[data-map-canvas]")
    expect(page.locator("[data-pin-said]")).to_contain_text("pas encore posé")
    board.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[name=coordinates]")).to_have_value(re.compile(r"^43,\d{5} 0,\d{5}$"))
    expect(page.locator("[data-pin-said]")).to_contain_text("posé à Samatan")
    expect(page.locator(".commune-limit")).to_have_count(1)
    assert rules.axe(page) == []
    page.fill("[name=coordinates]", "43,6465 0,5855")
    go_on(page)
    expect(page.locator(".error-summary")).to_contain_text("28 km de la commune de Samatan")
    assert rules.axe(page) == []
    page.get_by_label("Oui, le repère est bien là").check()
    go_on(page)
    expect(page.locator("main")).to_contain_text("Étape 3 sur 7")
    page = new_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto(mailed_link(demo, "plumecoq@ferme.example"))
    page.get_by_role("link", name="Continuer : Vos produits").click()
    expect(page.locator("main")).to_contain_text("Étape 3 sur 7")
    fill_products(page)
    assert rules.axe(page) == []
    go_on(page)
    expect(page.locator("main")).to_contain_text("Étape 4 sur 7")
    assert rules.axe(page) == []
    finish(page)
    public = new_context().new_page()
    public.context.watch.expected_errors = ("404",)
    assert public.goto("/producteurs/les-oies-den-castera/").status == 404
    desk = new_context(viewport={"width": 1280, "height": 900}).new_page()
    sign_in(desk, "agriculture", PASSWORD)
    desk.goto("/admin/a-relire/")
    desk.get_by_role("link", name="Les Oies d’En Castéra").click()
    desk.get_by_role("button", name="Accepter et mettre en ligne").click()
    expect(desk.get_by_text("est en ligne")).to_be_visible()
    assert public.goto("/producteurs/les-oies-den-castera/?relu").status == 200
    assert any("C’est en ligne" in mail for mail in mails_of(demo) if mail.startswith("plumecoq@ferme.example"))


def test_a_newcomer_signs_up_without_scripts(plain):
    begin(plain, "Le Verger du Pesquié", "06 39 98 56 78")
    answer_question(plain)
    plain.wait_for_timeout(3100)
    go_on(plain)
    plain.fill("[name=locality]", "Le Pesquié")
    go_on(plain)
    fill_products(plain)
    go_on(plain)
    finish(plain)


def test_each_screen_keeps_the_rules(page, tmp_path):
    begin(page, "La Ferme des Règles", "06 39 98 90 12")
    page.wait_for_timeout(3100)
    go_on(page)
    link = page.url.removesuffix("lieu/")
    files = []
    for step in ("ferme", "lieu", "produits", "ventes", "photos", "visibilite", "relecture", ""):
        page.set_viewport_size({"width": 360, "height": 740})
        page.goto(f"{link}{step}/" if step else link)
        assert rules.axe(page) == [], step
        files.append(tmp_path / f"{step or 'reprendre'}.html")
        files[-1].write_text(page.request.get(page.url).text())
        assert rules.wider_than_screen(page) == [], step
    assert rules.nu(files) == []
