"""The site's own words, to guess what a mistyped one meant: « armagnak » for « armagnac ».

Only words that lead somewhere are proposed: goods and kinds of place first, then communes where there is something,
then names of places.
"""

import re

from django.core.cache import cache
from rapidfuzz import process
from rapidfuzz.distance import OSA

from cms.core.text import STOP_WORDS, normalise
from map.kinds import KINDS
from map.models.listing import Listing
from producers.models import Label, Product, ProductFamily

KEY, LIFETIME = "search-vocabulary", 600
SHORTEST = 4
WORD = re.compile(r"[^\W_]+")


def closest(word):
    """The word of ours a normalised word most looks like, as it is written; None when none is near, or it is ours."""
    ours = cache.get(KEY)
    if ours is None:
        ours = _words()
        cache.set(KEY, ours, LIFETIME)
    if len(word) < SHORTEST or word in ours:
        return None
    # One slip in a short word, two in a long one; a letter put before another is one slip.
    found = process.extractOne(word, ours.keys(), scorer=OSA.distance, score_cutoff=1 if len(word) < 8 else 2)
    return ours[found[0]] if found else None


def corrected(text, words):
    """A text with each of these normalised words replaced by the closest of ours; empty when none was."""
    better = {word: ours for word in words if (ours := closest(word))}
    return WORD.sub(lambda match: better.get(normalise(match[0]), match[0]), text) if better else ""


def _words():
    """Our words as written, in lower case, by normalised form; the likeliest first."""
    texts = [text for row in Product.objects.values_list("name", "synonyms") for text in row]
    texts += [text for kind in KINDS.values() for text in (kind.name, kind.plural)]
    for model in (ProductFamily, Label):
        texts += model.objects.values_list("name", flat=True)
    for column in ("commune_name", "title"):
        texts += Listing.objects.order_by(column).values_list(column, flat=True).distinct()
    words = {}
    for text in texts:
        for word in WORD.findall(text):
            key = normalise(word)
            if len(key) >= SHORTEST and key not in STOP_WORDS and not key.isdigit():
                words.setdefault(key, word.lower())
    return words
