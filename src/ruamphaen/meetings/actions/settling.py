"""A person settles a clash: which of two things stands. Nothing is deleted; the ledger keeps why."""

import json
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.meetings.actions.applying.found import attendee_of, item_of, saying_of, tally_of
from ruamphaen.meetings.actions.deriving import derive
from ruamphaen.meetings.actions.journal import in_the_hall, keep
from ruamphaen.meetings.actions.sitting import ensure_minutes_open
from ruamphaen.meetings.models import Clash, Line, Meeting
from ruamphaen.meetings.rules.clashes import WAYS_OUT, ClashKind, WayOut
from ruamphaen.organisation.models import User
from ruamphaen.thai.text import one_line

# These acts keep what is not a person's in the facts; the rest of a text is private.
_NOT_AGAIN = frozenset({"private", "receipt", "seen"})


@transaction.atomic
def settle(
    clash: Clash, *, by: User | None, way: WayOut, side: int = 0, because: str = ""
) -> Clash:
    """Settle one clash: `way` out of those its kind has, `side` (from 0) where one of several stands.

    Raises Refused where it was settled meanwhile, or where the way or side is none of this clash's.
    """
    meeting = in_the_hall(clash.meeting)
    clash = _still_open(meeting, clash)
    kind = ClashKind(clash.kind)
    if way not in WAYS_OUT[kind]:
        raise Refused(_("ข้อขัดแย้งนี้ชี้ขาดแบบนั้นไม่ได้ เปิดหน้านี้ใหม่แล้วเลือกอีกครั้ง"), status=422)
    if way == WayOut.SIDE and not 0 <= side < len(clash.sides):
        raise Refused(_("ไม่มีตัวเลือกนี้แล้ว เปิดหน้านี้ใหม่แล้วเลือกอีกครั้ง"), status=422)
    if way != WayOut.SEEN:
        ensure_minutes_open(meeting)
        _do(meeting, clash, kind, way, side, by)
    clash.settled_at = timezone.now()
    clash.settled_as = f"{way}-{side + 1}" if way == WayOut.SIDE else way
    clash.because = one_line(because)[:300]
    clash.save(update_fields=["settled_at", "settled_as", "because"])
    derive(meeting)
    record(
        by,
        "meetings.settle_clash",
        meeting,
        clash=clash.pk,
        kind=clash.kind,
        thing=str(clash.about),
        settled_as=clash.settled_as,
        because=clash.because,
    )
    return clash


def _still_open(meeting: Meeting, clash: Clash) -> Clash:
    found = Clash.objects.select_for_update().filter(meeting=meeting, pk=clash.pk).first()
    if found is None:
        raise Refused(_("ข้อขัดแย้งนี้หมดไปแล้ว เพราะมีผู้แก้หรือรวมสมุดเพิ่ม เปิดหน้านี้ใหม่"))
    if found.settled_at is not None:
        raise Refused(_("มีผู้ชี้ขาดข้อนี้ไปแล้วระหว่างที่ท่านเปิดอยู่ เปิดหน้านี้ใหม่เพื่อดูผล"))
    return found


def _do(
    meeting: Meeting, clash: Clash, kind: ClashKind, way: WayOut, side: int, by: User | None
) -> None:
    """What the choice changes, as acts of the journal: so the rows can be derived again from lines."""
    if kind == ClashKind.DOUBLE and way == WayOut.SAME:
        _same_person(meeting, clash, by)
    elif kind == ClashKind.CARD and way == WayOut.SAME:
        first, second = saying_of(meeting, clash.about), saying_of(meeting, str(clash.other))
        keep(by, "meetings.same_saying", meeting, about=second.uid, other=first.uid)
    elif kind == ClashKind.COUNT:
        tally = tally_of(meeting, UUID(hex=clash.sides[side]["tally"]))
        keep(by, "meetings.choose_count", meeting, about=tally.uid)
    elif kind == ClashKind.TEXT:
        _say_again(meeting, line_of(meeting, clash.sides[side]), by)


def _same_person(meeting: Meeting, clash: Clash, by: User | None) -> None:
    """The row of a member's seat, or else the one that came onto the roster first, is the one that counts."""
    rows = [attendee_of(meeting, clash.about), attendee_of(meeting, str(clash.other))]
    rows.sort(key=lambda row: (row.seat_id is None, str(row.registered_at or ""), row.uid.hex))
    keep(by, "meetings.same_person", meeting, about=rows[1].uid, other=rows[0].uid)


def line_of(meeting: Meeting, side: dict[str, Any]) -> Line:
    """The line that one side of a clash stands for."""
    return Line.objects.get(meeting=meeting, box=side["box"], seq=side["seq"])


def _say_again(meeting: Meeting, line: Line, by: User | None) -> None:
    """The chosen text, written here: whoever writes here has seen every version."""
    facts = {key: value for key, value in json.loads(line.facts).items() if key not in _NOT_AGAIN}
    private = {key: value for key, value in line.detail.items() if key not in {*facts, "salt"}}
    private = {key: value for key, value in private.items() if key not in _NOT_AGAIN}
    if line.act == "write_account":
        seen = item_of(meeting, line.about).edit
        keep(by, "meetings.write_account", meeting, about=line.about, seen=seen, private=private)
    elif line.act in {"say", "edit_saying"}:
        again = {**facts, "seen": saying_of(meeting, line.about).edit}
        keep(by, "meetings.edit_saying", meeting, about=line.about, private=private, **again)
    elif line.act == "answer_saying":
        keep(by, "meetings.answer_saying", meeting, about=line.about, private=private, **facts)
    else:
        keep(by, "meetings.correct_person", meeting, about=line.about, private=private, **facts)
