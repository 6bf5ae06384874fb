"""Fill the site with demo content; what exists already is left as it is."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from home.demo import accounts, films, pages, places, requests
from map import listings


class Command(BaseCommand):
    """`manage.py load_demo`."""

    help = "Charge le contenu de démonstration : communes et marchés réels, producteurs inventés, articles, guides."

    def add_arguments(self, parser):
        parser.add_argument(
            "--password", default=settings.DEMO_PASSWORD, help="Mot de passe des comptes de démonstration."
        )

    def handle(self, *, password, **options):
        if not settings.DEMO_ALLOWED:
            raise CommandError(
                "Cette base est celle d’un site en production : le contenu de démonstration n’y entre pas."
            )
        with transaction.atomic(), listings.paused():
            created = self._load(password)
        for username, secret in created.items():
            self.stdout.write(f"Compte {username} : {secret}")

    def _load(self, password):
        step = self._step
        step("communes et produits", places.load_communes, places.load_vocabulary)
        home = pages.load_home(urlsplit(settings.BASE_URL))
        step("pages", lambda: pages.load_indexes(home), lambda: pages.load_service_pages(home))
        step("articles et guides", lambda: pages.load_articles(home), lambda: pages.load_guides(home))
        step("producteurs", lambda: places.load_producers(home))
        step("points de vente", places.load_sale_points, places.load_attendances)
        step("vidéos", places.load_videos, lambda: pages.feature_video(home))
        created = accounts.load_accounts(password)
        step("demandes", requests.load_answer_templates, requests.load_drive_requests)
        films.load_video_request()
        return created

    def _step(self, name, *actions):
        self.stdout.write(f"Démonstration : {name}…")
        self.stdout.flush()
        for action in actions:
            action()
