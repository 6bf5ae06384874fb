"""Answers the service gives often."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel


class StandardReply(models.Model):
    """Words to start an answer from; they are read and changed before they leave."""

    class Use(models.TextChoices):
        """When the service offers it."""

        TO_REVISE = "to_revise", _("demander un complément")
        REFUSED = "refused", _("refuser")

    title = models.CharField(_("titre"), max_length=80, unique=True)
    use = models.CharField(_("sert à"), max_length=10, choices=Use.choices, default=Use.TO_REVISE)
    text = models.TextField(_("texte"), max_length=2000)

    panels = [FieldPanel("title"), FieldPanel("use"), FieldPanel("text")]

    class Meta:
        ordering = ["use", "title"]
        verbose_name = _("réponse type")
        verbose_name_plural = _("réponses types")

    def __str__(self):
        return self.title
