"""What the service fills in to move a film on, one form a stage."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.core.public_forms import readable
from espace_pro.films.stages import Stage
from espace_pro.models import VideoCut
from espace_pro.places.forms import DateField


class MoveForm(forms.Form):
    """A move with a word to the farm."""

    note = forms.CharField(
        label=_("Message au producteur"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, data=None, *args, film=None, **kwargs):
        self.film = film
        super().__init__(None if data is None else readable(data), *args, **kwargs)


class ReasonForm(MoveForm):
    """A refusal or a withdrawal says why."""

    note = forms.CharField(
        label=_("Raison, en mots simples"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class PlanForm(MoveForm):
    """A day and a meeting place."""

    shoot_on = DateField(label=_("Jour du tournage"))
    shoot_place = forms.CharField(
        label=_("Rendez-vous"), max_length=200, help_text=_("Lieu et heure, par exemple : « 8 h, cour de la ferme ».")
    )
    field_order = ["shoot_on", "shoot_place", "note"]

    def clean_shoot_on(self):
        """A day to come."""
        if self.cleaned_data["shoot_on"] < timezone.localdate():
            raise ValidationError(_("Ce jour est passé."))
        return self.cleaned_data["shoot_on"]


class CutForm(MoveForm):
    """A cut: an unlisted address, or a file for the farm alone."""

    url = VideoCut._meta.get_field("url").formfield(label=_("Adresse non répertoriée"), required=False)
    file = VideoCut._meta.get_field("file").formfield(required=False)
    field_order = ["url", "file", "note"]

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            cut = VideoCut(url=cleaned.pop("url") or "", file=cleaned.pop("file") or "")
            cut.full_clean(exclude=["request"])
            cleaned["cut"] = cut
        return cleaned


class AssignForm(forms.Form):
    """Who follows the film."""

    assignee = forms.ModelChoiceField(label=_("Suivie par"), queryset=None, required=False, empty_label=_("personne"))

    def __init__(self, data=None, *, people, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["assignee"].queryset = people


class ParentsSeenForm(forms.Form):
    """The service holds the parents' written agreement."""

    parental_consent_on = DateField(label=_("Accord écrit des parents, daté du"))

    def clean_parental_consent_on(self):
        """A day that has come."""
        if self.cleaned_data["parental_consent_on"] > timezone.localdate():
            raise ValidationError(_("Cette date n’est pas encore venue."))
        return self.cleaned_data["parental_consent_on"]


MOVE_FORMS = {
    Stage.ACCEPTED: (MoveForm, _("Accepter")),
    Stage.REFUSED: (ReasonForm, _("Refuser")),
    Stage.PLANNED: (PlanForm, _("Fixer le tournage")),
    Stage.SHOT: (MoveForm, _("Noter que c’est tourné")),
    Stage.EDITED: (CutForm, _("Proposer ce montage")),
    Stage.PUBLISHED: (None, _("Publier la vidéo")),
    Stage.WITHDRAWN: (ReasonForm, _("Retirer, à la demande du producteur")),
}
"""The form and the button of each move of the service."""
