"""French text brought to a form that two spellings share: names, search words, sorting."""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

MAX_LENGTH = 20_000

LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"})
SEPARATORS = re.compile(r"[\W_]+")
LITTLE_WORDS = """
    a ai as au aux avec c ce ces cet cette chez d dans de des du elle en es est et eu il ils j je l la le les leur
    leurs lui m ma mais me mes mon n ne nos notre nous on ont ou par pas pour qu que quel quelle qui s sa sans se ses
    si son sont sur t ta te tes ton tu un une vos votre vous y
"""
STOP_WORDS = frozenset(LITTLE_WORDS.split())
VOWELS = frozenset("aeiou")
SAME_WORDS = {"aulx": "ail", "bio": "biologique", "bios": "biologique", "st": "saint", "ste": "sainte"}
"""Short or rare forms, and the word they stand for in every search."""


def normalise(text):
    """Lower case without accents, words separated by one space: « L’Isle-Jourdain » → « l isle jourdain ».

    Invisible characters vanish, whatever is neither a letter nor a digit separates; the start of a
    very long text stands for the whole.
    """
    visible = "".join(c for c in (text or "")[:MAX_LENGTH] if unicodedata.category(c) not in ("Cf", "Cs"))
    letters = unicodedata.normalize("NFKD", visible).lower().translate(LIGATURES)
    plain = "".join(c for c in letters if not unicodedata.combining(c))
    return SEPARATORS.sub(" ", plain).strip()


def stems(text):
    """The stems of the words that matter, each between spaces: « Les canards gras » → « canard gras ».

    Padded at both ends so that `LIKE '% stem%'` finds the start of any word; empty when no word
    matters. Accents are dropped before stemming: people search without them.
    """
    words = [stem for word in normalise(text).split() if (stem := stem_of(word))]
    return f" {' '.join(words)} " if words else ""


def stem_of(word):
    """The stem of one normalised word, empty for a little word; a number is its own."""
    if word.isdigit():
        return word
    return "" if word in STOP_WORDS else _stem(SAME_WORDS.get(word, word))


def with_de(name):
    """A place's name after « de »: d’Auch, du Houga, des Avenières, de La Romieu, de Samatan."""
    if name.startswith("Le "):
        return f"du {name[3:]}"
    if name.startswith("Les "):
        return f"des {name[4:]}"
    return f"d’{name}" if normalise(name)[:1] in VOWELS else f"de {name}"


def with_a(name):
    """A place's name after « à »: au Houga, aux Avenières, à La Romieu, à Auch."""
    if name.startswith("Le "):
        return f"au {name[3:]}"
    return f"aux {name[4:]}" if name.startswith("Les ") else f"à {name}"


@lru_cache(maxsize=20_000)
def _stem(word):
    # A stemmer keeps the word it works on: one each, so that threads do not mix theirs.
    return snowballstemmer.stemmer("french").stemWord(word)
