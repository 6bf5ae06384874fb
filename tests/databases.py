"""Test databases: migrated once for a set of migrations, then copied for each process that needs one."""

import fcntl
import hashlib
import shutil
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

FOLDER = settings.VAR_DIR / "tests"


def migrations_version():
    """A short name for the migrations and packages as they are now."""
    files = sorted(
        path for path in settings.BASE_DIR.glob("[a-z]*/**/migrations/*.py") if "node_modules" not in path.parts
    )
    files += [settings.BASE_DIR / "requirements.txt", settings.BASE_DIR / "cms/settings/base.py"]  # the apps of others
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:10]


@contextmanager
def alone():
    """One process at a time, among those that share this copy of the project."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def named(name):
    """The default connection on another database."""
    connection.close()
    before, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], str(name)
    yield
    connection.close()
    connection.settings_dict["NAME"] = before


def copy_of_migrated(target: Path):
    """A new migrated database, as what NAME must be: a file at this path, or a database of the same last name."""
    with alone():
        return _sqlite_copy(target) if connection.vendor == "sqlite" else _postgresql_copy(target.name)


def drop(name):
    """Remove a copy; a file goes with its folder."""
    connection.close()
    if connection.vendor == "postgresql":
        _on_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _sqlite_copy(target):
    model = FOLDER / f"migrated-{migrations_version()}.sqlite3"
    if not model.exists():
        for old in FOLDER.glob("migrated-*"):
            old.unlink()
        unfinished = model.with_suffix(".unfinished")
        _migrate(unfinished)
        unfinished.rename(model)
    shutil.copy(model, target)
    return str(target)


def _postgresql_copy(name):
    model = f"migrated_{migrations_version()}"
    if not _on_server(f"SELECT 1 FROM pg_database WHERE datname = '{model}'"):  # noqa: S608
        _on_server(f'DROP DATABASE IF EXISTS "{model}_unfinished"')
        _on_server(f'CREATE DATABASE "{model}_unfinished"')
        _migrate(f"{model}_unfinished")
        _on_server(f'ALTER DATABASE "{model}_unfinished" RENAME TO "{model}"')
    _on_server(f'CREATE DATABASE "{name}" TEMPLATE "{model}"')
    return name


def _migrate(name):
    with named(name):
        call_command("migrate", verbosity=0)


def _on_server(statement):
    """Rows of a statement run beside our own database."""
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []
