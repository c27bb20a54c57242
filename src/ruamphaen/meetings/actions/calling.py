"""Calling a meeting: prepare it, call it, tell people when it moves, call it off."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.meetings.actions.agenda import lay
from ruamphaen.meetings.actions.invitations import ensure_committee_groups
from ruamphaen.meetings.actions.journal import in_the_hall
from ruamphaen.meetings.models import Attendee, Group, Meeting, Notice, Session
from ruamphaen.meetings.rules.calling import forum_levels
from ruamphaen.meetings.rules.kinds import Basis, NoticeKind, Standing, State
from ruamphaen.organisation.models import Committee, Organisation, User
from ruamphaen.thai.dates import bangkok_day, thai_date, thai_time
from ruamphaen.thai.text import clean, one_line


@transaction.atomic
def prepare_meeting(
    organisation: Organisation,
    *,
    by: User | None,
    title: str,
    place: str,
    starts_at: datetime,
    forum: str = "",
    committees: Sequence[Committee] = (),
    session: Session | None = None,
    bases: Sequence[Basis] = (),
    agenda: Sequence[str] = (),
    **more: Any,
) -> Meeting:
    """Enter a meeting that is to be called, with the agenda it begins with.

    `more` may hold subject, number, year_be, ends_at, community, seats_in_hall, registers_until and
    previous. Raises Refused (422) where nothing sits, or the forum is none of this organisation's kind.
    """
    if not (forum or committees or session):
        raise Refused(_("เลือกก่อนว่าใครประชุม ประชาคมระดับใด คณะใด หรือสภา"), status=422)
    if forum and forum not in forum_levels(organisation.nature):
        raise Refused(_("หน่วยงานประเภทนี้ไม่มีประชาคมระดับนี้ เลือกระดับอื่น"), status=422)
    _ensure_own(organisation, *committees, session, more.get("community"), more.get("previous"))
    _ensure_times(starts_at, more.get("ends_at"), more.get("registers_until"))
    meeting = Meeting.objects.create(
        organisation=organisation,
        forum=forum,
        session=session,
        bases=[Basis(basis).value for basis in bases],
        title=one_line(title),
        place=one_line(place),
        starts_at=starts_at,
        **{**more, "subject": clean(more.get("subject", ""))},
    )
    meeting.committees.set(committees)
    ensure_committee_groups(meeting, on=bangkok_day(starts_at))
    lay(meeting, agenda, bases)
    record(by, "meetings.prepare", meeting, title=meeting.title, starts_at=starts_at.isoformat())
    return meeting


def _ensure_own(organisation: Organisation, *things: Any) -> None:
    """What belongs to another organisation does not sit here."""
    if any(thing is not None and thing.organisation_id != organisation.pk for thing in things):
        raise Refused(_("รายการที่เลือกเป็นของหน่วยงานอื่น เลือกใหม่"), status=422)


def _ensure_times(
    starts_at: datetime, ends_at: datetime | None, registers_until: datetime | None
) -> None:
    if ends_at is not None and ends_at <= starts_at:
        raise Refused(_("เวลาเลิกต้องหลังเวลาเริ่ม"), status=422)
    if registers_until is not None and ends_at is not None and registers_until > ends_at:
        raise Refused(_("วันปิดรับลงทะเบียนต้องไม่หลังเวลาเลิกประชุม"), status=422)


EDITABLE = (
    *("title", "subject", "number", "year_be", "community", "ends_at"),
    *("seats_in_hall", "registers_until", "previous", "bases"),
)


@transaction.atomic
def edit_meeting(meeting: Meeting, *, by: User | None, seen: int, **after: Any) -> Meeting:
    """Change what a meeting says of itself; `seen` is the edit the person was looking at.

    Day and place may change here only while the meeting is being prepared: afterwards people were
    told, and `move_meeting` tells them again. Raises Refused where somebody changed it meanwhile.
    """
    meeting = in_the_hall(meeting)
    ensure_not_begun(meeting)
    if meeting.edit != seen:
        raise Refused(_("มีผู้แก้ข้อมูลการประชุมนี้ระหว่างที่ท่านเปิดอยู่ สิ่งที่ท่านพิมพ์ยังอยู่ในช่อง เปิดหน้าใหม่เพื่อดูค่าล่าสุด"))
    allowed = {*EDITABLE, "starts_at", "place"} if meeting.state == State.PREPARED else {*EDITABLE}
    if set(after) - allowed:
        raise Refused(_("ออกหนังสือเชิญแล้ว เปลี่ยนวันหรือสถานที่ด้วยการเลื่อนประชุม เพื่อให้มีหนังสือแจ้งใหม่"))
    after = {
        key: one_line(value) if key in {"title", "place"} else value for key, value in after.items()
    }
    if "subject" in after:
        after["subject"] = clean(after["subject"])
    _ensure_own(meeting.organisation, after.get("community"), after.get("previous"))
    changed = [key for key, value in after.items() if getattr(meeting, key) != value]
    for key in changed:
        setattr(meeting, key, after[key])
    _ensure_times(meeting.starts_at, meeting.ends_at, meeting.registers_until)
    if changed:
        meeting.edit += 1
        meeting.save(update_fields=[*changed, "edit"])
        record(by, "meetings.edit", meeting, title=meeting.title, changed=changed)
    return meeting


@transaction.atomic
def discard_meeting(meeting: Meeting, *, by: User | None) -> None:
    """Take away a meeting that was never called and in which nothing happened."""
    meeting = in_the_hall(meeting)
    if meeting.state != State.PREPARED:
        raise Refused(_("เรียกประชุมไปแล้ว จึงลบไม่ได้ ถ้าไม่ประชุม ให้ยกเลิกพร้อมเหตุผล"))
    if meeting.lines.exists():
        raise Refused(_("มีผู้ลงทะเบียนหรือมีสิ่งที่บันทึกไว้แล้ว จึงลบไม่ได้ เรียกประชุมแล้วยกเลิกพร้อมเหตุผล"))
    record(by, "meetings.discard", meeting, title=meeting.title)
    # Groups protect the people in them, so these go first.
    Attendee.objects.filter(meeting=meeting).delete()
    meeting.delete()


@transaction.atomic
def call_meeting(
    meeting: Meeting, *, by: User | None, issued_on: date, number: str = "", late_days: int = 0
) -> Notice:
    """The invitation goes out: the meeting is called, and public from now on.

    `late_days` is how late the notice is by the rule that was shown (0 = in time, or no rule): it
    is the chair who decides, and the ledger tells.
    """
    meeting = in_the_hall(meeting)
    if meeting.state != State.PREPARED:
        raise Refused(
            _("การประชุมนี้ “%(state)s” อยู่ จึงเรียกอีกครั้งไม่ได้") % {"state": meeting.get_state_display()}
        )
    if not meeting.items.exists():
        raise Refused(_("ยังไม่มีระเบียบวาระ ใส่อย่างน้อยหนึ่งเรื่องก่อนออกหนังสือเชิญ"))
    _ensure_issued_before(meeting, issued_on)
    meeting.state = State.CALLED
    meeting.save(update_fields=["state"])
    notice = _tell(meeting, NoticeKind.CALL, issued_on=issued_on, number=number)
    record(
        by,
        "meetings.call",
        meeting,
        title=meeting.title,
        notice=notice.number,
        issued_on=issued_on,
        starts_at=meeting.starts_at.isoformat(),
        late_days=late_days,
        told=notice.people_told,
    )
    return notice


@transaction.atomic
def move_meeting(
    meeting: Meeting,
    *,
    by: User | None,
    starts_at: datetime,
    place: str,
    because: str,
    issued_on: date,
    ends_at: datetime | None = None,
    number: str = "",
    late_days: int = 0,
) -> Notice:
    """Another day, hour or place after people were told: they are told again, and why.

    Registration that would close after the new end closes when the meeting begins.
    """
    meeting = in_the_hall(meeting)
    if meeting.state != State.CALLED:
        raise Refused(
            _("เลื่อนได้เฉพาะการประชุมที่เรียกแล้วและยังไม่เปิด การประชุมนี้ “%(state)s” อยู่")
            % {"state": meeting.get_state_display()}
        )
    before, place = (meeting.starts_at, meeting.place), one_line(place)
    if (starts_at, place) == before and ends_at == meeting.ends_at:
        raise Refused(_("วัน เวลา และสถานที่ยังเหมือนเดิม จึงไม่มีอะไรให้เลื่อน"), status=422)
    meeting.starts_at, meeting.ends_at, meeting.place = starts_at, ends_at, place
    if meeting.registers_until and meeting.registers_until > (ends_at or starts_at):
        meeting.registers_until = starts_at
    _ensure_times(starts_at, ends_at, meeting.registers_until)
    _ensure_issued_before(meeting, issued_on)
    meeting.edit += 1
    meeting.save(update_fields=["starts_at", "ends_at", "place", "registers_until", "edit"])
    notice = _tell(
        meeting, NoticeKind.MOVE, issued_on=issued_on, number=number, because=one_line(because)
    )
    record(
        by,
        "meetings.move",
        meeting,
        title=meeting.title,
        notice=notice.number,
        issued_on=issued_on,
        before=[before[0].isoformat(), before[1]],
        after=[starts_at.isoformat(), place],
        because=notice.because,
        late_days=late_days,
        told=notice.people_told,
    )
    return notice


@transaction.atomic
def cancel_meeting(
    meeting: Meeting, *, by: User | None, because: str, issued_on: date, number: str = ""
) -> Notice:
    """A meeting that was called will not be held; everyone who was told is told so."""
    meeting = in_the_hall(meeting)
    if meeting.state != State.CALLED:
        raise Refused(
            _("ยกเลิกได้เฉพาะการประชุมที่เรียกแล้วและยังไม่เปิด การประชุมนี้ “%(state)s” อยู่")
            % {"state": meeting.get_state_display()}
        )
    if not one_line(because):
        raise Refused(_("บอกเหตุผลที่ยกเลิก ผู้ที่ได้รับเชิญจะเห็น"), status=422)
    meeting.state = State.CANCELLED
    meeting.save(update_fields=["state"])
    notice = _tell(
        meeting, NoticeKind.CANCEL, issued_on=issued_on, number=number, because=one_line(because)
    )
    record(
        by,
        "meetings.cancel",
        meeting,
        title=meeting.title,
        notice=notice.number,
        because=notice.because,
        told=notice.people_told,
    )
    return notice


@transaction.atomic
def tell_rest(meeting: Meeting, *, by: User | None) -> int:
    """Those taken on after the last notice were given it too; returns how many they were."""
    meeting = in_the_hall(meeting)
    notice = meeting.notices.last()
    if notice is None:
        raise Refused(_("ยังไม่ได้ออกหนังสือเชิญ เรียกประชุมก่อน"))
    rest = untold(meeting)
    by_group = _by_group(rest)
    count = int(rest.update(told=notice))
    if count:
        names: dict[str, int] = dict(notice.told)
        for name, people in by_group:
            names[name] = names.get(name, 0) + people
        notice.told = [[name, people] for name, people in names.items()]
        notice.save(update_fields=["told"])
        record(by, "meetings.tell", meeting, title=meeting.title, notice=notice.number, told=count)
    return count


def untold(meeting: Meeting) -> Any:
    """People who were invited and not told yet. Who registers by themselves has read the page."""
    return Attendee.objects.filter(
        meeting=meeting, standing=Standing.INVITED, told=None, same_as=None
    )


def _tell(
    meeting: Meeting,
    kind: NoticeKind,
    *,
    issued_on: date,
    number: str = "",
    because: str = "",
) -> Notice:
    """Keep a notice with the time and place it told, and whom: every person on the roster."""
    people = Attendee.objects.filter(meeting=meeting, same_as=None).exclude(
        standing=Standing.WITHDRAWN
    )
    notice = Notice.objects.create(
        meeting=meeting,
        kind=kind,
        number=one_line(number),
        issued_on=issued_on,
        starts_at=meeting.starts_at,
        place=meeting.place,
        because=because,
        at=timezone.now(),
        told=[[name, count] for name, count in _by_group(people)],
    )
    people.update(told=notice)
    return notice


def _by_group(people: Any) -> list[tuple[str, int]]:
    counted = (
        Group.objects.filter(attendees__in=people)
        .annotate(people=Count("attendees", filter=Q(attendees__in=people)))
        .order_by("position", "pk")
    )
    return list(counted.values_list("name", F("people")))


def _ensure_issued_before(meeting: Meeting, issued_on: date) -> None:
    opens_on = bangkok_day(meeting.starts_at)
    if issued_on > opens_on:
        raise Refused(
            _("หนังสือลงวันที่ %(issued)s แต่ประชุมวันที่ %(day)s เวลา %(time)s แก้วันใดวันหนึ่งก่อน")
            % {
                "issued": thai_date(issued_on),
                "day": thai_date(opens_on),
                "time": thai_time(meeting.starts_at),
            },
            status=422,
        )


def ensure_not_begun(meeting: Meeting) -> None:
    """Refuse changes of preparing once the chair opened the meeting, or it was called off."""
    if meeting.state not in {State.PREPARED, State.CALLED}:
        raise Refused(
            _("การประชุมนี้ “%(state)s” อยู่ จึงแก้สิ่งที่เตรียมไว้ไม่ได้แล้ว")
            % {"state": meeting.get_state_display()}
        )
