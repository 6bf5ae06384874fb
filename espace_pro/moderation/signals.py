"""What happens in Wagtail's workflow, from our pages or from its editor, reaches the proposal and the farm."""

from django.dispatch import receiver
from wagtail.models import WorkflowState
from wagtail.signals import workflow_approved, workflow_cancelled, workflow_rejected

from espace_pro.models import Proposal
from espace_pro.moderation.services import State, conclude


@receiver(workflow_approved)
def accepted(instance, user, **kwargs):
    """A version was published: the proposal is online once all of its versions are."""
    for proposal in Proposal.objects.open().filter(workflow_states=instance):
        if not proposal.workflow_states.exclude(status=WorkflowState.STATUS_APPROVED).exists():
            conclude(proposal, State.ACCEPTED, user)


@receiver(workflow_rejected)
def sent_back(instance, user, **kwargs):
    """A version was sent back in the editor."""
    for proposal in Proposal.objects.waiting().filter(workflow_states=instance):
        conclude(proposal, State.TO_REVISE, user, instance.current_task_state.comment)


@receiver(workflow_cancelled)
def cancelled(instance, user, **kwargs):
    """The review of a version was stopped in the editor, or by publishing another version."""
    for proposal in Proposal.objects.open().filter(workflow_states=instance):
        conclude(proposal, State.WITHDRAWN, user)
