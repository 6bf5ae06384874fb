"""What a group of producers says when it asks for help."""

import re
from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.core.consent import ConsentField
from cms.core.geo import DECIMALS
from cms.core.public_forms import PublicForm
from guides.models import DriveSupportRequest
from map.pin import CommuneField, PinForm, place_said

CONSENT = _(
    "J’accepte que le service Agriculture et Transition écologique du Département utilise ces réponses pour nous "
    "accompagner et les garde jusqu’à un an après la fin de l’accompagnement."
)
PHONE = re.compile(r"\+?[\d\s.()/-]+")
FEWEST_DIGITS, MOST_DIGITS = 9, 15


class DriveRequestForm(PublicForm, PinForm, forms.ModelForm):
    """The group, the place, the project; `own_fields` in the order in which errors are told."""

    commune = CommuneField(label=_("Commune du retrait"))
    needs = forms.MultipleChoiceField(
        label=_("De quoi avez-vous besoin ?"),
        choices=DriveSupportRequest.Need.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Une ou plusieurs réponses."),
        error_messages={"required": _("Cochez au moins un besoin.")},
    )
    consent = ConsentField(CONSENT)

    field_order = [
        "group_name", "contact_name", "contact_role", "contact_email", "contact_phone", "commune", "place",
        "coordinates", "producers_count", "families", "stage", "needs", "description", "consent",
    ]  # fmt: skip

    class Meta:
        model = DriveSupportRequest
        fields = [
            "group_name", "contact_name", "contact_role", "contact_email", "contact_phone", "commune", "place",
            "producers_count", "families", "stage", "needs", "description",
        ]  # fmt: skip
        labels = {
            "group_name": _("Nom de votre groupe"),
            "contact_role": _("Votre rôle dans le groupe"),
            "place": _("Lieu envisagé"),
            "producers_count": _("Combien de producteurs êtes-vous ?"),
            "families": _("Que vendez-vous ensemble ?"),
            "stage": _("Où en êtes-vous ?"),
            "description": _("Votre projet en quelques lignes"),
        }
        help_texts = {
            "group_name": _("À défaut, le nom de la personne ou de la ferme qui le porte."),
            "contact_role": _("Par exemple : référente, trésorier."),
            "contact_email": _("La réponse y arrive. Exemple : nom@domaine.fr"),
            "contact_phone": _("Pour vous rappeler. Exemple : 05 62 00 00 00"),
            "place": _("Par exemple : le parking de la coopérative, la cour d’une ferme."),
            "families": _("Cochez ce que le groupe vend déjà : nous verrons ensemble ce qui manque."),
            "description": _("Le jour, les clients attendus, ce qui vous arrête. 2 000 signes au plus."),
        }
        widgets = {
            "contact_name": forms.TextInput(attrs={"autocomplete": "name"}),
            "contact_email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "contact_phone": forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
            "producers_count": forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4}),
            "families": forms.CheckboxSelectMultiple,
            "stage": forms.RadioSelect,
            "description": forms.Textarea(attrs={"rows": 6}),
        }
        error_messages = {
            "producers_count": dict.fromkeys(
                ("invalid", "min_value", "max_value"), _("Écrivez un nombre entre 1 et 500.")
            ),
            "stage": {"required": _("Choisissez une réponse.")},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stage"].choices = DriveSupportRequest.Stage.choices  # without the empty one
        for name in ("contact_name", "contact_email"):
            self.fields[name].required = True

    def clean_contact_phone(self):
        """A number that somebody can dial, or nothing."""
        text = self.cleaned_data["contact_phone"].strip()
        digits = sum(character.isdigit() for character in text)
        if text and not (PHONE.fullmatch(text) and FEWEST_DIGITS <= digits <= MOST_DIGITS):
            raise forms.ValidationError(_("Vérifiez ce numéro. Exemple : 05 62 00 00 00"))
        return text

    def clean_needs(self):
        """The codes as one text."""
        return ",".join(self.cleaned_data["needs"])

    def clean(self):
        cleaned = super().clean()
        cleaned["place"] = cleaned.get("place") or place_said(self.data.get("commune", "")[:100])[1]
        if point := cleaned.get("coordinates"):
            degrees = [Decimal(f"{number:.{DECIMALS}f}") for number in point]
            self.instance.latitude, self.instance.longitude = degrees
        return cleaned
