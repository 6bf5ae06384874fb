"""The table of tasks that wait: how many, since when, and what is no longer needed of it."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from cms.core.mail import QUEUE

KEPT = timedelta(days=30)
INTERRUPTED_AFTER = timedelta(minutes=1)
"""A mail takes a few seconds at most (EMAIL_TIMEOUT): one still running later lost its worker."""
LATE_AFTER = timedelta(minutes=15)
"""A mail that could leave and has not: no worker is at work."""


def mails():
    """The mails of the table, done or not."""
    return DBTaskResult.objects.filter(backend_name=QUEUE)


def waiting():
    """Mails not sent yet."""
    return mails().filter(status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING))


def given_up():
    """Mails that will not be tried again."""
    return mails().failed()


def is_late():
    """Whether a mail waits for a worker rather than for its server."""
    moment = timezone.now() - LATE_AFTER
    asked = Q(run_after=get_date_max(), enqueued_at__lt=moment) | Q(run_after__lt=moment)
    return mails().filter(asked, status=TaskResultStatus.READY).exists()


def resume_interrupted():
    """Put back in the queue what a killed worker left half done; how many."""
    lost = mails().filter(status=TaskResultStatus.RUNNING, started_at__lt=timezone.now() - INTERRUPTED_AFTER)
    return lost.update(status=TaskResultStatus.READY)


def try_again(tasks):
    """Put given up mails back in the queue, with all their tries; how many."""
    count = 0
    for one in tasks.failed():
        one.args_kwargs["kwargs"]["tries"] = 0
        one.status, one.run_after, one.finished_at = TaskResultStatus.READY, get_date_max(), None
        one.save()
        count += 1
    return count


def forget_old():
    """Delete what was done, or given up, more than thirty days ago."""
    mails().finished().filter(finished_at__lt=timezone.now() - KEPT).delete()
