"""A farm's story as simple paragraphs: what did not change keeps its place, its headings, its links."""

import json
import re
import uuid
from difflib import SequenceMatcher

from bs4 import BeautifulSoup
from django.utils.html import escape

from espace_pro.moderation.facts import lines_of


def write_paragraphs(farm, text):
    """Make a story say these paragraphs, between its other blocks; new words follow those they were typed after."""
    raw = [dict(block) for block in farm.story.get_prep_value()]
    places = [index for index, block in enumerate(raw) if block["type"] == "text"]
    if not places:
        raw.insert(0, {"type": "text", "value": "", "id": str(uuid.uuid4())})
        places = [0]
    old = [(index, piece, lines_of(piece)) for index in places for piece in _pieces(raw[index]["value"])]
    written = dict.fromkeys(places, "")
    for index, html in _merged(old, paragraphs(text), places[0]):
        written[index] += html
    for index, html in written.items():
        raw[index]["value"] = html
    kept = [block for block in raw if block["type"] != "text" or block["value"]]
    farm.story = farm._meta.get_field("story").to_python(json.dumps(kept))


def paragraphs(text):
    """The paragraphs of a text, each a list of lines."""
    blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n"))
    return [[line.strip() for line in block.splitlines() if line.strip()] for block in blocks if block.strip()]


def _pieces(html):
    """The paragraphs, headings and lists of a rich text, each as HTML."""
    return [str(piece) for piece in BeautifulSoup(html, "html.parser").contents if str(piece).strip()]


def _merged(old, typed, first):
    """The pieces of the new story in order, with the block each belongs to (`first` before any other).

    `old` holds (block, html, lines); `typed` the new paragraphs. A piece is kept if all its lines were typed again.
    """
    after = [line for paragraph in typed for line in paragraph]
    kept = _kept(old, after)
    block, place, end = first, 0, 0
    for paragraph in typed:
        new, end = [], end + len(paragraph)
        while place < end:
            if place in kept:
                if new:
                    yield block, _paragraph(new)
                new = []
                block, html, lines = kept[place]
                yield block, html
                place += len(lines)
            else:
                new.append(after[place])
                place += 1
        if new:
            yield block, _paragraph(new)


def _kept(old, after):
    """The pieces whose lines were typed again, each under the number of its first line among those typed."""
    starts, before = {}, []
    for piece in old:
        starts[len(before)] = piece
        before += piece[2]
    kept = {}
    for start, place, size in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        for offset in range(size):
            piece = starts.get(start + offset)
            if piece and offset + len(piece[2]) <= size:
                kept[place + offset] = piece
    return kept


def _paragraph(lines):
    return f"<p>{'<br/>'.join(escape(line) for line in lines)}</p>"
