"""The site's own words, to guess what a mistyped one meant: « armagnak » for « armagnac ».

Only words that lead somewhere are proposed: goods and kinds of place first, then communes where there is something,
other words for goods, names of places.
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
SHORTEST, LONG = 4, 8
"""Letters a word needs to be guessed at all, and to be guessed through two slips."""
WORD = re.compile(r"[^\W_]+")


def closest(word):
    """The word of ours a normalised word most looks like, as it is written; None when none is near, or it is ours."""
    ours = cache.get(KEY)
    if ours is None:
        ours = _words()
        cache.set(KEY, ours, LIFETIME)
    if len(word) < SHORTEST or word in ours:
        return None
    # One slip in a short word, two in a long one; two letters in each other's place are one slip.
    slips, keys = 1 if len(word) < LONG else 2, list(ours)
    found = (
        process.extractOne(form, keys, scorer=OSA.distance, score_cutoff=slips)
        for form in (word, word.removesuffix("s"))
        if len(form) >= SHORTEST
    )
    best = min((match[1:] for match in found if match), default=None)  # the fewest slips, then the likeliest word
    return ours[keys[best[1]]] if best else None


def corrected(text, words):
    """A text with each of these normalised words replaced by the closest of ours; empty when none was."""
    better = {word: ours for word in words if (ours := closest(word))}
    return WORD.sub(lambda match: better.get(normalise(match[0]), match[0]), text) if better else ""


def _words():
    """Our words as written, in lower case, by normalised form; the likeliest first."""
    goods = Product.objects.values_list("name", "synonyms")
    texts = [name for name, _synonyms in goods]
    texts += [text for kind in KINDS.values() for text in (kind.name, kind.plural)]
    for model in (ProductFamily, Label):
        texts += model.objects.values_list("name", flat=True)
    texts += Listing.objects.order_by("commune_name").values_list("commune_name", flat=True).distinct()
    texts += [synonyms for _name, synonyms in goods]
    texts += Listing.objects.order_by("sort_title").values_list("title", flat=True)
    words = {}
    for text in texts:
        for word in WORD.findall(text):
            key = normalise(word)
            if len(key) >= SHORTEST and key not in STOP_WORDS and not key.isdigit():
                words.setdefault(key, word.lower())
    return words
