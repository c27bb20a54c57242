"""What a list of proposals was asked for, read from its address; what makes no sense is left out."""

from typing import Any

from ruamphaen.base.http import key_in
from ruamphaen.proposals.rules.asking import After, Fate, Filters, Order
from ruamphaen.proposals.rules.kinds import ProposalKind
from ruamphaen.thai.text import one_line

LONGEST_Q = 80


def filters_of(asked: Any) -> Filters:
    """The filters of an address."""
    kind, fate = asked.get("kind", ""), asked.get("fate", "")
    return Filters(
        q=one_line(asked.get("q", ""))[:LONGEST_Q],
        community=key_in(asked.get("community", "")),
        kind=ProposalKind(kind) if kind in set(ProposalKind) else None,
        node=key_in(asked.get("node", "")),
        fate=Fate(fate) if fate in set(Fate) else None,
    )


def order_of(asked: Any) -> Order:
    """Newest first unless asked otherwise."""
    return Order.SUPPORTED if asked.get("order") == Order.SUPPORTED else Order.NEWEST


def after_of(asked: Any) -> After | None:
    """Where the page before ended."""
    return After.read(asked.get("after", ""))
