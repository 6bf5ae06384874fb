"""Inscriptions that nobody goes on with: reminded once, then erased."""

from django.core.management.base import BaseCommand

from espace_pro.inscription import retention


class Command(BaseCommand):
    """`manage.py tidy_inscriptions`, each night."""

    help = "Rappelle une fois les inscriptions inachevées, puis les efface après 60 jours."

    def handle(self, **options):
        reminded, erased = retention.remind_unfinished(), retention.forget()
        self.stdout.write(f"{reminded} rappelées, {erased} effacées")
