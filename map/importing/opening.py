"""The hours of a row: kept when the engine understands them, told in words otherwise."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cms.core import hours
from map.importing.fields import shorten
from map.importing.places import Remark

LONGEST = 255
ONLY_A_COMMENT = re.compile(r'\s*(?:open|unknown)?\s*"([^"]+)"\s*')
ALWAYS = re.compile(r"24/7|(Mo-Su )?00:00-24:00", re.IGNORECASE)
CLOSED = re.compile(r"\s*(off|closed)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class CleanHours:
    """Hours as `opening_hours` text, or as a note in plain words, never both of the same."""

    opening_hours: str = ""
    note: str = ""
    remarks: tuple[Remark, ...] = ()


def clean_hours(text, kind):
    """Hours of a place of this kind; an opening nobody can vouch for stays « horaires à confirmer »."""
    if not text:
        return CleanHours()
    if comment := ONLY_A_COMMENT.fullmatch(text):
        return CleanHours(note=shorten(comment[1], LONGEST))
    if kind in ("market", "farm_market") and ALWAYS.fullmatch(text):
        # The square or the hall is always open; the market is not.
        return CleanHours(remarks=(Remark(_("« ouvert 24 h sur 24 » ne convient pas à un marché : horaires à confirmer")),))
    if len(text) <= LONGEST and is_understood(text):
        return CleanHours(text)
    note = shorten(_("Horaires d’origine : %s") % text, LONGEST)
    return CleanHours(note=note, remarks=(Remark(_("horaires incompris, gardés en toutes lettres : « %s »") % text),))


def says_closed(text):
    """Whether the hours are the way OpenStreetMap says that a place is closed for good."""
    return bool(CLOSED.fullmatch(text))


def is_understood(text):
    """Whether the hours engine reads this text."""
    try:
        hours.parse(text)
    except ValueError:
        return False
    return True
