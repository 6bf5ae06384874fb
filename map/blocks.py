"""Places inside a page: the list that the map would show for the same filters, as it is today."""

from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from map.forms import DEFAULT_RADIUS, RADII
from map.kinds import KINDS
from map.models import Commune
from map.search import ListingSearch, of_the_minute
from map.territory import markers
from producers import catalogue

NUMBER = 6
DRAWN = 400
"""Places looked at for the drawing, which shows far fewer."""


def kind_choices():
    """Kinds of place an editor may ask for."""
    return [(kind.code, kind.plural) for kind in KINDS.values()]


def product_choices():
    """Families, each with its products."""
    return [
        (family.name, [(family.slug, _("%s, tous les produits") % family.name)]
         + [(product.slug, product.name) for product in family.products.all()])
        for family in catalogue.families()
    ]  # fmt: skip


def label_choices():
    """Signs, brands and networks."""
    return [(label.slug, label.name) for label in catalogue.labels()]


class PlacesValue(blocks.StructValue):
    """Filters of the map, as an editor chose them."""

    @property
    def map_query(self):
        """The same filters in the address of the map."""
        commune = self.get("commune") or ""
        pairs = [("type", code) for code in self.get("kinds") or []]
        pairs += [("produit", self.get("product")), ("label", self.get("label")), ("commune", commune)]
        pairs += [("rayon", self.get("radius"))] if commune else []
        return urlencode([(name, value) for name, value in pairs if value])


class SlugBlock(blocks.ChoiceBlock):
    """A choice that is read as it was written: to show a page, the list one chose from is not needed."""

    def to_python(self, value):
        return value


class PlacesBlock(blocks.StructBlock):
    """The places that answer filters: a list that follows the records by itself."""

    title = blocks.CharBlock(label=_("Titre"), max_length=120, help_text=_("Par exemple : « Les drives du Gers »."))
    kinds = blocks.MultipleChoiceBlock(
        choices=kind_choices,
        required=False,
        label=_("Types de lieu"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Aucun choix : tous les types."),
    )
    product = SlugBlock(choices=product_choices, required=False, label=_("Produit"))
    label = SlugBlock(choices=label_choices, required=False, label=_("Signe de qualité"))
    commune = blocks.CharBlock(
        label=_("Autour de"), required=False, max_length=100, help_text=_("Une commune ou un code postal.")
    )
    radius = SlugBlock(
        choices=[(str(radius), f"{radius}\u00a0km") for radius in RADII],
        default=str(DEFAULT_RADIUS),
        label=_("Dans un rayon de"),
    )
    number = blocks.IntegerBlock(label=_("Nombre de lieux montrés"), default=NUMBER, min_value=1, max_value=12)
    show_map = blocks.BooleanBlock(label=_("Montrer le dessin du territoire"), required=False, default=True)

    class Meta:
        icon = "site"
        label = _("Lieux de vente")
        template = "blocks/places.html"
        description = _("Les lieux qui correspondent à des filtres, toujours à jour")
        value_class = PlacesValue
        preview_value = {"title": "Les marchés du Gers", "kinds": ["market"], "number": 3, "show_map": True}

    def clean(self, value):
        value = super().clean(value)
        commune = value.get("commune")
        if commune and not Commune.objects.named(commune).exists():
            problem = ValidationError(_("Nous ne connaissons pas cette commune. Vérifiez son nom ou son code postal."))
            raise blocks.StructBlockValidationError({"commune": problem})
        return value

    def get_context(self, value, parent_context=None):
        return super().get_context(value, parent_context=parent_context) | {"selection": select(value)}


def select(value):
    """What a block shows in two queries: its `places`, `markers` for the drawing, and the `count` of all that answer.

    No count (None) when there are more than the drawing looks at.
    """
    return of_the_minute(_select, value.map_query, value.get("number") or NUMBER, bool(value.get("show_map")))


def _select(query, number, is_drawn):
    search = ListingSearch(QueryDict(query))
    places = search.cards(search.listings[:number])
    if not (places and is_drawn):
        return {"places": places, "count": search.listings.count(), "markers": []}
    points = list(search.listings.values_list("kind", "latitude", "longitude")[: DRAWN + 1])
    return {"places": places, "count": len(points) if len(points) <= DRAWN else None, "markers": markers(points)}
