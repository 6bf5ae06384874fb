"""Every publication of a page reaches the site's search."""

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Page

from home.entries import index_page


@receiver(post_save)
def index_saved_page(sender, instance, update_fields=None, raw=False, **kwargs):
    """A page was saved as the public sees it: a draft is stored apart and only touches a few columns of its page."""
    if issubclass(sender, Page) and sender is not Page and update_fields is None and not raw:
        index_page(instance)
