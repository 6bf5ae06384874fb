"""Old and new, field by field, in words that producers and the service both read."""

import math
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from cms.core.geo import distance_km
from espace_pro.moderation.facts import Fact, facts_of

COMPASS = ("le nord", "le nord-est", "l’est", "le sud-est", "le sud", "le sud-ouest", "l’ouest", "le nord-ouest")

WHOLE = frozenset(["phone", "email", "website", "postcode", "location", "opening_hours"])
"""What is read as a whole: a number of which two digits are marked is hard to check."""


@dataclass(frozen=True)
class Change:
    """A thing that differs: as it is online (None for what is not there yet) and as proposed (`Fact`)."""

    before: Fact | None
    after: Fact

    @property
    def label(self):
        """The name of what changes."""
        return self.after.label

    @property
    def moved(self):
        """« déplacé de 340 m vers le nord-est », empty when this is no place or was nowhere."""
        if not (self.before and self.before.point and self.after.point):
            return ""
        return moved(self.before.point, self.after.point)

    @property
    def pieces(self):
        """The two texts as `(words, is_changed)` pieces: what was taken away, what was added."""
        before = self.before.text if self.before else ""
        if self.after.key.removeprefix("place_") in WHOLE:
            return [(before, True)], [(self.after.text, True)]
        return pieces(before, self.after.text)

    def as_words(self):
        """What is kept of it."""
        return {"label": self.label, "before": self.before.text if self.before else "", "after": self._after()}

    def _after(self):
        return self.moved.capitalize() or self.after.text


def changes_of(record):
    """What differs between a version in memory and what is online; everything said, for what is not online."""
    stored = type(record).objects.filter(pk=record.pk, live=True).first() if record.pk else None
    return changes_between(stored, record)


def changes_between(old, new):
    """The `Change` list between two versions of a record; `old` may be None."""
    if old is None:
        return [Change(None, fact) for fact in facts_of(new) if fact.text]
    return [
        Change(before, after)
        for before, after in zip(facts_of(old), facts_of(new), strict=True)
        if before.text != after.text
    ]


def moved(start, end):
    """How far and where to, between two points in WGS 84 degrees: in metres below one kilometre."""
    km = distance_km(start, end)
    far = f"{round(km * 1000)} m" if km < 1 else f"{km:.1f} km".replace(".", ",")
    return _("déplacé de %(far)s vers %(direction)s") % {"far": far, "direction": direction(start, end)}


def direction(start, end):
    """The point of the compass one goes to."""
    north = end[0] - start[0]
    east = (end[1] - start[1]) * math.cos(math.radians(start[0]))
    return COMPASS[round(math.degrees(math.atan2(east, north)) / 45) % 8]


def pieces(before, after):
    """Both texts cut where they differ, word by word: two lists of `(words, is_changed)`."""
    old, new = before.split(" "), after.split(" ")
    left, right = [], []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if b > a:
            left.append((" ".join(old[a:b]), what != "equal"))
        if d > c:
            right.append((" ".join(new[c:d]), what != "equal"))
    return left, right
