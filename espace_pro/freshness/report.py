"""The report of the campaign: what was asked, and what came of it."""

import django_filters
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from espace_pro.models import Enquiry, Proposal

WAITING, TASK = "waiting", "task"
STATES = [(WAITING, _("en attente de réponse")), (TASK, _("à appeler")), *Enquiry.Outcome.choices]


def in_state(state):
    """The condition of a state of the filter."""
    if state in (WAITING, TASK):
        return Q(outcome="", task_since__isnull=state == WAITING)
    return Q(outcome=state)


class EnquiryFilterSet(WagtailFilterSet):
    """By where it stands and when it began."""

    state = django_filters.ChoiceFilter(label=_("Où elle en est"), choices=STATES, method="filter_state")
    opened_at = django_filters.DateFromToRangeFilter(label=_("Demandée"), widget=DateRangePickerWidget)

    class Meta:
        model = Enquiry
        fields = ["state", "opened_at"]

    def filter_state(self, queryset, name, value):
        return queryset.filter(in_state(value))


def nature(enquiry):
    """What the record is: a farm and its own sale have the same name."""
    return _("Ferme") if enquiry.producer_id else enquiry.sale_point.get_kind_display()


class CampaignReport(ReportView):
    """Every enquiry, the latest first, under the sums of the campaign."""

    page_title = _("Confirmations des fiches")
    header_icon = "check"
    index_url_name = "campaign_report"
    index_results_url_name = "campaign_report_results"
    results_template_name = "espace_pro/admin/campaign_results.html"
    permission_policy = ModelPermissionPolicy(Proposal)
    any_permission_required = ["review"]
    filterset_class = EnquiryFilterSet
    columns = [
        TitleColumn("record", label=_("Fiche"), url_name="moderation_enquiry"),
        Column("nature", label=_("Nature"), accessor=nature),
        DateColumn("opened_at", label=_("Demandée")),
        Column("mails", label=_("Courriels")),
        Column("state_label", label=_("Où elle en est")),
        DateColumn("closed_at", label=_("Terminée")),
        Column("closed_by", label=_("Par"), accessor=lambda enquiry: enquiry.closed_by or ""),
    ]
    list_export = ["record", "opened_at", "mails", "mailed_at", "state_label", "task_since", "closed_at", "closed_by"]
    export_headings = {"record": _("Fiche"), "state_label": _("Où elle en est")}

    def get_queryset(self):
        return Enquiry.objects.with_records().order_by("-opened_at", "-pk")

    def get_filename(self):
        return "confirmations"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"sums": sums(self.get_filtered_queryset())}


def sums(enquiries):
    """How many enquiries are in each state, and how many were written about, as `(label, number)`."""
    counts = {name: Count("pk", filter=in_state(name)) for name, _label in STATES}
    found = enquiries.order_by().aggregate(mailed=Count("pk", filter=Q(mails__gt=0)), **counts)
    return [(_("demandées par courriel"), found["mailed"]), *((label, found[name]) for name, label in STATES)]
