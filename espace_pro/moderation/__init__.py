"""Moderation: nothing a producer sends is public before the service has read it.

from espace_pro.moderation import submit, accept, ask_for_more, refuse, withdraw, pending_version, amend

submit(farm=page, user=user)                            the farm's page, as it is in memory
submit(farm=page, records=[page, place], user=user)     with the place it sells at: one proposal, accepted together
amend(record, user=user, change=function)               a change that needs no review: online and in what waits
"""

from espace_pro.moderation.amend import amend
from espace_pro.moderation.services import (
    accept,
    ask_for_more,
    pending_version,
    refuse,
    submit,
    withdraw,
)

__all__ = ["accept", "amend", "ask_for_more", "pending_version", "refuse", "submit", "withdraw"]
