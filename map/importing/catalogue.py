"""The words of a file → the products of the site, by their names and synonyms."""

from cms.core.text import stems


class Catalogue:
    """Products (with their family) found by name, synonym or slug, plurals and accents aside."""

    def __init__(self, products):
        self._by_stems = {}
        for product in products:
            names = (product.name, product.slug.replace("-", " "), *product.synonyms.split(","))
            for rank, name in enumerate(names):
                self._remember(name, rank, product.pk)

    def find(self, words):
        """The primary keys of the products named, and the words that name none."""
        found, unknown = set(), []
        for word in words:
            _rank, pk = self._by_stems.get(stems(word), (0, None))
            if pk:
                found.add(pk)
            else:
                unknown.append(word)
        return found, unknown

    def _remember(self, name, rank, pk):
        key = stems(name)
        if key and rank < self._by_stems.get(key, (rank + 1, None))[0]:
            self._by_stems[key] = (rank, pk)
