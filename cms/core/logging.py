"""Logs as JSON lines: one event a line whatever it holds, and nothing about who was visiting."""

import os
import re

from pythonjsonlogger.json import JsonFormatter

# Django adds the request itself; databases quote the offending row, which may hold somebody's address.
PERSONAL_FIELDS = ("request", "server_time", "taskName")
ROW_QUOTED = re.compile(r"^(DETAIL|CONTEXT|HINT|LINE \d+):.*$", re.MULTILINE)
QUERY_STRING = re.compile(r"\?[^\s'\"<>]*")


class VisitorBlindFormatter(JsonFormatter):
    """Time, level, logger, message and trace, without query strings, addresses of visitors or rows."""

    def __init__(self, **options):
        super().__init__(
            "%(asctime)s %(levelname)s %(name)s %(message)s",
            rename_fields={"asctime": "time", "levelname": "level", "name": "logger"},
            datefmt="%Y-%m-%dT%H:%M:%S%z",
            json_ensure_ascii=False,
            **options,
        )

    def process_log_record(self, log_data):
        for name in PERSONAL_FIELDS:
            log_data.pop(name, None)
        for name, value in log_data.items():
            if isinstance(value, str):
                log_data[name] = QUERY_STRING.sub("?…", ROW_QUOTED.sub(r"\1: …", value))
        return log_data


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "cms.core.logging.VisitorBlindFormatter"}},
    "handlers": {"stdout": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "json"}},
    "root": {"handlers": ["stdout"], "level": os.environ.get("LOG_LEVEL", "INFO").upper()},
    "loggers": {
        # Missing pages are visitors' business; refusals and failures are ours.
        "django": {"handlers": [], "propagate": True},
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "WARNING"},
        "django.server": {"handlers": [], "propagate": True},
        "gunicorn.error": {"handlers": [], "propagate": True},
        # What editors do is kept in Wagtail's own history, with its rights; each task would be three lines.
        "wagtail": {"level": "WARNING"},
        "django_tasks": {"level": "WARNING"},
    },
}
"""For the LOGGING setting of a deployed site."""
