"""Who confirmed a record and what it is worth today, in the lists of the admin."""

import django_filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from cms.core.confirmation import ConfirmedBy, Freshness
from cms.core.models import confirmation_limits


def in_freshness(freshness):
    """The condition on records of a `Freshness` today."""
    limits = confirmation_limits()
    fresh = Q(confirmed_on__gte=limits.doubtful)
    expired = Q(confirmed_on__lt=limits.expired) & ~Q(confirmed_by=ConfirmedBy.SOURCE)
    doubtful = Q(confirmed_on=None) | (Q(confirmed_on__lt=limits.doubtful) & ~expired)
    return {Freshness.FRESH: fresh, Freshness.EXPIRED: expired, Freshness.DOUBTFUL: doubtful}[freshness]


class FreshnessFilterMixin(django_filters.FilterSet):
    """« à jour », « à confirmer », « périmée »."""

    freshness = django_filters.ChoiceFilter(
        label=_("Confirmation"), choices=Freshness.choices, method="filter_freshness"
    )

    def filter_freshness(self, queryset, name, value):
        return queryset.filter(in_freshness(value))


class ConfirmedColumn(Column):
    """« à confirmer », « à jour, par téléphone »."""

    def get_value(self, instance):
        freshness = confirmation_limits().freshness(instance.confirmed_on, instance.confirmed_by)
        by = instance.get_confirmed_by_display() if instance.confirmed_on else _("jamais confirmée")
        return ", ".join(str(word) for word in (Freshness(freshness).label, by) if word)
