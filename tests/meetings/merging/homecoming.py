"""Boxes handed out, days spent in halls, and journals that come home."""

import json
from datetime import datetime, timedelta

from ruamphaen.meetings.actions import boxes, capture, deciding, merging, roster, sitting
from ruamphaen.meetings.models import Attendee, Box, Meeting, Motion
from ruamphaen.meetings.rules import journal
from ruamphaen.meetings.rules.kinds import Outcome, SayingKind
from tests.make import BANGKOK
from tests.meetings.halls import hall

MORNING = datetime(2026, 11, 20, 9, 0, tzinfo=BANGKOK)


def kit(meeting: Meeting, place: str = "ศาลาหมู่ที่ 1") -> Box:
    return boxes.hand_out(meeting, by=None, place=place)


def come_home(meeting: Meeting, cast, time_machine, *files: bytes) -> merging.Merged:
    """In the evening the files are merged, one after the other."""
    time_machine.move_to(MORNING + timedelta(hours=9), tick=False)
    for file in files:
        merged = merging.merge(meeting, file, by=cast.somsri)
    return merged


def invited(meeting: Meeting, name: str) -> Attendee:
    return Attendee.objects.get(meeting=meeting, name__contains=name)


def day_at(box: Box, time_machine, hour: float, names=("นายใหม่",), **more) -> bytes:
    """A short day in a hall: opened, people come, one need on a card, closed."""
    with hall(box) as day:
        time_machine.move_to(MORNING + timedelta(hours=hour), tick=False)
        sitting.open_meeting(day.meeting, by=None, present=0)
        for name in names:
            time_machine.shift(60)
            group = day.meeting.groups.order_by("-position").first()
            roster.walk_in(
                day.meeting, by=None, group=group, name=name, phone=more.get("phone", "")
            )
        time_machine.shift(60)
        capture.say(
            day.meeting,
            by=None,
            kind=SayingKind.NEED,
            text=f"ขอน้ำ {box.code}",
            card_number=more.get("card"),
        )
        time_machine.shift(60)
        sitting.close(day.meeting, by=None)
    return day.journal


def line_of(file: bytes, number: int) -> dict:
    return json.loads(file.split(b"\n")[number])


def with_line(file: bytes, number: int, line: dict) -> bytes:
    rows = file.split(b"\n")
    rows[number] = journal.canonical(line).encode()
    return b"\n".join(rows)


def forged(file: bytes, key: str, meeting: Meeting, box: str, **changed) -> bytes:
    """The last line changed and everything sealed again, as only the box itself could."""
    lines = list(journal.read(file).lines)
    last = journal.JournalLine(**{**journal.asdict(lines[-1]), **changed})
    last = journal.replace(last, hash=journal.digest(meeting.uid, box, last))
    return journal.written(meeting.uid, box, key, [*lines[:-1], last], MORNING)


def counted(box: Box, motion: Motion, time_machine, hour: int, yes: int) -> bytes:
    with hall(box) as day:
        time_machine.move_to(MORNING + timedelta(hours=hour), tick=False)
        for number in range(yes):
            group = day.meeting.groups.first()
            roster.walk_in(day.meeting, by=None, group=group, name=f"คน {box.code} {number}")
        deciding.count(motion, by=None, yes=yes, no=0, abstain=0)
        deciding.resolve(
            motion.item, by=None, outcome=Outcome.AGREED, text=f"เห็นชอบ {yes}", motion=motion
        )
    return day.journal
