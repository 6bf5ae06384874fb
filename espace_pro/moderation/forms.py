"""What the service answers."""

from django import forms
from django.utils.translation import gettext_lazy as _

ACCEPT, ASK, REFUSE = "accept", "ask", "refuse"
DECISIONS = ((ACCEPT, _("Accepter")), (ASK, _("Demander un complément")), (REFUSE, _("Refuser")))


class AnswerForm(forms.Form):
    """A decision about what was read, with the reason when it is not a yes."""

    decision = forms.ChoiceField(choices=DECISIONS)
    message = forms.CharField(
        label=_("Votre message"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Envoyé par courriel avec votre décision. Nécessaire pour demander un complément ou refuser."),
    )
    version = forms.CharField(widget=forms.HiddenInput)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("decision") in (ASK, REFUSE) and not cleaned.get("message"):
            self.add_error("message", _("Dites pourquoi : c’est ce que la personne lira."))
        return cleaned
