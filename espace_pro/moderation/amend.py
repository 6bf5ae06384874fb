"""Changes that need no review, beside versions that wait for one."""

from django.db import transaction

CARRIED = ("confirmed_on", "confirmed_by")
"""What is noted on the record itself, never proposed."""


@transaction.atomic
def amend(record, *, user, change):
    """Apply `change(record)` to what is online and to the latest version, so that neither undoes the other.

    `record` is a saved `ProducerPage` or `SalePoint`, as stored; returns it.
    """
    change(record)
    record.save()
    latest = record.get_latest_revision()
    if latest:
        version = latest.as_object()
        change(version)
        revision = version.save_revision(user=user, changed=False, clean=False)
        task_state = record.current_workflow_task_state
        if task_state:
            task_state.revision = revision
            task_state.save(update_fields=["revision"])
        record.refresh_from_db(fields=["latest_revision"])
    return record


def carry_over(record, version):
    """Bring into a version what was noted on the record while it waited."""
    if not record.live:
        return
    for name in CARRIED:
        setattr(version, name, getattr(record, name))
    if hasattr(record, "exceptions"):
        version.exceptions = list(record.exceptions.all())


def discard_draft(record, user):
    """Make what is online the latest version, so that an editor does not open what was put away."""
    if not record.live:
        return
    record.save_revision(user=user, changed=False, clean=False)
    type(record).objects.filter(pk=record.pk).update(has_unpublished_changes=False)
