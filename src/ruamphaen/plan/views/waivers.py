"""Waivers as anyone reads them on a version's public page."""

from dataclasses import dataclass

from ruamphaen.base.spoken import said
from ruamphaen.law.checks import check_rules
from ruamphaen.plan import queries
from ruamphaen.plan.models import CheckWaiver, Version


@dataclass(frozen=True)
class WaiverShown:
    """การยกเว้นที่เผยแพร่ — a waiver as anyone reads it: the rule, the place, the reason, the day."""

    says: str
    cite: str
    waiver: CheckWaiver


def public_waivers(version: Version) -> list[WaiverShown]:
    """The waivers that stand, for the version's public page; a rule since dropped keeps its id."""
    shown = []
    for waiver in queries.standing_waivers(version):
        rule = check_rules().get(waiver.rule)
        says = said(rule.says) if rule else waiver.rule
        shown.append(WaiverShown(says, str(rule.cite or "") if rule else "", waiver))
    return shown
