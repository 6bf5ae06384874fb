"""The demo site as `make run` serves it, on a database, an address and an upload folder of its own."""

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from email import message_from_bytes, policy
from pathlib import Path
from urllib.request import urlopen

from django.conf import settings
from django.db import connection

from tests.databases import alone

PASSWORD = "un mot de passe de test"
PATIENCE = 60
"""Seconds a server may take to start."""


@contextmanager
def demo_site(database, folder):
    """Load the demo content into an empty migrated database and serve it: yields the environment of its processes."""
    environment = environment_of(database, folder, f"http://127.0.0.1:{free_port()}")
    with alone():
        run([sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity=0"], environment)
    run([sys.executable, "manage.py", "load_demo"], environment)
    log = (folder / "server.log").open("w")
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--config", "cms/gunicorn.py"],
        cwd=settings.BASE_DIR, env=environment, stdout=log, stderr=log,
    )  # fmt: skip
    try:
        wait_for(f"{environment['BASE_URL']}/sante/", server)
        yield environment
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


def mailbox(folder):
    """Where a site with this upload folder puts its mails: beside it, since uploads are served."""
    return folder.with_name(f"{folder.name}-mails")


def mails_of(environment):
    """The mails that a site has sent, the latest last, as texts; its queue is emptied first."""
    run([sys.executable, "manage.py", "deliver_mails", "--batch"], environment)
    files = sorted(mailbox(Path(environment["MEDIA_ROOT"])).glob("*.log"), key=lambda file: file.stat().st_mtime_ns)
    found = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
    return [f"{mail['to']}\n{mail['subject']}\n{mail.get_body(('plain',)).get_content()}" for mail in found]


def environment_of(database, folder, address):
    """What a process of the demo site is told by its environment."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "cms.settings.local",
        "SECRET_KEY": "k" * 50,
        "DATABASE_URL": database_url(database),
        "MEDIA_ROOT": str(folder),
        "BASE_URL": address,
        "PORT": address.rpartition(":")[2],
        "WEB_CONCURRENCY": "1",
        "DEMO_PASSWORD": PASSWORD,
        "LOG_LEVEL": "warning",
        "GEOCODER_URL": "",
        "EMAIL_URL": f"filemail:///{mailbox(folder)}",
    }


def run(command, environment):
    """Run a command to its end; a failure shows what it said."""
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, f"{command}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"


def database_url(name):
    """DATABASE_URL of a copy on the server, or in the file, that the tests use."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    one = connection.settings_dict
    return f"postgres://{one['USER']}:{one['PASSWORD']}@{one['HOST']}:{one['PORT']}/{name}"


def free_port():
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(url, server):
    """Until the address answers 200."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert server.poll() is None, "the server stopped while starting"
        try:
            with urlopen(url, timeout=5) as response:
                if response.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(url)
