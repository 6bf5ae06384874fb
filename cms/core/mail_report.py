"""The admin's report of mails that have not left: those that wait, and those that were given up."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from cms.core import tasks

RIGHT = "django_tasks_database.view_dbtaskresult"
STATES = {TaskResultStatus.FAILED: _("abandonné"), TaskResultStatus.RUNNING: _("en cours d’envoi")}


def argument(name):
    """What the task was asked, for a column."""
    return lambda task: task.args_kwargs["kwargs"].get(name, "")


class MailReport(ReportView):
    """Mails that wait or were given up: to whom, since when, how many tries; never their text."""

    page_title = _("Courriels non partis")
    header_icon = "mail"
    index_url_name = "mail_report"
    index_results_url_name = "mail_report_results"
    results_template_name = "admin/mail_report_results.html"
    permission_policy = ModelPermissionPolicy(DBTaskResult)
    any_permission_required = ["view"]
    columns = [
        Column("name", label=_("Courriel"), accessor=argument("name")),
        Column("to", label=_("À"), accessor=argument("to")),
        Column("tries", label=_("Essais déjà faits"), accessor=lambda task: argument("tries")(task) or 0),
        Column("state", label=_("État"), accessor=lambda task: STATES.get(task.status, _("en attente"))),
        DateColumn("enqueued_at", label=_("En file depuis")),
    ]

    def get_queryset(self):
        return (tasks.waiting() | tasks.given_up()).order_by("-enqueued_at")

    @cached_property
    def show_export_buttons(self):
        """The list says to whom we write: it is read here."""
        return False

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"given_up": tasks.given_up().count()}

    @staticmethod
    def is_open_to(user):
        """Whether someone may read the report."""
        return user.has_perm(RIGHT)


@require_POST
def try_again(request):
    """Queue again every mail that was given up."""
    if not MailReport.is_open_to(request.user):
        raise PermissionDenied
    count = tasks.try_again(tasks.mails())
    messages.success(
        request,
        ngettext("%(count)s courriel va repartir.", "%(count)s courriels vont repartir.", count) % {"count": count}
        if count
        else _t("Aucun courriel n’était abandonné."),
    )
    return redirect("mail_report")
