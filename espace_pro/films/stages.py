"""The stages of a film and who may move it from one to another: pure, one table."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

SERVICE, PRODUCER = "service", "producer"
BOTH = (SERVICE, PRODUCER)


class Stage(models.TextChoices):
    """Where a film stands, in the farm's words."""

    RECEIVED = "received", _("demandée")
    ACCEPTED = "accepted", _("acceptée")
    REFUSED = "refused", _("refusée")
    PLANNED = "planned", _("planifiée")
    SHOT = "shot", _("tournée")
    EDITED = "edited", _("montée, à approuver")
    TO_REDO = "to_redo", _("à reprendre")
    APPROVED = "approved", _("approuvée par le producteur")
    PUBLISHED = "published", _("publiée")
    WITHDRAWN = "withdrawn", _("retirée")


MOVES = {
    Stage.RECEIVED: {Stage.ACCEPTED: (SERVICE,), Stage.REFUSED: (SERVICE,), Stage.WITHDRAWN: BOTH},
    Stage.ACCEPTED: {Stage.PLANNED: (SERVICE,), Stage.REFUSED: (SERVICE,), Stage.WITHDRAWN: BOTH},
    Stage.PLANNED: {Stage.PLANNED: (SERVICE,), Stage.SHOT: (SERVICE,), Stage.WITHDRAWN: BOTH},
    Stage.SHOT: {Stage.EDITED: (SERVICE,), Stage.WITHDRAWN: BOTH},
    Stage.EDITED: {Stage.APPROVED: (PRODUCER,), Stage.TO_REDO: (PRODUCER,), Stage.WITHDRAWN: BOTH},
    Stage.TO_REDO: {Stage.EDITED: (SERVICE,), Stage.WITHDRAWN: BOTH},
    Stage.APPROVED: {Stage.PUBLISHED: (SERVICE,), Stage.WITHDRAWN: BOTH},
    Stage.PUBLISHED: {Stage.WITHDRAWN: BOTH},
    Stage.REFUSED: {},
    Stage.WITHDRAWN: {},
}
"""From a stage to the next ones, with who may: a shoot is planned again when it rains, a film leaves at any time."""

PATH = (
    Stage.RECEIVED,
    Stage.ACCEPTED,
    Stage.PLANNED,
    Stage.SHOT,
    Stage.EDITED,
    Stage.APPROVED,
    Stage.PUBLISHED,
)
"""The way when all goes well."""
OVER = (Stage.REFUSED, Stage.WITHDRAWN)
OPEN = tuple(stage for stage in Stage if stage not in (*OVER, Stage.PUBLISHED))
"""Something is still to be done, by the service or by the farm."""


def may_move(stage, to, side):
    """Whether this side (`SERVICE` or `PRODUCER`) may move a film from a stage to another."""
    return side in MOVES[Stage(stage)].get(to, ())


def next_for(stage, side):
    """The stages this side may move a film to, in order."""
    return [to for to, sides in MOVES[Stage(stage)].items() if side in sides]


@dataclass(frozen=True)
class Step:
    """A line of the list of steps: `event` says when, who and why; None while it is to come."""

    stage: Stage
    event: object = None
    is_current: bool = False


def journey(events, stage):
    """What happened and what is to come (`Step` list); `events` have a `stage` and are in order."""
    done = [Step(Stage(event.stage), event, event is events[-1]) for event in events]
    if stage in OVER:
        return done
    reached = Stage.SHOT if stage == Stage.TO_REDO else Stage(stage)
    return done + [Step(to) for to in PATH[PATH.index(reached) + 1 :]]
