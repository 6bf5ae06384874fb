"""What the drawn territory tells templates."""

import json
from functools import cache
from pathlib import Path

from django import template
from django.contrib.staticfiles import finders

OUTLINES = "geo/territory.json"

register = template.Library()


@register.simple_tag
@cache
def territory_edges():
    """« south,west,north,east » of the outlines, in degrees: what the map shows before it has read them."""
    west, south, east, north = json.loads(Path(finders.find(OUTLINES)).read_text())["bbox"]
    return f"{south},{west},{north},{east}"
