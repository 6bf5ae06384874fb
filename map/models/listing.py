"""The public read model: one row per place that anyone may know of."""

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.images import get_image_model_string

from cms.core.confirmation import ConfirmedBy, Freshness
from cms.core.hours import MONTH_NAMES
from cms.core.models import confirmation_limits
from map.changes import changes_in_words
from map.kinds import KINDS
from map.opening import exceptions_of, hours_sentence_of, status_of, week_of
from map.querysets import ListingQuerySet


class Listing(models.Model):
    """What the public may know of a place; written only by `map.listings`, read by every public output.

    Coordinates are WGS 84 degrees, already blurred where the producer asked for it.
    """

    ref = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=20, db_index=True)
    title = models.CharField(max_length=255)
    url = models.CharField(max_length=255)
    summary = models.CharField(max_length=255, blank=True)
    commune = models.ForeignKey("map.Commune", models.CASCADE, null=True, related_name="listings")
    commune_name = models.CharField(max_length=100, blank=True)
    address = models.CharField(max_length=302, blank=True)
    postcode = models.CharField(max_length=5, blank=True)
    latitude = models.FloatField()
    longitude = models.FloatField()
    precision = models.CharField(max_length=10)
    opening_hours = models.CharField(max_length=255, blank=True)
    hours_note = models.CharField(max_length=255, blank=True)
    exceptions = models.JSONField(default=list)
    exceptions_from = models.DateField(null=True)
    exceptions_until = models.DateField(null=True)
    professionals_only = models.BooleanField(default=False)
    phone = models.CharField(max_length=20, blank=True)
    email = models.CharField(max_length=254, blank=True)
    website = models.CharField(max_length=200, blank=True)
    photo = models.ForeignKey(get_image_model_string(), models.SET_NULL, null=True, related_name="+")
    illustration = models.CharField(max_length=30, blank=True)
    has_video = models.BooleanField(default=False)
    confirmed_on = models.DateField(null=True)
    confirmed_by = models.CharField(max_length=10, blank=True, choices=ConfirmedBy.choices)
    products_text = models.CharField(max_length=500, blank=True)
    sort_title = models.CharField(max_length=255, db_index=True)

    sale_point = models.OneToOneField("map.SalePoint", models.CASCADE, null=True, related_name="listing")
    producers = models.ManyToManyField("producers.ProducerPage", related_name="listings")
    products = models.ManyToManyField("producers.Product", related_name="listings")
    labels = models.ManyToManyField("producers.Label", related_name="listings")

    objects = models.Manager.from_queryset(ListingQuerySet)()

    class Meta:
        ordering = ["sort_title", "pk"]
        indexes = [
            models.Index(fields=["latitude", "longitude"], name="listing_position"),
            models.Index(fields=["opening_hours"], name="listing_hours"),  # for hours when few are open
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return self.url

    @property
    def kind_info(self):
        """The words for its kind (`Kind`)."""
        return KINDS[self.kind]

    @property
    def is_blurred(self):
        """Whether its point only tells the commune."""
        return self.precision == "commune"

    distance_km = None
    """How far it is, where one asked around a point."""

    moment = None
    """The `Moment` a visitor asks about, when it is not now."""

    @cached_property
    def status(self):
        """Open, closed or unknown (`OpeningStatus`), now or at the moment asked for."""
        return status_of(self, self.moment)

    @cached_property
    def limits(self):
        """Until when a confirmation counts (`Limits`)."""
        return confirmation_limits()

    @property
    def freshness(self):
        """What its last confirmation is worth (`Freshness`)."""
        return self.limits.freshness(self.confirmed_on, self.confirmed_by)

    @property
    def is_believed(self):
        """Whether its hours may be published as facts: not once a confirmation has expired."""
        return self.freshness != Freshness.EXPIRED

    @property
    def doubt(self):
        """Why to check before going, a sentence without a full stop; empty when someone confirmed it lately."""
        if self.freshness == Freshness.FRESH:
            return ""
        if not self.confirmed_on:
            return _("Informations pas encore confirmées")
        month = f"{MONTH_NAMES[self.confirmed_on.month - 1]} {self.confirmed_on.year}"
        return _("Informations à confirmer : dernière confirmation en %s") % month

    @cached_property
    def dated_exceptions(self):
        """Days that are not as usual, as the hours engine takes them."""
        return exceptions_of(self)

    @cached_property
    def week(self):
        """The hours of this week (`DayRow` list, Monday first), dated exceptions applied."""
        return week_of(self)

    @cached_property
    def hours_sentence(self):
        """The usual hours in one French sentence, empty when none can say them."""
        return hours_sentence_of(self)

    @cached_property
    def changes(self):
        """Dated changes that are not over, in words (`Change`)."""
        return changes_in_words(self.dated_exceptions, timezone.localdate())
