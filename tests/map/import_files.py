"""Spreadsheets for the tests of the import, made on the spot."""

import csv
import io
import zipfile

import openpyxl

HEADERS = [
    "nom",
    "type",
    "commune",
    "code postal",
    "code INSEE",
    "latitude",
    "longitude",
    "téléphone",
    "horaires",
    "réf",
]


def csv_file(folder, rows, headers=HEADERS, encoding="utf-8", separator=","):
    """A CSV file of these rows."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows([headers, *rows])
    path = folder / "lieux.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def xlsx_file(folder, rows, headers=HEADERS, cells=()):
    """An Excel workbook of these rows; `cells` are (reference, value) written besides."""
    book = openpyxl.Workbook()
    for row in [headers, *rows]:
        book.active.append(row)
    for reference, value in cells:
        book.active[reference] = value
    book.save(folder / "lieux.xlsx")
    return folder / "lieux.xlsx"


def ods_file(folder, table):
    """A LibreOffice workbook whose only sheet has this XML inside."""
    namespaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {namespaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="Lieux">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    entries = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:manifest"/>',
        "content.xml": content,
    }
    return zip_file(folder / "lieux.ods", entries)


def ods_row(*texts, attributes=""):
    """A row of an ODS sheet."""
    cells = (
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        if text
        else "<table:table-cell/>"
        for text in texts
    )
    return f"<table:table-row{attributes}>{''.join(cells)}</table:table-row>"


def zip_file(path, entries):
    """A zip archive of these entries."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path
