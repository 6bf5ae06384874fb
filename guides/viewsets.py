"""What guides quote, in the admin: forms of sale, initiatives, platforms, each with what must be checked again."""

from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, StatusTagColumn
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet, SnippetViewSetGroup

from guides.admin_import import ImportInitiativesView
from guides.exchange import COLUMNS, SPOKEN
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
    list_display = [
        "name",
        spoken("status", _("Statut légal")),
        "verified_on",
        "valid_until",
        freshness_column(),
        LiveStatusTagColumn(),
    ]
    list_filter = ["status", "live"]
    search_fields = ["name", "summary"]


class InitiativeFilterSet(WagtailFilterSet):
    """The filters of the list of initiatives."""

    class Meta:
        model = Initiative
        fields = ["live", "department", "carrier", "theme", "activity"]


class InitiativeIndexView(IndexView):
    """The list, which also leads to the import."""

    import_url_name = ""

    @cached_property
    def header_more_buttons(self):
        buttons = super().header_more_buttons
        if self.add_url:
            address = reverse(self.import_url_name)
            buttons.append(Button(_("Importer un tableur"), url=address, icon_name="upload", priority=40))
        return buttons


class InitiativeViewSet(SnippetViewSet):
    """Initiatives, among them those that the public proposes."""

    model = Initiative
    index_view_class = InitiativeIndexView
    icon = "pick"
    menu_label = _("Initiatives")
    list_display = [
        "name",
        "locality",
        spoken("department", _("Département")),
        spoken("theme", _("Thème")),
        freshness_column(),
        LiveStatusTagColumn(),
    ]
    filterset_class = InitiativeFilterSet
    search_fields = ["name", "locality", "description"]
    list_per_page = 50
    list_export = [f"get_{name}_display" if name in SPOKEN else name for name in COLUMNS.values()]
    export_headings = dict(zip(list_export, COLUMNS, strict=True))
    export_filename = "initiatives"

    def get_urlpatterns(self):
        view = ImportInitiativesView.as_view(index_url_name=self.get_url_name("list"))
        return [*super().get_urlpatterns(), path("importer/", view, name="import")]

    def get_index_view_kwargs(self, **kwargs):
        return super().get_index_view_kwargs(import_url_name=self.get_url_name("import"), **kwargs)


class PlatformViewSet(SnippetViewSet):
    """Selling platforms."""

    model = Platform
    icon = "table"
    menu_label = _("Plateformes")
    list_display = ["name", "cost", "checked_on", freshness_column(), LiveStatusTagColumn()]
    search_fields = ["name", "audience"]


class SellingGroup(SnippetViewSetGroup):
    """One menu for what guides quote."""

    menu_label = _("Vente directe")
    menu_icon = "clipboard-list"
    menu_order = 240
    items = [SaleMethodViewSet, InitiativeViewSet, PlatformViewSet]
