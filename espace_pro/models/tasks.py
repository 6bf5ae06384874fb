"""The step of review that farms and their places go through before they are public."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, TaskState


class FarmReviewState(TaskState):
    """A version in review; of a class of its own, which Wagtail’s mails (they lead to the editor) leave alone."""


class FarmReview(AbstractGroupApprovalTask):
    """Approval by the members of a group, who find what waits in « À relire »."""

    task_state_class = FarmReviewState

    class Meta:
        verbose_name = _("relecture des fiches")
        verbose_name_plural = _("relectures des fiches")
