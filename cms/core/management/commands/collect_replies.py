"""Replies by mail join the threads of their requests, each minute."""

import imaplib
import logging

from django.conf import settings
from django.core.management.base import BaseCommand

from cms.core.mailbox import collect
from cms.core.replies import receive

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """`manage.py collect_replies`."""

    help = "Relève la boîte des réponses aux demandes (REPLY_MAILBOX_URL) ; sans boîte, ne fait rien."

    def handle(self, **options):
        if not settings.REPLY_MAILBOX_URL:
            return
        try:
            taken = collect(settings.REPLY_MAILBOX_URL, receive)
        except (OSError, imaplib.IMAP4.error) as error:
            logger.warning("replies not collected: %s", type(error).__name__)
            return
        if taken:
            logger.info("%s replies collected", taken)
