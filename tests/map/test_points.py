"""The points of the map: what the columns say is what the listings say."""

from itertools import accumulate

import pytest

from map.exports.points import DIGITS, compact_points
from map.models import Listing
from tests.factories import SalePointFactory

pytestmark = pytest.mark.django_db


def numbers(planes, count):
    """The numbers of a column, read again as its format says."""
    return [
        sum(DIGITS.index(plane[i]) * 64**weight for weight, plane in enumerate(reversed(planes))) for i in range(count)
    ]


def read(sent):
    """(id, latitude, longitude, kind) of each point sent."""
    count = sent["count"]
    ids = list(accumulate(number + 1 for number in numbers(sent["id"], count)))
    sides = [
        [(side["from"] + side["step"] * number) / 100_000 for number in numbers(side["digits"], count)]
        for side in (sent["lat"], sent["lng"])
    ]
    kinds = [sent["kinds"][number] for number in numbers(sent["kind"], count)]
    return list(zip(ids, *sides, kinds, strict=True))


def rows():
    return list(Listing.objects.order_by("pk").values_list("pk", "latitude", "longitude", "kind"))


def test_within_a_region_points_are_told_to_the_metre():
    for number, kind in enumerate(["farm", "market", "amap"]):
        SalePointFactory(kind=kind, latitude=43.5 + number / 7, longitude=0.1 + number / 11)
    for (pk, latitude, longitude, kind), row in zip(read(compact_points(Listing.objects.all())), rows(), strict=True):
        assert (pk, kind) == (row[0], row[3])
        assert (latitude, longitude) == (pytest.approx(row[1], abs=1e-5), pytest.approx(row[2], abs=1e-5))


def test_over_a_country_points_are_told_to_a_few_metres():
    SalePointFactory(latitude=43.12345, longitude=-4.7)
    SalePointFactory(latitude=51.0, longitude=8.2)
    Listing.objects.filter(pk=rows()[-1][0]).update(latitude=50.98765, longitude=7.65432)
    sent = read(compact_points(Listing.objects.all()))
    assert [row[1:3] for row in sent] == [pytest.approx(row[1:3], abs=3e-5) for row in rows()]


def test_no_place_is_no_point():
    assert compact_points(Listing.objects.none())["count"] == 0
    assert read(compact_points(Listing.objects.none())) == []


def test_the_answer_can_be_kept_and_checked(client):
    SalePointFactory()
    first = client.get("/carte/points.json")
    again = client.get("/carte/points.json", headers={"if-none-match": first["ETag"]})
    assert (first.status_code, again.status_code) == (200, 304)
