"""The way of one proposal, from the day it came to the day it is done: each room tells what it knows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ruamphaen.law.screening import Outcome
from ruamphaen.plan import queries as plan_queries
from ruamphaen.proposals.models import Proposal
from ruamphaen.proposals.queries.answers import answer_of
from ruamphaen.proposals.queries.story import membership_of, siblings_of
from ruamphaen.proposals.rules.kinds import Standing


@dataclass(frozen=True)
class Step:
    """ก้าวหนึ่งของเรื่อง — one step of a sentence's way: what happened, and when (None: not yet).

    `on` is its day where no hour is kept; `undated`: taken, though nobody kept even that.
    `address`: where there is more of it.
    """

    title: Any
    at: datetime | None
    detail: str = ""
    undated: bool = False
    on: date | None = None
    address: str = ""

    @property
    def is_taken(self) -> bool:
        """Whether it has come this far."""
        return self.at is not None or self.undated


def steps_of(proposal: Proposal) -> list[Step]:
    """Its steps in order. What a room does not know is not there, except what must still come."""
    return [step for told in TOLD_BY for step in told(proposal)]


def received(proposal: Proposal) -> Iterable[Step]:
    """It came, by which way."""
    if proposal.saying is not None:
        yield Step(_("เจ้าหน้าที่บันทึกแล้ว"), proposal.saying.said_at, proposal.saying.meeting.title)
        if proposal.saying.answer:
            answered = proposal.saying.answered_at
            yield Step(_("ตอบในที่ประชุม"), answered, proposal.saying.answer)
        yield Step(_("รับเป็นข้อเสนอแล้ว"), proposal.made_at)
    else:
        yield Step(_("ได้รับเรื่องแล้ว"), proposal.made_at, str(proposal.get_channel_display()))


def read(proposal: Proposal) -> Iterable[Step]:
    """Whether it is shown."""
    match Standing(proposal.standing):
        case Standing.WAITING:
            yield Step(_("เจ้าหน้าที่อ่านก่อนแสดง"), None)
        case Standing.SHOWN:
            yield Step(_("แสดงต่อสาธารณะแล้ว"), None, undated=True)
        case Standing.HIDDEN:
            yield Step(_("เจ้าหน้าที่อ่านแล้ว ไม่แสดงต่อสาธารณะ"), None, undated=True)
        case Standing.WITHDRAWN:
            yield Step(_("ผู้เสนอถอนเรื่องนี้แล้ว"), None, undated=True)


def grouped(proposal: Proposal) -> Iterable[Step]:
    """With how many others it says the same."""
    membership = membership_of(proposal)
    if proposal.standing != Standing.SHOWN or membership is None:
        return
    others = len(siblings_of(proposal, membership))
    if others:
        said = gettext("รวมกับอีก %(others)s เรื่องที่พูดเรื่องเดียวกัน มีคนสนับสนุน %(people)s คน")
        told = {"others": others, "people": f"{proposal.supports:,}"}
        yield Step(_("รวมกับเรื่องเดียวกัน"), membership.joined_at, said % told)


def answered(proposal: Proposal) -> Iterable[Step]:
    """What the office answers; also that it still has to."""
    if proposal.standing not in {Standing.SHOWN, Standing.WAITING}:
        return
    answer = answer_of(proposal)
    if answer is None:
        yield Step(_("หน่วยงานตอบ"), None)
        return
    told = [answer.words, answer.text]
    if answer.body:
        told.append(gettext("ส่งต่อให้ %(body)s") % {"body": answer.body})
    if answer.first_year is not None:
        years = sorted({str(answer.first_year), str(answer.last_year)})
        told.append(gettext("คาดว่าจะทำในปีงบประมาณ %(years)s") % {"years": "–".join(years)})
    yield Step(_("หน่วยงานตอบแล้ว"), answer.answered_at, " · ".join(told))


def planned(proposal: Proposal) -> Iterable[Step]:
    """Which projects of announced plans answer it, or one that says the same; then what must still come."""
    if proposal.standing != Standing.SHOWN:
        return
    siblings = siblings_of(proposal, membership_of(proposal))
    found = plan_queries.planned([proposal.pk, *(one.pk for one in siblings)])
    for one in found:
        version = one.listing.version
        told = {
            "title": one.listing.title,
            "plan": version.plan.period,
            "version": version,
        }
        said = gettext("โครงการ “%(title)s” ในแผน พ.ศ. %(plan)s %(version)s") % told
        if not one.is_in_force:
            said = gettext("%(said)s (มีฉบับใหม่กว่าแล้ว)") % {"said": said}
        yield Step(
            _("บรรจุในแผนแล้ว"),
            None,
            said,
            undated=True,
            on=version.announced_on,
            address=reverse(
                "plan:project", args=[proposal.organisation.slug, one.listing.project_id]
            ),
        )
    if not found:
        answer = answer_of(proposal)
        if answer is not None and Outcome(answer.outcome) not in _GOES_ON:
            return  # refused, passed on or settled: nothing more will come of it here
        yield Step(_("บรรจุในแผน"), None)
    yield Step(_("ตั้งงบประมาณและดำเนินการ"), None, gettext("ระบบนี้ยังไม่มีข้อมูลงบประมาณและการดำเนินงาน"))


# After these answers a proposal may still come into a plan.
_GOES_ON = frozenset({Outcome.ACCEPT, Outcome.ASK})

# In the order of the work. A room that comes to stand adds what it knows at its place.
TOLD_BY: tuple[Callable[[Proposal], Iterable[Step]], ...] = (
    received,
    read,
    grouped,
    answered,
    planned,
)
