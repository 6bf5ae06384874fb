"""What the core adds to the admin."""

from django.http import HttpResponseRedirect
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.auth import require_admin_access
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.templatetags.wagtailadmin_tags import user_display_name
from wagtail.models import Page, WorkflowState
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.core.active_filters import say_yes_or_no
from cms.core.desk import MENU_HOOK
from cms.core.desk_panel import WaitingRequestsPanel
from cms.core.hours_field import preview
from cms.core.mail_report import MailReport, try_again
from cms.core.models import AnswerTemplate
from cms.core.publication import problems_of


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


@hooks.register("before_edit_page")
@hooks.register("before_edit_snippet")
def tell_what_the_review_asks(request, record):
    """Whoever opens a page or a record that was sent back reads at once what the reviewer asks."""
    state = getattr(record, "current_workflow_state", None) if request.method == "GET" else None
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        task = state.current_task_state
        who = user_display_name(task.finished_by) if task.finished_by else _("La relecture")
        comment = f" : « {task.comment} »" if task.comment else "."
        messages.warning(request, _("%s demande des changements") % who + comment)


@hooks.register("insert_editor_js")
def count_characters():
    """How long a text is, under its box."""
    return format_html('<script src="{}"></script>', static("js/admin/counter.js"))


@hooks.register("insert_global_admin_css")
def editor_styles():
    """The look of what we add to the editor."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin/editor.css"))


@hooks.register("before_bulk_action")
def check_before_publishing_many(request, action_type, objects, action_class_instance):
    """Pages chosen in a list are published under the same conditions as one by one."""
    if action_type != "publish" or request.method != "POST":
        return None
    lacking = [page for page in objects if any(problem.is_error for problem in _problems_of_latest(page))]
    if not lacking:
        return None
    titles = ", ".join(f"« {page.get_admin_display_title()} »" for page in lacking)
    messages.error(request, _("Rien n’a été publié : ouvrez et corrigez d’abord %s.") % titles)
    return HttpResponseRedirect(action_class_instance.next_url)


def _problems_of_latest(page):
    """Those of the latest draft, of the page types of ours; other records have no such rules."""
    if not isinstance(page, Page):
        return []
    draft = page.specific.get_latest_revision_as_object()
    return problems_of(draft) if hasattr(draft, "meta_description") else []


@hooks.register("register_admin_menu_item")
def requests_menu_item():
    """« Demandes »: the desks of every app, and the words they share."""
    return SubmenuMenuItem(
        _("Demandes"), Menu(register_hook_name=MENU_HOOK), name="requests", icon_name="mail", order=205
    )


@hooks.register("construct_homepage_panels")
def add_waiting_requests(request, panels):
    """Say what waits on the dashboard."""
    panels.append(WaitingRequestsPanel())


class AnswerTemplateViewSet(SnippetViewSet):
    """Template answers."""

    model = AnswerTemplate
    icon = "comment"
    menu_label = _("Réponses types")
    menu_order = 900
    menu_hook = MENU_HOOK
    list_display = ["title", "kind"]


register_snippet(AnswerTemplateViewSet)
say_yes_or_no()
