"""Who may see a contact field: one word, chosen field by field."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """From the widest to the narrowest audience."""

    PUBLIC = "public", _("tout le monde")
    BUYERS = "buyers", _("acheteurs de la restauration collective")
    SERVICE = "service", _("le service seulement")


class LocationAudience(models.TextChoices):
    """How precisely the public may see where a place is."""

    EXACT = "exact", _("le lieu exact")
    COMMUNE = "commune", _("la commune seulement")


def audience_field(default=Audience.PUBLIC):
    """The field that says who may see its neighbour of the same name."""
    return models.CharField(_("visible par"), max_length=10, choices=Audience.choices, default=default)


class ContactMixin(models.Model):
    """Telephone, e-mail and web site, each with its audience."""

    phone = models.CharField(_("téléphone"), max_length=20, blank=True)
    phone_audience = audience_field()
    email = models.EmailField(_("adresse électronique"), blank=True)
    email_audience = audience_field(Audience.SERVICE)
    website = models.URLField(_("site internet"), blank=True)
    website_audience = audience_field()

    class Meta:
        abstract = True


@dataclass(frozen=True)
class PublicFacts:
    """What anyone may know of a record's place and contact; coordinates in WGS 84 degrees."""

    address: str
    postcode: str
    latitude: float | None
    longitude: float | None
    precision: str
    phone: str
    email: str
    website: str


def public_facts(record, commune, blurred=False):
    """The one privacy rule: what a producer or a sale point lets everyone see.

    `blurred` hides the exact place whatever the record says, as for the sale at a farm that hides its own.

    `record` has the fields of `ContactMixin`, `LocationMixin` and an address; `commune` has the
    latitude, longitude and postcode that stand for a place that is not shown, or not known, exactly.
    """
    exact = not blurred and record.location_audience == LocationAudience.EXACT
    located = exact and record.latitude is not None and record.longitude is not None
    point = record if located else commune
    return PublicFacts(
        address=_lines(record.locality, record.address) if exact else "",
        postcode=(record.postcode if exact else "") or getattr(commune, "postcode", ""),
        latitude=None if point is None else float(point.latitude),
        longitude=None if point is None else float(point.longitude),
        precision=record.location_precision if located else "commune",
        **{name: getattr(record, name) if is_public(record, name) else "" for name in ("phone", "email", "website")},
    )


def is_public(record, field):
    """Whether everyone may see a contact field of a record."""
    return getattr(record, f"{field}_audience") == Audience.PUBLIC


def _lines(*parts):
    return ", ".join(part.strip() for part in parts if part and part.strip())
