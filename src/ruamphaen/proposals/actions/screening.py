"""Screening at the desk: asking departments, remarking, answering for good, telling the author."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.law.screening import Need, Verdict, verdicts
from ruamphaen.organisation.models import Department, Organisation, Post, User
from ruamphaen.organisation.queries import ask_here, holidays_of
from ruamphaen.proposals.actions.mailing import News
from ruamphaen.proposals.actions.mailing import tell as tell_by_mail
from ruamphaen.proposals.models import Answer, Proposal, ProposalContact, Review, ReviewRequest
from ruamphaen.proposals.rules.kinds import Standing
from ruamphaen.proposals.rules.screening import (
    LONGEST_ANSWER,
    LONGEST_BODY_NAME,
    LONGEST_NOTE,
    MOST_WORKING_DAYS,
    Remark,
    Reply,
    due_on,
    lacking,
)
from ruamphaen.thai.dates import FiscalYear
from ruamphaen.thai.text import clean, one_line

MOST_AT_ONCE = 500
_LACKS = {
    Need.BODY: gettext_lazy("คำตอบนี้ต้องบอกว่าส่งต่อให้หน่วยงานใด"),
    Need.BECAUSE: gettext_lazy("คำตอบนี้ต้องบอกเหตุผลด้วยถ้อยคำของท่าน ข้อความมาตรฐานอย่างเดียวไม่พอ"),
    Need.YEARS: gettext_lazy("คำตอบนี้ต้องบอกปีงบประมาณที่คาดว่าจะทำ"),
}


# ------------------------------------------------------------------ asking


@transaction.atomic
def ask_review(
    proposals: Sequence[Proposal],
    *,
    by: User,
    today: date,
    working_days: int,
    department: Department | None = None,
    post: Post | None = None,
    question: str = "",
) -> list[ReviewRequest]:
    """Ask a department, or one post, for a remark by so many working days. Who was asked is not asked twice."""
    if (department is None) == (post is None):
        raise Refused(_("เลือกส่วนราชการหรือตำแหน่งหนึ่งแห่งที่จะขอความเห็น"), status=422)
    if not 0 < working_days <= MOST_WORKING_DAYS:
        raise Refused(_("จำนวนวันทำการต้องอยู่ระหว่าง 1 ถึง 250 วัน"), status=422)
    chosen = locked(proposals)
    organisation = chosen[0].organisation
    open_now = ReviewRequest.objects.filter(
        proposal__in=chosen, department=department, post=post, closed_on=None
    )
    asked = set(open_now.values_list("proposal", flat=True))
    due = due_on(today, working_days, holidays_of(organisation))
    made = ReviewRequest.objects.bulk_create(
        ReviewRequest(
            proposal=proposal,
            department=department,
            post=post,
            question=one_line(question)[:300],
            working_days=working_days,
            asked_on=today,
            due_on=due,
            by_tag=by.tag,
        )
        for proposal in chosen
        if proposal.pk not in asked
    )
    if made:
        record(
            by,
            "proposals.ask_review",
            organisation,
            proposals=[each.proposal_id for each in made],
            department=department.pk if department else None,
            post=post.pk if post else None,
            due=due,
        )
    return made


@transaction.atomic
def take_back_request(request: ReviewRequest, *, by: User, today: date) -> None:
    """Nobody need remark any more."""
    request = ReviewRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if request.closed_on is not None:
        raise Refused(_("คำขอนี้ปิดไปแล้ว"))
    request.closed_on = today
    request.save(update_fields=["closed_on"])
    record(by, "proposals.take_back_request", request.proposal, request=request.pk)


# ------------------------------------------------------------------ remarking


@transaction.atomic
def review(
    proposals: Sequence[Proposal],
    *,
    by: User,
    remark: Remark,
    at: datetime,
    today: date,
    department: Department | None = None,
) -> list[Review]:
    """One officer's remark on one or many proposals; it takes the place of their earlier one.

    `department`: for which they speak; what was asked of it is closed.
    """
    chosen = locked(proposals)
    organisation = chosen[0].organisation
    _ensure_verdict(organisation, remark.verdict, today)
    if len(remark.note) > LONGEST_NOTE:
        raise Refused(_("บันทึกยาวเกิน %(most)s ตัวอักษร ย่อให้สั้นลง") % {"most": LONGEST_NOTE}, status=422)
    Review.objects.filter(proposal__in=chosen, by_tag=by.tag, ended_at=None).update(ended_at=at)
    asked = _closed_requests(chosen, department, today)
    made = Review.objects.bulk_create(
        Review(
            proposal=proposal,
            request=asked.get(proposal.pk),
            reviewer=by,
            by_tag=by.tag,
            department=department,
            verdict=remark.verdict,
            feasibility=remark.feasibility,
            cost_baht=remark.cost_baht,
            note=clean(remark.note),
            made_at=at,
        )
        for proposal in chosen
    )
    record(
        by,
        "proposals.review",
        organisation,
        proposals=[each.proposal_id for each in made],
        verdict=remark.verdict,
        cost_baht=remark.cost_baht,
    )
    return made


def _closed_requests(
    proposals: Sequence[Proposal], department: Department | None, today: date
) -> dict[int, ReviewRequest]:
    if department is None:
        return {}
    waiting = ReviewRequest.objects.filter(
        proposal__in=proposals, department=department, closed_on=None
    )
    found = {request.proposal_id: request for request in waiting}
    ReviewRequest.objects.filter(pk__in=[each.pk for each in found.values()]).update(
        closed_on=today
    )
    return found


@transaction.atomic
def take_back_reviews(reviews: Sequence[Review], *, by: User, at: datetime) -> int:
    """Undo one's own remarks: the requests they answered are open again. How many were taken back."""
    mine = list(
        Review.objects.select_for_update(of=("self",))
        .filter(pk__in=[each.pk for each in reviews], by_tag=by.tag, ended_at=None)
        .select_related("proposal__organisation")
    )
    if not mine:
        raise Refused(_("ไม่มีความเห็นของท่านให้ย้อนกลับ อาจมีการบันทึกใหม่ทับไปแล้ว"))
    Review.objects.filter(pk__in=[each.pk for each in mine]).update(ended_at=at)
    ReviewRequest.objects.filter(
        pk__in=[each.request_id for each in mine if each.request_id is not None]
    ).update(closed_on=None)
    record(
        by,
        "proposals.take_back_reviews",
        mine[0].proposal.organisation,
        proposals=[each.proposal_id for each in mine],
    )
    return len(mine)


# ------------------------------------------------------------------ answering


@transaction.atomic
def answer(
    proposals: Sequence[Proposal], *, by: User, reply: Reply, at: datetime, today: date
) -> list[Answer]:
    """Answer one or many proposals in the office's name: author and public read it at once.

    An answer that was given before stays on record and is marked as replaced. Raises Refused where the
    verdict needs more (a reason, a body, years), or a proposal was taken back or is not shown.
    """
    chosen = locked(proposals)
    organisation = chosen[0].organisation
    verdict = _ensure_verdict(organisation, reply.verdict, today)
    text = clean(reply.text) or verdict.meaning.th
    _ensure_answerable(chosen, verdict, reply, text)
    first = FiscalYear(reply.first) if reply.first is not None else None
    last = FiscalYear(reply.last) if reply.last is not None else first
    numbers = dict(
        Answer.objects.filter(proposal__in=chosen)
        .values_list("proposal")
        .annotate(last=Max("number"))
    )
    Answer.objects.filter(proposal__in=chosen, replaced_at=None).update(replaced_at=at)
    made = Answer.objects.bulk_create(
        Answer(
            proposal=proposal,
            number=numbers.get(proposal.pk, 0) + 1,
            verdict=verdict.code,
            outcome=verdict.outcome,
            words=verdict.name.th,
            cite="" if verdict.cite.is_practice else str(verdict.cite),
            text=text,
            body=one_line(reply.body),
            first_year=first,
            last_year=last,
            department=proposal.department,
            answered_at=at,
            by_tag=by.tag,
        )
        for proposal in chosen
    )
    ReviewRequest.objects.filter(proposal__in=chosen, closed_on=None).update(closed_on=today)
    record(
        by,
        "proposals.answer",
        organisation,
        proposals=[each.proposal_id for each in made],
        verdict=verdict.code,
        years=[first, last],
        replaces=sorted(numbers),
    )
    tell_by_mail(organisation, [_news(each, verdict) for each in made])
    return made


def _news(answer: Answer, verdict: Verdict) -> News:
    words = {"answer": answer, "verdict_en": verdict.name.en, "replaces": answer.number > 1}
    return News(answer.proposal, "answered", f"answer:{answer.number}", words)


def _ensure_answerable(
    proposals: Sequence[Proposal], verdict: Verdict, reply: Reply, text: str
) -> None:
    if any(each.standing != Standing.SHOWN for each in proposals):
        raise Refused(_("ตอบได้เฉพาะข้อเสนอที่แสดงต่อสาธารณะ ให้ผู้ดูแลความเห็นอ่านและแสดงก่อน"))
    if len(text) > LONGEST_ANSWER or len(reply.body) > LONGEST_BODY_NAME:
        raise Refused(
            _("คำตอบยาวเกิน %(most)s ตัวอักษร ย่อให้สั้นลง") % {"most": LONGEST_ANSWER}, status=422
        )
    need = lacking(verdict, reply)
    if need is not None:
        raise Refused(str(_LACKS[need]), status=422)
    if reply.last is not None and (reply.first is None or reply.last < reply.first):
        raise Refused(_("ปีสุดท้ายต้องไม่มาก่อนปีแรก แก้ปีงบประมาณ"), status=422)


@transaction.atomic
def tell(contact: ProposalContact, *, by: User, today: date) -> None:
    """Note that the author was told of the answer by telephone or in person."""
    contact = ProposalContact.objects.select_for_update(of=("self",)).get(pk=contact.pk)
    contact.told_on = today
    contact.save(update_fields=["told_on"])
    record(by, "proposals.tell", contact.proposal, told_on=today)


# ------------------------------------------------------------------


def locked(proposals: Sequence[Proposal]) -> list[Proposal]:
    """The proposals, locked in one order until the act ends. Refused where there are none, or too many."""
    if not proposals:
        raise Refused(_("ยังไม่ได้เลือกข้อเสนอ เลือกอย่างน้อยหนึ่งเรื่อง"), status=422)
    if len(proposals) > MOST_AT_ONCE:
        raise Refused(_("เลือกได้ครั้งละไม่เกิน %(most)s เรื่อง") % {"most": MOST_AT_ONCE}, status=422)
    found = list(
        Proposal.objects.select_for_update(of=("self",))
        .filter(pk__in=[each.pk for each in proposals])
        .select_related("organisation", "department")
        .order_by("pk")
    )
    if any(each.standing == Standing.WITHDRAWN for each in found):
        raise Refused(_("ในที่เลือกมีข้อเสนอที่ผู้เสนอถอนแล้ว เอาออกจากที่เลือกแล้วทำอีกครั้ง"))
    return found


def _ensure_verdict(organisation: Organisation, code: str, today: date) -> Verdict:
    used = verdicts(organisation.nature, today, ask_here(organisation))
    for one in used:
        if one.code == code:
            return one
    raise Refused(_("ไม่มีคำวินิจฉัยนี้ในรายการของหน่วยงาน เลือกใหม่จากรายการ"), status=422)
