"""« Où vous êtes »: a farm says that it moved, or where its pin should be."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cms.core.geo import Point
from espace_pro.inscription.forms.farm import CommuneField
from espace_pro.inscription.forms.fields import LineField
from espace_pro.inscription.forms.place import PlaceForm
from espace_pro.profile.forms import SectionForm


class WhereForm(SectionForm, PlaceForm):
    """« Où vous êtes »: the commune, the hamlet, the pin and what the public sees of it."""

    commune = CommuneField(label=_("Commune"), help_text=_("Son nom ou son code postal."))
    postcode = LineField(label=_("Code postal"), max_length=5, required=False)
    field_order = ["commune", "postcode", "locality", "address", "coordinates", "location_audience"]

    def __init__(self, *args, farm, **kwargs):
        super().__init__(*args, farm=farm, commune=farm.commune, **kwargs)

    def read(self):
        farm = self.farm
        return {
            "commune": farm.commune.name if farm.commune else "",
            "postcode": farm.postcode,
            "locality": farm.locality,
            "address": farm.address,
            "coordinates": f"{farm.latitude} {farm.longitude}".replace(".", ",") if farm.point else "",
            "location_audience": farm.location_audience,
        }

    @property
    def commune_shown(self):
        """The commune the map is about (`commune` is the name of a field in templates)."""
        return self.commune

    @property
    def opens_at(self):
        """Where the map opens (`Point`): the pin, else the middle of the commune."""
        return self.farm.point or Point(float(self.commune.latitude), float(self.commune.longitude))

    def clean_commune(self):
        """The pin is compared with the commune that was just typed."""
        self.commune = self.cleaned_data["commune"]
        return self.commune

    @cached_property
    def km_away(self):
        """Nothing to compare as long as no commune is known."""
        return super().km_away if self.commune else 0

    def apply(self):
        data = self.cleaned_data
        touched = [record for record in (self.farm, self.place) if record]
        for record in touched:
            for name in ("commune", "postcode", "locality", "address", "location_audience"):
                setattr(record, name, data[name])
            record.point = data["coordinates"]
        return touched
