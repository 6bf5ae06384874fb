"""From a record to what the public may know of it: the one privacy rule for places.

Everything here is pure: records come in with what belongs to them, a `Projected` row or None goes out.
"""

from dataclasses import dataclass, field

from cms.core.audience import public_facts
from cms.core.text import normalise, stem_of, stems
from map.kinds import KIND_STEMS, KINDS
from map.ranks import ranked_words

LANDSCAPES = {
    "canard": "ducks",
    "oie": "geese",
    "oeuf": "hens",
    "volaille": "hens",
    "ail-": "garlic",
    "miel": "hives",
    "armagnac": "vines-autumn",
    "vin": "vines-summer",
    "huile": "sunflowers",
    "farine": "wheat",
    "cereale": "wheat",
    "biere": "wheat",
    "courge": "vegetables-autumn",
    "legume": "vegetables",
    "fruit": "spring",
    "lait": "spring",
    "viande": "spring",
    "plant": "vegetables",
}
"""A word of a product's or family's slug, and the landscape it is drawn in."""
LANDSCAPES_BY_KIND = {
    "market": "market-summer",
    "farm_market": "market-summer",
    "amap": "vegetables",
    "drive": "market-autumn",
    "vending_machine": "night",
    "producers_shop": "market-autumn",
}


@dataclass(frozen=True)
class Seller:
    """A producer seen from a place: who, with which products and signs (ids and words)."""

    pk: int
    title: str
    url: str
    products: tuple = ()
    label_ids: tuple = ()
    summary: str = ""
    has_video: bool = False
    photo_id: int | None = None
    illustration: str = ""
    label_names: tuple = ()
    is_blurred: bool = False


@dataclass(frozen=True)
class Projected:
    """One row of `Listing`: its columns, the rank of each word, and the ids of what it is tied to."""

    ref: str
    columns: dict
    words: dict
    producer_ids: frozenset = field(default_factory=frozenset)
    product_ids: frozenset = field(default_factory=frozenset)
    label_ids: frozenset = field(default_factory=frozenset)


def project_sale_point(point, sellers, own_products=(), exceptions=()):
    """The row of a sale point with those who sell there, None when the public may not see it."""
    host = next((seller for seller in sellers if seller.pk == point.host_id), None)
    products = _unique([*own_products, *(product for seller in sellers for product in seller.products)])
    farm = host or Seller(0, "", "")
    columns = {
        "kind": point.kind,
        "url": farm.url or point.get_absolute_url(),
        "summary": point.description[:255] or farm.summary,
        "opening_hours": point.opening_hours,
        "hours_note": point.hours_note,
        **_exceptions(exceptions),
        "professionals_only": point.public == "professionals",
        "photo_id": point.photo_id or farm.photo_id,
        "illustration": point.illustration or farm.illustration or landscape_for(point.kind, products),
        "has_video": farm.has_video,
        "sale_point_id": point.pk,
    }
    return _project(f"pv-{point.pk}", point, columns, sellers, products, blurred=farm.is_blurred)


def project_producer(producer, seller):
    """The row of a producer who does not sell at the farm, None when the public may not see it."""
    columns = {
        "kind": "producer",
        "url": seller.url,
        "summary": seller.summary,
        "opening_hours": "",
        "hours_note": "",
        **_exceptions([]),
        "professionals_only": False,
        "photo_id": seller.photo_id,
        "illustration": seller.illustration or landscape_for("producer", seller.products),
        "has_video": seller.has_video,
        "sale_point_id": None,
    }
    return _project(f"pr-{producer.pk}", producer, columns, [seller], list(seller.products))


def _project(ref, record, columns, sellers, products, blurred=False):
    facts = public_facts(record, record.commune, blurred)
    if not record.live or facts.latitude is None:
        return None
    commune_name = record.commune.name if record.commune else ""
    columns |= {
        "title": record.title,
        "commune_id": record.commune_id,
        "commune_name": commune_name,
        "address": facts.address,
        "postcode": facts.postcode,
        "latitude": round(facts.latitude, 5),
        "longitude": round(facts.longitude, 5),
        "precision": facts.precision,
        "phone": facts.phone,
        "email": facts.email,
        "website": facts.website,
        "confirmed_on": record.confirmed_on,
        "confirmed_by": record.confirmed_by,
        "products_text": _sentence(product.name for product in products)[:500],
        "sort_title": normalise(record.title)[:255],
    }
    goods = stems(" ".join(product.name for product in products))
    others = _other_words(commune_name, KINDS[columns["kind"]], sellers, products)
    return Projected(
        ref,
        columns,
        ranked_words(stems(record.title), goods, others),
        frozenset(seller.pk for seller in sellers),
        frozenset(product.pk for product in products),
        frozenset(label for seller in sellers for label in seller.label_ids),
    )


def landscape_for(kind, products):
    """The drawn landscape that stands for a place without a photo."""
    if kind in LANDSCAPES_BY_KIND:
        return LANDSCAPES_BY_KIND[kind]
    for product in products:
        for word, landscape in LANDSCAPES.items():
            if word in f"{product.slug}- {product.family.slug}-":
                return landscape
    return "ploughed"


def _exceptions(rows):
    return {
        "exceptions": [_exception(row) for row in rows],
        "exceptions_from": min((row.starts_on for row in rows), default=None),
        "exceptions_until": max((row.ends_on for row in rows), default=None),
    }


def _exception(row):
    return {
        "starts_on": row.starts_on.isoformat(),
        "ends_on": row.ends_on.isoformat(),
        "kind": row.kind,
        "opening_hours": row.opening_hours,
        "note": row.note,
    }


def _unique(products):
    return list({product.pk: product for product in products}.values())


def _sentence(names):
    """« Canard gras, légumes, pain »."""
    names = list(names)
    return ", ".join([*names[:1], *(name[:1].lower() + name[1:] for name in names[1:])])


def _other_words(commune_name, kind, sellers, products):
    words = [commune_name, kind.name, kind.plural]
    for seller in sellers:
        words += [seller.title, *(_label_words(name) for name in seller.label_names)]
    for product in products:
        words += [product.synonyms, "" if _is_a_list(product.family.name) else product.family.name]
    return stems(" ".join(words))


def _label_words(name):
    """A label's words, less those of kinds of places: « Bienvenue à la ferme » does not make a market a farm."""
    return " ".join(word for word in normalise(name).split() if stem_of(word) not in KIND_STEMS)


def _is_a_list(family_name):
    """Whether a family names its products one by one: « Pain, farine, pâtes » does not mean that flour is bread."""
    return "," in family_name or " et " in family_name
