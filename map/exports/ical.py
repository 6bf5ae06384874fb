"""Openings of a place, and dates of a producer, as calendars one subscribes to."""

from datetime import date, datetime, time

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.core import hours


def place_calendar(listing):
    """The openings of a `Listing` over the next twelve months."""
    return hours.calendar_of(
        listing.title, _events(listing, listing.opening_hours, listing.title), timezone.localdate()
    )


def producer_calendar(producer, places):
    """When and where a producer sells; `places` are listings with `sale_point.own_attendances`."""
    events = []
    for place in places:
        own = next(iter(place.sale_point.own_attendances), None)
        text = (own and own.opening_hours) or place.opening_hours
        title = _("%(producer)s, %(place)s") % {"producer": producer.title, "place": place.title}
        title = producer.title if place.title == producer.title else title
        events += _events(place, text, title, own and own.ends_on, own.dated_exceptions if own else ())
    return hours.calendar_of(producer.title, events, timezone.localdate())


def _events(listing, text, title, ends_on=None, absences=()):
    """Events from this year's first day, so that each keeps its name; only series that are not over.

    None where hours are believed no more.
    """
    if not listing.is_believed:
        return []
    today = timezone.localdate()
    last = min(filter(None, (date(today.year + 1, today.month, min(today.day, 28)), ends_on)))
    stamp = datetime.combine(today, time.min, hours.PARIS)
    place = {
        "location": ", ".join(filter(None, (listing.address, f"{listing.postcode} {listing.commune_name}".strip()))),
        "url": f"{settings.BASE_URL}{listing.url}",
        "description": listing.hours_note,
    }
    return [
        hours.to_ical(series, listing.ref, title, stamp, **place)
        for series in hours.series_between(text, date(today.year, 1, 1), last, (*listing.dated_exceptions, *absences))
        if series.last_day >= today
    ]
