"""The hours of a place at any instant: one wrapper around opening-hours-py, in the wall-clock time of Paris."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined]

from . import rules, spelling
from .spelling import NBSP, InvalidHours

PARIS = ZoneInfo("Europe/Paris")
HORIZON = timedelta(days=400)
"""How far ahead an opening is looked for: the next Easter, or first Sunday of October, may be over a year away."""
LONGEST_PAUSE = timedelta(days=3 * 366)
"""How long a state may last before the library takes it for ever."""

FIRST, LAST = datetime(1901, 1, 1), datetime(9000, 1, 1)  # noqa: DTZ001
"""The years that can be computed with."""

SUN_POINT = (43.65, 0.58)
"""Latitude and longitude (WGS 84 degrees) where the sun rises and sets: Auch; the Gers is within four minutes."""


class Segment(NamedTuple):
    """A stretch of one state, in naive Paris time; `end` may be cut where nobody looks further."""

    start: datetime
    end: datetime
    state: str
    comment: str = ""
    moved_to: str = ""


class Hours:
    """Opening hours that have been understood. Made by `parse`, never changed."""

    __slots__ = ("_layers", "rules", "text", "warnings")

    def __init__(self, text, rules_, warnings, layers):
        self.text: str = text
        self.rules: tuple[rules.Rule, ...] = rules_
        self.warnings: tuple[str, ...] = warnings
        self._layers: tuple[OpeningHours, ...] = layers

    def __repr__(self):
        return f"Hours({self.text!r})"

    def state_at(self, instant: datetime) -> str:
        """open, closed or unknown at an instant (aware, or naive Paris time)."""
        moment = wall_clock(instant)
        states = (str(layer.state(moment)[0]) for layer in self._layers)
        return next((state for state in states if state != "closed"), "closed")

    def segments(self, start: datetime, end: datetime) -> Iterator[Segment]:
        """Stretches of one state from `start` to `end`, in order and without holes."""
        last = None
        for segment in _evaluate(self._layers, start, end):
            if last and last[2:] == segment[2:]:
                last = last._replace(end=segment.end)
                continue
            if last:
                yield last
            last = segment
        if last:
            yield last


@lru_cache(maxsize=8192)
def parse(text: str) -> Hours:
    """Opening hours in OpenStreetMap's syntax; raises InvalidHours, with a reason in French, rather than guess."""
    cleaned, warnings = spelling.clean(text)
    try:
        parts = rules.split_rules(cleaned)
        warnings += rules.doubts(parts)
        layers = tuple(_library(layer) for layer in rules.layers(parts))
    except (ParserError, SyntaxError, ValueError) as error:
        if isinstance(error, InvalidHours):
            raise
        found = re.search(r"--> 1:(\d+)", str(error))
        raise InvalidHours(spelling.explain(cleaned, int(found[1]) - 1 if found else 0)) from error
    if any(rule.is_imprecise and not rule.is_always for rule in parts):
        warnings.append(f"Des jours sont donnés sans heure{NBSP}: ils seront montrés «{NBSP}à confirmer{NBSP}».")
    return Hours(text.strip(), parts, tuple(warnings), layers)


def read(text: "str | Hours | None") -> Hours | None:
    """The hours of a text already stored, or None when there are none or they cannot be understood."""
    if isinstance(text, Hours):
        return text
    try:
        return parse(text) if text and text.strip() else None
    except InvalidHours:
        return None


def wall_clock(instant: datetime) -> datetime:
    """The naive Paris time of an instant; a naive one is taken as such, one outside all calendars brought back in."""
    near = min(max(instant.replace(tzinfo=None), FIRST), LAST).replace(tzinfo=instant.tzinfo)
    return (near.astimezone(PARIS) if near.tzinfo else near).replace(tzinfo=None, fold=0)


def in_paris(moment: datetime, after: datetime | None = None) -> datetime:
    """An aware datetime from naive Paris time; on the long night of October, the one that is `after` an instant."""
    aware = moment.replace(tzinfo=PARIS)
    if after and after.tzinfo and aware.astimezone(UTC) < after.astimezone(UTC):
        return aware.replace(fold=1)
    return aware


def _library(text):
    sun = any(event in text.lower() for event in spelling.SUN)
    return OpeningHours(
        text,
        timezone=PARIS,
        country="FR",
        coords=SUN_POINT if sun else None,
        auto_country=False,
        auto_timezone=sun,
        max_interval_days=LONGEST_PAUSE.days,
    )


def _evaluate(layers, start, end):
    cursor = start
    for _, until, state, comment in layers[0].intervals(start, end):
        until = min(until.replace(tzinfo=None, fold=0), end)
        if until <= cursor:
            continue
        if str(state) == "closed" and len(layers) > 1:
            yield from _evaluate(layers[1:], cursor, until)
        else:
            yield Segment(cursor, until, str(state), comment)
        cursor = until
