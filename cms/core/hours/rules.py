"""Rules: opening hours taken apart, and put together again so that the library evaluates what they mean.

The library (opening-hours-py) is lenient where the specification is not: it takes « 10:00+ », « Sa » and
« "sur rendez-vous" » for open. Here the first is unknown after its start, the second all day and the third always,
as the OpenStreetMap wiki and opening_hours.js have it (except the second, which both call imprecise).
"""

import re
from dataclasses import dataclass, replace

from .selectors import parse_selectors, with_colon, without_days
from .spelling import NBSP, POINT, SPAN, STATES, WEEKDAYS, InvalidHours

OPEN_END = "heure de fermeture à confirmer"
"""The comment of the unknown time that follows an opening without an end."""

_SEPARATOR = re.compile(r'\s*(;|\|\||,(?=\s))\s*(?=(?:[^"]*"[^"]*")*[^"]*$)')
_RULE = re.compile(
    rf'^(?P<selectors>.*?)\s*(?P<times>{SPAN}(?:,{SPAN})*)?\s*(?P<state>\b(?:{"|".join(STATES)})\b)?\s*(?P<comment>"[^"]*")?$',
    re.IGNORECASE,
)
_TIME = re.compile(rf"^(?P<start>{POINT})(?:-(?P<end>{POINT}))?(?P<open_end>\+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: on which days, at which times, which state."""

    separator: str
    """What stands before it: "" (first), ";" (replaces the days it names), "," (adds), "||" (when nothing is open)."""
    selectors: str
    times: tuple[str, ...]
    state: str
    """open, closed or unknown."""
    comment: str = ""

    @property
    def is_always(self) -> bool:
        """Whether it names no day at all."""
        return self.selectors in ("", "24/7")

    @property
    def is_imprecise(self) -> bool:
        """Whether it names days, or only a comment, but no time: when it is open is not known."""
        vague = not self.is_always or (bool(self.comment) and not self.selectors)
        return self.state == "open" and not self.times and vague


def split_rules(text: str) -> tuple[Rule, ...]:
    """The rules of a clean text, in order."""
    pieces = _SEPARATOR.split(text)
    separators = ["", *pieces[1::2]]
    return tuple(_rule(separator, piece) for separator, piece in zip(separators, pieces[::2], strict=True))


def time_parts(time: str) -> tuple[str, str, bool]:
    """Start, end ("" when none is given) and whether it may last longer: « 09:30-10:30+ »."""
    found = _TIME.match(time)
    return found["start"], found["end"] or "", bool(found["open_end"])


def minutes(point: str) -> int:
    """Minutes after midnight of « 09:30 »."""
    hour, minute = point.split(":")
    return int(hour) * 60 + int(minute)


def layers(rules: tuple[Rule, ...]) -> list[str]:
    """Texts to evaluate in turn: the main hours, then each fallback (`||`) for the times that are still closed."""
    starts = [0, *(index for index, rule in enumerate(rules) if rule.separator == "||")]
    return [
        _join(
            [rule for index, rule in enumerate(rules) if index == start or (index > start and rule.separator != "||")]
        )
        for start in starts
    ]


def doubts(rules: tuple[Rule, ...]) -> list[str]:
    """What may not mean what was meant, a warning in French each."""
    found = []
    if len(rules) > 1 and any(rule.selectors == "24/7" for rule in rules):
        found.append(f"Écrivez «{NBSP}open{NBSP}» plutôt que «{NBSP}24/7{NBSP}» là où il y a des exceptions.")
    if any(rule.separator == "," and rule.state == "closed" for rule in rules):
        found.append(f"Séparez par un point-virgule, et non par une virgule, ce qui est «{NBSP}off{NBSP}».")
    if any(_meets_a_night(rule, rules[:place]) for place, rule in enumerate(rules)):
        found.append(f"Une ouverture passe minuit, et une autre règle parle du lendemain{NBSP}: relisez la phrase.")
    return found


def _meets_a_night(rule, earlier):
    """Whether a rule that replaces days names the morrow of an opening past midnight."""
    if rule.separator != ";" or rule.is_always:
        return False
    days = _weekdays(rule)
    nights = (before for before in earlier if before.state == "open" and _lasts_past_midnight(before))
    return any(days & {(day + 1) % 7 for day in _weekdays(night)} for night in nights)


def _weekdays(rule):
    """Numbers of the weekdays a rule names, Monday 0; public holidays aside."""
    selector = parse_selectors(rule.selectors)
    return {WEEKDAYS.index(day) for day in (selector.days if selector else ()) if day in WEEKDAYS}


def _rule(separator, text):
    match = _RULE.match(text)
    selectors = match["selectors"].strip()
    if re.search(r"\d:\d", selectors) or '"' in selectors or not text:
        raise InvalidHours(f"Cette forme n’est pas prise en charge{NBSP}: «{NBSP}{text}{NBSP}».")
    comment = (match["comment"] or "").strip('"').strip()
    state = STATES[match["state"].lower()] if match["state"] else "unknown" if match["comment"] else "open"
    times = tuple(re.findall(SPAN, match["times"], re.IGNORECASE)) if match["times"] else ()
    if separator == ";" and times and not selectors and state == "open":
        raise InvalidHours(
            f"«{NBSP}{text}{NBSP}», sans jour, annule tout ce qui précède{NBSP}: "
            "séparez deux plages d’un même jour par une virgule."
        )
    return Rule(separator, selectors, times, state, comment)


def _join(rules):
    text, rules = "", _told_apart(rules)
    for place, rule in enumerate(rules):
        adds = rule.separator == "," or _spares_the_night(rule, rules[:place])
        for index, piece in enumerate(_pieces(rule)):
            text += (", " if index or adds else "; ") * bool(text) + piece
    return text


def _told_apart(rules):
    """Rules without the weekdays that a later opening past midnight replaces: « Fr-Sa 07:30-12:00; Fr 18:30-01:00 »."""
    apart = []
    for rule in rules:
        if rule.separator == ";" and rule.state != "closed" and _lasts_past_midnight(rule) and _is_any_week(rule):
            days = parse_selectors(rule.selectors).days
            left = ((each, without_days(each.selectors, days)) for each in apart)
            apart = [replace(each, selectors=text) for each, text in left if text or each.is_always]
        apart.append(rule)
    return apart


def _is_any_week(rule):
    """Whether a rule names weekdays and nothing else."""
    selector = parse_selectors(rule.selectors)
    return bool(selector and selector.days) and not (selector.seasons or selector.iso_weeks or selector.weeks)


def _spares_the_night(rule, earlier):
    """Whether « ; » must be read as « , »: Saturday's hours do not cut short an opening of Friday past midnight."""
    openings = [each for each in earlier if each.state != "closed"]
    if rule.state == "closed" or not any(_lasts_past_midnight(each) for each in (rule, *openings)):
        return False
    return all(_are_disjoint(rule, each) for each in openings)


def _lasts_past_midnight(rule):
    for start, end, open_end in map(time_parts, rule.times):
        until = _latest(end or start) if open_end else end
        fixed = all(re.fullmatch(r"[\d:]+", point) for point in (start, until))
        if fixed and (minutes(until) > 24 * 60 or 0 < minutes(until) <= minutes(start)):
            return True
    return False


def _are_disjoint(one, other):
    first, second = parse_selectors(one.selectors), parse_selectors(other.selectors)
    return bool(first and second and first.is_disjoint(second))


def _pieces(rule):
    """The library's text of one rule; times without an end become an unknown stretch under the known one."""
    if rule.is_imprecise:
        return [_written(rule, (), "unknown", rule.comment)]
    times = [time_parts(time) for time in rule.times]
    if rule.state == "closed" or not any(open_end for _, _, open_end in times):
        return [_written(rule, rule.times, rule.state, rule.comment)]
    known = [f"{start}-{end}" for start, end, _ in times if end]
    vague = [f"{start}-{_latest(end or start)}" for start, end, open_end in times if open_end]
    pieces = [_written(rule, vague, "unknown", rule.comment or OPEN_END)]
    return pieces + ([_written(rule, known, rule.state, rule.comment)] if known else [])


def _latest(point):
    """Until when a place without a closing time may still be open, as opening_hours.js guesses it."""
    if ":" not in point or "(" in point:
        return "28:00" if re.search("sunset|dusk", point) else "24:00"
    start = minutes(point)
    if start < 17 * 60:
        return "24:00"
    hour, minute = divmod(min(start + (8 if start >= 22 * 60 else 10) * 60, 48 * 60), 60)
    return f"{hour:02}:{minute:02}"


def _written(rule, times, state, comment):
    selectors = with_colon(rule.selectors) or ("" if times else "24/7")
    return " ".join(filter(None, (selectors, ",".join(times), state, f'"{comment}"' if comment else "")))
