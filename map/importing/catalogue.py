"""The words of a file → the products of the site, by their names and synonyms."""

from cms.core.text import stems
from map.importing.goods import BROAD


class Catalogue:
    """Products found by name, « de saison » left out, or by synonym; plurals and accents aside."""

    def __init__(self, products):
        self._names, self._synonyms = {}, {}
        for product in products:
            for name in (product.name, product.name.removesuffix(" de saison"), product.slug.replace("-", " ")):
                self._names.setdefault(stems(name), product.pk)
            for synonym in product.synonyms.split(","):
                self._synonyms.setdefault(stems(synonym), product.pk)

    def find(self, words):
        """The primary keys of the products named, and the words that name none."""
        found = {word: self._find(word) for word in words}
        return {pk for pk in found.values() if pk}, [word for word, pk in found.items() if not pk]

    def _find(self, word):
        key = stems(word)
        by_synonym = None if word in BROAD or not key else self._synonyms.get(key)
        return self._names.get(key) or by_synonym
