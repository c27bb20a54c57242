"""Sitting: open, adjourn, resume, close; go through the agenda; write what the minutes will say."""

from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.meetings.actions.journal import ensure_sits, in_the_hall, keep
from ruamphaen.meetings.models import AgendaItem, Meeting, Motion
from ruamphaen.meetings.rules.kinds import ItemKind, MotionState, State, may_become
from ruamphaen.organisation.models import User
from ruamphaen.thai.text import clean, one_line


@transaction.atomic
def open_meeting(
    meeting: Meeting,
    *,
    by: User | None,
    present: int,
    quorum_met: bool | None = None,
    chair_decided: bool = False,
) -> Meeting:
    """The chair opens the meeting; how many were there, and whether that was a quorum, is kept with it.

    Without a quorum it is opened only where the chair said so (`chair_decided`): that is kept too.
    """
    if quorum_met is False and not chair_decided:
        raise Refused(
            _(
                "ยังไม่ครบองค์ประชุม รอผู้เข้าประชุมเพิ่ม หรือถ้าประธานสั่งให้เปิด ให้ทำเครื่องหมายว่าประธานสั่งแล้วเปิดอีกครั้ง"
            )
        )
    decided = True if quorum_met is False else None
    return _go(
        meeting,
        by,
        "meetings.open",
        State.SITTING,
        present=present,
        quorum_met=quorum_met,
        chair_decided=decided,
    )


@transaction.atomic
def adjourn(meeting: Meeting, *, by: User | None, because: str, until: str = "") -> Meeting:
    """A break, or to another day: `until` says when it goes on, in words."""
    return _go(
        meeting,
        by,
        "meetings.adjourn",
        State.ADJOURNED,
        because=one_line(because),
        until=one_line(until),
    )


@transaction.atomic
def resume(meeting: Meeting, *, by: User | None) -> Meeting:
    """The meeting goes on after a break."""
    return _go(meeting, by, "meetings.resume", State.SITTING)


@transaction.atomic
def close(meeting: Meeting, *, by: User | None) -> Meeting:
    """The chair closes it. Votes still open are counted or withdrawn first: nothing stays half-done."""
    open_votes = Motion.objects.filter(meeting=meeting, state=MotionState.VOTING).first()
    if open_votes is not None:
        raise Refused(
            _("ยังปิดประชุมไม่ได้ ญัตติ “%(motion)s” กำลังลงมติอยู่ บันทึกผลการนับหรือถอนญัตติก่อน")
            % {"motion": open_votes.text}
        )
    return _go(meeting, by, "meetings.close", State.CLOSED)


def _go(meeting: Meeting, by: User | None, act: str, state: State, **facts: Any) -> Meeting:
    meeting = in_the_hall(meeting)
    if not may_become(State(meeting.state), state):
        raise Refused(
            _("ทำไม่ได้ การประชุมนี้ “%(state)s” อยู่ เปิดหน้านี้ใหม่เพื่อดูสถานะล่าสุด")
            % {"state": meeting.get_state_display()}
        )
    keep(by, act, meeting, about=meeting.uid, **facts)
    return meeting


@transaction.atomic
def add_item(
    meeting: Meeting,
    *,
    by: User | None,
    number: str,
    title: str,
    kind: ItemKind,
    presenter: str = "",
    after: AgendaItem | None = None,
) -> AgendaItem:
    """An urgent matter comes onto the agenda while the meeting sits."""
    meeting = in_the_hall(meeting)
    ensure_sits(meeting)
    uid = uuid4()
    keep(
        by,
        "meetings.add_item",
        meeting,
        about=uid,
        number=one_line(number),
        title=one_line(title),
        kind=kind,
        presenter=one_line(presenter),
        after=after.uid if after else None,
    )
    return AgendaItem.objects.get(uid=uid)


@transaction.atomic
def start_item(item: AgendaItem, *, by: User | None) -> AgendaItem:
    """The chair calls an item; the one before it is done."""
    return _on_item(item, by, "meetings.start_item")


@transaction.atomic
def finish_item(item: AgendaItem, *, by: User | None) -> AgendaItem:
    """An item is done."""
    return _on_item(item, by, "meetings.finish_item")


def _on_item(item: AgendaItem, by: User | None, act: str) -> AgendaItem:
    meeting = in_the_hall(item.meeting)
    ensure_sits(meeting)
    keep(by, act, meeting, about=item.uid)
    item.refresh_from_db()
    return item


@transaction.atomic
def write_account(item: AgendaItem, *, by: User | None, text: str, seen: int) -> AgendaItem:
    """What the minutes say of an item. `seen` is the edit the clerk was looking at.

    Also after closing, until the minutes are checked. Raises Refused where somebody wrote meanwhile.
    """
    meeting = in_the_hall(item.meeting)
    item.refresh_from_db()
    if item.edit != seen:
        raise Refused(
            _(
                "มีผู้แก้บันทึกวาระนี้ระหว่างที่ท่านพิมพ์ ข้อความที่ท่านพิมพ์ยังอยู่ในช่องนี้ คัดลอกไว้แล้วเปิดหน้าใหม่เพื่อรวมสองข้อความ"
            )
        )
    ensure_minutes_open(meeting)
    keep(
        by,
        "meetings.write_account",
        meeting,
        about=item.uid,
        seen=seen,
        private={"text": clean(text)},
    )
    item.refresh_from_db()
    return item


def ensure_minutes_open(meeting: Meeting) -> None:
    """Refuse changes to what the minutes say once they were checked."""
    minutes = getattr(meeting, "minutes", None)
    if minutes is not None and minutes.state != "draft":
        raise Refused(_("รายงานการประชุมตรวจแล้ว จึงแก้ไม่ได้ ให้ผู้ตรวจส่งกลับมาแก้ก่อน"))
