"""Gunicorn: threads, because a page waits for its database; figures from the environment."""

import os

from cms.core.logging import LOGGING

wsgi_app = "cms.wsgi"
bind = os.environ.get("BIND", f"127.0.0.1:{os.environ.get('PORT', '8000')}")
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "8"))
timeout = 30
graceful_timeout = 25
keepalive = 5
limit_request_line = 0  # nginx bounds it; an address of some length is answered in French, by the form it comes from
max_requests = 5_000  # a slow leak never lasts
max_requests_jitter = 500
logconfig_dict = LOGGING
loglevel = os.environ.get("LOG_LEVEL", "info")
control_socket_disable = True  # signals are enough, and need no file


def when_ready(server):
    """Say where the site is, to whoever started it by hand."""
    if message := os.environ.get("READY_MESSAGE"):
        print(f"\n{message}\n", flush=True)
