"""The moments one may ask for, as the query string and the form say them."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.core import hours

NOW, TODAY, TOMORROW, A_DAY = "maintenant", "aujourdhui", "demain", "jour"
CHOICES = (
    ("", _("peu importe")),
    (NOW, _("maintenant")),
    (TODAY, _("aujourd’hui")),
    (TOMORROW, _("demain")),
    (A_DAY, _("un jour précis…")),
)
YEARS = range(2000, 2101)
"""Opening hours are worked out from one day to the next: at the ends of the calendar there is none."""
DATE_LENGTH = len("2026-11-28")


def moment_of(text):
    """The `Moment` that a text names: « maintenant », a day, a local ISO date or time; raises ValueError."""
    now = timezone.localtime()
    if text == NOW:
        return hours.now_at(now)
    if text == TODAY:
        return hours.rest_of_day(now)
    if text == TOMORROW:
        return hours.whole_day(now.date() + timedelta(days=1))
    if len(text) <= DATE_LENGTH:
        return moment_on(date.fromisoformat(text))
    return _instant(datetime.fromisoformat(text))


def moment_on(day=None, clock=None):
    """The `Moment` of a day (today by default) and a time, of the whole day without one; raises ValueError."""
    day = day or timezone.localdate()
    if clock:
        return _instant(datetime.combine(day, clock))
    if day.year not in YEARS:
        raise ValueError(day)
    return hours.whole_day(day)


def _instant(instant):
    if instant.year not in YEARS:
        raise ValueError(instant)
    aware = instant if timezone.is_aware(instant) else timezone.make_aware(instant)
    return hours.Moment(timezone.localtime(aware).replace(second=0, microsecond=0))
