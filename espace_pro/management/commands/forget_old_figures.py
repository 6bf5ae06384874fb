"""Counts of visits are kept for twenty-five months."""

from django.core.management.base import BaseCommand

from espace_pro.figures.services import forget_old


class Command(BaseCommand):
    """`manage.py forget_old_figures`, each night."""

    help = "Efface les chiffres de visites de plus de vingt-cinq mois."

    def handle(self, **options):
        forget_old()
