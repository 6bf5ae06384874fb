"""What opens the admin: a staff account, a second factor where it is required, and no session left idle."""

import time

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.signals import authenticator_added
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.dispatch import receiver
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, resolve_url
from django.utils.http import urlencode

from cms.core import errors
from cms.core.accounts import is_staff_member
from cms.core.content_security import ADMIN_DOOR_PREFIXES, ADMIN_PREFIX

OPEN_PREFIXES = (*ADMIN_DOOR_PREFIXES, "/admin/logout/")
SECOND_FACTOR = "mfa"
SEEN = "admin_seen"


def login_page(request):
    """The one page where a password is asked, in place of Wagtail's."""
    asked = request.GET.get("next", "")
    query = f"?{urlencode({'next': asked})}" if asked else ""
    return HttpResponseRedirect(f"{resolve_url('account_login')}{query}")


class StaffAccessMiddleware:
    """Guards `/admin/` behind the login: producers are told that it is not theirs."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.refusal(request) or self.get_response(request)

    def refusal(self, request):
        """The answer to somebody who goes no further, or None."""
        path = request.path
        if not path.startswith(ADMIN_PREFIX) or path.startswith(OPEN_PREFIXES) or not request.user.is_authenticated:
            return None
        if not is_staff_member(request.user):
            return errors.permission_denied(request)
        if is_idle(request):
            logout(request)
            return redirect(f"{resolve_url('account_login')}?{urlencode({'next': path})}")
        return missing_second_factor(request)


def is_idle(request):
    """Whether the last visit to the admin in this session is too old; notes this one."""
    now = int(time.time())
    seen = request.session.get(SEEN, now)
    if now - seen > settings.STAFF_IDLE_SECONDS:
        return True
    if now - seen > 60 or SEEN not in request.session:
        request.session[SEEN] = now
    return False


def missing_second_factor(request):
    """Where somebody without a second factor is sent: to choose one, or to sign in again with it."""
    if not settings.STAFF_SECOND_FACTOR:
        return None
    if not is_mfa_enabled(request.user):
        return redirect("mfa_activate_totp")
    methods = {record.get("method") for record in get_authentication_records(request, request.user)}
    if SECOND_FACTOR in methods:
        return None
    logout(request)
    return redirect("account_login")


@receiver(authenticator_added)
def remember_second_factor(request, user, **kwargs):
    """Whoever has just shown that a second factor works has used it in this session."""
    record_authentication(request, user, SECOND_FACTOR)
