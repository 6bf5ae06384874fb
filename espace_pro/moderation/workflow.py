"""The workflow « Inscriptions et changements » in Wagtail."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Workflow, WorkflowContentType, WorkflowPage, WorkflowTask

from espace_pro.models import FarmReview
from map.models import SalePoint
from producers.models import ProducerIndexPage

WORKFLOW = "Inscriptions et changements"
TASK = "Relecture du service"


def ensure_workflow(group=None):
    """The workflow of farms and places, with its only step, read by a group; safe to run again."""
    workflow, _created = Workflow.objects.get_or_create(name=WORKFLOW, defaults={"active": True})
    task, _created = FarmReview.objects.get_or_create(name=TASK, defaults={"active": True})
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task.task_ptr, defaults={"sort_order": 0})
    if group:
        task.groups.set([group])
        for page in ProducerIndexPage.objects.all():
            WorkflowPage.objects.update_or_create(page=page.page_ptr, defaults={"workflow": workflow})
        WorkflowContentType.objects.update_or_create(
            content_type=ContentType.objects.get_for_model(SalePoint), defaults={"workflow": workflow}
        )
    return workflow
