"""Import initiatives from a CSV file, with a report row by row."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from guides.exchange import FileProblem, import_rows, read


class Command(BaseCommand):
    """`manage.py import_initiatives FILE [--dry-run]`."""

    help = "Importe des initiatives d’un fichier CSV ; les nouvelles attendent une relecture."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="fichier CSV, comme celui que le site propose à télécharger")
        parser.add_argument("--dry-run", action="store_true", help="dit ce qui serait fait, sans rien écrire")

    def handle(self, *, file, dry_run, **options):
        try:
            lines = import_rows(read(file.read_bytes()), dry_run=dry_run)
        except (OSError, FileProblem) as problem:
            raise CommandError(f"Rien n’a été enregistré. {problem}") from problem
        for line in lines:
            self.stdout.write(str(line))
        done = "Essai à blanc : rien n’a été écrit." if dry_run else "Terminé."
        self.stdout.write(f"Lignes lues : {len(lines)}. {done}")
