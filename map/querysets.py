"""The questions one asks of places: which kind, near where, with what, open when."""

import math

from django.db import models
from django.db.models import ExpressionWrapper, F, FloatField, Prefetch, Q, Value
from django.db.models.functions import Sqrt
from django.utils import timezone
from wagtail.images import get_image_model

from cms.core.geo import bounding_box
from cms.core.models.images import CARD_SPECS
from cms.core.text import normalise, stems
from map.opening import is_open, status_of

KM_PER_DEGREE = 111.32
NEIGHBOURS = 3
OVERVIEW = 400
NEIGHBOURS_KM = 30


class CommuneQuerySet(models.QuerySet):
    """Questions about communes."""

    def named(self, text):
        """Those a visitor may mean, the likeliest first, by INSEE code, postal code, name, former name or its start."""
        key = normalise(text)
        if key.isdigit():
            found = self.filter(Q(code_insee=key) | Q(postal_codes__contains=key)) if len(key) == 5 else self.none()
        elif key:
            former = self.model._meta.get_field("former_names").related_model.objects.filter(
                commune=models.OuterRef("pk"), name_key=key
            )
            found = self.filter(Q(name_key__startswith=key) | models.Exists(former))
        else:
            found = self.none()
        exact = models.Case(models.When(name_key=key, then=0), default=1)
        return found.order_by(exact, "-population", "name_key")

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
        return self.filter(producer__live=True).select_related("producer").order_by("producer__name_key")


class ListingQuerySet(models.QuerySet):
    """Questions about public places; every one of them can be chained."""

    def of_kinds(self, codes):
        """Places of one of these kinds."""
        return self.filter(kind__in=codes)

    def with_product(self, slug):
        """Places that sell a product, or anything of a family."""
        products = self.model.products.through.objects.filter(
            Q(product__slug=slug) | Q(product__family__slug=slug), listing=models.OuterRef("pk")
        )
        return self.filter(models.Exists(products))

    def with_label(self, slug):
        """Places where a producer holds a label."""
        labels = self.model.labels.through.objects.filter(label__slug=slug, listing=models.OuterRef("pk"))
        return self.filter(models.Exists(labels))

    def matching(self, text):
        """Places that speak of every word, plurals and accents aside."""
        matches = self
        for stem in stems(text).split():
            matches = matches.filter(search_text__contains=f" {stem}")
        return matches

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

    def open_at(self, instant):
        """Places that are open at an instant; unknown hours are not open."""
        texts = self.filter(exceptions=[]).exclude(opening_hours="").order_by().values_list("opening_hours", flat=True)
        open_texts = [text for text in texts.distinct() if is_open(text, instant)]
        changed = self.exclude(exceptions=[]).order_by()
        open_changed = [place.pk for place in changed if status_of(place, instant).is_open]
        return self.filter(Q(exceptions=[], opening_hours__in=open_texts) | Q(pk__in=open_changed))

    def for_cards(self):
        """Everything a list of cards needs, in a fixed number of queries."""
        photos = get_image_model().objects.prefetch_renditions(*CARD_SPECS)
        return self.prefetch_related(Prefetch("photo", photos)).defer("search_text")

    def for_profile(self, producer):
        """The places of one producer: the farm first, then by name."""
        farm_first = models.Case(models.When(sale_point__host=producer, then=0), default=1)
        at_this_place = producer.attendances.current().prefetch_related(None)
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


def _squared_distance(latitude, longitude):
    """Square of the distance in degrees of latitude; plane geometry, off by less than 0.2 % within 100 km."""
    shrink = math.cos(math.radians(latitude)) ** 2
    north = F("latitude") - Value(float(latitude))
    east = F("longitude") - Value(float(longitude))
    return ExpressionWrapper(north * north + east * east * Value(shrink), output_field=FloatField())
