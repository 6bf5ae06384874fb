"""One cell → one clean value, and a remark when something could not be kept. Pure."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from map.importing.places import Remark

FRENCH_NUMBER = re.compile(r"(?:\+|00)?330?([1-9]\d{8})|0([1-9]\d{8})")
FOREIGN_NUMBER = re.compile(r"(?:\+|00)(?!33)(\d{8,14})")
HOST = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+", re.IGNORECASE)
MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE)
ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ].*)?")
FRENCH_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
LONGEST_URL = 200


@dataclass(frozen=True)
class Cleaned:
    """A clean value (empty when nothing could be kept) and what to tell of it."""

    value: object = ""
    remarks: tuple[Remark, ...] = ()


def clean_phone(text):
    """« 05 36 49 12 34 », or « +41 53 649 18 90 » as written for a foreign number; the first of several."""
    numbers = [part.strip() for part in re.split(r"[;/]|, | ou ", text) if part.strip()]
    if not numbers:
        return Cleaned()
    value = _phone(numbers[0])
    if not value:
        return Cleaned("", (Remark(_("téléphone illisible, laissé de côté : « %s »") % text),))
    more = [_phone(number) or number for number in numbers[1:]]
    remarks = (Remark(_("autre téléphone laissé de côté : %s") % ", ".join(more)),) if more else ()
    return Cleaned(value, remarks)


def _phone(number):
    compact = re.sub(r"\(0\)|[\s.()-]", "", number)
    if found := FRENCH_NUMBER.fullmatch(compact):
        digits = "0" + (found[1] or found[2])
        return " ".join(digits[start : start + 2] for start in range(0, 10, 2))
    if re.fullmatch(r"[1-9]\d{8}", compact):  # a spreadsheet took the zero away
        return _phone("0" + compact)
    return number if FOREIGN_NUMBER.fullmatch(compact) and len(number) <= 20 else ""


def clean_website(text):
    """An http or https address; « https:// » is added where it was left out."""
    text = re.split(r"[;\s]", text.strip())[0]
    if not text:
        return Cleaned()
    address = text if re.match(r"[a-z][a-z0-9+.-]*:", text, re.IGNORECASE) else f"https://{text}"
    try:
        parts = urlsplit(address)
        sound = parts.scheme in ("http", "https") and HOST.fullmatch(parts.hostname or "") and not parts.username
    except ValueError:
        sound = False
    if not sound or len(address) > LONGEST_URL:
        return Cleaned("", (Remark(_("adresse de site refusée : « %s »") % text[:80]),))
    return Cleaned(address)


def clean_email(text):
    """An e-mail address, the first of several."""
    first = re.split(r"[;,\s]", text.strip().removeprefix("mailto:"))[0]
    if not first or MAIL.fullmatch(first):
        return Cleaned(first)
    return Cleaned("", (Remark(_("courriel illisible, laissé de côté : « %s »") % text[:80]),))


def clean_coordinate(text, most):
    """A number of degrees between -most and most, with a point or a comma; None when there is none."""
    try:
        degrees = float(text.replace(",", ".").replace("°", "").replace(" ", ""))
    except ValueError:
        return None
    return degrees if -most <= degrees <= most else None


def clean_date(text, today):
    """A day of the past in ISO or French layout; a month alone is its first day."""
    if not text:
        return Cleaned(None)
    iso, french = ISO_DATE.fullmatch(text), FRENCH_DATE.fullmatch(text)
    try:
        if iso:
            day = date(int(iso[1]), int(iso[2]), int(iso[3] or 1))
        elif french:
            day = date(int(french[3]), int(french[2]), int(french[1]))
        else:
            raise ValueError
    except ValueError:
        return Cleaned(None, (Remark(_("date illisible, laissée de côté : « %s »") % text[:40]),))
    if day > today:
        return Cleaned(None, (Remark(_("date à venir, laissée de côté : « %s »") % text),))
    return Cleaned(day)


def clean_code(text):
    """A postal or INSEE code: a zero that a spreadsheet took away is put back."""
    code = re.sub(r"[\s-]|\.0$", "", text).upper().removeprefix("F")
    return code.zfill(5) if re.fullmatch(r"\d{4}", code) else code


def plain(text):
    """The text in lower case without accents, punctuation and spaces kept."""
    letters = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def shorten(text, most):
    """The text within a length, cut at a word."""
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0] + "…"
