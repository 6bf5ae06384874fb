"""A record as the public sees it, in a few lines, to be read before saying that it is still true."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from cms.core import hours
from cms.core.audience import LocationAudience, public_facts
from cms.core.templatetags.ui import phone
from espace_pro.places.rooms import exceptions_of
from map.changes import changes_in_words
from producers.models import ProducerPage


@dataclass(frozen=True)
class Shown:
    """A record: its title, the address of its page, and what it says as `(label, text)`."""

    record: object
    lines: list

    @property
    def url(self):
        """Where it is read in full: a place of a farm on the farm's page."""
        farm = self.record if isinstance(self.record, ProducerPage) else self.record.host
        return farm.url if farm and farm.live else self.record.get_absolute_url()


def shown(record):
    """What everyone reads of a `ProducerPage` or `SalePoint`; nothing that is not public."""
    facts = public_facts(record, record.commune, blurred=is_at_a_hidden_farm(record))
    town = record.commune.name if record.commune else ""
    place = ", ".join(filter(None, [facts.address, f"{facts.postcode} {town}".strip()]))
    lines = [
        *_own_lines(record),
        (_("Adresse"), place),
        (_("Téléphone"), phone(facts.phone) if facts.phone else ""),
        (_("Adresse électronique"), facts.email),
        (_("Site internet"), facts.website),
    ]
    return Shown(record, [(label, text) for label, text in lines if text])


def is_at_a_hidden_farm(record):
    """Whether a place is at a farm that does not show where it is."""
    host = getattr(record, "host", None)
    return bool(host) and host.location_audience != LocationAudience.EXACT


def _own_lines(record):
    if isinstance(record, ProducerPage):
        return [
            (_("En une phrase"), record.standfirst),
            (_("Produits"), ", ".join(record.product_names)),
            (_("Infos pratiques"), "\n".join(record.practical_lines)),
        ]
    changes = changes_in_words(exceptions_of(record), timezone.localdate())
    return [
        (_("Horaires"), hours_of(record)),
        (_("Fermetures et changements"), "\n".join(change.sentence for change in changes)),
        (_("Produits"), ", ".join(product.name for product in record.products.all())),
        (_("Commander"), record.order_url),
    ]


def hours_of(place):
    """The usual hours of a `SalePoint` in words, and their note."""
    said = hours.describe(place.opening_hours) if place.opening_hours else _("pas d’horaires indiqués")
    return "\n".join(filter(None, [said, place.hours_note]))
