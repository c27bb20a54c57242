"""After the meeting: minutes drafted, checked, approved by the next meeting; documents and photographs."""

import hashlib
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from ruamphaen.base import files, photos
from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import canonical, record
from ruamphaen.meetings.models import AgendaItem, Attachment, Meeting, Minutes
from ruamphaen.meetings.queries.minutes import content_of
from ruamphaen.meetings.rules.kinds import MinutesState, State
from ruamphaen.organisation.models import User
from ruamphaen.thai.text import clean, one_line

# Documents as officials exchange them, by the first bytes of their content.
DOCUMENT_KINDS = {b"%PDF-": "pdf", b"PK\x03\x04": "zip"}
OFFICE_KINDS = frozenset({"docx", "xlsx"})
MOST_DOCUMENT_BYTES = 50_000_000


def minutes_of(meeting: Meeting) -> Minutes:
    """The minutes of a meeting, a new draft where there are none."""
    minutes, _new = Minutes.objects.select_related("meeting__organisation").get_or_create(
        meeting=meeting
    )
    return minutes


@transaction.atomic
def write_minutes(
    minutes: Minutes,
    *,
    by: User | None,
    seen: int,
    opening: str,
    closing: str,
    taken_by: str,
    checked_by: str,
) -> Minutes:
    """What belongs to the whole of the minutes. Refused where somebody wrote meanwhile, or once checked."""
    _ensure_state(minutes, MinutesState.DRAFT)
    after = {
        "opening": clean(opening),
        "closing": clean(closing),
        "taken_by": one_line(taken_by),
        "checked_by": clean(checked_by),
    }
    changed = Minutes.objects.filter(pk=minutes.pk, edit=seen, state=MinutesState.DRAFT).update(
        edit=F("edit") + 1, **after
    )
    if not changed:
        raise Refused(_("มีผู้แก้รายงานการประชุมนี้ระหว่างที่ท่านพิมพ์ คัดลอกข้อความของท่านไว้แล้วเปิดหน้านี้ใหม่"))
    minutes.refresh_from_db()
    record(by, "meetings.write_minutes", minutes, edit=minutes.edit)
    return minutes


@transaction.atomic
def check_minutes(minutes: Minutes, *, by: User | None, on: date) -> Minutes:
    """Those appointed to check the minutes have checked them: the text is closed until approved."""
    _ensure_state(minutes, MinutesState.DRAFT)
    if minutes.meeting.state != State.CLOSED:
        raise Refused(_("การประชุมยังไม่ปิด จึงยังตรวจรายงานการประชุมไม่ได้"))
    if not minutes.checked_by:
        raise Refused(_("ยังไม่ได้ใส่ชื่อผู้ตรวจรายงานการประชุม ใส่ชื่อแล้วบันทึกก่อน"))
    return _move(minutes, by, "meetings.check_minutes", state=MinutesState.CHECKED, checked_on=on)


@transaction.atomic
def reopen_minutes(minutes: Minutes, *, by: User | None, because: str) -> Minutes:
    """Sent back for correction before they are approved."""
    _ensure_state(minutes, MinutesState.CHECKED)
    if not one_line(because):
        raise Refused(_("บอกว่าต้องแก้อะไร"), status=422)
    return _move(
        minutes,
        by,
        "meetings.reopen_minutes",
        because=one_line(because),
        state=MinutesState.DRAFT,
        checked_on=None,
    )


@transaction.atomic
def approve_minutes(
    minutes: Minutes, *, by: User | None, at: Meeting, on: date, corrections: str = ""
) -> Minutes:
    """The next meeting approves the minutes: they are frozen whole, with their hash in the ledger."""
    _ensure_state(minutes, MinutesState.CHECKED)
    here = minutes.meeting
    if at.organisation_id != here.organisation_id or at.starts_at <= here.starts_at:
        raise Refused(_("รายงานการประชุมต้องรับรองในการประชุมครั้งหลังจากครั้งนี้ เลือกการประชุมที่รับรอง"))
    minutes.corrections = clean(corrections)
    frozen = canonical(content_of(minutes))
    return _move(
        minutes,
        by,
        "meetings.approve_minutes",
        state=MinutesState.APPROVED,
        approved_at=at,
        approved_on=on,
        corrections=minutes.corrections,
        frozen=frozen,
        content_hash=hashlib.sha256(frozen.encode()).hexdigest(),
    )


def _move(
    minutes: Minutes, by: User | None, act: str, *, because: str = "", **after: object
) -> Minutes:
    for name, value in after.items():
        setattr(minutes, name, value)
    minutes.edit += 1
    minutes.save()
    record(by, act, minutes, state=minutes.state, content=minutes.content_hash, because=because)
    return minutes


def _ensure_state(minutes: Minutes, state: MinutesState) -> None:
    minutes.refresh_from_db()
    if minutes.state != state:
        raise Refused(
            _("ทำไม่ได้ รายงานการประชุมนี้ “%(state)s” อยู่") % {"state": minutes.get_state_display()}
        )


@transaction.atomic
def attach(
    meeting: Meeting,
    *,
    by: User | None,
    name: str,
    content: bytes,
    caption: str,
    is_public: bool,
    item: AgendaItem | None = None,
) -> Attachment:
    """Keep a document or photograph of the meeting. Photographs are made anew, without their place."""
    if item is not None and item.meeting_id != meeting.pk:
        raise Refused(_("วาระนี้ไม่ได้อยู่ในการประชุมนี้"))
    kind = _document_kind(name, content)
    is_photo = kind is None
    kept = files.keep(
        photos.made_anew(content) if kind is None else content,
        chain=meeting.chain,
        name=f"{name.rsplit('.', 1)[0]}.jpg" if kind is None else name,
        kind=kind or "jpg",
    )
    made = Attachment.objects.create(
        meeting=meeting,
        item=item,
        file=kept,
        caption=one_line(caption) or one_line(name),
        is_photo=is_photo,
        is_public=is_public,
    )
    record(by, "meetings.attach", meeting, file=kept.sha256, public=is_public, photo=is_photo)
    return made


def _document_kind(name: str, content: bytes) -> str | None:
    """pdf, docx or xlsx by content and name; None: try it as a photograph. Raises Refused."""
    ending = name.rpartition(".")[2].lower()
    found = next(
        (kind for start, kind in DOCUMENT_KINDS.items() if content.startswith(start)), None
    )
    if found is None:
        return None
    if len(content) > MOST_DOCUMENT_BYTES:
        raise Refused(_("เอกสารใหญ่เกิน 50 เมกะไบต์ ย่อแล้วส่งใหม่"), status=422)
    if found == "pdf":
        return "pdf"
    if ending in OFFICE_KINDS:
        return ending
    raise Refused(_("รับเฉพาะเอกสาร PDF, Word (.docx), Excel (.xlsx) และภาพถ่าย"), status=422)


@transaction.atomic
def publish_attachment(attachment: Attachment, *, by: User | None, is_public: bool) -> Attachment:
    """Show a document to everyone, or only to those with a post here."""
    attachment.is_public = is_public
    attachment.save(update_fields=["is_public"])
    record(
        by,
        "meetings.publish_attachment",
        attachment.meeting,
        file=attachment.file.sha256,
        public=is_public,
    )
    return attachment


@transaction.atomic
def remove_attachment(attachment: Attachment, *, by: User | None) -> None:
    """Take a document away from the meeting; once the minutes are approved it stays."""
    minutes = Minutes.objects.filter(meeting=attachment.meeting).first()
    if minutes is not None and minutes.state == MinutesState.APPROVED:
        raise Refused(_("รายงานการประชุมรับรองแล้ว จึงเอาเอกสารออกไม่ได้ ถ้าไม่ควรเผยแพร่ ให้เลือกไม่เผยแพร่"))
    meeting, sha256 = attachment.meeting, attachment.file.sha256
    attachment.delete()
    record(by, "meetings.remove_attachment", meeting, file=sha256)
