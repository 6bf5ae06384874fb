"""What waits for an answer, on the dashboard of those who may give it."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.permission_policies import ModelPermissionPolicy

from cms.core.requests import request_models


class WaitingRequestsPanel(Component):
    """How many requests of each kind wait, and how many are late, each number a link to the list."""

    name = "waiting-requests"
    order = 60
    template_name = "admin/desk/panel.html"

    def get_context_data(self, parent_context):
        return {"desks": list(waiting_for(parent_context["request"].user))}


def waiting_for(user):
    """A `{label, url, count, late}` for each kind of request that a user may look at; one query each."""
    is_late = Q(due_on__lt=timezone.localdate())
    for model in request_models():
        if ModelPermissionPolicy(model).user_has_any_permission(user, ["view", "change"]):
            numbers = model.objects.awaiting_us().aggregate(count=Count("pk"), late=Count("pk", filter=is_late))
            url = reverse(f"{model._meta.model_name}:index")
            is_one = numbers["count"] == 1
            label = model._meta.verbose_name if is_one else model._meta.verbose_name_plural
            yield numbers | {"label": label, "url": url}
