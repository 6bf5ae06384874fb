"""Producers in the admin."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import DateColumn
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet

from cms.core.confirmation_lists import ConfirmedColumn, FreshnessFilterMixin
from producers.models import ProducerPage


class ProducerFilterSet(FreshnessFilterMixin, PageFilterSet):
    """By what the last confirmation is worth, and as every list of pages."""

    class Meta:
        model = ProducerPage
        fields = ["live"]


class FarmsMenuItem(MenuItem):
    """Shown to those who keep the farms."""

    def is_shown(self, request):
        return request.user.has_perm("producers.manage_contact")


class ProducerListingViewSet(PageListingViewSet):
    """All producers, with who confirmed them and when."""

    model = ProducerPage
    icon = "user"
    menu_label = _("Producteurs")
    menu_order = 205
    add_to_admin_menu = True
    filterset_class = ProducerFilterSet
    columns = [
        *IndexView.base_columns[:-1],
        ConfirmedColumn("freshness", label=_("Confirmation")),
        DateColumn("confirmed_on", label=_("Confirmée le"), sort_key="confirmed_on"),
        IndexView.base_columns[-1],
    ]

    @cached_property
    def menu_item_class(self):
        return FarmsMenuItem
