"""The way of one proposal, for the page of its room, which stands below those that know the rest."""

from datetime import date

from django import template

from ruamphaen.portal.journey import Step, steps_of
from ruamphaen.proposals.models import Proposal

register = template.Library()


@register.inclusion_tag("portal/way.html")
def way_of(proposal: Proposal, today: date) -> dict[str, list[Step]]:
    """Every step of its way, and what must still come."""
    return {"steps": steps_of(proposal, today)}
