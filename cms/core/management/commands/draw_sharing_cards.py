"""Make the sharing pictures that are missing or out of date."""

from django.core.management.base import BaseCommand
from wagtail.models import Page

from cms.core.models import BasePage
from cms.core.models.sharing import draw_card


class Command(BaseCommand):
    """`manage.py draw_sharing_cards`; after an import, or when the drawing itself has changed."""

    help = "Dessine les images de partage qui manquent ou qui ne sont plus à jour."

    def handle(self, **options):
        pages = Page.objects.live().specific(defer=False).iterator()
        made = sum(draw_card(page) for page in pages if isinstance(page, BasePage))
        self.stdout.write(f"{made} image(s) de partage dessinée(s).")
