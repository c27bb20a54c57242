"""Who may see, edit and announce. An announced version is public; a draft is its organisation's own.

Planners write plans and the administrator can step in. Announcing is the executive's act in law
(the regulation of 2548: the head of the organisation approves and announces), so it is open to the
executive, and to the administrator who records it for them: a planner alone cannot publish.
"""

from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from ruamphaen.base.errors import NotAllowed
from ruamphaen.base.models import StoredFile
from ruamphaen.organisation.access import Visitor, is_member
from ruamphaen.organisation.rules import Role
from ruamphaen.plan.models import (
    CheckWaiver,
    Consultation,
    Listing,
    Plan,
    PostedNotice,
    Project,
    StepTaken,
    Version,
    WorkbookImport,
)
from ruamphaen.plan.rules.versions import State
from ruamphaen.thai.dates import PlanPeriod
from ruamphaen.thai.errors import Unreadable


def may_edit_plan(visitor: Visitor) -> bool:
    """Planners keep the plan; the administrator can step in."""
    return visitor.holds(Role.PLANNER, Role.ADMINISTRATOR)


def may_announce(visitor: Visitor) -> bool:
    """The executive announces; the administrator records it for them."""
    return visitor.holds(Role.EXECUTIVE, Role.ADMINISTRATOR)


def may_see_drafts(visitor: Visitor) -> bool:
    """Whoever holds a post here sees what is being prepared."""
    return is_member(visitor)


def plan_for(visitor: Visitor, slug: str) -> Plan:
    """The plan of a period ("2566-2570") of this organisation, or 404.

    Until one of its versions is announced, only members know of it.
    """
    period = _period_of(slug)
    plan = get_object_or_404(
        Plan.objects.select_related("organisation", "tree"),
        organisation=visitor.organisation,
        first_year=period.first,
        last_year=period.last,
    )
    if not may_see_drafts(visitor) and not plan.versions.filter(state=State.ANNOUNCED).exists():
        raise Http404(slug)
    return plan


def _period_of(slug: str) -> PlanPeriod:
    """The period of an address, which has one spelling ("2566-2570"); others are 404."""
    try:
        period = PlanPeriod.parse(slug)
    except Unreadable as problem:
        raise Http404(slug) from problem
    if period.slug != slug:
        raise Http404(slug)
    return period


def version_for(visitor: Visitor, slug: str, number: int) -> Version:
    """A version this visitor may see, or 404: what is not announced does not exist for outsiders."""
    version = get_object_or_404(
        Version.objects.select_related("plan__organisation", "plan__tree"),
        plan=plan_for(visitor, slug),
        number=number,
    )
    if not version.is_public and not may_see_drafts(visitor):
        raise Http404(slug)
    return version


def versions_for(visitor: Visitor, plan: Plan) -> list[Version]:
    """The versions of a plan that this visitor may compare: announced ones; drafts for members."""
    versions = plan.versions.select_related("plan__organisation", "plan__tree")
    if may_see_drafts(visitor):
        return list(versions.exclude(state=State.DROPPED))
    return list(versions.filter(state=State.ANNOUNCED))


def version_to_edit(visitor: Visitor, slug: str, number: int) -> Version:
    """A draft this visitor may edit. Raises NotAllowed (403) with the reason, or 404."""
    version = version_for(visitor, slug, number)
    _ensure_editable(visitor, version)
    return version


def version_to_announce(visitor: Visitor, slug: str, number: int) -> Version:
    """A version this visitor may announce, once it is approved. Raises NotAllowed (403), or 404."""
    version = version_for(visitor, slug, number)
    _ensure_may_decide(visitor)
    if version.why_not_to_announce:
        raise NotAllowed(version.why_not_to_announce)
    return version


def version_to_approve(visitor: Visitor, slug: str, number: int) -> Version:
    """A draft this visitor may approve. Raises NotAllowed (403) with the reason, or 404."""
    version = version_for(visitor, slug, number)
    _ensure_may_decide(visitor)
    if version.why_not_to_approve:
        raise NotAllowed(version.why_not_to_approve)
    return version


def version_to_route(visitor: Visitor, slug: str, number: int) -> Version:
    """A version whose steps this visitor may record. Raises NotAllowed (403), or 404.

    Which steps its state still takes is decided by the acts.
    """
    version = version_for(visitor, slug, number)
    if not may_edit_plan(visitor):
        raise NotAllowed(_("ตำแหน่งของท่านดูขั้นตอนได้ แต่บันทึกไม่ได้ ขอให้นักวิเคราะห์นโยบายและแผนบันทึกให้"))
    return version


def step_to_undo(visitor: Visitor, slug: str, number: int, pk: int) -> StepTaken:
    """A step that stands, for those who record steps. Raises NotAllowed (403), or 404."""
    version = version_to_route(visitor, slug, number)
    return get_object_or_404(
        StepTaken.objects.select_related("version__plan__organisation"),
        pk=pk,
        version=version,
        undone_at=None,
    )


def notice_to_keep(visitor: Visitor, slug: str, number: int, pk: int) -> PostedNotice:
    """A posted notice, for those who keep the plan. Raises NotAllowed (403), or 404."""
    version = version_to_route(visitor, slug, number)
    return get_object_or_404(
        PostedNotice.objects.select_related("version__plan__organisation"),
        pk=pk,
        version=version,
        struck_at=None,
    )


def evidence_of(visitor: Visitor, slug: str, number: int, pk: int) -> StoredFile:
    """The paper of a step, for members alone (it carries signatures); others 404."""
    if not may_see_drafts(visitor):
        raise Http404(pk)
    version = version_for(visitor, slug, number)
    step = get_object_or_404(
        version.steps.select_related("file"), pk=pk, file__isnull=False, undone_at=None
    )
    if step.file is None:
        raise Http404(pk)
    return step.file


def photo_of(visitor: Visitor, slug: str, number: int, pk: int) -> StoredFile:
    """The photograph of a posted notice: public, as the notice is; or 404."""
    version = version_for(visitor, slug, number)
    notice = get_object_or_404(version.notices.select_related("photo"), pk=pk, struck_at=None)
    if notice.photo is None:
        raise Http404(pk)
    return notice.photo


def _ensure_may_decide(visitor: Visitor) -> None:
    if not may_announce(visitor):
        raise NotAllowed(
            _("การอนุมัติและประกาศใช้แผนเป็นอำนาจของผู้บริหารท้องถิ่น ส่งให้ผู้บริหารหรือผู้ดูแลระบบของหน่วยงานบันทึก")
        )


def listing_to_edit(visitor: Visitor, pk: int) -> Listing:
    """A row of a draft this visitor may edit. Raises NotAllowed (403) with the reason, or 404."""
    listing = get_object_or_404(
        Listing.objects.select_related("version__plan__organisation", "version__plan__tree"),
        pk=pk,
        version__plan__organisation=visitor.organisation,
    )
    if not listing.version.is_public and not may_see_drafts(visitor):
        raise Http404(pk)
    _ensure_editable(visitor, listing.version)
    return listing


def project_for(visitor: Visitor, pk: int) -> Project:
    """A project of this organisation: public once an announced version lists it, else members'."""
    project = get_object_or_404(
        Project.objects.select_related("organisation"), pk=pk, organisation=visitor.organisation
    )
    listed = Listing.objects.filter(project=project)
    if not may_see_drafts(visitor):
        listed = listed.filter(version__state=State.ANNOUNCED)
    if not listed.exists():
        raise Http404(pk)
    return project


def import_for(visitor: Visitor, pk: int) -> WorkbookImport:
    """A workbook import of this organisation, for those who may edit its plan; others 404."""
    if not may_edit_plan(visitor):
        raise Http404(pk)
    return get_object_or_404(
        WorkbookImport.objects.select_related("version__plan__organisation", "file"),
        pk=pk,
        version__plan__organisation=visitor.organisation,
    )


def version_to_check(visitor: Visitor, slug: str, number: int) -> Version:
    """A version whose check this visitor may read: members see drafts and announced ones, others 404."""
    if not may_see_drafts(visitor):
        raise Http404(slug)
    return version_for(visitor, slug, number)


def waiver_to_withdraw(visitor: Visitor, slug: str, number: int, pk: int) -> CheckWaiver:
    """A waiver of a version, for those who keep the plan. Raises NotAllowed (403), or 404."""
    version = version_to_check(visitor, slug, number)
    ensure_may_waive(visitor)
    return get_object_or_404(
        CheckWaiver.objects.select_related("version__plan__organisation"), pk=pk, version=version
    )


def ensure_may_waive(visitor: Visitor) -> None:
    """A waiver speaks for the office in public. Raises NotAllowed (403) with the reason."""
    if not may_edit_plan(visitor):
        raise NotAllowed(_("ตำแหน่งของท่านดูผลตรวจได้ แต่ยกเว้นไม่ได้ ขอให้นักวิเคราะห์นโยบายและแผนยกเว้นให้"))


def _ensure_editable(visitor: Visitor, version: Version) -> None:
    if not may_edit_plan(visitor):
        raise NotAllowed(_("ตำแหน่งของท่านดูร่างแผนได้ แต่แก้ไม่ได้ ขอให้นักวิเคราะห์นโยบายและแผนแก้ให้"))
    if version.why_closed:
        raise NotAllowed(version.why_closed)


def consultation_for(visitor: Visitor, slug: str, number: int, today: date) -> Consultation:
    """A draft that was put before everyone, from its first day on, and no other; or 404.

    Members see it before that day too. A draft that was given up is nobody's to read here.
    """
    period = _period_of(slug)
    found = Consultation.objects.exclude(version__state=State.DROPPED)
    if not may_see_drafts(visitor):
        found = found.filter(opens__lte=today)
    return get_object_or_404(
        found.select_related("version__plan__organisation", "version__plan__tree"),
        version__plan__organisation=visitor.organisation,
        version__plan__first_year=period.first,
        version__plan__last_year=period.last,
        version__number=number,
    )
