"""Writes outside the admin's own forms: what a visitor or a spreadsheet brings is a draft before it is public."""

from django.db import transaction


@transaction.atomic
def keep_draft(record, *, user=None):
    """Keep a new or changed record as a draft, what is public of it staying as it is; its version is returned.

    `user` is whoever asks, None for a visitor.
    """
    if record.pk is None:
        record.live = False
        record.save()
    return record.save_revision(user=user)


@transaction.atomic
def submit(record, *, user=None):
    """Keep a draft of a record and ask for its review, by mail too, when the site has a review for it."""
    keep_draft(record, user=user)
    workflow = record.get_workflow()
    if workflow and not record.workflow_in_progress:
        workflow.start(record, user)


@transaction.atomic
def publish(record, *, user):
    """Make a record public as it is; whether `user` may is for the caller to check."""
    keep_draft(record, user=user).publish(user=user)
