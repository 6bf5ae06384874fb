"""Who is asked to look after a farm with others."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LIFETIME = timedelta(days=14)


class Invitation(models.Model):
    """An address that was asked to join a farm; its link works once, for that address, for fourteen days."""

    producer = models.ForeignKey(
        "producers.ProducerPage", models.CASCADE, related_name="invitations", verbose_name=_("producteur")
    )
    email = models.EmailField(_("adresse électronique"))
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("invitée par")
    )
    sent_at = models.DateTimeField(_("envoyée le"), default=timezone.now)
    used_at = models.DateTimeField(_("acceptée le"), null=True, blank=True)

    class Meta:
        ordering = ["sent_at", "pk"]
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self):
        return f"{self.email} – {self.producer}"

    @property
    def expires_at(self):
        """When the link stops working."""
        return self.sent_at + LIFETIME

    @property
    def is_open(self):
        """Whether the link still works."""
        return self.used_at is None and timezone.now() < self.expires_at
