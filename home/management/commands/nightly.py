"""What depends on the date, once a night: each chore runs whatever became of the others."""

import logging

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

logger = logging.getLogger(__name__)

CHORES = (
    "rebuild_listings",  # attendances that begin or end
    "rebuild_search",
    "tidy_up",  # requests, receipts and sent mails kept long enough
    "ask_confirmations",  # is your record still true?
    "tidy_inscriptions",  # one reminder, then oblivion
    "forget_old_figures",
    "forget_initiative_senders",
)


class Command(BaseCommand):
    """`manage.py nightly`."""

    help = "Les tâches de chaque nuit : présences, recherche, rappels, confirmations, données à effacer."

    def handle(self, **options):
        failed = [name for name in CHORES if not self._does(name)]
        if failed:
            raise CommandError(f"À refaire : {', '.join(failed)}. La cause est dans le journal.")

    def _does(self, name):
        try:
            call_command(name, stdout=self.stdout, stderr=self.stderr)
        except Exception:
            logger.exception("nightly chore %s failed", name)
            return False
        return True
