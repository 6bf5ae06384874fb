"""What a request costs: processor time, queries, bytes. Figures are printed, nothing is asserted."""

import gc
import statistics
import time
from dataclasses import dataclass
from pathlib import Path

import brotli
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

REPEATS, FIRSTS = 15, 3
ENOUGH = 3_000
"""Milliseconds after which a page has been measured enough."""


@dataclass(frozen=True)
class Cost:
    """Processor time in ms of a page, of its first visit and of the floor beside it; queries; bytes once compressed."""

    milliseconds: float
    first: float
    floor: float
    queries: int
    cold_queries: int
    brotlied: int

    @property
    def ratio(self):
        """How many times the floor."""
        return self.milliseconds / self.floor


def cost(url, floor):
    """The cost of an address for an anonymous visitor: once its caches are warm, and as after a publication.

    The floor is asked in turn with it, so that a busy machine slows both.
    """
    client = Client()
    cache.clear()
    cold, body = _queries(client, url)
    warm, _body = _queries(client, url)
    client.get(floor)
    gc.collect()
    gc.freeze()  # as cms.wsgi does
    times = []
    while len(times) < REPEATS and sum(page for _floor, page in times) < ENOUGH:
        times.append((_processor_time(client, floor), _processor_time(client, url)))
    bare, dressed = (statistics.median(column) for column in zip(*times, strict=True))
    firsts = [_first_time(client, url) for _ in range(FIRSTS)]
    return Cost(dressed, statistics.median(firsts), bare, warm, cold, len(brotli.compress(body)))


def _first_time(client, url):
    cache.clear()
    return _processor_time(client, url)


def _queries(client, url):
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
        number = len(queries)  # read here: the next request empties the log
    assert response.status_code == 200, (url, response.status_code)
    return number, response.content


def _processor_time(client, url):
    before = _processor()
    client.get(url)
    return (_processor() - before) * 1000


def _processor():
    """Seconds of processor spent here, and by the PostgreSQL process that answers us when it is on this machine."""
    here = time.process_time()
    if connection.vendor != "postgresql":
        return here
    connection.ensure_connection()
    schedule = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return here + int(schedule.read_text().split()[0]) / 1e9 if schedule.exists() else here
