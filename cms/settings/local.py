"""One machine, no https: what `make run` serves. Production's behaviour, on an embedded database by default."""

from cms.core.logging import LOGGING  # noqa: F401

from .base import *  # noqa: F403
from .base import STORAGES, env

SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])

STORAGES["staticfiles"] = {"BACKEND": "cms.storage.StaticStorage"}
