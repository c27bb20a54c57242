"""Merging the journal of a village box: lines are added as they are, rows follow, clashes are told.

A file merged twice, cut short, or merged in another order than its neighbours changes nothing in
the end: lines have their place (box and number), and rows are derived from all lines that are here.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.meetings.actions.applying import APPLIERS, apply
from ruamphaen.meetings.actions.applying.found import Found, community_of
from ruamphaen.meetings.actions.deriving import derive
from ruamphaen.meetings.actions.journal import in_the_hall, note
from ruamphaen.meetings.actions.restoring import restore
from ruamphaen.meetings.models import (
    Attendee,
    Box,
    Clash,
    Line,
    Meeting,
    Resolution,
    Saying,
    Tally,
)
from ruamphaen.meetings.rules.clashes import ClashKind
from ruamphaen.meetings.rules.clocks import Clock, clock_of
from ruamphaen.meetings.rules.journal import (
    LARGEST_FILE_BYTES,
    Damage,
    JournalFile,
    JournalLine,
    UnreadableJournal,
    is_sealed,
    read,
)
from ruamphaen.organisation.models import User

# The longest correction of a clock: ten years. More is a typing error.
MOST_SECONDS = 10 * 366 * 24 * 3600


@dataclass(frozen=True)
class Merged:
    """ผลการรวมสมุด — what a merge did, or (looked into) would do."""

    box: Box
    new_lines: int
    known_lines: int
    missing: int
    people: int = 0
    present: int = 0
    sayings: int = 0
    counts: int = 0
    resolutions: int = 0
    clashes: Mapping[str, int] = field(default_factory=dict)
    restored: Sequence[str] = ()
    clock: Clock = field(default_factory=Clock)
    first_at: datetime | None = None
    last_at: datetime | None = None
    moved: bool = False

    @property
    def nothing_new(self) -> bool:
        return self.new_lines == 0


def look_into(meeting: Meeting, content: bytes, *, clock_seconds: int = 0) -> Merged:
    """What merging this file would do; nothing is kept. Raises Refused as `merge` does."""
    with transaction.atomic():
        merged = merge(meeting, content, by=None, clock_seconds=clock_seconds)
        transaction.set_rollback(True)
    return merged


@transaction.atomic
def merge(meeting: Meeting, content: bytes, *, by: User | None, clock_seconds: int = 0) -> Merged:
    """Bring the journal of a box into the meeting: all of it that is whole, or nothing.

    `clock_seconds` is added to the box's times where its clock was off; the first merge of a box
    fixes it. Raises Refused where the file is damaged, not of this meeting, not sealed by a box that
    was handed out here, or where its lines differ from those that are here.
    """
    file = read_or_refuse(content)
    meeting = in_the_hall(meeting)
    box = _box_of(meeting, file)
    fresh, known = _new_lines(box, file)
    clock = _clock(box, file)
    if not fresh:
        _note_how_far(box, file)
        return Merged(box, 0, known, box.missing, clock=clock)
    _fix_clock(box, clock_seconds)
    before = _counted(meeting)
    restored = restore(meeting, box, fresh)
    clashes = [clash for one in restored for clash in note(meeting, _first(box, fresh), [one])]
    clashes += _write(meeting, box, fresh)
    meeting.refresh_from_db()
    clashes += derive(meeting)
    if clock.is_off:
        clashes += note(meeting, _first(box, fresh), [_clock_clash(meeting, box, clock)])
    box.seq = fresh[-1].seq
    box.merged_at = timezone.now()
    box.save(update_fields=["seq", "merged_at", "clock_seconds"])
    _note_how_far(box, file)
    found = dict(Counter(clash.kind for clash in clashes))
    record(
        by,
        "meetings.merge_journal",
        meeting,
        box=box.code,
        lines=len(fresh),
        known=known,
        missing=box.missing,
        head=fresh[-1].hash,
        clashes=found,
        clock_seconds=box.clock_seconds,
    )
    after = _counted(meeting)
    return Merged(
        box,
        new_lines=len(fresh),
        known_lines=known,
        missing=box.missing,
        clashes=found,
        restored=[str(one.sides[0]["absent"]) for one in restored],
        clock=clock,
        first_at=_moment(fresh[0]),
        last_at=_moment(fresh[-1]),
        moved=_was_moved(meeting, box),
        **{name: after[name] - before[name] for name in after},
    )


def read_or_refuse(content: bytes) -> JournalFile:
    """The journal in a file, or a sentence that says what is wrong with it and what to do."""
    try:
        return read(content)
    except UnreadableJournal as damaged:
        raise Refused(_why(damaged), status=422) from damaged


def _why(damaged: UnreadableJournal) -> str:
    return {
        Damage.NOT_A_JOURNAL: _("ไฟล์นี้ไม่ใช่สมุดประชุม เลือกไฟล์ที่ได้จากปุ่ม “ส่งออกสมุดประชุม” บนเครื่องหมู่บ้าน"),
        Damage.TOO_LARGE: _("ไฟล์ใหญ่เกิน %(most)s MB สมุดประชุมหนึ่งวันไม่ใหญ่เท่านี้ ตรวจว่าเลือกไฟล์ถูก")
        % {"most": LARGEST_FILE_BYTES // 1_000_000},
        Damage.NEWER: _("สมุดนี้เขียนด้วยโปรแกรมรุ่นใหม่กว่าที่นี่ ปรับรุ่นที่นี่ก่อนแล้วรวมใหม่ ยังไม่มีอะไรถูกรวม"),
        Damage.OLDER: _("สมุดนี้เขียนด้วยโปรแกรมรุ่นเก่าที่ไม่รองรับแล้ว ปรับรุ่นบนเครื่องหมู่บ้านแล้วส่งออกใหม่"),
        Damage.BROKEN_CHAIN: _(
            "บรรทัดที่ %(line)s ของไฟล์ถูกแก้ ถูกตัดออก หรือถูกแทรก จึงไม่รวมไฟล์นี้เลย ส่งออกจากเครื่องหมู่บ้านใหม่"
        )
        % {"line": damaged.line},
        Damage.WRONG_SEAL: _("ตราของไฟล์ไม่ตรงกับเครื่องที่จัดชุดให้ไป"),
    }[damaged.damage]


def _box_of(meeting: Meeting, file: JournalFile) -> Box:
    """The box that wrote the file, locked; refused where it is not one of this meeting's."""
    header = file.header
    if meeting.box:
        raise Refused(_("เครื่องนี้เป็นเครื่องหมู่บ้าน รวมสมุดได้ที่เว็บหลักเท่านั้น"))
    if header.meeting != str(meeting.uid):
        raise Refused(_other_meeting(meeting, header.meeting))
    box = Box.objects.select_for_update().filter(meeting=meeting, code=header.box).first()
    if box is None:
        raise Refused(
            _("การประชุมนี้ไม่ได้จัดชุดไฟล์ให้เครื่อง “%(box)s” ตรวจว่าเลือกการประชุมถูก") % {"box": header.box}
        )
    if not is_sealed(file, box.key):
        raise Refused(
            _("ตราของไฟล์ไม่ตรงกับเครื่อง %(box)s ที่จัดชุดให้ไป ไฟล์นี้มาจากเครื่องอื่นหรือถูกแก้ จึงไม่รวม")
            % {"box": box.code}
        )
    minutes = getattr(meeting, "minutes", None)
    if minutes is not None and minutes.state == "checked":
        raise Refused(
            _("รายงานการประชุมตรวจแล้วและกำลังรอรับรอง ให้ผู้ตรวจส่งกลับมาแก้ก่อน แล้วจึงรวมสมุดของเครื่องหมู่บ้าน")
        )
    return box


def _other_meeting(meeting: Meeting, uid: str) -> str:
    other = Meeting.objects.filter(uid=uid, organisation=meeting.organisation_id).first()
    if other is not None:
        return _("สมุดนี้เป็นของการประชุม “%(title)s” เปิดหน้าของการประชุมนั้นแล้วรวมที่นั่น") % {
            "title": other.title
        }
    return _("สมุดนี้เป็นของการประชุมอื่นหรือหน่วยงานอื่น ไม่ใช่การประชุมนี้ จึงไม่รวม")


def _new_lines(box: Box, file: JournalFile) -> tuple[list[JournalLine], int]:
    """The lines that are not here yet, and how many are; refused where history was rewritten."""
    here = dict(
        Line.objects.filter(meeting=box.meeting_id, box=box.code).values_list("seq", "hash")
    )
    for line in file.lines:
        if here.get(line.seq, line.hash) != line.hash:
            raise Refused(
                _(
                    "บรรทัดที่ %(seq)s ของเครื่อง %(box)s ต่างจากที่รวมไว้แล้ว อาจมีสองเครื่องเปิดชุดไฟล์เดียวกัน หรือเครื่องถูกย้อนกลับไปใช้ข้อมูลเก่า จึงไม่รวมไฟล์นี้เลย เก็บไฟล์ไว้ และให้เครื่องนั้นทำต่อด้วยชุดไฟล์ใหม่ของตนเอง"
                )
                % {"seq": line.seq, "box": box.code}
            )
    fresh = [line for line in file.lines if line.seq not in here]
    unknown = sorted({line.act for line in fresh} - set(APPLIERS))
    if unknown:
        raise Refused(
            _(
                "สมุดนี้มีรายการที่โปรแกรมรุ่นนี้ไม่รู้จัก (%(acts)s) เครื่องหมู่บ้านใช้รุ่นใหม่กว่า ปรับรุ่นที่นี่ก่อนแล้วรวมใหม่ ยังไม่มีอะไรถูกรวม"
            )
            % {"acts": ", ".join(unknown)}
        )
    return fresh, len(file.lines) - len(fresh)


def _moment(line: JournalLine) -> datetime:
    return datetime.fromisoformat(line.at)


def _clock(box: Box, file: JournalFile) -> Clock:
    return clock_of(
        [_moment(line) for line in file.lines],
        exported_at=datetime.fromisoformat(file.header.exported_at),
        issued_at=box.issued_at,
        now=timezone.now(),
        announced_at=box.meeting.starts_at,
    )


def _fix_clock(box: Box, seconds: int) -> None:
    """The first merge says what the clock was off by; later parts of the journal go by the same."""
    if box.seq == 0:
        if abs(seconds) > MOST_SECONDS:
            raise Refused(_("แก้นาฬิกาได้ไม่เกิน 10 ปี ตรวจตัวเลขที่พิมพ์"), status=422)
        box.clock_seconds = seconds
    elif seconds and seconds != box.clock_seconds:
        raise Refused(
            _("ส่วนแรกของสมุดนี้รวมไว้โดยแก้นาฬิกา %(seconds)s วินาที ส่วนที่เหลือต้องใช้ค่าเดียวกัน")
            % {"seconds": box.clock_seconds}
        )


def _clock_clash(meeting: Meeting, box: Box, clock: Clock) -> Found:
    side = {
        "box": box.code,
        "certain": clock.certain,
        "from_announced": clock.from_announced,
        "jump": clock.jump,
        "corrected": box.clock_seconds,
    }
    return Found(ClashKind.CLOCK, meeting.uid, uuid5(meeting.uid, f"clock:{box.code}"), [side])


def _first(box: Box, fresh: Sequence[JournalLine]) -> Line:
    return _as_row(box, fresh[0])


def _as_row(box: Box, line: JournalLine) -> Line:
    return Line(
        meeting=box.meeting,
        box=box.code,
        seq=line.seq,
        act=line.act,
        about=UUID(line.about),
        facts=line.facts,
        private=line.private,
        actor=line.actor,
        at=_moment(line),
        happened_at=_moment(line) + timedelta(seconds=box.clock_seconds),
        prev=line.prev,
        hash=line.hash,
    )


def _write(meeting: Meeting, box: Box, fresh: Sequence[JournalLine]) -> list[Clash]:
    """Add the lines and let the rows follow, in the order in which they were written."""
    rows = Line.objects.bulk_create([_as_row(box, line) for line in fresh], batch_size=200)
    clashes = []
    for row in rows:
        row.meeting = meeting
        try:
            found = apply(meeting, row)
        except (KeyError, TypeError, ValueError) as problem:
            raise Refused(
                _("อ่านบรรทัดที่ %(seq)s ของเครื่อง %(box)s ไม่เข้าใจ ยังไม่มีอะไรถูกรวม แจ้งผู้ดูแลระบบพร้อมไฟล์นี้")
                % {"seq": row.seq, "box": box.code}
            ) from problem
        clashes += note(meeting, row, [*found, *_lost_place(meeting, row)])
    return clashes


def _lost_place(meeting: Meeting, row: Line) -> list[Found]:
    """A community that was removed here: the person or saying is kept without it, and told."""
    place = json.loads(row.facts).get("community")
    if not place or community_of(meeting, place) is not None:
        return []
    absent = _("ชุมชน %(name)s") % {"name": " ".join(str(part) for part in place if part)}
    return [Found(ClashKind.ORPHAN, row.about, None, [{"act": row.act, "absent": absent}])]


def _counted(meeting: Meeting) -> dict[str, int]:
    people = Attendee.objects.filter(meeting=meeting)
    return {
        "people": people.count(),
        "present": people.filter(present_at__isnull=False, same_as=None).count(),
        "sayings": Saying.objects.filter(meeting=meeting).count(),
        "counts": Tally.objects.filter(motion__meeting=meeting).count(),
        "resolutions": Resolution.objects.filter(meeting=meeting).count(),
    }


def _note_how_far(box: Box, file: JournalFile) -> None:
    """How many lines the box said it holds, where that is news."""
    if file.header.count > box.seq_there:
        box.seq_there = file.header.count
        box.save(update_fields=["seq_there"])


def _was_moved(meeting: Meeting, box: Box) -> bool:
    """Whether the time or place was changed here after the kit was made."""
    told = box.handed.get("told", {})
    return bool(told) and told != {
        "starts_at": meeting.starts_at.isoformat(),
        "place": meeting.place,
    }
