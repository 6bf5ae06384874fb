"""What is no longer needed is deleted, each night."""

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from cms.core import proof, tasks
from cms.core.models import FormReceipt
from cms.core.requests import forget_old_requests


class Command(BaseCommand):
    """`manage.py tidy_up`."""

    help = "Efface ce qui n’est plus utile : courriels envoyés, jetons de formulaires, demandes closes, sessions."

    def handle(self, **options):
        tasks.resume_interrupted()
        tasks.forget_old()
        FormReceipt.objects.filter(created_at__lt=timezone.now() - 2 * proof.LIFETIME).delete()
        forget_old_requests()
        call_command("clearsessions")
