"""What visitors do with a page, counted by day: numbers only, nothing of who they are."""

from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DayCountQuerySet(models.QuerySet):
    """Questions about counts."""

    def add_one(self, **row):
        """One more on a row (record, day, kind), made at its first; two at once both count."""
        if self.filter(**row).update(number=F("number") + 1):
            return
        try:
            with transaction.atomic():
                self.create(**row, number=1)
        except IntegrityError:
            self.filter(**row).update(number=F("number") + 1)

    def of_farm(self, farm):
        """Those of a farm's page and of the places it hosts."""
        return self.filter(models.Q(producer=farm) | models.Q(sale_point__host=farm))

    def since(self, day):
        """Those from a day on."""
        return self.filter(day__gte=day)


class DayCount(models.Model):
    """How often one thing was done on one day on the page of one record."""

    class Kind(models.TextChoices):
        """What was done."""

        VIEW = "view", _("visites de la page")
        CALL = "call", _("appels depuis la page")
        ROUTE = "route", _("itinéraires demandés")
        VIDEO = "video", _("lectures de la vidéo")

    producer = models.ForeignKey("producers.ProducerPage", models.CASCADE, null=True, related_name="day_counts")
    sale_point = models.ForeignKey("map.SalePoint", models.CASCADE, null=True, related_name="day_counts")
    day = models.DateField(_("jour"), default=timezone.localdate, db_index=True)
    kind = models.CharField(_("quoi"), max_length=5, choices=Kind.choices)
    number = models.PositiveIntegerField(_("nombre"), default=0)

    objects = models.Manager.from_queryset(DayCountQuerySet)()

    class Meta:
        ordering = ["day", "pk"]
        verbose_name = _("compte du jour")
        verbose_name_plural = _("comptes par jour")
        constraints = [
            models.UniqueConstraint(
                fields=["producer", "day", "kind"],
                condition=models.Q(sale_point=None),
                name="one_count_each_producer_day",
            ),
            models.UniqueConstraint(
                fields=["sale_point", "day", "kind"],
                condition=models.Q(producer=None),
                name="one_count_each_place_day",
            ),
        ]

    def __str__(self):
        return f"{self.day:%d/%m/%Y}, {self.get_kind_display()} : {self.number}"
