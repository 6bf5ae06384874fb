"""The farm is told what became of what it sent."""

from cms.core import mail
from espace_pro.models import Proposal
from espace_pro.people.addresses import addresses_of

NAMES = {
    Proposal.State.ACCEPTED: "proposition_acceptee",
    Proposal.State.TO_REVISE: "proposition_a_completer",
    Proposal.State.REFUSED: "proposition_refusee",
}


def tell(proposal):
    """Write to the farm about the service's answer to its proposal, if this is one."""
    if proposal.state not in NAMES:
        return
    farm = proposal.producer
    for address in addresses_of(farm):
        mail.send(NAMES[proposal.state], to=address, context={"proposal": proposal, "farm": farm})
