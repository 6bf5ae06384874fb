"""The body of a page with its table of contents."""

import re
from dataclasses import dataclass
from html import unescape

from django import template
from django.utils.html import strip_tags
from django.utils.safestring import mark_safe
from django.utils.text import slugify

register = template.Library()

HEADING = re.compile(r"<h2(?P<attributes>[^>]*)>(?P<title>.*?)</h2>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
WORDS_A_MINUTE = 220


@dataclass(frozen=True)
class Story:
    """A rendered stream: HTML whose second-level headings have an id, those headings, minutes of reading."""

    html: str
    headings: tuple[tuple[str, str], ...]
    minutes: int


@register.simple_tag(takes_context=True)
def story(context, stream):
    """Render a StreamField value once, for its text and its contents: `{% story page.body as story %}`."""
    around = context.flatten()
    html = "".join(child.render_as_block(around) for child in stream)
    return with_contents(html)


def with_contents(html):
    """A `Story` from trusted HTML of rich text and block templates."""
    headings = []

    def name(match):
        title = " ".join(unescape(strip_tags(match["title"])).split())
        anchor = slugify(title) or "partie"
        taken = {known for known, _title in headings}
        while anchor in taken:
            anchor += "-bis"
        headings.append((anchor, title))
        return f'<h2 id="{anchor}"{match["attributes"]}>{match["title"]}</h2>'

    html = HEADING.sub(name, html)
    words = len(TAG.sub(" ", html).split())
    return Story(mark_safe(html), tuple(headings), max(1, round(words / WORDS_A_MINUTE)))  # noqa: S308
