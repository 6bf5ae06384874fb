"""How well a place answers a word: said in its title before said of its goods before the rest.

Among places that sell the same goods, who sells little else comes first. The lowest rank is the best, and ranks of
the words of one question add up: first how many are in the title, then how many are goods, then how much else.
"""

from map.kinds import KIND_STEMS

LONGEST = 100
"""Letters of a word that one may look for."""
BROADEST = 999
NOT_GOODS, NOT_TITLE = 2**14, 2**18
"""Each is more than twelve times all that comes after it: a question has twelve words at most."""


def ranked_words(title, goods, others):
    """The rank of each stem, from what a place says as stems: its title, its goods, and all the rest."""
    breadth = min(len(goods), BROADEST)
    in_title, in_goods = set(title.split()), set(goods.split())
    return {
        stem: NOT_TITLE * (stem not in in_title)
        + NOT_GOODS * (stem not in in_goods)
        + (0 if stem in KIND_STEMS else breadth)  # who asks for a market does not ask for few goods
        for stem in {*in_title, *in_goods, *others.split()}
        if len(stem) <= LONGEST
    }
