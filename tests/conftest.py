"""What every test gets; a skipped test counts as a failure."""

import os
import sqlite3
import time

import pytest
from django.core.cache import cache
from django.db import connection

FEW = 2_000


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, tmp_path_factory):
    """A database of this process's own, so that several may run at once."""
    from tests import databases

    with django_db_blocker.unblock():
        name = databases.copy_of_migrated(tmp_path_factory.mktemp("database") / f"test_{os.getpid()}")
        with databases.named(name):
            yield
        databases.drop(name)


@pytest.fixture(autouse=True)
def empty_cache():
    """No test sees what another one left in the cache."""
    cache.clear()


@pytest.fixture
def home_page(db):
    """The home page of the default site."""
    from tests.factories import home_page

    return home_page()


@pytest.fixture
def few_parameters(db):
    """A query takes far fewer parameters than SQLite's 32,766: what passes here grows with the tables."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    usual = connection.connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, FEW)
    yield
    connection.connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, usual)


@pytest.fixture
def media_root(settings, tmp_path):
    """Uploads on a disk, for what depends on real files."""
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    }
    return tmp_path


def pytest_sessionfinish(session, exitstatus):
    """Nothing is left out in silence: a missing browser, database or tool must be put right."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and reporter.stats.get("skipped") and exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter):
    """Say which database was used and how long everything took since `make test`."""
    terminalreporter.write_sep("-", f"{connection.vendor}")
    if started := os.environ.get("TESTS_STARTED"):
        terminalreporter.write_line(f"{time.time() - float(started):.0f} s since the start of make test")
    if terminalreporter.stats.get("skipped"):
        terminalreporter.write_line("A skipped test is a failure here.", red=True)
