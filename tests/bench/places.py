"""Places without number, for measures only: what a country's directory would hold, the same ones in every run.

Hours are as people write them: a quarter have none, a few texts serve many places, hundreds serve one or two.
"""

import random
from datetime import timedelta
from itertools import accumulate

from django.utils import timezone

from cms.core.text import normalise, stems
from map.kinds import KINDS
from map.models import Commune, Listing, ListingWord
from map.ranks import ranked_words
from producers.models import Label, Product

WORDS = ("ferme", "verger", "canard", "moulin", "potager", "chèvre", "ruche", "grange", "pré", "noyer")
NAMES = (
    "Capdeville",
    "Lasserre",
    "Dupouy",
    "Saint-Orens",
    "du Hour",
    "de Bas",
    "de Haut",
    "Lacoste",
    "du Bosc",
    "Labat",
)
DAYS = (
    "Mo",
    "Tu",
    "We",
    "Th",
    "Fr",
    "Sa",
    "Su",
    "We,Sa",
    "Tu-Sa",
    "Mo-Fr",
    "Mo-Sa",
    "Fr,Sa",
    "Tu,Th",
    "Sa,Su",
    "Mo-Su",
)
MORNINGS = ("08:00-12:00", "08:00-12:30", "08:30-12:30", "09:00-12:00", "09:00-12:30", "10:00-12:30", "07:30-13:00")
AFTERNOONS = ("14:00-18:00", "15:00-19:00", "16:00-19:00", "17:00-19:30", "14:30-18:30", "18:00-20:00")
SEASONS = ("Apr-Oct", "May-Sep", "Nov-Mar", "Jul-Aug", "Mar 15-Nov 15", "Dec 15-Jan 15", "Jun-Sep")
OTHERS = (
    "24/7", "Sa[1] 09:00-12:00", "Su[2,4] 09:00-13:00", 'Th unknown "matin"', '"sur rendez-vous"', "Sa 09:00+",
    "Fr 18:00-01:00", "Nov Mo[1]-Mar Mo[-1]: Mo 09:30-12:00", "week 1-53/2 Fr 16:00-19:00", "Mo-Sa 09:00-sunset",
)  # fmt: skip
TEXTS, WITHOUT_HOURS, WITH_EXCEPTION, IN_A_COMMUNE = 800, 0.25, 0.02, 0.1
FRANCE = (42.5, 50.5, -1.5, 7.5)
BATCH = 2_000


def grow_to(number):
    """Have `number` listings in the database."""
    have = Listing.objects.count()
    maker = _Maker(random.Random(number))  # noqa: S311
    products, labels = list(Product.objects.select_related("family")), list(Label.objects.all())
    for start in range(have, number, BATCH):
        goods = [maker.dice.sample(products, 3) for _ in range(start, min(start + BATCH, number))]
        rows = Listing.objects.bulk_create(maker.listing(start + index, each) for index, each in enumerate(goods))
        ListingWord.objects.bulk_create(
            ListingWord(listing=row, stem=stem, rank=rank)
            for row, each in zip(rows, goods, strict=True)
            for stem, rank in _words(row, each).items()
        )
        _tie(Listing.products.through, "product_id", zip(rows, goods, strict=True))
        signs = [maker.dice.sample(labels, maker.dice.choice((0, 0, 1, 2))) for _ in rows]
        _tie(Listing.labels.through, "label_id", zip(rows, signs, strict=True))


def _tie(through, column, ties):
    rows = ((row.pk, target.pk) for row, targets in ties for target in targets)
    through.objects.bulk_create(through(**{"listing_id": pk, column: target}) for pk, target in rows)


def _words(row, goods):
    others = [KINDS[row.kind].name, row.commune_name, *(f"{each.synonyms} {each.family.name}" for each in goods)]
    names = " ".join(product.name for product in goods)
    return ranked_words(stems(row.title), stems(names), stems(" ".join(others)))


class _Maker:
    """Makes listings; `dice` alone decides."""

    def __init__(self, dice):
        self.dice = dice
        self.today = timezone.localdate()
        self.communes = list(Commune.objects.order_by("pk"))
        self.texts = _texts()
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.texts))))

    def listing(self, index, goods):
        """A place that sells some `Product`s."""
        dice = self.dice
        title = f"{dice.choice(WORDS).capitalize()} {dice.choice(WORDS)} {dice.choice(NAMES)} {index}"
        kind = dice.choice(list(KINDS))
        names = [product.name for product in goods]
        return Listing(
            ref=f"bench-{index}",
            kind=kind,
            title=title,
            url=f"/points-de-vente/bench-{index}/",
            summary=f"À la {title.lower()}, tout vient de nos terres, et chacun prend le temps de vous le dire.",
            precision="exact",
            opening_hours=self._hours(),
            phone="05 62 00 00 00",
            products_text=", ".join(names),
            sort_title=normalise(title),
            **self._place(),
            **self._exception(),
            **self._confirmation(),
        )

    def _place(self):
        if self.dice.random() < IN_A_COMMUNE:
            commune = self.dice.choice(self.communes)
            point = [float(each) + self.dice.gauss(0, 0.01) for each in (commune.latitude, commune.longitude)]
        else:
            south, north, west, east = FRANCE
            commune, point = None, [self.dice.uniform(south, north), self.dice.uniform(west, east)]
        return {
            "commune": commune,
            "commune_name": commune.name if commune else "Ailleurs",
            "postcode": commune.postcode if commune else "",
            "latitude": round(point[0], 5),
            "longitude": round(point[1], 5),
        }

    def _hours(self):
        if self.dice.random() < WITHOUT_HOURS:
            return ""
        return self.dice.choices(self.texts, cum_weights=self.weights)[0]

    def _exception(self):
        if self.dice.random() > WITH_EXCEPTION:
            return {}
        first = self.today + timedelta(days=self.dice.randint(-10, 30))
        last = first + timedelta(days=self.dice.randint(0, 14))
        row = {
            "starts_on": first.isoformat(),
            "ends_on": last.isoformat(),
            "kind": "closed",
            "opening_hours": "",
            "note": "",
        }
        return {"exceptions": [row], "exceptions_from": first, "exceptions_until": last}

    def _confirmation(self):
        by = self.dice.choice(("", "producer", "phone", "source", "source"))
        day = self.today - timedelta(days=self.dice.randint(0, 700))
        return {"confirmed_on": day, "confirmed_by": by} if by else {}


def _texts():
    """Hundreds of texts, the first ones the most common."""
    dice = random.Random(32)  # noqa: S311
    texts = dict.fromkeys(OTHERS)
    while len(texts) < TEXTS:
        season = f"{dice.choice(SEASONS)}: " if dice.random() < 0.3 else ""
        first = f"{season}{dice.choice(DAYS)} {dice.choice(MORNINGS)}"
        second = dice.choice(("", f",{dice.choice(AFTERNOONS)}", f"; {dice.choice(DAYS)} {dice.choice(AFTERNOONS)}"))
        texts[first + second + dice.choice(("", "", "; PH off"))] = None
    return dice.sample(list(texts), TEXTS)
