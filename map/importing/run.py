"""One import, from a file to the map: everything is saved or nothing is."""

from django.db import transaction
from django.utils import timezone

from map import listings
from map.importing.catalogue import Catalogue
from map.importing.columns import recognise
from map.importing.communes import import_communes, load_gazetteer
from map.importing.mapping import map_rows
from map.importing.plan import Planner
from map.importing.reader import read_table
from map.importing.records import EVERY_COLUMN
from map.importing.report import Report
from map.models import Commune
from producers.models import Product


class RunFailed(RuntimeError):  # noqa: N818
    """A row could not be written: nothing was saved. The message names the row."""


def import_places(path, *, publish=False, dry_run=False):
    """Import the sale points of a file; returns the `Report`, raises `FileProblem` or `RunFailed`."""
    table = read_table(path)
    layout = recognise(table.headers)
    columns = set(layout.keys) if layout.name == "french" else EVERY_COLUMN
    gazetteer = load_gazetteer()
    planner = Planner(gazetteer, Catalogue(Product.objects.all()), columns, publish)
    lines = planner.plan(map_rows(table, layout, timezone.localdate()))
    report = Report(lines, layout.ignored)
    if not dry_run and planner.steps:
        with transaction.atomic(), listings.paused():
            report.communes = import_communes({step.commune.department for step in planner.steps}, gazetteer)
            _write(planner.steps)
    return report


def _write(steps):
    codes = {step.commune.code_insee for step in steps}
    communes = {commune.code_insee: commune for commune in Commune.objects.filter(code_insee__in=codes)}
    for step in steps:
        try:
            _write_one(step, communes[step.commune.code_insee])
        except Exception as error:
            raise RunFailed(f"ligne {step.line.number} ({step.line.title}) : {error}") from error


def _write_one(step, commune):
    """Save a record with a revision, so that the admin shows its history and can go back."""
    record = step.record
    record.commune = commune
    record.products = Product.objects.filter(pk__in=step.products)
    record.save()
    revision = record.save_revision()
    if step.publish:
        revision.publish()
