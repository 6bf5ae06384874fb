"""Health of the site, for whoever watches it: « vivant » (the process answers) and « prêt » (it can serve)."""

import logging
import os
import uuid

from django.core.cache import cache
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import connection
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.core import tasks

logger = logging.getLogger(__name__)


def check_database():
    """Whether a query is answered."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def check_cache():
    """Whether what is written can be read back."""
    key, value = "sante", uuid.uuid4().hex
    cache.set(key, value, timeout=30)
    return cache.get(key) == value


def check_storage():
    """Whether uploads can be stored: on a disk by its rights, elsewhere by one short question."""
    if isinstance(default_storage, FileSystemStorage):
        return os.access(default_storage.location, os.R_OK | os.W_OK)
    default_storage.exists("sante")
    return True


def check_mails():
    """Whether mails leave: one that waits too long has no worker."""
    return not tasks.is_late()


def count_mails():
    """How many mails wait, and how many were given up in the last month; None when nobody can say."""
    try:
        return {"en_attente": tasks.waiting().count(), "abandonnes": tasks.given_up().count()}
    except Exception:
        logger.exception("mails cannot be counted")
        return None


CHECKS = {
    "base_de_donnees": check_database,
    "cache": check_cache,
    "fichiers": check_storage,
    "courriels": check_mails,
}
VITAL = "base_de_donnees"


def works(name, check):
    """The answer of one check; a failure is logged, never raised."""
    try:
        return check()
    except Exception:
        logger.exception("health check failed: %s", name)
        return False


@never_cache
@require_safe
def health(request):
    """200 when the site can serve, 503 when its database is away; a lost cache or storage only degrades it."""
    states = {name: works(name, check) for name, check in CHECKS.items()}
    is_ready = states[VITAL]
    body = {
        "etat": "ok" if all(states.values()) else "degrade" if is_ready else "indisponible",
        "vivant": True,
        "pret": is_ready,
        "services": {name: "ok" if state else "en panne" for name, state in states.items()},
        "courriels": count_mails() if is_ready else None,
    }
    return JsonResponse(body, status=200 if is_ready else 503, headers={} if is_ready else {"Retry-After": "30"})


@never_cache
@require_safe
def alive(request):
    """200 as long as the process answers: nothing else is asked."""
    return JsonResponse({"vivant": True})
