"""A film through its whole life: asked for on a phone, made again once, published with its captions, taken away."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser import rules
from tests.browser.server import PASSWORD
from tests.browser.signing_in import sign_in

SUBJECT = "Le pré du matin"
FARM = "/producteurs/les-canards-d-hippolyte/"
SOON = (timezone.localdate() + timedelta(days=5)).isoformat()
MP4 = b"\0\0\0\x18ftypmp42" + b"\0" * 64
VTT = b"WEBVTT\n\n00:00.000 --> 00:02.000\nBonjour\n"


def upload(name, content, kind="video/mp4"):
    """A file as a page sends it."""
    return {"name": name, "mimeType": kind, "buffer": content}


@pytest.fixture
def phone(new_context):
    """The demo producer's phone, signed in."""
    page = new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce").new_page()
    sign_in(page, "producteur", PASSWORD)
    return page


@pytest.fixture
def board(new_context):
    """The service's desk, signed in."""
    page = new_context(viewport={"width": 1280, "height": 1200}, reduced_motion="reduce").new_page()
    sign_in(page, "agriculture", PASSWORD)
    return page


def press(page, name):
    """Press a button and wait for what follows."""
    with page.expect_navigation():
        page.get_by_role("button", name=name).click()


def ask(phone):
    """Give up the request that is in the making, then ask for another film; its address."""
    phone.goto("/espace-pro/")
    phone.get_by_role("link", name="Ma vidéo").first.click()
    phone.get_by_role("link", name="Les noix de l’automne").click()
    phone.get_by_role("link", name="Retirer cette demande").click()
    press(phone, "Oui, retirer")
    phone.get_by_role("link", name="Demander une autre vidéo").click()
    assert rules.axe(phone) == []
    press(phone, "Envoyer la demande")
    assert phone.locator(".error-summary li").count() >= 4
    assert rules.axe(phone) == []
    for name, text in (("subject", SUBJECT), ("place", "Au pré"), ("may_show", "Le pré, pas la maison")):
        phone.locator(f"[name={name}]").fill(text)
    phone.locator("[name=jours-0-starts_on]").fill(SOON)
    phone.locator("[name=personnes-0-name]").fill("Zélie Essai")
    phone.locator("[name=personnes-0-consented_on]").fill("2026-01-02")
    phone.locator("[name=has_minors][value=non]").check()
    phone.locator("[name=consent]").check()
    press(phone, "Envoyer la demande")
    expect(phone.get_by_text("votre demande est envoyée")).to_be_visible()
    return phone.url.partition("?")[0]


def move(board, label, **fields):
    """One move of the service on the page of the film."""
    box = board.locator("details", has=board.locator("summary", has_text=label)).last
    if box.get_attribute("open") is None:
        box.locator("summary").click()
    for name, value in fields.items():
        control = box.locator(f"[name={name}]")
        control.set_input_files(value) if name == "file" else control.fill(value)
    with board.expect_navigation():
        box.locator("button[type=submit]").click()


def prepare(board):
    """Captions and transcript, in the library of films."""
    board.get_by_role("link", name="Préparer la vidéo").click()
    board.wait_for_load_state("networkidle")
    board.locator("[name=captions]").set_input_files(upload("pre.vtt", VTT, "text/vtt"))
    board.locator(".public-DraftEditor-content").first.click()
    board.keyboard.type("Bonjour, voici le pré.")
    board.wait_for_timeout(600)  # the editor writes its field a moment after the last key
    board.get_by_role("button", name=re.compile("Enregistrer")).first.click()
    expect(board.locator(".messages")).to_contain_text("modifié")


def test_a_film_is_asked_for_made_again_published_and_taken_away(phone, board, new_context):
    film = ask(phone)
    board.goto("/admin/demandes/videorequest/")
    board.get_by_role("link", name="VID-").first.click()
    board.wait_for_load_state()
    desk = board.url
    move(board, "Accepter")
    move(board, "Fixer le tournage", shoot_on=SOON, shoot_place="8 h, cour de la ferme")
    move(board, "Noter que c’est tourné")
    move(board, "Proposer ce montage", file=upload("un.mp4", MP4))

    phone.goto(film)
    assert rules.axe(phone) == [] and rules.wider_than_screen(phone) == []
    phone.get_by_text("Je voudrais qu’elle change").click()
    phone.locator("[name=note]").fill("On voit notre maison.")
    press(phone, "Demander un autre montage")
    board.goto(desk)
    expect(board.get_by_text("On voit notre maison.").first).to_be_visible()
    move(board, "Proposer ce montage", file=upload("deux.mp4", MP4 + b"2"))
    phone.goto(film)
    press(phone, "J’approuve cette vidéo")

    board.goto(desk)
    move(board, "Publier la vidéo")
    expect(board.get_by_text("Joignez les sous-titres")).to_be_visible()
    prepare(board)
    board.goto(desk)
    move(board, "Publier la vidéo")
    expect(board.locator(".messages")).to_contain_text("C’est enregistré")
    public = new_context().new_page()
    public.goto(FARM)
    expect(public.get_by_text(SUBJECT).first).to_be_visible()

    phone.goto("/espace-pro/")
    phone.get_by_role("link", name="Ma vidéo").first.click()
    assert rules.axe(phone) == []
    file = phone.locator("a[href*='le-pre-du-matin'][href*='/media/']").first.get_attribute("href")
    assert public.request.get(file).ok
    phone.goto(film)
    phone.get_by_role("link", name="Retirer la vidéo du site").click()
    assert rules.axe(phone) == []
    press(phone, "Oui, retirer")
    public.goto(f"{FARM}?le-soir")
    expect(public.get_by_text(SUBJECT)).to_have_count(0)
    assert public.request.get(file).status == 404
