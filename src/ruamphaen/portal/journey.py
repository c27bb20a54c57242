"""The way of one proposal, from the day it came to the day it is done: each room tells what it knows."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.templatetags.thai import day, year
from ruamphaen.law.screening import Outcome
from ruamphaen.plan import queries as plan_queries
from ruamphaen.proposals.models import Answer, ClusterMember, Milestone, Proposal
from ruamphaen.proposals.queries.answers import answer_of
from ruamphaen.proposals.queries.progress import milestones_of
from ruamphaen.proposals.queries.story import membership_of, siblings_of
from ruamphaen.proposals.rules.kinds import Standing
from ruamphaen.proposals.rules.progress import MilestoneKind
from ruamphaen.thai.numerals import format_baht

NOT_REACHED = _("ยังไม่ถึง")
NOT_TOLD = _("หน่วยงานยังไม่ได้บอก")


@dataclass(frozen=True)
class Step:
    """ก้าวหนึ่งของเรื่อง — one step of a sentence's way: what happened, and when (None: not yet).

    `on` is its day where no hour is kept; `undated`: taken, though nobody kept even that. `notes` are
    lines under the detail; `source`: which paper or meeting says so; `address`: where there is more of
    it; `waits`: what is said where it was not taken; `is_now`: what everyone waits for today.
    """

    title: Any
    at: datetime | None
    detail: str = ""
    undated: bool = False
    on: date | None = None
    address: str = ""
    notes: Sequence[str] = ()
    source: str = ""
    waits: Any = NOT_REACHED
    is_now: bool = False

    @property
    def is_taken(self) -> bool:
        """Whether it has come this far."""
        return self.at is not None or self.on is not None or self.undated


@dataclass(frozen=True)
class Known:
    """สิ่งที่รู้ของเรื่อง — what is asked once for all steps. Only of what the public sees is more known
    than how it stands.
    """

    proposal: Proposal
    today: date
    membership: ClusterMember | None = None
    siblings: Sequence[Proposal] = ()
    answer: Answer | None = None
    milestones: Sequence[Milestone] = ()
    drafts: Sequence[plan_queries.Consulted] = ()
    plans: Sequence[plan_queries.Planned] = ()

    @property
    def may_be_worked_on(self) -> bool:
        """Whether the office deals with it: it is shown, or waits to be."""
        return self.proposal.standing in {Standing.SHOWN, Standing.WAITING}

    def told(self, *kinds: MilestoneKind) -> list[Milestone]:
        """What the office tells of these kinds, also what it took back."""
        return [one for one in self.milestones if one.kind in kinds]

    def came_to(self, *kinds: MilestoneKind) -> bool:
        """Whether the office tells that it came that far."""
        return any(one.stands for one in self.told(*kinds))

    @property
    def goes_on(self) -> bool:
        """Whether more may come: refused, passed on or settled, nothing will; nor after a stop."""
        if not self.may_be_worked_on or self.came_to(MilestoneKind.STOPPED):
            return False
        if any(one.stands for one in self.milestones):
            return True  # what the office does is said louder than what it answered
        return self.answer is None or Outcome(self.answer.outcome) in _GOES_ON


def steps_of(proposal: Proposal, today: date) -> list[Step]:
    """Its steps in order. What a room does not know is not there, except what must still come."""
    known = known_of(proposal, today)
    return _marked([step for told in TOLD_BY for step in told(known)])


def _marked(steps: list[Step]) -> list[Step]:
    """The same steps; the first that was not taken is the one of today."""
    now = next((step for step in steps if not step.is_taken), None)
    return [replace(step, is_now=step is now) for step in steps]


def known_of(proposal: Proposal, today: date) -> Known:
    """What the rooms know of a proposal that the public sees (7 queries); of others, only its answer."""
    if proposal.standing != Standing.SHOWN:
        return Known(proposal, today, answer=answer_of(proposal))
    membership = membership_of(proposal)
    siblings = siblings_of(proposal, membership)
    alike = [proposal.pk, *(one.pk for one in siblings)]
    return Known(
        proposal,
        today,
        membership,
        siblings,
        answer_of(proposal),
        milestones_of(alike),
        plan_queries.in_open_drafts(alike, today),
        plan_queries.planned(alike),
    )


def received(known: Known) -> Iterable[Step]:
    """It came, by which way."""
    proposal = known.proposal
    if proposal.saying is not None:
        yield Step(_("เจ้าหน้าที่บันทึกแล้ว"), proposal.saying.said_at, proposal.saying.meeting.title)
        if proposal.saying.answer:
            answered = proposal.saying.answered_at
            yield Step(_("ตอบในที่ประชุม"), answered, proposal.saying.answer)
        yield Step(_("รับเป็นข้อเสนอแล้ว"), proposal.made_at)
    else:
        yield Step(_("ได้รับเรื่องแล้ว"), proposal.made_at, str(proposal.get_channel_display()))


def read(known: Known) -> Iterable[Step]:
    """Whether it is shown."""
    match Standing(known.proposal.standing):
        case Standing.WAITING:
            yield Step(_("เจ้าหน้าที่อ่านก่อนแสดง"), None, waits=_("กำลังรออ่าน"))
        case Standing.SHOWN:
            yield Step(_("แสดงต่อสาธารณะแล้ว"), None, undated=True)
        case Standing.HIDDEN:
            yield Step(_("เจ้าหน้าที่อ่านแล้ว ไม่แสดงต่อสาธารณะ"), None, undated=True)
        case Standing.WITHDRAWN:
            yield Step(_("ผู้เสนอถอนเรื่องนี้แล้ว"), None, undated=True)


def grouped(known: Known) -> Iterable[Step]:
    """With how many others it says the same."""
    if known.membership is None or not known.siblings:
        return
    said = gettext("รวมกับอีก %(others)s เรื่องที่พูดเรื่องเดียวกัน มีคนสนับสนุน %(people)s คน")
    told = {"others": len(known.siblings), "people": f"{known.proposal.supports:,}"}
    yield Step(_("รวมกับเรื่องเดียวกัน"), known.membership.joined_at, said % told)


def answered(known: Known) -> Iterable[Step]:
    """What the office answers; also that it still has to."""
    if not known.may_be_worked_on:
        return
    answer = known.answer
    if answer is None:
        is_read = known.proposal.standing == Standing.SHOWN
        yield Step(_("หน่วยงานตอบ"), None, waits=_("กำลังรอคำตอบ") if is_read else NOT_REACHED)
        return
    notes = [answer.text]
    if answer.body:
        notes.append(gettext("ส่งต่อให้ %(body)s") % {"body": answer.body})
    if answer.first_year is not None:
        years = sorted({str(answer.first_year), str(answer.last_year)})
        notes.append(gettext("คาดว่าจะทำในปีงบประมาณ %(years)s") % {"years": "–".join(years)})
    yield Step(_("หน่วยงานตอบแล้ว"), answer.answered_at, answer.words, notes=notes)


def chosen(known: Known) -> Iterable[Step]:
    """Who chose it, as the office tells; and which draft before everyone has it."""
    yield from _told(known, MilestoneKind.CHOSEN)
    for one in known.drafts:
        version = one.listing.version
        said = gettext("โครงการ “%(title)s” ในร่างแผน พ.ศ. %(plan)s %(version)s")
        told = {"title": one.listing.title, "plan": version.plan.period, "version": version}
        place = [known.proposal.organisation.slug, version.plan.period.slug, version.number]
        yield Step(
            _("อยู่ในร่างแผนที่ทุกคนอ่านได้"),
            None,
            said % told,
            on=one.since,
            address=reverse("plan:consulted_project", args=[*place, one.listing.pk]),
        )
    further = known.drafts or known.plans or known.came_to(*_WORK)
    if known.goes_on and not further and not known.came_to(MilestoneKind.CHOSEN):
        yield Step(_("เลือกเรื่องที่จะทำ"), None, waits=NOT_TOLD)


def planned(known: Known) -> Iterable[Step]:
    """Which projects of announced plans answer it, or one that says the same; then what must still come."""
    for one in known.plans:
        version = one.listing.version
        told = {"title": one.listing.title, "plan": version.plan.period, "version": version}
        said = gettext("โครงการ “%(title)s” ในแผน พ.ศ. %(plan)s %(version)s") % told
        if not one.is_in_force:
            said = gettext("%(said)s (มีฉบับใหม่กว่าแล้ว)") % {"said": said}
        place = [known.proposal.organisation.slug, one.listing.project_id]
        yield Step(
            _("บรรจุในแผนแล้ว"),
            None,
            said,
            undated=True,
            on=version.announced_on,
            address=reverse("plan:project", args=place),
        )
    # What is budgeted or under way without a plan that this system knows of no longer waits for one.
    if known.goes_on and not known.plans and not known.came_to(*_WORK):
        yield Step(_("บรรจุในแผน"), None)


def budgeted(known: Known) -> Iterable[Step]:
    """With which money, as the office tells."""
    yield from _told(known, MilestoneKind.BUDGETED)
    if known.goes_on and not known.came_to(*_WORK):
        yield Step(_("ตั้งงบประมาณ"), None, waits=NOT_TOLD)


def done(known: Known) -> Iterable[Step]:
    """Begun, done, or given up, as the office tells."""
    yield from _told(known, MilestoneKind.STARTED, MilestoneKind.DONE, MilestoneKind.STOPPED)
    if known.goes_on and not known.came_to(MilestoneKind.DONE):
        yield Step(_("ทำแล้วเสร็จ"), None, waits=NOT_TOLD)


def _told(known: Known, *kinds: MilestoneKind) -> Iterable[Step]:
    """The milestones of these kinds in the order of the work, each with what was taken back of it."""
    for one in sorted(known.told(*kinds), key=lambda one: kinds.index(MilestoneKind(one.kind))):
        if not one.stands:
            words = {"kind": one.get_kind_display(), "day": day(one.on)}
            title = gettext("ถอนที่เคยบอกว่า “%(kind)s” เมื่อ %(day)s") % words
            yield Step(title, one.taken_back_at, one.taken_back_because)
            continue
        meeting = one.meeting
        address = (
            reverse("meetings:meeting", args=[known.proposal.organisation.slug, meeting.pk])
            if meeting
            else ""
        )
        yield Step(
            one.get_kind_display(),
            None,
            one.text,
            on=one.on,
            address=address,
            notes=list(_notes(known, one)),
            source=" · ".join(filter(None, [one.source, meeting.title if meeting else ""])),
        )


def _notes(known: Known, one: Milestone) -> Iterable[str]:
    money = []
    if one.fiscal_year is not None:
        money.append(gettext("ปีงบประมาณ %(year)s") % {"year": year(one.fiscal_year)})
    if one.amount_baht is not None:
        money.append(gettext("%(amount)s บาท") % {"amount": format_baht(one.amount_baht)})
    if money:
        yield " · ".join(money)
    if one.proposal_id != known.proposal.pk:
        yield gettext("บอกไว้ที่เรื่องเดียวกันในกลุ่ม")


# After these answers a proposal may still come into a plan.
_GOES_ON = frozenset({Outcome.ACCEPT, Outcome.ASK})

# What is told of the work itself: whoever tells one of these tells that the steps before it are past.
_WORK = (MilestoneKind.BUDGETED, MilestoneKind.STARTED, MilestoneKind.DONE)

# In the order of the work. A room that comes to stand adds what it knows at its place.
TOLD_BY: tuple[Callable[[Known], Iterable[Step]], ...] = (
    received,
    read,
    grouped,
    answered,
    chosen,
    planned,
    budgeted,
    done,
)
