"""How many requests came in, year by year and topic by topic, those since deleted among them."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin

from cms.core.models import RequestTally


class DeskSummaryView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """« Bilan »: numbers only, for the yearly report."""

    model = None
    permission_policy = None
    any_permission_required = ["view", "change"]
    template_name = "admin/desk/summary.html"
    index_url_name = ""
    header_icon = ""

    def get_page_title(self):
        return _("Bilan : %(kind)s") % {"kind": self.model._meta.verbose_name_plural}

    def get_breadcrumbs_items(self):
        index = {"url": reverse(self.index_url_name), "label": self.model._meta.verbose_name_plural.capitalize()}
        return [*self.breadcrumbs_items, index, {"url": "", "label": _("Bilan")}]

    def get_context_data(self, **kwargs):
        years = RequestTally.by_year(self.model.PREFIX)
        topics = [(code, label) for code, label in self.model.TOPICS]
        rows = [
            (year["year"], year["total"], [year["topics"].get(code, 0) for code, _label in topics]) for year in years
        ]
        return super().get_context_data(**kwargs) | {
            "breadcrumbs_items": self.get_breadcrumbs_items(),
            "topics": [label for _code, label in topics],
            "rows": rows,
        }
