"""What exists: proposals, who stands behind them, which of them say the same, what officers answer."""

from ruamphaen.proposals.models.alike import AlikePair, TwinSearch
from ruamphaen.proposals.models.area import AreaMap
from ruamphaen.proposals.models.cluster import Cluster, ClusterMember
from ruamphaen.proposals.models.intake import Intake, IntakeItem
from ruamphaen.proposals.models.posting import Posting
from ruamphaen.proposals.models.proposal import Proposal, ProposalContact, ProposalPhoto
from ruamphaen.proposals.models.screening import Answer, Review, ReviewRequest
from ruamphaen.proposals.models.support import Support

__all__ = [
    "AlikePair",
    "Answer",
    "AreaMap",
    "Cluster",
    "ClusterMember",
    "Intake",
    "IntakeItem",
    "Posting",
    "Proposal",
    "ProposalContact",
    "ProposalPhoto",
    "Review",
    "ReviewRequest",
    "Support",
    "TwinSearch",
]
