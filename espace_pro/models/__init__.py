"""What the espace pro keeps: inscriptions, claims, proposals, films, people, presences, erasures, enquiries, counts."""

from espace_pro.models.claims import Claim, ClaimMessage
from espace_pro.models.counts import DayCount
from espace_pro.models.enquiries import Enquiry, EnquiryLink
from espace_pro.models.erasures import ErasureRequest
from espace_pro.models.films import VideoCut, VideoPeriod, VideoPerson, VideoRequest, VideoRequestMessage
from espace_pro.models.inscriptions import Inscription, InscriptionPhoto
from espace_pro.models.people import Invitation
from espace_pro.models.presences import PresenceRequest
from espace_pro.models.proposals import Proposal
from espace_pro.models.tasks import FarmReview, FarmReviewState

__all__ = [
    "Claim",
    "ClaimMessage",
    "DayCount",
    "Enquiry",
    "EnquiryLink",
    "ErasureRequest",
    "FarmReview",
    "FarmReviewState",
    "Inscription",
    "InscriptionPhoto",
    "Invitation",
    "PresenceRequest",
    "Proposal",
    "VideoCut",
    "VideoPeriod",
    "VideoPerson",
    "VideoRequest",
    "VideoRequestMessage",
]
