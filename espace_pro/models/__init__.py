"""What the espace pro keeps: proposals and their answers."""

from espace_pro.models.proposals import Proposal
from espace_pro.models.replies import StandardReply
from espace_pro.models.tasks import FarmReview, FarmReviewState

__all__ = ["FarmReview", "FarmReviewState", "Proposal", "StandardReply"]
