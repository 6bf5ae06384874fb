"""What became of each row: counts that add up, a sentence a row, a CSV to keep."""

import csv
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from cms.core.spreadsheets import harmless
from map.importing.wording import typeset

DRAFT, PUBLISHED = "brouillon", "publié"


class Outcome(StrEnum):
    """What may become of a row; each row has exactly one."""

    IMPORTED = "importé"
    WARNED = "importé avec avertissement"
    UPDATED = "mis à jour"
    UNCHANGED = "inchangé"
    REFUSED = "refusé"


IN_WORDS = {
    Outcome.IMPORTED: ("importé", "importés"),
    Outcome.WARNED: ("importé avec avertissement", "importés avec avertissement"),
    Outcome.UPDATED: ("mis à jour", "mis à jour"),
    Outcome.UNCHANGED: ("inchangé", "inchangés"),
    Outcome.REFUSED: ("refusé", "refusés"),
}


@dataclass
class Line:
    """One row of the report; `state` says what the public sees of the place."""

    number: int
    label: str
    outcome: Outcome = Outcome.REFUSED
    title: str = ""
    commune: str = ""
    code_insee: str = ""
    state: str = ""
    details: list[str] = field(default_factory=list)

    def __str__(self):
        where = f", {self.commune}" if self.commune and self.commune not in self.title else ""
        about = f"{self.title}{where}" or self.label
        said = f" : {' ; '.join(self.details)}" if self.details else ""
        state = f" ({self.state})" if self.state else ""
        return typeset(f"ligne {self.number} · {self.outcome}{state} · {about}{said}".replace("\n", " "))


@dataclass
class Report:
    """The whole report of a run."""

    lines: list[Line] = field(default_factory=list)
    ignored_columns: tuple[str, ...] = ()
    communes: int = 0

    @property
    def counts(self):
        """How many rows had each outcome, in a fixed order."""
        counted = Counter(line.outcome for line in self.lines)
        return {outcome: counted[outcome] for outcome in Outcome}

    @property
    def published(self):
        """How many rows the public sees the place of."""
        return sum(line.state == PUBLISHED for line in self.lines)

    @property
    def saves_nothing(self):
        """Whether every row was refused."""
        return self.counts[Outcome.REFUSED] == len(self.lines)

    @property
    def summary(self):
        """« 986 lignes : 700 importés, … »."""
        parts = ", ".join(f"{count} {IN_WORDS[outcome][count > 1]}" for outcome, count in self.counts.items())
        return typeset(f"{len(self.lines)} {'lignes' if len(self.lines) > 1 else 'ligne'} : {parts}.")

    @property
    def changes_nothing(self):
        """Whether every row was as the site already has it, or refused."""
        return self.counts[Outcome.REFUSED] + self.counts[Outcome.UNCHANGED] == len(self.lines)

    def write_csv(self, path):
        """Write the lines for a spreadsheet: UTF-8 with BOM, semicolons, no cell that starts a formula."""
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, delimiter=";")
            writer.writerow(["ligne", "reference", "resultat", "etat", "nom", "commune", "code_insee", "details"])
            for line in self.lines:
                cells = (line.number, line.label, line.outcome, line.state, line.title, line.commune, line.code_insee)
                writer.writerow([harmless(str(cell)) for cell in (*cells, " ; ".join(line.details))])
