"""A record said in words, one line for each thing a producer may change: what is compared, read and kept."""

import re
from dataclasses import dataclass, field
from html import unescape

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from cms.core import hours
from cms.core.templatetags.ui import phone
from map.models import SalePoint

CONTACTS = (("phone", "téléphone"), ("email", "adresse électronique"), ("website", "site internet"))


@dataclass(frozen=True)
class Fact:
    """One thing said of a record; `pictures` are images, `point` a place in WGS 84 degrees."""

    key: str
    label: str
    text: str
    pictures: tuple = field(default=(), compare=False)
    point: tuple | None = field(default=None, compare=False)


def facts_of(record):
    """What a version of a `ProducerPage` or `SalePoint` says, in the order of its page."""
    return _place_facts(record) if isinstance(record, SalePoint) else _farm_facts(record)


def _farm_facts(farm):
    return [
        Fact("title", _("Nom de la ferme"), farm.title),
        Fact("standfirst", _("En une phrase"), farm.standfirst),
        Fact("story", _("Présentation"), story_text(farm.story)),
        _pictures("photo", _("Photo principale"), [(farm.photo, "")]),
        _pictures("gallery", _("Photos"), [(photo.image, photo.caption) for photo in farm.gallery.all()]),
        Fact("products", _("Produits"), _list(line.product.name for line in farm.product_lines.all())),
        Fact("labels", _("Signes et réseaux"), _list(_label(line) for line in farm.label_lines.all())),
        Fact("catering", _("Restauration collective"), _yes_no(farm.supplies_catering)),
        *_where(farm),
        *_contacts(farm),
        Fact("contact_note", _("Comment vous joindre"), farm.contact_note),
        Fact("practical_info", _("Infos pratiques"), _plain(farm.practical_info)),
        *_optional(farm, "open_to_drive_groups", _("Ouvert à un drive de producteurs")),
    ]


def _place_facts(place):
    prefix = place.title if place.host_id is None else _("Vente à la ferme")
    facts = [
        Fact("title", _("nom"), place.title),
        Fact("kind", _("type de lieu"), place.get_kind_display()),
        Fact("description", _("présentation"), _plain(place.description)),
        Fact("opening_hours", _("horaires"), hours.describe(place.opening_hours) if place.opening_hours else ""),
        Fact("hours_note", _("précision sur les horaires"), place.hours_note),
        Fact("products", _("produits"), _list(product.name for product in place.products.all())),
        _pictures("photo", _("photo"), [(place.photo, "")]),
        Fact("order_url", _("adresse de commande"), place.order_url),
        Fact("order_deadline", _("commander avant"), place.order_deadline),
        Fact("pickup_info", _("retrait"), place.pickup_info),
        *_where(place),
        *_contacts(place),
    ]
    return [
        Fact(f"place_{fact.key}", f"{prefix} : {fact.label.lower()}", fact.text, fact.pictures, fact.point)
        for fact in facts
    ]


def _where(record):
    return [
        Fact("commune", _("Commune"), str(record.commune or "")),
        Fact("locality", _("Lieu-dit"), record.locality),
        Fact("address", _("Numéro et rue"), record.address),
        Fact("postcode", _("Code postal"), record.postcode),
        Fact("location", _("Emplacement"), _coordinates(record.point), point=record.point),
        Fact("location_audience", _("Ce que le public voit du lieu"), record.get_location_audience_display()),
    ]


def _contacts(record):
    for name, label in CONTACTS:
        value = phone(getattr(record, name)) if name == "phone" else getattr(record, name)
        audience = getattr(record, f"get_{name}_audience_display")()
        seen_by = _("%(value)s (visible par : %(audience)s)") % {"value": value, "audience": audience}
        yield Fact(name, label.capitalize(), seen_by if value else "")


def _optional(record, name, label):
    """A yes or no that this version of the model may not have."""
    return [Fact(name, label, _yes_no(getattr(record, name)))] if hasattr(record, name) else []


def _pictures(key, label, pictures):
    pictures = [(image, caption) for image, caption in pictures if image]
    words = [f"{caption or image.description or image.title} [{image.pk}]" for image, caption in pictures]
    return Fact(key, label, "\n".join(words), tuple(image for image, _caption in pictures))


def _label(line):
    return f"{line.label.name} ({line.get_state_display()})"


def _list(words):
    return ", ".join(words)


def _yes_no(value):
    return _("oui") if value else _("non")


def _plain(text):
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _coordinates(point):
    return f"{point.latitude:.6f}, {point.longitude:.6f}" if point else ""


def story_text(story):
    """The words of a story: a paragraph a line, other blocks by what they say."""
    html = (block.render() if block.block_type != "text" else block.value.source for block in story)
    return "\n".join(line for part in html for line in lines_of(str(part)))


def lines_of(html):
    """The words of rich text: a paragraph, an item or a forced line end makes a line."""
    spaced = re.sub(r"(</(?:p|li|h\d)>|<br/?>)", r"\1\n", html)
    return [line.strip() for line in unescape(strip_tags(spaced)).splitlines() if line.strip()]
