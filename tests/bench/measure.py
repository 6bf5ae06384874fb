"""What a request costs: processor time, queries, bytes. Figures are printed, nothing is asserted."""

import gzip
import statistics
import time
from dataclasses import dataclass

import brotli
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

REPEATS = 9


@dataclass(frozen=True)
class Cost:
    """Median processor time in ms, number of queries, size of the answer and of its compressed forms in bytes."""

    milliseconds: float
    queries: int
    size: int
    gzipped: int
    brotlied: int


def cost(url):
    """The cost of an address for an anonymous visitor, once its caches are warm."""
    client = Client()
    body = client.get(url).content
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
        number = len(queries)  # read here: the next request empties the log
    times = [_processor_time(client, url) for _ in range(REPEATS)]
    return Cost(statistics.median(times), number, len(body), len(gzip.compress(body, 9)), len(brotli.compress(body)))


def _processor_time(client, url):
    start = time.process_time()
    response = client.get(url)
    assert response.status_code == 200, (url, response.status_code)
    return (time.process_time() - start) * 1000
