"""What the app adds to the admin: its records, what must be checked again, a warning where it is quoted."""

from django.contrib import messages
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet

from cms.core.templatetags.ui import french_date
from guides.bulk_actions import PublishBulkAction
from guides.drive_requests.desk import DriveSupportDesk
from guides.freshness import overdue_quotes, tasks_for
from guides.models import Initiative, Platform, SaleMethod
from guides.viewsets import SellingGroup

register_snippet(SellingGroup)
hooks.register("register_bulk_action", PublishBulkAction)


@hooks.register("register_admin_viewset")
def drive_requests():
    """The desk of groups that ask for help with a drive."""
    return DriveSupportDesk()


class FreshnessPanel(Component):
    """Records to check again and proposals to read, on the dashboard of those who may change them."""

    name = "freshness"
    order = 230  # after what waits for a review (Wagtail's 210 and 220)
    template_name = "guides/admin/freshness.html"

    def get_context_data(self, parent_context):
        return {"tasks": tasks_for(parent_context["request"].user)}


@hooks.register("construct_homepage_panels")
def add_freshness(request, panels):
    """Show what waits."""
    panels.append(FreshnessPanel())


@hooks.register("before_edit_page")
def warn_of_overdue_quotes(request, page):
    """Tell whoever opens a page which of the sheets it quotes are past their date."""
    names = overdue_quotes(page.specific) if request.method == "GET" else []
    if names:
        messages.warning(request, _("Cette page cite des fiches à revérifier : %s.") % ", ".join(names))


@hooks.register("before_edit_snippet")
def warn_of_overdue_record(request, instance):
    """Tell whoever opens a record that it is past its date."""
    if request.method == "GET" and isinstance(instance, SaleMethod | Platform | Initiative) and instance.is_overdue:
        since = french_date(instance.due_on)
        messages.warning(request, _("À revérifier depuis le %s : comparez à la source, puis changez la date.") % since)
