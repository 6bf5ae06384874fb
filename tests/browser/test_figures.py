"""A farm's figures: a visit and a call are counted, without a cookie, and not for whoever asks to be left alone."""

from tests.browser.server import PASSWORD
from tests.browser.signing_in import sign_in

FARM = "/producteurs/les-canards-d-hippolyte/"
SOMEBODY = "Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0"


def visit(context, presses=()):
    """Open the farm's page, press some links that lead nowhere here; what the browser then holds of us."""
    page = context.new_page()
    page.goto(FARM, wait_until="networkidle")
    page.locator("details.directions summary").first.click()
    page.evaluate("addEventListener('click', (event) => event.preventDefault())")
    for link in presses:
        with page.expect_request("**/compter/"):
            page.locator(link).first.click()
    page.close()
    return context.cookies()


def figures(new_context):
    """What the farm reads of the month, by the first word of each figure."""
    page = new_context(viewport={"width": 360, "height": 740}).new_page()
    sign_in(page, "producteur", PASSWORD)
    page.goto("/espace-pro/")
    page.get_by_role("link", name="Mes statistiques").first.click()
    words = page.locator(".portal-block").first.locator("dt").all_inner_texts()
    numbers = page.locator(".portal-block").first.locator("dd").all_inner_texts()
    return {word.split()[0]: int(number) for word, number in zip(words, numbers, strict=True)}


def test_a_visit_and_a_call_are_counted_without_a_cookie(new_context):
    before = figures(new_context)
    somebody = new_context(user_agent=SOMEBODY, viewport={"width": 360, "height": 740})
    assert visit(somebody, ['a[href^="tel:"]', ".directions a"]) == []
    left_alone = new_context(user_agent=SOMEBODY, extra_http_headers={"Sec-GPC": "1"})
    assert visit(left_alone) == []
    after = figures(new_context)
    more = {word: after[word] - before[word] for word in after}
    assert (more["visites"], more["appels"], more["itinéraires"]) == (1, 1, 1), (before, after)
