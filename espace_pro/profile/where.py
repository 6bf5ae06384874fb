"""« Où vous êtes »: a farm says that it moved, or where its pin should be."""

from django.utils.translation import gettext_lazy as _

from cms.core.fields import LineField
from espace_pro.inscription.forms.place import PlaceForm
from espace_pro.profile.forms import SectionForm
from map.pin import CommuneField


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

    def clean_commune(self):
        """The pin is compared with the commune that was just typed."""
        self.commune = self.cleaned_data["commune"]
        return self.commune

    def apply(self):
        data = self.cleaned_data
        touched = [record for record in (self.farm, self.place) if record]
        for record in touched:
            for name in ("commune", "postcode", "locality", "address", "location_audience"):
                setattr(record, name, data[name])
            record.point = data["coordinates"]
        return touched
