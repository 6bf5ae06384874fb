"""Kinds of place where one can buy, with the words the site uses for them."""

from dataclasses import dataclass

from django.db import models

from cms.core.text import stems


@dataclass(frozen=True)
class Kind:
    """One kind of place; `code` also names its marker (static/img/markers.svg, in this order)."""

    code: str
    name: str
    short: str
    plural: str
    description: str


FOUNDING = (
    Kind(
        "farm",
        "Vente à la ferme",
        "À la ferme",
        "Ventes à la ferme",
        "Vous achetez sur place, à la personne qui produit.",
    ),
    Kind(
        "market",
        "Marché de plein vent",
        "Marché",
        "Marchés de plein vent",
        "Un jour fixe par semaine, sur la place ou sous la halle.",
    ),
    Kind("amap", "AMAP", "AMAP", "AMAP", "Un panier réservé d’avance, partagé avec une ferme toute l’année."),
    Kind(
        "drive",
        "Drive de producteurs",
        "Drive",
        "Drives de producteurs",
        "Vous commandez en ligne et retirez tout au même endroit.",
    ),
    Kind(
        "vending_machine",
        "Distributeur automatique",
        "Distributeur",
        "Distributeurs automatiques",
        "Des casiers de produits frais, ouverts à toute heure.",
    ),
)
OTHERS = (
    Kind(
        "producers_shop",
        "Magasin de producteurs",
        "Magasin",
        "Magasins de producteurs",
        "Plusieurs fermes tiennent boutique ensemble.",
    ),
    Kind(
        "farm_market",
        "Marché de producteurs",
        "Marché de producteurs",
        "Marchés de producteurs",
        "Plusieurs fermes vendent côte à côte, chez l’une d’elles ou au village.",
    ),
    Kind(
        "mobile_grocery",
        "Épicerie ambulante",
        "Ambulant",
        "Épiceries ambulantes",
        "Une tournée passe dans votre village.",
    ),
    Kind(
        "pickup_point",
        "Point de retrait",
        "Retrait",
        "Points de retrait",
        "Vous venez chercher une commande déjà payée.",
    ),
    Kind(
        "partner_shop",
        "Commerce partenaire",
        "Commerce",
        "Commerces partenaires",
        "Un commerçant met des fermes voisines en rayon.",
    ),
    Kind(
        "solidarity_grocery",
        "Épicerie solidaire",
        "Solidaire",
        "Épiceries solidaires",
        "Des prix adaptés aux petits budgets.",
    ),
)
PRODUCER = Kind(
    "producer",
    "Producteur sans vente sur place",
    "Producteur",
    "Producteurs sans vente sur place",
    "La ferme ne vend pas chez elle : sa fiche dit où la trouver.",
)
KINDS = {kind.code: kind for kind in (*FOUNDING, *OTHERS, PRODUCER)}
KIND_PHRASES = sorted({stems(name) for kind in KINDS.values() for name in (kind.name, kind.plural)})
"""The names of the kinds, one and many, as stems."""
KIND_STEMS = frozenset(stem for phrase in KIND_PHRASES for stem in phrase.split())


class SalePointKind(models.TextChoices):
    """The kinds an editor may give to a sale point."""

    FARM = "farm", KINDS["farm"].name
    MARKET = "market", KINDS["market"].name
    AMAP = "amap", KINDS["amap"].name
    DRIVE = "drive", KINDS["drive"].name
    VENDING_MACHINE = "vending_machine", KINDS["vending_machine"].name
    PRODUCERS_SHOP = "producers_shop", KINDS["producers_shop"].name
    FARM_MARKET = "farm_market", KINDS["farm_market"].name
    MOBILE_GROCERY = "mobile_grocery", KINDS["mobile_grocery"].name
    PICKUP_POINT = "pickup_point", KINDS["pickup_point"].name
    PARTNER_SHOP = "partner_shop", KINDS["partner_shop"].name
    SOLIDARITY_GROCERY = "solidarity_grocery", KINDS["solidarity_grocery"].name
