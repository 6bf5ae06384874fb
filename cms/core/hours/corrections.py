"""Slips that have one meaning only, put right with a warning: « 9h30 », « lundi », « 9-12 », a long dash."""

import re

NBSP = "\u00a0"
WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SPARE = "Supprimez le point-virgule ou la virgule de trop."

_NAMES = {
    name: day
    for names in (
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "monday tuesday wednesday thursday friday saturday sunday",
        "lun _ mer jeu ven sam dim",  # « mar » is March
        "mon tue wed _ fri sat sun",  # « Thu » is left to a refusal, as in the reference
        "lu ma me je ve _ di",
    )
    for name, day in zip(names.split(), WEEKDAYS, strict=True)
    if name != "_"
} | {"weekend": "Sa,Su", "weekdays": "Mo-Fr", "everyday": "Mo-Su", "daily": "Mo-Su", "täglich": "Mo-Su"}
_DAY = "|".join(WEEKDAYS)
_MONTH = "|".join(MONTHS)
_CANONICAL = {word.lower(): word for word in (*WEEKDAYS, *MONTHS, "PH")}
_WHOLE_HOURS = r"\d{1,2}-\d{1,2}"
_HALF_DAY = re.compile(r"(?<![\d:])(\d{1,2})(?::(\d\d))?\s?(am|pm)\b", re.IGNORECASE)


def _named(found):
    return _NAMES[found[0].lower()]


def _of_day(found):
    hour = int(found[1]) % 12 + (12 if found[3].lower() == "pm" else 0)
    return f"{hour:02}:{found[2] or '00'}"


def _with_minutes(found):
    return found["before"] + re.sub(r"\d+", lambda number: f"{int(number[0]):02}:00", found["hours"])


_SLIPS = (
    (re.compile(r"\s*[–—]\s*"), "-", f"Utilisez le tiret simple «{NBSP}-{NBSP}» entre deux heures ou deux jours."),
    (
        re.compile(r"(?<=[\w\]])\s*(?:\b(?:and|et|und)\b|&)\s*(?=\w)"),
        ",",
        f"Écrivez une virgule plutôt que «{NBSP}et{NBSP}».",
    ),
    (re.compile(r"(?<=[\w\]])\s+(?:to|à|au)\s+(?=\w)"), "-", f"Écrivez un tiret plutôt que «{NBSP}à{NBSP}»."),
    (_HALF_DAY, _of_day, "Écrivez les heures de 00:00 à 24:00."),
    (
        re.compile(r"(?<![\d:])(\d{1,2})\s?[hH](?:\s?(\d{2}))?(?!\w)"),
        lambda found: f"{int(found[1]):02}:{found[2] or '00'}",
        f"Écrivez les heures avec deux-points, par exemple 09:30 et non 9 h{NBSP}30.",
    ),
    (
        re.compile(r"(?<![\d:.])(\d{1,2})\.(\d{2})(?![\d.:])"),
        r"\1:\2",
        "Écrivez les heures avec deux-points, par exemple 09:30 et non 9.30.",
    ),
    (
        re.compile(
            rf"(?P<before>(?:^|;|PH|(?:{_DAY})(?:\[[-\d,]+\])?)\s*)"
            rf"(?P<hours>{_WHOLE_HOURS}(?:\s*,\s*{_WHOLE_HOURS})*)(?=\s*(?:$|;))"
        ),
        _with_minutes,
        "Écrivez les heures en entier, par exemple 09:00-12:00.",
    ),
    (
        re.compile(r"\b(?:" + "|".join(_NAMES) + r")\b", re.IGNORECASE),
        _named,
        f"Écrivez les jours en abrégé{NBSP}: {', '.join(WEEKDAYS)}.",
    ),
    (re.compile(r"\bsundown\b", re.IGNORECASE), "sunset", f"Écrivez «{NBSP}sunset{NBSP}» pour le coucher du soleil."),
    (
        re.compile(rf"\b((?:{_DAY})(?:\[[-\d,]+\])?)\s*:(?!\s*(?:{_DAY}|PH)\b)"),
        r"\1 ",
        f"Les deux-points ne se mettent que dans une heure ou après un mois{NBSP}: écrivez par exemple We off.",
    ),
    (re.compile(r";(?=\s*;)"), "", SPARE),
)
_DAYS_OF_MONTH = re.compile(rf"\b({_MONTH}) (\d{{1,2}}(?:-\d{{1,2}})?(?:,\d{{1,2}}(?:-\d{{1,2}})?)+)(?![\d:])")


def correct(text: str, warnings: list[str]) -> str:
    """A text outside comments without its slips; a warning for each kind of slip is added, in French."""
    text = re.sub(r"\b[A-Za-z]{2,3}\b", lambda word: _CANONICAL.get(word[0].lower(), word[0]), text)
    for pattern, better, warning in _SLIPS:
        text, number = pattern.subn(better, text)
        if number and warning not in warnings:
            warnings.append(warning)
    return text


def with_each_month(text: str) -> str:
    """« Dec 24,31 » as « Dec 24,Dec 31 », which the library reads."""
    return _DAYS_OF_MONTH.sub(lambda found: ",".join(f"{found[1]} {day}" for day in found[2].split(",")), text)
