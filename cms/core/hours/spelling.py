"""From what people write to spelling that the grammar reads in one way only, or a refusal in plain French."""

import re

from .corrections import NBSP, SPARE, WEEKDAYS, correct, with_each_month

MAX_LENGTH = 255
SUN = ("sunrise", "sunset", "dawn", "dusk")
STATES = {"open": "open", "off": "closed", "closed": "closed", "unknown": "unknown"}

_EVENT = "|".join(SUN)
POINT = rf"(?:\d{{1,2}}:\d{{2}}|(?:{_EVENT})|\((?:{_EVENT})\s*[+-]\s*\d{{1,2}}:\d{{2}}\))"
SPAN = rf"{POINT}(?:-{POINT}\+?|\+)"

_QUOTED = re.compile(r'("[^"]*")')
_ENDS_A_RULE = re.compile(rf"(?:{POINT}\+?|24/7|\b(?:{'|'.join(STATES)}))$", re.IGNORECASE)
_STARTS_A_TIME = re.compile(rf"{POINT}", re.IGNORECASE)
_DAY = rf"(?:{'|'.join(WEEKDAYS)})"
_HOLIDAY_AND_DAY = re.compile(rf"\bPH\s+{_DAY}\b|\b{_DAY}\s+PH\b")
_TWELVE_HOUR_CLOCK = re.compile(r"(?<![\d:])\d:\d{2}-\d:\d{2}(?!\d)")

_OTHER_NAMES = {"thu": "Th", "mi": "We", "do": "Th", "so": "Su"}
"""Names of days that may mean another one: never put right, only told."""


class InvalidHours(ValueError):  # noqa: N818
    """Text that cannot be read as opening hours; its message tells why, in plain French."""


def clean(text: str) -> tuple[str, list[str]]:
    """The same hours with one spelling, and warnings in French; raises InvalidHours for what is never right."""
    text = text.strip()
    _refuse(text)
    warnings = []
    parts = _QUOTED.split(text)
    for index in range(0, len(parts), 2):
        parts[index] = _tidy(correct(parts[index], warnings))
    whole = "".join(parts).strip()
    text = re.sub(r"^[\s;]+|[\s;,]+$", "", whole)
    if text != whole:
        warnings.append(SPARE)
    if _TWELVE_HOUR_CLOCK.search(text):
        warnings.append(f"Matin ou soir{NBSP}? Écrivez les heures sur deux chiffres, par exemple 08:00 ou 20:00.")
    return text, warnings


def explain(text: str, position: int) -> str:
    """Why the grammar refuses a text, with the likely cure; `position` is where it stopped reading."""
    bare = _QUOTED.sub("", text)
    for word in re.findall(r"[^\W\d_]+", bare.lower()):
        day = _OTHER_NAMES.get(word)
        if day:
            return f"«{NBSP}{word}{NBSP}» n’est pas un jour reconnu{NBSP}: écrivez {day}."
    excerpt = text[position : position + 30].strip() or text[-30:]
    if not re.search(r"\d", bare):
        return (
            f"Ce texte n’est pas un horaire{NBSP}: «{NBSP}{excerpt}{NBSP}». "
            "Mettez-le entre guillemets droits, ou dans la précision sur les horaires."
        )
    return f"Horaires non compris à partir de «{NBSP}{excerpt}{NBSP}»."


def _refuse(text):
    if not text:
        raise InvalidHours("Aucun horaire n’est indiqué.")
    if len(text) > MAX_LENGTH:
        raise InvalidHours(f"Ces horaires sont trop longs{NBSP}: {MAX_LENGTH} caractères au plus.")
    if any(ord(char) < 32 or ord(char) == 127 for char in text):
        raise InvalidHours("Ces horaires contiennent un caractère invisible qui n’y a pas sa place.")
    if text.count('"') % 2:
        raise InvalidHours("Un guillemet droit n’est pas refermé.")
    bare = _QUOTED.sub("", text)
    if re.search(r"\bSH\b", bare):
        raise InvalidHours(
            f"Les vacances scolaires (SH) ne sont pas prises en charge{NBSP}: indiquez des dates ou une précision."
        )
    if _HOLIDAY_AND_DAY.search(bare):
        raise InvalidHours(
            f"Un jour férié qui tombe un jour donné (par exemple «{NBSP}PH Sa{NBSP}») n’est pas pris en charge{NBSP}: "
            "séparez par une virgule ou indiquez une précision."
        )


def _tidy(text):
    """Spaces and colons at their place, outside comments."""
    text = text.replace("\u00a0", " ").replace("\u202f", " ")
    text = re.sub(r"(?<!\d)\s*:\s*|\s*:\s+|\s+:\s*", " ", text)
    text = re.sub(r"\s*([+-])\s*(\d+ days?\b)", r" \1\2", text)
    text = re.sub(r"\s*-\s*(?=\S)(?!\d+ days?\b)", "-", text)
    text = re.sub(rf"({_DAY})\s+\[", r"\1[", text)
    text = re.sub(r"\s+", " ", text)
    return with_each_month(_join_lists(text))


def _join_lists(text):
    """No space after a comma inside a list: for the grammar « Tu, Fr 08:00 » would be two rules."""
    pieces = re.split(r"(\s*,\s*)", text)
    out = pieces[0]
    for _, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        new_rule = _ENDS_A_RULE.search(out) and piece and not _STARTS_A_TIME.match(piece)
        out += (", " if new_rule or not out.strip() or not piece else ",") + piece
    return out
