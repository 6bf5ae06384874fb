"""A record that rests on a source and is good until a day."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin, WorkflowMixin

GOOD_FOR = timedelta(days=365)
"""How long a fact may be trusted once checked, when nothing else says so."""


class SourcedMixin(WorkflowMixin, PreviewableMixin, DraftStateMixin, RevisionMixin, models.Model):
    """Where the facts come from, and whether they must be checked again; reviewed before the public sees it.

    `due_on` is the last day on which it may be trusted, None without a limit.
    """

    source_name = models.CharField(_("source"), max_length=160, help_text=_("Qui le dit, et quand."))
    source_url = models.URLField(_("adresse de la source"), blank=True, max_length=400)

    due_on = None

    class Meta:
        abstract = True

    @property
    def is_overdue(self):
        """Whether it must be checked again."""
        return self.due_on is not None and self.due_on < timezone.localdate()
