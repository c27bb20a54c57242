"""คำวินิจฉัยของผู้ดูแล: in batches, each with a reason of the closed list; and taking a batch back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.base.moderation import CHOOSABLE, Decision, reason_words
from ruamphaen.organisation.models import Organisation, User
from ruamphaen.proposals.actions.mailing import HELD, News, take_back, tell
from ruamphaen.proposals.models import Appeal, Comment, Judgement, Proposal, Report
from ruamphaen.proposals.rules.kinds import Standing
from ruamphaen.proposals.rules.talking import MOST_AT_ONCE

STANDING = {Decision.SHOW: Standing.SHOWN, Decision.HIDE: Standing.HIDDEN}


@dataclass(frozen=True, slots=True)
class Verdict:
    """คำวินิจฉัยหนึ่งข้อ — what was decided about one thing: `kind` is "proposal" or "comment"."""

    kind: str
    pk: int
    decision: Decision
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """ชุดคำวินิจฉัย — what one sending decided; `gone` things were not there to be judged any more."""

    uid: UUID
    shown: int
    hidden: int
    gone: int


@transaction.atomic
def judge(organisation: Organisation, verdicts: Sequence[Verdict], *, by: User) -> Batch:
    """Decide about things of this organisation, all or none of them. Reports on them are settled.

    Raises Refused (422) where nothing was decided, too much at once, or a reason is not of the list.
    What its author took back meanwhile is left alone.
    """
    _ensure_sound(verdicts)
    now, uid = timezone.now(), uuid4()
    proposals = _locked(Proposal, organisation, verdicts, "proposal")
    comments = _locked(Comment, organisation, verdicts, "comment")
    there: dict[tuple[str, int], Proposal | Comment] = {
        **{("proposal", pk): each for pk, each in proposals.items()},
        **{("comment", pk): each for pk, each in comments.items()},
    }
    made = [
        judgement
        for verdict in verdicts
        if (judgement := _judged(there.get((verdict.kind, verdict.pk)), verdict))
    ]
    for judgement in made:
        judgement.organisation, judgement.by_tag = organisation, by.tag
        judgement.judged_at, judgement.batch = now, uid
    Judgement.objects.bulk_create(made)
    Proposal.objects.bulk_update(proposals.values(), ["standing", "hidden_because"])
    Comment.objects.bulk_update(comments.values(), ["standing", "hidden_because"])
    _settle(proposals, comments, now)
    shown = sum(judgement.decision == Decision.SHOW for judgement in made)
    record(
        by,
        "proposals.judge",
        organisation,
        batch=str(uid),
        proposals=sorted(each.proposal_id for each in made if each.proposal_id),
        comments=sorted(each.comment_id for each in made if each.comment_id),
        shown=shown,
        reasons=sorted(each.reason for each in made if each.reason),
    )
    tell(organisation, _news(made), after=HELD)
    return Batch(uid, shown, len(made) - shown, len(verdicts) - len(made))


def _ensure_sound(verdicts: Sequence[Verdict]) -> None:
    if not verdicts:
        raise Refused(_("ยังไม่ได้เลือกว่าข้อใดแสดงหรือไม่แสดง เลือกอย่างน้อยหนึ่งข้อ"), status=422)
    if len(verdicts) > MOST_AT_ONCE:
        raise Refused(_("ตัดสินได้ครั้งละไม่เกิน %(most)s ข้อ") % {"most": MOST_AT_ONCE}, status=422)
    for verdict in verdicts:
        if verdict.decision == Decision.HIDE and verdict.reason not in CHOOSABLE:
            raise Refused(_("ข้อที่ไม่แสดงต้องมีเหตุผลจากรายการ"), status=422)


def _locked[Thing: (Proposal, Comment)](
    model: type[Thing], organisation: Organisation, verdicts: Sequence[Verdict], kind: str
) -> dict[int, Thing]:
    """The things to be judged that are still there and not withdrawn, locked, by key."""
    path = "organisation" if model is Proposal else "thread__organisation"
    keys = [verdict.pk for verdict in verdicts if verdict.kind == kind]
    found = model._default_manager.select_for_update(of=("self",)).filter(
        pk__in=keys, **{path: organisation}
    )
    return {each.pk: each for each in found.exclude(standing=Standing.WITHDRAWN).order_by("pk")}


def _judged(thing: Proposal | Comment | None, verdict: Verdict) -> Judgement | None:
    """The judgement on a thing, and the thing as it stands after it. None where it is gone."""
    if thing is None:
        return None
    reason = verdict.reason if verdict.decision == Decision.HIDE else ""
    judgement = Judgement(
        proposal=thing if isinstance(thing, Proposal) else None,
        comment=thing if isinstance(thing, Comment) else None,
        decision=verdict.decision,
        reason=reason,
        was=thing.standing,
        was_because=thing.hidden_because,
    )
    thing.standing, thing.hidden_because = STANDING[verdict.decision], reason
    return judgement


def _news(judgements: Sequence[Judgement]) -> list[News]:
    """What authors are told: of a change alone. That a comment stands is nothing new to its author,
    and the office needs no letter about its own.
    """
    news = []
    for each in judgements:
        thing, hidden = thing_of(each), each.decision == Decision.HIDE
        stood = (STANDING[Decision(each.decision)], each.reason) == (each.was, each.was_because)
        if stood or (isinstance(thing, Comment) and (not hidden or thing.office)):
            continue
        words = _reason_in_both(each.reason) if hidden else {}
        news.append(News(thing, "hidden" if hidden else "shown", f"judgement:{each.pk}", words))
    return news


def _reason_in_both(code: str) -> dict[str, str]:
    words = reason_words(code)
    told = {}
    for language in ("th", "en"):
        with translation.override(language):
            told[f"reason_{language}"] = str(words.name) if words else ""
            told[f"told_{language}"] = str(words.told) if words else ""
    return told


def _settle(
    proposals: dict[int, Proposal], comments: dict[int, Comment], at: datetime | None
) -> None:
    Report.objects.filter(proposal__in=proposals).update(settled_at=at)
    Report.objects.filter(comment__in=comments).update(settled_at=at)


@transaction.atomic
def undo_batch(organisation: Organisation, batch: UUID, *, by: User) -> int:
    """Take a batch of judgements back: everything stands as before it, with its reports open again.

    What was judged again, appealed against or withdrawn since is left as it is. Gives back how many
    things returned. Raises Refused where none of them can.
    """
    judgements = list(
        Judgement.objects.select_for_update(of=("self",))
        .filter(organisation=organisation, batch=batch, undone_at=None)
        .order_by("pk")
    )
    hold_things(judgements)
    returning = [each for each in judgements if _can_return(each)]
    if not returning:
        raise Refused(_("เลิกทำไม่ได้แล้ว ข้อในชุดนี้ถูกตัดสินใหม่ อุทธรณ์ หรือถอนไปแล้ว ตัดสินทีละข้อจากคิว"))
    now = timezone.now()
    for each in returning:
        thing = thing_of(each)
        thing.standing, thing.hidden_because = each.was, each.was_because
        thing.save(update_fields=["standing", "hidden_because"])
        each.undone_at = now
        about = {"comment": thing} if isinstance(thing, Comment) else {"proposal": thing}
        Report.objects.filter(**about, settled_at=each.judged_at).update(settled_at=None)
    Judgement.objects.bulk_update(returning, ["undone_at"])
    record(by, "proposals.undo_judgement", organisation, batch=str(batch), returned=len(returning))
    told = take_back(_news(returning))
    tell(organisation, [News(each.thing, "undone", f"undone-{each.mark}") for each in told])
    return len(returning)


def hold_things(judgements: Sequence[Judgement]) -> None:
    """Put under each judgement what it is about as it stands now, locked until the act ends: its
    author may be taking it back at this moment.
    """
    proposals = _held(Proposal, [each.proposal_id for each in judgements if each.proposal_id])
    comments = _held(Comment, [each.comment_id for each in judgements if each.comment_id])
    for each in judgements:
        each.proposal = proposals.get(each.proposal_id or 0)
        each.comment = comments.get(each.comment_id or 0)


def _held[Thing: (Proposal, Comment)](model: type[Thing], keys: Sequence[int]) -> dict[int, Thing]:
    rows = model._default_manager.select_for_update(of=("self",)).filter(pk__in=keys)
    return {each.pk: each for each in rows.order_by("pk")}


def _can_return(judgement: Judgement) -> bool:
    thing = thing_of(judgement)
    stands = thing.standing == STANDING[Decision(judgement.decision)]
    same = stands and thing.hidden_because == judgement.reason
    newer = Judgement.objects.filter(
        proposal=judgement.proposal_id,
        comment=judgement.comment_id,
        undone_at=None,
        pk__gt=judgement.pk,
    )
    return same and not newer.exists() and not Appeal.objects.filter(judgement=judgement).exists()


def thing_of(judgement: Judgement) -> Proposal | Comment:
    """What a judgement is about."""
    thing = judgement.proposal or judgement.comment
    assert thing is not None  # noqa: S101 -- a constraint says so
    return thing
