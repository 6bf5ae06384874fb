"""Conventions of the web: robots.txt."""

from django.conf import settings
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def robots(request):
    """What robots may visit, and where the site map is."""
    return render(request, "robots.txt", {"base_url": settings.BASE_URL}, content_type="text/plain; charset=utf-8")
