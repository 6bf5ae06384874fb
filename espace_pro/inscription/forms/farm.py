"""The first questions: which farm, where, and who speaks for it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.core.fields import LineField, PhoneField
from cms.core.public_forms import PublicForm
from map.pin import CommuneField

SIRET_LENGTH = 14


class FarmForm(forms.Form):
    """« Votre ferme »."""

    name = LineField(
        label=_("Nom de la ferme"),
        help_text=_("Celui que vos clients connaissent."),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": _("Indiquez le nom de votre ferme.")},
    )
    commune = CommuneField(
        label=_("Commune"),
        help_text=_("Son nom ou son code postal."),
        error_messages={"required": _("Indiquez la commune de votre ferme.")},
    )
    first_name = LineField(
        label=_("Prénom"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        error_messages={"required": _("Indiquez votre prénom.")},
    )
    last_name = LineField(
        label=_("Nom"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
        error_messages={"required": _("Indiquez votre nom.")},
    )
    email = forms.EmailField(
        label=_("Adresse électronique"),
        help_text=_("Nous y envoyons un lien pour reprendre plus tard. Exemple : nom@domaine.fr"),
        max_length=150,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Indiquez votre adresse électronique."),
            "invalid": _("Cette adresse n’est pas complète. Exemple : nom@domaine.fr"),
        },
    )
    phone = PhoneField(label=_("Téléphone"), error_messages={"required": _("Indiquez votre téléphone.")})
    siret = LineField(
        label=_("Numéro Siret"),
        help_text=_("14 chiffres. Il nous aide à vérifier votre activité. Il n’est jamais publié."),
        max_length=25,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    def clean_siret(self):
        """Fourteen digits, spaces aside."""
        siret = self.cleaned_data["siret"].replace(" ", "")
        if siret and not (siret.isascii() and siret.isdigit() and len(siret) == SIRET_LENGTH):
            raise forms.ValidationError(_("Le Siret compte 14 chiffres. Vous pouvez le laisser vide."))
        return siret


class StartForm(PublicForm, FarmForm):
    """The same questions to somebody we do not know yet, with what keeps robots away."""
