"""Places without number, for measures only: plausible kinds, hours, products and points over France."""

import random

from cms.core.text import normalise, stems
from map.kinds import KINDS
from map.models import Listing
from producers.models import Label, Product

HOURS = (
    "",
    "Sa 08:00-12:30",
    "Tu-Sa 09:00-12:00,15:00-19:00",
    "We,Sa 09:00-12:30",
    "24/7",
    "Apr-Oct: Mo-Sa 09:00-18:00",
    "Th unknown \"matin\"",
    "Nov-Mar: Mo 09:30-12:00",
)  # fmt: skip
WORDS = ("ferme", "verger", "canard", "moulin", "potager", "chèvre", "ruche", "grange", "pré", "noyer")
FRANCE = (42.5, 50.5, -1.5, 7.5)
BATCH = 2_000


def grow_to(number):
    """Have `number` listings in the database, the same ones in every run."""
    have = Listing.objects.count()
    dice = random.Random(number)  # noqa: S311
    products, labels = list(Product.objects.all()), list(Label.objects.all())
    for start in range(have, number, BATCH):
        stop = min(start + BATCH, number)
        rows = Listing.objects.bulk_create(_listing(index, dice) for index in range(start, stop))
        _tie(Listing.products.through, "product_id", rows, products, dice)
        _tie(Listing.labels.through, "label_id", rows, labels, dice)


def _listing(index, dice):
    south, north, west, east = FRANCE
    title = f"{dice.choice(WORDS).capitalize()} {dice.choice(WORDS)} {index}"
    return Listing(
        ref=f"bench-{index}",
        kind=dice.choice(list(KINDS)),
        title=title,
        url=f"/points-de-vente/bench-{index}/",
        latitude=round(dice.uniform(south, north), 5),
        longitude=round(dice.uniform(west, east), 5),
        precision="exact",
        opening_hours=dice.choice(HOURS),
        sort_title=normalise(title),
        title_words=stems(title),
        search_text=stems(title),
    )


def _tie(through, column, rows, targets, dice):
    ties = ((row.pk, target.pk) for row in rows for target in dice.sample(targets, 2))
    through.objects.bulk_create(through(**{"listing_id": pk, column: target}) for pk, target in ties)
