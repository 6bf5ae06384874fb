"""Who sells where, and when."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from cms.core import hours
from cms.core.hours_field import OpeningHoursField
from map.querysets import AttendanceQuerySet


class Attendance(index.Indexed, models.Model):
    """A producer at a sale point, on all its days or on some of them."""

    sale_point = models.ForeignKey(
        "map.SalePoint", models.CASCADE, related_name="attendances", verbose_name=_("point de vente")
    )
    producer = models.ForeignKey(
        "producers.ProducerPage", models.CASCADE, related_name="attendances", verbose_name=_("producteur")
    )
    opening_hours = OpeningHoursField(
        _("jours de présence"), blank=True, help_text=_("Vide : présent chaque fois que le lieu est ouvert.")
    )
    starts_on = models.DateField(_("à partir du"), null=True, blank=True)
    ends_on = models.DateField(_("jusqu’au"), null=True, blank=True)
    note = models.CharField(_("précision"), max_length=200, blank=True)

    objects = models.Manager.from_queryset(AttendanceQuerySet)()

    panels = [
        FieldRowPanel(["producer", "sale_point"]),
        FieldPanel("opening_hours"),
        FieldRowPanel(["starts_on", "ends_on"]),
        FieldPanel("note"),
    ]
    search_fields = [
        index.RelatedFields("producer", [index.SearchField("title")]),
        index.RelatedFields("sale_point", [index.SearchField("title")]),
    ]

    class Meta:
        ordering = ["sale_point", "producer"]
        verbose_name = _("présence")
        verbose_name_plural = _("présences")
        constraints = [models.UniqueConstraint(fields=["sale_point", "producer"], name="one_attendance_each")]

    def __str__(self):
        return f"{self.producer} – {self.sale_point}"

    def clean(self):
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("La fin vient avant le début.")})

    @property
    def dated_exceptions(self):
        """The days of absence, as the hours engine takes them."""
        return tuple(hours.OpeningException(each.day, each.day, "closed") for each in self.absences.all())

    @property
    def coming_absences(self):
        """The days of absence from today on."""
        today = timezone.localdate()
        return [each.day for each in self.absences.all() if each.day >= today]


class Absence(models.Model):
    """A day on which a producer is not where they usually are; it has no effect once past."""

    attendance = models.ForeignKey(Attendance, models.CASCADE, related_name="absences", verbose_name=_("présence"))
    day = models.DateField(_("jour"))

    class Meta:
        ordering = ["day"]
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        constraints = [models.UniqueConstraint(fields=["attendance", "day"], name="one_absence_a_day")]

    def __str__(self):
        return f"{self.attendance}, {self.day:%d/%m/%Y}"
