"""What guides quote, in the admin: forms of sale, initiatives, platforms, each with what must be checked again."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from guides.models import Initiative, Platform, SaleMethod


def freshness_column():
    """Says whether a record must be checked again, and since when."""
    return StatusTagColumn("due_on", label=_("Fraîcheur"), accessor=freshness, primary=lambda record: record.is_overdue)


def freshness(record):
    """« à revérifier », else « à jour »."""
    return _("à revérifier") if record.is_overdue else _("à jour")


def spoken(name, label):
    """A column that says a choice in words."""
    return Column(name, label=label, accessor=f"get_{name}_display", sort_key=name)


class SaleMethodViewSet(SnippetViewSet):
    """Sheets on each form of sale, with their dates of validity."""

    model = SaleMethod
    icon = "clipboard-list"
    menu_label = _("Formes de vente")
    list_display = ["name", spoken("status", _("Statut")), "verified_on", "valid_until", freshness_column()]
    list_filter = ["status"]
    search_fields = ["name", "summary"]


class InitiativeFilterSet(WagtailFilterSet):
    """The filters of the list of initiatives."""

    class Meta:
        model = Initiative
        fields = ["state", "department", "carrier", "theme", "activity"]


class InitiativeViewSet(SnippetViewSet):
    """Initiatives, among them those that the public proposes."""

    model = Initiative
    icon = "pick"
    menu_label = _("Initiatives")
    list_display = [
        "name",
        "locality",
        spoken("department", _("Département")),
        spoken("theme", _("Thème")),
        StatusTagColumn(
            "state", label=_("État"), accessor="get_state_display", primary=lambda one: one.state == "proposed"
        ),
        freshness_column(),
    ]
    filterset_class = InitiativeFilterSet
    search_fields = ["name", "locality", "description"]
    list_per_page = 50


class PlatformViewSet(SnippetViewSet):
    """Selling platforms."""

    model = Platform
    icon = "table"
    menu_label = _("Plateformes")
    list_display = ["name", "cost", "checked_on", freshness_column()]
    search_fields = ["name", "audience"]


class SellingGroup(SnippetViewSetGroup):
    """One menu for what guides quote."""

    menu_label = _("Vente directe")
    menu_icon = "clipboard-list"
    menu_order = 240
    items = [SaleMethodViewSet, InitiativeViewSet, PlatformViewSet]
