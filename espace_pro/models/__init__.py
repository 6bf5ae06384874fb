"""What the espace pro keeps: proposals and their answers, invitations, presences, erasures, enquiries, counts."""

from espace_pro.models.counts import DayCount
from espace_pro.models.enquiries import Enquiry, EnquiryLink
from espace_pro.models.erasures import ErasureRequest
from espace_pro.models.people import Invitation
from espace_pro.models.presences import PresenceRequest
from espace_pro.models.proposals import Proposal
from espace_pro.models.tasks import FarmReview, FarmReviewState

__all__ = [
    "DayCount",
    "Enquiry",
    "EnquiryLink",
    "ErasureRequest",
    "FarmReview",
    "FarmReviewState",
    "Invitation",
    "PresenceRequest",
    "Proposal",
]
