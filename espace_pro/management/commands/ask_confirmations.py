"""The confirmation campaign, each night."""

from django.core.management.base import BaseCommand

from espace_pro.freshness import campaign


class Command(BaseCommand):
    """`manage.py ask_confirmations`; running it again changes nothing."""

    help = "Demande aux fermes et aux lieux si leur fiche est à jour, rappelle, puis confie la suite au service."

    def handle(self, **options):
        campaign.run()
