"""Who looks after a producer's profile in the espace pro."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ProducerMember(models.Model):
    """Someone who may see and change a producer's profile; a farm has one or several.

    Not a child of the page's revisions: publishing an older version must not give or take away access.
    """

    producer = models.ForeignKey(
        "producers.ProducerPage", models.CASCADE, related_name="members", verbose_name=_("producteur")
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="farms", verbose_name=_("personne"))
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("invitée par"),
    )
    joined_at = models.DateTimeField(_("depuis le"), auto_now_add=True)

    class Meta:
        ordering = ["joined_at", "pk"]
        verbose_name = _("accès d’un producteur")
        verbose_name_plural = _("accès des producteurs")
        constraints = [models.UniqueConstraint(fields=["producer", "user"], name="one_access_each")]

    def __str__(self):
        return f"{self.user} – {self.producer}"
