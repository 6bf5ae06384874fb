"""The chores of the night."""

import pytest
from django.core.management import CommandError, call_command

from home.management.commands import nightly

pytestmark = pytest.mark.django_db


def test_every_chore_of_the_night_runs_on_an_empty_site():
    call_command("nightly")


def test_a_chore_that_fails_stops_no_other_and_is_named(monkeypatch):
    done = []

    def run(name, **options):
        done.append(name)
        if name == "tidy_up":
            raise OSError

    monkeypatch.setattr(nightly, "call_command", run)
    with pytest.raises(CommandError, match=r"tidy_up\."):
        call_command("nightly")
    assert done == list(nightly.CHORES)
