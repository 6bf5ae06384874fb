"""The desk of the agriculture service for drives."""

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from cms.core.desk import DeskIndexView, DeskViewSet
from cms.core.desk_filters import DeskFilterSet
from guides.models import DriveSupportRequest


class DriveFilterSet(DeskFilterSet):
    """What any desk is filtered by, and what the group needs."""

    need = django_filters.ChoiceFilter(
        label=_("Besoin"), choices=DriveSupportRequest.Need.choices, method="only_needing"
    )

    def only_needing(self, queryset, name, value):
        """The requests in which this need is ticked."""
        return queryset.filter(needs__contains=value)


class DriveIndexView(DeskIndexView):
    """Requests with their place and products at hand."""

    base_filterset_class = DriveFilterSet
    search_fields = [*DeskIndexView.search_fields, "group_name", "place"]

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("commune").prefetch_related("families")


class DriveSupportDesk(DeskViewSet):
    """Groups that ask for help with a drive."""

    model = DriveSupportRequest
    icon = "group"
    menu_label = _("Drives")
    menu_order = 90
    index_view_class = DriveIndexView
    list_filter = [*DeskViewSet.list_filter, "stage"]
    more_columns = (
        Column("group_name", label=_("Groupe"), sort_key="group_name"),
        Column("commune", label=_("Commune"), sort_key="commune__name_key"),
        Column("needs", label=_("Besoins"), accessor="need_names"),
    )
    more_export = (
        "group_name", "contact_role", "commune", "place", "latitude", "longitude", "producers_count", "family_names",
        "get_stage_display", "need_names", "description",
    )  # fmt: skip

    export_headings = DeskViewSet.export_headings | {
        "family_names": _("Produits"),
        "get_stage_display": _("Avancement"),
        "need_names": _("Besoins"),
    }
