"""The sections of the dashboard, in order: each a template, and a function that gathers what it shows.

A section's template is included with `farm` and `section` only; `section` is what its function returns, None to
leave the section out.
"""

from dataclasses import dataclass
from datetime import date

from espace_pro.figures.services import figures_of_month
from espace_pro.films.kit import latest_of
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
    """Where the farm is expected, soonest first; where nobody knows when, last."""
    return {"presences": sorted(presences_of(farm), key=lambda presence: presence.days[:1] or [date.max])}


def figures(farm):
    """What visitors did this month."""
    return {"figures": figures_of_month(farm)} if farm.live else None


SECTIONS = (
    ("espace_pro/sections/profile.html", shown),
    ("espace_pro/sections/proposals.html", proposals),
    ("espace_pro/sections/places.html", places),
    ("espace_pro/sections/figures.html", figures),
    ("espace_pro/films/section.html", latest_of),
)


def sections_of(farm):
    """The sections to show for a farm (`Shown`)."""
    found = ((template, gather(farm)) for template, gather in SECTIONS)
    return [Shown(template, content) for template, content in found if content is not None]
