"""What people answer by mail to the mails about their request joins its thread."""

import hashlib
import re
from email import message_from_bytes, policy

from bs4 import BeautifulSoup
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.core import throttling
from cms.core.models import FormReceipt
from cms.core.public_forms import readable_text
from cms.core.reply_address import references_in
from cms.core.requests import RequestMessage, find_by_reference
from cms.core.throttling import Limit

FORM = "courriel"
PER_REQUEST = Limit(20)
RECIPIENTS = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To")
LONGEST = RequestMessage._meta.get_field("text").max_length
QUOTED = re.compile(
    r"^(>|-- ?$|_{10,}|-{3,} ?(message d.origine|original message)|(le|on)\b.{5,200}(a écrit|wrote)\s*:|de\s*:\s.*@)",
    re.IGNORECASE,
)
"""Where one's own words end and those one answers begin, in the usual mail programs."""


def receive(raw):
    """Add a mail (bytes) to the thread it answers; False when it is left for a person to read."""
    try:
        letter = message_from_bytes(raw, policy=policy.default)
        inbound, text = _request_of(letter), _words_of(letter)
        is_automatic = _is_automatic(letter)
    except (LookupError, ValueError, TypeError, AttributeError):
        return False  # a mail that the library cannot read, or written in an unknown charset
    if inbound is None or not text or is_automatic:
        return False
    if not throttling.is_allowed(FORM, inbound.reference, PER_REQUEST):
        return False
    try:
        with transaction.atomic():
            FormReceipt.objects.create(nonce=hashlib.sha256(raw).hexdigest()[:32], form=FORM)
            inbound.hear(text)
    except IntegrityError:
        pass  # heard already: the connection broke before the mail was taken out of the box
    return True


def _request_of(letter):
    recipients = " ".join(str(value) for name in RECIPIENTS for value in letter.get_all(name, []))
    reference = next(references_in(recipients), None)
    return find_by_reference(reference) if reference else None


def _is_automatic(letter):
    """An absence, a list, a failure: nobody wrote it, and answering would never end (RFC 3834)."""
    sign = str(letter.get("Auto-Submitted", "no")).strip().lower()
    precedence = str(letter.get("Precedence", "")).strip().lower()
    return sign != "no" or precedence in ("bulk", "junk", "list", "auto_reply") or "List-Id" in letter


def _words_of(letter):
    """What the person wrote, without what they answer, and a word on files: none is kept."""
    body = letter.get_body(("plain", "html"))
    if body is None:
        return ""
    text = body.get_content()
    if body.get_content_subtype() == "html":
        text = BeautifulSoup(text, "html.parser").get_text("\n")
    lines = []
    for line in readable_text(text).split("\n"):
        if QUOTED.match(line.strip()):
            break
        lines.append(line.rstrip())
    own = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()[: LONGEST - 200]
    files = sum(1 for _file in letter.iter_attachments())
    if own and files:
        said = ngettext("%d fichier joint n’a pas été repris.", "%d fichiers joints n’ont pas été repris.", files)
        own += f"\n\n({said % files} {_('Demandez au service comment l’envoyer.')})"
    return own
