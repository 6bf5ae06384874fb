"""Prepare an empty site: communes, home page, the pages that list others, the two roles. Safe to run again."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction

from home.demo import pages, places
from home.roles import ensure_roles


class Command(BaseCommand):
    """`manage.py setup_site`."""

    help = "Prépare un site vide : communes, page d’accueil, pages de liste, pages légales, rôles."

    def handle(self, **options):
        with transaction.atomic():
            places.load_communes()
            home = pages.load_home(urlsplit(settings.BASE_URL))
            pages.load_indexes(home)
            pages.load_service_pages(home)
            ensure_roles()
        self.stdout.write("Le site est prêt : créez un compte avec « manage.py createsuperuser ».")
