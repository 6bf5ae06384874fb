"""Opening hours in one French sentence, rule by rule."""

from . import french, phrases
from .engine import Hours, read
from .rules import Rule
from .selectors import Selector, parse_selectors
from .spelling import NBSP
from .status import UNKNOWN


def describe(text: str | Hours | None) -> str:
    """« Du mardi au samedi de 9 h à 12 h 30 ; fermé les jours fériés »; what words cannot say is quoted as it is."""
    hours = read(text)
    if hours is None:
        return UNKNOWN
    said = [_rule(rule, hours.rules[:place]) for place, rule in enumerate(hours.rules)]
    if not all(said):
        return f"Horaires particuliers, notés ainsi{NBSP}: «{NBSP}{hours.text}{NBSP}»"
    return french.capital(f"{NBSP}; ".join(said))


def _rule(rule: Rule, earlier: tuple[Rule, ...]) -> str:
    """One rule, or nothing when words fail."""
    lead = "sinon " if rule.separator == "||" else ""
    if rule.is_always and not rule.times:
        return lead + _always(rule)
    selector = parse_selectors("" if rule.is_always else rule.selectors)
    if selector is None or (selector.iso_weeks and not phrases.iso_weeks(selector.iso_weeks)):
        return ""
    if rule.state == "closed":
        return lead + _closed(rule, selector)
    if not (selector.seasons or selector.iso_weeks) and any(map(_is_seasonal, earlier)):
        lead += "toute l’année, "
    return lead + _open(rule, selector)


def _is_seasonal(rule):
    selector = parse_selectors(rule.selectors)
    return rule.state != "closed" and bool(selector and (selector.seasons or selector.iso_weeks))


def _always(rule):
    if rule.state == "unknown" or rule.is_imprecise:
        return rule.comment if french.is_appointment(rule.comment) else UNKNOWN.lower() + _remark(rule.comment)
    return ("ouvert à toute heure" if rule.state == "open" else "fermé") + _remark(rule.comment)


def _closed(rule: Rule, selector: Selector):
    days = "" if selector.names_every_day else phrases.days(selector)
    return " ".join(filter(None, ("fermé", days, phrases.seasons(selector), phrases.times(rule)))) + _remark(
        rule.comment
    )


def _open(rule: Rule, selector: Selector):
    seasons, days, times = phrases.seasons(selector), phrases.days(selector), phrases.times(rule)
    part = french.part_of_day(rule.comment)
    tail = _remark(rule.comment)
    if rule.state == "unknown" or rule.is_imprecise:
        if part and not times:
            days, tail = phrases.part_of_days(selector, part), ""
        if french.is_appointment(rule.comment):
            tail = f" {rule.comment.lower()}"
        else:
            tail = f", {'à confirmer' if times else UNKNOWN.lower()}{tail}"
    if seasons and any(season.weekdays for season in selector.seasons):
        return ", ".join(filter(None, (days, seasons, times))) + tail
    body = " ".join(filter(None, (days, times)))
    return (f"{seasons}, {body}" if seasons and days else f"{seasons} {body}".strip()).rstrip(",") + tail


def _remark(comment):
    return f" ({comment})" if comment else ""
