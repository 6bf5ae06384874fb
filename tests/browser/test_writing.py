"""An article, from a blank page to its readers: written, sent back, approved, scheduled in the admin's own screens."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.server import PASSWORD
from tests.browser.signing_in import sign_in

TITLE = "Les choux d’hiver sont là"
DAY = timezone.localdate() + timedelta(days=2)
COME = """
from django.utils import timezone
from wagtail.models import Revision
for revision in Revision.objects.filter(approved_go_live_at__isnull=False):
    revision.approved_go_live_at = timezone.now()
    revision.content["go_live_at"] = None
    revision.save()
"""
"""The hour of whatever is scheduled comes now."""


@pytest.fixture
def signed_in(new_context):
    """A page of the admin for a demo account: `signed_in("redaction")`."""

    def open_page(name):
        context = new_context(viewport={"width": 1280, "height": 900})
        # What the checker of the preview found, and an unfinished block that cannot be kept yet.
        context.watch.expected_errors = ("axe.run results", "400 (Bad Request)")
        page = context.new_page()
        sign_in(page, name, PASSWORD)
        return page

    return open_page


def add(page, block):
    """Put a block at the end of the body."""
    page.locator("[data-contentpath=body] .c-sf-add-button").last.click()
    page.get_by_role("option", name=block, exact=True).last.click()


def choose_picture(page, field, number=0):
    """Take a picture of the library."""
    field.get_by_role("button", name="Choisir une image").first.click()
    page.locator(".modal a[data-chooser-modal-choice]").nth(number).click()
    expect(page.locator(".modal")).to_have_count(0)


def ask(page, action):
    """Choose an action of the menu beside « Enregistrer le brouillon »."""
    page.locator("footer button[aria-expanded]").last.click()
    page.get_by_role("button", name=action, exact=True).click()


def write(page):
    """All that an article may have, with a picture whose text alternative is missing."""
    page.locator("[name=title]").fill(TITLE)
    page.locator("[name=standfirst]").fill("On les trouve dans six fermes. Ils se gardent un mois.")
    page.get_by_label("Rubrique").select_option(label="De saison")
    page.locator("[name=date]").fill(DAY.strftime("%d/%m/%Y"))
    choose_picture(page, page.locator("[data-contentpath=hero_image]"))
    add(page, "Texte")
    page.locator("[data-contentpath=body] .public-DraftEditor-content").click()
    page.keyboard.type("## Bien les choisir")
    page.keyboard.press("Enter")
    page.keyboard.type("Le chou se prend lourd et serré.")
    add(page, "Image")
    choose_picture(page, page.locator("[data-contentpath=body]"), 1)
    page.locator("[name=body-1-value-image-alt_text]").fill("")
    add(page, "Lieux de vente")
    page.locator("[name=body-2-value-title]").fill("Les drives du Gers")
    page.get_by_label("Drives de producteurs").check()
    add(page, "Chiffres clés")
    page.locator("[name=body-3-value-figures-0-value-number]").fill("6")
    page.locator("[name=body-3-value-figures-0-value-label]").fill("fermes")


def schedule(page):
    """For eight o’clock on the day of the article."""
    page.get_by_role("button", name="Afficher/masquer le statut").click()
    page.get_by_role("button", name="Programmer", exact=True).click()
    page.locator("[name=go_live_at]").fill(f"{DAY:%d/%m/%Y} 08:00")
    calendar = page.locator(".xdsoft_datetimepicker:visible")
    calendar.wait_for()
    page.locator("[name=go_live_at]").press("Tab")
    expect(calendar).to_have_count(0)
    page.get_by_role("button", name="Enregistrer la programmation").click()
    expect(page.get_by_text("Modifier la programmation")).to_be_visible()


def test_the_editor_of_articles_opens_and_counts_each_text_once(signed_in):
    page = signed_in("redaction")
    page.get_by_role("link", name="Écrire un article").click()
    page.locator("[name=title]").fill("Les choux d’hiver")
    counts = page.locator("[name=title] ~ .character-count")
    expect(counts).to_have_count(1)
    expect(counts).to_have_text("17 signes, 10 à 70 conseillés")


def test_an_article_is_written_sent_back_corrected_approved_and_appears_at_its_hour(signed_in, page, manage):
    author, reviewer = signed_in("redaction"), signed_in("relecture")
    author.get_by_role("link", name="Écrire un article").click()
    write(author)
    schedule(author)
    ask(author, "Soumettre à Relecture")
    expect(author.get_by_text("n’a pas de texte de remplacement").first).to_be_visible()
    author.wait_for_load_state("networkidle")  # the draft saves itself first: nobody types that fast
    author.locator("[name=body-1-value-image-alt_text]").fill("Un étal de choux")
    ask(author, "Soumettre à Relecture")
    expect(author.get_by_text("attend sa relecture")).to_be_visible()

    reviewer.goto("/admin/")
    reviewer.get_by_role("link", name=TITLE).first.click()
    ask(reviewer, "Demander des modifications")
    reviewer.locator(".modal.in textarea").fill("Dites où.")
    reviewer.locator(".modal.in [type=submit]").click()
    expect(reviewer.get_by_text("a été mise à jour")).to_be_visible()

    author.goto("/admin/")
    author.get_by_role("link", name=TITLE).first.click()
    expect(author.get_by_text("demande des changements")).to_contain_text("Dites où.")
    author.locator("[name=title]").fill(f"{TITLE}, dans six fermes")
    ask(author, "Resoumettre à Relecture")
    expect(author.get_by_text("a été mise à jour").or_(author.get_by_text("attend sa relecture"))).to_be_visible()

    reviewer.goto("/admin/")
    reviewer.get_by_role("link", name=TITLE).first.click()
    ask(reviewer, "Approuver et Publier")
    expect(reviewer.get_by_text("Programmée").first).to_be_visible()

    assert TITLE not in page.request.get("/actualites/").text()
    manage("shell", "-c", COME)
    manage("publish_scheduled")
    page.goto("/actualites/")
    page.get_by_role("link", name=f"{TITLE}, dans six fermes").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{TITLE}, dans six fermes")
    expect(page.get_by_role("heading", name="Les drives du Gers")).to_be_visible()
    assert page.request.get(page.locator("meta[property='og:image']").get_attribute("content")).ok
    told = [json.loads(each.text_content()) for each in page.locator("script[type='application/ld+json']").all()]
    assert any(each["@type"] == "NewsArticle" and each["datePublished"] == DAY.isoformat() for each in told)
    assert f"{TITLE}, dans six fermes" in page.request.get("/actualites/rss/").text()
