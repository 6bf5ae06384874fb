"""Someone of the service adds a second factor to their account: from then on a password alone opens nothing."""

import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from playwright.sync_api import expect

from tests.browser import rules
from tests.browser.server import PASSWORD
from tests.browser.signing_in import sign_in


@pytest.fixture
def desk(new_context):
    return new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce").new_page()


def code_of(secret):
    """What the telephone shows at this moment."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def send(page, name, text):
    """Fill in the only box of a page and press its button."""
    page.locator(f"main [name={name}]").fill(text)
    with page.expect_navigation():
        page.locator("main form", has=page.locator(f"[name={name}]")).locator("button[type=submit]").first.click()


def leave(page):
    """Sign out."""
    page.goto("/espace-pro/deconnexion/")
    page.locator("main form button[type=submit]").click()
    page.wait_for_load_state()


def test_a_second_factor_is_added_asked_for_and_taken_away(desk):
    sign_in(desk, "relecture", PASSWORD)
    desk.goto("/compte/2fa/totp/activate/")
    if desk.locator("main [name=password]").count():
        send(desk, "password", PASSWORD)
    assert rules.axe(desk) == []
    secret = desk.locator("#authenticator_secret").input_value()
    send(desk, "code", code_of(secret))
    desk.goto("/compte/2fa/recovery-codes/")
    assert rules.axe(desk) == []
    spare = desk.locator("main code").all_inner_texts()
    assert len(set(spare)) >= 2
    leave(desk)

    sign_in(desk, "relecture", PASSWORD)
    expect(desk).to_have_url(re.compile("/compte/2fa/authenticate/"))
    assert rules.axe(desk) == [] and rules.wider_than_screen(desk) == []
    desk.goto("/admin/")
    expect(desk).not_to_have_url(re.compile("/admin/"))
    desk.goto("/compte/2fa/authenticate/")
    send(desk, "code", "000000")
    expect(desk).to_have_url(re.compile("/compte/2fa/authenticate/"))
    send(desk, "code", spare[0])
    expect(desk).to_have_url(re.compile("/admin/"))
    leave(desk)

    sign_in(desk, "relecture", PASSWORD)
    send(desk, "code", spare[0])  # a spare code serves once
    expect(desk).to_have_url(re.compile("/compte/2fa/authenticate/"))
    send(desk, "code", code_of(secret))
    expect(desk).to_have_url(re.compile("/admin/"))

    desk.goto("/compte/2fa/totp/deactivate/")
    if "/deactivate/" not in desk.url:
        send(desk, "password", PASSWORD)
    desk.locator("main form button[type=submit]").first.click()
    desk.wait_for_load_state()
    leave(desk)
    sign_in(desk, "relecture", PASSWORD)
    expect(desk).to_have_url(re.compile("/admin/"))
