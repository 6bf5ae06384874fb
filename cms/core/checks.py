"""System checks: what would lose data, leak or call another host is said before the site starts."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.db import connections

SQLITE_PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "busy_timeout": 5000}
"""Write-ahead log, every commit on disk (2 is FULL), five seconds of patience in ms."""
POSTGRES_OPTIONS = {"connect_timeout": "3", "statement_timeout": "15000"}
HOST_NAME = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")


@register(Tags.database)
def check_sqlite_profile(app_configs, databases=None, **kwargs):
    """SQLite must not lose or refuse concurrent writes: asked from the open database itself."""
    errors = []
    for alias in databases or ():
        connection = connections[alias]
        if connection.vendor != "sqlite" or connection.is_in_memory_db():
            continue
        if connection.settings_dict["OPTIONS"].get("transaction_mode") != "IMMEDIATE":
            errors.append(Error(f"Database {alias}: transaction_mode must be IMMEDIATE.", id="core.E001"))
        with connection.cursor() as cursor:
            for pragma, expected in SQLITE_PRAGMAS.items():
                found = cursor.execute(f"PRAGMA {pragma}").fetchone()[0]
                if found != expected:
                    message = f"Database {alias}: PRAGMA {pragma} is {found}, must be {expected}."
                    errors.append(Error(message, id="core.E002"))
    return errors


@register(Tags.database)
def check_postgresql_profile(app_configs, databases=None, **kwargs):
    """A PostgreSQL that is away or busy must not hold a visitor for long."""
    errors = []
    for alias in databases or ():
        connection = connections[alias]
        if connection.vendor != "postgresql":
            continue
        if not connection.settings_dict["CONN_HEALTH_CHECKS"]:
            errors.append(Error(f"Database {alias}: CONN_HEALTH_CHECKS must be on.", id="core.E003"))
        options = str(connection.settings_dict["OPTIONS"])
        errors += [
            Error(f"Database {alias}: {name} must be {value}.", id="core.E004")
            for name, value in POSTGRES_OPTIONS.items()
            if not re.search(rf"{name}\W+{value}\b", options)
        ]
    return errors


@register(Tags.security)
def check_base_url(app_configs, **kwargs):
    """Links in mails, feeds and shared cards start with BASE_URL: a scheme and a host, nothing more."""
    parts = urlsplit(settings.BASE_URL)
    if parts.scheme in ("http", "https") and parts.hostname and not (parts.path or parts.query or parts.username):
        return []
    hint = "Write it as https://www.example.org."
    return [Error(f"BASE_URL {settings.BASE_URL!r} is not the address of a site.", hint=hint, id="core.E005")]


@register(Tags.security)
def check_replies(app_configs, **kwargs):
    """Nobody is told to answer to an address that nobody reads, and no password travels in clear."""
    address, box = settings.REPLY_ADDRESS, urlsplit(settings.REPLY_MAILBOX_URL)
    if not address and not settings.REPLY_MAILBOX_URL:
        return []
    if re.fullmatch(r"[a-z0-9._-]{1,20}@[^@\s+]+", address) and box.scheme == "imaps" and box.hostname:
        return []
    hint = "Write suivi@example.org and imaps://user:password@imap.example.org/INBOX, or leave both empty."
    return [Error("REPLY_ADDRESS and REPLY_MAILBOX_URL go together.", hint=hint, id="core.E010")]


@register(Tags.security)
def check_tiles(app_configs, **kwargs):
    """Whose tiles are shown must be written on the map."""
    if not settings.TILE_URL:
        return []
    errors = []
    if not settings.TILE_ATTRIBUTION:
        errors.append(Error("TILE_URL needs TILE_ATTRIBUTION.", id="core.E006"))
    if not re.fullmatch(r"(https?://[^/]+)?/.*\{z\}.*", settings.TILE_URL):
        errors.append(Error("TILE_URL must be an address with {z}, {x} and {y}.", id="core.E007"))
    return errors


@register(Tags.security)
def check_video_hosts(app_configs, **kwargs):
    """Only our own video backends, which build the player's address themselves; only plain host names."""
    errors = [
        Error(f"PEERTUBE_HOSTS: {host!r} is not a host name.", id="core.E008")
        for host in settings.PEERTUBE_HOSTS
        if not HOST_NAME.fullmatch(host)
    ]
    errors += [
        Error(f"{backend} lets script through a video address.", id="core.E009")
        for backend in settings.EMBED_VIDEO_BACKENDS
        if backend.startswith("embed_video.")
    ]
    return errors
