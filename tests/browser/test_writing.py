"""Someone of communications opens the editor of articles."""

from playwright.sync_api import expect

from tests.browser.server import PASSWORD
from tests.browser.signing_in import sign_in


def test_the_editor_of_articles_opens_and_counts_each_text_once(new_context):
    page = new_context(viewport={"width": 1280, "height": 900}).new_page()
    sign_in(page, "redaction", PASSWORD)
    page.get_by_role("link", name="Écrire un article").click()
    page.locator("[name=title]").fill("Les choux d’hiver")
    counts = page.locator("[name=title] ~ .character-count")
    expect(counts).to_have_count(1)
    expect(counts).to_have_text("17 signes, 10 à 70 conseillés")
