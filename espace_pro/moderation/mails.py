"""The farm is told what became of what it sent."""

from cms.core import mail
from espace_pro.models import Proposal

NAMES = {
    Proposal.State.ACCEPTED: "proposition_acceptee",
    Proposal.State.TO_REVISE: "proposition_a_completer",
    Proposal.State.REFUSED: "proposition_refusee",
}


def addresses_of(farm):
    """Whom to write to about a farm: those who look after it, else its own address."""
    members = farm.members.filter(user__is_active=True).exclude(user__email="").select_related("user")
    return sorted({member.user.email for member in members}) or list(filter(None, [farm.email]))


def tell(proposal):
    """Write to the farm about the service's answer to its proposal, if this is one."""
    if proposal.state not in NAMES:
        return
    farm = proposal.producer
    for address in addresses_of(farm):
        mail.send(NAMES[proposal.state], to=address, context={"proposal": proposal, "farm": farm})
