"""Who confirmed a record, how and when: every listing is dated."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ConfirmedBy(models.TextChoices):
    """How a record was last confirmed."""

    PRODUCER = "producer", _("par la ferme ou le lieu")
    PHONE = "phone", _("par téléphone")
    SERVICE = "service", _("par le service Agriculture")
    SOURCE = "source", _("d’après une source publiée")


class ConfirmedMixin(models.Model):
    """A record that someone confirmed on a day."""

    confirmed_on = models.DateField(_("confirmé le"), null=True, blank=True)
    confirmed_by = models.CharField(_("confirmé"), max_length=10, choices=ConfirmedBy.choices, blank=True)

    class Meta:
        abstract = True

    def confirm(self, by, on=None):
        """Note that the record is still true; the caller saves."""
        self.confirmed_on, self.confirmed_by = on or timezone.localdate(), by
