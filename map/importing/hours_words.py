"""Hours in everyday words → OpenStreetMap syntax: « samedi 8h-12h30 » → « Sa 08:00-12:30 ». Pure."""

import re

from map.importing.fields import plain

DAYS = {
    "Mo": "lundis?|lun|monday|mon",
    "Tu": "mardis?|mar|tuesday|tues|tue",
    "We": "mercredis?|mer|wednesday|wed",
    "Th": "jeudis?|jeu|thursday|thurs|thu",
    "Fr": "vendredis?|ven|friday|fri",
    "Sa": "samedis?|sam|saturday|sat",
    "Su": "dimanches?|dim|sunday|sun",
}
FRENCH_MONTHS = (
    *("janvier", "fevrier", "mars", "avril", "mai", "juin"),
    *("juillet", "aout", "septembre", "octobre", "novembre", "decembre"),
)
MONTHS = dict(
    zip(
        FRENCH_MONTHS,
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
        strict=True,
    )
)
DAY = "(?:Mo|Tu|We|Th|Fr|Sa|Su)"
MONTH = f"(?:{'|'.join(MONTHS.values())})"
RANGE = r"\s*(?:\bau\b|\ba\b|-|–|—)\s*"
STEPS = [
    (re.compile(r"\btous les jours\b|\b7\s?j(?:ours)?\s?(?:/|sur)\s?7(?:\s?j(?:ours)?)?\b"), "Mo-Su"),
    *((re.compile(rf"\b(?:{words})\b"), code) for code, words in DAYS.items()),
    *((re.compile(rf"\b{word}\b"), code) for word, code in MONTHS.items()),
    (re.compile(r"\b(\d{1,2})\s?h\s?(\d\d)\b"), r"\1:\2"),
    (re.compile(r"\b(\d{1,2})\s?h(?:eures?)?\b"), r"\1:00"),
    (re.compile(r"(?<![\d:])(\d:\d\d)"), r"0\1"),
    (re.compile(r"\b(?:de|du|d|le|les|tous)\b'?|’"), " "),
    (re.compile(rf"(?<=\d){RANGE}(?=\d)"), "-"),
    (re.compile(rf"\b({DAY}|{MONTH}){RANGE}(?=(?:{DAY}|{MONTH})\b)"), r"\1-"),
    (re.compile(rf"\b({DAY})\s*(?:,|\bet\b)\s*(?={DAY}\b)"), r"\1,"),
    (re.compile(r"(\d\d:\d\d)\s*(?:,|\bet\b)\s*(?=\d)"), r"\1,"),
    (re.compile(rf"(\d\d:\d\d)\s*(?:,|\bet\b|/|\n)\s*(?={DAY}\b)"), r"\1; "),
    (re.compile(rf"({DAY}(?:[-,]{DAY})*)\s*:\s*"), r"\1 "),
    (re.compile(r"\s+"), " "),
]


def in_osm_words(text):
    """The same hours in OpenStreetMap's words, the text itself when there is nothing to translate."""
    words = _lower(text)
    for pattern, replacement in STEPS:
        words = pattern.sub(replacement, words)
    return words.strip(" .")


def names_days(words):
    """Whether hours in OpenStreetMap's words say on which days: « 9h-12h » alone does not mean every day."""
    return re.search(DAY, words) is not None


def _lower(text):
    """Without accents nor capitals, but for the codes of days and months that are already OpenStreetMap's."""
    codes = re.compile(rf"\b({DAY}|{MONTH}|PH)\b", re.IGNORECASE)
    return codes.sub(lambda found: found[1].upper() if found[1].upper() == "PH" else found[1].capitalize(), plain(text))
