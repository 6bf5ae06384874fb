"""Keeps the public listings in step with the records: the only writer of `Listing`."""

from collections import defaultdict
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import transaction

from cms.core.statistics import analyse
from map import totals
from map.models import Attendance, Listing, ListingWord, SalePoint
from map.projection import project_producer, project_sale_point
from map.sellers import sellers_among
from producers.models import ProducerPage

BATCH = 500
TIES = {
    "producer_ids": ("producers", "producerpage_id"),
    "product_ids": ("products", "product_id"),
    "label_ids": ("labels", "label_id"),
}
_paused = ContextVar("listings_paused", default=False)


@dataclass
class Outcome:
    """How many rows a synchronisation created, changed, left alone and deleted."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    deleted: int = 0

    def __add__(self, other):
        return Outcome(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))


@contextmanager
def paused():
    """Put off the projection of every save inside the block; one `rebuild` at its end does them all."""
    token = _paused.set(True)
    try:
        yield
    finally:
        _paused.reset(token)
    rebuild()


def sync(sale_points=(), producers=()):
    """Project again these sale points and producers, given by primary key."""
    if _paused.get():
        return Outcome()
    producers = set(producers)
    points = set(sale_points) | _points_of(list(producers))
    hosts = SalePoint.objects.filter(pk__among=list(points)).exclude(host=None)
    producers |= set(hosts.values_list("host", flat=True))
    with transaction.atomic():
        return _project(sorted(points), sorted(producers))


def rebuild():
    """Project every record again, drop the rows of records that are gone, and let the database look at the result."""
    points = list(SalePoint.objects.order_by("pk").values_list("pk", flat=True))
    producers = list(ProducerPage.objects.order_by("pk").values_list("pk", flat=True))
    with transaction.atomic():
        outcome = _project(points, producers)
        refs = {f"pv-{pk}" for pk in points} | {f"pr-{pk}" for pk in producers}
        orphans = [pk for pk, ref in Listing.objects.values_list("pk", "ref") if ref not in refs]
        Listing.objects.filter(pk__among=orphans).delete()
        totals.forget()
        outcome.deleted += len(orphans)
        analyse("map", "producers")
    return outcome


def _project(points, producers):
    outcome = Outcome()
    for batch in _batches(points):
        outcome += _sync_points(batch)
    for batch in _batches(producers):
        outcome += _sync_producers(batch)
    return outcome


def _points_of(producers):
    points = set()
    for batch in _batches(producers):
        points |= set(Attendance.objects.filter(producer__in=batch).values_list("sale_point", flat=True))
        points |= set(SalePoint.objects.filter(host__in=batch).values_list("pk", flat=True))
    return points


def _sync_points(pks):
    points = list(SalePoint.objects.filter(pk__in=pks).for_projection())
    attending = defaultdict(set)
    for attendance in Attendance.objects.filter(sale_point__in=pks).current():
        attending[attendance.sale_point_id].add(attendance.producer_id)
    for point in points:
        attending[point.pk] |= {point.host_id} - {None}
    sellers = sellers_among({pk for group in attending.values() for pk in group})
    rows = []
    for point in points:
        present = [sellers[pk] for pk in sorted(attending[point.pk]) if pk in sellers]
        rows.append(project_sale_point(point, present, point.products.all(), point.exceptions.all()))
    return _store([f"pv-{pk}" for pk in pks], rows)


def _sync_producers(pks):
    producers = ProducerPage.objects.filter(pk__in=pks).visible().select_related("commune").defer_streamfields()
    sellers = sellers_among(pks)
    with_farm_sale = set(SalePoint.objects.visible().filter(host__in=pks).values_list("host", flat=True))
    rows = [project_producer(page, sellers[page.pk]) for page in producers if page.pk not in with_farm_sale]
    return _store([f"pr-{pk}" for pk in pks], rows)


def _store(refs, projected):
    """Write what differs from what is stored under these refs; a None or absent row is deleted."""
    wanted = {row.ref: row for row in projected if row}
    stored = {row.ref: row for row in Listing.objects.filter(ref__in=refs)}
    gone = [row.pk for ref, row in stored.items() if ref not in wanted]
    Listing.objects.filter(pk__in=gone).delete()
    totals.forget()
    new = [Listing(ref=ref, **row.columns) for ref, row in wanted.items() if ref not in stored]
    changed, altered = [], set()
    for ref, listing in stored.items():
        if differing := _differing(listing, wanted[ref].columns if ref in wanted else {}):
            changed.append(listing)
            altered |= differing.keys()
            for name, value in differing.items():
                setattr(listing, name, value)
    Listing.objects.bulk_create(new)
    if changed:  # rows written over: far quicker than to update each value of each row by its case
        Listing.objects.bulk_create(changed, update_conflicts=True, unique_fields=["ref"], update_fields=altered)
    pks = {listing.ref: listing.pk for listing in [*stored.values(), *new] if listing.ref in wanted}
    retied = set().union(_tell_words(pks, wanted), *(_tie(pks, wanted, *names) for names in _tie_names()))
    touched = {row.pk for row in changed} | retied - {row.pk for row in new}
    return Outcome(len(new), len(touched), len(pks) - len(new) - len(touched), len(gone))


def _tell_words(pks, wanted):
    """Make the words of listings what the projection says; the listings whose words changed."""
    have = defaultdict(dict)
    for pk, stem, rank in ListingWord.objects.filter(listing__in=pks.values()).values_list("listing", "stem", "rank"):
        have[pk][stem] = rank
    told = {pk: wanted[ref].words for ref, pk in pks.items() if have[pk] != wanted[ref].words}
    ListingWord.objects.filter(listing__in=told).delete()
    ListingWord.objects.bulk_create(
        ListingWord(listing_id=pk, stem=stem, rank=rank) for pk, words in told.items() for stem, rank in words.items()
    )
    return set(told)


def _tie_names():
    return [(attribute, *names) for attribute, names in TIES.items()]


def _tie(pks, wanted, attribute, relation, column):
    """Make one many-to-many relation say what the projection says; the listings whose ties changed."""
    through = getattr(Listing, relation).through
    have = set(through.objects.filter(listing_id__in=pks.values()).values_list("listing_id", column))
    want = {(pk, target) for ref, pk in pks.items() for target in getattr(wanted[ref], attribute)}
    for listing_pk in {pk for pk, _target in have - want}:
        targets = [target for pk, target in have - want if pk == listing_pk]
        through.objects.filter(listing_id=listing_pk, **{f"{column}__in": targets}).delete()
    through.objects.bulk_create([through(listing_id=pk, **{column: target}) for pk, target in want - have])
    return {pk for pk, _target in have ^ want}


def _differing(listing, columns):
    return {name: value for name, value in columns.items() if getattr(listing, name) != value}


def _batches(pks):
    return (pks[start : start + BATCH] for start in range(0, len(pks), BATCH))
