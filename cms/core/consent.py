"""Consent: what exactly somebody agreed to, and when.

In a form, `consent = ConsentField(_("J’accepte que …"))`; in the model, `ConsentMixin`; when saving,
`record.record_consent(form)`.
"""

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ConsentField(forms.BooleanField):
    """A box to tick whose label is the whole text of the consent."""

    summary = _("Votre accord")
    """What the summary of errors calls it."""
    default_error_messages = {"required": _("Cochez cette case pour que nous puissions traiter votre demande.")}

    def __init__(self, text, **kwargs):
        super().__init__(label=text, **kwargs)


class ConsentMixin(models.Model):
    """Keeps the text that was shown and the moment it was agreed to."""

    consent_text = models.TextField(_("texte accepté"), max_length=2000, blank=True, editable=False)
    consented_at = models.DateTimeField(_("accepté le"), null=True, editable=False)

    class Meta:
        abstract = True

    def record_consent(self, form, field="consent"):
        """Keep the consent that a valid form holds; the caller saves."""
        if form.cleaned_data[field]:
            self.consent_text, self.consented_at = str(form.fields[field].label), timezone.now()
