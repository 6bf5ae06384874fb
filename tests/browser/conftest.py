"""A real browser on the real demo site; what it must never do is watched on every page."""

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

from tests import databases
from tests.browser.server import demo_site, run

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    """Browser tests are known by their folder."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def demo(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo site: the environment of its processes."""
    folder = tmp_path_factory.mktemp("site")
    with django_db_blocker.unblock():
        database = databases.copy_of_migrated(folder / f"site_{os.getpid()}")
        with demo_site(database, folder) as environment:
            yield environment
        databases.drop(database)


@pytest.fixture(scope="session")
def site(demo):
    """Address of the demo site."""
    return demo["BASE_URL"]


@pytest.fixture
def manage(demo):
    """Run a command of the demo site: `manage("publish_scheduled")`."""
    return lambda *words: run([sys.executable, "manage.py", *words], demo)


@pytest.fixture(scope="session")
def browser():
    """Chromium, for the whole session."""
    assert Path(CHROMIUM).exists(), f"No browser at {CHROMIUM}: apt-get install chromium"
    # Playwright's synchronous interface runs an event loop in this thread, which Django would take for ours.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@dataclass
class Watch:
    """What a browser did behind a visit."""

    site: str
    allowed_hosts: set = field(default_factory=set)
    foreign: list = field(default_factory=list)
    errors: list = field(default_factory=list)
    expected_errors: tuple = ()

    def see_request(self, route):
        """Let our own host answer; note and stop everything else."""
        address = urlsplit(route.request.url)
        if f"{address.scheme}://{address.netloc}" == self.site or address.scheme in ("data", "blob"):
            route.fallback()
            return
        if address.hostname not in self.allowed_hosts:
            self.foreign.append(route.request.url)
        route.abort()

    def see_console(self, message):
        """Note what the console calls an error."""
        if message.type == "error" and not any(text in message.text for text in self.expected_errors):
            self.errors.append(f"{message.text} ({message.location.get('url', '')})")

    def assert_clean(self):
        """No request to another host, no error."""
        assert self.foreign == [], "requests to other hosts"
        assert self.errors == [], "errors in the console"


@pytest.fixture
def new_context(browser, site):
    """Open browser contexts; each is checked for foreign requests and console errors when the test ends."""
    opened = []

    def open_context(**options):
        context = browser.new_context(base_url=site, locale="fr-FR", timezone_id="Europe/Paris", **options)
        context.set_default_timeout(10_000)
        context.watch = Watch(site)
        context.route("**/*", context.watch.see_request)
        context.on("console", context.watch.see_console)
        context.on("weberror", lambda error: context.watch.errors.append(str(error.error)))
        opened.append(context)
        return context

    yield open_context
    for context in opened:
        context.close()
        context.watch.assert_clean()


@pytest.fixture
def page(new_context):
    """A page on a phone."""
    return new_context(viewport={"width": 360, "height": 740}).new_page()
