"""From the blocks of a data file to what a StreamField stores."""

import json

from guides.models import SaleMethod
from home.demo.documents import document_for


def story(blocks, image_for):
    """JSON of a list of `{type, value}`; `image_for(key)` gives the image of a key."""
    return json.dumps([{"type": row["type"], "value": _value(row, image_for)} for row in blocks or []])


def _value(row, image_for):
    value = row["value"]
    if row["type"] == "image":
        return _figure(value, image_for)
    if row["type"] == "document":
        return value | {"document": document_for(value["document"]).pk}
    if row["type"] == "gallery":
        return {"images": [_figure(picture, image_for) for picture in value["images"]]}
    if row["type"] == "sale_methods":
        return value | {"only": [SaleMethod.objects.get(slug=slug).pk for slug in value.get("only", [])]}
    return value


def _figure(value, image_for):
    picture = {
        "image": image_for(value["image"]).pk,
        "alt_text": value.get("alt", ""),
        "decorative": value.get("decorative", False),
    }
    return {"image": picture, "caption": value.get("caption", "")}
