"""The site's search: one box, answers by group: places and producers, goods, articles, guides and other pages."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.db.models import Count
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cms.core.forms import LenientForm, printable
from cms.core.text import stems
from home.entries import SearchEntry
from map.models import Listing
from map.search import ListingSearch

PLACES, GOODS, PAGES = 5, 6, 5
MAX_LENGTH = 200
QUESTION_WORDS = "combien comment pourquoi quand quoi faire trouver chercher cherche savoir"
QUESTION_STEMS = frozenset(stems(QUESTION_WORDS).split())


class TextField(forms.CharField):
    """Words as typed, less what no page can show."""

    def to_python(self, value):
        return printable(super().to_python(value)).strip()


class SearchForm(LenientForm):
    """What one looks for."""

    q = TextField(
        label=_("Que cherchez-vous ?"),
        max_length=MAX_LENGTH,
        required=False,
        error_messages={"max_length": _("Votre recherche est trop longue : gardez les mots qui comptent.")},
    )


@dataclass(frozen=True)
class Goods:
    """A product or a whole family, and the places that sell it."""

    name: str
    drawing: str
    url: str
    place_count: int | None = None


class SiteSearch:
    """The answers to a query string, a few of each group and how many there are."""

    def __init__(self, query):
        self.form = SearchForm(query)
        self.text = self.form.asked.get("q", "")
        self.typed = self.form.typed["q"]
        self.stems = stems(self.text).split()
        self.page_stems = [stem for stem in self.stems if stem not in QUESTION_STEMS] or self.stems

    @property
    def problem(self):
        """Why nothing is looked for although something was typed, a sentence; empty when all is well."""
        if self.form.errors:
            return self.form.errors["q"][0]
        return _("Ces mots sont trop courants : ajoutez un produit, un lieu ou un nom.") if self.is_vague else ""

    @property
    def is_vague(self):
        """Whether only little words, or signs, were typed."""
        return bool(self.typed.strip()) and not self.stems

    @cached_property
    def entries(self):
        """The pages that answer, by group (`SearchEntry.Kind`), all of them."""
        groups = {kind: [] for kind in SearchEntry.Kind}
        if self.stems:
            found = SearchEntry.objects.visible().matching(self.page_stems).select_related("page")
            for entry in found.defer("title_words", "words"):
                groups[SearchEntry.Kind(entry.kind)].append(entry)
        return groups

    @cached_property
    def page_groups(self):
        """Groups with something in them: heading, how many, the first ones."""
        return [(kind.label, len(found), found[:PAGES]) for kind, found in self.entries.items() if found]

    @cached_property
    def names_a_page(self):
        """Whether the title of a page says every word: « développer un drive » is not a search for drives."""
        return any(entry.title_hits == len(self.page_stems) for found in self.entries.values() for entry in found)

    @cached_property
    def listings(self):
        """The search among places; another spelling is tried only when no page says the words as typed."""
        return ListingSearch(_query(self.text), guess=not self.page_groups)

    @cached_property
    def suggestion(self):
        """The likeliest spelling of what was typed, when pages do not know it either."""
        return "" if self.page_groups else self.listings.suggestion

    @cached_property
    def place_count(self):
        """How many places and producers answer; none when some words only make sense in the title of a page."""
        if not self.stems or (self.names_a_page and self.listings.typed.unknown):
            return 0
        return self.listings.listings.count()

    @cached_property
    def places(self):
        """The first places and producers, for cards."""
        return self.listings.listings.for_cards()[:PLACES] if self.place_count else []

    @cached_property
    def places_title(self):
        """« 12 lieux à moins de 30 km de Fleurance »."""
        return self.listings.title(self.place_count)

    @cached_property
    def map_query(self):
        """The same question for the map, as a query string."""
        return urlencode({"q": self.suggestion or self.text})

    @cached_property
    def goods(self):
        """Products and families (`Goods`) that bear most of the words, by name before other words for them."""
        reading = self.listings.reading
        words = {word.stem for word in (*reading.goods, *reading.unknown)}
        families = self.listings.form.families if words else []
        named = [(family, family, "") for family in families]
        named += [(product, family, product.synonyms) for family in families for product in family.products.all()]
        ranked, seen = [], set()
        for record, family, synonyms in named:
            name = set(stems(record.name).split())
            hits = len(words & {*name, *stems(synonyms).split()})
            if hits and record.slug not in seen:
                seen.add(record.slug)
                ranked.append((-hits, -len(words & name), len(name), len(ranked), record, family))
        ranked.sort(key=lambda row: row[:4])
        best = [row for row in ranked if row[0] == ranked[0][0]][:GOODS]
        return self._goods([row[4:] for row in best])

    def _goods(self, records):
        through = Listing.products.through.objects.order_by()
        slugs = [record.slug for record, family in records if record is not family]
        rows = through.filter(product__slug__in=slugs).values_list("product__slug").annotate(Count("pk"))
        counts = dict(rows) if slugs else {}
        commune = self.listings.reading.commune
        around = {"commune": commune.code_insee} if commune else {}
        return [
            Goods(
                record.name,
                family.pictogram if record is family else record.pictogram or family.pictogram,
                f"/carte/?{urlencode({'produit': record.slug} | around)}",
                None if record is family else counts.get(record.slug, 0),
            )
            for record, family in records
        ]

    @property
    def count(self):
        """How many answers in all."""
        return self.place_count + len(self.goods) + sum(number for _name, number, _first in self.page_groups)


def _query(text):
    query = QueryDict(mutable=True)
    query["q"] = text
    return query
