"""Catching what is said: as fast as a clerk can type, each with a receipt of its own."""

from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.meetings.actions.applying.found import place_of
from ruamphaen.meetings.actions.journal import in_the_hall, keep
from ruamphaen.meetings.actions.sitting import ensure_minutes_open
from ruamphaen.meetings.models import AgendaItem, Attendee, Card, Group, Meeting, Saying
from ruamphaen.meetings.rules.kinds import SayingKind, State
from ruamphaen.meetings.rules.receipts import new_receipt
from ruamphaen.organisation.models import Community, User
from ruamphaen.thai.text import clean, one_line

LONGEST_SAYING = 4000


@transaction.atomic
def say(
    meeting: Meeting,
    *,
    by: User | None,
    kind: SayingKind,
    text: str,
    item: AgendaItem | None = None,
    for_whom: str = "",
    where: str = "",
    community: Community | None = None,
    group: Group | None = None,
    speaker: Attendee | None = None,
    card_number: int | None = None,
    uid: UUID | None = None,
) -> Saying:
    """Keep one saying. A card's number gives it the receipt that is printed on the card.

    Also after closing: cards that are typed in the evening belong to the meeting. `uid` is made where
    it was typed: the same line sent again, because no answer came, gives the first one back.
    """
    meeting = in_the_hall(meeting)
    if meeting.state in {State.PREPARED, State.CANCELLED}:
        raise Refused(_("ยังบันทึกไม่ได้ การประชุมนี้ยังไม่ได้เรียกประชุมหรือถูกยกเลิก"))
    ensure_minutes_open(meeting)
    before = Saying.objects.filter(uid=uid).select_related("item").first() if uid else None
    if before is not None and before.meeting_id != meeting.pk:
        raise Refused(_("รายการนี้บันทึกในการประชุมอื่นแล้ว เปิดหน้านี้ใหม่แล้วพิมพ์อีกครั้ง"))
    if before is not None:
        return before
    uid = uid or uuid4()
    keep(
        by,
        "meetings.say",
        meeting,
        about=uid,
        receipt=_receipt(meeting, card_number),
        **_content(kind, item, community, group, speaker, card_number),
        private=_words(text, for_whom, where),
    )
    return Saying.objects.select_related("item", "community", "group").get(uid=uid)


def _receipt(meeting: Meeting, card_number: int | None) -> str:
    if card_number is None:
        return new_receipt()
    card = Card.objects.filter(meeting=meeting, number=card_number).first()
    if card is None:
        raise Refused(
            _("ไม่มีบัตรเลขที่ %(number)s ในการประชุมนี้ ตรวจเลขที่บนบัตร") % {"number": card_number}
        )
    used = Saying.objects.filter(meeting=meeting, card_number=card_number).first()
    if used is not None:
        raise Refused(
            _("บัตรเลขที่ %(number)s พิมพ์เข้าแล้ว: “%(text)s” ถ้าเป็นอีกเรื่องหนึ่งบนบัตรเดียวกัน ให้เว้นเลขที่บัตรว่าง")
            % {"number": card_number, "text": used.text}
        )
    return card.receipt


def _content(
    kind: SayingKind,
    item: AgendaItem | None,
    community: Community | None,
    group: Group | None,
    speaker: Attendee | None,
    card_number: int | None,
) -> dict[str, Any]:
    return {
        "kind": kind,
        "item": item.uid if item else None,
        "community": place_of(community),
        "group": group.uid if group else None,
        "speaker": speaker.uid if speaker else None,
        "card": card_number,
    }


def _words(text: str, for_whom: str, where: str) -> dict[str, str]:
    text = clean(text)
    if not text:
        raise Refused(_("ยังไม่ได้พิมพ์ว่าพูดอะไร"), status=422)
    if len(text) > LONGEST_SAYING:
        raise Refused(
            _("ข้อความยาว %(length)s ตัวอักษร เกิน %(most)s แบ่งเป็นหลายรายการ")
            % {"length": len(text), "most": LONGEST_SAYING},
            status=422,
        )
    return {"text": text, "for_whom": one_line(for_whom), "where": one_line(where)}


@transaction.atomic
def edit_saying(
    saying: Saying,
    *,
    by: User | None,
    seen: int,
    kind: SayingKind,
    text: str,
    item: AgendaItem | None = None,
    for_whom: str = "",
    where: str = "",
    community: Community | None = None,
    group: Group | None = None,
    speaker: Attendee | None = None,
) -> Saying:
    """Put a saying right; its receipt and card stay. Refused where somebody edited it meanwhile."""
    meeting = in_the_hall(saying.meeting)
    ensure_minutes_open(meeting)
    saying.refresh_from_db()
    if saying.edit != seen:
        raise Refused(
            _("มีผู้แก้รายการนี้ไปแล้วระหว่างที่ท่านเปิดอยู่ ข้อความปัจจุบันคือ “%(text)s” เปิดดูก่อนแล้วแก้ใหม่")
            % {"text": saying.text}
        )
    keep(
        by,
        "meetings.edit_saying",
        meeting,
        about=saying.uid,
        seen=seen,
        **_content(kind, item, community, group, speaker, saying.card_number),
        private=_words(text, for_whom, where),
    )
    saying.refresh_from_db()
    return saying


@transaction.atomic
def answer_saying(saying: Saying, *, by: User | None, answer: str, answered_by: str) -> Saying:
    """What the office answered, and who of it."""
    meeting = in_the_hall(saying.meeting)
    ensure_minutes_open(meeting)
    private = {"answer": clean(answer), "answered_by": one_line(answered_by)}
    keep(by, "meetings.answer_saying", meeting, about=saying.uid, private=private)
    saying.refresh_from_db()
    return saying


@transaction.atomic
def hide_saying(saying: Saying, *, by: User | None, because: str) -> Saying:
    """Keep a saying from the public page, with the reason; it stays in the record."""
    if not one_line(because):
        raise Refused(_("บอกเหตุผลที่ไม่แสดงด้วย"), status=422)
    meeting = in_the_hall(saying.meeting)
    keep(by, "meetings.hide_saying", meeting, about=saying.uid, because=one_line(because))
    saying.refresh_from_db()
    return saying


@transaction.atomic
def show_saying(saying: Saying, *, by: User | None) -> Saying:
    """Let the public see it again."""
    meeting = in_the_hall(saying.meeting)
    keep(by, "meetings.show_saying", meeting, about=saying.uid)
    saying.refresh_from_db()
    return saying
