"""Opening hours in the database and in forms: stored as text that the hours engine understands, or not at all."""

from django.core.exceptions import ValidationError
from django.db import models

from cms.core import hours


def validate_hours(text):
    """Refuses text that the hours engine cannot read, with its reason."""
    try:
        hours.parse(text)
    except hours.InvalidHours as error:
        raise ValidationError(str(error), code="invalid_hours") from error


class OpeningHoursField(models.CharField):
    """OpenStreetMap `opening_hours` text, at most 255 characters; empty when the hours are not known."""

    default_validators = [validate_hours]

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", hours.MAX_LENGTH)
        super().__init__(*args, **kwargs)
