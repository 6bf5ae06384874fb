"""Days when a place is not as usual, in words: « Fermé du 5 au 19 août », « Déplacé le samedi 12 : sous la halle »."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cms.core import hours
from cms.core.hours import french

CLOSED, HOURS, MOVED = "closed", "hours", "moved"


@dataclass(frozen=True)
class Change:
    """A dated change: what and when, then the reason or the place somebody wrote."""

    sentence: str
    note: str = ""


def changes_in_words(exceptions, today):
    """The changes that are not over (`Change` list), soonest first; `exceptions` are `hours.OpeningException`."""
    coming = [each for each in exceptions if each.ends_on >= today]
    return [_change(each, today) for each in sorted(coming, key=lambda each: (each.starts_on, each.ends_on))]


def period(start, end, today):
    """« le samedi 28 novembre », « du 5 au 19 août », « du 28 décembre au 3 janvier 2027 »."""
    far = end.year != today.year
    if start == end:
        return f"le {hours.DAY_NAMES[start.weekday()]} {french.day_of_month(start, year=far)}"
    first = french.day_of_month(start, year=start.year not in (end.year, today.year))
    if (start.year, start.month) == (end.year, end.month):
        first = "1er" if start.day == 1 else str(start.day)
    return f"du {first} au {french.day_of_month(end, year=far)}"


def _change(each, today):
    when = period(each.starts_on, each.ends_on, today)
    usual = hours.describe(each.opening_hours) if each.opening_hours else ""
    usual = usual[:1].lower() + usual[1:]
    if each.kind == CLOSED:
        return Change(_("Fermé %s") % when, each.note)
    if each.kind == MOVED:
        return Change(_("Déplacé %s") % when + (f", {usual}" if usual else ""), each.note)
    return Change(_("Autres horaires %s") % when + _(" : %s") % (usual or _("à confirmer")), each.note)
