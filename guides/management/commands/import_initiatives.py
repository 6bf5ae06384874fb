"""Import initiatives from a CSV, XLSX or ODS file, with a report row by row."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from guides.exchange import import_rows, read
from map.importing.limits import FileProblem


class Command(BaseCommand):
    """`manage.py import_initiatives FILE [--dry-run] [--publish]`."""

    help = "Importe des initiatives d’un fichier CSV, XLSX ou ODS, en brouillons à relire."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="fichier CSV, XLSX ou ODS, comme celui que le site propose")
        parser.add_argument("--publish", action="store_true", help="les publie aussitôt")
        parser.add_argument("--dry-run", action="store_true", help="dit ce qui serait fait, sans rien écrire")

    def handle(self, *, file, dry_run, publish, **options):
        try:
            lines = import_rows(read(file), publish=publish, dry_run=dry_run)
        except FileProblem as problem:
            raise CommandError(f"Rien n’a été enregistré. {problem}") from problem
        for line in lines:
            self.stdout.write(str(line))
        done = "Essai à blanc : rien n’a été écrit." if dry_run else "Terminé."
        self.stdout.write(f"Lignes lues : {len(lines)}. {done}")
