"""Reads every page again for the site's search; for a change of what is searched, not for daily use."""

from django.core.management.base import BaseCommand
from wagtail.models import Page

from home.entries import SearchEntry, index_page


class Command(BaseCommand):
    """`manage.py rebuild_search`"""

    help = "Relit toutes les pages publiées pour la recherche du site."

    def handle(self, *args, **options):
        for page in Page.objects.live().specific().iterator(chunk_size=100):
            index_page(page)
        self.stdout.write(f"{SearchEntry.objects.count()} pages")
