"""Initiatives to and from a spreadsheet: the file one downloads is the file one may send back."""

import csv
from dataclasses import dataclass
from io import StringIO

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _

from cms.core.text import normalise
from guides.models import Initiative

COLUMNS = {
    "nom": "name",
    "lieu": "locality",
    "departement": "department",
    "porteur": "carrier",
    "theme": "theme",
    "description": "description",
    "lien": "url",
    "date": "started_on",
    "active": "activity",
    "verifiee_le": "checked_on",
    "source": "source_name",
    "adresse_source": "source_url",
}
"""Header of the file → field. Choices are written as people read them, dates as 2020-04-14 or 14/04/2020."""
REQUIRED = {"nom", "lieu", "departement", "porteur", "theme", "description", "source"}
MAX_BYTES, MAX_ROWS = 2_000_000, 2_000
KEY = ("name", "locality", "department")


class FileProblem(Exception):  # noqa: N818
    """Why a file cannot be read at all, in French."""


class RowForm(forms.ModelForm):
    """One row, checked as a person's answers would be."""

    class Meta:
        model = Initiative
        fields = [*COLUMNS.values()]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("started_on", "checked_on"):
            self.fields[name].input_formats = ["%Y-%m-%d", "%d/%m/%Y"]


@dataclass(frozen=True)
class Line:
    """What became of a row."""

    number: int
    name: str
    outcome: str
    problem: str = ""

    def __str__(self):
        return f"ligne {self.number} · {self.outcome} · {self.name}{f' : {self.problem}' if self.problem else ''}"


def to_row(initiative):
    """The cells of an initiative, in the order of `COLUMNS`."""
    spoken = {"carrier", "theme", "activity"}
    values = ((name, getattr(initiative, name)) for name in COLUMNS.values())
    return [getattr(initiative, f"get_{name}_display")() if name in spoken else value for name, value in values]


def read(content):
    """The rows of a CSV file (bytes) as (number, {field: text}); raises `FileProblem`."""
    if len(content) > MAX_BYTES:
        raise FileProblem(_("Le fichier dépasse 2 Mo."))
    text = _decoded(content).replace("\0", "")
    separator = max(";,\t", key=text.partition("\n")[0].count)
    try:
        rows = list(csv.reader(StringIO(text), delimiter=separator, strict=True))
    except csv.Error as error:
        raise FileProblem(_("Le CSV est mal formé : vérifiez les guillemets.")) from error
    headers = [normalise(cell).replace(" ", "_") for cell in rows[0]] if rows else []
    missing = sorted(REQUIRED - set(headers))
    if missing:
        raise FileProblem(_("Il manque une colonne : %s.") % ", ".join(missing))
    if len(rows) > MAX_ROWS + 1:
        raise FileProblem(_("Le fichier a plus de %d lignes.") % MAX_ROWS)
    for number, cells in enumerate(rows[1:], start=2):
        if any(cell.strip() for cell in cells):
            named = dict(zip(headers, (cell.strip().removeprefix("'") for cell in cells), strict=False))
            yield number, {field: named.get(header, "") for header, field in COLUMNS.items()}


def import_rows(rows, *, dry_run=False):
    """Create or update an initiative a row, found by name, place and département; a report of `Line`s.

    A refused row is left out, the others are saved; new ones wait for a person.
    """
    with transaction.atomic():
        lines = [_import(number, row) for number, row in rows]
        transaction.set_rollback(dry_run)
    return lines


def _import(number, row):
    data = row | _codes(row)
    existing = Initiative.objects.filter(**{name: data[name] for name in KEY}).first()
    form = RowForm(data, instance=existing)
    if not form.is_valid():
        problems = " ; ".join(
            f"{form.fields[name].label if name in form.fields else _('ligne')} : {' '.join(errors)}"
            for name, errors in form.errors.items()
        )
        return Line(number, row["name"], _("refusée"), problems)
    if existing and not form.has_changed():
        return Line(number, row["name"], _("inchangée"))
    form.save()
    return Line(number, row["name"], _("mise à jour") if existing else _("ajoutée"))


def _codes(row):
    """Choices written as people read them, brought back to their codes; what is unknown stays, to be refused."""
    codes = {}
    for name in ("carrier", "theme", "activity", "department"):
        known = {normalise(str(label)): code for code, label in Initiative._meta.get_field(name).choices}
        codes[name] = known.get(normalise(row[name]), row[name].upper() if name == "department" else row[name])
    codes["department"] = codes["department"].zfill(2)
    codes["activity"] = codes["activity"] or Initiative.Activity.UNKNOWN
    return codes


def _decoded(content):
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileProblem(_("Les accents du fichier sont illisibles : enregistrez-le en « CSV UTF-8 »."))
