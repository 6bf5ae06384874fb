"""Conditions that the two databases write each in their own way."""

import pytest
from django.db import connection

from map.models import Listing, ListingWord
from tests.factories import SalePointFactory

pytestmark = pytest.mark.django_db


def test_a_word_begins_by_its_letters_and_by_nothing_else():
    SalePointFactory(title="Canard, canot, banc")
    found = ListingWord.objects.filter(stem__begins="can").order_by("stem")
    assert list(found.values_list("stem", flat=True)) == ["canard", "canot"]


def test_the_beginning_of_a_word_is_found_in_an_index():
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # a table of nothing is read at once otherwise
    plan = ListingWord.objects.filter(stem__begins="can").values("stem").explain()
    assert "listing_word" in plan or "one_word_each" in plan or "sqlite_autoindex_map_listingword" in plan
    assert "SCAN" not in plan and "Seq Scan" not in plan


@pytest.mark.parametrize("among", ["among", "among_most"])
@pytest.mark.parametrize("number", [0, 1, 5_000])
def test_texts_and_numbers_may_be_among_any_number_of_them(few_parameters, number, among):
    place = SalePointFactory(opening_hours="Mo 08:00-09:00").listing
    texts = [place.opening_hours, *map(str, range(number))][:number]
    keys = [place.pk, *range(place.pk + 1, place.pk + number)][:number]
    expected = [place] if number else []
    assert list(Listing.objects.filter(**{f"opening_hours__{among}": texts})) == expected
    assert list(Listing.objects.filter(**{f"pk__{among}": keys})) == expected
    assert list(Listing.objects.exclude(**{f"pk__{among}": keys})) == ([] if number else [place])
