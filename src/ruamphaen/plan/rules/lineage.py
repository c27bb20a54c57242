"""How a change came about, and how projects descend from one another: the words for it."""

from enum import StrEnum


class OriginKind(StrEnum):
    """ที่มา — what made an officer add or change a project."""

    PROPOSAL = "proposal"
    RESOLUTION = "resolution"
    COMMITMENT = "commitment"
    DISASTER = "disaster"
    POLICY = "policy"
    COORDINATION = "coordination"
    OTHER = "other"


class LinkKind(StrEnum):
    """ความเกี่ยวข้อง — how one project (the source) stands to another (the target)."""

    MERGED_INTO = "merged-into"
    SPLIT_FROM = "split-from"
    DUPLICATE_OF = "duplicate-of"
    CONTINUES = "continues"
    TRANSFERRED = "transferred"
    COORDINATION = "coordination"


# The version that says one of these also lists the source as withdrawn.
LEAVING_LINKS = frozenset({LinkKind.MERGED_INTO, LinkKind.DUPLICATE_OF, LinkKind.TRANSFERRED})
