"""Production refuses to start half-configured."""

import os
import subprocess
import sys

import pytest

COMPLETE = {
    "SECRET_KEY": "k" * 25 + "z9-" * 10,
    "ALLOWED_HOSTS": "www.example.org",
    "BASE_URL": "https://www.example.org",
    "DATABASE_URL": "postgres://site@127.0.0.1/site",
}


def start(shown="DATABASES", /, **environment):
    """What production says when it starts with these variables: exit code and last line."""
    variables = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "cms.settings.production"}
    done = subprocess.run(
        [sys.executable, "-c", f"from django.conf import settings; settings.DEBUG; print(settings.{shown})"],
        env=variables | {name: value for name, value in environment.items() if value is not None},
        capture_output=True,
        text=True,
    )
    return done.returncode, (done.stdout + done.stderr).strip().splitlines()[-1]


def test_it_starts_when_complete():
    code, database = start(**COMPLETE)
    assert code == 0
    assert "connect_timeout" in database and "statement_timeout=15000" in database


def test_the_staff_needs_a_second_factor_unless_told_otherwise():
    assert start("STAFF_SECOND_FACTOR", **COMPLETE) == (0, "True")
    assert start("STAFF_SECOND_FACTOR", **COMPLETE | {"STAFF_SECOND_FACTOR": "false"}) == (0, "False")


@pytest.mark.parametrize("name", COMPLETE)
def test_it_names_what_is_missing(name):
    code, error = start(**COMPLETE | {name: None})
    assert code != 0 and name in error


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "short"),
        ("ALLOWED_HOSTS", "*"),
        ("BASE_URL", "http://a.example"),
        ("DATABASE_URL", "sqlite:///x.db"),
    ],
)
def test_it_refuses_what_is_unsafe(name, value):
    code, error = start(**COMPLETE | {name: value})
    assert code != 0 and name in error


def test_sqlite_is_accepted_when_asked_for_by_name():
    assert start(**COMPLETE | {"DATABASE_URL": "sqlite:////tmp/x.db", "ALLOW_SQLITE": "true"})[0] == 0


def test_options_of_the_database_address_are_kept():
    code, database = start(**COMPLETE | {"DATABASE_URL": "postgres://a@127.0.0.1/b?sslmode=require"})
    assert code == 0 and "sslmode" in database and "connect_timeout" in database
