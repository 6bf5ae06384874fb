"""A person asks that what is held about a farm, or about themselves, be erased."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

ANSWER_WITHIN = timedelta(days=30)
"""One month (regulation EU 2016/679, article 12.3)."""


class ErasureRequest(models.Model):
    """A request for erasure, kept with its dates after what it is about is gone."""

    producer = models.ForeignKey(
        "producers.ProducerPage",
        models.SET_NULL,
        null=True,
        related_name="erasure_requests",
        verbose_name=_("producteur"),
    )
    farm_name = models.CharField(_("ferme"), max_length=255)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("demandée par")
    )
    email = models.EmailField(_("adresse électronique"))
    asked_at = models.DateTimeField(_("demandé le"), default=timezone.now)
    done_at = models.DateTimeField(_("traité le"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("traité par")
    )

    class Meta:
        ordering = ["asked_at", "pk"]
        verbose_name = _("demande d’effacement")
        verbose_name_plural = _("demandes d’effacement")
        constraints = [
            models.UniqueConstraint(fields=["producer"], condition=models.Q(done_at=None), name="one_open_erasure_each")
        ]

    def __str__(self):
        return f"{self.farm_name}, {self.asked_at:%d/%m/%Y}"

    @property
    def answer_by(self):
        """The day by which the service must have answered."""
        return timezone.localtime(self.asked_at + ANSWER_WITHIN).date()
