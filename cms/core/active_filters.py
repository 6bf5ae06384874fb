"""« Publiée : oui » over a filtered list of the admin, where Wagtail writes Python’s « True »."""

import django_filters
from django.utils.translation import gettext as _
from wagtail.admin.active_filters import BaseFilterAdapter, register_filter_adapter_class


class YesNoAdapter(BaseFilterAdapter):
    """A filter in force whose value is a yes or a no."""

    def get_active_filters(self):
        for each in super().get_active_filters():
            yield each._replace(value=_("oui") if self.value else _("non"))


def say_yes_or_no():
    """Say so above every list."""
    register_filter_adapter_class(django_filters.BooleanFilter, YesNoAdapter)
