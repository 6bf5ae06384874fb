"""What is no longer needed is deleted, each night."""

from django.core.management import call_command
from django.core.management.base import BaseCommand

from cms.core import tasks


class Command(BaseCommand):
    """`manage.py tidy_up`."""

    help = "Efface ce qui n’est plus utile : courriels envoyés, jetons, sessions."

    def handle(self, **options):
        tasks.resume_interrupted()
        tasks.forget_old()
        call_command("clearsessions")
