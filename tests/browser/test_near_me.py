"""From a commune typed by keyboard to the telephone number of a place, seen as a screen reader tells it."""

import re

import pytest
from playwright.sync_api import expect


def test_a_commune_is_chosen_by_keyboard_among_suggestions(page):
    page.goto("/")
    page.get_by_role("textbox", name=re.compile("Où")).focus()
    box = page.get_by_role("combobox", name=re.compile("Où"))
    box.press_sequentially("saint-mart")
    proposals = page.get_by_role("listbox", name="Communes proposées")
    expect(proposals.get_by_role("option").first).to_have_text("Saint-Martin (32300)")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_text(re.compile(r"propositions, flèche bas"))).to_be_attached()
    box.press("ArrowDown")
    box.press("ArrowDown")
    second = proposals.get_by_role("option").nth(1)
    expect(second).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", second.get_attribute("id"))
    box.press("Escape")
    expect(proposals).to_be_hidden()
    expect(box).to_have_value("saint-mart")
    box.press("ArrowDown")
    box.press("Enter")
    expect(box).to_have_value("Saint-Martin (32300)")
    expect(proposals).to_be_hidden()
    box.press("Enter")
    page.wait_for_url("**/carte/?*commune=Saint-Martin*")
    expect(page.get_by_role("heading", level=2).first).to_contain_text("de Saint-Martin")


def test_from_home_to_the_telephone_number_of_an_amap(page):
    page.goto("/")
    page.get_by_role("textbox", name=re.compile("cherchez")).or_(
        page.get_by_role("combobox", name=re.compile("cherchez"))
    ).fill("amap")
    page.locator("#ou").fill("auch")
    page.locator("#ou").press("Enter")
    page.wait_for_url("**/carte/?*")
    entry = page.locator("#resultats .entry").first
    for told in ("AMAP", "Auch", "km"):
        expect(entry).to_contain_text(told)
    entry.get_by_role("heading", level=3).get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("AMAP")
    buying = page.get_by_role("complementary", name="Acheter ici")
    number = buying.get_by_role("link", name=re.compile(r"^0\d(\s\d\d){4}$"))
    assert re.fullmatch(r"tel:\+33\d{9}", number.get_attribute("href"))
    expect(buying.get_by_role("link", name=re.compile(r"^Appeler le 0\d"))).to_be_visible()


@pytest.fixture
def plain(new_context):
    return new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}).new_page()


def test_a_place_is_whole_without_scripts(plain):
    plain.goto("/carte/?type=amap&commune=auch")
    plain.locator("#resultats .entry h3 a").first.click()
    plain.get_by_text("Itinéraire").click()
    expect(plain.get_by_role("link", name="OpenStreetMap")).to_be_visible()
    expect(plain.get_by_role("button")).to_have_count(0)
    plain.get_by_role("link", name="Signaler une erreur").click()
    expect(plain.get_by_role("heading", level=1)).to_be_visible()
