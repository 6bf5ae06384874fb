"""A row of a French spreadsheet → a place. Pure."""

from django.utils.translation import gettext as _

from cms.core.text import normalise
from map.importing.fields import (
    clean_code,
    clean_coordinate,
    clean_date,
    clean_email,
    clean_phone,
    clean_website,
    shorten,
)
from map.importing.goods import product_words
from map.importing.opening import clean_hours
from map.importing.places import MappedPlace, Refused, Remark
from map.kinds import FOUNDING, OTHERS

OTHER_NAMES = {
    "farm": ("ferme", "vente directe", "producteur", "point de vente a la ferme", "cueillette"),
    "market": ("marche hebdomadaire", "halle", "halle couverte", "marche couvert", "marche au gras", "marches"),
    "amap": ("association pour le maintien d une agriculture paysanne", "panier"),
    "drive": ("drive fermier", "drive producteurs", "drives"),
    "vending_machine": ("automate", "casier", "casiers", "distributeur de produits fermiers"),
    "producers_shop": ("magasin", "magasin collectif", "point de vente collectif", "boutique de producteurs"),
    "farm_market": ("marche de producteurs", "marche fermier", "marche des producteurs de pays", "marche paysan"),
    "mobile_grocery": ("tournee", "camion", "camion epicerie", "epicerie itinerante", "commerce ambulant"),
    "pickup_point": ("retrait", "point relais", "point de livraison", "relais"),
    "partner_shop": ("epicerie", "commerce", "boutique", "commercant"),
    "solidarity_grocery": ("epicerie sociale", "solidaire"),
}


def kind_names():
    """Each way of writing a kind → its code."""
    names = {}
    for kind in (*FOUNDING, *OTHERS):
        for name in (kind.code, kind.name, kind.short, kind.plural, *OTHER_NAMES[kind.code]):
            names[normalise(name)] = kind.code
    return names


KIND_NAMES = kind_names()


def map_french(cells, today):
    """The place that a dictionary of cells describes; raises `Refused`."""
    place = MappedPlace(
        kind=_kind(cells),
        title=shorten(" ".join(cells.get("name", "").split()), 120),
        ref=f"fichier:{cells['ref'][:70]}" if cells.get("ref") else "",
        city=cells.get("city", ""),
        postcode=cells.get("postcode", ""),
        code_insee=clean_code(cells.get("code_insee", "")),
        address=shorten(cells.get("address", ""), 200),
        locality=shorten(cells.get("locality", ""), 100),
        products=product_words(cells.get("products", "")),
        description=shorten(cells.get("description", ""), 1000),
        source=shorten(cells.get("source", ""), 120),
    )
    _locate(place, cells)
    _add_contact_and_date(place, cells, today)
    opening = clean_hours(cells.get("opening_hours", ""), place.kind)
    place.opening_hours, place.hours_note = opening.opening_hours, opening.note
    place.remarks += opening.remarks
    return place


def _kind(cells):
    text = cells.get("kind", "")
    key = normalise(text)
    code = KIND_NAMES.get(key) or KIND_NAMES.get(key.rstrip("s"))
    if code:
        return code
    if text:
        raise Refused(_("type de lieu inconnu : « %s »") % text[:60])
    raise Refused(_("type de lieu absent"))


def _locate(place, cells):
    """The coordinates when both are given and possible; without them the commune stands for the place."""
    texts = cells.get("latitude", ""), cells.get("longitude", "")
    if not any(texts):
        return
    latitude, longitude = clean_coordinate(texts[0], 90), clean_coordinate(texts[1], 180)
    if latitude is None or longitude is None:
        place.remarks.append(Remark(_("coordonnées illisibles, laissées de côté : « %s », « %s »") % texts))
        return
    place.latitude, place.longitude = latitude, longitude


def _add_contact_and_date(place, cells, today):
    cleaned = {
        "phone": clean_phone(cells.get("phone", "")),
        "email": clean_email(cells.get("email", "")),
        "website": clean_website(cells.get("website", "")),
        "confirmed_on": clean_date(cells.get("confirmed_on", ""), today),
    }
    for name, value in cleaned.items():
        setattr(place, name, value.value)
        place.remarks += value.remarks
    place.source_date = cells.get("confirmed_on", "")[:20] if place.confirmed_on else ""
