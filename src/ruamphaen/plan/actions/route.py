"""Taking the steps of a route: by a resolution or a paper, on the content as it then stood; undoing one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import SYSTEM, record
from ruamphaen.base.models import StoredFile
from ruamphaen.base.spoken import said
from ruamphaen.law.dated import NotInForce
from ruamphaen.law.routes import RouteKind, RouteStep
from ruamphaen.meetings.models import Resolution
from ruamphaen.organisation.models import User
from ruamphaen.plan.actions.refusals import EditedMeanwhile
from ruamphaen.plan.actions.words import refused, refused_citation
from ruamphaen.plan.models import StepTaken, Version
from ruamphaen.plan.queries.citing import cited
from ruamphaen.plan.queries.content import Content, content_of
from ruamphaen.plan.queries.route import round_now, rows_on
from ruamphaen.plan.rules.citing import FORUM, trouble_citing
from ruamphaen.plan.rules.edited import hash_of_rows
from ruamphaen.plan.rules.routes import AFTER_STEP, MEETING_ACTORS
from ruamphaen.plan.rules.taking import (
    Grounds,
    Refusal,
    Round,
    Trouble,
    trouble_taking,
    trouble_undoing,
)
from ruamphaen.plan.rules.versions import State
from ruamphaen.thai.text import clean, one_line

SHORTEST_REASON = 10  # letters; "ok" is no reason


@dataclass(frozen=True)
class Evidence:
    """หลักฐานของขั้น — what a step stands on: resolutions of meetings, or a paper by its number."""

    resolution: Resolution | None = None
    forum: Resolution | None = None
    document: str = ""
    file: StoredFile | None = None


@transaction.atomic
def take_step(
    version: Version,
    *,
    by: User | None,
    routes: Sequence[RouteKind],
    code: str,
    today: date,
    evidence: Evidence,
    on: date | None = None,
    read: str = "",
) -> list[StepTaken]:
    """Record a step as taken, on one or several routes at once: one meeting may serve them all.

    A step by resolution is taken on the day of its meeting; otherwise `on` says when. `read` is the
    content hash that the form showed: where it is given and the draft was edited meanwhile, nothing
    is recorded (EditedMeanwhile, 409). A step that was edited after it was decided is replaced.
    Raises Refused with a sentence for everything else the law or the order of steps forbids.
    """
    if not routes:
        raise Refused(_("เลือกประเภทที่ขั้นนี้ทำให้ อย่างน้อยหนึ่งประเภท"), status=422)
    fresh = locked_version(version)
    content = content_of(fresh)
    if read and read != content.hash:
        raise EditedMeanwhile(
            _("ร่างถูกแก้ระหว่างที่ท่านเปิดแบบบันทึกอยู่ ยังไม่ได้บันทึกอะไร ตรวจร่างอีกครั้งแล้วบันทึกใหม่")
        )
    around = round_of(fresh, today, content)
    return [
        _take_on(fresh, kind, code, around, content, by=by, today=today, on=on, evidence=evidence)
        for kind in dict.fromkeys(routes)
    ]


def _take_on(
    version: Version,
    kind: RouteKind,
    code: str,
    around: Round,
    content: Content,
    *,
    by: User | None,
    today: date,
    on: date | None,
    evidence: Evidence,
) -> StepTaken:
    _ensure_state_for(version, code)
    step = around.step(kind, code)
    if step is None:
        raise refused(Refusal(Trouble.NOT_ON_ROUTE))
    forum = evidence.forum or _same_meeting(evidence.resolution, step)
    taken_on = _ensure_cited(version, step, evidence.resolution, forum) or on
    if taken_on is None:
        raise Refused(_("ใส่วันที่ทำขั้นนี้"), status=422)
    grounds = Grounds(evidence.resolution is not None, forum is not None, evidence.document.strip())
    trouble = trouble_taking(around, kind, code, on=taken_on, today=today, grounds=grounds)
    if trouble is not None:
        raise refused(trouble)
    _replace_stale(version, kind, step, around, evidence)
    rows = rows_on(version, kind, content) if step.decides else {}
    taken = StepTaken.objects.create(
        version=version,
        route=kind.value,
        code=code,
        on=taken_on,
        resolution=evidence.resolution,
        forum=forum if step.with_forum else None,
        document=one_line(evidence.document)[:200],
        file=evidence.file,
        content_hash=hash_of_rows(rows) if step.decides else "",
        rows=rows,
        by_tag=by.tag if by is not None else SYSTEM,
    )
    record(
        by,
        "plan.take_step",
        version,
        route=kind.value,
        step=code,
        on=taken_on,
        resolution=taken.resolution_id,
        forum=taken.forum_id,
        document=taken.document,
        content=taken.content_hash,
    )
    return taken


@transaction.atomic
def undo_step(step: StepTaken, *, by: User | None, because: str, today: date) -> StepTaken:
    """Undo a step that was recorded wrongly, with a reason; later steps of its route go first.

    Raises Refused once the version was approved: what was decided stays, and a new version mends it.
    """
    reason = clean(because)
    if len(reason) < SHORTEST_REASON:
        raise Refused(_("เขียนเหตุที่ถอนอย่างน้อย %(n)s ตัวอักษร") % {"n": SHORTEST_REASON}, status=422)
    version = locked_version(step.version)
    fresh = StepTaken.objects.select_for_update(of=("self",)).get(pk=step.pk)
    if fresh.undone_at is not None:
        raise Refused(_("ขั้นนี้ถอนไปแล้ว"))
    _ensure_state_for(version, fresh.code)
    around = round_of(version, today, content_of(version))
    trouble = trouble_undoing(around, RouteKind(fresh.route), fresh.code)
    if trouble is not None:
        raise refused(trouble)
    _end(fresh, reason)
    record(
        by,
        "plan.undo_step",
        version,
        route=fresh.route,
        step=fresh.code,
        on=fresh.on,
        reason=reason,
    )
    return fresh


def locked_version(version: Version) -> Version:
    """The version, fresh and locked until the transaction ends, whatever its state."""
    return (
        Version.objects.select_for_update(of=("self",))
        .select_related("plan__organisation", "plan__tree")
        .get(pk=version.pk)
    )


def round_of(version: Version, today: date, content: Content) -> Round:
    """What the rules look at; Refused where the law files hold nothing for the day."""
    try:
        return round_now(version, today, content)
    except NotInForce as unknown:
        raise Refused(said(unknown.words)) from unknown


def _ensure_state_for(version: Version, code: str) -> None:
    """Before the announcement steps belong to a draft; after it, only what follows it is recorded."""
    if code == AFTER_STEP:
        return  # whether it was announced is a rule of the step itself
    if version.state == State.DROPPED:
        raise Refused(_("ร่างนี้ยุติแล้ว เริ่มฉบับใหม่"))
    if not version.is_draft:
        raise Refused(_("ฉบับนี้อนุมัติแล้ว ขั้นตอนก่อนอนุมัติแก้ไม่ได้ ถ้าต้องแก้ ให้เริ่มฉบับใหม่"))


def _same_meeting(resolution: Resolution | None, step: RouteStep) -> Resolution | None:
    """In a joint meeting the one resolution is the committee's and the forum's."""
    joint = resolution is not None and resolution.meeting.forum
    return resolution if joint and step.with_forum else None


def _ensure_cited(
    version: Version, step: RouteStep, resolution: Resolution | None, forum: Resolution | None
) -> date | None:
    """The day on which the step was decided: that of the last meeting cited. Raises Refused."""
    asked = {}
    if resolution is not None and step.actor in MEETING_ACTORS:
        asked[step.actor.value] = resolution
    if forum is not None and step.with_forum:
        asked[FORUM] = forum
    facts = cited(set(asked.values()), version.plan.organisation)
    for body, one in asked.items():
        trouble = trouble_citing(facts[one.pk], body, decides=step.decides)
        if trouble is not None:
            raise refused_citation(trouble, forum=body == FORUM)
    return max((facts[one.pk].on for one in asked.values()), default=None)


def _replace_stale(
    version: Version, kind: RouteKind, step: RouteStep, around: Round, evidence: Evidence
) -> None:
    """What was edited after it was decided makes room for a new decision; nothing else does."""
    known = around.was_taken(kind, step.code)
    if known is None:
        return
    if not known.is_stale:
        raise Refused(_("ขั้น “%(step)s” บันทึกไว้แล้ว ถ้าบันทึกผิด ถอนขั้นนั้นก่อน") % {"step": said(step)})
    old = version.steps.get(route=kind.value, code=step.code, undone_at=None)
    if evidence.resolution is not None and evidence.resolution.pk == old.resolution_id:
        raise Refused(
            _(
                "มตินี้บันทึกไว้ก่อนแก้ร่าง เลือกมติใหม่ที่พิจารณาร่างล่าสุด ถ้ามติเดิมครอบคลุมที่แก้แล้ว ให้ถอนขั้นนี้พร้อมเหตุผล แล้วบันทึกอีกครั้ง"
            ),
            status=422,
        )
    _end(old, _("ร่างถูกแก้หลังมติ จึงพิจารณาใหม่"))


def _end(step: StepTaken, reason: str) -> None:
    step.undone_at = timezone.now()
    step.undone_because = reason[:400]
    step.save(update_fields=["undone_at", "undone_because"])
