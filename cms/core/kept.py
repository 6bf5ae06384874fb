"""What is the same for every visitor: worked out once, kept in the memory of each process until its subject changes.

The shared cache only holds a mark for each subject, so that nothing large is read from it at each request. A change
removes the mark, and every process that shares the cache works the subject's values out again. Where each process
has a cache of its own, another one may show what was there before for as long as a mark lives.
"""

import secrets
from collections import OrderedDict
from contextlib import suppress
from functools import partial

from django.core.cache import cache
from django.db import transaction

LIFETIME = 60  # seconds
MOST = 256
"""Values kept at once, in each process."""

_values = OrderedDict()


def kept(subject, make, *arguments):
    """`make(*arguments)`, about a subject such as « listings »; everybody gets the same object: not to be modified."""
    mark = cache.get_or_set(_key(subject), partial(secrets.token_hex, 8), LIFETIME)
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
    cache.delete(_key(subject))
    transaction.on_commit(partial(cache.delete, _key(subject)))


def _key(subject):
    return f"kept-{subject}"
