"""File → table: CSV, XLSX and ODS come out as the same rows of clean text."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from map.importing.limits import MAX_BYTES, MAX_CELL, MAX_COLUMNS, MAX_ROWS, MEGABYTE, FileProblem
from map.importing.workbooks import read_workbook

SEPARATORS = ";,\t|"
ENCODINGS = ("utf-8-sig", "cp1252")
INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u2028\u2029\u202a-\u202e\ufeff]")


@dataclass(frozen=True)
class Table:
    """The headers of a file and its rows, each with its number as a spreadsheet shows it."""

    headers: list[str]
    rows: Iterator[tuple[int, list[str]]]


def read_table(path):
    """The table in a file; raises `FileProblem`, possibly while the rows are being read."""
    path = Path(path)
    cells = _bounded(_open(path))
    try:
        _number, headers = next(cells)
    except StopIteration:
        raise FileProblem(_("Le fichier est vide.")) from None
    return Table(headers, _at_least_one(cells))


def _open(path):
    try:
        with path.open("rb") as file:
            start = file.read(4096)
    except FileNotFoundError as error:
        raise FileProblem(_("Le fichier « %s » n’existe pas.") % path) from error
    except OSError as error:
        raise FileProblem(_("Le fichier « %s » ne peut pas être ouvert.") % path) from error
    if path.stat().st_size > MAX_BYTES:
        raise FileProblem(_("Le fichier dépasse %d Mo : partagez-le en plusieurs.") % (MAX_BYTES // MEGABYTE))
    if start.startswith(b"PK"):
        return read_workbook(path)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in start:
        raise FileProblem(
            _("Ce fichier n’est ni un CSV ni un classeur XLSX ou ODS : réenregistrez-le dans l’un de ces formats.")
        )
    return _read_csv(path)


def _read_csv(path):
    """The cells of a CSV file, line by line."""
    encoding = _encoding(path)
    with path.open(encoding=encoding, newline="") as file:
        separator = _separator(file.readline())
        file.seek(0)
        csv.field_size_limit(MAX_BYTES)
        lines = csv.reader(file, delimiter=separator, strict=True)
        try:
            yield from lines
        except csv.Error as error:
            message = _("Le CSV est mal formé vers la ligne %(line)d : vérifiez les guillemets (%(error)s).")
            raise FileProblem(message % {"line": lines.line_num, "error": error}) from error


def _encoding(path):
    """UTF-8 when every byte of the file is, else the encoding of French Windows."""
    for encoding in ENCODINGS:
        try:
            with path.open(encoding=encoding) as file:
                while file.read(MEGABYTE):
                    pass
        except UnicodeDecodeError:
            continue
        return encoding
    raise FileProblem(_("Les accents du fichier sont illisibles : enregistrez-le en « CSV UTF-8 »."))


def _separator(line):
    """The one that cuts the header line into the most columns."""
    return max(SEPARATORS, key=lambda separator: len(next(csv.reader([line], delimiter=separator), [])))


def _bounded(lines):
    """Number the lines, clean their cells, leave out the blank ones and refuse what is too big."""
    kept = 0
    for number, line in enumerate(lines, start=1):
        cells = [_clean(cell, number) for cell in line]
        if not any(cells):
            continue
        while len(cells) > 1 and not cells[-1]:
            cells.pop()
        if len(cells) > MAX_COLUMNS:
            raise FileProblem(
                _("La ligne %(line)d a plus de %(most)d colonnes.") % {"line": number, "most": MAX_COLUMNS}
            )
        kept += 1
        if kept > MAX_ROWS + 1:
            raise FileProblem(_("Le fichier a plus de %d lignes : partagez-le en plusieurs.") % MAX_ROWS)
        yield number, cells


def _clean(cell, number):
    if len(cell) > MAX_CELL:
        message = _("Une cellule de la ligne %(line)d dépasse %(most)d caractères : vérifiez les guillemets.")
        raise FileProblem(message % {"line": number, "most": MAX_CELL})
    return INVISIBLE.sub("", cell).strip()


def _at_least_one(rows):
    empty = True
    for row in rows:
        empty = False
        yield row
    if empty:
        raise FileProblem(_("Le fichier n’a que sa ligne de titres : aucune ligne à importer."))
