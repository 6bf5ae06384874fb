"""Places by their state over a moment: open, to be confirmed, closed, never mixed.

Hours are worked out once for each distinct text among the places that answer the other filters, and those of places
with a dated exception around the moment one by one: one query, however many places there are. What several visitors
ask for is worked out once, until a place changes.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.core.exceptions import EmptyResultSet
from django.db.models import Case, Count, Q, When

from cms.core.confirmation import ConfirmedBy
from cms.core.kept import kept
from map import totals
from map.opening import exceptions_in, state_over
from map.querysets import ListingQuerySet

OPEN, UNKNOWN, CLOSED = STATES = ("open", "unknown", "closed")
FEW = 1_000
"""Places that are sooner gathered and sorted than met in their order."""
SPILL = timedelta(days=2)
"""How long an opening may last into the days after the one it belongs to."""


@dataclass(frozen=True)
class Window:
    """The days around a moment, and the first day of confirmation whose hours are still believed: what queries need."""

    first: date
    last: date
    expired: date

    @property
    def is_vouched(self):
        return Q(confirmed_on=None) | Q(confirmed_on__gte=self.expired) | Q(confirmed_by=ConfirmedBy.SOURCE)

    @property
    def as_usual(self):
        """A condition: a place keeps to its usual hours all along."""
        unchanged = Q(exceptions_until=None) | Q(exceptions_until__lt=self.first) | Q(exceptions_from__gt=self.last)
        return self.is_vouched & unchanged

    @property
    def changed(self):
        """A condition: a place has a dated exception meanwhile."""
        return self.is_vouched & Q(exceptions_until__gte=self.first, exceptions_from__lte=self.last)

    @property
    def disbelieved(self):
        """A condition: nobody vouches for a place's hours any more."""
        return Q(confirmed_on__lt=self.expired) & ~Q(confirmed_by=ConfirmedBy.SOURCE)


class Survey:
    """The hours that some places (`ListingQuerySet`) keep during a `Window`, whatever the time."""

    def __init__(self, places, window):
        # One group for each text, and one for each place with a dated exception: `altered` is its primary key.
        altered, dated = (Case(When(window.changed, then=column)) for column in ("pk", "exceptions"))
        counted = {"usual": Count("pk", filter=window.as_usual), "expired": Count("pk", filter=window.disbelieved)}
        groups = places.order_by().values("opening_hours", altered=altered, dated=dated).annotate(**counted)
        rows = list(groups.values_list("opening_hours", "altered", "dated", *counted))
        self.texts = [(text, usual) for text, _key, _dated, usual, _expired in rows if usual]
        self.expired = sum(expired for *_group, expired in rows)
        self.changed = [(key, text, exceptions_in(dated)) for text, key, dated, *_counts in rows if key]
        self._latest = None, None

    def tally(self, moment):
        """What that makes at a `Moment` (`Tally`); the latest is kept: most visitors ask about the same minute."""
        known, tally = self._latest
        if known != moment:
            tally = Tally(self, moment)
            self._latest = moment, tally
        return tally


class Tally:
    """How many places are in each state (`counts`), by which `texts` of hours, and by which primary `keys`."""

    def __init__(self, survey, moment):
        self.counts, self.texts, self.keys = Counter(dict.fromkeys(STATES, 0)), defaultdict(list), defaultdict(list)
        for text, number in survey.texts:
            state = state_over(text, moment)
            self.texts[state].append(text)
            self.counts[state] += number
        for pk, text, exceptions in survey.changed:
            state = state_over(text, moment, exceptions)
            self.keys[state].append(pk)
            self.counts[state] += 1
        self.counts[UNKNOWN] += survey.expired


@dataclass(frozen=True)
class _Asked:
    """Places that several visitors ask for: the same when the database is asked the same."""

    places: ListingQuerySet = field(compare=False)
    sql: str

    @classmethod
    def of(cls, places):
        places = places.order_by()
        try:
            return cls(places, str(places.query.sql_with_params()))
        except EmptyResultSet:  # nothing can answer, and the database is not asked
            return cls(places, "")


def _survey(asked, window):
    return Survey(asked.places, window)


class States:
    """The states of these places (`ListingQuerySet`) over a `Moment`; `shared` if other visitors ask for the same."""

    def __init__(self, places, moment, limits, shared=False):
        self.places = places
        self.window = Window(moment.day - SPILL, (moment.end or moment.start).date(), limits.expired)
        window = self.window
        survey = kept(totals.SUBJECT, _survey, _Asked.of(places), window) if shared else Survey(places, window)
        self._tally = survey.tally(moment)

    @property
    def counts(self):
        """How many places are in each state."""
        return self._tally.counts

    def those(self, *states):
        """The places in these states, in their order."""
        texts = [text for state in states for text in self._tally.texts[state]]
        keys = [key for state in states for key in self._tally.keys[state]]
        among = "among" if sum(self.counts[state] for state in states) <= FEW else "among_most"
        fits = self.window.as_usual & Q(**{f"opening_hours__{among}": texts}) | Q(pk__among=keys)
        return self.places.filter(fits | self.window.disbelieved if UNKNOWN in states else fits)


class Grouped:
    """Groups of places one after the other, (state, how many, queryset) each, for a paginator to cut."""

    def __init__(self, groups, dress):
        """`dress` gives a page's places what their cards need."""
        self.groups = groups
        self._dress = dress

    def count(self):
        """How many places there are in all."""
        return sum(number for _state, number, _places in self.groups)

    def __getitem__(self, window):
        found, before = [], 0
        for state, number, places in self.groups:
            start, stop = max(window.start or 0, before) - before, min(window.stop, before + number) - before
            if start < stop:
                found += self._dress(places[start:stop], state)
            before += number
        return found
