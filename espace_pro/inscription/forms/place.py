"""Where the farm is: a hamlet in its own words, and a pin."""

import re

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cms.core.audience import LocationAudience
from cms.core.geo import DECIMALS, Point, territory_bounds
from cms.core.templatetags.ui import distance
from cms.core.text import with_de
from espace_pro.inscription.forms.fields import LineField
from espace_pro.inscription.outline import km_outside

FRENCH = re.compile(r"(-?[0-9]{1,2},[0-9]{1,9})[\s;,]+(-?[0-9]{1,3},[0-9]{1,9})")
PLAIN = re.compile(r"(-?[0-9]{1,2}(?:\.[0-9]{1,9})?)[\s;,]+(-?[0-9]{1,3}(?:\.[0-9]{1,9})?)")


class PointField(LineField):
    """« 43,6465 0,5855 » or « 43.6465, 0.5855 » as a `Point`, None when empty."""

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        found = FRENCH.fullmatch(text) or PLAIN.fullmatch(text)
        if not found:
            raise forms.ValidationError(_("Ces coordonnées ne se lisent pas. Exemple : 43,6465 0,5855"))
        point = Point(*(round(float(number.replace(",", ".")), DECIMALS) for number in found.groups()))
        if not territory_bounds().contains(point):
            raise forms.ValidationError(_("Ce lieu est hors de France métropolitaine : vérifiez les coordonnées."))
        return point


class PlaceForm(forms.Form):
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
    coordinates = PointField(
        label=_("Coordonnées du repère"),
        help_text=_("Latitude puis longitude, par exemple 43,6465 0,5855. Vide : le centre de la commune."),
        max_length=60,
        required=False,
    )
    confirmed = forms.CharField(max_length=60, required=False)
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

    def __init__(self, *args, commune, **kwargs):
        super().__init__(*args, **kwargs)
        self.commune = commune

    @cached_property
    def km_away(self):
        """How far the pin is from the commune, in km; 0 when it is inside or was not set."""
        point = self.cleaned_data.get("coordinates")
        return km_outside(point, self.commune) if point else 0

    @property
    def typed_coordinates(self):
        """The coordinates as typed: what a confirmation is about."""
        return " ".join(str(self["coordinates"].value() or "").split())

    @property
    def asks_to_confirm(self):
        """Whether the pin is far, so that the form asks if it is meant."""
        return self.is_bound and self.is_valid() is not None and bool(self.km_away)

    @property
    def is_confirmed(self):
        """Whether the person said that this very place is meant."""
        return bool(self.typed_coordinates) and self["confirmed"].value() == self.typed_coordinates

    def clean(self):
        cleaned = super().clean()
        if self.km_away and not self.is_confirmed:
            self.add_error("coordinates", self._question())
        if not cleaned.get("locality") and not cleaned.get("address"):
            self.add_error("locality", _("Indiquez le lieu-dit, ou le numéro et la rue."))
        return cleaned

    def _question(self):
        words = {"km": distance(self.km_away), "commune": with_de(self.commune.name)}
        return _("Le repère est à %(km)s de la commune %(commune)s : est-ce voulu ?") % words
