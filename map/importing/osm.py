"""A row of an OpenStreetMap export → a place. Pure; the tags are described on wiki.openstreetmap.org."""

import re

from django.utils.translation import gettext as _

from map.importing.fields import clean_coordinate, clean_date, clean_email, clean_phone, clean_website, shorten
from map.importing.goods import product_words, words_spoken_of
from map.importing.opening import clean_hours, says_closed
from map.importing.osm_kinds import doubts_about, kind_of, refuse_what_is_no_sale_point
from map.importing.places import MappedPlace, Refused

SOURCE = "© les contributeurs d’OpenStreetMap (ODbL)"
WITHHELD = "(nom retiré)"
ELEMENT = re.compile(r"(node|way|relation)/\d+")
FACTS = (
    ("organic", ("only", "yes", "bio"), "Agriculture biologique, d’après OpenStreetMap."),
    ("self_service", ("yes", "only"), "En libre-service."),
    ("payment:cash", ("yes", "only"), "Paiement en espèces accepté."),
    ("payment:cash", ("no",), "Pas de paiement en espèces."),
    ("payment:credit_cards", ("yes", "only"), "Carte bancaire acceptée."),
    ("wheelchair", ("yes",), "Accessible en fauteuil roulant."),
    ("wheelchair", ("limited",), "Accès en fauteuil roulant limité."),
)


def map_osm(tags, today):
    """The place that a dictionary of tags describes; raises `Refused`."""
    if not ELEMENT.fullmatch(tags["@id"]):
        raise Refused(_("identifiant OpenStreetMap absent ou illisible : « %s »") % tags["@id"][:40])
    if says_closed(tags.get("opening_hours", "")):
        raise Refused(_("lieu fermé, d’après ses horaires"))
    refuse_what_is_no_sale_point(tags)
    kind = kind_of(tags)
    place = MappedPlace(
        kind=kind,
        title=_title(tags),
        nameless="Apiculture" if tags.get("craft") == "beekeeper" else "",
        ref=f"osm:{tags['@id']}",
        source=SOURCE,
        source_url=f"https://www.openstreetmap.org/{tags['@id']}",
        description=_description(tags),
        products=_products(tags, kind),
        remarks=list(doubts_about(tags, kind)),
    )
    _locate(place, tags)
    _add_contact(place, tags)
    _add_hours(place, tags)
    _date(place, tags, today)
    return place


def _title(tags):
    """The name; nothing when there is none or when it was withheld because it is a person's."""
    name = " ".join(tags.get("name", "").split())
    return "" if WITHHELD in name.lower() else shorten(name, 120)


def _description(tags):
    said = tags.get("description", "").strip(" -")
    lines = [said[:1].upper() + said[1:], *(fact for key, values, fact in FACTS if tags.get(key) in values)]
    return shorten("\n".join(line for line in lines if line), 1000)


def _products(tags, kind):
    words = [word for key in ("vending", "produce", "product") for word in product_words(tags.get(key, ""))]
    if kind not in ("market", "farm_market"):
        words += words_spoken_of(tags.get("description", ""))
    if kind == "vending_machine":
        words += words_spoken_of(tags.get("name", ""))
    if tags.get("craft") == "beekeeper":
        words.append("miel")
    return tuple(dict.fromkeys(words))


def _locate(place, tags):
    place.latitude = clean_coordinate(tags["@lat"], 90)
    place.longitude = clean_coordinate(tags["@lon"], 180)
    if place.latitude is None or place.longitude is None:
        raise Refused(_("coordonnées absentes ou impossibles"))
    place.city = tags.get("addr:city", "")
    place.postcode = tags.get("addr:postcode", "")
    place.department = tags.get("departement", "")
    place.locality = shorten(tags.get("addr:place", ""), 100)
    place.address = shorten(f"{tags.get('addr:housenumber', '')} {tags.get('addr:street', '')}".strip(), 200)
    if not tags.get("addr:street"):
        place.address = ""


def _add_contact(place, tags):
    for name, clean, keys in (
        ("phone", clean_phone, ("phone", "contact:phone", "mobile")),
        ("email", clean_email, ("email", "contact:email")),
        ("website", clean_website, ("website", "contact:website")),
    ):
        cleaned = clean(next((tags[key] for key in keys if tags.get(key)), ""))
        setattr(place, name, cleaned.value)
        place.remarks += cleaned.remarks


def _add_hours(place, tags):
    cleaned = clean_hours(tags.get("opening_hours", ""), place.kind)
    place.opening_hours, place.hours_note = cleaned.opening_hours, cleaned.note
    place.remarks += cleaned.remarks


def _date(place, tags, today):
    """When someone last checked the place: the later of the two dates OpenStreetMap keeps."""
    days = []
    for key in ("check_date", "check_date:opening_hours"):
        cleaned = clean_date(tags.get(key, ""), today)
        place.remarks += cleaned.remarks
        days += [cleaned.value] if cleaned.value else []
    place.confirmed_on = max(days, default=None)
    place.source_date = place.confirmed_on.isoformat() if place.confirmed_on else ""
