"""Mails: plain, kind French, from a queue that a dead mail server cannot empty.

How to send one. Write its words in `templates/emails/<name>.txt`: the subject is the first line, then a blank
line, then paragraphs separated by blank lines; lines that start with « - » make a list; a line that is one of our
addresses (`{% absolute_url path %}`) becomes a link. Text and HTML are both made from it, with a greeting and a
signature of ours. Then, inside the transaction that justifies it:

    mail.send("signalement_recu", to=report.contact_email, context={"report": report})

The row of the queue is written in that transaction, so a rollback sends nothing and a commit loses nothing. A
worker (`manage.py deliver_mails`) sends within a second or two; when the server does not answer it tries again
later and later, and gives up after two days: `/sante/` and the admin's report « Courriels » count those.
In development and in tests a mail leaves at once (`django.core.mail.outbox`).
"""

import logging
import re
import smtplib
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.validators import validate_email
from django.dispatch import Signal
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from django_tasks import task

from cms.core.forms import printable
from cms.core.models import SiteSettings

logger = logging.getLogger(__name__)

QUEUE = "mails"
"""The alias in TASKS."""
DELAYS = (1, 5, 15, 60, 120, 240, 480, 720, 720, 480)
"""Minutes to wait after each refused try: two days in all."""
MAX_SUBJECT = 150
BULLET = "- "
address_refused = Signal()
"""Sent with `name` and `to` when a server says that an address will never take the mail `name`."""


class MailGivenUpError(Exception):
    """A mail that will not be tried again; says nothing of its address nor of its text."""


def send(name, to, context=None, reply_to=""):
    """Queue the mail `templates/emails/<name>.txt` for one address; ValidationError if it is no address."""
    validate_email(to)
    if reply_to:
        validate_email(reply_to)
    subject, text, html = render(name, context or {})
    deliver.enqueue(name=name, to=to, subject=subject, text=text, html=html, reply_to=reply_to)


def render(name, context):
    """Subject, text and HTML of a mail."""
    words = plain(f"emails/{name}.txt", context | {"base_url": settings.BASE_URL})
    first, _blank, body = words.strip().partition("\n")
    frame = {"blocks": list(blocks_of(body)), "body": body.strip(), "site": SiteSettings.objects.first()}
    frame |= {"subject": one_line(first), "site_name": settings.WAGTAIL_SITE_NAME, "base_url": settings.BASE_URL}
    text, html = plain("emails/layout/mail.txt", frame), render_to_string("emails/layout/mail.html", frame)
    return frame["subject"], text, html.strip()


def plain(template_name, context):
    """A text template filled as it is: nothing in it is markup."""
    text = get_template(template_name).template.render(Context(context, autoescape=False))
    return "\n".join(printable(line).rstrip() for line in text.strip().splitlines()) + "\n"


def one_line(text):
    """A text fit for a header: one line, without control characters, not too long."""
    return printable(" ".join(text.split()))[:MAX_SUBJECT]


def blocks_of(body):
    """Paragraphs of a text as HTML lines, with whether they are items of a list."""
    for paragraph in re.split(r"\n\s*\n", body.strip()):
        lines = [line.strip() for line in paragraph.splitlines() if line.strip()]
        is_list = bool(lines) and all(line.startswith(BULLET) for line in lines)
        yield {"is_list": is_list, "lines": [linked(line.removeprefix(BULLET) if is_list else line) for line in lines]}


def linked(line):
    """A line as HTML in which our own addresses are links, and only ours."""
    address = re.compile(rf"{re.escape(escape(settings.BASE_URL))}(?:/[^\s<>\"']*[\w/=])?(?![\w.@:-])")
    link = format_html('<a href="{0}">{0}</a>', "\0")
    return mark_safe(address.sub(lambda found: link.replace("\0", found[0]), escape(line)))  # noqa: S308


@task(backend=QUEUE)
def deliver(name, to, subject, text, html, reply_to="", tries=0):
    """Send one mail; if the server does not take it, queue it again for later."""
    message = EmailMultiAlternatives(
        subject, text, to=[to], reply_to=[reply_to] if reply_to else None, headers={"Auto-Submitted": "auto-generated"}
    )
    message.attach_alternative(html, "text/html")
    try:
        message.send()
    except (OSError, smtplib.SMTPException) as error:
        reason = type(error).__name__
        if is_final(error):
            address_refused.send(deliver, name=name, to=to)
        if is_final(error) or tries >= len(DELAYS) or not deliver.get_backend().supports_defer:
            logger.error("mail %s given up after %s tries: %s", name, tries + 1, reason)
            raise MailGivenUpError(f"{name}: {reason}") from None
        logger.warning("mail %s not taken at try %s: %s", name, tries + 1, reason)
        later = deliver.using(run_after=timezone.now() + timedelta(minutes=DELAYS[tries]))
        later.enqueue(name=name, to=to, subject=subject, text=text, html=html, reply_to=reply_to, tries=tries + 1)


def is_final(error):
    """Whether the server says that this address will never take a mail (RFC 5321, 5xx)."""
    if not isinstance(error, smtplib.SMTPRecipientsRefused):
        return False
    return all(500 <= code < 600 for code, _text in error.recipients.values())
