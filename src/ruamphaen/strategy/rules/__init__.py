"""What is right about a strategy tree. Pure: no Django, no database."""

from ruamphaen.strategy.rules.drafts import NodeDraft, TreeDraft, count_kinds
from ruamphaen.strategy.rules.shape import (
    NodeKind,
    legal_children,
    moved,
    next_number,
)

__all__ = [
    "NodeDraft",
    "NodeKind",
    "TreeDraft",
    "count_kinds",
    "legal_children",
    "moved",
    "next_number",
]
