"""The map without JavaScript: the same places, filters that work, links that keep them."""

import pytest


@pytest.fixture
def plain(new_context):
    return new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}).new_page()


def test_the_list_is_complete_and_paged(plain):
    plain.goto("/carte/")
    assert plain.locator("main .entry").count() >= 20
    plain.get_by_role("link", name="Page suivante").click()
    assert "page=2" in plain.url
    assert plain.locator("main .entry").count() > 0


def test_a_filter_narrows_the_list_and_stays_in_the_address(plain):
    plain.goto("/carte/?type=market")
    markets = plain.locator("main .entry").count()
    assert markets
    plain.goto("/carte/?type=market&commune=samatan&rayon=5")
    assert 0 < plain.locator("main .entry").count() < markets
    assert plain.locator("main").get_by_text("Samatan").count()
