"""Forms, and the rooms of the espace pro of somebody signed in: held to the same rules as public pages."""

import re
from collections import deque
from urllib.parse import urlsplit

import pytest

from tests.browser.rules import axe, nu, wider_than_screen
from tests.browser.server import PASSWORD
from tests.browser.signing_in import sign_in

FORMS = (
    "/espace-pro/connexion/",
    "/espace-pro/connexion/mot-de-passe/",
    "/espace-pro/je-minscris-sur-la-carte/",
    "/developper-un-drive/demande/",
    "/guides/initiatives/faire-connaitre/",
)
LINK = re.compile(r'href="(/[^"#?]*/)"')
PHONE = {"width": 360, "height": 740}


def faults_of(page, path):
    """What is wrong with a page of ours, on a phone and on the smallest one."""
    page.set_viewport_size(PHONE)
    page.goto(path)
    assert page.locator("h1").count() == 1, path
    return [f"{path} {fault}" for fault in (*axe(page), *wider_than_screen(page))]


def rooms_of(page):
    """Every page that links lead to from the farm's dashboard and that is about the farm (paths)."""
    start = urlsplit(page.goto("/espace-pro/").url).path
    found, waiting = {start}, deque([start])
    while waiting:
        answer = page.request.get(waiting.popleft())
        for link in LINK.findall(answer.text()):
            if link.startswith(start) and link not in found and is_page(page, link):
                found.add(link)
                waiting.append(link)
    return sorted(found)


def is_page(page, link):
    """Whether a link leads to a page rather than to a file."""
    return "text/html" in page.request.head(link).headers.get("content-type", "")


def valid(page, paths, folder):
    """What the HTML checker says of what the server sends at these paths."""
    files = []
    for number, path in enumerate(paths):
        files.append(folder / f"{number:02}-{path.strip('/').replace('/', '-')[-60:]}.html")
        files[-1].write_text(page.request.get(path).text())
    return nu(files)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forms_are_accessible_and_fit_a_phone(new_context, scheme):
    page = new_context(color_scheme=scheme, reduced_motion="reduce").new_page()
    page.goto("/carte/?type=market")
    page.locator("#resultats .entry a[href*='/points-de-vente/']").first.click()
    paths = [*FORMS, page.locator("a[href*='/signaler/']").first.get_attribute("href")]
    assert [fault for path in paths for fault in faults_of(page, path)] == []


def test_forms_are_valid(new_context, tmp_path):
    page = new_context().new_page()
    assert valid(page, FORMS, tmp_path) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_rooms_of_a_farm_are_accessible_fit_a_phone_and_valid(new_context, tmp_path, scheme):
    page = new_context(viewport=PHONE, color_scheme=scheme, reduced_motion="reduce").new_page()
    sign_in(page, "producteur", PASSWORD)
    rooms = rooms_of(page)
    assert len(rooms) > 20
    assert [fault for path in rooms for fault in faults_of(page, path)] == []
    assert valid(page, rooms, tmp_path) == []
