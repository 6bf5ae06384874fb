"""Words for products, French or English, brought to the French words of the catalogue."""

import re

from cms.core.text import normalise

# OpenStreetMap values of produce=*, product=* and vending=*, plurals aside.
ENGLISH = {
    "asparagus": "asperges",
    "beef": "bœuf",
    "beer": "bière",
    "bread": "pain",
    "cereal": "céréales",
    "cheese": "fromages",
    "chicken": "poulet",
    "cider": "cidre",
    "dairy": "produits laitiers",
    "duck": "canard",
    "egg": "œufs",
    "fish": "poissons",
    "flour": "farine",
    "flower": "fleurs",
    "fruit": "fruits",
    "goat cheese": "fromages de chèvre",
    "herb": "plantes aromatiques",
    "honey": "miel",
    "ice cream": "glaces",
    "jam": "confitures",
    "juice": "jus de fruits",
    "lamb": "agneau",
    "liquor": "eaux-de-vie",
    "meat": "viandes",
    "milk": "lait",
    "milk product": "produits laitiers",
    "mushroom": "champignons",
    "mustard": "moutarde",
    "nut oil": "huile de noix",
    "oil": "huiles",
    "pigeon": "pigeon",
    "pork": "porc",
    "pork meat": "porc",
    "potato": "pommes de terre",
    "poultry": "volailles",
    "quail": "cailles",
    "quail egg": "œufs",
    "saffron": "safran",
    "snail": "escargots",
    "strawberry": "fraises",
    "syrup": "sirops",
    "tomatoe": "tomates",
    "veal": "veau",
    "vegetable": "légumes",
    "wine": "vin",
}
# What people write in a description, as the start of a word without accents.
FRENCH = {
    "agneau": "agneau",
    "asperge": "asperges",
    "bison": "viandes",
    "boeuf": "bœuf",
    "champignon": "champignons",
    "charcuterie": "charcuterie",
    "comte": "fromages",
    "confiture": "confitures",
    "creme fraiche": "crème",
    "escargot": "escargots",
    "farine": "farine",
    "fraise": "fraises",
    "fromage": "fromages",
    "fruit": "fruits",
    "jus de": "jus de fruits",
    "lait": "lait",
    "legume": "légumes",
    "miel": "miel",
    "munster": "fromages",
    "oeuf": "œufs",
    "oignon": "oignons",
    "pain": "pain",
    "porc": "porc",
    "produits laitiers": "produits laitiers",
    "safran": "safran",
    "sirop": "sirops",
    "viande": "viandes",
    "vin": "vin",
    "volaille": "volailles",
    "yaourt": "yaourts",
}
EVERYDAY = re.compile(rf"\b({'|'.join(sorted(FRENCH, key=len, reverse=True))})s?\b(?! d epice)")
# Whole shelves: a narrower product may list them among its synonyms, for searching, without being what is meant.
BROAD = frozenset(
    {"céréales", "eaux-de-vie", "fromages", "fruits", "glaces", "huiles", "jus de fruits", "lait", "légumes"}
    | {"plantes aromatiques", "poissons", "produits laitiers", "viandes", "vin", "volailles"}
)
VAGUE = frozenset({"food", "drinks", "local food", "other", "clothes", "frozen food", "pizza"})
LIST_SEPARATOR = re.compile(r"[;,/]| et | and ")
LONGEST_WORDS = 40


def product_words(text):
    """The products of a list such as « cheese;milk » or « œufs, pain d’épices », in French, each once."""
    words = []
    for item in LIST_SEPARATOR.split(text):
        key = normalise(item)
        if not key or key in VAGUE or len(key) > LONGEST_WORDS:
            continue
        known = [_english(word) for word in (key, *key.split())]
        if known[0]:
            words.append(known[0])
        elif len(known) > 2 and all(known[1:]):
            words += known[1:]
        else:
            words += words_spoken_of(item) or (item.replace("_", " ").strip(),)
    return tuple(dict.fromkeys(words))


def _english(word):
    return ENGLISH.get(word) or ENGLISH.get(word.removesuffix("s"))


def words_spoken_of(text):
    """The everyday products that a French sentence names."""
    return tuple(dict.fromkeys(FRENCH[found] for found in EVERYDAY.findall(normalise(text))))
