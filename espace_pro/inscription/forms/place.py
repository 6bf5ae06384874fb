"""Where the farm is: a hamlet in its own words, and a pin."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.core.audience import LocationAudience
from cms.core.fields import LineField
from map.pin import PinForm


class PlaceForm(PinForm):
    """« Où vous êtes »; `commune` is the one of the first step."""

    locality = LineField(
        label=_("Lieu-dit"),
        help_text=_("Comme on dit chez vous, par exemple « En Castéra ». Les cartes n’ont pas besoin de le connaître."),
        max_length=100,
        required=False,
    )
    address = LineField(
        label=_("Numéro et rue"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "address-line1"}),
    )
    location_audience = forms.ChoiceField(
        label=_("Ce que le public voit du lieu"),
        choices=[
            (LocationAudience.EXACT, _("Le lieu exact, pour venir chez vous")),
            (LocationAudience.COMMUNE, _("La commune seulement")),
        ],
        initial=LocationAudience.EXACT,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez ce que le public voit.")},
    )
    field_order = ["locality", "address", "coordinates", "location_audience"]

    def __init__(self, *args, commune, **kwargs):
        super().__init__(*args, **kwargs)
        self.commune = commune

    @property
    def pin_commune(self):
        return self.commune

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("locality") and not cleaned.get("address"):
            self.add_error("locality", _("Indiquez le lieu-dit, ou le numéro et la rue."))
        return cleaned
