"""Public forms that were received: each one once."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class FormReceipt(models.Model):
    """A token that was used, and the address of what came of it."""

    nonce = models.CharField(max_length=32, unique=True)
    form = models.CharField(max_length=40)
    url = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("formulaire reçu")
        verbose_name_plural = _("formulaires reçus")
