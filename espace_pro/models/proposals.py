"""What a farm asked to see online, and what became of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ProposalQuerySet(models.QuerySet):
    """Questions about proposals."""

    def waiting(self):
        """Those the service has to answer."""
        return self.filter(state=Proposal.State.PENDING)

    def open(self):
        """Those that may still change: waiting, or sent back to be completed."""
        return self.filter(state__in=(Proposal.State.PENDING, Proposal.State.TO_REVISE))

    def of(self, record):
        """Those that hold a version of a record (`ProducerPage` or `SalePoint`)."""
        return self.filter(workflow_states__in=record.workflow_states)

    def latest_first(self):
        """The history, the last one sent on top."""
        return self.order_by("-sent_at", "-pk")


class Proposal(models.Model):
    """One sending: versions of a farm and of its places that are reviewed together.

    The versions are revisions, each in a workflow of Wagtail; this says what they are for, who sent them, and
    keeps in words what they changed, so that it can be read once the versions are gone.
    """

    class Kind(models.TextChoices):
        """What the service has to do."""

        NEW = "new", _("Nouvelle fiche")
        CHANGE = "change", _("Modification")

    class State(models.TextChoices):
        """What became of it, in the producer's words."""

        PENDING = "pending", _("En relecture")
        TO_REVISE = "to_revise", _("À revoir")
        REFUSED = "refused", _("Refusée")
        ACCEPTED = "accepted", _("En ligne")
        REPLACED = "replaced", _("Remplacée")
        WITHDRAWN = "withdrawn", _("Retirée")

    producer = models.ForeignKey(
        "producers.ProducerPage", models.CASCADE, related_name="proposals", verbose_name=_("producteur")
    )
    kind = models.CharField(_("nature"), max_length=6, choices=Kind.choices)
    state = models.CharField(_("état"), max_length=9, choices=State.choices, default=State.PENDING, db_index=True)
    workflow_states = models.ManyToManyField("wagtailcore.WorkflowState", related_name="proposals", editable=False)
    changes = models.JSONField(_("ce qui change"), default=list)
    """Each change as `label`, `before` and `after`, in words."""
    note = models.TextField(_("message au service"), max_length=1000, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("envoyée par")
    )
    sent_at = models.DateTimeField(_("envoyée le"), db_index=True)
    answer = models.TextField(_("réponse"), max_length=2000, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("relue par")
    )
    decided_at = models.DateTimeField(_("relue le"), null=True)

    objects = models.Manager.from_queryset(ProposalQuerySet)()

    class Meta:
        ordering = ["sent_at", "pk"]
        verbose_name = _("proposition")
        verbose_name_plural = _("propositions")
        permissions = [("review_proposal", _("Peut relire ce que proposent les producteurs"))]

    def __str__(self):
        return f"{self.get_kind_display()} : {self.producer}"

    @property
    def is_open(self):
        """Whether the producer may still change it."""
        return self.state in (self.State.PENDING, self.State.TO_REVISE)

    @property
    def records(self):
        """The records it holds versions of, the farm first (`ProducerPage`, `SalePoint`)."""
        states = self.workflow_states.select_related("base_content_type").order_by("pk")
        records = [getattr(state.content_object, "specific", state.content_object) for state in states]
        return sorted((record for record in records if record), key=lambda record: record.pk != self.producer_id)
