"""The desk of a kind of request in the admin, under « Demandes »: list with filters and delays, thread, answers.

    class ListingReportDesk(DeskViewSet):
        model = ListingReport
        menu_label, icon = _("Signalements"), "warning"
        list_filter = [*DeskViewSet.list_filter, "field"]     # optional: more filters, columns, exported fields

    @hooks.register("register_admin_viewset")
    def listing_reports():
        return ListingReportDesk()

Looking needs the `view` right on the model, everything else `change` (see `home/roles.py`).
"""

from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy

from cms.core.desk_detail import DeskDetailView
from cms.core.desk_filters import DeskFilterSet
from cms.core.desk_summary import DeskSummaryView

MENU_HOOK = "register_requests_menu_item"


class DelayColumn(Column):
    """How long is left to answer, in words, and in red once it is too long."""

    cell_template_name = "admin/desk/delay_cell.html"

    def get_value(self, instance):
        return instance


def local_day(moment, format=None):
    """The day here of a moment, as a spreadsheet sorts it; nothing while there is none."""
    return timezone.localdate(moment) if moment else ""


class DeskIndexView(IndexView):
    """The requests of one kind, the most urgent first."""

    any_permission_required = ["view", "change"]
    search_fields = ["reference", "contact_name", "contact_email"]
    search_backend_name = None
    default_ordering = ["is_settled", "due_on", "-created_at"]
    more_columns = ()
    summary_url_name = ""
    custom_field_preprocess = {
        "created_at": {IndexView.FORMAT_CSV: local_day, IndexView.FORMAT_XLSX: local_day},
        "closed_at": {IndexView.FORMAT_CSV: local_day, IndexView.FORMAT_XLSX: local_day},
    }
    base_filterset_class = DeskFilterSet

    @cached_property
    def columns(self):
        return [
            TitleColumn(
                "reference", label=_("Numéro"), url_name=self.detail_url_name, sort_key="reference", width="13%"
            ),
            Column("state", label=_("État"), accessor="get_state_display", sort_key="state"),
            DelayColumn("delay", label=_("Délai"), sort_key="due_on"),
            *self.more_columns,
            Column("assignee", label=_("Suivie par"), accessor=lambda request: request.assignee or _("personne")),
            DateColumn("created_at", label=_("Reçue"), sort_key="created_at"),
        ]

    detail_url_name = ""

    def get_base_queryset(self):
        return super().get_base_queryset().urgent_first().select_related("assignee")

    @cached_property
    def header_more_buttons(self):
        summary = Button(_("Bilan par année"), url=reverse(self.summary_url_name), icon_name="table", priority=90)
        return [*super().header_more_buttons, summary]

    def get_filename(self):
        return str(self.model._meta.verbose_name_plural)


class DeskViewSet(ViewSet):
    """List and page of a kind of request."""

    model = None
    menu_hook = MENU_HOOK
    list_filter = ["state", "assignee", "created_at"]
    more_columns = ()
    more_export = ()
    detail_view_class = DeskDetailView
    index_view_class = DeskIndexView
    list_export = [
        "reference",
        "get_state_display",
        "created_at",
        "due_on",
        "closed_at",
        "assignee",
        "contact_name",
        "contact_email",
        "contact_phone",
    ]
    export_headings = {
        "get_state_display": _("État"),
        "contact_name": _("Nom"),
        "contact_email": _("Adresse électronique"),
        "contact_phone": _("Téléphone"),
    }

    def __init__(self, **kwargs):
        super().__init__(self.model._meta.model_name, **kwargs)

    @cached_property
    def url_prefix(self):
        return f"demandes/{self.name}"

    @cached_property
    def permission_policy(self):
        """Rights are those on the model."""
        return ModelPermissionPolicy(self.model)

    def get_common_view_kwargs(self, **kwargs):
        return {
            "model": self.model,
            "permission_policy": self.permission_policy,
            "header_icon": self.icon,
            "index_url_name": self.get_url_name("index"),
            "index_results_url_name": self.get_url_name("index_results"),
            "detail_url_name": self.get_url_name("detail"),
            "list_filter": self.list_filter,
            "list_export": [*self.list_export, *self.more_export],
            "export_headings": self.export_headings,
            "more_columns": self.more_columns,
            "summary_url_name": self.get_url_name("summary"),
            **kwargs,
        }

    def get_urlpatterns(self):
        return [
            path("", self.construct_view(self.index_view_class), name="index"),
            path("resultats/", self.construct_view(self.index_view_class, results_only=True), name="index_results"),
            path("bilan/", self.construct_view(DeskSummaryView), name="summary"),
            path("<int:pk>/", self.construct_view(self.detail_view_class), name="detail"),
        ]

    @cached_property
    def menu_item_class(self):
        policy = self.permission_policy

        class DeskMenuItem(MenuItem):
            """Shown to those who may look."""

            def is_shown(self, request):
                return policy.user_has_any_permission(request.user, ["view", "change"])

        return DeskMenuItem
