"""The map on a partner's site: what a frame may be asked, its readable colour and the code to copy."""

from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from cms.core.forms import LenientForm
from map.search import ListingSearch

WITH_MAP, LIST_ONLY = "carte", "liste"
DEFAULT_HEIGHT = 640
HEIGHTS = (300, 3000)
CONTRAST = 4.5
GROUNDS = ("fdfcf8", "ffffff", "eaf1f6", "fff0bf")
"""What links lie on in a frame: paper, surface, a band, the chosen place."""
FILTERS = ("q", "type", "produit", "label", "ouvert")


class EmbedForm(LenientForm):
    """How a frame looks: its colour, with or without the map, its height in pixels."""

    couleur = forms.CharField(
        label=_("Couleur des liens et des boutons"),
        required=False,
        validators=[
            RegexValidator(r"^#?[0-9a-fA-F]{6}\Z", _("Une couleur s’écrit avec six chiffres ou lettres de A à F."))
        ],
    )
    affichage = forms.ChoiceField(
        label=_("Présentation"),
        choices=[(WITH_MAP, _("La liste et la carte")), (LIST_ONLY, _("La liste seule"))],
        required=False,
    )
    hauteur = forms.IntegerField(
        label=_("Hauteur du cadre, en pixels"), min_value=HEIGHTS[0], max_value=HEIGHTS[1], required=False
    )

    def clean_couleur(self):
        """Six lower-case hexadecimal digits, or nothing."""
        return self.cleaned_data["couleur"].removeprefix("#").lower()


class Frame:
    """A frame on a partner's site: the places it shows and how, from a query string."""

    def __init__(self, query):
        self.search = ListingSearch(query)
        self.form = EmbedForm(query)
        self.colour = readable(self.form.asked.get("couleur", ""))
        self.has_map = self.form.asked.get("affichage") != LIST_ONLY
        self.height = self.form.asked.get("hauteur") or DEFAULT_HEIGHT

    @cached_property
    def query_string(self):
        """What was understood, in the fewest words: the query of the frame."""
        asked, pairs = self.search.query, []
        for name in FILTERS:
            pairs += [(name, value) for value in asked.getlist(name) if value and self.search.asked.get(name)]
        if self.search.commune:
            pairs += [("commune", self.search.commune.code_insee), ("rayon", f"{self.search.radius_km:g}")]
        if self.colour:
            pairs.append(("couleur", self.colour))
        if not self.has_map:
            pairs.append(("affichage", LIST_ONLY))
        return urlencode(pairs)

    @property
    def path(self):
        """Its address on this site."""
        return f"{reverse('embed')}?{self.query_string}" if self.query_string else reverse("embed")

    @property
    def notices(self):
        """What was not understood of filters and looks, a sentence each."""
        return self.search.notices + self.form.notices

    @property
    def is_darkened(self):
        """Whether the colour asked for was too pale to be read."""
        return bool(self.colour) and self.colour != self.form.asked["couleur"]

    def code(self, title):
        """The lines to copy into a page: a frame of a fixed height, and a script that fits it to its content."""
        frame = (
            '<iframe src="{}{}" title="{}" width="100%" height="{}" loading="lazy" style="border:0" '
            "data-fait-dans-le-gers></iframe>"
        )
        lines = format_html(frame, settings.BASE_URL, self.path, title, self.height)
        script = format_html('<script src="{}{}" defer></script>', settings.BASE_URL, reverse("embed_height"))
        return f"{lines}\n{script}"


def readable(colour):
    """The closest darker shade of a colour (six hexadecimal digits) that can be read on every ground of a frame."""
    shades = [int(colour[start : start + 2], 16) for start in range(0, len(colour), 2)]
    while shades and min(contrast(shades, rgb(ground)) for ground in GROUNDS) < CONTRAST:
        shades = [int(shade * 0.96) for shade in shades]
    return "".join(f"{shade:02x}" for shade in shades)


def rgb(colour):
    """Red, green and blue, 0 to 255, of six hexadecimal digits."""
    return list(bytes.fromhex(colour))


def contrast(one, other):
    """Contrast ratio of two colours (WCAG 2.2)."""
    dark, light = sorted([_luminance(one), _luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour):
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in (c / 255 for c in colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
