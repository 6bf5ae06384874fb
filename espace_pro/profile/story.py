"""A farm's story as simple paragraphs, beside the pictures and films an editor put into it."""

import json
import re
import uuid

from django.utils.html import escape


def write_paragraphs(farm, text):
    """Put these paragraphs in place of the story's texts; its other blocks stay, after them."""
    raw = [dict(block) for block in farm.story.get_prep_value()]
    others = [block for block in raw if block["type"] != "text"]
    html = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs(text))
    texts = [{"type": "text", "value": html, "id": str(uuid.uuid4())}] if html else []
    farm.story = farm._meta.get_field("story").to_python(json.dumps([*texts, *others]))


def paragraphs(text):
    """The paragraphs of a text as HTML, line ends kept."""
    blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return [escape(block.strip()).replace("\n", "<br/>") for block in blocks if block.strip()]
