"""« Vos horaires sont-ils toujours bons ? », on the dashboard, until the farm has said so lately."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from espace_pro.freshness.services import live_records_of
from espace_pro.freshness.shown import hours_of

QUIET = timedelta(days=30)
"""How long nothing is asked after an answer."""


@dataclass(frozen=True)
class Banner:
    """What a farm is asked: its hours in words, and the oldest confirmation (None: one was never given)."""

    hours: list
    confirmed_on: object


def banner_for(farm):
    """The `Banner` of a farm, None when it confirmed all lately or is not online."""
    records = live_records_of(farm)
    days = [record.confirmed_on for record in records]
    if not farm.live or (all(days) and min(days) > timezone.localdate() - QUIET):
        return None
    return Banner([hours_of(place) for place in records if place != farm], min(days) if all(days) else None)
