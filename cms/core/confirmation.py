"""Who confirmed a record, how and when; and until when it may be believed."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ConfirmedBy(models.TextChoices):
    """How a record was last confirmed."""

    PRODUCER = "producer", _("par la ferme ou le lieu")
    PHONE = "phone", _("par téléphone")
    SERVICE = "service", _("par le service Agriculture")
    SOURCE = "source", _("d’après une source publiée")


class Freshness(models.TextChoices):
    """What a record's last confirmation is worth today."""

    FRESH = "fresh", _("à jour")
    DOUBTFUL = "doubtful", _("à confirmer")
    EXPIRED = "expired", _("périmée")


@dataclass(frozen=True)
class Delays:
    """After how many months a record is asked about again, shown as to be confirmed, no longer believed."""

    asked: int = 12
    doubtful: int = 13
    expired: int = 14

    @lru_cache(maxsize=8)  # noqa: B019 - a few delays, whatever the number of instances
    def limits(self, today):
        """The days that count on a day."""
        return Limits(*(months_before(today, months) for months in (self.asked, self.doubtful, self.expired)))


@dataclass(frozen=True)
class Limits:
    """The first day of confirmation that still spares a record each step."""

    asked: date
    doubtful: date
    expired: date

    def freshness(self, confirmed_on, confirmed_by=""):
        """Fresh, doubtful or expired.

        Only what a person confirmed can expire: someone was there to ask, and did not answer. A record nobody has
        confirmed yet, or known from a published source whatever its date, is doubtful and says so, but its
        hours still count: a market held for centuries does not close because a town hall updates no page.
        """
        if confirmed_on and confirmed_on >= self.doubtful:
            return Freshness.FRESH
        is_answered_for = confirmed_on and confirmed_by != ConfirmedBy.SOURCE
        return Freshness.EXPIRED if is_answered_for and confirmed_on < self.expired else Freshness.DOUBTFUL

    def is_due(self, confirmed_on):
        """Whether to ask for a confirmation."""
        return not confirmed_on or confirmed_on < self.asked


def months_before(day, months):
    """The same day so many months earlier, the last of its month where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


class ConfirmedMixin(models.Model):
    """A record that someone confirmed on a day."""

    confirmed_on = models.DateField(_("confirmé le"), null=True, blank=True)
    confirmed_by = models.CharField(_("confirmé"), max_length=10, choices=ConfirmedBy.choices, blank=True)

    class Meta:
        abstract = True

    def confirm(self, by, on=None):
        """Note that the record is still true; the caller saves."""
        self.confirmed_on, self.confirmed_by = on or timezone.localdate(), by
