"""XLSX and ODS workbooks, opened without trusting what they say of themselves.

A workbook is a zip file. Its reader (calamine) allocates the whole rectangle of a sheet, so a 5 kB file with one
cell at ZZ900000 would end the process; an ODS cell may say that it repeats a million times. Both are counted first,
on a copy of the archive whose real unpacked size has been measured.
"""

import io
import re
import zipfile
import zlib
from datetime import date, datetime, time

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from map.importing.limits import MAX_BYTES, MAX_CELL, MAX_COLUMNS, MAX_ENTRIES, MAX_ROWS, MEGABYTE, FileProblem

CELL_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]*)(\d+)["']""")
LONG_TEXT = re.compile(rb">[^<]{%d}" % (MAX_CELL + 1))
COLUMNS_REPEATED = re.compile(rb"""<table:(?:covered-)?table-cell(?:[^>]*?number-columns-repeated\s*=\s*["'](\d+))?""")
ROWS_REPEATED = re.compile(rb"""^[^>]*number-rows-repeated\s*=\s*["'](\d+)""")
REPEATED = re.compile(rb"""(number-(?:rows|columns)-repeated\s*=\s*["'])(\d+)""")
FILLED = re.compile(rb"<text:p|office:(?:\w+-)?value")
MAX_REPEATS = 100


def read_workbook(path):
    """The cells of the first sheet, as text, line by line."""
    copy = _measured_copy(path)
    try:
        sheet = CalamineWorkbook.from_filelike(copy).get_sheet_by_index(0)
        yield from ([_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False))
    except CalamineError as error:
        raise FileProblem(
            _("Le classeur est abîmé ou protégé : enregistrez-le de nouveau, sans mot de passe.")
        ) from error


def _measured_copy(path):
    """The archive again, stored: each entry was really unpacked, within the limits."""
    copy, left = io.BytesIO(), MAX_BYTES
    try:
        with zipfile.ZipFile(path) as archive, zipfile.ZipFile(copy, "w") as stored:
            entries = archive.infolist()
            if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_BYTES:
                raise _too_big()
            _refuse_other_archives({entry.filename for entry in entries})
            for entry in entries:
                content = archive.read(entry)
                left -= len(content)
                if left < 0:
                    raise _too_big()
                stored.writestr(entry.filename, _checked(entry.filename, content))
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError) as error:
        raise FileProblem(
            _("Le classeur est abîmé ou protégé : enregistrez-le de nouveau, sans mot de passe.")
        ) from error
    copy.seek(0)
    return copy


def _too_big():
    return FileProblem(_("Le classeur, une fois déplié, dépasse %d Mo ou mille éléments.") % (MAX_BYTES // MEGABYTE))


def _refuse_other_archives(names):
    if not {"xl/workbook.xml", "content.xml"} & names:
        raise FileProblem(_("Cette archive n’est pas un classeur : choisissez un fichier CSV, XLSX ou ODS."))


def _checked(name, content):
    """The content of an entry once its cells are known to stand within the limits."""
    if LONG_TEXT.search(content) and name.endswith(".xml"):
        raise FileProblem(_("Une cellule dépasse %d caractères : raccourcissez-la.") % MAX_CELL)
    if name == "content.xml":
        return _without_fringe(content)
    for column, row in CELL_REFERENCE.findall(content) if b"sheetData" in content else ():
        if len(row) > 9 or int(row) > MAX_ROWS + 1 or _column_number(column) > MAX_COLUMNS:
            raise _sprawls()
    return content


def _without_fringe(content):
    """An ODS table whose blank fringe (a million repeats of nothing) is cut; filled cells must not repeat that much."""
    cells = 0
    for row in content.split(b"<table:table-row")[1:]:
        rows = _number(ROWS_REPEATED.search(row))
        cells += min(rows, MAX_REPEATS) * sum(
            min(_number(found), MAX_REPEATS) for found in COLUMNS_REPEATED.finditer(row)
        )
        if cells > MAX_ROWS * MAX_COLUMNS or (rows > MAX_REPEATS and FILLED.search(row)):
            raise _sprawls()
    return REPEATED.sub(lambda found: found[1] + (b"1" if _number(found, 2) > MAX_REPEATS else found[2]), content)


def _sprawls():
    return FileProblem(
        _("La feuille s’étend au-delà de %(rows)d lignes ou de %(columns)d colonnes : copiez le tableau seul.")
        % {"rows": MAX_ROWS, "columns": MAX_COLUMNS}
    )


def _number(found, group=1):
    """The repeats an attribute asks for, one without it; a number too long to be meant counts as many."""
    digits = found[group] if found else None
    return 1 if digits is None else int(digits) if len(digits) < 9 else 10**9


def _column_number(letters):
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _text(value):
    """A cell as a person reads it: whole numbers come back from the reader as floats."""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value)
