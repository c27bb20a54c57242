"""What exists: proposals, who stands behind them, which of them say the same."""

from ruamphaen.proposals.models.cluster import Cluster, ClusterMember
from ruamphaen.proposals.models.posting import Posting
from ruamphaen.proposals.models.proposal import Proposal, ProposalContact, ProposalPhoto
from ruamphaen.proposals.models.support import Support

__all__ = [
    "Cluster",
    "ClusterMember",
    "Posting",
    "Proposal",
    "ProposalContact",
    "ProposalPhoto",
    "Support",
]
