"""What every kind of request shares in the database: its numbers and the service's template answers."""

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ReferenceCounter(models.Model):
    """The last number given to a kind of request in a year."""

    prefix = models.CharField(max_length=10)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["prefix", "year"], name="one_counter_a_year")]

    @classmethod
    def next_reference(cls, prefix):
        """« DRV-2026-0042 »: two requests at once wait for each other, a request undone gives its number back."""
        with transaction.atomic():
            year = timezone.localdate().year
            counter, _created = cls.objects.get_or_create(prefix=prefix, year=year)
            cls.objects.filter(pk=counter.pk).update(last=F("last") + 1)
            counter.refresh_from_db()
            return f"{prefix}-{year}-{counter.last:04}"


class RequestTally(models.Model):
    """How many requests of a kind came in a year about a topic: all that stays of those that were deleted."""

    prefix = models.CharField(max_length=10)
    year = models.PositiveSmallIntegerField()
    topic = models.CharField(max_length=20)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["prefix", "year", "topic"], name="one_tally_a_topic")]

    @classmethod
    def count(cls, prefix, topics):
        """One more request about these topics this year."""
        year = timezone.localdate().year
        for topic in sorted(topics):
            tally, _created = cls.objects.get_or_create(prefix=prefix, year=year, topic=topic)
            cls.objects.filter(pk=tally.pk).update(number=F("number") + 1)

    @classmethod
    def by_year(cls, prefix):
        """For each year, the latest first: how many requests (`total`), and how many about each topic (`topics`)."""
        rows = cls.objects.filter(prefix=prefix).values_list("year", "topic", "number")
        topics = {}
        for year, topic, number in rows:
            topics.setdefault(year, {})[topic] = number
        totals = ReferenceCounter.objects.filter(prefix=prefix).order_by("-year").values_list("year", "last")
        return [{"year": year, "total": total, "topics": topics.get(year, {})} for year, total in totals]


class AnswerTemplate(models.Model):
    """Words the service often answers with."""

    title = models.CharField(_("nom"), max_length=80, help_text=_("Pour le retrouver dans la liste des réponses."))
    kind = models.CharField(
        _("pour"), max_length=10, blank=True, help_text=_("Le début des numéros, par exemple SIG. Vide : pour toutes.")
    )
    text = models.TextField(_("texte"), max_length=4000)

    class Meta:
        ordering = ["title"]
        verbose_name = _("réponse type")
        verbose_name_plural = _("réponses types")

    def __str__(self):
        return self.title
