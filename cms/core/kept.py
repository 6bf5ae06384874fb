"""What is the same for every visitor: worked out once, kept in the memory of each process until its subject changes.

What processes share is a mark for each subject (`CACHES["marks"]`), so that nothing large is read at each request. A
change removes the mark, and every process works the subject's values out again. Where marks cannot be written,
nothing is kept.
"""

import secrets
from collections import OrderedDict
from contextlib import suppress
from functools import partial

from django.core.cache import caches
from django.db import transaction

LIFETIME = 60  # seconds
MOST = 256
"""Values kept at once, in each process."""

_values = OrderedDict()


def kept(subject, make, *arguments):
    """`make(*arguments)`, about a subject such as « listings »; everybody gets the same object: not to be modified."""
    mark = _mark(subject)
    name = (subject, make, arguments)
    known = _values.get(name)
    if known is None or known[0] != mark:
        known = (mark, make(*arguments))
    _values[name] = known
    with suppress(KeyError):  # another thread may have made room
        _values.move_to_end(name)
        while len(_values) > MOST:
            _values.popitem(last=False)
    return known[1]


def forget(subject):
    """A subject has changed: at once for this process and, as others may not see it before, once it is committed."""
    _unmark(subject)
    transaction.on_commit(partial(_unmark, subject))


def _mark(subject):
    new = secrets.token_hex(8)
    try:
        return caches["marks"].get_or_set(f"kept-{subject}", new, LIFETIME)
    except OSError:
        return new


def _unmark(subject):
    with suppress(OSError):
        caches["marks"].delete(f"kept-{subject}")
