"""What the core adds to the admin."""

from django.urls import path
from wagtail import hooks
from wagtail.admin.auth import require_admin_access

from cms.core.hours_field import preview


@hooks.register("register_admin_urls")
def opening_hours_preview():
    """The sentence of opening hours while they are typed."""
    return [path("horaires/apercu/", require_admin_access(preview), name="opening_hours_preview")]
