"""The hours of a row: kept when the engine understands them, told in words otherwise."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cms.core import hours
from map.importing.fields import shorten
from map.importing.hours_words import in_osm_words, names_days
from map.importing.places import Remark

ONLY_A_COMMENT = re.compile(r'\s*(?:open|unknown)?\s*"([^"]+)"\s*')
ALWAYS = re.compile(r"24/7|(Mo-Su )?00:00-24:00", re.IGNORECASE)
CODES = re.compile(r"\b(Mo|Tu|We|Th|Fr|Sa|Su|PH|off|sunday)\b|\d\d:\d\d")
CLOSED = re.compile(r"\s*(off|closed)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class CleanHours:
    """Hours as `opening_hours` text, or as a note in plain words, never both of the same."""

    opening_hours: str = ""
    note: str = ""
    remarks: tuple[Remark, ...] = ()


FRENCH_CLOCK = re.compile(r"\d\s?h", re.IGNORECASE)
"""« 9h30 »: everyday words, kept as they are unless they name their days."""


def clean_hours(text, kind):
    """Hours of a place of this kind; an opening nobody can vouch for stays « horaires à confirmer »."""
    if not text:
        return CleanHours()
    if comment := ONLY_A_COMMENT.fullmatch(text):
        return CleanHours(note=shorten(comment[1], hours.MAX_LENGTH))
    if kind in ("market", "farm_market") and ALWAYS.fullmatch(text):
        # The square or the hall is always open; the market is not.
        return CleanHours(
            remarks=(Remark(_("« ouvert 24 h sur 24 » ne convient pas à un marché : horaires à confirmer")),)
        )
    try:
        understood = hours.parse(text)
    except hours.InvalidHours as reason:
        return _translated(text) or _in_words(text, reason)
    if FRENCH_CLOCK.search(text):
        return _translated(text) or _in_words(text, understood.warnings[0])
    return _translated(text) or CleanHours(text, remarks=tuple(map(_warning, understood.warnings)))


def _translated(text):
    """Hours in everyday words or careless spelling, when they can be read without any doubt."""
    words = in_osm_words(text)
    try:
        if words == text or not names_days(words) or hours.parse(words).warnings:
            return None
    except hours.InvalidHours:
        return None
    remark = Remark(_("horaires « %(text)s » lus comme « %(words)s »") % {"text": text, "words": words})
    return CleanHours(words, remarks=(remark,))


def _in_words(text, reason):
    """A note: French words as they are, OpenStreetMap's syntax announced for what it is."""
    said, why = _("horaires gardés en toutes lettres : « %s »") % text, ""
    if CODES.search(text):
        text, why = _("Horaires d’origine\u00a0: %s") % text, f" ({reason})"
    return CleanHours(note=shorten(text, hours.MAX_LENGTH), remarks=(Remark(said + why),))


def _warning(text):
    return Remark(_("horaires à relire : %s") % text)


def says_closed(text):
    """Whether the hours are the way OpenStreetMap says that a place is closed for good."""
    return bool(CLOSED.fullmatch(text))
