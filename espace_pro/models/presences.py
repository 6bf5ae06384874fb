"""A producer says that they sell at somebody's place."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.core.hours_field import OpeningHoursField


class PresenceQuerySet(models.QuerySet):
    """Questions about presences that were asked for."""

    def waiting(self):
        """Those the service has to answer."""
        return self.filter(state=PresenceRequest.State.PENDING)


class PresenceRequest(models.Model):
    """A presence at an existing place, which waits for the service; it becomes an `Attendance`."""

    class State(models.TextChoices):
        """What became of it, in the producer's words."""

        PENDING = "pending", _("En relecture")
        ACCEPTED = "accepted", _("En ligne")
        REFUSED = "refused", _("Refusée")
        WITHDRAWN = "withdrawn", _("Retirée")

    producer = models.ForeignKey(
        "producers.ProducerPage", models.CASCADE, related_name="presence_requests", verbose_name=_("producteur")
    )
    sale_point = models.ForeignKey("map.SalePoint", models.CASCADE, related_name="+", verbose_name=_("point de vente"))
    opening_hours = OpeningHoursField(_("jours de présence"), blank=True)
    note = models.CharField(_("précision"), max_length=200, blank=True)
    state = models.CharField(_("état"), max_length=9, choices=State.choices, default=State.PENDING, db_index=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("envoyée par")
    )
    sent_at = models.DateTimeField(_("envoyée le"), default=timezone.now)
    answer = models.TextField(_("réponse"), max_length=2000, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("relue par")
    )
    decided_at = models.DateTimeField(_("relue le"), null=True)

    objects = models.Manager.from_queryset(PresenceQuerySet)()

    class Meta:
        ordering = ["sent_at", "pk"]
        verbose_name = _("présence demandée")
        verbose_name_plural = _("présences demandées")
        constraints = [
            models.UniqueConstraint(
                fields=["producer", "sale_point"], condition=models.Q(state="pending"), name="one_presence_request_each"
            )
        ]

    def __str__(self):
        return f"{self.producer} – {self.sale_point}"
