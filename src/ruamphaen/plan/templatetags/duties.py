"""Who acts next, as pages say it; and the same for the staff desk, which stands below the plan and
so asks by the name of a tag."""

from datetime import date
from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.spoken import said
from ruamphaen.law.cycle import Actor
from ruamphaen.law.kinds import profile_of
from ruamphaen.law.words import Words
from ruamphaen.organisation.access import Visitor, is_staff
from ruamphaen.organisation.models import Organisation
from ruamphaen.plan.queries.calendar import Reckoned, whose_turn
from ruamphaen.plan.rules.duties import DutyKind

register = template.Library()

ACTOR_NAMES = {
    Actor.CITIZEN: _("ประชาชน"),
    Actor.COMMUNITY: _("ชุมชนและหมู่บ้าน"),
    Actor.OFFICER: _("เจ้าหน้าที่งานแผน"),
    Actor.SUPPORT_COMMITTEE: _("คณะกรรมการสนับสนุนการจัดทำแผน"),
    Actor.DEVELOPMENT_COMMITTEE: _("คณะกรรมการพัฒนาท้องถิ่น"),
    Actor.EVALUATION_COMMITTEE: _("คณะกรรมการติดตามและประเมินผล"),
    Actor.FORUM: _("ประชาคมท้องถิ่น"),
}


@register.filter
def who(one: Reckoned, organisation: Organisation) -> str:
    """Who brings a duty to its end, as this kind of local government calls it.

    Nothing for what comes by itself, and for steps of a route: their words name who acts.
    """
    actor = one.duty.actor
    if actor is None or one.duty.kind in {DutyKind.STEP, DutyKind.INFORM}:
        return ""
    profile = profile_of(organisation.nature, organisation.name_th)
    if actor == Actor.HEAD:
        return said(Words(profile.head_th, profile.head_en))
    if actor == Actor.COUNCIL:
        return said(Words(profile.council_th, profile.council_en))
    return str(ACTOR_NAMES[actor])


@register.inclusion_tag("plan/desk_turns.html")
def turns_of(visitor: Visitor, today: date) -> dict[str, Any]:
    """The next step of each draft and the deadlines that are near, for those who work there."""
    organisation = visitor.organisation
    works_here = organisation is not None and is_staff(visitor)
    turns = whose_turn(organisation, today) if organisation and works_here else []
    return {"organisation": organisation, "turns": turns}
