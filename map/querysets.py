"""The questions one asks of places: which kind, near where, with what, open when."""

import math

from django.db import models
from django.db.models import ExpressionWrapper, F, FloatField, Prefetch, Q, Value
from django.db.models.functions import Sqrt
from django.utils import timezone
from wagtail.images import get_image_model

from cms.core.geo import KM_PER_DEGREE, bounding_box
from cms.core.kept import kept
from cms.core.models.images import CARD_SPECS
from cms.core.text import normalise
from map.opening import exceptions_in, sells_on
from map.ranks import NOT_TITLE

SUBJECT = "listings"
"""What is kept in memory about places, until one of them changes."""
NEIGHBOURS = 3
OVERVIEW = 400
NEIGHBOURS_KM = 30
SHOWN = (
    "kind", "title", "url", "summary", "commune_name", "latitude", "longitude", "opening_hours", "exceptions",
    "professionals_only", "photo", "illustration", "has_video", "confirmed_on", "confirmed_by", "products_text",
    "sale_point", "phone",
)  # fmt: skip
"""What the card of a place tells."""
NOTHING = Q(pk=None)
EXACT, STARTS, SAYS, UNNAMED = range(4)
"""How a commune's name answers what was typed: it is that name, it starts so, it has such a word; not at all."""
SHORTEST_CODE, CODE = 3, 5
"""Digits that begin a postal code, and those of a whole one."""
ARTICLES = ("l ", "la ", "le ", "les ")
ANYTHING = Q(pk__isnull=False)
WHOLE, BEGINNING = "whole", "beginning"
"""How places say a word."""


class CommuneQuerySet(models.QuerySet):
    """Questions about communes."""

    def named(self, text):
        """Those a visitor may mean, the likeliest first, with how sure that is (`rank`, `EXACT` the surest).

        By name or former name, whole or its start, with or without its article; by postal code, INSEE code, or the
        start of a postal code; by name and code: « Samatan (32130) », « 32130 Samatan ».
        """
        words = place_key(text).split()
        codes = [word for word in words if word.isdigit()]
        if not words or len(codes) > 1:
            return self.none()
        name = " ".join(word for word in words if word not in codes)
        found = self.filter(_coded(codes[0])) if codes else self
        return (
            found.annotate(rank=self._rank(name)).filter(rank__lt=UNNAMED).order_by("rank", "-population", "name_key")
        )

    def _rank(self, name):
        """How well a commune's name, or a former one, answers a normalised name (`EXACT` … `UNNAMED`)."""
        names = self.model._meta.get_field("former_names").related_model.objects
        former = names.filter(commune=models.OuterRef("pk"))
        is_former = models.Exists(former.filter(name_key=name))
        whole = [name, *(f"{article}{name}" for article in ARTICLES)]
        starts = Q()
        for beginning in whole:
            starts |= Q(name_key__startswith=beginning)
        return models.Case(
            models.When(Q(name_key__in=whole) | is_former if name else ANYTHING, then=Value(EXACT)),
            models.When(starts | models.Exists(former.filter(name_key__startswith=name)), then=Value(STARTS)),
            models.When(name_key__contains=f" {name}", then=Value(SAYS)),
            default=Value(UNNAMED),
            output_field=models.IntegerField(),
        )

    def called(self, names):
        """Those with one of these normalised names or codes; `former_key` is a former name, if any."""
        if not names:
            return self.none()
        named = Q(name_key__in=names) | Q(former_names__name_key__in=names)
        for code in (name for name in names if name.isdigit() and len(name) == 5):
            named |= Q(code_insee=code) | Q(postal_codes__contains=code)
        return self.filter(named).annotate(former_key=F("former_names__name_key")).order_by("pk")

    def bounds(self):
        """South, west, north and east of all centroids, in degrees; empty without a commune."""
        ends = self.aggregate(*(end(name) for end in (models.Min, models.Max) for name in ("latitude", "longitude")))
        if ends["latitude__min"] is None:
            return ()
        sides = ("latitude__min", "longitude__min", "latitude__max", "longitude__max")
        return tuple(float(ends[side]) for side in sides)

    def nearest(self, latitude, longitude):
        """The closest centroids first, for points of the same region."""
        return self.order_by(_squared_distance(latitude, longitude))


class SalePointQuerySet(models.QuerySet):
    """Questions about sale points."""

    def visible(self):
        """Sale points any visitor may see."""
        return self.filter(live=True)

    def for_projection(self):
        """With everything a projection reads, in a fixed number of queries."""
        return self.select_related("commune").prefetch_related("products__family", "exceptions", "attendances")


class AttendanceQuerySet(models.QuerySet):
    """Questions about who sells where."""

    def current(self, day=None):
        """Those that hold on a day, today by default."""
        day = day or timezone.localdate()
        return self.filter(
            Q(starts_on__isnull=True) | Q(starts_on__lte=day), Q(ends_on__isnull=True) | Q(ends_on__gte=day)
        )

    def of_visible_producers(self):
        """Those of producers any visitor may see, by name."""
        producers = self.model._meta.get_field("producer").related_model.objects.visible()
        found = self.filter(producer__in=producers).select_related("producer").prefetch_related("absences")
        return found.order_by("producer__name_key")


class ListingWordQuerySet(models.QuerySet):
    """Questions about the words that places say."""

    def said(self, stems):
        """How places say each stem: `WHOLE`, as the `BEGINNING` of a word, or "" when none does.

        One query that stops at the first place; beginnings of one or two letters say nothing.
        """
        asked = {(stem, WHOLE): self.filter(stem=stem) for stem in stems}
        asked |= {(stem, BEGINNING): self.filter(stem__begins=stem) for stem in stems if len(stem) > 2}
        names = {f"w{number}": models.Exists(words) for number, words in enumerate(asked.values())}
        rows = list(self.order_by().annotate(**names).values_list(*names)[:1]) if asked else []
        known = {way for row in rows for way, is_said in zip(asked, row, strict=True) if is_said}
        return {stem: next((how for how in (WHOLE, BEGINNING) if (stem, how) in known), "") for stem in stems}

    def filling_titles(self, stems):
        """A word for each place whose title has all these stems."""
        first, *others = stems
        found = self.filter(stem=first, rank__lt=NOT_TITLE)
        for stem in others:
            found = self.filter(stem=stem, rank__lt=NOT_TITLE, listing__in=found.values("listing"))
        return found


class ListingQuerySet(models.QuerySet):
    """Questions about public places; every one of them can be chained."""

    def of_kinds(self, codes):
        """Places of one of these kinds."""
        return self.filter(kind__in=codes)

    def with_goods(self, product="", label=""):
        """Places that sell a product or anything of a family, and where a producer holds a label, given by slug.

        What ties places to both is met before any place is read: few answer, among many that answer one.
        """
        places = None
        if label:
            places = self.model.labels.through.objects.filter(label__slug=label).values("listing")
        if product:
            goods = self.model._meta.get_field("products").related_model.objects
            sold = goods.filter(Q(slug=product) | Q(family__slug=product)).values("pk")
            ties = self.model.products.through.objects.filter(product__in=sold)
            places = (ties.filter(listing__in=places) if label else ties).values("listing")
        return self.filter(pk__in=places) if product or label else self

    def answering(self, reading, radius_km=0):
        """Places that answer a `Reading`, the best first (`map.ranks`), then by name.

        One whose title says every word answers wherever and whenever it sells; around a commune, the others come
        nearest first.
        """
        found, rank = self._saying(reading.goods)
        if not (reading.day or reading.commune):
            return found.order_by(*rank, "sort_title", "pk")
        words = self.model._meta.get_field("words").related_model.objects
        named = Q(pk__in=words.filling_titles({word.stem for word in reading.words}).values("listing"))
        fits = self._selling_on(reading.day) if reading.day else ANYTHING
        if not reading.commune:
            return found.filter(named | fits).order_by(*rank, "sort_title", "pk")
        found = found.near(float(reading.commune.latitude), float(reading.commune.longitude))
        if radius_km:
            fits &= Q(distance_km__lte=radius_km)
        is_named = models.Case(models.When(named, then=0), default=1)
        return found.filter(named | fits).order_by(is_named, "distance_km", "sort_title", "pk")

    def _saying(self, goods):
        """Places that say all these words (`Word`), and the terms of an order: the sum of their ranks, if any."""
        found, ranks = self, []
        words = self.model._meta.get_field("words").related_model.objects
        for number, word in enumerate({word.stem: word for word in goods}.values()):
            if word.is_whole:
                said = f"said_{number}"
                of_word = models.FilteredRelation("words", condition=Q(words__stem=word.stem))
                found = found.annotate(**{said: of_word}).filter(**{f"{said}__stem": word.stem})
                ranks.append(F(f"{said}__rank"))
            else:
                begun = words.filter(stem__begins=word.stem)
                found = found.filter(pk__in=begun.values("listing"))
                best = begun.filter(listing=models.OuterRef("pk")).order_by("rank")
                ranks.append(models.Subquery(best.values("rank")[:1]))
        return found, [sum(ranks[1:], ranks[0])] if ranks else []

    def _selling_on(self, day):
        """A condition: a place sells on a day, at hours known or to be confirmed; a place without hours does not."""
        selling, changed = kept(SUBJECT, _selling_on, self.model, day)
        return _as_usual_on(day) & Q(opening_hours__among=selling) | Q(pk__among=changed)

    def inside(self, box):
        """Places in a box (south, west, north, east) in degrees."""
        south, west, north, east = box
        return self.filter(latitude__range=(south, north), longitude__range=(west, east))

    def near(self, latitude, longitude, km=None):
        """Places by distance (`distance_km`), at most `km` away when given."""
        distance = Sqrt(_squared_distance(latitude, longitude)) * Value(KM_PER_DEGREE)
        places = self.annotate(distance_km=ExpressionWrapper(distance, output_field=FloatField()))
        if km:
            places = places.inside(bounding_box((latitude, longitude), km)).filter(distance_km__lte=km)
        return places.order_by("distance_km", "sort_title", "pk")

    def neighbours_of(self, latitude, longitude):
        """The few places closest to a point, for cards."""
        return self.near(latitude, longitude, NEIGHBOURS_KM).for_cards()[:NEIGHBOURS]

    def by_name(self):
        """From A to Z, accents aside."""
        return self.order_by("sort_title", "pk")

    def for_cards(self):
        """Everything a list of cards needs, in a fixed number of queries."""
        photos = get_image_model().objects.prefetch_renditions(*CARD_SPECS)
        return self.prefetch_related(Prefetch("photo", photos)).only(*SHOWN)

    def for_profile(self, producer):
        """The places of one producer: the farm first, then by name."""
        farm_first = models.Case(models.When(sale_point__host=producer, then=0), default=1)
        at_this_place = producer.attendances.current().prefetch_related(None).prefetch_related("absences")
        attendances = Prefetch("sale_point__attendances", at_this_place, to_attr="own_attendances")
        places = self.exclude(kind="producer").select_related("sale_point").prefetch_related(attendances)
        return places.order_by(farm_first, "sort_title")

    def with_own_page(self):
        """Sale points whose page is not a producer's profile."""
        return self.filter(url__startswith="/points-de-vente/").order_by("pk")

    def for_overview(self):
        """Kind, latitude and longitude of enough places for a small drawing."""
        return self.order_by("pk").values_list("kind", "latitude", "longitude")[:OVERVIEW]

    def counts_by_kind(self):
        """How many places of each kind, by code."""
        return dict(self.order_by().values_list("kind").annotate(models.Count("pk")))


def _as_usual_on(day):
    """A condition: a place has no dated exception on a day."""
    return Q(exceptions_until=None) | Q(exceptions_until__lt=day) | Q(exceptions_from__gt=day)


def _selling_on(model, day):
    """The hours under which one sells on a day, and the primary keys of those who do so by a dated exception."""
    places = model.objects.order_by()
    texts = places.filter(_as_usual_on(day)).exclude(opening_hours="").values_list("opening_hours", flat=True)
    selling = [text for text in texts.distinct() if sells_on(text, day)]
    changed = places.filter(exceptions_from__lte=day, exceptions_until__gte=day)
    columns = changed.values_list("pk", "opening_hours", "exceptions")
    return selling, [pk for pk, text, rows in columns if sells_on(text, day, exceptions_in(rows))]


def _squared_distance(latitude, longitude):
    """Square of the distance in degrees of latitude; plane geometry, off by less than 0.2 % within 100 km."""
    shrink = math.cos(math.radians(latitude)) ** 2
    north = F("latitude") - Value(float(latitude))
    east = F("longitude") - Value(float(longitude))
    return ExpressionWrapper(north * north + east * east * Value(shrink), output_field=FloatField())


def place_key(text):
    """What was typed for a commune, as names are kept: « St-Clar » is « saint clar »."""
    return " ".join({"st": "saint", "ste": "sainte"}.get(word, word) for word in normalise(text).split())


def _coded(code):
    """A condition: a commune has this postal or INSEE code, or a postal code that begins so."""
    if len(code) == CODE:
        return Q(code_insee=code) | Q(postal_codes__contains=code)
    begins = Q(postal_codes__startswith=code) | Q(postal_codes__contains=f"|{code}")
    return begins if SHORTEST_CODE <= len(code) < CODE else NOTHING
