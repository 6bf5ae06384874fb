"""A producer proposes a change on a phone; the service reads it side by side and accepts it in one click."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.server import PASSWORD
from tests.browser.signing_in import sign_in


@pytest.fixture
def phone(new_context):
    """The demo producer's phone, signed in."""
    page = new_context(viewport={"width": 360, "height": 740}).new_page()
    sign_in(page, "producteur", PASSWORD)
    return page


def test_a_change_goes_from_a_phone_to_the_public_page(phone, new_context):
    phone.goto("/espace-pro/")
    phone.get_by_role("link", name="Ma fiche", exact=True).click()
    phone.get_by_role("link", name="Présentation").click()
    phone.get_by_label("Votre ferme en une phrase").fill("Des canards au grand air, proposés par le navigateur.")
    phone.get_by_role("button", name="Envoyer au service").click()
    expect(phone.get_by_text("Votre proposition est envoyée")).to_be_visible()
    public = new_context().new_page()
    public.goto("/producteurs/les-canards-d-hippolyte/")
    expect(public.get_by_text("proposés par le navigateur")).to_have_count(0)

    desk = new_context(viewport={"width": 1280, "height": 900}).new_page()
    sign_in(desk, "agriculture", PASSWORD)
    desk.goto("/admin/a-relire/")
    desk.get_by_role("link", name=re.compile("Canards")).first.click()
    expect(desk.locator("ins").first).to_be_visible()
    desk.get_by_role("button", name="Accepter et mettre en ligne").click()
    expect(desk.get_by_text("est en ligne")).to_be_visible()
    public.goto("/producteurs/les-canards-d-hippolyte/?relu")
    expect(public.get_by_text("proposés par le navigateur").first).to_be_visible()
