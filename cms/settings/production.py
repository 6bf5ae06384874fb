"""Production: everything secret or host-specific comes from the environment, or we refuse to start."""

from django.core.exceptions import ImproperlyConfigured

from cms.core.logging import LOGGING  # noqa: F401

from .base import *  # noqa: F403
from .base import BASE_URL, DATABASES, STORAGES, env

if missing := [
    name for name in ("SECRET_KEY", "ALLOWED_HOSTS", "BASE_URL", "DATABASE_URL") if not env.str(name, default="")
]:
    raise ImproperlyConfigured(f"Set {', '.join(missing)} in the environment: see .env.example.")

SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")

if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("SECRET_KEY must have 50 characters at least.")
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts of the site.")
if not BASE_URL.startswith("https://"):
    raise ImproperlyConfigured("BASE_URL must start with https://.")
if DATABASES["default"]["ENGINE"].endswith("sqlite3") and not env.bool("ALLOW_SQLITE", default=False):
    raise ImproperlyConfigured("DATABASE_URL must name a PostgreSQL; ALLOW_SQLITE=true accepts SQLite on one machine.")

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^sante/"]  # asked by probes inside the platform
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

STORAGES["staticfiles"] = {"BACKEND": "cms.storage.StaticStorage"}
DEMO_ALLOWED = False
STAFF_SECOND_FACTOR = env.bool("STAFF_SECOND_FACTOR", default=True)
