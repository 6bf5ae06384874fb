"""One tag for what search engines are told of a page."""

import json

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html, strip_tags
from django.utils.safestring import mark_safe

from cms.core import linked_data as schema
from cms.core.models.images import CARD_SPECS
from cms.core.templatetags.ui import absolute_url as absolute

register = template.Library()

STILL_SPEC = CARD_SPECS[-1]
ESCAPES = {ord(character): f"\\u{ord(character):04X}" for character in "<>&\u2028\u2029"}
"""What could end the element, or open another, written as JSON also allows."""


@register.simple_tag
def site_data(site):
    """The web site and its publisher (SiteSettings)."""
    return _script(schema.website(settings.BASE_URL, site))


@register.simple_tag
def breadcrumb_data(title, parent_title="", parent_url=""):
    """The way to this page."""
    parents = [(parent_title, parent_url)] if parent_url else []
    return _script(schema.breadcrumb(settings.BASE_URL, title, parents))


@register.simple_tag
def list_data(entries):
    """A list of pages; nothing of an empty one."""
    return _script(schema.item_list(settings.BASE_URL, entries)) if entries else ""


@register.simple_tag
def place_data(listing, openings=()):
    """A place and, for a market, its next dates."""
    return _script(schema.place(settings.BASE_URL, listing, timezone.localdate(), openings))


@register.simple_tag
def producer_data(page, farm, lines):
    """A producer, with the farm's own sale if any and the products (`ProducerProduct`)."""
    families = [line.product.family.slug for line in lines]
    return _script(schema.producer(settings.BASE_URL, page, farm, families, timezone.localdate()))


@register.simple_tag
def article_data(page, site):
    """A piece of news, or a guide, and who publishes it (SiteSettings)."""
    card = getattr(page, "sharing_card", None)  # made at publication
    return _script(schema.article(settings.BASE_URL, page, site, absolute(card.image.url) if card else ""))


@register.simple_tag
def video_data(title, reference=None, file_url="", poster=None, description="", date=None):
    """A film that can be played: hosted (`VideoRef`) or a file of ours."""
    still = poster.get_rendition(STILL_SPEC).url if poster else static("img/sharing.jpg")
    player = reference.embed_url if reference else ""
    file = absolute(file_url) if file_url else ""
    facts = {"description": description, "uploaded": date, "player": player, "file": file}
    return _script(schema.video(title, absolute(still), **facts))


@register.simple_tag
def steps_data(title, steps):
    """Numbered steps (`StepsBlock`)."""
    plain = [(step["title"], " ".join(strip_tags(str(step["text"])).split())) for step in steps]
    return _script(schema.how_to(title, plain))


def _script(data):
    """A data block, which browsers do not run: the content security policy has nothing to say about it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 - escaped above
