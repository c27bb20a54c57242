"""Deciding where in the plan proposals belong; a suggestion becomes a decision only here."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.law.programmes import programmes
from ruamphaen.organisation.models import Department, User
from ruamphaen.proposals.actions.screening import locked
from ruamphaen.proposals.models import Proposal
from ruamphaen.strategy.models import Node


@dataclass(frozen=True)
class Home:
    """ที่ลงที่ตัดสิน — node, programme (code) and department; None and "" = not decided."""

    node: Node | None = None
    programme: str = ""
    department: Department | None = None


@transaction.atomic
def decide_homes(homes: Sequence[tuple[Proposal, Home]], *, by: User) -> int:
    """Keep the homes an officer decided on, one act however many. How many were changed."""
    found = {each.pk: each for each in locked([proposal for proposal, _home in homes])}
    known = {one.code for one in programmes()}
    changed = []
    for proposal, home in homes:
        fresh = found[proposal.pk]
        _ensure_here(fresh, home, known)
        before = (fresh.node_id, fresh.programme, fresh.department_id)
        fresh.node, fresh.programme, fresh.department = home.node, home.programme, home.department
        if before != (fresh.node_id, fresh.programme, fresh.department_id):
            changed.append(fresh)
    if not changed:
        return 0
    Proposal.objects.bulk_update(changed, ["node", "programme", "department"])
    record(
        by,
        "proposals.decide_home",
        changed[0].organisation,
        homes=[[each.pk, each.node_id, each.programme, each.department_id] for each in changed],
    )
    return len(changed)


def _ensure_here(proposal: Proposal, home: Home, known: set[str]) -> None:
    organisation = proposal.organisation_id
    stray = (home.node is not None and home.node.tree.organisation_id != organisation) or (
        home.department is not None and home.department.organisation_id != organisation
    )
    if stray or (home.programme and home.programme not in known):
        raise Refused(_("ไม่มีที่ลงนี้ในหน่วยงาน เลือกใหม่จากรายการ"), status=422)
