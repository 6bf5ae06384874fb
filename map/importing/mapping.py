"""Row → place in clean data, or why not. Pure: no database, no clock, no network."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from map.importing.french import map_french
from map.importing.osm import map_osm
from map.importing.places import MappedPlace, Refused

MAPPINGS = {"osm": map_osm, "french": map_french}


@dataclass(frozen=True)
class MappedRow:
    """One row of the file: its number, what it is about, and its place or the reason of its refusal."""

    number: int
    label: str
    place: MappedPlace | None = None
    refusal: str = ""


def map_rows(table, layout, today):
    """Each row of a table, mapped; every row of the file comes out exactly once."""
    for number, cells in table.rows:
        values = layout.read(cells)
        if values is None:
            yield MappedRow(number, cells[0], refusal=_("plus de cellules que de colonnes : un séparateur de trop ?"))
            continue
        label = values.get("@id") or values.get("ref") or values.get("name", "")
        try:
            yield MappedRow(number, label, place=MAPPINGS[layout.name](values, today))
        except Refused as refused:
            yield MappedRow(number, label, refusal=refused.reason)
