"""A settled place beside the sale point it is or becomes."""

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from cms.core.confirmation import ConfirmedBy
from map.importing.columns import FRENCH_COLUMNS
from map.importing.places import Refused
from map.models import SalePoint

# The fields an import writes, and the column of a French spreadsheet that each comes from.
COLUMNS = {
    "kind": "kind",
    "title": "name",
    "locality": "locality",
    "address": "address",
    "postcode": "postcode",
    "description": "description",
    "opening_hours": "opening_hours",
    "hours_note": "opening_hours",
    "phone": "phone",
    "email": "email",
    "website": "website",
    "source": "source",
    "source_url": "source",
    "source_date": "confirmed_on",
    "confirmed_on": "confirmed_on",
}
EVERY_COLUMN = frozenset(FRENCH_COLUMNS)
FREE_FIELDS = ("commune", "slug")


def new_record(place, commune_name, taken_slugs):
    """An unsaved draft for a place, with an address of its own."""
    record = SalePoint(live=False, has_unpublished_changes=True, source_ref=place.ref)
    record.slug = _free_slug(place, commune_name, taken_slugs)
    taken_slugs.add(record.slug)
    return record


def fill(record, place, columns):
    """Write a place's values into a record; returns the French names of the fields that changed.

    `columns` are the columns that the file has: the fields of the others are left alone.
    """
    changed = []
    for name, column in COLUMNS.items():
        if column in columns and getattr(record, name) != getattr(place, name):
            setattr(record, name, getattr(place, name))
            changed.append(_field_name(name))
    if "confirmed_on" in columns:
        record.confirmed_by = ConfirmedBy.SOURCE if place.confirmed_on else ""
    if place.point != record.point and "latitude" in columns:
        before, record.point = record.point, place.point
        record.location_precision = "exact" if place.point else "commune"
        changed += [_("emplacement")] if before != record.point else []
    return changed


def validate(record):
    """Raise `Refused` with the model's own reasons when a record cannot be saved."""
    try:
        record.full_clean(exclude=FREE_FIELDS, validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        reasons = [f"{_field_name(name)} : {' '.join(texts)}" for name, texts in error.message_dict.items()]
        raise Refused(" ; ".join(reasons)) from error


def kept_by_a_person(record):
    """Whether someone has confirmed or edited this record since it was imported: an import does not touch it."""
    confirmed = record.confirmed_by not in ("", ConfirmedBy.SOURCE)
    return confirmed or bool(record.latest_revision and record.latest_revision.user_id)


def _field_name(name):
    if name not in COLUMNS and name != "location":
        return name
    return str(SalePoint._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def _free_slug(place, commune_name, taken):
    start = slugify(place.title)[:100].strip("-") or place.kind.replace("_", "-")
    with_city = f"{start}-{slugify(commune_name)[:30]}".strip("-")
    if start not in taken:
        return start
    slug, number = with_city, 2
    while slug in taken:
        slug, number = f"{with_city}-{number}", number + 1
    return slug
