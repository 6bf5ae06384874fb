"""The service's report of visits: a line each month and kind."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from cms.core.hours import MONTH_NAMES
from espace_pro.figures.services import totals
from espace_pro.models import DayCount, Proposal


def month_name(row):
    """« novembre 2026 »."""
    return f"{MONTH_NAMES[row['month'].month - 1]} {row['month'].year}"


def kind_name(row):
    """What was counted, in words."""
    return DayCount.Kind(row["kind"]).label


class FiguresReport(ReportView):
    """Visits, calls, directions and films of all pages."""

    page_title = _("Visites des fiches")
    header_icon = "view"
    index_url_name = "figures_report"
    index_results_url_name = "figures_report_results"
    results_template_name = "espace_pro/admin/figures_results.html"
    permission_policy = ModelPermissionPolicy(Proposal)
    any_permission_required = ["review"]
    columns = [
        Column("month", label=_("Mois"), accessor=month_name),
        Column("kind", label=_("Quoi"), accessor=kind_name),
        Column("total", label=_("Combien"), accessor=lambda row: row["total"]),
        Column("pages", label=_("Sur combien de fiches"), accessor=lambda row: row["pages"]),
    ]
    list_export = ["month", "kind", "total", "pages"]
    export_headings = {
        "month": _("Mois"),
        "kind": _("Quoi"),
        "total": _("Combien"),
        "pages": _("Sur combien de fiches"),
    }

    def get_queryset(self):
        return totals()

    def get_filename(self):
        return "visites"

    def to_row_dict(self, item):
        return {
            "month": month_name(item),
            "kind": str(kind_name(item)),
            "total": item["total"],
            "pages": item["pages"],
        }
