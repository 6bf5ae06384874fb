"""Forms of direct sale in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from guides.models import SaleMethod


class SaleMethodViewSet(SnippetViewSet):
    """Sheets on each form of sale, with their dates of validity."""

    model = SaleMethod
    icon = "clipboard-list"
    menu_label = _("Formes de vente")
    menu_order = 240
    add_to_admin_menu = True
    list_display = ["name", "status", "verified_on", "valid_until"]
    list_filter = ["status"]
    search_fields = ["name", "summary"]
