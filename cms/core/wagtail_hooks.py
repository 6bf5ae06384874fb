"""What the core adds to the admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.auth import require_admin_access
from wagtail.admin.menu import MenuItem

from cms.core.hours_field import preview
from cms.core.mail_report import MailReport, try_again


@hooks.register("register_admin_urls")
def opening_hours_preview():
    """The sentence of opening hours while they are typed."""
    return [path("horaires/apercu/", require_admin_access(preview), name="opening_hours_preview")]


@hooks.register("register_admin_urls")
def mail_report_urls():
    """The report of mails that have not left."""
    return [
        path("rapports/courriels/", MailReport.as_view(), name="mail_report"),
        path("rapports/courriels/resultats/", MailReport.as_view(results_only=True), name="mail_report_results"),
        path("rapports/courriels/renvoyer/", try_again, name="mail_report_try_again"),
    ]


class MailReportMenuItem(MenuItem):
    """Shown to those who may read the report."""

    def is_shown(self, request):
        return MailReport.is_open_to(request.user)


@hooks.register("register_reports_menu_item")
def mail_report_menu_item():
    """« Rapports › Courriels »."""
    return MailReportMenuItem(_("Courriels"), reverse("mail_report"), name="mail-report", icon_name="mail", order=900)
