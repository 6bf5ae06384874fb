"""Inscriptions that nobody goes on with: reminded once, then erased; pictures that nothing shows leave the library."""

from django.core.management.base import BaseCommand

from espace_pro.inscription import retention
from espace_pro.pictures import forget_unused


class Command(BaseCommand):
    """`manage.py tidy_inscriptions`, each night."""

    help = "Rappelle une fois les inscriptions inachevées, les efface après 60 jours, et les photos que rien ne montre."

    def handle(self, **options):
        reminded, erased = retention.remind_unfinished(), retention.forget()
        self.stdout.write(f"{reminded} rappelées, {erased} effacées, {forget_unused()} photos inutiles effacées")
