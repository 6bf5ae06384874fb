"""What is kept in memory is what was there at the last change, in every process of the machine."""

import subprocess
import sys

import pytest
from django.core.cache import caches

from cms.core import kept as module
from cms.core.kept import forget, kept


class Source:
    """Counts how often it is read."""

    def __init__(self):
        self.read = 0

    def __call__(self, *arguments):
        self.read += 1
        return self.read, arguments


def test_a_value_is_worked_out_once_for_each_subject_and_arguments():
    source = Source()
    assert kept("farms", source, 1) is kept("farms", source, 1)
    assert kept("farms", source, 2) == (2, (2,))
    assert kept("markets", source, 1) == (3, (1,))


@pytest.mark.django_db
def test_a_change_is_seen_at_once_and_leaves_other_subjects_alone():
    farms, markets = Source(), Source()
    kept("farms", farms), kept("markets", markets)
    forget("farms")
    kept("farms", farms), kept("markets", markets)
    assert (farms.read, markets.read) == (2, 1)


@pytest.mark.django_db
def test_what_is_read_between_a_change_and_its_commit_is_read_again_after_it(django_capture_on_commit_callbacks):
    source = Source()
    with django_capture_on_commit_callbacks(execute=True):
        forget("farms")
        kept("farms", source)
    assert kept("farms", source) == (2, ())


def test_another_process_of_the_machine_makes_us_forget(settings, tmp_path):
    shared = {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(tmp_path),
    }
    settings.CACHES = settings.CACHES | {"marks": shared}
    source = Source()
    assert [kept("farms", source)[0], kept("farms", source)[0]] == [1, 1]
    another = (
        "from django.conf import settings",
        f"settings.configure(CACHES={ {'default': shared, 'marks': shared}!r})",
        "from cms.core.kept import _unmark",
        "_unmark('farms')",
    )
    subprocess.run([sys.executable, "-c", "\n".join(another)], check=True, cwd=settings.BASE_DIR)
    assert kept("farms", source) == (2, ())


def test_where_no_mark_can_be_written_nothing_is_kept_and_nothing_breaks(monkeypatch):
    def full(*arguments, **options):
        raise OSError("No space left on device")

    monkeypatch.setattr(caches["marks"], "get_or_set", full)
    source = Source()
    assert [kept("farms", source)[0], kept("farms", source)[0]] == [1, 2]


def test_the_memory_of_a_process_is_bounded():
    source = Source()
    for number in range(3 * module.MOST):
        kept("farms", source, number)
    assert len(module._values) == module.MOST
