"""The site's search, and conventions of the web: robots.txt, security.txt."""

from datetime import timedelta

from django.conf import settings
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cms.core.models import SiteSettings
from home.search import SiteSearch


@require_safe
def search(request):
    """Everything on the site that answers a few words."""
    return render(request, "home/search.html", {"search": SiteSearch(request.GET)})


@require_safe
def robots(request):
    """What robots may visit, and where the site map is."""
    return render(request, "robots.txt", {"base_url": settings.BASE_URL}, content_type="text/plain; charset=utf-8")


@require_safe
def security(request):
    """Whom to tell of a weakness (RFC 9116); good for six months from each reading."""
    expires = (timezone.now() + timedelta(days=180)).replace(hour=0, minute=0, second=0, microsecond=0)
    context = {
        "base_url": settings.BASE_URL,
        "email": SiteSettings.for_request(request).email,
        "expires": expires.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    return render(request, "security.txt", context, content_type="text/plain; charset=utf-8")
