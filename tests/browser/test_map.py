"""The map with scripts: by thumb, by keyboard, by a link somebody sent, in a partner's frame."""

import threading
from datetime import timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.utils.timezone import localdate

from cms.core.hours.french import day_of_month

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
PINS = "[data-map-canvas] :is(.pin, .cluster)"


def titles(page):
    """The places of the list, in order."""
    return page.locator("#resultats .entry :is(h2, h3) a").all_inner_texts()


def test_refused_a_position_a_visitor_gives_a_commune(new_context):
    page = new_context(viewport=PHONE).new_page()
    page.goto("/carte/")
    page.get_by_role("button", name="Utiliser ma position").click()
    page.get_by_text("indiquez votre commune").wait_for()
    assert page.evaluate("document.activeElement.name") == "commune"
    page.keyboard.type("fleurance")
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=2, name="de Fleurance").wait_for()
    with_scripts = titles(page)
    plain = new_context(viewport=PHONE, java_script_enabled=False).new_page()
    plain.goto(page.url)
    assert titles(plain) == with_scripts
    assert with_scripts


def test_a_link_that_was_sent_shows_the_same_filters_the_same_place(new_context):
    page = new_context(viewport=DESK).new_page()
    page.goto("/carte/?type=market&commune=fleurance")
    page.locator(PINS).first.wait_for()
    page.get_by_role("button", name="Situer").first.click()
    page.locator("[data-card]:visible").wait_for()
    page.wait_for_url("**#lieu-*")
    other = new_context(viewport=DESK).new_page()
    other.goto(page.url)
    other.locator("[data-card]:visible").wait_for()
    assert other.locator("[name=type][value=market]").is_checked()
    assert other.locator(".place-card h3").inner_text() == page.locator(".place-card h3").inner_text()
    assert titles(other) == titles(page)


def test_moving_the_map_offers_its_zone_and_back_undoes_it(new_context):
    page = new_context(viewport=DESK, reduced_motion="reduce").new_page()
    page.goto("/carte/?commune=fleurance&rayon=10")
    page.locator(PINS).first.wait_for()
    around = titles(page)
    page.locator("[data-map-canvas]").focus()
    page.keyboard.press("Shift+ArrowDown")
    page.get_by_role("button", name="Chercher dans cette zone").click()
    page.wait_for_url("**zone=*")
    assert "commune=" not in page.url
    page.go_back()
    page.get_by_role("heading", level=2, name="de Fleurance").wait_for()
    assert titles(page) == around


def test_a_place_is_opened_closed_and_visited_by_keyboard(new_context):
    page = new_context(viewport=DESK, reduced_motion="reduce").new_page()
    page.goto("/carte/?type=amap&commune=auch")
    page.locator(PINS).first.wait_for()
    page.locator(PINS).first.focus()
    assert page.evaluate("document.activeElement.ariaLabel")
    page.locator("[data-map-canvas] .pin").first.focus()
    page.keyboard.press("Enter")
    page.locator("[data-card]:visible").wait_for()
    page.keyboard.press("Escape")
    page.locator(f"{PINS}:focus").wait_for()
    page.keyboard.press("Space")
    page.locator("[data-card]:visible").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/points-de-vente/**")
    assert page.get_by_role("heading", level=1).inner_text()


def test_from_the_home_page_to_the_telephone_of_an_amap_by_keyboard(new_context):
    page = new_context(viewport=DESK, reduced_motion="reduce").new_page()
    page.goto("/")
    page.get_by_label("Que cherchez-vous").focus()
    page.keyboard.type("amap")
    page.keyboard.press("Tab")
    page.keyboard.type("auch")
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    page.wait_for_url("**/carte/?*")
    first = page.get_by_role("region", name="d’Auch").get_by_role("listitem").filter(has_text="AMAP du Panier").first
    heard = first.aria_snapshot()
    for said in ('heading "AMAP du Panier Percé" [level=3]', "AMAP Auch, à 0,4", "ouvre"):
        assert said in heard
    first.get_by_role("heading").get_by_role("link").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/points-de-vente/**")
    telephone = page.get_by_role("main").get_by_role("link", name="Appeler")
    for _ in range(60):
        page.keyboard.press("Tab")
        if telephone.first.evaluate("link => link === document.activeElement"):
            break
    assert page.evaluate("document.activeElement.href").startswith("tel:+33")


def test_filters_sent_in_a_message_are_the_same_on_another_phone(new_context):
    page = new_context(viewport=PHONE).new_page()
    today = localdate()
    sunday = today + timedelta(days=13 - today.weekday())
    page.goto(f"/carte/?type=vending_machine&produit=oeufs&ouvert=jour&jour={sunday}&heure=20:00")
    sent = page.url
    assert titles(page)
    for options in ({}, {"java_script_enabled": False}):
        other = new_context(viewport=PHONE, **options).new_page()
        other.goto(sent)
        assert titles(other) == titles(page)
        filters = other.locator(".sheet__filters").inner_text().replace("\u00a0", " ")
        for kept in (
            "Distributeur automatique",
            "Œufs",
            f"dimanche {day_of_month(sunday)} à 20".replace("\u00a0", " "),
        ):
            assert kept in filters


def test_the_map_is_no_trap(new_context):
    page = new_context(viewport=DESK, reduced_motion="reduce").new_page()
    page.goto("/carte/?type=amap&commune=auch")
    page.locator(PINS).first.wait_for()
    page.locator("[data-map-canvas]").focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('footer')"):
            return
    pytest.fail("forty steps did not leave the map")


@pytest.fixture
def mairie(tmp_path):
    """A site of somebody else: a folder, and the address it is served at."""
    handler = partial(SimpleHTTPRequestHandler, directory=tmp_path)
    handler.log_message = lambda *arguments: None
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield tmp_path, f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def test_a_mairie_shows_the_places_of_its_commune(new_context, mairie):
    folder, address = mairie
    page = new_context(viewport=DESK).new_page()
    page.goto("/carte/integrer/?commune=fleurance&rayon=15")
    page.get_by_label("Marché de plein vent").check()
    page.locator("#titre-resultat", has_text="3 lieux").wait_for()
    code = page.locator("#i-code").input_value()
    (folder / "index.html").write_text(f"<!doctype html><title>Mairie</title><link rel=icon href=data:,>{code}")
    context = new_context(viewport={"width": 700, "height": 800})
    context.unroute_all()
    visit = context.new_page()
    visit.goto(address)
    frame = visit.frame_locator("iframe")
    frame.get_by_role("button", name="Carte", exact=True).click()
    frame.locator(PINS).first.focus()
    visit.keyboard.press("Enter")
    frame.get_by_role("heading", level=1).wait_for()
    assert context.cookies() == []
    assert visit.locator("iframe").evaluate("frame => frame.style.height").endswith("px")


@pytest.mark.parametrize("typed", ["eauze", "32800"])
def test_a_commune_is_chosen_by_keyboard(new_context, typed):
    page = new_context(viewport=DESK, reduced_motion="reduce").new_page()
    page.goto("/carte/")
    box = page.locator("#f-commune")
    box.focus()
    page.keyboard.type(typed)
    option = page.get_by_role("option", name="Eauze")
    option.wait_for()
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == page.get_by_role("option").first.get_attribute("id")
    page.keyboard.press("Escape")
    option.wait_for(state="hidden")
    assert box.input_value() == typed
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=2, name="d’Eauze").wait_for()
    assert box.input_value().startswith("Eauze")
    assert page.evaluate("document.activeElement.id") == "f-commune"


def test_a_cluster_comes_apart_under_the_keyboard(new_context):
    page = new_context(viewport=DESK, reduced_motion="reduce").new_page()
    page.goto("/carte/")
    cluster = page.locator("[data-map-canvas] .cluster[aria-label$=agrandir]").first
    cluster.focus()
    label = cluster.get_attribute("aria-label")
    page.keyboard.press("Enter")
    page.locator(f"{PINS}:focus:not([aria-label='{label}'])").wait_for()
    assert page.locator(PINS).count() > 1


def marks(page, where):
    """What each marker says and where it is on the screen."""
    found = page.locator(f"{where} :is(.pin, .cluster)").evaluate_all(
        "all => all.map(one => [one.textContent, one.getBoundingClientRect().x, one.getBoundingClientRect().y])"
    )
    return sorted(found)


@pytest.mark.parametrize("width", [1024, 1280, 1600])
def test_the_markers_of_the_page_are_those_of_the_map_and_stay_where_they_are(new_context, width):
    context = new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    context.watch.expected_errors = ("net::ERR_FAILED",)
    still = context.new_page()
    still.route("**/js/map/index.*", lambda route: route.abort())
    still.goto("/carte/?commune=auch&rayon=20")
    first = marks(still, "first-view")
    page = context.new_page()
    page.goto("/carte/?commune=auch&rayon=20")
    page.locator(f"{PINS}[aria-label*=Auch]").first.wait_for()
    then = marks(page, "[data-map-canvas]")
    assert page.locator("first-view").count() == 0
    assert [text for text, _x, _y in first] == [text for text, _x, _y in then] and first
    for (_text, x, y), (_same, left, top) in zip(first, then, strict=True):
        assert abs(x - left) < 2 and abs(y - top) < 2
