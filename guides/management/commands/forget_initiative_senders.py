"""Initiatives stay; the addresses of those who made them known do not."""

from django.core.management.base import BaseCommand

from guides.models import Initiative


class Command(BaseCommand):
    """`manage.py forget_initiative_senders`."""

    help = "Efface les adresses données il y a un an ou plus par les personnes qui ont fait connaître une initiative."

    def handle(self, **options):
        self.stdout.write(f"{Initiative.objects.forget_senders()} adresses effacées.")
