"""Who may do what in the admin: communications write, reviewers publish, the agriculture service keeps the data."""

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Workflow,
    WorkflowContentType,
    WorkflowTask,
)

from cms.core.models import SiteSettings
from espace_pro.models import Claim, VideoRequest
from espace_pro.moderation.replies import ensure_replies
from espace_pro.moderation.workflow import ensure_workflow
from guides.models import DriveSupportRequest, Initiative, Platform, SaleMethod
from home.models import HomePage
from map.models import Attendance, Commune, ListingReport, SalePoint
from producers.models import Label, ProducerIndexPage, Product, ProductFamily, Video

COMMUNICATIONS = "Communication"
REVIEWERS = "Relecture"
AGRICULTURE = "Service Agriculture"

WRITE = ("add_page", "change_page")
PUBLISH = (*WRITE, "publish_page", "lock_page", "unlock_page")
PAGES = {
    COMMUNICATIONS: (HomePage, WRITE),
    REVIEWERS: (HomePage, PUBLISH),
    AGRICULTURE: (ProducerIndexPage, PUBLISH),
}
"""Below which page each group may do what: an author submits, a reviewer approves, and approval publishes.

The pages of farms are the service’s alone: see `producers.rights`.
"""

REVIEWED = (Video, SaleMethod, Platform, Initiative)
"""Records that go through the review: communications write them, and neither publish nor delete them."""
EDITORIAL = (*REVIEWED, SiteSettings)
SNIPPETS = {
    COMMUNICATIONS: EDITORIAL,
    REVIEWERS: EDITORIAL,
    AGRICULTURE: (
        SalePoint, Attendance, Product, ProductFamily, Label, *REVIEWED,
        ListingReport, DriveSupportRequest, Claim, VideoRequest, "core.AnswerTemplate",
    ),
}  # fmt: skip

REVIEW = "Relecture"


def ensure_roles():
    """Create the groups with exactly their rights, and the review before publication; safe to run again."""
    for name, (page_class, rights) in PAGES.items():
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.set(_permissions(name))
        _grant_pages(group, page_class, rights)
        _grant_library(group)
    _ensure_review()
    ensure_workflow(Group.objects.get(name=AGRICULTURE))
    ensure_replies()


def _ensure_review():
    """One step of review before publication, by the reviewers, in place of Wagtail's example."""
    task = GroupApprovalTask.objects.order_by("pk").first() or GroupApprovalTask(active=True)
    task.name = REVIEW
    task.save()
    task.groups.set([Group.objects.get(name=REVIEWERS)])
    workflow = Workflow.objects.order_by("pk").first() or Workflow(active=True)
    workflow.name = REVIEW
    workflow.save()
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task.task_ptr, defaults={"sort_order": 0})
    for model in REVIEWED:
        WorkflowContentType.objects.update_or_create(
            content_type=ContentType.objects.get_for_model(model), defaults={"workflow": workflow}
        )


def _permissions(name):
    codes = [_right("wagtailadmin", "access_admin")]
    for model in SNIPPETS[name]:
        model = apps.get_model(model) if isinstance(model, str) else model
        rights = Permission.objects.filter(
            content_type__app_label=model._meta.app_label, content_type__model=model._meta.model_name
        )
        if name == COMMUNICATIONS and model in REVIEWED:
            rights = rights.filter(codename__regex="^(add|change|view)_")
        if model is SiteSettings:
            rights = rights.filter(codename__startswith="change_")
        codes += rights
    if name == AGRICULTURE:
        codes += [_right("map", f"view_{Commune._meta.model_name}"), _right("producers", "manage_contact")]
        codes.append(_right("espace_pro", "review_proposal"))
        codes.append(_right("django_tasks_database", "view_dbtaskresult"))
    return codes


def _right(app, codename):
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def _grant_pages(group, page_class, rights):
    GroupPagePermission.objects.filter(group=group).delete()
    for page in page_class.objects.all():
        for codename in rights:
            GroupPagePermission.objects.create(
                group=group, page=page.page_ptr, permission=_right("wagtailcore", codename)
            )


def _grant_library(group):
    """Pictures and documents: add, change one's own and choose."""
    root = Collection.get_first_root_node()
    for verb in ("add", "change", "choose"):
        for app, model in (("wagtailimages", "image"), ("wagtaildocs", "document")):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=root, permission=_right(app, f"{verb}_{model}")
            )
