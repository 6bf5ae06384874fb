"""Selectors: which days a rule is about, as far as rows and sentences can tell."""

import re
from dataclasses import dataclass
from functools import lru_cache

from .seasons import RANGE, Season, parse_seasons
from .spelling import WEEKDAYS

PUBLIC_HOLIDAY = "PH"
WEEKS_OF_MONTH = (1, 2, 3, 4, 5, -1)

_DAYS = "|".join((*WEEKDAYS, PUBLIC_HOLIDAY))
_DAY_RANGE = rf"(?:{_DAYS})(?:-(?:{_DAYS}))?(?:\[[-\d,]+\])?"
_ISO_WEEKS = r"week ?[\d,/-]+"
_SELECTORS = re.compile(
    rf"^(?P<before>(?P<seasons>{RANGE}(?:,{RANGE})*)?(?:^|$| )(?P<iso_weeks>{_ISO_WEEKS})?(?:^|$| |(?<= )))"
    rf"(?P<days>{_DAY_RANGE}(?:,{_DAY_RANGE})*)?$"
)
_ONE_RANGE = re.compile(rf"(?P<first>{_DAYS})(?:-(?P<last>{_DAYS}))?(?:\[(?P<weeks>[-\d,]+)\])?(?:,|$)")


@dataclass(frozen=True, slots=True)
class Selector:
    """The days of a rule: those that are in a season, in a week, on a weekday, in a week of the month, all at once."""

    seasons: tuple[Season, ...] = ()
    iso_weeks: str = ""
    """Weeks of the year as written after `week`, such as 1-53/2."""
    days: tuple[str, ...] = ()
    """Mo to Su and PH, in this order; empty for every day."""
    weeks: tuple[int, ...] = ()
    """Weeks of the month, -1 for the last."""

    @property
    def names_every_day(self) -> bool:
        """Whether no weekday is left out."""
        return not self.days or set(WEEKDAYS) <= set(self.days)

    def is_disjoint(self, other: "Selector") -> bool:
        """Whether no date can ever belong to both; when in doubt, False."""
        no_holiday = PUBLIC_HOLIDAY not in (*self.days, *other.days)
        if no_holiday and self.days and other.days and not set(self.days) & set(other.days):
            return True
        if no_holiday and self.weeks and other.weeks and -1 not in (*self.weeks, *other.weeks):
            return not set(self.weeks) & set(other.weeks) or self._is_out_of_season(other)
        return self._is_out_of_season(other)

    def _is_out_of_season(self, other):
        return bool(self.seasons and other.seasons) and not _reach(self.seasons) & _reach(other.seasons)


@lru_cache(maxsize=2048)
def parse_selectors(text: str) -> Selector | None:
    """The days that selectors name, or None when they use years, Easter or another form not told apart here."""
    found = _SELECTORS.match(text)
    if not found:
        return None
    try:
        seasons = parse_seasons(found["seasons"] or "")
        days, weeks = _days(found["days"] or "")
    except ValueError:
        return None
    return Selector(seasons, (found["iso_weeks"] or "").removeprefix("week").strip(), days, weeks)


def without_days(text: str, days: tuple[str, ...]) -> str:
    """Selectors without some weekdays; the same where they name none, public holidays or another form."""
    selector = parse_selectors(text)
    if not selector or not selector.days or PUBLIC_HOLIDAY in selector.days:
        return text
    nth = f"[{','.join(map(str, selector.weeks))}]" if selector.weeks else ""
    left = [day + nth for day in selector.days if day not in days]
    return _SELECTORS.match(text)["before"] + ",".join(left) if left else ""


def with_colon(text: str) -> str:
    """The same with « : » before the weekdays, lest « May,Sep Su[1] » be read as May and one Sunday of September."""
    found = _SELECTORS.match(text)
    if not found or found["iso_weeks"] or not (found["seasons"] and found["days"]):
        return text
    return f"{found['seasons']}: {found['days']}"


def _days(text):
    """Days in the order of the week, and the weeks of the month when they are the same for all."""
    days, weeks = set(), set()
    for first, last, nth in _ONE_RANGE.findall(text):
        weeks.add(nth)
        days.update(_from_to(first, last or first))
    if len(weeks) > 1 or (PUBLIC_HOLIDAY in days and weeks - {""}):
        raise ValueError(text)
    order = (*WEEKDAYS, PUBLIC_HOLIDAY)
    return tuple(sorted(days, key=order.index)), _weeks(next(iter(weeks), ""))


def _from_to(first, last):
    if PUBLIC_HOLIDAY in (first, last):
        return [first] if first == last else _fail(first)
    start, end = WEEKDAYS.index(first), WEEKDAYS.index(last)
    return [WEEKDAYS[index % 7] for index in range(start, (end if end >= start else end + 7) + 1)]


def _weeks(text):
    numbers = []
    for piece in filter(None, text.split(",")):
        found = re.fullmatch(r"(\d)-(\d)", piece)
        numbers += range(int(found[1]), int(found[2]) + 1) if found else [int(piece)]
    if not set(numbers) <= set(WEEKS_OF_MONTH):
        _fail(text)
    return tuple(sorted(set(numbers), key=WEEKS_OF_MONTH.index))


def _fail(text):
    raise ValueError(text)


def _reach(seasons):
    return frozenset().union(*(season.reach for season in seasons))
