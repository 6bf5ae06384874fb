"""Cells that leave for a spreadsheet: ours, and those of every export of the admin."""

import csv

from django.http import HttpResponse
from wagtail.admin.views.mixins import SpreadsheetExportMixin

BOM = "\ufeff"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell):
    """The text of a cell that no spreadsheet takes for a formula (OWASP, « CSV injection »)."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def protect_admin_exports():
    """Make every list and report that Wagtail exports harmless."""
    either = dict.fromkeys(SpreadsheetExportMixin.FORMATS, harmless)
    SpreadsheetExportMixin.custom_value_preprocess = {**SpreadsheetExportMixin.custom_value_preprocess, str: either}


def csv_response(filename, headers, rows):
    """A CSV file to download: UTF-8 with BOM, semicolons, as French spreadsheets open it."""
    response = HttpResponse(BOM, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    writer = csv.writer(response, delimiter=";")
    writer.writerow(headers)
    writer.writerows([harmless("" if cell is None else str(cell)) for cell in row] for row in rows)
    return response
