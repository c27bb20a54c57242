"""What exists: proposals, who stands behind them, which of them say the same."""

from ruamphaen.proposals.models.alike import AlikePair, TwinSearch
from ruamphaen.proposals.models.area import AreaMap
from ruamphaen.proposals.models.cluster import Cluster, ClusterMember
from ruamphaen.proposals.models.comments import Comment, Thread
from ruamphaen.proposals.models.intake import Intake, IntakeItem
from ruamphaen.proposals.models.kept_photo import KeptPhoto
from ruamphaen.proposals.models.milestone import Milestone
from ruamphaen.proposals.models.moderation import Appeal, Judgement, Report
from ruamphaen.proposals.models.posting import Posting
from ruamphaen.proposals.models.proposal import Proposal, ProposalContact, ProposalPhoto
from ruamphaen.proposals.models.screening import Answer, Review, ReviewRequest
from ruamphaen.proposals.models.support import Support

__all__ = [
    "AlikePair",
    "Answer",
    "Appeal",
    "AreaMap",
    "Cluster",
    "ClusterMember",
    "Comment",
    "Intake",
    "IntakeItem",
    "Judgement",
    "KeptPhoto",
    "Milestone",
    "Posting",
    "Proposal",
    "ProposalContact",
    "ProposalPhoto",
    "Report",
    "Review",
    "ReviewRequest",
    "Support",
    "Thread",
    "TwinSearch",
]
