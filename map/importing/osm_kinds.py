"""What an OpenStreetMap row is: which kind of sale point, none at all, or one to look at first."""

import re

from django.utils.translation import gettext as _

from cms.core.text import normalise
from map.importing.goods import product_words, words_spoken_of
from map.importing.places import Refused, Remark

SHOPS = {"farm", "honey", "beekeeper"}
NOT_FOOD = {"chemist", "condoms", "cigarettes", "newspapers", "sweets", "coffee", "ice cream", "parking tickets"}
CLOSED_PREFIXES = ("disused:", "abandoned:", "demolished:", "was:", "removed:")
SAYS_CLOSED = re.compile(r"\b(ferme definitivement|definitivement ferme|n existe plus|cessation d activite)\b")
SEEMS_CLOSED = re.compile(r"\b(anc|ancien|ancienne|ex)\b")
NOT_A_SALE = re.compile(r"\b(rucher ecole|marche aux bestiaux|foire aux bestiaux)\b")
MARKET_WORDS = re.compile(r"\b(marches?|halles?|places?|square|foire|terroirs?|producteurs?|paniers?|cours)\b")
FARM_WORDS = re.compile(r"\b(fermes?|fermiers?|gaec|earl|producteurs?|maraichers?|terroirs?|paysans?)\b")
# The first that fits wins; each is looked for in the name, and in the description where `also` says so.
NAMED_KINDS = (
    ("amap", re.compile(r"amap"), True),
    (
        "pickup_point",
        re.compile(r"\bruche qui dit oui\b|\blocavor\b|\blivraison de paniers\b|\bpoint de retrait\b"),
        False,
    ),
    ("drive", re.compile(r"\bdrive\b"), False),
    ("producers_shop", re.compile(r"\bmagasin de producteurs\b|\bproduits fermiers issus des fermes\b"), True),
    (
        "producers_shop",
        re.compile(r"\bcoin des producteurs\b|\bechoppe paysanne\b|\bhalle des produits fermiers\b"),
        False,
    ),
)
FARM_MARKET = re.compile(r"\b(a la ferme|fermiers?|paysans?|producteurs?)\b")


def kind_of(tags):
    """The code of the kind of sale point."""
    if is_machine(tags):
        return "vending_machine"
    name, description = _words(tags, "name"), _words(tags, "description")
    for code, pattern, also in NAMED_KINDS:
        if pattern.search(name) or (also and pattern.search(description)):
            return code
    if tags.get("amenity") == "marketplace":
        return "farm_market" if FARM_MARKET.search(name) else "market"
    return "farm"


def is_machine(tags):
    """Whether the row is a vending machine; a farm shop that has one stays a farm shop."""
    return tags.get("amenity") == "vending_machine" or bool(tags.get("vending") and not tags.get("shop"))


def refuse_what_is_no_sale_point(tags):
    """Raise `Refused` for rows that do not belong on the map."""
    name, description = _words(tags, "name"), _words(tags, "description")
    if any(key.startswith(CLOSED_PREFIXES) and value for key, value in tags.items()) or tags.get("disused") == "yes":
        raise Refused(_("lieu désaffecté, d’après OpenStreetMap"))
    if SAYS_CLOSED.search(f"{name} {description}"):
        raise Refused(_("lieu fermé, d’après son nom ou sa description"))
    if NOT_A_SALE.search(name):
        raise Refused(_("pas un lieu de vente de produits locaux : « %s »") % tags["name"])
    if is_machine(tags):
        _refuse_machine(tags, f"{name} {description}")
    elif not _sells(tags):
        raise Refused(_("rien ne dit qu’on y vende des produits locaux"))


def _refuse_machine(tags, said):
    goods = {normalise(item) for item in tags.get("vending", "").split(";")}
    if "pizz" in said or "pizza" in goods:
        raise Refused(_("distributeur de pizzas, pas de produits locaux"))
    if goods & NOT_FOOD:
        raise Refused(_("distributeur de boissons, confiseries ou parapharmacie, pas de produits locaux"))


def _sells(tags):
    return (
        tags.get("shop") in SHOPS
        or tags.get("amenity") == "marketplace"
        or tags.get("craft") == "beekeeper"
        or bool(tags.get("vending"))
    )


def doubts_about(tags, kind):
    """Remarks on what a person should check before the place is shown."""
    name = _words(tags, "name")
    if tags.get("name") and "nom retire" in name:
        yield Remark(_("nom retiré à la source"))
    if SEEMS_CLOSED.search(name):
        yield Remark(_("le nom laisse penser que le lieu n’existe plus"), doubtful=True)
    if kind == "vending_machine" and not _names_local_food(tags, name):
        yield Remark(_("rien ne dit ce que vend ce distributeur"), doubtful=True)
    if tags.get("craft") == "beekeeper" and tags.get("shop") not in SHOPS:
        yield Remark(_("rucher ou apiculteur : la vente sur place est à vérifier"), doubtful=True)
    if kind == "market" and name and not MARKET_WORDS.search(name):
        yield Remark(_("le nom n’est pas celui d’un marché"), doubtful=True)


def _names_local_food(tags, name):
    goods = [word for key in ("vending", "produce", "product") for word in product_words(tags.get(key, ""))]
    return bool(goods or words_spoken_of(f"{name} {tags.get('description', '')}") or FARM_WORDS.search(name))


def _words(tags, key):
    return normalise(tags.get(key, ""))
