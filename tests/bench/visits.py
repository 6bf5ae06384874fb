"""What a visitor's browser does, on a processor slowed four times: each visit has empty caches, figures are in ms."""

import re
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

PROBE = Path(__file__).with_name("probe.js")
LEAFLET = Path(__file__).parents[2] / "static/vendor/leaflet-1.9.4"
SLOWNESS = 4
DESK = {"width": 1280, "height": 800}
PATIENCE = 60
"""Seconds a figure may take to come."""

MAP = "/carte/"
FLOOR = "/page-etalon/"
"""A page that exists in the bench only."""

DRAGS = ((-260, -120), (260, 120), (200, -160), (-200, 160))
DRAG_STEPS = 40
ZOOMS = ("Agrandir la carte",) * 3 + ("Réduire la carte",) * 3
ZOOM_TIME = 600  # ms, an animation and what follows it

FLOOR_HTML = """<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Étalon</title>
<link rel="stylesheet" href="leaflet/leaflet.css"><style>#etalon{height:600px}</style></head>
<body><div id="etalon"></div><script src="leaflet/leaflet.js"></script>
<script>L.marker([43.65, 0.59]).addTo(L.map("etalon").setView([43.65, 0.59], 9));</script></body></html>"""


class Visits:
    """Visits of a site with a browser."""

    def __init__(self, browser, site):
        self._browser, self._site = browser, site
        self._floors = {"bare": FLOOR_HTML, "dressed": _dressed(site)}

    def first_marker(self, path):
        """Time from asking for the page to its first marker on the screen."""
        with self._page(path) as page:
            return _figure(page, "marker")

    def floor(self, kind):
        """The same for a page with Leaflet and one point: « bare », or « dressed » as a page of the site."""
        with self._page(FLOOR, self._floors[kind]) as page:
            return _figure(page, "marker")

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
            page.evaluate("bench.startFrames()")
            {"pan": _pan, "zoom": _zoom}[move](page)
            return page.evaluate("bench.stopFrames()")

    @contextmanager
    def _page(self, path, html=None):
        context = self._browser.new_context(
            base_url=self._site, locale="fr-FR", timezone_id="Europe/Paris", viewport=DESK
        )
        context.add_init_script(path=PROBE)
        if html:
            context.route(f"**{path}", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
            context.route(f"**{path}leaflet/**", _fulfill_leaflet)
        page = context.new_page()
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWNESS})
        page.goto(path, wait_until="commit")
        try:
            yield page
        finally:
            context.close()


def _fulfill_leaflet(route):
    route.fulfill(path=LEAFLET / route.request.url.partition("/leaflet/")[2])


def _dressed(site):
    """The legal notice of the site, with Leaflet and a point in place of its text."""
    with urlopen(f"{site}/mentions-legales/") as answer:
        page = answer.read().decode()
    css, rest = FLOOR_HTML.split("<title>Étalon</title>")[1].split("</head>")
    body = rest.removeprefix("\n<body>").removesuffix("</body></html>")
    page = page.replace("</head>", f"{css}</head>")
    return re.sub(r"(<main[^>]*>).*(</main>)", lambda main: main[1] + body + main[2], page, flags=re.DOTALL)


def _figure(page, name):
    deadline = time.monotonic() + PATIENCE
    while (value := page.evaluate(f"bench.{name}")) is None:
        if time.monotonic() > deadline:
            raise TimeoutError(f"{page.url}: {name}")
        page.wait_for_timeout(50)
    return value


def _settle(page):
    """Until the map is there and the page idle."""
    _figure(page, "marker")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1000)


def _pan(page):
    box = page.locator("[data-map-canvas]").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    for dx, dy in DRAGS:
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + dx, y + dy, steps=DRAG_STEPS)
        page.mouse.up()
        page.wait_for_timeout(ZOOM_TIME)  # the throw, then the markers of the new view


def _zoom(page):
    for name in ZOOMS:
        page.get_by_role("button", name=name).click()
        page.wait_for_timeout(ZOOM_TIME)
