"""Hosted films that may no longer be shown, whoever quotes their address."""

from django.db import models
from django.utils import timezone


class WithdrawnVideoQuerySet(models.QuerySet):
    """Questions about withdrawn films."""

    def names(self, reference):
        """Whether a hosted film (`VideoRef`) was withdrawn."""
        return self.filter(provider=reference.provider, code=reference.code).exists()


class WithdrawnVideo(models.Model):
    """A film at a host's, known by its id there, whose producer withdrew consent."""

    provider = models.CharField(max_length=20)
    code = models.CharField(max_length=64)
    withdrawn_at = models.DateTimeField(default=timezone.now)

    objects = WithdrawnVideoQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "code"], name="withdrawn_once")]

    def __str__(self):
        return f"{self.provider} {self.code}"
