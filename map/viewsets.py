"""Sale points, attendances and communes in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, UpdatedAtColumn
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from cms.core.confirmation_lists import ConfirmedColumn, FreshnessFilterMixin
from cms.core.desk import DeskViewSet
from map.choosers import CommuneChooserViewSet
from map.models import Attendance, Commune, ListingReport, SalePoint


class SalePointFilterSet(FreshnessFilterMixin, WagtailFilterSet):
    """By kind, state, and what the last confirmation is worth."""

    class Meta:
        model = SalePoint
        fields = ["kind", "live", "public"]


class SalePointViewSet(SnippetViewSet):
    """Places where one can buy."""

    model = SalePoint
    icon = "site"
    menu_label = _("Points de vente")
    list_display = [
        "title",
        "kind",
        "commune",
        ConfirmedColumn("freshness", label=_("Confirmation")),
        "confirmed_on",
        LiveStatusTagColumn(),
        UpdatedAtColumn(),
    ]
    filterset_class = SalePointFilterSet
    list_select_related = ["commune"]
    search_fields = ["title"]
    list_per_page = 50
    copy_view_enabled = False


class AttendanceViewSet(SnippetViewSet):
    """Who sells where."""

    model = Attendance
    icon = "group"
    menu_label = _("Présences")
    list_display = ["producer", "sale_point", "starts_on", "ends_on"]
    list_select_related = ["producer", "sale_point"]
    list_per_page = 50


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Anyone with a right on the model may look, nobody may write: the data is the State's."""

    def user_has_permission(self, user, action):
        return action == "view" and any(
            super(ReadOnlyPolicy, self).user_has_permission(user, each) for each in ("view", "change")
        )


class CommuneViewSet(SnippetViewSet):
    """The official communes, to look at."""

    model = Commune
    chooser_viewset_class = CommuneChooserViewSet
    icon = "globe"
    menu_label = _("Communes")
    list_display = ["name", "code_insee", "postal_codes", "population", "epci_name"]
    search_fields = ["name", "code_insee", "postal_codes"]
    search_backend_name = None
    inspect_view_enabled = True
    list_per_page = 50

    @property
    def permission_policy(self):
        return ReadOnlyPolicy(self.model)


class PlacesGroup(SnippetViewSetGroup):
    """One menu for where and when to buy."""

    menu_label = _("Lieux de vente")
    menu_icon = "site"
    menu_order = 210
    items = [SalePointViewSet, AttendanceViewSet, CommuneViewSet]


class ListingReportDesk(DeskViewSet):
    """Errors that visitors report."""

    model = ListingReport
    icon = "warning"
    menu_label = _("Signalements")
    menu_order = 100
    list_filter = [*DeskViewSet.list_filter, "field"]
    more_columns = (
        Column("place", label=_("Fiche"), accessor=lambda report: report.place or report.page),
        Column("field", label=_("Ce qui est faux"), accessor="get_field_display"),
    )
    more_export = ("place", "page", "get_field_display", "text")
    export_headings = DeskViewSet.export_headings | {"get_field_display": _("Ce qui est faux")}
