"""The village boxes of a meeting, and what waits for a person after their journals were merged."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ruamphaen.meetings.models import Attendee, Box, Clash, Line, Meeting
from ruamphaen.meetings.rules.clashes import WAYS_OUT, ClashKind, WayOut

CLASH_NAMES: Mapping[str, Any] = {
    ClashKind.DOUBLE: gettext_lazy("อาจเป็นคนเดียวกัน"),
    ClashKind.TWICE: gettext_lazy("เช็กอินมากกว่าหนึ่งเครื่อง"),
    ClashKind.COUNT: gettext_lazy("นับคะแนนไม่ตรงกัน"),
    ClashKind.TEXT: gettext_lazy("ข้อความเขียนไม่ตรงกัน"),
    ClashKind.NUMBER: gettext_lazy("เลขมติซ้ำ"),
    ClashKind.CARD: gettext_lazy("บัตรใบเดียวพิมพ์สองครั้ง"),
    ClashKind.MORE_VOTES: gettext_lazy("เสียงมากกว่าคนในห้อง"),
    ClashKind.LATE: gettext_lazy("ทำหลังปิดประชุม"),
    ClashKind.ORPHAN: gettext_lazy("อ้างถึงสิ่งที่ไม่มีที่นี่"),
    ClashKind.CLOCK: gettext_lazy("นาฬิกาเครื่องไม่ตรง"),
    ClashKind.SHEET: gettext_lazy("อ่านใบลงชื่อไม่ตรงกัน"),
}


def boxes_of(meeting: Meeting) -> QuerySet[Box]:
    """The boxes in the order in which they were handed out, each with its `unsettled` clashes."""
    unsettled = (
        Clash.objects.filter(meeting=OuterRef("meeting"), box=OuterRef("code"), settled_at=None)
        .order_by()
        .values("box")
        .annotate(n=Count("pk"))
        .values("n")
    )
    boxes = Box.objects.filter(meeting=meeting).order_by("pk")
    return boxes.annotate(unsettled=Coalesce(Subquery(unsettled), 0))


def unsettled_in(meeting: Meeting) -> int:
    """How many clashes of a meeting wait for a person."""
    return Clash.objects.filter(meeting=meeting, settled_at=None).count()


@dataclass(frozen=True)
class ShownSide:
    """ด้านหนึ่งของข้อขัดแย้ง — what one machine or row says: its head, and words below."""

    head: str
    words: Sequence[str]
    at: datetime | None = None


@dataclass(frozen=True)
class ShownWay:
    """ทางออกที่เลือกได้ — one button: its way, the side it means, and its words."""

    way: str
    side: int
    words: str


@dataclass(frozen=True)
class ShownClash:
    """ข้อขัดแย้งที่แสดง — both sides in words, and the ways out."""

    clash: Clash
    name: Any
    sides: Sequence[ShownSide]
    ways: Sequence[ShownWay]
    settled_as: str


def kinds_in(meeting: Meeting) -> list[tuple[str, Any, int]]:
    """The kinds of clash that wait, with how many of each, the most first."""
    waiting = Clash.objects.filter(meeting=meeting, settled_at=None).values_list("kind", flat=True)
    return [(kind, CLASH_NAMES[kind], count) for kind, count in Counter(waiting).most_common()]


def clashes_of(meeting: Meeting, *, kind: str = "", settled: bool = False) -> QuerySet[Clash]:
    """The clashes of a meeting: those that wait, or those that were settled, of one kind or all."""
    rows = Clash.objects.filter(meeting=meeting, settled_at__isnull=not settled)
    return (rows.filter(kind=kind) if kind else rows).order_by("pk")


def shown_clashes(meeting: Meeting, clashes: Sequence[Clash]) -> list[ShownClash]:
    """Clashes in words, with what the rows and lines they point to say now (4 queries)."""
    seen = _Seen(meeting, clashes)
    return [
        ShownClash(
            clash,
            CLASH_NAMES[clash.kind],
            sides := seen.sides_of(clash),
            _ways(clash, len(sides)),
            _settled_words(clash),
        )
        for clash in clashes
    ]


def _ways(clash: Clash, sides: int) -> list[ShownWay]:
    if clash.settled_at is not None:
        return []
    ways = []
    for way in WAYS_OUT[ClashKind(clash.kind)]:
        if way == WayOut.SIDE:
            ways += [
                ShownWay(way, side, _("ใช้แบบที่ %(n)s") % {"n": side + 1}) for side in range(sides)
            ]
        else:
            ways.append(ShownWay(way, 0, _way_words(clash.kind, way)))
    return ways


def _way_words(kind: str, way: str) -> str:
    if kind == ClashKind.CARD:
        return _("เรื่องเดียวกัน นับครั้งเดียว") if way == WayOut.SAME else _("คนละเรื่อง นับทั้งคู่")
    return {
        WayOut.SAME: _("คนเดียวกัน นับครั้งเดียว"),
        WayOut.DIFFERENT: _("คนละคน นับทั้งคู่"),
        WayOut.SEEN: _("รับทราบแล้ว"),
    }[WayOut(way)]


def _settled_words(clash: Clash) -> str:
    if clash.settled_at is None:
        return ""
    way, _dash, side = clash.settled_as.partition("-")
    if way == WayOut.SIDE:
        return _("ใช้แบบที่ %(n)s") % {"n": side}
    return _way_words(clash.kind, way)


class _Seen:
    """What the clashes of one page point to, asked once."""

    def __init__(self, meeting: Meeting, clashes: Sequence[Clash]) -> None:
        self.places = dict(Box.objects.filter(meeting=meeting).values_list("code", "place"))
        uids = {uid for clash in clashes for uid in (clash.about, clash.other) if uid}
        people = Attendee.objects.filter(meeting=meeting, uid__in=uids)
        self.people = {row.uid: row for row in people.select_related("group", "community")}
        wanted = {
            (side["box"], side["seq"])
            for clash in clashes
            for side in clash.sides
            if "seq" in side and "box" in side
        }
        boxes = {box for box, _seq in wanted}
        seqs = {seq for _box, seq in wanted}
        rows = Line.objects.filter(meeting=meeting, box__in=boxes, seq__in=seqs)
        self.lines = {(line.box, line.seq): line for line in rows}

    def sides_of(self, clash: Clash) -> list[ShownSide]:
        if clash.kind == ClashKind.DOUBLE:
            return [self._person(uid) for uid in (clash.about, clash.other)]
        sides = [self._side(clash, side) for side in clash.sides]
        if clash.kind == ClashKind.TWICE:
            person = self._person(clash.about)
            return [ShownSide(side.head, [person.head, *side.words], side.at) for side in sides]
        return sides

    def _machine(self, box: str) -> str:
        if not box:
            return _("เว็บหลัก")
        return f"{_('เครื่อง')} {box} {self.places.get(box, '')}".strip()

    def _person(self, uid: UUID | None) -> ShownSide:
        row = self.people.get(uid) if uid else None
        if row is None:
            return ShownSide(_("ไม่อยู่ในรายชื่อแล้ว"), [])
        words = [row.group.name, str(row.community or ""), row.title, row.phone]
        words.append(_("มาแล้ว") if row.present_at else _("ยังไม่มา"))
        return ShownSide(row.name, [each for each in words if each], row.present_at)

    def _side(self, clash: Clash, side: Mapping[str, Any]) -> ShownSide:
        at = datetime.fromisoformat(side["at"]) if side.get("at") else None
        head = self._machine(side.get("box", ""))
        return ShownSide(head, _words(clash.kind, side, self._said(side)), at)

    def _said(self, side: Mapping[str, Any]) -> Mapping[str, Any]:
        line = self.lines.get((side.get("box", ""), side.get("seq", 0)))
        return line.detail if line is not None else {}


def _words(kind: str, side: Mapping[str, Any], said: Mapping[str, Any]) -> list[str]:
    """The words of one side."""
    if kind in {ClashKind.COUNT, ClashKind.MORE_VOTES}:
        counted = _("เห็นชอบ %(yes)s · ไม่เห็นชอบ %(no)s · งดออกเสียง %(abstain)s · บัตรเสีย %(spoiled)s")
        return [counted % side, _("อยู่ในห้อง %(present)s คน") % side]
    if kind == ClashKind.NUMBER:
        return [_("เป็นมติที่ %(n)s ที่นี่") % {"n": side.get("number", "")}, said.get("text", "")]
    if kind == ClashKind.LATE:
        return [_late(side)]
    if kind == ClashKind.CLOCK:
        return _clock(side)
    if kind == ClashKind.ORPHAN:
        return [_("%(what)s ถูกลบหรือไม่มีที่นี่ สิ่งที่บันทึกไว้ยังอยู่ครบในสมุด") % {"what": side.get("absent", "")}]
    text = said.get("text") or said.get("answer") or said.get("name") or side.get("text") or ""
    return [str(text)] if text else []


def _late(side: Mapping[str, Any]) -> str:
    if side.get("cancelled"):
        return _("ยกเลิกการประชุมที่นี่แล้ว แต่เครื่องบันทึกไว้ %(lines)s รายการ รวมไว้ครบ") % side
    return _("บันทึก %(lines)s รายการหลังปิดประชุมที่นี่ รวมไว้ครบ") % side


def _clock(side: Mapping[str, Any]) -> list[str]:
    words = []
    if side.get("certain"):
        ahead = side["certain"] > 0
        told = _("เร็วไปอย่างน้อย %(span)s") if ahead else _("ช้าไปอย่างน้อย %(span)s")
        words.append(told % {"span": span_words(side["certain"])})
    if side.get("from_announced"):
        span = span_words(side["from_announced"])
        words.append(_("รายการแรกห่างจากเวลานัด %(span)s") % {"span": span})
    if side.get("jump"):
        words.append(_("เวลากระโดดไป %(span)s กลางการประชุม") % {"span": span_words(side["jump"])})
    if side.get("corrected"):
        words.append(_("แก้เวลาแล้ว %(seconds)s วินาที") % {"seconds": f"{side['corrected']:+,}"})
    return words


def span_words(seconds: int) -> str:
    """So many seconds as days, hours and minutes."""
    minutes = abs(seconds) // 60
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [
        (days, ngettext("%(n)s วัน", "%(n)s วัน", days)),
        (hours, _("%(n)s ชั่วโมง")),
        (minutes if not days else 0, _("%(n)s นาที")),
    ]
    said = [words % {"n": f"{number:,}"} for number, words in parts if number]
    return " ".join(said) or _("ไม่ถึงนาที")
