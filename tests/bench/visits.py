"""What a visitor's browser does, on a processor slowed four times: each visit has empty caches, figures are in ms."""

import re
import time
from contextlib import contextmanager
from pathlib import Path

PROBE = Path(__file__).with_name("probe.js")
SLOWNESS = 4
DESK = {"width": 1280, "height": 800}
PATIENCE = 60
"""Seconds a figure may take to come."""

MAP = "/carte/"

DRAGS = ((-260, -120), (260, 120), (200, -160), (-200, 160))
DRAG_STEPS = 40
ZOOMS = ("Agrandir la carte",) * 3 + ("Réduire la carte",) * 3
ZOOM_TIME = 600  # ms, an animation and what follows it


class Visits:
    """Visits of a site with a browser."""

    def __init__(self, browser, site):
        self._browser, self._site = browser, site

    def first_marker(self, path):
        """Times from asking for a page to its first marker on the screen, and to the first one that can be pressed."""
        with self._page(path) as page:
            return _figure(page, "marker"), _figure(page, "ready")

    def filter_answer(self):
        """Times from a click on « Marché » to the page saying that it works on it, then to the new list."""
        with self._page(MAP) as page:
            _settle(page)
            page.evaluate("bench.awaitAnswer()")
            page.locator("label.chip", has_text=re.compile("Marché")).first.click()
            renewed, answered = _figure(page, "renewed"), _figure(page, "answered")
            clicked = page.evaluate("bench.clicked")
            return answered - clicked, renewed - clicked

    def frames(self, move):
        """Lengths of the frames during a move, « pan » or « zoom »."""
        with self._page(MAP) as page:
            _settle(page)
            act = {"pan": _pan, "zoom": _zoom}[move](page)
            page.evaluate("bench.startFrames()")
            act()
            return page.evaluate("bench.stopFrames()")

    @contextmanager
    def _page(self, path):
        context = self._browser.new_context(
            base_url=self._site, locale="fr-FR", timezone_id="Europe/Paris", viewport=DESK
        )
        context.add_init_script(path=PROBE)
        page = context.new_page()
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWNESS})
        page.goto(path, wait_until="commit")
        try:
            yield page
        finally:
            context.close()


def _figure(page, name):
    deadline = time.monotonic() + PATIENCE
    while (value := page.evaluate(f"bench.{name}")) is None:
        if time.monotonic() > deadline:
            raise TimeoutError(f"{page.url}: {name}")
        page.wait_for_timeout(50)
    return value


def _settle(page):
    """Until the map is there and the page idle."""
    _figure(page, "ready")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1000)


def _pan(page):
    """Finds the map; what it gives drags it about."""
    x, y = _centre(page.locator("[data-map-canvas]"))

    def drag():
        for dx, dy in DRAGS:
            page.mouse.move(x, y)
            page.mouse.down()
            page.mouse.move(x + dx, y + dy, steps=DRAG_STEPS)
            page.mouse.up()
            page.wait_for_timeout(ZOOM_TIME)  # the throw, then the markers of the new view

    return drag


def _zoom(page):
    """Finds the buttons, before frames are counted: to look for them takes some; what it gives presses them."""
    points = [_centre(page.get_by_role("button", name=name)) for name in ZOOMS]

    def press():
        for point in points:
            page.mouse.click(*point)
            page.wait_for_timeout(ZOOM_TIME)

    return press


def _centre(locator):
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
