"""Tests: quick hashing, mail and uploads in memory, a database made once for a set of migrations."""

import hashlib

from .base import *  # noqa: F403
from .base import BASE_DIR, DATABASES, STORAGES, VAR_DIR

SECRET_KEY = "test-only"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES["default"] = {"BACKEND": "django.core.files.storage.InMemoryStorage"}

# Rewritten migrations mean another database, so that --reuse-db never meets an old one.
migrations = sorted(path for path in BASE_DIR.glob("*/**/migrations/*.py") if ".venv" not in path.parts[0])
_version = hashlib.sha256(b"".join(path.read_bytes() for path in migrations)).hexdigest()[:8]
_name = f"test_{_version}"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    (VAR_DIR / "tests").mkdir(exist_ok=True)
    _name = str(VAR_DIR / "tests" / f"{_name}.sqlite3")
DATABASES["default"]["TEST"] = {"NAME": _name}
