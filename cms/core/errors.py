"""Error pages in French: rendered without a request, so that neither database nor session is touched."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template.loader import render_to_string

RETRY_AFTER = "30"
"""Seconds after which a visitor may try again when the database does not answer."""


def error_page(status, **headers):
    """The page of an HTTP status."""
    return HttpResponse(render_to_string(f"{status}.html"), status=status, headers=headers)


def bad_request(request, exception=None):
    """400: the request cannot be understood."""
    return error_page(400)


def permission_denied(request, exception=None):
    """403: the visitor may not see this."""
    return error_page(403)


def csrf_failure(request, reason=""):
    """403 for a form whose token is missing or too old."""
    return error_page(403)


def page_not_found(request, exception=None):
    """404: there is nothing here."""
    return error_page(404)


def content_too_large(request, exception=None):
    """413: more than a form may send."""
    return error_page(413)


def server_error(request):
    """500, our fault; or 503 when it is the database that does not answer."""
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        return error_page(503, **{"Retry-After": RETRY_AFTER})
    return error_page(500)
