"""What can happen to a proposal; each is one transaction, with the acting user."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from espace_pro.models import Proposal
from espace_pro.moderation.amend import carry_over, discard_draft
from espace_pro.moderation.compare import changes_of
from espace_pro.moderation.mails import tell, tell_service
from espace_pro.moderation.workflow import ensure_workflow
from espace_pro.pictures import drop_pictures
from producers.models import ProducerPage

State = Proposal.State
TOLD = {Proposal.Kind.NEW: _("une nouvelle fiche"), Proposal.Kind.CHANGE: _("une modification de fiche")}
"""What the service is told of; a farm that sends again before it was read is no news."""


class StaleProposalError(Exception):
    """The proposal was answered, replaced or changed since it was shown."""


class NothingToSendError(Exception):
    """The proposal says what is online already."""


@transaction.atomic
def submit(*, farm, user, records=None, note=""):
    """Send versions of a farm and of its places to review; what is online stays as it is.

    `records` are saved records with their new values in memory, the farm itself by default. Those that say what is
    online already are left out. What an open proposal of the farm holds beside them goes with them: the new one takes
    its place. Returns the `Proposal`; None when all is as it is online again; NothingToSendError when it always was.
    """
    ProducerPage.objects.select_for_update().get(pk=farm.pk)
    changes = [(record, changes_of(record)) for record in with_open(farm, records or [farm])]
    changes = [(record, found) for record, found in changes if found or not record.live]
    if not changes and not note:
        if not farm.proposals.open().exists():
            raise NothingToSendError
        close_open(farm, user, State.WITHDRAWN)
        return None
    words = [change.as_words() for _record, found in changes for change in found]
    same = farm.proposals.waiting().filter(note=note).first()
    if same and same.changes == words:
        return same  # the button was pressed twice
    is_news = not farm.proposals.waiting().exists()
    close_open(farm, user, State.REPLACED)
    proposal = Proposal.objects.create(
        producer=farm,
        kind=Proposal.Kind.CHANGE if farm.live or farm.first_published_at else Proposal.Kind.NEW,
        changes=words,
        note=note,
        sent_by=user,
        sent_at=timezone.now(),
    )
    workflow = ensure_workflow()
    for record, _found in changes:
        record.save_revision(user=user, log_action=True)
        # Wagtail writes to whom requests a workflow, with links to the admin: we write ourselves.
        proposal.workflow_states.add(workflow.start(record, None))
    if is_news:
        tell_service(TOLD[proposal.kind], reverse("moderation_proposal", args=[proposal.pk]))
    return proposal


@transaction.atomic
def accept(*, proposal, user, version=None):
    """Publish every version of a proposal; once all are, the signal of the last concludes it."""
    proposal = lock(proposal, version)
    for record in proposal.records:
        latest = record.get_latest_revision_as_object()
        carry_over(record, latest)
        latest.save_revision(user=user, changed=True)
        task = record.current_workflow_task_state
        task.task.specific.on_action(task, user, "approve")
    if not proposal.workflow_states.exists():
        conclude(proposal, State.ACCEPTED, user)
    proposal.refresh_from_db()
    return proposal


@transaction.atomic
def ask_for_more(*, proposal, user, message, version=None):
    """Send a proposal back with the reason; the producer corrects and sends again."""
    proposal = lock(proposal, version)
    conclude(proposal, State.TO_REVISE, user, message)
    for record in proposal.records:
        task = record.current_workflow_task_state
        task.task.specific.on_action(task, user, "reject", comment=message)
    return proposal


@transaction.atomic
def refuse(*, proposal, user, message, version=None):
    """Refuse a proposal with the reason; its versions are put away, and the pictures of a farm that is not online."""
    proposal = lock(proposal, version)
    conclude(proposal, State.REFUSED, user, message)
    close_workflows(proposal, user)
    if proposal.kind == Proposal.Kind.NEW:
        drop_pictures(proposal.producer)
    return proposal


@transaction.atomic
def withdraw(*, farm, user):
    """The producer takes back what was proposed and not yet accepted."""
    ProducerPage.objects.select_for_update().get(pk=farm.pk)
    close_open(farm, user, State.WITHDRAWN)


def pending_version(record):
    """The version of a record that is proposed, else the record itself as it is."""
    waiting = Proposal.objects.open().of(record).exists() if record.pk else False
    return record.get_latest_revision_as_object() if waiting else record


def with_open(farm, records):
    """These versions, and those that open proposals hold of other records."""
    given = {(type(record), record.pk) for record in records}
    held = [record for proposal in farm.proposals.open() for record in proposal.records]
    others = [record for record in held if (type(record), record.pk) not in given]
    return [*records, *(record.get_latest_revision_as_object() for record in others)]


def version_of(proposal):
    """What a reader of a proposal has in front of them: it changes when any version, or what is online, does."""
    parts = [proposal.pk, proposal.state]
    for record in proposal.records:
        parts += [record.latest_revision_id, getattr(record, "live_revision_id", 0), record.last_published_at]
    return "-".join(str(part) for part in parts)


def lock(proposal, version):
    """The proposal, held until the end of the transaction; StaleProposalError when it is not what was read."""
    proposal = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if proposal.state != State.PENDING or (version and version != version_of(proposal)):
        raise StaleProposalError
    return proposal


def conclude(proposal, state, user, answer=""):
    """Note what became of a proposal, by whom and why, and tell the farm when the service decided it."""
    proposal.state, proposal.decided_by, proposal.answer = state, user, answer
    proposal.decided_at = timezone.now()
    proposal.save(update_fields=["state", "decided_by", "answer", "decided_at"])
    tell(proposal)


def close_open(farm, user, state):
    """Close what is open for a farm, and put its versions away."""
    for proposal in farm.proposals.open():
        conclude(proposal, state, user, proposal.answer)
        close_workflows(proposal, user)


def close_workflows(proposal, user):
    """Stop the workflows of a proposal; what is online becomes the latest version again."""
    for workflow_state in proposal.workflow_states.active():
        workflow_state.cancel(user=user)
    for record in proposal.records:
        discard_draft(record, user)
