"""Initiatives to and from a spreadsheet: the file one downloads is the file one may send back."""

from dataclasses import dataclass
from enum import StrEnum

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _

from cms.core.text import normalise
from guides.departments import DEPARTMENTS
from guides.models import Initiative
from guides.services import keep_draft
from guides.services import publish as publish_record
from map.importing.limits import FileProblem
from map.importing.reader import read_table

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
SPOKEN = {"carrier", "theme", "activity"}
"""Choices whose words are written; a département is its code."""
REQUIRED = {"nom", "lieu", "departement", "porteur", "theme", "description", "source"}
MAX_ROWS = 2_000
"""A person waits for the report of so many rows."""
KEY = ("name", "locality", "department")


class RowForm(forms.ModelForm):
    """One row, checked as a person's answers would be."""

    class Meta:
        model = Initiative
        fields = [*COLUMNS.values()]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("started_on", "checked_on"):
            self.fields[name].input_formats = ["%Y-%m-%d", "%d/%m/%Y"]
        for name in SPOKEN:
            known = ", ".join(str(label) for code, label in self.fields[name].choices if code)
            self.fields[name].error_messages["invalid_choice"] = _("« %(value)s » n’est pas parmi : ") + known + "."
        unknown = _("« %(value)s » n’est ni le nom ni le numéro d’un département.")
        self.fields["department"].error_messages["invalid_choice"] = unknown


class Outcome(StrEnum):
    """What may become of a row."""

    ADDED = "ajoutée"
    UPDATED = "mise à jour"
    UNCHANGED = "inchangée"
    REFUSED = "refusée"


@dataclass(frozen=True)
class Line:
    """What became of a row."""

    number: int
    name: str
    outcome: Outcome
    problem: str = ""

    @property
    def is_refused(self):
        """Whether nothing was kept of it."""
        return self.outcome == Outcome.REFUSED

    def __str__(self):
        return f"ligne {self.number} · {self.outcome} · {self.name}{f' : {self.problem}' if self.problem else ''}"


def to_row(initiative):
    """The cells of an initiative, in the order of `COLUMNS`."""
    values = ((name, getattr(initiative, name)) for name in COLUMNS.values())
    return [getattr(initiative, f"get_{name}_display")() if name in SPOKEN else value for name, value in values]


def read(path):
    """The rows of a CSV, XLSX or ODS file as a list of (number, {field: text}); raises `FileProblem`."""
    table = read_table(path)
    headers = [normalise(cell).replace(" ", "_") for cell in table.headers]
    if missing := [name for name in COLUMNS if name in REQUIRED and name not in headers]:
        raise FileProblem(_("Il manque une colonne : %s.") % ", ".join(missing))
    rows = [(number, _by_field(headers, cells)) for number, cells in table.rows]
    if len(rows) > MAX_ROWS:
        raise FileProblem(_("Le fichier a plus de %d lignes : partagez-le en plusieurs.") % MAX_ROWS)
    return rows


def _by_field(headers, cells):
    """The cells of a row by field, less the apostrophe by which we keep a cell from being a formula."""
    named = dict(zip(headers, (cell.removeprefix("'") for cell in cells), strict=False))
    return {field: named.get(header, "") for header, field in COLUMNS.items()}


def import_rows(rows, *, user=None, publish=False, dry_run=False):
    """Create or update an initiative a row, found by name, place and département; a report of `Line`s.

    A refused row is left out, the others are saved. What is new or changed is a draft, unless
    `publish`: whether `user` may is for the caller to check.
    """
    with transaction.atomic():
        lines = [_import(number, row, user, publish) for number, row in rows]
        transaction.set_rollback(dry_run)
    return lines


def _import(number, row, user, publish):
    data = row | _codes(row)
    known = Initiative.objects.filter(**{name: data[name] for name in KEY}).first()
    form = RowForm(data, instance=known and known.get_latest_revision_as_object())
    if not form.is_valid():
        return Line(number, row["name"], Outcome.REFUSED, _problems(form))
    if known and not form.has_changed():
        return Line(number, row["name"], Outcome.UNCHANGED)
    write = publish_record if publish else keep_draft
    write(form.save(commit=False), user=user)
    return Line(number, row["name"], Outcome.UPDATED if known else Outcome.ADDED)


def _problems(form):
    """What is wrong with a row, in one sentence."""
    return " ; ".join(
        f"{form.fields[name].label if name in form.fields else _('ligne')} : {' '.join(errors)}"
        for name, errors in form.errors.items()
    )


def _codes(row):
    """Choices written as people read them, brought back to their codes; what is unknown stays, to be refused."""
    codes = {}
    for name in ("carrier", "theme", "activity", "department"):
        known = {normalise(str(label)): code for code, label in Initiative._meta.get_field(name).choices}
        codes[name] = known.get(normalise(row[name]), row[name])
    code = codes["department"].upper().zfill(2)
    codes["department"] = code if code in dict(DEPARTMENTS) else row["department"]
    codes["activity"] = codes["activity"] or Initiative.Activity.UNKNOWN
    return codes
