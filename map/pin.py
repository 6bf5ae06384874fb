"""Where something is, as a form asks it: a commune in words, and a pin set by hand, by keyboard or in numbers.

A form mixes `PinForm` in; its template includes `components/pin.html`, its page loads `js/pin.js`. A pin far from the
land of the commune is asked about once; without scripts all is the same, less the drawing.
"""

import re

from django import forms
from django.conf import settings
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cms.core.fields import LineField
from cms.core.geo import DECIMALS, Point, territory_bounds
from cms.core.templatetags.ui import distance
from cms.core.text import with_de
from map.outline import km_outside
from map.place_names import whole_name

FRENCH = re.compile(r"(-?[0-9]{1,3},[0-9]{1,9})[\s;,]+(-?[0-9]{1,3},[0-9]{1,9})")
PLAIN = re.compile(r"(-?[0-9]{1,3}\.[0-9]{1,9})[\s;,]+(-?[0-9]{1,3}\.[0-9]{1,9})")


def place_said(text):
    """What « En Castéra, Samatan » says: its `Commune` or None, its hamlet, and other communes one may mean."""
    commune, others = whole_name(text)
    hamlet, _comma, rest = text.rpartition(",")
    if commune or not hamlet:
        return commune, "", others
    commune, others = whole_name(rest)
    return commune, hamlet.strip() if commune else "", others


class CommuneField(LineField):
    """A commune as one types it: name, postal code, or both; suggested while one types where scripts run."""

    def __init__(self, **kwargs):
        super().__init__(max_length=100, **kwargs)
        self.widget.attrs |= {"autocomplete": "address-level2", "data-communes": ""}

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        commune, _hamlet, others = place_said(text)
        if commune is None:
            raise forms.ValidationError(_unknown(text, others))
        return commune


def _unknown(text, others):
    """Why a commune was not understood, and what one may have meant."""
    if others:
        names = " ; ".join(commune.label for commune in others)
        return _("Quelle commune est-ce ? Écrivez-la ainsi : %(names)s.") % {"names": names}
    sentence = _("Nous ne connaissons pas « %(text)s ». Écrivez le nom de la commune ou son code postal.")
    return sentence % {"text": text}


class PointField(LineField):
    """« 43,6465 0,5855 » or « 43.6465, 0.5855 » as a `Point`; None when empty. `coordinates.js` reads the same."""

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        found = FRENCH.fullmatch(text) or PLAIN.fullmatch(text)
        if not found:
            raise forms.ValidationError(_("Ces coordonnées ne se lisent pas. Exemple : 43,6465 0,5855"))
        point = Point(*(round(float(number.replace(",", ".")), DECIMALS) for number in found.groups()))
        if territory_bounds().contains(point):
            return point
        if territory_bounds().contains(point[::-1]):
            raise forms.ValidationError(_("Latitude et longitude semblent inversées : la latitude vient en premier."))
        raise forms.ValidationError(_("Ce lieu est hors de France métropolitaine : vérifiez les coordonnées."))


class PinForm(forms.Form):
    """A pin beside a commune: `coordinates` (`Point` or None), and whether one far away is meant."""

    coordinates = PointField(
        label=_("Coordonnées du repère"),
        help_text=_("Latitude puis longitude, par exemple 43,6465 0,5855. Sans repère, nous retenons la commune."),
        max_length=60,
        required=False,
    )
    confirmed = forms.CharField(max_length=60, required=False)

    @property
    def pin_commune(self):
        """The `Commune` that the pin is compared with, None as long as none was understood."""
        return getattr(self, "cleaned_data", {}).get("commune")

    @property
    def tiles(self):
        """The address of pictures of the land and whom they are from, None where the site has none."""
        return {"url": settings.TILE_URL, "attribution": settings.TILE_ATTRIBUTION} if settings.TILE_URL else None

    @cached_property
    def km_away(self):
        """How far the pin is from the commune, in km; 0 when it is inside, not set, or the commune unknown."""
        point = self.cleaned_data.get("coordinates")
        return km_outside(point, self.pin_commune) if point and self.pin_commune else 0

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
            words = {"km": distance(self.km_away), "commune": with_de(self.pin_commune.name)}
            question = _("Le repère est à %(km)s de la commune %(commune)s : est-ce voulu ?")
            self.add_error("coordinates", question % words)
        return cleaned
