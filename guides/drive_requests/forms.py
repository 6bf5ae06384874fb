"""What a group of producers says when it asks for help."""

import re
from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.core.consent import ConsentField
from cms.core.geo import DECIMALS, territory_bounds
from cms.core.public_forms import PublicForm
from guides.models import DriveSupportRequest
from map.place_names import whole_name

CONSENT = _(
    "J’accepte que le service Agriculture et Transition écologique du Département utilise ces réponses pour nous "
    "accompagner et les garde jusqu’à un an après la fin de l’accompagnement."
)
PHONE = re.compile(r"\+?[\d\s.()/-]+")
FEWEST_DIGITS, MOST_DIGITS = 9, 15
SWAPPED = _("Latitude et longitude semblent inversées. Dans le Gers, la latitude est proche de 43,6.")
ABROAD = _("Ce repère est hors de France métropolitaine : vérifiez les deux nombres.")
HALF = _("Donnez les deux nombres, ou aucun.")


class DegreesField(forms.FloatField):
    """A latitude or a longitude, with a comma or a point."""

    def __init__(self, label, most):
        box = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "maxlength": 20})
        errors = dict.fromkeys(("invalid", "min_value", "max_value"), _("Écrivez un nombre, par exemple 43,6465."))
        super().__init__(
            label=label,
            required=False,
            localize=True,
            widget=box,
            min_value=-most,
            max_value=most,
            error_messages=errors,
        )

    def to_python(self, value):
        return super().to_python((value or "").strip()[:20])


class DriveRequestForm(PublicForm, forms.ModelForm):
    """The group, the place, the project; `own_fields` in the order in which errors are told."""

    commune = forms.CharField(label=_("Commune du retrait"), max_length=100)
    lat = DegreesField(_("Latitude"), 90)
    lng = DegreesField(_("Longitude"), 180)
    needs = forms.MultipleChoiceField(
        label=_("De quoi avez-vous besoin ?"),
        choices=DriveSupportRequest.Need.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Une ou plusieurs réponses."),
        error_messages={"required": _("Cochez au moins un besoin.")},
    )
    consent = ConsentField(CONSENT)

    field_order = [
        "group_name", "contact_name", "contact_role", "contact_email", "contact_phone", "commune", "place", "lat",
        "lng", "producers_count", "families", "stage", "needs", "description", "consent",
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
        self.fields["commune"].widget.attrs |= {"autocomplete": "address-level2", "data-communes": True}
        for name in ("contact_name", "contact_email"):
            self.fields[name].required = True

    @property
    def has_pin(self):
        """Whether something was typed of the point on the map, right or wrong."""
        return any(self[name].value() for name in ("lat", "lng"))

    def clean_commune(self):
        """The commune meant, also where « hamlet, commune » was chosen among the suggestions."""
        text = self.cleaned_data["commune"]
        hamlet, _comma, rest = text.rpartition(",")
        commune, others = whole_name(text)
        if commune is None and hamlet:
            commune, others = whole_name(rest)
            self.hamlet = hamlet.strip() if commune else ""
        if commune is None:
            raise forms.ValidationError(unknown(text, others))
        return commune

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
        cleaned["place"] = cleaned.get("place") or getattr(self, "hamlet", "")
        if not self.errors.keys() & {"lat", "lng"}:
            self._place_pin(cleaned.get("lat"), cleaned.get("lng"))
        return cleaned

    def _place_pin(self, latitude, longitude):
        if latitude is None and longitude is None:
            return
        if latitude is None or longitude is None:
            self.add_error("lat" if latitude is None else "lng", HALF)
        elif not territory_bounds().contains((latitude, longitude)):
            self.add_error("lat", SWAPPED if territory_bounds().contains((longitude, latitude)) else ABROAD)
        else:
            point = [Decimal(f"{degrees:.{DECIMALS}f}") for degrees in (latitude, longitude)]
            self.instance.latitude, self.instance.longitude = point


def unknown(text, others):
    """Why a commune was not understood, and what one may have meant."""
    names = " ; ".join(commune.label for commune in others)
    if not others:
        return _("Nous ne connaissons pas « %(text)s ». Écrivez le nom de la commune ou son code postal.") % {
            "text": text
        }
    return _("Quelle commune est-ce ? Écrivez-la ainsi : %(names)s.") % {"names": names}
