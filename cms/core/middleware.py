"""What every request and every answer goes through: the guard, the browser's policies, shared caches."""

import codecs

from csp.constants import SELF
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpResponseNotAllowed
from django.middleware.gzip import GZipMiddleware

from cms.core import errors
from cms.core.content_security import ADMIN_PREFIX, is_framed_elsewhere, policy_for

METHODS = ("GET", "HEAD", "OPTIONS", "POST")
ADMIN_METHODS = (*METHODS, "DELETE")  # with which Wagtail's editor forgets a preview
PUBLIC_STATUSES = (200, 301, 304, 404, 410)
# A minute in a browser, five in a shared cache (which a publication empties), and a day when we do not answer.
BROWSER_LIFETIME, SHARED_LIFETIME, STALE = 60, 300, 60
PUBLIC = (
    f"public, max-age={BROWSER_LIFETIME}, s-maxage={SHARED_LIFETIME}, stale-while-revalidate={STALE}, "
    "stale-if-error=86400"
)
# A page with a form may be shown again by "back" with what was typed; a signed-in user's page may not.
PERSONAL = "private, no-cache"
SECRET = "private, no-store"  # noqa: S105
PERMISSIONS = (
    "accelerometer=(), autoplay=(self), camera=(), display-capture=(), encrypted-media=(), fullscreen=*, "
    "geolocation=(self), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
)


class PublicCacheMiddleware:
    """Lets any cache keep what an anonymous visitor reads, and no cache what is somebody's own.

    A request without a session gets the page of everybody, unless the answer sets a cookie (a form's
    token): such an answer does not depend on cookies, even where Django says so out of caution.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code >= 500:
            response["Cache-Control"] = "no-store"
        elif "Cache-Control" not in response:
            response["Cache-Control"] = self.lifetime(request, response)
        if response["Cache-Control"] == PUBLIC:
            forget_cookies(response)
            shorten(response, getattr(request, "changes_in", None))
        return response

    @staticmethod
    def lifetime(request, response):
        """The value of Cache-Control for an answer whose view did not choose one."""
        if settings.SESSION_COOKIE_NAME in request.COOKIES or request.path.startswith(ADMIN_PREFIX):
            return SECRET
        is_public = (
            request.method in ("GET", "HEAD") and response.status_code in PUBLIC_STATUSES and not response.cookies
        )
        return PUBLIC if is_public else PERSONAL


def shorten(response, seconds):
    """Let no cache keep a page beyond the moment it is known to change, in `seconds` from now (None: unknown)."""
    if seconds is not None and seconds < SHARED_LIFETIME + STALE:
        browser, shared = (int(min(lifetime, seconds)) for lifetime in (BROWSER_LIFETIME, SHARED_LIFETIME))
        response["Cache-Control"] = f"public, max-age={browser}, s-maxage={shared}, must-revalidate"


def forget_cookies(response):
    """Take Cookie out of Vary."""
    names = [name.strip() for name in response.get("Vary", "").split(",")]
    names = [name for name in names if name and name.lower() != "cookie"]
    if names:
        response["Vary"] = ", ".join(names)
    else:
        del response["Vary"]


class TextGZipMiddleware(GZipMiddleware):
    """Compresses pages and data; pictures and videos are compressed already and keep their length and ranges."""

    types = ("text/", "application/json", "application/geo+json", "application/xml", "application/rss+xml")

    def process_response(self, request, response):
        if not response.get("Content-Type", "").startswith(self.types):
            return response
        return super().process_response(request, response)


class BrowserPolicyMiddleware(CSPMiddleware):
    """Content security policy by part of the site, and what scripts may ask of the device."""

    def get_policy_parts(self, request, response, report_only=False):
        if report_only:
            return PolicyParts()
        # Wagtail makes a preview by asking a page of its own address, then frames it in the admin.
        framed = {"frame-ancestors": [SELF]} if getattr(request, "is_preview", False) else None
        return PolicyParts(config=policy_for(request.path), replace=framed)

    def process_response(self, request, response):
        response.setdefault("Permissions-Policy", PERMISSIONS)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if is_framed_elsewhere(request.path):
            del response["X-Frame-Options"]  # frame-ancestors says it for that address
        return super().process_response(request, response)


class RequestGuardMiddleware:
    """Turns away what no page of ours can understand, before anything looks at it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.refusal(request) or self.get_response(request)

    @staticmethod
    def refusal(request):
        """The answer to a request that goes no further, or None."""
        methods = ADMIN_METHODS if request.path.startswith(ADMIN_PREFIX) else METHODS
        if request.method not in methods:
            return HttpResponseNotAllowed(methods)
        if "\0" in request.path:
            return errors.page_not_found(request)
        if has_nul(request) or not is_utf8(request):
            return errors.bad_request(request)
        if body_size(request) > settings.MAX_BODY_SIZE:
            return errors.content_too_large(request)
        return None


def has_nul(request):
    """Whether a cookie, or a query of the admin, holds the character that PostgreSQL refuses.

    Public pages read their query through forms that ignore such a value and say so.
    """
    in_cookies = any("\0" in value for value in request.COOKIES.values())
    return in_cookies or (request.path.startswith(ADMIN_PREFIX) and "%00" in request.META.get("QUERY_STRING", ""))


def is_utf8(request):
    """Whether the declared charset, if any, is UTF-8: Django decodes with whatever name it is given."""
    declared = request.content_params.get("charset")
    if declared is None:
        return True
    try:
        return codecs.lookup(declared).name == "utf-8"
    except (LookupError, ValueError):
        return False


def body_size(request):
    """Announced size of the body in bytes; a size that is no number counts as none."""
    announced = request.META.get("CONTENT_LENGTH") or "0"
    return int(announced) if announced.isascii() and announced.isdigit() else 0
