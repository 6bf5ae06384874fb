"""Records whose people are asked whether they are still true: since when, how often, and what came of it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class EnquiryQuerySet(models.QuerySet):
    """Questions about enquiries."""

    def open(self):
        """Those without an answer."""
        return self.filter(outcome="")

    def tasks(self):
        """Those that mails will not settle: the service has to."""
        return self.open().exclude(task_since=None)

    def of(self, records):
        """Those about some records (`ProducerPage`, `SalePoint`)."""
        asked = models.Q(pk=None)
        for record in records:
            asked |= models.Q(**{field_for(record): record})
        return self.filter(asked)

    def with_records(self):
        """With what is asked about, in a fixed number of queries."""
        return self.select_related("producer__commune", "sale_point__commune", "sale_point__host", "closed_by")


class Enquiry(models.Model):
    """One record that is asked about, until someone confirms it or it leaves the map."""

    class Outcome(models.TextChoices):
        """How it ended."""

        MAIL = "mail", _("confirmée par courriel")
        PORTAL = "portal", _("confirmée dans l’espace pro")
        PHONE = "phone", _("confirmée par téléphone")
        ELSEWHERE = "elsewhere", _("confirmée dans l’administration")
        WITHDRAWN = "withdrawn", _("retirée de la carte")

    class Reason(models.TextChoices):
        """Why mails will not settle it."""

        SILENT = "silent", _("personne n’a répondu à nos courriels")
        BOUNCED = "bounced", _("nos courriels sont refusés par cette adresse")
        NO_ADDRESS = "no_address", _("nous n’avons aucune adresse où écrire")

    producer = models.ForeignKey(
        "producers.ProducerPage", models.CASCADE, null=True, related_name="enquiries", verbose_name=_("producteur")
    )
    sale_point = models.ForeignKey(
        "map.SalePoint", models.CASCADE, null=True, related_name="enquiries", verbose_name=_("point de vente")
    )
    opened_at = models.DateTimeField(_("demandée depuis le"), default=timezone.now)
    mails = models.PositiveSmallIntegerField(_("courriels envoyés"), default=0)
    mailed_at = models.DateTimeField(_("dernier courriel"), null=True)
    task_since = models.DateTimeField(_("à appeler depuis le"), null=True)
    task_reason = models.CharField(_("pourquoi"), max_length=10, choices=Reason.choices, blank=True)
    outcome = models.CharField(_("issue"), max_length=9, choices=Outcome.choices, blank=True, db_index=True)
    closed_at = models.DateTimeField(_("close le"), null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("close par")
    )

    objects = models.Manager.from_queryset(EnquiryQuerySet)()

    class Meta:
        ordering = ["opened_at", "pk"]
        verbose_name = _("demande de confirmation")
        verbose_name_plural = _("demandes de confirmation")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(producer=None, sale_point__isnull=False)
                | models.Q(sale_point=None, producer__isnull=False),
                name="enquiry_about_one_record",
            ),
            models.UniqueConstraint(
                fields=["producer"], condition=models.Q(outcome=""), name="one_open_enquiry_each_producer"
            ),
            models.UniqueConstraint(
                fields=["sale_point"], condition=models.Q(outcome=""), name="one_open_enquiry_each_place"
            ),
        ]

    def __str__(self):
        return str(self.record)

    @property
    def record(self):
        """What is asked about (`ProducerPage` or `SalePoint`)."""
        return self.producer or self.sale_point

    @property
    def farm(self):
        """The farm whose people answer for it, None for a place of nobody's."""
        return self.producer or self.sale_point.host

    @property
    def state_label(self):
        """Where it stands, in words."""
        if self.outcome:
            return self.get_outcome_display()
        return _("à appeler") if self.task_since else _("en attente de réponse")


class EnquiryLink(models.Model):
    """A mail that asked: its link works once, for fourteen days, for what was asked then."""

    enquiries = models.ManyToManyField(Enquiry, related_name="links")
    email = models.EmailField(_("adresse électronique"))
    sent_at = models.DateTimeField(_("envoyé le"), default=timezone.now)
    used_at = models.DateTimeField(_("utilisé le"), null=True)
    bounced_at = models.DateTimeField(_("refusé le"), null=True)

    class Meta:
        ordering = ["sent_at", "pk"]
        verbose_name = _("lien de confirmation")
        verbose_name_plural = _("liens de confirmation")

    def __str__(self):
        return f"{self.email}, {self.sent_at:%d/%m/%Y}"


def field_for(record):
    """The name of the column of a record: « producer » or « sale_point »."""
    return "producer" if record._meta.model_name == "producerpage" else "sale_point"
