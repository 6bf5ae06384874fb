"""What a row becomes: a place in clean data with remarks, or a refusal."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Remark:
    """Something the agent should know of a row; `doubtful` keeps the place a draft until a person has looked."""

    text: str
    doubtful: bool = False


class Refused(ValueError):  # noqa: N818
    """A row that is not to become a place, and why."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


@dataclass
class MappedPlace:
    """A place as a row tells it. Coordinates are WGS 84 degrees; products and city are still words.

    `title` is empty when the row gives no name: `nameless` then starts the one made from its commune.
    """

    kind: str
    title: str = ""
    nameless: str = ""
    ref: str = ""
    latitude: float | None = None
    longitude: float | None = None
    city: str = ""
    postcode: str = ""
    code_insee: str = ""
    department: str = ""
    locality: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    opening_hours: str = ""
    hours_note: str = ""
    products: tuple[str, ...] = ()
    description: str = ""
    confirmed_on: date | None = None
    source: str = ""
    source_url: str = ""
    source_date: str = ""
    remarks: list[Remark] = field(default_factory=list)

    @property
    def point(self):
        """Latitude and longitude, None when the row gives none."""
        return None if self.latitude is None else (self.latitude, self.longitude)
