"""The words that places are found by."""

from django.db import models

from map.querysets import ListingWordQuerySet
from map.ranks import LONGEST


class ListingWord(models.Model):
    """A word a place is found by; written only by `map.listings`.

    A table of words rather than the full text of each database: SQLite and PostgreSQL then answer alike, and find
    the best answers at the start of an index, among however many places.
    """

    listing = models.ForeignKey("map.Listing", models.CASCADE, related_name="words")
    stem = models.CharField(max_length=LONGEST)
    rank = models.IntegerField()
    """How well the place answers the word, the best the lowest; ranks of several words add up (`map.ranks`)."""

    wagtail_reference_index_ignore = True  # no word refers to a page or a picture

    objects = models.Manager.from_queryset(ListingWordQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stem", "listing"], name="one_word_each")]
        indexes = [
            models.Index(
                fields=["stem", "rank", "listing"],
                name="listing_word",
                opclasses=["varchar_pattern_ops", "int4_ops", "int8_ops"],  # beginnings too, whatever the locale
            )
        ]

    def __str__(self):
        return self.stem
