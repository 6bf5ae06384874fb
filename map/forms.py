"""What a visitor may ask of the map: every filter is a value of the query string."""

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cms.core.forms import LenientForm
from cms.core.geo import territory_bounds
from map.fields import KindsField, ZoneField, refusal
from producers.models import Label, ProductFamily

RADII = (5, 10, 15, 20, 30, 50, 100)
DEFAULT_RADIUS = 30
BY_DISTANCE, BY_NAME = "distance", "nom"
SORTS = ((BY_DISTANCE, _("du plus proche au plus lointain")), (BY_NAME, _("de A à Z")))
NOW = "maintenant"
YEARS = range(2000, 2101)
"""Opening hours are worked out from one day to the next: at the ends of the calendar there is none."""

SWAPPED = _("Latitude et longitude semblent inversées : la recherche ne tient pas compte de cette position.")
ABROAD = _("Cette position est hors de France métropolitaine : la recherche n’en tient pas compte.")


class InstantField(forms.CharField):
    """« maintenant » or a local ISO time, as an aware datetime."""

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        if text == NOW:
            return timezone.localtime()
        try:
            instant = datetime.fromisoformat(text)
        except ValueError as error:
            raise forms.ValidationError(_("Instant inconnu.")) from error
        if instant.year not in YEARS:
            raise forms.ValidationError(_("Instant inconnu."))
        return instant if timezone.is_aware(instant) else timezone.make_aware(instant)


class ListingFilterForm(LenientForm):
    """Words, place, kinds, product, label and opening of the places looked for."""

    q = forms.CharField(label=_("Que cherchez-vous ?"), max_length=200, required=False)
    commune = forms.CharField(label=_("Où ?"), max_length=100, required=False)
    lat = forms.FloatField(label=_("latitude"), min_value=-90, max_value=90, required=False)
    lng = forms.FloatField(label=_("longitude"), min_value=-180, max_value=180, required=False)
    rayon = forms.FloatField(label=_("Dans un rayon de"), min_value=0, max_value=500, required=False)
    zone = ZoneField(label=_("Zone de la carte"), max_length=100, required=False)
    tri = forms.ChoiceField(label=_("Trier"), choices=SORTS, required=False)
    type = KindsField(label=_("Lieu de vente"), required=False)
    produit = forms.SlugField(label=_("Produit"), max_length=60, required=False)
    label = forms.SlugField(label=_("Signe de qualité"), max_length=60, required=False)
    ouvert = InstantField(label=_("Ouvert"), max_length=32, required=False)

    @cached_property
    def families(self):
        """Families and their products, to choose from."""
        return list(ProductFamily.objects.prefetch_related("products"))

    @cached_property
    def labels(self):
        """Labels to choose from."""
        return list(Label.objects.all())

    def clean_type(self):
        """The kinds we know; the others are ignored, with a notice."""
        known, unknown = self.cleaned_data["type"]
        if unknown:
            self.ignored.append("type")
        return known

    def clean_produit(self):
        """A product or family that exists."""
        slug = self.cleaned_data["produit"]
        if slug and slug not in self.product_names:
            raise forms.ValidationError(_("Produit inconnu."))
        return slug

    def clean_label(self):
        """A label that exists."""
        slug = self.cleaned_data["label"]
        if slug and slug not in self.label_names:
            raise forms.ValidationError(_("Signe inconnu."))
        return slug

    def clean(self):
        """A position of ours, or a plain sentence."""
        asked = super().clean()
        point = (asked.get("lat"), asked.get("lng"))
        bounds = territory_bounds()
        if None not in point and not bounds.contains(point):
            swapped = bounds.contains(point[::-1])
            self.add_error("lat", refusal(SWAPPED if swapped else ABROAD))
        return asked

    @property
    def product_names(self):
        """Families and products by slug."""
        names = {product.slug: product.name for family in self.families for product in family.products.all()}
        return names | {family.slug: family.name for family in self.families}

    @property
    def label_names(self):
        """Labels by slug."""
        return {label.slug: label.name for label in self.labels}
