"""The mailbox in which replies arrive, over IMAP: read by a command, never while a visitor waits."""

import imaplib
from urllib.parse import unquote, urlsplit

TIMEOUT = 3
MOST = 50
"""Mails read at a time: the command runs again in a minute."""
LARGEST = 5 * 1024 * 1024
"""Bytes; a larger mail waits for a person."""


def collect(address, receive):
    """Hand each new mail of `imaps://user:password@host/INBOX` to `receive(raw)`; how many it took.

    What it takes is deleted from the box; what it leaves stays there, marked as read. OSError or
    imaplib.IMAP4.error when the server does not answer.
    """
    parts = urlsplit(address)
    taken = 0
    with imaplib.IMAP4_SSL(parts.hostname, parts.port or imaplib.IMAP4_SSL_PORT, timeout=TIMEOUT) as box:
        box.login(unquote(parts.username or ""), unquote(parts.password or ""))
        box.select(unquote(parts.path.strip("/")) or "INBOX")
        _state, (found, *_rest) = box.uid("SEARCH", "UNSEEN", "SMALLER", str(LARGEST))
        for uid in (found or b"").split()[:MOST]:
            _state, answer = box.uid("FETCH", uid, "(BODY.PEEK[])")
            raw = next((part[1] for part in answer if isinstance(part, tuple)), b"")
            is_taken = receive(raw)
            box.uid("STORE", uid, "+FLAGS", r"(\Deleted)" if is_taken else r"(\Seen)")
            taken += is_taken
        box.expunge()
    return taken
