"""Import sale points from a CSV, XLSX or ODS file, with a report row by row."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from map.importing.limits import FileProblem
from map.importing.run import RunFailed, import_places


class Command(BaseCommand):
    """`manage.py import_places FILE [--dry-run] [--publish] [--report FILE.csv]`."""

    help = "Importe des points de vente d’un fichier CSV, XLSX ou ODS (voir docs/import.md)."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="fichier CSV, XLSX ou ODS")
        parser.add_argument("--dry-run", action="store_true", help="dit ce qui serait fait, sans rien écrire")
        state = parser.add_mutually_exclusive_group()
        state.add_argument("--draft", dest="publish", action="store_false", help="en brouillons, à relire (par défaut)")
        state.add_argument("--publish", action="store_true", help="publie les lieux qui ne laissent pas de doute")
        parser.add_argument("--report", type=Path, metavar="FICHIER.csv", help="écrit aussi le compte rendu en CSV")
        parser.set_defaults(publish=False)

    def handle(self, *, file, dry_run, publish, report, **options):
        try:
            result = import_places(file, publish=publish, dry_run=dry_run)
        except FileProblem as problem:
            raise CommandError(f"Rien n’a été enregistré. {problem}") from problem
        except RunFailed as failure:
            raise CommandError(f"Rien n’a été enregistré\u00a0: {failure}") from failure
        if report:
            self._write_report(result, report)
        self._print(result)
        if result.saves_nothing:
            raise CommandError("Rien n’a été enregistré\u00a0: toutes les lignes sont refusées.")
        self.stdout.write(self._conclusion(result, dry_run))

    def _write_report(self, result, path):
        try:
            result.write_csv(path)
        except OSError as error:
            self.stderr.write(f"Le compte rendu n’a pas pu être écrit\u00a0: {error}.")

    def _print(self, result):
        for line in result.lines:
            self.stdout.write(str(line))
        if result.ignored_columns:
            self.stdout.write(f"Colonnes laissées de côté\u00a0: {', '.join(result.ignored_columns)}.")
        self.stdout.write(result.summary)

    def _conclusion(self, result, dry_run):
        if dry_run:
            return self.style.WARNING("Essai à blanc\u00a0: rien n’a été écrit.")
        if result.changes_nothing:
            return "Rien n’a changé\u00a0: le site a déjà tout cela."
        communes = f" {result.communes} communes ajoutées." if result.communes else ""
        return self.style.SUCCESS(f"Enregistré.{communes}")
