"""Counting one more, adding up, and forgetting."""

from django.db.models import Count, Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone

from cms.core.confirmation import months_before
from espace_pro.models import DayCount
from map.models import SalePoint
from producers.models import ProducerPage

KEPT_MONTHS = 25
SHOWN_MONTHS = 12
MODELS = {"pr": (ProducerPage, "producer"), "pv": (SalePoint, "sale_point")}
Kind = DayCount.Kind


def count(ref, kind):
    """Add one to what is done today on the page of a record: `ref` is « pr-12 » or « pv-7 », `kind` a `Kind`.

    False when no public page is called so.
    """
    prefix, _dash, pk = ref.partition("-")
    if prefix not in MODELS or not (pk.isascii() and pk.isdigit() and len(pk) < 10) or kind not in Kind.values:
        return False
    model, name = MODELS[prefix]
    if not model.objects.visible().filter(pk=pk).exists():
        return False
    DayCount.objects.add_one(day=timezone.localdate(), kind=kind, **{f"{name}_id": int(pk)})
    return True


def first_month(number):
    """The first day of the month from which `number` months are seen, the current one last."""
    return months_before(timezone.localdate().replace(day=1), number - 1)


def figures_of_month(farm):
    """What was done this month on the pages of a farm, as `(label, number)`."""
    rows = DayCount.objects.of_farm(farm).since(first_month(1)).order_by().values_list("kind")
    found = dict(rows.annotate(total=Sum("number")))
    kinds = [kind for kind in Kind if kind != Kind.VIDEO or found.get(kind) or farm.has_video]
    return [(kind.label, found.get(kind, 0)) for kind in kinds]


def months_of(farm):
    """The last twelve months, the current one last, as `(first day, {kind: number})`."""
    start = first_month(SHOWN_MONTHS)
    rows = DayCount.objects.of_farm(farm).since(start).order_by().annotate(month=TruncMonth("day"))
    found = {(month, kind): total for month, kind, total in rows.values_list("month", "kind").annotate(Sum("number"))}
    days = [first_month(number) for number in range(SHOWN_MONTHS, 0, -1)]
    return [(day, {kind: found.get((day, kind), 0) for kind in Kind.values}) for day in days]


def totals():
    """Rows of the service's report: a month and kind, how often, on how many pages; the latest first."""
    rows = DayCount.objects.order_by().annotate(month=TruncMonth("day")).values("month", "kind")
    pages = Count("producer", distinct=True) + Count("sale_point", distinct=True)
    return rows.annotate(total=Sum("number"), pages=pages).order_by("-month", "kind")


def forget_old():
    """Delete what is older than twenty-five months; how many rows."""
    return DayCount.objects.filter(day__lt=first_month(KEPT_MONTHS)).delete()[0]
