"""The sections of the dashboard, in order: each a template, and a function that gathers what it shows.

A section's template is included with `farm` and `section` only; `section` is what its function returns, None to
leave the section out.
"""

from dataclasses import dataclass

from espace_pro.places.rooms import presences_of
from espace_pro.profile.views import shown

LATEST = 3


@dataclass(frozen=True)
class Shown:
    """A section ready to be placed."""

    template: str
    content: dict


def proposals(farm):
    """What was proposed last, and what became of it."""
    return {"proposals": list(farm.proposals.latest_first()[:LATEST])}


def places(farm):
    """Where the farm is expected next."""
    return {"presences": presences_of(farm)}


SECTIONS = (
    ("espace_pro/sections/profile.html", shown),
    ("espace_pro/sections/proposals.html", proposals),
    ("espace_pro/sections/places.html", places),
)


def sections_of(farm):
    """The sections to show for a farm (`Shown`)."""
    found = ((template, gather(farm)) for template, gather in SECTIONS)
    return [Shown(template, content) for template, content in found if content is not None]
