"""Which commune a visitor means: by name, former name, postal or INSEE code, the start of a name, or a slip."""

from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from cms.core.kept import kept
from map.models.communes import Commune, FormerCommuneName
from map.querysets import EXACT, STARTS, place_key

CHOICES = 8
"""How many communes one is offered at most."""
SUBJECT = "communes"
SHORTEST, LONG = 4, 8
"""Letters a name needs to be guessed at all, and to be guessed through two slips."""


@dataclass(frozen=True)
class Meaning:
    """What a text says of a commune; an empty one says nothing we know."""

    commune: Commune | None = None
    others: tuple = ()
    """Other communes (`Commune`) one may mean as well."""
    is_guess: bool = False
    """Whether nothing of ours is written so, and the closest name was taken."""


def meaning_of(text):
    """The commune a text means (`Meaning`): the same with or without suggestions, in three queries at most."""
    return kept(SUBJECT, _meaning_of, text)


def _meaning_of(text):
    found, is_guess = candidates(text)
    if not found:
        return Meaning()
    return Meaning(found[0], tuple(found[1:]), is_guess)


def whole_name(text):
    """The one commune (`Commune`) whose whole name or code a text is, None otherwise; and those it may mean."""
    found, is_guess = candidates(text)
    exact = [] if is_guess else [commune for commune in found if commune.rank == EXACT]
    if len(exact) == 1:
        return exact[0], []
    return (found[0], []) if len(found) == 1 and not is_guess else (None, found)


def candidates(text):
    """The communes a text may mean, the likeliest first, and whether it is a guess."""
    found = list(Commune.objects.named(text)[:CHOICES])
    if not found:
        return resembling(text), True
    if found[0].rank == EXACT:  # with a code beside it, a whole name leaves nothing open
        last = EXACT if any(character.isdigit() for character in text) else STARTS
        found = [commune for commune in found if commune.rank <= last]
    return found, False


def resembling(text):
    """The communes whose name, or former name, is written almost so: the fewest slips first, then the most populous."""
    word = place_key(text)
    if len(word) < SHORTEST or any(character.isdigit() for character in word):
        return []
    names = kept(SUBJECT, _names)
    # One slip in a short name, two in a long one; two letters in each other's place are one slip.
    slips = 1 if len(word) < LONG else 2
    near = process.extract(word, list(names), scorer=OSA.distance, score_cutoff=slips, limit=CHOICES)
    distances = {}
    for name, distance, _index in near:
        for pk in names[name]:
            distances[pk] = min(distance, distances.get(pk, distance))
    communes = Commune.objects.filter(pk__in=distances)
    return sorted(communes, key=lambda commune: (distances[commune.pk], -commune.population, commune.name_key))


def _names():
    """The primary keys of communes by each name that is, or was, theirs, with and without its article."""
    names = {}
    rows = [
        *Commune.objects.values_list("name_key", "pk"),
        *FormerCommuneName.objects.values_list("name_key", "commune"),
    ]
    for name, pk in rows:
        for form in {name, *(name.removeprefix(article) for article in ("l ", "la ", "le ", "les "))}:
            names.setdefault(form, []).append(pk)
    return names
