"""Every commune of France, in memory: which one a row means, which one a point lies in."""

import csv
import gzip
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from cms.core.geo import distance_km
from cms.core.text import normalise

COMMUNES = Path(__file__).resolve().parent.parent / "data" / "communes-france.csv.gz"
CELLS_A_DEGREE = 4
"""The grid of the look-up by point: cells of a quarter of a degree, 19 to 28 km in France."""
REACH_KM = 15
"""Further than this from every centroid, a point is in no commune of ours."""


class CommuneRow(NamedTuple):
    """A commune of the official geographic code; its point is its centroid."""

    code_insee: str
    name: str
    postal_codes: tuple[str, ...]
    point: tuple[float, float]
    population: int
    department: str
    epci_name: str

    def distance(self, point):
        """Kilometres from its centroid."""
        return distance_km(self.point, point)

    def remoteness(self, point):
        """Distance on a scale where a town reaches further than a hamlet.

        On the 182 rows of a real file that give their commune, 164 are found so, 154 by distance alone.
        """
        return self.distance(point) / (1 + self.population) ** 0.1


class Gazetteer:
    """The communes by code, name, postal code and place; `former_names` maps a former name to an INSEE code."""

    def __init__(self, communes, former_names=()):
        self.by_code, self.by_name, self.by_postcode, self._grid = (
            {},
            defaultdict(list),
            defaultdict(list),
            defaultdict(list),
        )
        for commune in communes:
            self.by_code[commune.code_insee] = commune
            self.by_name[name_key(commune.name)].append(commune)
            self._grid[_cell(commune.point)].append(commune)
            for postcode in commune.postal_codes:
                self.by_postcode[postcode].append(commune)
        for name, code in dict(former_names).items():
            if code in self.by_code:
                self.by_name[name_key(name)].append(self.by_code[code])

    def named(self, name):
        """The communes of this name, whatever the spelling."""
        return self.by_name.get(name_key(name), [])

    def of_department(self, department):
        """Every commune of a département."""
        return [commune for commune in self.by_code.values() if commune.department == department]

    def around(self, point):
        """The communes whose centroid is within reach of a point."""
        row, column = _cell(point)
        near = (self._grid.get((row + up, column + right), ()) for up in (-1, 0, 1) for right in (-1, 0, 1))
        return [commune for cell in near for commune in cell if commune.distance(point) <= REACH_KM]


def read_communes(path=COMMUNES):
    """The communes of the file shipped with the app; those without a point (overseas collectivities) are left out."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["latitude"] and row["longitude"]:
                yield CommuneRow(
                    row["code_insee"],
                    row["nom"],
                    tuple(row["codes_postaux"].split("|")) if row["codes_postaux"] else (),
                    (float(row["latitude"]), float(row["longitude"])),
                    int(row["population"] or 0),
                    row["code_departement"],
                    row["epci_nom"],
                )


def name_key(name):
    """A commune's name for comparison: « St-Clar » and « Saint Clar » are one."""
    words = {"st": "saint", "ste": "sainte"}
    return " ".join(words.get(word, word) for word in normalise(name).split())


def _cell(point):
    return int(point[0] * CELLS_A_DEGREE // 1), int(point[1] * CELLS_A_DEGREE // 1)
