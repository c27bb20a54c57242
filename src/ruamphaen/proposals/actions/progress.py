"""Telling how far a proposal has come, and taking back what was told wrongly."""

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import SYSTEM, record
from ruamphaen.meetings.models import Meeting
from ruamphaen.organisation.models import User
from ruamphaen.proposals.actions.mailing import News, take_back, tell
from ruamphaen.proposals.actions.screening import locked
from ruamphaen.proposals.models import Milestone, Proposal
from ruamphaen.proposals.models.milestone import MILESTONE_NAMES
from ruamphaen.proposals.queries.progress import meetings_held, told_with
from ruamphaen.proposals.queries.story import membership_of, siblings_of
from ruamphaen.proposals.rules.kinds import Standing
from ruamphaen.proposals.rules.progress import (
    LONGEST_SOURCE,
    LONGEST_WORDS,
    Fault,
    MilestoneKind,
    Progress,
    fault_of,
)
from ruamphaen.thai.dates import FiscalYear
from ruamphaen.thai.text import clean, one_line

_FAULTS = {
    Fault.YEAR: gettext_lazy("บอกด้วยว่าตั้งงบประมาณไว้ในปีงบประมาณใด"),
    Fault.BECAUSE: gettext_lazy("บอกเหตุผลที่ไม่ได้ทำต่อ ผู้เสนอจะได้เข้าใจ"),
    Fault.TOO_LONG: gettext_lazy(
        "ข้อความยาวเกิน %(words)s ตัวอักษร หรือเอกสารอ้างอิงยาวเกิน %(source)s ย่อให้สั้นลง"
    ),
    Fault.FUTURE: gettext_lazy("วันที่ยังมาไม่ถึง บอกได้เมื่อเกิดขึ้นแล้ว"),
    Fault.BEFORE_SAID: gettext_lazy("วันที่นี้อยู่ก่อนวันที่มีผู้เสนอเรื่องนี้ ตรวจวันและปี พ.ศ."),
    Fault.STOPPED: gettext_lazy("บอกไว้แล้วว่าไม่ได้ทำต่อ ถ้ากลับมาทำ ให้ถอนข้อนั้นพร้อมเหตุผลก่อน แล้วบอกใหม่"),
    Fault.DONE: gettext_lazy("บอกไว้แล้วว่าทำแล้วเสร็จ ถ้าไม่จริง ให้ถอนข้อนั้นพร้อมเหตุผลก่อน แล้วบอกใหม่"),
    Fault.TWICE: gettext_lazy("บอกความคืบหน้านี้ของวันนี้ไว้แล้ว ถ้าต้องแก้ ให้ถอนข้อเดิมแล้วบอกใหม่"),
}
_LONGEST = {"words": f"{LONGEST_WORDS:,}", "source": LONGEST_SOURCE}


@transaction.atomic
def tell_progress(
    proposal: Proposal,
    *,
    by: User | None,
    told: Progress,
    at: datetime,
    today: date,
    meeting: Meeting | None = None,
) -> Milestone:
    """Tell the author, those who said the same, and everyone, how far it has come.

    Raises Refused where it is not shown, lacks what this kind needs, or stands against what was told.
    """
    [proposal] = locked([proposal])
    if proposal.standing != Standing.SHOWN:
        raise Refused(_("บอกความคืบหน้าได้เฉพาะข้อเสนอที่แสดงต่อสาธารณะ ให้ผู้ดูแลความเห็นอ่านและแสดงก่อน"))
    told = replace(told, text=clean(told.text), source=one_line(told.source))
    before = told_with(proposal)
    fault = fault_of(told, said_on=before.said_on, today=today, standing=before.standing)
    if fault is not None:
        raise Refused(str(_FAULTS[fault]) % _LONGEST, status=422)
    held = meetings_held(proposal.organisation)
    if meeting is not None and not held.filter(pk=meeting.pk).exists():
        raise Refused(_("ไม่มีการประชุมนี้ในหน่วยงาน หรือยังไม่ได้ประชุม เลือกใหม่จากรายการ"), status=422)
    made = Milestone.objects.create(
        proposal=proposal,
        kind=told.kind,
        on=told.on,
        text=told.text,
        fiscal_year=FiscalYear(told.fiscal_year) if told.fiscal_year is not None else None,
        amount_baht=told.amount_baht,
        source=told.source,
        meeting=meeting,
        by_tag=by.tag if by else SYSTEM,
        made_at=at,
    )
    record(
        by,
        "proposals.tell_progress",
        proposal,
        milestone=made.pk,
        kind=told.kind,
        on=told.on,
        year=made.fiscal_year,
        amount_baht=told.amount_baht,
        meeting=meeting.pk if meeting else None,
    )
    tell(proposal.organisation, _news(made))
    return made


@transaction.atomic
def take_back_progress(milestone: Milestone, *, by: User, because: str, at: datetime) -> Milestone:
    """What was told is not so (any more). It stays as taken back, with the reason."""
    milestone = (
        Milestone.objects.select_for_update(of=("self",))
        .select_related("proposal__organisation")
        .get(pk=milestone.pk)
    )
    because = one_line(because)
    if not milestone.stands:
        raise Refused(_("ข้อนี้ถอนไปแล้ว"))
    if not because or len(because) > LONGEST_SOURCE:
        raise Refused(_("บอกเหตุผลที่ถอน ไม่เกิน %(source)s ตัวอักษร ประชาชนอ่านได้") % _LONGEST, status=422)
    milestone.taken_back_at, milestone.taken_back_because = at, because
    milestone.save(update_fields=["taken_back_at", "taken_back_because"])
    record(by, "proposals.take_back_progress", milestone.proposal, milestone=milestone.pk)
    told = take_back(_news(milestone))
    undone = [replace(each, letter="progress_undone", mark=f"undone-{each.mark}") for each in told]
    tell(milestone.proposal.organisation, undone)
    return milestone


def _news(milestone: Milestone) -> list[News]:
    """One letter to the author and to each of those who said the same."""
    proposal = milestone.proposal
    with translation.override("en"):
        english = str(MILESTONE_NAMES[MilestoneKind(milestone.kind)])
    words = {"milestone": milestone, "kind_en": english}
    everyone = [proposal, *siblings_of(proposal, membership_of(proposal))]
    return [News(each, "progress", f"progress:{milestone.pk}", words) for each in everyone]
