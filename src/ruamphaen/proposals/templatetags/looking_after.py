"""What waits for the moderators, on their desk and where their day begins."""

from typing import Any

from django import template

from ruamphaen.opinions.access import may_moderate as decides_about_statements
from ruamphaen.organisation.access import Visitor
from ruamphaen.proposals import access
from ruamphaen.proposals.queries.looking_after import (
    besides_the_queue,
    statements_waiting,
    waiting_of,
)

register = template.Library()


@register.inclusion_tag("proposals/waiting.html")
def waiting_for_moderators(visitor: Visitor, tab: str) -> dict[str, Any]:
    """On their desk: every queue with its count, each a link. On the page of the queue itself, whose
    own chips count what is in it: the others.
    """
    others = tab == "queue"
    found = besides_the_queue if others else waiting_of
    return {"queues": found(visitor.organisation), "others": others}  # type: ignore[arg-type]


@register.inclusion_tag("proposals/waiting.html")
def waiting_today(visitor: Visitor) -> dict[str, Any]:
    """Where the day begins: the queues this person decides about, where something waits."""
    organisation, queues = visitor.organisation, []
    if organisation is not None and access.may_moderate(visitor):
        queues = [*waiting_of(organisation)]
    elif organisation is not None and decides_about_statements(visitor):
        queues = [*statements_waiting(organisation)]
    return {"queues": [each for each in queues if each.many]}
