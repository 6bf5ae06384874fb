"""Every public page: accessible, valid, silent, at home on a phone, with or without scripts, light or dark."""

import pytest
from wagtail.models import get_page_models

from tests.browser.addresses import ADDRESSES, NOT_FOUND, PAGES, path_of
from tests.browser.rules import axe, nu, wider_than_screen

every_page = pytest.mark.parametrize("name", ADDRESSES)
SIZES = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1280, "height": 800}}


def open_page(context, site, name):
    """An open page, once its scripts have run; it left no cookie."""
    if name in NOT_FOUND:
        context.watch.expected_errors = ("status of 404",)
    page = context.new_page()
    response = page.goto(path_of(site, name), wait_until="networkidle")
    assert response.status == (404 if name in NOT_FOUND else 200)
    assert context.cookies() == []
    return page


def test_every_page_type_is_looked_at():
    ours = {model.__name__ for model in get_page_models() if not model.__module__.startswith("wagtail")}
    assert ours == set(PAGES)


@every_page
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_accessibility_fault(new_context, site, name, size, scheme):
    context = new_context(viewport=SIZES[size], color_scheme=scheme, reduced_motion="reduce")
    assert axe(open_page(context, site, name)) == []


@every_page
def test_no_sideways_scroll_on_the_smallest_phone(new_context, site, name):
    page = open_page(new_context(viewport={"width": 320, "height": 640}), site, name)
    assert wider_than_screen(page) == []


@every_page
def test_readable_without_scripts(new_context, site, name):
    page = open_page(new_context(java_script_enabled=False, viewport=SIZES["phone"]), site, name)
    assert page.locator("h1").count() == 1
    assert page.locator("main").inner_text().strip()


def test_html_is_valid(new_context, site, tmp_path):
    context, files = new_context(), []
    for number, name in enumerate(ADDRESSES):
        sent = context.request.get(path_of(site, name)).text()
        files.append(tmp_path / f"{number:02}-{name.replace(' ', '-')}.html")
        files[-1].write_text(sent)
    assert nu(files) == []
