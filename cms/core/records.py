"""Records that a public read model is projected from."""

from django.db import models
from django.dispatch import Signal

record_saved = Signal()
"""Sent with `instance` once a record and its inline children are all written."""


class RecordMixin(models.Model):
    """Announces a save after its children: Django's own `post_save` comes before them."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        record_saved.send(type(self), instance=self)
