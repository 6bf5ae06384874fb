"""What a desk is filtered by."""

import django_filters
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet


def colleagues(model):
    """Active staff who may answer a kind of request."""
    right = Permission.objects.filter(
        content_type__app_label=model._meta.app_label, codename=f"change_{model._meta.model_name}"
    )
    holders = Q(groups__permissions__in=right) | Q(user_permissions__in=right) | Q(is_superuser=True)
    return get_user_model().objects.filter(holders, is_active=True).distinct().order_by("username")


class DeskFilterSet(WagtailFilterSet):
    """State, person, date, and those that wait too long."""

    wait = django_filters.ChoiceFilter(
        label=_("Attente"), method="only_waiting", choices=[("ours", _("à traiter")), ("late", _("en retard"))]
    )
    created_at = django_filters.DateFromToRangeFilter(label=_("Reçue"), widget=DateRangePickerWidget)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "assignee" in self.filters:
            self.filters["assignee"].queryset = colleagues(self._meta.model)

    def only_waiting(self, queryset, name, value):
        """The requests that the service must answer, or those past their date."""
        return queryset.late() if value == "late" else queryset.awaiting_us()
