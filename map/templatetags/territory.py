"""What the drawn territory tells templates."""

from django import template

from map.territory import edges

register = template.Library()


@register.simple_tag
def territory_edges():
    """« south,west,north,east » of the outlines, in degrees: what the map shows before it has read them."""
    return ",".join(map(str, edges()))
