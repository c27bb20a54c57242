"""Talking under a thing: a comment, a reply, a suggestion to a paragraph; taking one's own back."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.base.moderation import Sign
from ruamphaen.base.sendings import sending_of
from ruamphaen.meetings.rules.receipts import new_receipt
from ruamphaen.organisation.models import User
from ruamphaen.proposals.actions.mailing import News, forget, tell
from ruamphaen.proposals.models import Comment, Proposal, Report, Thread
from ruamphaen.proposals.rules.kinds import Standing, first_standing
from ruamphaen.proposals.rules.supporters import of_forgotten
from ruamphaen.proposals.rules.talking import (
    LONGEST_COMMENT,
    LONGEST_NAME,
    LONGEST_SUGGESTION,
    depth_under,
    hangs_beside,
    takes_comments,
)
from ruamphaen.thai.text import clean, one_line

ERASED = "–"


@dataclass(frozen=True)
class Said:
    """สิ่งที่พูด — what was typed: a text, or a paragraph as it should read instead, or both."""

    text: str = ""
    original: str = ""
    proposed: str = ""
    shown_name: str = ""


@dataclass(frozen=True)
class Speaker:
    """ผู้พูด — who speaks, as far as we know: a key, an account, a post.

    `known` authors are shown at once; so is everybody where the organisation does not read first
    (`waits` False). `signs` put the text of anybody but an officer into the queue.
    """

    key: str
    user: User | None = None
    office: str = ""
    known: bool = False
    waits: bool = True
    signs: Sequence[Sign] = field(default_factory=tuple)


@transaction.atomic
def thread_of(proposal: Proposal) -> Thread:
    """The thread under a proposal, made when the first comment needs it."""
    thread, _made = Thread.objects.get_or_create(
        proposal=proposal, defaults={"organisation": proposal.organisation}
    )
    return thread


@transaction.atomic
def comment(
    thread: Thread,
    said: Said,
    *,
    by: Speaker,
    today: date,
    under: Comment | None = None,
    uid: UUID | None = None,
) -> Comment:
    """Keep one comment, reply or suggestion, with a receipt of its own.

    The same form sent again (`uid`) gives the first one back. Raises Refused where nothing was said,
    too much was said (422), or the thread takes no comments now (409).
    """
    # Whoever sends the same form twice at once waits here for the first.
    thread = Thread.objects.select_for_update(of=("self",)).get(pk=thread.pk)
    words = _words(said)
    uid = _sending(uid, thread, under, words) if uid else uuid4()
    before = Comment.objects.filter(uid=uid).first()
    if before is not None:
        return before
    ensure_takes_comments(thread, today, officer=bool(by.office))
    parent = _parent(thread, under, answers=bool(by.office))
    standing = _standing(by)
    made = Comment.objects.create(
        thread=thread,
        parent=parent,
        depth=depth_under(parent.depth if parent else None),
        receipt=new_receipt(),
        author=by.user,
        author_key=by.key,
        office=by.office,
        standing=standing,
        signs=" ".join(by.signs),
        said_at=timezone.now(),
        uid=uid,
        **words,
    )
    record(
        by.user,
        "proposals.comment",
        made,
        thread=thread.pk,
        standing=str(standing),
        suggestion=made.is_suggestion,
        signs=list(by.signs),
    )
    if by.office and parent is not None and not parent.office:
        news = News(parent, "comment_answered", f"answer:{made.pk}", {"answer": made})
        tell(thread.organisation, [news])
    return made


def _sending(uid: UUID, thread: Thread, under: Comment | None, words: dict[str, str]) -> UUID:
    where = f"comments:{thread.pk}:{under.pk if under else ''}"
    return sending_of(uid, where, words["text"], words["proposed"])


def ensure_takes_comments(thread: Thread, today: date, *, officer: bool = False) -> None:
    """Raises Refused where nobody may write here now. The office may answer after the last day."""
    until = None if officer else thread.until
    if not takes_comments(is_open=thread.is_open, since=thread.since, until=until, today=today):
        raise Refused(_("เรื่องนี้ไม่ได้เปิดรับความเห็นแล้ว อ่านความเห็นที่มีได้ ถ้ามีเรื่องใหม่ ส่งเป็นข้อเสนอได้"))


def _standing(by: Speaker) -> Standing:
    if by.office:
        return Standing.SHOWN
    if by.signs:
        return Standing.WAITING
    return first_standing(premoderated=by.waits, author_is_known=by.known)


def _parent(thread: Thread, under: Comment | None, *, answers: bool) -> Comment | None:
    """What a reply hangs on. An answer of the office always hangs on what it answers: the summary
    of a consultation shows the two side by side.
    """
    if under is None:
        return None
    if under.thread_id != thread.pk or under.standing != Standing.SHOWN:
        raise Refused(_("ความเห็นที่ท่านจะตอบไม่แสดงแล้ว เขียนเป็นความเห็นใหม่ได้"))
    return under.parent if hangs_beside(under.depth) and not answers else under


def _words(said: Said) -> dict[str, str]:
    text, proposed = clean(said.text), clean(said.proposed)
    original = clean(said.original) if proposed else ""
    if not text and not proposed:
        raise Refused(_("ยังไม่ได้พิมพ์ความเห็น"), status=422)
    if proposed and proposed == original:
        raise Refused(_("ข้อความที่เสนอเหมือนข้อความเดิม แก้คำที่อยากเปลี่ยนก่อนแล้วส่ง"), status=422)
    for typed, most in ((text, LONGEST_COMMENT), (proposed, LONGEST_SUGGESTION)):
        if len(typed) > most:
            raise Refused(
                _("ข้อความยาว %(length)s ตัวอักษร เกิน %(most)s ตัดให้สั้นลง หรือแบ่งเป็นหลายความเห็น")
                % {"length": f"{len(typed):,}", "most": f"{most:,}"},
                status=422,
            )
    return {
        "text": text,
        "original": original,
        "proposed": proposed,
        "shown_name": one_line(said.shown_name)[:LONGEST_NAME],
    }


@transaction.atomic
def withdraw_comment(comment: Comment, *, by: User | None) -> Comment:
    """The author takes their words back: the text goes for good, replies of others stay."""
    comment = Comment.objects.select_for_update().get(pk=comment.pk)
    if comment.standing == Standing.WITHDRAWN:
        return comment
    comment.text, comment.original, comment.proposed = ERASED, "", ""
    comment.shown_name, comment.standing, comment.hidden_because = "", Standing.WITHDRAWN, ""
    comment.save(
        update_fields=[
            "text", "original", "proposed", "shown_name", "standing", "hidden_because",
        ]
    )  # fmt: skip
    record(by, "proposals.withdraw_comment", comment, thread=comment.thread_id)
    return comment


@transaction.atomic
def open_thread(thread: Thread, *, by: User | None, is_open: bool) -> Thread:
    """Let people write in a thread, or end it; what was said stays to be read."""
    thread.is_open = is_open
    thread.save(update_fields=["is_open"])
    record(by, "proposals.open_thread", thread, is_open=is_open)
    return thread


@transaction.atomic
def forget_commenter(comment: Comment, *, by: User | None) -> int:
    """Unlink a person from everything they said here (PDPA, section 33): the words stay, as those of
    a former participant. Gives back how many comments that were.
    """
    key, organisation = comment.author_key, comment.thread.organisation
    theirs = Comment.objects.filter(thread__organisation=organisation)
    theirs = theirs.filter(author_key=key) if key else theirs.filter(pk=comment.pk)
    forget(theirs)
    count = theirs.update(author=None, author_key="", shown_name="", forgotten=True)
    if key:
        _forget_reports(organisation.pk, key)
    record(by, "proposals.forget_commenter", comment, comments=count)
    return count


def _forget_reports(organisation: int, key: str) -> None:
    reports = Report.objects.filter(organisation=organisation, reporter_key=key)
    for report in reports:  # each its own key: two of them must not lead to one person
        report.reporter_key, report.note = of_forgotten(), ""
        report.save(update_fields=["reporter_key", "note"])
