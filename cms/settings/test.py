"""Tests: quick hashing, mail and uploads in memory; databases are made by tests/databases.py."""

from .base import *  # noqa: F403
from .base import STORAGES, TASKS, VAR_DIR

SECRET_KEY = "test-only"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "marks": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
STORAGES["default"] = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
TASKS = dict.fromkeys(TASKS, TASKS["default"])  # mails leave at once, to django.core.mail.outbox
STATIC_ROOT = VAR_DIR / "tests" / "static"  # what the browser tests collect meanwhile is theirs
GEOCODER_URL = ""  # no test calls outside
PUBLIC_FORM_MINIMUM_SECONDS = 0
