"""Send the mails of the queue as they come, until stopped."""

from django_tasks_db.management.commands.db_worker import Command as Worker

from cms.core.mail import QUEUE
from cms.core.tasks import resume_interrupted


class Command(Worker):
    """`manage.py deliver_mails`: `--batch` sends what waits and stops."""

    help = "Envoie les courriels en attente, jusqu’à son arrêt."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.set_defaults(backend_name=QUEUE, queue_name="*", interval=2, reload=False, verbosity=0)

    def handle(self, **options):
        resume_interrupted()
        super().handle(**options)

    def configure_logging(self, verbosity):
        """The site's own logging says what matters."""
