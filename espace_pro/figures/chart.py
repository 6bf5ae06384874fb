"""The bars of twelve months, as a drawing of 600 by 196."""

from dataclasses import dataclass
from datetime import date

STEP, WIDTH, MARGIN = 50, 42, 4
BASE, TOP = 168, 8
INITIALS = "JFMAMJJASOND"


@dataclass(frozen=True)
class Bar:
    """One month: where its bar stands, how high it is (drawing units), what it counts."""

    month: date
    number: int
    x: int
    y: float
    height: float
    is_running: bool

    @property
    def centre(self):
        """Where its letter stands."""
        return self.x + WIDTH // 2

    @property
    def initial(self):
        """The first letter of its name."""
        return INITIALS[self.month.month - 1]


def bars_of(months):
    """The `Bar` list of `(first day, number)`, the last month running; the highest fills the drawing."""
    highest = max((number for _day, number in months), default=0) or 1
    bars = []
    for place, (day, number) in enumerate(months):
        height = round((BASE - TOP) * number / highest, 1)
        x = MARGIN + STEP * place
        bars.append(Bar(day, number, x, round(BASE - height, 1), height, place == len(months) - 1))
    return bars
