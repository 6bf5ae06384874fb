"""Places by their state over a moment: open, to be confirmed, closed, never mixed.

Hours are worked out once for each distinct text among the places that answer the other filters, and those of places
with a dated exception around the moment one by one: two queries, however many places there are.
"""

from collections import Counter, defaultdict
from datetime import timedelta

from django.db.models import Count, Q
from django.utils.functional import cached_property

from cms.core.confirmation import ConfirmedBy
from map.opening import state_of, usual_state

OPEN, UNKNOWN, CLOSED = STATES = ("open", "unknown", "closed")
SPILL = timedelta(days=2)
"""How long an opening may last into the days after the one it belongs to."""


class States:
    """The states of these places (`ListingQuerySet`) over a `Moment`; `limits` say which hours are still believed."""

    def __init__(self, places, moment, limits):
        self.places = places
        self.moment = moment
        first, last = moment.day - SPILL, (moment.end or moment.start).date()
        is_vouched = Q(confirmed_on=None) | Q(confirmed_on__gte=limits.expired) | Q(confirmed_by=ConfirmedBy.SOURCE)
        as_usual = Q(exceptions_until=None) | Q(exceptions_until__lt=first) | Q(exceptions_from__gt=last)
        self._as_usual = is_vouched & as_usual
        self._changed = is_vouched & Q(exceptions_until__gte=first, exceptions_from__lte=last)
        self._expired = Q(confirmed_on__lt=limits.expired) & ~Q(confirmed_by=ConfirmedBy.SOURCE)

    @cached_property
    def _usual(self):
        """How many places keep to each text of hours, have a dated exception, are vouched for by nobody any more."""
        rows = self.places.order_by().values_list("opening_hours")
        conditions = {"usual": self._as_usual, "changed": self._changed, "expired": self._expired}
        counted = {name: Count("pk", filter=condition) for name, condition in conditions.items()}
        return list(rows.annotate(**counted).values_list("opening_hours", *counted))

    @cached_property
    def _texts(self):
        texts = defaultdict(list)
        for text, usual, _changed, _expired in self._usual:
            if usual:
                texts[usual_state(text, self.moment)].append(text)
        return texts

    @cached_property
    def _exceptional(self):
        keys = defaultdict(list)
        if not any(changed for _text, _usual, changed, _expired in self._usual):
            return keys
        columns = ("pk", "opening_hours", "exceptions")
        for place in self.places.filter(self._changed).order_by().only(*columns):
            keys[state_of(place, self.moment)].append(place.pk)
        return keys

    @cached_property
    def counts(self):
        """How many places are in each state."""
        counts = Counter({state: len(self._exceptional[state]) for state in STATES})
        for text, usual, _changed, expired in self._usual:
            counts[usual_state(text, self.moment)] += usual
            counts[UNKNOWN] += expired
        return counts

    def those(self, *states):
        """The places in these states, in their order."""
        texts = [text for state in states for text in self._texts[state]]
        keys = [key for state in states for key in self._exceptional[state]]
        fits = self._as_usual & Q(opening_hours__in=texts) | Q(pk__in=keys)
        return self.places.filter(fits | self._expired if UNKNOWN in states else fits)


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
