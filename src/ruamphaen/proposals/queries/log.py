"""สมุดคำวินิจฉัยสาธารณะ: the day, the kind of thing, the reason, the appeal. No words, no names, no codes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from ruamphaen.base.moderation import reason_words
from ruamphaen.organisation.models import Organisation
from ruamphaen.proposals.models import Judgement
from ruamphaen.proposals.models.moderation import DECISION_NAMES, OUTCOME_NAMES
from ruamphaen.proposals.rules.talking import Decision, Outcome
from ruamphaen.thai.dates import bangkok_day


@dataclass(frozen=True, slots=True)
class LogRow:
    """บรรทัดในสมุดคำวินิจฉัย — one judgement as everyone may read it."""

    on: date
    kind: str
    decision: Any
    reason: Any
    appeal: Any
    undone: bool


@dataclass(frozen=True)
class LogFigures:
    """ยอดในสมุดคำวินิจฉัย — how much was let stand, kept back, appealed, and for which reasons."""

    shown: int
    hidden: int
    appealed: int
    overturned: int
    by_reason: Sequence[tuple[Any, int]]


def log_of(organisation: Organisation) -> QuerySet[Judgement, Any]:
    """Every judgement, newest first: only the columns that say nothing of anybody."""
    return (
        Judgement.objects.filter(organisation=organisation)
        .order_by("-judged_at", "-pk")
        .values_list(
            "judged_at",
            "comment_id",
            "decision",
            "reason",
            "undone_at",
            "appeal__outcome",
            "appeal__made_at",
        )
    )


def log_rows(judgements: Iterable[Any]) -> list[LogRow]:
    """Rows of `log_of` in words."""
    return [_row(*values) for values in judgements]


def _row(
    at: Any, comment: Any, decision: str, reason: str, undone: Any, outcome: Any, appealed: Any
) -> LogRow:
    words = reason_words(reason)
    return LogRow(
        on=bangkok_day(at),
        kind=_("ความเห็น") if comment else _("ข้อเสนอ"),
        decision=DECISION_NAMES[Decision(decision)],
        reason=words.name if words else "",
        appeal=_appeal_in_words(outcome, appealed),
        undone=undone is not None,
    )


def _appeal_in_words(outcome: str | None, made: Any) -> Any:
    if outcome:
        return OUTCOME_NAMES[Outcome(outcome)]
    return _("รอคำตอบ") if made else ""


def log_figures(organisation: Organisation) -> LogFigures:
    """The sums over the whole log; what was taken back does not count. Two queries."""
    judgements = Judgement.objects.filter(organisation=organisation, undone_at=None)
    sums = judgements.aggregate(
        shown=Count("pk", filter=Q(decision=Decision.SHOW)),
        hidden=Count("pk", filter=Q(decision=Decision.HIDE)),
        appealed=Count("appeal"),
        overturned=Count("appeal", filter=Q(appeal__outcome=Outcome.OVERTURNED)),
    )
    by_reason = (
        judgements.filter(decision=Decision.HIDE)
        .order_by()
        .values_list("reason")
        .annotate(n=Count("pk"))
        .order_by("-n", "reason")
    )
    named = [(words.name, n) for code, n in by_reason if (words := reason_words(code))]
    return LogFigures(**sums, by_reason=named)
