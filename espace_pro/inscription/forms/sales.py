"""How the farm sells: kinds of places, hours of the sale at the farm, markets."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.core import hours
from cms.core.fields import NO_MARKUP, LineField
from map.kinds import KINDS, SalePointKind
from map.models import Listing

NEAR_KM, MOST_PLACES = 30, 15
SLOTS = (("morning_from", "morning_to"), ("noon_from", "noon_to"))
SLOT_WORDS = ((_("ouvre à"), _("ferme à")), (_("rouvre à"), _("ferme de nouveau à")))
NOT_PLACES = ("farm", "producer")
REGULAR, APPOINTMENT, LATER = "regular", "appointment", "later"


@dataclass(frozen=True)
class Day:
    """One day of the form: its box, and the bound fields of its times, from and to."""

    code: str
    name: str
    box: forms.BoundField
    times: list


class TimeField(forms.TimeField):
    """A time of day, typed as one likes: 9:30, 9h30, 9 h."""

    def __init__(self, **kwargs):
        widget = forms.TimeInput(attrs={"type": "time", "class": "input"}, format="%H:%M")
        messages = {"invalid": _("Écrivez une heure, par exemple 09:30.")}
        super().__init__(required=False, widget=widget, error_messages=messages, **kwargs)

    def to_python(self, value):
        text = str(value or "").replace(" ", "").replace("\u00a0", "").lower().replace("h", ":")
        return super().to_python(f"{text}00" if text.endswith(":") else text[:8])


class SalesForm(forms.Form):
    """« Où vous vendez »; `point` is where the farm is, for the places around it."""

    kinds = forms.MultipleChoiceField(
        label=_("Comment vendez-vous ?"),
        help_text=_("Plusieurs réponses possibles."),
        choices=SalePointKind.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Cochez au moins une façon de vendre."),
            "invalid_choice": _("Une de ces réponses n’existe pas."),
        },
    )
    hours_known = forms.ChoiceField(
        label=_("Quand vendez-vous à la ferme ?"),
        choices=[
            (REGULAR, _("À des heures régulières")),
            (APPOINTMENT, _("Sur rendez-vous")),
            (LATER, _("Je ne sais pas encore")),
        ],
        initial=REGULAR,
        required=False,
        widget=forms.RadioSelect,
    )
    closures = LineField(
        label=_("Fermetures dans l’année"),
        help_text=_("Par exemple : fermé du 1er au 15 août."),
        max_length=150,
        required=False,
    )
    places = forms.MultipleChoiceField(
        label=_("Lieux où vous vendez déjà"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Un de ces lieux n’est plus sur la carte.")},
    )
    other_places = forms.CharField(
        label=_("Autres lieux"),
        help_text=_("Un par ligne, avec le jour : « Marché de Samatan, le lundi »."),
        max_length=500,
        required=False,
        validators=[NO_MARKUP],
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, point, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["hours_known"].summary = _("Vos horaires à la ferme")
        around = Listing.objects.near(*point, NEAR_KM).exclude(kind__in=NOT_PLACES).exclude(sale_point=None)
        self.around = list(around[:MOST_PLACES])
        self.fields["places"].choices = [(str(place.sale_point_id), place.title) for place in self.around]
        for code, name in zip(hours.DAYS[:7], hours.DAY_NAMES, strict=True):
            self.fields[f"{code}_open"] = forms.BooleanField(label=name.capitalize(), required=False)
            for pair, words in zip(SLOTS, SLOT_WORDS, strict=True):
                for field, word in zip(pair, words, strict=True):
                    self.fields[f"{code}_{field}"] = TimeField(label=f"{name.capitalize()} {word}")

    def days(self):
        """The seven days (`Day`)."""
        for code, name in zip(hours.DAYS[:7], hours.DAY_NAMES, strict=True):
            times = [[self[f"{code}_{field}"] for field in pair] for pair in SLOTS]
            yield Day(code, name, self[f"{code}_open"], times)

    def kind_boxes(self):
        """Each kind (`Kind`) and whether it is ticked."""
        ticked = self["kinds"].value() or ()
        return [(KINDS[code], code in ticked) for code in SalePointKind.values]

    @property
    def sells_at_farm(self):
        """Whether the farm itself is a place where one buys."""
        return "farm" in self.cleaned_data.get("kinds", ())

    def clean(self):
        cleaned = super().clean()
        cleaned["opening_hours"] = ""
        if not self.sells_at_farm:
            for name in [name for name in self.errors if name.startswith(tuple(f"{code}_" for code in hours.DAYS))]:
                del self._errors[name]
        elif cleaned.get("hours_known") == APPOINTMENT:
            cleaned["opening_hours"] = '"sur rendez-vous"'
        elif cleaned.get("hours_known") != LATER:
            self._read_days(cleaned)
        return cleaned

    def _read_days(self, cleaned):
        rows = [row for code in hours.DAYS[:7] for row in self._rows_of(code)]
        if self.errors:
            return
        if not rows:
            message = _("Cochez vos jours d’ouverture, ou choisissez « Je ne sais pas encore ».")
            self.add_error("hours_known", message)
            return
        try:
            cleaned["opening_hours"] = hours.text_from_rows(rows)
        except hours.InvalidHours as error:
            self.add_error("hours_known", str(error))

    def _rows_of(self, code):
        """The rows of one day; what is missing becomes an error of its field."""
        if not self.cleaned_data.get(f"{code}_open"):
            return
        found = False
        for first, last in SLOTS:
            opens, closes = (self.cleaned_data.get(f"{code}_{name}") for name in (first, last))
            if opens and closes and opens < closes:
                found = True
                yield hours.Row((code,), f"{opens:%H:%M}", f"{closes:%H:%M}")
            elif opens and closes:
                self.add_error(f"{code}_{last}", _("La fermeture vient avant l’ouverture."))
            elif opens or closes:
                self.add_error(f"{code}_{last if opens else first}", _("Indiquez les deux heures."))
        if not found and not any(name.startswith(f"{code}_") for name in self.errors):
            self.add_error(f"{code}_{SLOTS[0][0]}", _("Indiquez vos heures ce jour-là, ou décochez-le."))
