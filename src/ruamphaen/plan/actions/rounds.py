"""Rounds: what each row of a draft is, dropping a draft, and undoing what was announced."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.organisation.models import User
from ruamphaen.plan.actions.drafting import copy_listings, ensure_noun, start_version
from ruamphaen.plan.actions.drafts import locked_draft, save_rows
from ruamphaen.plan.models import Listing, Version
from ruamphaen.plan.queries.in_force import before, listings_in_force, order_of
from ruamphaen.plan.rules.lineage import LEAVING_LINKS
from ruamphaen.plan.rules.versions import (
    SPECIAL_KINDS,
    State,
    UnlawfulKinds,
    VersionKind,
    kept_kinds,
    kinds_of,
    may_become,
)
from ruamphaen.thai.dates import FiscalYear
from ruamphaen.thai.text import clean

SHORTEST_REASON = 10  # letters: enough to say something


@transaction.atomic
def set_row_kind(
    version: Version, *, by: User | None, listings: Iterable[int], kind: VersionKind
) -> bool:
    """Put rows of a draft under another kind. True where the round now holds a kind more.

    A round that is opened to a kind takes its name from it too, and each row goes its own way of
    deciding. Raises Refused in a version of the whole plan, and for rows that are not here.
    """
    draft = locked_draft(version)
    if draft.is_whole:
        raise Refused(_("ฉบับนี้ลงทั้งแผน รายการจึงไม่แยกเป็นเพิ่มเติม เปลี่ยนแปลง หรือแก้ไข"), status=422)
    rows = _rows_here(draft, listings)
    opened = _open(draft, kind)
    moving = [row for row in rows if row.kind != kind]
    for row in moving:
        row.kind = kind.value
        row.edit += 1
    if moving:
        save_rows(moving, ["kind", "edit"])
    if moving or opened:
        record(
            by,
            "plan.set_row_kind",
            draft,
            listings=[row.pk for row in moving],
            kind=kind.value,
            kinds=draft.kinds,
        )
    return opened


@transaction.atomic
def open_round(version: Version, *, by: User | None, kind: VersionKind) -> Version:
    """Let a round hold one kind more; its name says so from then on. A kind it has changes nothing."""
    draft = locked_draft(version)
    if _open(draft, kind):
        record(by, "plan.open_round", draft, kind=kind.value, kinds=draft.kinds)
    return draft


def _open(draft: Version, kind: VersionKind) -> bool:
    if kind in draft.kind_list:
        return False
    try:
        draft.kinds = kept_kinds(kinds_of([*draft.kind_list, kind]))
    except UnlawfulKinds as problem:
        raise Refused(_("ฉบับแรกและฉบับทบทวนรวมกับประเภทอื่นไม่ได้"), status=422) from problem
    if draft.special_class and kind == VersionKind.CORRECTION:
        raise Refused(_("รอบตามข้อ 22/2 มีได้เฉพาะการเพิ่มเติมและการเปลี่ยนแปลง"))
    draft.save(update_fields=["kinds"])
    return True


@transaction.atomic
def explain_round(
    version: Version, *, by: User | None, because: str, special_class: str = ""
) -> Version:
    """Put the reason of a draft into other words, or let it go the way of ข้อ 22/2 or no longer.

    What was said before changes nothing. Raises Refused where a round of its kinds cannot go that
    way, and while steps stand that were taken on the way it leaves.
    """
    draft = locked_draft(version)
    why, chosen = clean(because), clean(special_class)
    if chosen != draft.special_class:
        _ensure_may_turn(draft, chosen)
    if (why, chosen) != (draft.because, draft.special_class):
        draft.because, draft.special_class = why, chosen
        draft.save(update_fields=["because", "special_class"])
        record(by, "plan.explain_round", draft, has_reason=bool(why), special_class=chosen)
    return draft


@transaction.atomic
def name_round(
    version: Version,
    *,
    by: User | None,
    noun: str,
    round_number: int | None,
    year: FiscalYear | None,
) -> Version:
    """Put right what a round is called: its noun, its number and the year of the number.

    The same name changes nothing. Raises Refused for the first issue, which bears no number, for a
    round without one, and once a step was taken or approval asked for: minutes and letters cite
    the name.
    """
    draft = locked_draft(version)
    ensure_noun(noun)
    if draft.is_first:
        raise Refused(_("ฉบับแรกไม่มีเลขที่"))
    if round_number is None and not draft.is_whole:
        raise Refused(_("พิมพ์เลขที่ของรอบ เช่น 1 ใน “เพิ่มเติม ครั้งที่ 1/2569”"), status=422)
    if (noun, round_number, year) == (draft.noun, draft.round_number, draft.year):
        return draft
    if why := why_name_stays(draft):
        raise Refused(why)
    before = draft.change
    draft.noun, draft.round_number, draft.year = noun, round_number, year
    draft.save(update_fields=["noun", "round_number", "year"])
    record(by, "plan.name_round", draft, before=before, after=draft.change)
    return draft


def why_name_stays(draft: Version) -> str:
    """Why the name of a draft is kept, and what to do first; nothing where it may be put right."""
    if draft.steps.filter(undone_at=None).exists():
        return _("รอบนี้บันทึกขั้นตอนไว้แล้ว มติและหนังสืออ้างชื่อนี้ ถอนขั้นตอนเหล่านั้นก่อนจึงแก้ชื่อได้")
    if draft.approvals.filter(withdrawn_at=None).exists():
        return _("ขออนุมัติไว้ด้วยชื่อนี้แล้ว ถอนคำขอก่อนจึงแก้ชื่อได้")
    return ""


def _ensure_may_turn(draft: Version, special_class: str) -> None:
    if special_class and not set(draft.kind_list) <= SPECIAL_KINDS:
        raise Refused(_("ข้อ 22/2 ใช้ได้เฉพาะการเพิ่มเติมและการเปลี่ยนแปลง"), status=422)
    if draft.steps.filter(undone_at=None).exists():
        raise Refused(_("รอบนี้บันทึกขั้นตอนไว้แล้ว จึงเปลี่ยนไปใช้หรือเลิกใช้ข้อ 22/2 ไม่ได้ ถอนขั้นตอนเหล่านั้นก่อน"))


@transaction.atomic
def withdraw_rows(
    version: Version, *, by: User | None, listings: Iterable[int], withdrawn: bool = True
) -> list[Listing]:
    """Let projects leave the plan with this version, or let them stay after all.

    The row remains and says what left, and why. Raises Refused for a project that the plan does
    not have: such a row is removed instead.
    """
    draft = locked_draft(version)
    rows = [row for row in _rows_here(draft, listings) if row.withdrawn != withdrawn]
    if withdrawn:
        ensure_known(draft, rows)
    else:
        leaving = draft.links.filter(kind__in=LEAVING_LINKS)
        if leaving.filter(source__in=[row.project_id for row in rows]).exists():
            raise Refused(_("โครงการนี้ออกจากแผนเพราะรวม ซ้ำ หรือถ่ายโอน เอาความเกี่ยวข้องนั้นออกก่อน"))
    for row in rows:
        row.withdrawn = withdrawn
        row.edit += 1
    if rows:
        save_rows(rows, ["withdrawn", "edit"])
        pks = [row.pk for row in rows]
        record(by, "plan.withdraw_rows", draft, listings=pks, withdrawn=withdrawn)
    return rows


def ensure_known(draft: Version, rows: Sequence[Listing]) -> None:
    """Raises Refused for a row whose project the plan did not have before this draft."""
    known = set(
        before(draft)
        .filter(project__in=[row.project_id for row in rows])
        .values_list("project", flat=True)
    )
    for row in rows:
        if row.project_id not in known:
            raise Refused(
                _("“%(title)s” ยังไม่เคยอยู่ในแผน จึงไม่มีอะไรให้ยกเลิก ลบแถวนี้ออกจากร่างแทน")
                % {"title": row.title}
            )


def _rows_here(draft: Version, listings: Iterable[int]) -> list[Listing]:
    wanted = set(listings)
    rows = list(
        Listing.objects.select_for_update().filter(version=draft, pk__in=wanted).order_by("pk")
    )
    if not wanted or len(rows) != len(wanted):
        raise Refused(_("เลือกแถวของร่างนี้ก่อน บางแถวอาจถูกลบไปแล้ว โหลดหน้านี้ใหม่"))
    return rows


@transaction.atomic
def drop_draft(version: Version, *, by: User | None, reason: str) -> Version:
    """Give up a draft: it keeps its number and its rows, and is never public.

    Raises Refused unless it is a draft, and without a reason.
    """
    draft = locked_draft(version)
    said = clean(reason)
    if len(said) < SHORTEST_REASON:
        raise Refused(_("บอกเหตุผลที่ยุติร่างนี้ ผู้ที่มาดูภายหลังจะได้รู้"), status=422)
    if not may_become(State(draft.state), State.DROPPED):
        raise Refused(_("ฉบับนี้ไม่ใช่ร่างแล้ว จึงยุติไม่ได้"))
    draft.state = State.DROPPED
    draft.dropped_because = said
    draft.save(update_fields=["state", "dropped_because"])
    record(by, "plan.drop_draft", draft, number=draft.number, reason=said)
    return draft


@dataclass(frozen=True)
class Reversal:
    """การย้อนกลับ — the draft that restores what was, and the rows that a later version changed again."""

    version: Version
    left_out: Sequence[Listing]


@transaction.atomic
def start_reversal(
    version: Version,
    *,
    by: User | None,
    because: str,
    noun: str,
    round_number: int | None = None,
    year: FiscalYear | None = None,
) -> Reversal:
    """Start a draft that puts back what stood before an announced version: undo is a new version.

    What it changed is changed back, what it added is withdrawn, what it withdrew is added again.
    A row that a later version changed once more is left out and told. A review is undone by a
    review, and only while nothing was announced after it. Raises Refused where nothing is to undo.
    """
    if not version.is_public:
        raise Refused(_("ย้อนได้เฉพาะฉบับที่ประกาศใช้แล้ว ร่างที่ไม่ใช้ให้ยุติร่าง"))
    why = clean(because)
    if len(why) < SHORTEST_REASON:
        raise Refused(_("บอกเหตุผลที่ย้อนฉบับนี้ เหตุผลจะพิมพ์ข้างทุกโครงการ"), status=422)
    if version.is_whole:
        return _whole_reversal(version, by, why, noun, round_number, year)
    old = {row.project_id: row for row in before(version)}
    now = dict(listings_in_force(version.plan).values_list("project", "pk"))
    parts: dict[VersionKind, list[Listing]] = {}
    leaving: list[Listing] = []
    left_out: list[Listing] = []
    for row in version.listings.all():
        standing = now.get(row.project_id)
        if standing != (None if row.withdrawn else row.pk):
            left_out.append(row)
        elif row.project_id not in old:
            leaving.append(row)
        elif row.withdrawn:
            parts.setdefault(VersionKind.ADDITION, []).append(old[row.project_id])
        else:
            kind = VersionKind(row.kind) if row.kind else VersionKind.CHANGE
            back = VersionKind.CHANGE if kind == VersionKind.ADDITION else kind
            parts.setdefault(back, []).append(old[row.project_id])
    if leaving:
        parts.setdefault(VersionKind.CHANGE, [])
    if not parts:
        raise Refused(_("ทุกโครงการในฉบับนี้ถูกแก้อีกในฉบับหลัง จึงไม่มีอะไรให้ย้อน ย้อนฉบับหลังสุดก่อน"))
    draft = start_version(
        version.plan,
        by=by,
        kinds=list(parts),
        noun=noun,
        round_number=round_number,
        year=year,
        because=why,
    )
    pages = dict(version.listings.values_list("project", "page"))
    for kind, rows in parts.items():
        copied = copy_listings(rows, draft, kind=kind.value)
        if kind == VersionKind.CHANGE and leaving:
            copied += copy_listings(leaving, draft, kind=kind.value, withdrawn=True)
        for row in copied:
            row.reason = why
            row.old_page = pages.get(row.project_id, "")
        save_rows(copied, ["reason", "old_page"])
    _record_reversal(by, draft, version, left_out)
    return Reversal(draft, left_out)


def _whole_reversal(
    version: Version,
    by: User | None,
    why: str,
    noun: str,
    round_number: int | None,
    year: FiscalYear | None,
) -> Reversal:
    earlier = before(version)
    if not earlier.exists():
        raise Refused(_("ก่อนฉบับนี้แผนยังไม่มีโครงการ จึงไม่มีอะไรให้ย้อนกลับไปหา"))
    later = version.plan.versions.filter(state=State.ANNOUNCED).exclude(pk=version.pk)
    if any(order_of(each) > order_of(version) for each in later):
        raise Refused(_("มีฉบับที่ประกาศหลังฉบับทบทวนนี้ ย้อนฉบับหลังก่อนแล้วจึงย้อนฉบับนี้"))
    draft = start_version(
        version.plan,
        by=by,
        kinds=[VersionKind.REVIEW],
        noun=noun,
        round_number=round_number,
        year=year,
        because=why,
    )
    copy_listings(earlier, draft, kind="")
    _record_reversal(by, draft, version, [])
    return Reversal(draft, [])


def _record_reversal(
    by: User | None, draft: Version, undone: Version, left_out: Sequence[Listing]
) -> None:
    record(
        by,
        "plan.start_reversal",
        draft,
        undoes=undone.number,
        listings=draft.listings.count(),
        left_out=[row.pk for row in left_out],
    )
