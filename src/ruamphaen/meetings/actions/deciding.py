"""Deciding: motions, counts, roll calls, resolutions."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.meetings.actions.applying.decisions import next_number
from ruamphaen.meetings.actions.journal import ensure_sits, in_the_hall, keep
from ruamphaen.meetings.models import AgendaItem, Attendee, Motion, Resolution, Tally
from ruamphaen.meetings.queries.presence import voters
from ruamphaen.meetings.rules.kinds import Choice, ItemKind, Method, MotionState, Outcome
from ruamphaen.meetings.rules.quorum import too_many
from ruamphaen.organisation.models import Committee, User
from ruamphaen.thai.text import clean, one_line


@transaction.atomic
def put_motion(
    item: AgendaItem,
    *,
    by: User | None,
    text: str,
    method: Method,
    committee: Committee | None = None,
    mover: str = "",
    endorsers: Sequence[str] = (),
    handed_in_on: date | None = None,
) -> Motion:
    """Put a motion on an item. `committee` None: the whole forum decides."""
    meeting = in_the_hall(item.meeting)
    ensure_sits(meeting)
    if item.kind == ItemKind.POLICY:
        raise Refused(
            _(
                "วาระแถลงนโยบายไม่มีการลงมติ ผู้บริหารท้องถิ่นแถลงให้สภาทราบ ถ้าสมาชิกจะเสนอญัตติเรื่องอื่น ให้เพิ่มเป็นวาระใหม่"
            )
        )
    if not clean(text):
        raise Refused(_("ยังไม่ได้พิมพ์ข้อความของญัตติ"), status=422)
    uid = uuid4()
    keep(
        by,
        "meetings.put_motion",
        meeting,
        about=uid,
        item=item.uid,
        body=committee.body if committee else None,
        text=clean(text),
        mover=one_line(mover),
        endorsers=[name for name in map(one_line, endorsers) if name],
        handed_in_on=handed_in_on,
        method=method,
    )
    return Motion.objects.select_related("item", "meeting__organisation").get(uid=uid)


@transaction.atomic
def withdraw_motion(motion: Motion, *, by: User | None) -> Motion:
    """The mover takes it back; a motion that was decided stays decided."""
    return _on_motion(motion, by, "meetings.withdraw_motion", {MotionState.PUT, MotionState.VOTING})


@transaction.atomic
def open_vote(motion: Motion, *, by: User | None) -> Motion:
    """The chair asks for votes."""
    return _on_motion(motion, by, "meetings.open_vote", {MotionState.PUT})


def _on_motion(motion: Motion, by: User | None, act: str, when: set[MotionState]) -> Motion:
    meeting = in_the_hall(motion.meeting)
    ensure_sits(meeting)
    motion.refresh_from_db()
    if motion.state not in when:
        raise Refused(_("ทำไม่ได้ ญัตตินี้ “%(state)s” อยู่") % {"state": motion.get_state_display()})
    keep(by, act, meeting, about=motion.uid)
    motion.refresh_from_db()
    return motion


def may_vote(motion: Motion) -> int:
    """How many people are in the hall who can vote on a motion."""
    return voters(motion.meeting, motion.committee_id).count()


@transaction.atomic
def count(
    motion: Motion,
    *,
    by: User | None,
    yes: int,
    no: int,
    abstain: int,
    spoiled: int = 0,
) -> Tally:
    """Keep a count. More votes than people who were there is refused: count again or check people in."""
    meeting = in_the_hall(motion.meeting)
    ensure_sits(meeting)
    motion.refresh_from_db()
    if motion.state == MotionState.WITHDRAWN:
        raise Refused(_("ญัตตินี้ถูกถอนแล้ว จึงบันทึกผลการนับไม่ได้"))
    present = may_vote(motion)
    votes = yes + no + abstain + spoiled
    if too_many(votes=votes, present=present):
        raise Refused(
            _(
                "นับได้ %(votes)s เสียง แต่ผู้มีสิทธิลงมติที่อยู่ในห้องมี %(present)s คน นับใหม่ หรือเช็กอินผู้ที่ยังไม่ได้เช็กอินก่อน"
            )
            % {"votes": votes, "present": present}
        )
    uid = uuid4()
    keep(
        by,
        "meetings.count",
        meeting,
        about=uid,
        motion=motion.uid,
        yes=yes,
        no=no,
        abstain=abstain,
        spoiled=spoiled,
        present=present,
    )
    motion.refresh_from_db()
    return Tally.objects.get(uid=uid)


@transaction.atomic
def call_roll(motion: Motion, *, by: User | None, voices: Mapping[Attendee, Choice]) -> Tally:
    """Keep each member's vote by name and count it.

    Who is not in the hall has no vote, nor has who is no member of the body that decides.
    """
    if motion.method == Method.SECRET:
        raise Refused(_("ญัตตินี้ลงคะแนนลับ จึงไม่บันทึกเสียงรายคน บันทึกเฉพาะผลการนับ"))
    for attendee in voices:
        if attendee.meeting_id != motion.meeting_id or not _is_member(attendee, motion):
            raise Refused(
                _("%(name)s ไม่ใช่สมาชิกของคณะที่ลงมติ จึงลงมติไม่ได้ เอาเสียงนี้ออก") % {"name": attendee.name}
            )
        if not _is_inside(attendee):
            raise Refused(
                _("%(name)s ไม่ได้อยู่ในห้องประชุม จึงลงมติไม่ได้ เช็กอินก่อนหรือเอาเสียงนี้ออก")
                % {"name": attendee.name}
            )
    meeting = in_the_hall(motion.meeting)
    ensure_sits(meeting)
    keep(
        by,
        "meetings.call_roll",
        meeting,
        about=motion.uid,
        voices={str(attendee.uid): choice.value for attendee, choice in voices.items()},
    )
    cast = list(voices.values())
    return count(
        motion,
        by=by,
        yes=cast.count(Choice.YES),
        no=cast.count(Choice.NO),
        abstain=cast.count(Choice.ABSTAIN),
    )


def _is_inside(attendee: Attendee) -> bool:
    """Whether they are in the room; presence stands on the first of two rows of one person."""
    row = attendee.same_as or attendee
    return row.is_present and row.left_at is None


def _is_member(attendee: Attendee, motion: Motion) -> bool:
    if motion.committee_id is None:
        return True
    return attendee.seat is not None and attendee.seat.committee_id == motion.committee_id


@transaction.atomic
def resolve(
    item: AgendaItem,
    *,
    by: User | None,
    outcome: Outcome,
    text: str,
    motion: Motion | None = None,
) -> Resolution:
    """Keep what the meeting resolved, with the next number.

    An agreement on a motion needs its count, except where nobody objected.
    """
    meeting = in_the_hall(item.meeting)
    ensure_sits(meeting)
    if item.kind == ItemKind.POLICY and outcome != Outcome.ACKNOWLEDGED:
        raise Refused(_("วาระแถลงนโยบายไม่มีการลงมติ บันทึกได้เพียงว่าที่ประชุมรับทราบ"))
    if motion is not None:
        motion.refresh_from_db()
        counted = motion.state == MotionState.DECIDED or motion.method == Method.NO_OBJECTION
        if not counted:
            raise Refused(_("ยังไม่ได้บันทึกผลการนับของญัตตินี้ บันทึกผลก่อนแล้วจึงลงมติ"))
    uid = uuid4()
    keep(
        by,
        "meetings.resolve",
        meeting,
        about=uid,
        item=item.uid,
        motion=motion.uid if motion else None,
        number=next_number(meeting),
        outcome=outcome,
        text=clean(text),
    )
    return Resolution.objects.select_related("item", "motion").get(uid=uid)
