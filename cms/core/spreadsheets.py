"""Cells that leave for a spreadsheet: ours, and those of every export of the admin."""

from wagtail.admin.views.mixins import SpreadsheetExportMixin

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell):
    """The text of a cell that no spreadsheet takes for a formula (OWASP, « CSV injection »)."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def protect_admin_exports():
    """Make every list and report that Wagtail exports harmless."""
    either = dict.fromkeys(SpreadsheetExportMixin.FORMATS, harmless)
    SpreadsheetExportMixin.custom_value_preprocess = {**SpreadsheetExportMixin.custom_value_preprocess, str: either}
