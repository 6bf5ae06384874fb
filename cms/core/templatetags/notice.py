"""The notice at the top of every page."""

from django import template
from django.utils import timezone

register = template.Library()


@register.simple_tag
def current_notice(site, request):
    """The `SiteSettings` whose notice is shown now, else None; caches are told when that changes."""
    if not site:
        return None
    now = timezone.now()
    if request:
        request.changes_in = site.notice_changes_in(now)
    return site if site.has_notice(now) else None
