"""The service is told that something waits, the farm what became of what it sent."""

from cms.core import mail
from cms.core.models import review_address
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


def tell_service(name, url):
    """Write to the service that something waits at this address of the admin; `name` is what it is, and of nobody."""
    if address := review_address():
        mail.send("a_relire", to=address, context={"name": name, "url": url})
