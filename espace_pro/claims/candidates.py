"""Which farms of the map an inscription may be, and whether the person said that it is none of them."""

from espace_pro.claims.similar import similar_farms
from espace_pro.inscription.answers import Answers
from espace_pro.inscription.steps import FARM

ANSWER = "est-ce-vous"


def candidates(inscription):
    """Farms of the map (`ProducerPage`) that look like the one of the inscription; none before it is named."""
    farm = Answers(inscription).cleaned(FARM)
    return similar_farms(farm["name"], farm["commune"], farm["phone"]) if farm else []


def is_dismissed(inscription, farms):
    """Whether the person was asked about all these farms already."""
    dismissed = inscription.answers.get(ANSWER, {}).get("none", [])
    return all(str(farm.pk) in dismissed for farm in farms)
