"""What a visitor means by a few words: goods and names, a commune, a day.

« ail violet samedi fleurance » asks for garlic, on Saturday, around Fleurance. Everything a person types is
understood as far as it can be: little words and words of a question say nothing, a word that no place speaks of is
set aside and named, so that the page can say so.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone

from cms.core.hours import DAY_NAMES
from cms.core.text import SAME_WORDS, normalise, stem_of
from map.kinds import KIND_PHRASES, KIND_STEMS
from map.models.communes import Commune
from map.models.words import ListingWord
from map.querysets import WHOLE

MAX_WORDS = 12
LONGEST_NAME = 6
"""Words of a commune's name: « l isle de noe », « saint germain de la mer »."""
ARTICLES = ("", "l ", "la ", "le ", "les ")
WEEKDAYS = {normalise(name): number for number, name in enumerate(DAY_NAMES)}
NEAR_DAYS = {"aujourd": 0, "hui": 0, "demain": 1}
PARTS_OF_DAY = frozenset(["matin", "matinee", "midi", "apres", "soir", "soiree", "prochain", "prochaine"])
QUESTION_WORDS = """
    acheter achat autour besoin chercher cherche comment commune direct directe faire gers gersois gersoise local locale
    locaux lieu lieux moi ou ouvert ouverte ouverts point points pourquoi pres proche producteur producteurs productrice
    productrices produit produits quand quoi trouver trouve vend vendeur vendre vente ventes veux voudrais
"""
QUESTION_STEMS = frozenset(stem_of(word) for word in QUESTION_WORDS.split()) - {""}


@dataclass(frozen=True)
class Word:
    """One word that matters: as normalised, its stem, and whether a place says the whole of it."""

    text: str
    stem: str
    is_whole: bool = True
    """If not, places are found by words that begin so."""


@dataclass(frozen=True)
class Reading:
    """What a text asks for; an empty one asks for nothing."""

    words: tuple = ()
    """Every word that matters (`Word`), to recognise a name."""
    goods: tuple = ()
    """Those to be found in what places say (`Word`)."""
    unknown: tuple = ()
    """Those that no place speaks of (`Word`)."""
    day: date | None = None
    now: bool = False
    commune: Commune | None = field(default=None, compare=False)

    @property
    def is_vain(self):
        """Whether words were typed and none means anything here."""
        return bool(self.unknown) and not (self.goods or self.commune or self.day or self.now)


def read(text, names_of_goods=(), communes=True):
    """The `Reading` of a text, among the places there are, in two queries at most.

    `names_of_goods` are stems that are goods before they are the name of a commune.
    """
    tokens = normalise(text).split()[: 2 * MAX_WORDS]
    words = tuple(Word(token, stem) for token in tokens if (stem := stem_of(token)))[:MAX_WORDS]
    if not words:
        return Reading()
    rest, day, now = _take_day(tokens)
    commune = None
    if communes:
        rest, commune = _take_commune(rest, names_of_goods)
    goods = [Word(token, stem) for token in rest if (stem := stem_of(token))][:MAX_WORDS]
    goods = _without_question(goods, alone=not (commune or day or now))
    said = ListingWord.objects.said([word.stem for word in goods])
    return Reading(
        words,
        tuple(Word(word.text, word.stem, said[word.stem] == WHOLE) for word in goods if said[word.stem]),
        tuple(word for word in goods if not said[word.stem]),
        day,
        now,
        commune,
    )


def _take_day(tokens):
    """The tokens less those of a day, the next day they name, and whether they say « maintenant »."""
    today = timezone.localdate()
    rest, day, now, after_day = [], None, False, False
    for word in tokens:
        named = WEEKDAYS.get(word, WEEKDAYS.get(word.removesuffix("s")))
        wait = NEAR_DAYS.get(word) if named is None else (named - today.weekday()) % 7
        if wait is not None:
            day, after_day = today + timedelta(days=wait), True
        elif word == "maintenant":
            now = True
        elif not (after_day and word in PARTS_OF_DAY):
            rest.append(word)
            after_day = False
    return rest, day, now


def _take_commune(tokens, names_of_goods):
    """The tokens less the name or postal code of a commune, and that commune: the longest name, else the largest."""
    spans = _spans(tokens, {*names_of_goods, *KIND_STEMS, *QUESTION_STEMS, ""})
    best, taken = None, (0, 0)
    for commune in Commune.objects.called(spans):
        span = max((spans[key] for key in commune.keys if key in spans), key=_length, default=(0, 0))
        if best is None or (_length(span), commune.population) > (_length(taken), best.population):
            best, taken = commune, span
    return tokens[: taken[0]] + tokens[taken[1] :], best


def _spans(tokens, other_words):
    """Every run of tokens that may name a commune, with and without an article: its first token and its end."""
    tokens = [SAME_WORDS[token] if token in ("st", "ste") else token for token in tokens]
    spans = {}
    for start in range(len(tokens)):
        for end in range(start + 1, min(start + LONGEST_NAME, len(tokens)) + 1):
            run = tokens[start:end]
            if end - start == 1 and stem_of(run[0]) in other_words:
                continue
            for article in ARTICLES:
                spans.setdefault(article + " ".join(run), (start, end))
    return spans


def _length(span):
    return span[1] - span[0]


def _without_question(words, alone):
    """The words less those of a question (« où trouver »), unless they say a kind of place or nothing else remains."""
    said = f" {' '.join(word.stem for word in words)} "
    kind = {stem for phrase in KIND_PHRASES if phrase in said for stem in phrase.split()}
    kept = [word for word in words if word.stem not in QUESTION_STEMS or word.stem in kind]
    return kept if kept or not alone else words
