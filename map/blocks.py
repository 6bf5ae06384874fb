"""Places inside a page: the list that the map would show for the same filters, as it is today."""

from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from map.forms import DEFAULT_RADIUS, RADII
from map.kinds import KINDS
from map.models import Commune
from map.search import ListingSearch
from map.territory import markers
from producers.models import Label, ProductFamily

NUMBER = 6
DRAWN = 400
"""Places looked at for the drawing, which shows far fewer."""


def kind_choices():
    """Kinds of place an editor may ask for."""
    return [(kind.code, kind.plural) for kind in KINDS.values()]


def product_choices():
    """Families, each with its products."""
    families = ProductFamily.objects.prefetch_related("products")
    return [
        (family.name, [(family.slug, _("%s, tous les produits") % family.name)]
         + [(product.slug, product.name) for product in family.products.all()])
        for family in families
    ]  # fmt: skip


def label_choices():
    """Signs, brands and networks."""
    return [(label.slug, label.name) for label in Label.objects.all()]


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


class PlacesBlock(blocks.StructBlock):
    """The places that answer filters: a list that follows the records by itself."""

    title = blocks.CharBlock(label=_("Titre"), max_length=120, help_text=_("Par exemple : « Les drives du Gers »."))
    kinds = blocks.MultipleChoiceBlock(
        choices=kind_choices,
        required=False,
        label=_("Types de lieu"),
        help_text=_("Aucun choix : tous les types. Maintenez la touche Ctrl pour en choisir plusieurs."),
    )
    product = blocks.ChoiceBlock(choices=product_choices, required=False, label=_("Produit"))
    label = blocks.ChoiceBlock(choices=label_choices, required=False, label=_("Signe de qualité"))
    commune = blocks.CharBlock(
        label=_("Autour de"), required=False, max_length=100, help_text=_("Une commune ou un code postal.")
    )
    radius = blocks.ChoiceBlock(
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
    """What a block shows: its `places`, the `count` of all that answer, and `markers` for the drawing."""
    found = ListingSearch(QueryDict(value.map_query)).listings
    places = list(found.for_cards()[: value.get("number") or NUMBER])
    points = found.values_list("kind", "latitude", "longitude")[:DRAWN] if places and value.get("show_map") else []
    return {"places": places, "count": found.count(), "markers": markers(points)}
