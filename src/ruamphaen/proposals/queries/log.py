"""สมุดคำวินิจฉัยสาธารณะ: the day, the kind of thing, the reason, the appeal. No words, no names, no codes."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from ruamphaen.base.moderation import DECISION_NAMES, OUTCOME_NAMES, Decision, Outcome, reason_words
from ruamphaen.opinions.models import StatementJudgement
from ruamphaen.organisation.models import Organisation
from ruamphaen.proposals.models import Judgement
from ruamphaen.thai.dates import bangkok_day


@dataclass(frozen=True, slots=True)
class LogRow:
    """บรรทัดในสมุดคำวินิจฉัย — one judgement as everyone may read it."""

    on: date
    kind: Any
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


# What was judged, by the kind that a row of the log names.
_KINDS = {"proposal": _("ข้อเสนอ"), "comment": _("ความเห็น"), "statement": _("ข้อความในวงความเห็น")}


def log_of(organisation: Organisation) -> QuerySet[Any, Any]:
    """Every judgement of this room and of the conversations, newest first: only the columns that say
    nothing of anybody.
    """
    kind = Case(When(comment=None, then=Value("proposal")), default=Value("comment"))
    ours = Judgement.objects.filter(organisation=organisation).annotate(kind=kind)
    statements = StatementJudgement.objects.filter(organisation=organisation).annotate(
        kind=Value("statement")
    )
    both = _columns(ours).union(_columns(statements), all=True)
    return both.order_by("-judged_at", "kind", "-id")


def _columns(judgements: QuerySet[Any]) -> QuerySet[Any, Any]:
    return judgements.order_by().values_list(
        "judged_at",
        "kind",
        "decision",
        "reason",
        "undone_at",
        "appeal__outcome",
        "appeal__made_at",
        "id",
    )


def log_rows(judgements: Iterable[Any]) -> list[LogRow]:
    """Rows of `log_of` in words."""
    return [_row(*values) for values in judgements]


def _row(
    at: Any,
    kind: str,
    decision: str,
    reason: str,
    undone: Any,
    outcome: Any,
    appealed: Any,
    _number: int,
) -> LogRow:
    words = reason_words(reason)
    return LogRow(
        on=bangkok_day(at),
        kind=_KINDS[kind],
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
    """The sums over the whole log; what was taken back does not count. Four queries."""
    sums: Counter[str] = Counter()
    by_reason: Counter[str] = Counter()
    rooms: tuple[QuerySet[Any], ...] = (Judgement.objects.all(), StatementJudgement.objects.all())
    for every in rooms:
        judgements = every.filter(organisation=organisation, undone_at=None)
        sums.update(
            judgements.aggregate(
                shown=Count("pk", filter=Q(decision=Decision.SHOW)),
                hidden=Count("pk", filter=Q(decision=Decision.HIDE)),
                appealed=Count("appeal"),
                overturned=Count("appeal", filter=Q(appeal__outcome=Outcome.OVERTURNED)),
            )
        )
        hidden = judgements.filter(decision=Decision.HIDE).order_by()
        by_reason.update(dict(hidden.values_list("reason").annotate(n=Count("pk"))))
    ordered = sorted(by_reason.items(), key=lambda each: (-each[1], each[0]))
    return LogFigures(
        shown=sums["shown"],
        hidden=sums["hidden"],
        appealed=sums["appealed"],
        overturned=sums["overturned"],
        by_reason=[(words.name, n) for code, n in ordered if (words := reason_words(code))],
    )
