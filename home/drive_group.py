"""Who could complete a group of producers that opens a drive: consenting farms around, by family of products.

Distances are those of public places (`Listing`): a farm that shows only its commune is found by its commune.
"""

from dataclasses import dataclass

from django import forms
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cms.core.forms import LenientForm
from map.models import Commune, Listing
from producers.models import ProducerPage, ProducerProduct, ProductFamily

RADIUS_KM = 20
FARMS_A_FAMILY = 8


class FamiliesField(forms.MultipleChoiceField):
    """Families by slug, less those that do not exist."""

    def clean(self, value):
        known = {slug for slug, _name in self.choices}
        return [slug for slug in self.to_python(value) if slug in known]


class DriveGroupForm(LenientForm):
    """Where the group is, and the families it already has."""

    commune = forms.CharField(label=_("Commune du retrait"), max_length=100, required=False)
    famille = FamiliesField(label=_("Ce que le groupe vend déjà"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["famille"].choices = [(family.slug, family.name) for family in self.families]

    @cached_property
    def families(self):
        """Every family, in the site's order."""
        return list(ProductFamily.objects.all())

    def clean_commune(self):
        """The commune meant, None when nothing was typed."""
        text = self.cleaned_data["commune"].strip()
        commune = Commune.objects.named(text).first() if text else None
        if text and commune is None:
            raise forms.ValidationError(_("Commune inconnue."))
        return commune

    @property
    def chosen(self):
        """The slugs of the families that the group has."""
        return self.asked.get("famille", [])


@dataclass(frozen=True)
class Farm:
    """A farm that agreed to be asked, and how far it is (km)."""

    producer: ProducerPage
    url: str
    commune_name: str
    distance_km: float


@dataclass(frozen=True)
class Gap:
    """A family that the group lacks, and the farms around that sell it, nearest first."""

    family: ProductFamily
    farms: tuple


def missing_families(commune, owned):
    """A `Gap` for each family whose slug is not owned, those with a farm first; four queries whatever there is."""
    farms = _consenting_farms(commune)
    lines = ProducerProduct.objects.filter(producer__in=farms).values_list("producer", "product__family")
    sellers = {}
    for producer, family in lines.distinct():
        sellers.setdefault(family, set()).add(producer)
    gaps = [
        Gap(family, tuple(farm for pk, farm in farms.items() if pk in sellers.get(family.pk, ()))[:FARMS_A_FAMILY])
        for family in ProductFamily.objects.exclude(slug__in=owned)
    ]
    return sorted(gaps, key=lambda gap: not gap.farms)


def _consenting_farms(commune):
    """Consenting producers by primary key, from the nearest public place of their own."""
    own = Q(kind="producer") | Q(sale_point__host=F("producers"))
    places = Listing.objects.near(float(commune.latitude), float(commune.longitude), RADIUS_KM)
    places = places.filter(own, producers__open_to_drive_groups=True).annotate(producer=F("producers"))
    nearest = {}
    for place in places:
        nearest.setdefault(place.producer, place)
    pages = ProducerPage.objects.visible().defer_streamfields().in_bulk(nearest)
    return {
        pk: Farm(pages[pk], place.url, place.commune_name, place.distance_km)
        for pk, place in nearest.items()
        if pk in pages
    }
