"""Somebody signs up: what they answered so far, kept at each step until it is sent."""

import secrets

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.core.consent import ConsentMixin

FOLDER = "documents/inscriptions"
"""A folder of uploads that no address leads to: pictures of an inscription are shown to whoever holds its link."""


def new_key():
    """A name for an inscription that cannot be guessed: 192 bits."""
    return secrets.token_urlsafe(24)


def photo_path(photo, filename):
    """Where a picture waits: its own name says nothing of who took it."""
    return f"{FOLDER}/{secrets.token_hex(16)}.{filename.rpartition('.')[2].lower()}"


class InscriptionQuerySet(models.QuerySet):
    """Questions about inscriptions."""

    def unfinished(self):
        """Those that were neither sent nor turned into a claim."""
        return self.filter(sent_at=None)

    def untouched_since(self, moment):
        """Those that nobody went on with since a moment."""
        return self.filter(saved_at__lt=moment)


class Inscription(ConsentMixin, models.Model):
    """The answers of one inscription, as they were typed; a form reads them again whenever they count."""

    key = models.CharField(max_length=40, unique=True, default=new_key, editable=False)
    email = models.EmailField(_("adresse électronique"))
    answers = models.JSONField(_("réponses"), default=dict)
    """By step, what each of its fields holds: lists of texts, as a browser sends them."""
    reference = models.CharField(_("numéro"), max_length=20, blank=True, db_index=True, editable=False)
    producer = models.ForeignKey(
        "producers.ProducerPage", models.SET_NULL, null=True, related_name="+", verbose_name=_("producteur")
    )
    claim = models.OneToOneField(
        "espace_pro.Claim", models.SET_NULL, null=True, related_name="inscription", verbose_name=_("revendication")
    )
    """What it became when the farm was on the map already."""
    started_at = models.DateTimeField(_("commencée le"), default=timezone.now, editable=False)
    saved_at = models.DateTimeField(_("enregistrée le"), default=timezone.now, db_index=True)
    email_confirmed_at = models.DateTimeField(_("adresse confirmée le"), null=True)
    reminded_at = models.DateTimeField(_("rappelée le"), null=True)
    sent_at = models.DateTimeField(_("envoyée le"), null=True, db_index=True)

    objects = models.Manager.from_queryset(InscriptionQuerySet)()

    class Meta:
        ordering = ["-saved_at"]
        verbose_name = _("inscription")
        verbose_name_plural = _("inscriptions")

    def __str__(self):
        return self.reference or self.name

    @property
    def name(self):
        """The farm's name, as typed."""
        return self.answer("ferme", "name")

    @property
    def is_sent(self):
        """Whether nothing can be changed any more."""
        return self.sent_at is not None

    def answer(self, step, field):
        """The text a field of a step holds, empty when there is none."""
        return (self.answers.get(step, {}).get(field) or [""])[-1]

    def keep(self, step, typed):
        """Keep what the fields of a step hold; the caller saves."""
        self.answers = self.answers | {step: typed}
        self.saved_at = timezone.now()


class InscriptionPhoto(models.Model):
    """A checked and redrawn picture that waits for its inscription to be sent."""

    inscription = models.ForeignKey(Inscription, models.CASCADE, related_name="photos", verbose_name=_("inscription"))
    file = models.ImageField(_("photo"), upload_to=photo_path)
    description = models.CharField(_("ce que l’on y voit"), max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("photo d’inscription")
        verbose_name_plural = _("photos d’inscription")

    def __str__(self):
        return self.description or self.file.name

    def delete(self, *args, **kwargs):
        done = super().delete(*args, **kwargs)
        self.file.storage.delete(self.file.name)
        return done
