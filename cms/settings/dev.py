"""Development: auto-reload, readable errors, nothing secret."""

from .base import *  # noqa: F403
from .base import TASKS

DEBUG = True
SECRET_KEY = "development-only"  # noqa: S105
ALLOWED_HOSTS = ["*"]
INTERNAL_IPS = ["127.0.0.1"]

TASKS = dict.fromkeys(TASKS, TASKS["default"])  # mails leave at once
