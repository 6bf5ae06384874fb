"""An article for whoever wants to take it over: its words without layout, its pictures with their credits."""

from bs4 import BeautifulSoup
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import Filter

from cms.core.hours import french
from news.querysets import FEED_SPEC

PARAGRAPHS = ["h2", "h3", "p", "li", "blockquote", "caption", "tr"]
LIVE_BLOCKS = ("places", "producers", "call_to_action", "document", "video", "image", "gallery")
"""Blocks that only make sense on this site, or that are handed over as files."""
SOURCE = _("Source : C’est fait dans le Gers, %s")
LICENCE = _("Texte sous Licence Ouverte 2.0 : vous pouvez le reprendre en citant la source et la date.")


def plain_text(article):
    """The article as text: title, date, standfirst, body, and how to name its source."""
    parts = [article.title, french.day_of_month(article.date, year=True), article.standfirst]
    for child in article.body:
        if child.block_type not in LIVE_BLOCKS:
            parts += _paragraphs(child.render_as_block())
    address = f"{settings.BASE_URL}{article.url}"
    return "\n\n".join([*parts, str(SOURCE % address), str(LICENCE)]) + "\n"


def _paragraphs(html):
    """The paragraphs, headings and list items of trusted HTML, a string each."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all(PARAGRAPHS):
        if element.find_parent(["li", "blockquote", "tr"]):
            continue
        text = " ".join(element.get_text(" ", strip=True).split())
        if text:
            yield f"• {text}" if element.name == "li" else text


def pictures_of(article):
    """The pictures of an article, each once: dictionaries of `image`, `caption` and the `rendition` to download."""
    pairs = [(article.hero_image, article.hero_caption)] if article.hero_image else []
    for child in article.body:
        if child.block_type == "image":
            pairs.append((child.value["image"], child.value["caption"]))
        elif child.block_type == "gallery":
            pairs += [(item["image"], item["caption"]) for item in child.value["images"]]
    captions = {}
    for image, caption in pairs:
        if image:
            captions.setdefault(image, caption)
    size = Filter(spec=FEED_SPEC)
    return [
        {"image": image, "caption": caption, "rendition": image.get_rendition(size)}
        for image, caption in captions.items()
    ]
