"""Recreate the public listings from the records; changes nothing when all is well."""

from django.core.management.base import BaseCommand

from map import listings


class Command(BaseCommand):
    """`manage.py rebuild_listings`."""

    help = "Recalcule ce que le public voit des lieux à partir des fiches."

    def handle(self, **options):
        outcome = listings.rebuild()
        self.stdout.write(
            f"{outcome.created} lieux créés, {outcome.updated} modifiés, {outcome.deleted} retirés, "
            f"{outcome.unchanged} inchangés."
        )
