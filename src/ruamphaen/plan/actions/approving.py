"""Approving: a planner asks for what stands in the draft, another person approves exactly that; it freezes."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import SYSTEM, record
from ruamphaen.law.checks import Severity
from ruamphaen.organisation.models import User
from ruamphaen.plan.actions.refusals import EditedMeanwhile
from ruamphaen.plan.actions.route import locked_version, round_of
from ruamphaen.plan.actions.words import refused, sentence_of
from ruamphaen.plan.models import Approval, Version
from ruamphaen.plan.queries.changes import without_reason
from ruamphaen.plan.queries.check import check_version
from ruamphaen.plan.queries.content import Content, content_of
from ruamphaen.plan.queries.route import RouteSeen
from ruamphaen.plan.queries.sealed import FORMULA
from ruamphaen.plan.rules.taking import Round, trouble_dating_approval, troubles_approving
from ruamphaen.plan.rules.versions import State
from ruamphaen.thai.text import one_line


@transaction.atomic
def ask_approval(version: Version, *, by: User | None, today: date, read: str) -> Approval:
    """Ask the head to approve a draft as it stands, named by the hash that the asker read.

    An earlier request that was not answered is taken back. Raises Refused while a step is missing
    or was edited after its decision, or while the plan check has errors that were not waived;
    EditedMeanwhile where the draft is no longer what was read.
    """
    draft = locked_version(version)
    ensure_draft(draft)
    content = content_of(draft)
    if read != content.hash:
        raise EditedMeanwhile(_("ร่างถูกแก้ระหว่างที่ท่านอ่านอยู่ ยังไม่ได้ขออนุมัติ ตรวจร่างที่แสดงใหม่แล้วขออีกครั้ง"))
    _ensure_ready(draft, round_of(draft, today, content), today)
    _take_back(draft)
    asked = Approval.objects.create(
        version=draft,
        content_hash=content.hash,
        asked_rows=rows_of(content),
        asked_by_tag=by.tag if by is not None else SYSTEM,
    )
    record(by, "plan.ask_approval", draft, content=content.hash)
    return asked


@transaction.atomic
def withdraw_request(version: Version, *, by: User | None) -> None:
    """Take a request for approval back before it is answered."""
    draft = locked_version(version)
    ensure_draft(draft)
    if not _take_back(draft):
        raise Refused(_("ไม่มีคำขออนุมัติที่รออยู่"))
    record(by, "plan.withdraw_request", draft)


@transaction.atomic
def approve(
    version: Version,
    *,
    by: User,
    today: date,
    read: str,
    on: date | None = None,
    document: str = "",
) -> Version:
    """Approve a draft as it was asked for and as it was read; it is frozen from then on.

    `read` is the hash of what the approver had before their eyes. Only where the request, what was
    read and what stands in the draft are the same is anything approved, in one transaction: of many
    who approve at once one does. `on` (today where not given) is the day of the signature, `document`
    the paper that carries it. Raises Refused: for the person who asked (two persons), without a
    request, while something is missing; EditedMeanwhile (409) where the content differs.
    """
    draft = locked_version(version)
    ensure_draft(draft)
    request = draft.approvals.select_for_update().filter(withdrawn_at=None).first()
    if request is None:
        raise Refused(_("ยังไม่มีคำขออนุมัติฉบับนี้ ให้นักวิเคราะห์นโยบายและแผนขออนุมัติก่อน"))
    if request.asked_by_tag == by.tag:
        raise Refused(_("ผู้ขออนุมัติอนุมัติเองไม่ได้ ให้ผู้บริหารท้องถิ่นอีกคนหนึ่งอนุมัติ"), status=403)
    content = content_of(draft)
    if content.hash != request.content_hash:
        raise EditedMeanwhile(
            _("ร่างถูกแก้หลังขออนุมัติ ยังไม่ได้อนุมัติ ให้นักวิเคราะห์นโยบายและแผนตรวจแล้วขออนุมัติใหม่")
        )
    if content.hash != read:
        raise EditedMeanwhile(
            _("ร่างที่ท่านอ่านไม่ใช่ฉบับที่ขออนุมัติแล้ว ยังไม่ได้อนุมัติ อ่านฉบับที่แสดงใหม่แล้วอนุมัติอีกครั้ง")
        )
    around = round_of(draft, today, content)
    _ensure_ready(draft, around, today)
    day = on or today
    trouble = trouble_dating_approval(around, day, today)
    if trouble is not None:
        raise refused(trouble)
    return _freeze(draft, request, content, by=by, on=day, document=one_line(document)[:200])


def _freeze(
    draft: Version, request: Approval, content: Content, *, by: User, on: date, document: str
) -> Version:
    """The one write that freezes: it finds a draft, or nothing is written at all."""
    frozen = Version.objects.filter(pk=draft.pk, state=State.DRAFT).update(
        state=State.APPROVED, approved_on=on, content_hash=content.hash
    )
    if not frozen:
        raise Refused(_("ฉบับนี้มีผู้อนุมัติไปแล้ว"))
    request.approved_at = timezone.now()
    request.approved_on = on
    request.approved_by_tag = by.tag
    request.document = document
    request.save(update_fields=["approved_at", "approved_on", "approved_by_tag", "document"])
    draft.refresh_from_db()
    record(
        by,
        "plan.approve_version",
        draft,
        number=draft.number,
        on=on,
        listings=len(content.rows),
        content=content.hash,
        formula=FORMULA,
        asked_by=request.asked_by_tag,
        document=document,
    )
    return draft


def ensure_draft(version: Version) -> None:
    """Raises Refused unless it is a draft, saying what became of it."""
    if version.why_not_to_approve:
        raise Refused(version.why_not_to_approve)


def rows_of(content: Content) -> dict[str, str]:
    """The short hashes of all projects, as a request keeps them."""
    return {str(project): short for project, (_kind, short) in content.rows.items()}


def ensure_no_errors(version: Version, today: date) -> None:
    """Raises Refused while the plan check finds an error that nobody mended or waived."""
    errors = check_version(version, today).report.counts[Severity.ERROR]
    if errors:
        raise Refused(
            _("ตรวจแผนพบปัญหาร้ายแรง %(n)s ข้อ แก้ให้เรียบร้อย หรือยกเว้นพร้อมเหตุผลที่หน้าตรวจแผนก่อน")
            % {"n": errors}
        )


def _ensure_ready(draft: Version, around: Round, today: date) -> None:
    if not draft.listings.exists():
        raise Refused(_("ฉบับนี้ยังไม่มีโครงการ ใส่หรือนำเข้าโครงการก่อน"))
    ensure_reasons(draft)
    troubles = troubles_approving(around)
    if troubles:
        raise refused(troubles[0])
    ensure_no_errors(draft, today)


def ensure_reasons(draft: Version) -> None:
    """Every row of a round says why. Raises Refused with the first that does not; a whole plan asks none."""
    if sentence := _reasons_missing(draft):
        raise Refused(sentence)


def what_is_missing(seen: RouteSeen) -> list[str]:
    """Everything that stands between a draft and asking for its approval but the plan check, in words."""
    draft = seen.version
    reasons = _reasons_missing(draft) if draft.is_draft else ""
    return [*filter(None, [reasons]), *(sentence_of(each) for each in seen.troubles)]


def _reasons_missing(draft: Version) -> str:
    silent = without_reason(draft)
    if not silent:
        return ""
    told = ngettext(
        "ยังมี %(n)s รายการที่ไม่บอกเหตุผล เช่น “%(title)s” บอกเหตุผลให้ครบก่อน",
        "ยังมี %(n)s รายการที่ไม่บอกเหตุผล เช่น “%(title)s” บอกเหตุผลให้ครบก่อน",
        len(silent),
    )
    return told % {"n": len(silent), "title": silent[0].title}


def _take_back(draft: Version) -> int:
    return draft.approvals.filter(withdrawn_at=None, approved_at=None).update(
        withdrawn_at=timezone.now()
    )
