"""What a request costs: processor time, queries, bytes. Figures are printed, nothing is asserted."""

import statistics
import time
from dataclasses import dataclass

import brotli
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from map.opening import forget

REPEATS = 7


@dataclass(frozen=True)
class Cost:
    """Median processor and clock time in ms, number of queries warm and cold, bytes once compressed."""

    milliseconds: float
    elapsed: float
    queries: int
    cold_queries: int
    brotlied: int


def cost(url):
    """The cost of an address for an anonymous visitor: once its caches are warm, and with all of them empty."""
    client = Client()
    cache.clear()
    forget()
    cold, body = _queries(client, url)
    warm, _body = _queries(client, url)
    times = [_times(client, url) for _ in range(REPEATS)]
    processor, clock = (statistics.median(column) for column in zip(*times, strict=True))
    return Cost(processor, clock, warm, cold, len(brotli.compress(body)))


def _queries(client, url):
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
        number = len(queries)  # read here: the next request empties the log
    assert response.status_code == 200, (url, response.status_code)
    return number, response.content


def _times(client, url):
    processor, clock = time.process_time(), time.perf_counter()
    client.get(url)
    return (time.process_time() - processor) * 1000, (time.perf_counter() - clock) * 1000
