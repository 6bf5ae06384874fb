"""Form fields for values of the map's query string."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.core.forms import EXPLAINED
from cms.core.geo import Box, territory_bounds
from map.kinds import KINDS

NUMBER = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{1,15})?")
HIGHEST, WIDEST = 20, 30
"""Degrees of latitude and longitude of the largest zone: more than the whole country on a wide screen."""


class KindsField(forms.MultipleChoiceField):
    """Kinds of place, as the pair of those we know, in the site's order, and of those we do not."""

    def __init__(self, **kwargs):
        super().__init__(choices=[(kind.code, kind.name) for kind in KINDS.values()], **kwargs)

    def clean(self, value):
        asked = set(self.to_python(value))
        return [code for code in KINDS if code in asked], sorted(asked - set(KINDS))


class ZoneField(forms.CharField):
    """« south,west,north,east » in decimal degrees (WGS 84), as a `Box` that meets the territory."""

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        numbers = text.replace(" ", "").split(",")
        if len(numbers) != 4 or not all(map(NUMBER.fullmatch, numbers)):
            raise refusal(_("Cette zone de la carte ne se lit pas : la recherche n’en tient pas compte."))
        box = Box(*map(float, numbers))
        if not (-90 <= box.south < box.north <= 90 and -180 <= box.west < box.east <= 180):
            raise refusal(_("Cette zone de la carte n’existe pas : la recherche n’en tient pas compte."))
        if box.north - box.south > HIGHEST or box.east - box.west > WIDEST:
            raise refusal(_("Cette zone de la carte est trop grande : la recherche n’en tient pas compte."))
        if not box.meets(territory_bounds()):
            raise refusal(_("Cette zone est hors de France métropolitaine : la recherche n’en tient pas compte."))
        return box


def refusal(sentence):
    """An error that says all in one sentence."""
    return forms.ValidationError(sentence, code=EXPLAINED)
