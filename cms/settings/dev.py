"""Development: auto-reload, readable errors, nothing secret."""

from .base import *  # noqa: F403

DEBUG = True
SECRET_KEY = "development-only"  # noqa: S105
ALLOWED_HOSTS = ["*"]
INTERNAL_IPS = ["127.0.0.1"]
