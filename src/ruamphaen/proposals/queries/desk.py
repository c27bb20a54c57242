"""The desk: what waits for a remark or an answer, by stage, the longest waiting first; one item of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from ruamphaen.law.screening import Verdict, verdicts
from ruamphaen.organisation.models import Department, Organisation, User
from ruamphaen.organisation.queries import ask_here, holidays_of
from ruamphaen.proposals.models import (
    Answer,
    ClusterMember,
    Proposal,
    Review,
    ReviewRequest,
)
from ruamphaen.proposals.queries.public import shown
from ruamphaen.proposals.queries.searching import with_words
from ruamphaen.proposals.rules.screening import Stage, asked_before, due_on, working_days_late
from ruamphaen.thai.dates import BANGKOK, bangkok_day

PER_PAGE = 500
LATE, OURS = "late", "ours"
STAGES: Mapping[str, object] = {
    Stage.NEW: _("รอกลั่นกรอง"),
    Stage.ASKED: _("รอความเห็น"),
    Stage.REVIEWED: _("รอตอบ"),
    LATE: _("เกินกำหนด"),
    OURS: _("ขอให้เราดู"),
    Stage.ANSWERED: _("ตอบแล้ว"),
}
SORTS: Mapping[str, tuple[object, tuple[str, ...]]] = {
    "oldest": (_("รอนานที่สุด"), ("pk",)),
    "supported": (_("คนสนับสนุนมากที่สุด"), ("-supports", "pk")),
}


@dataclass(frozen=True)
class Asked:
    """สิ่งที่ขอดู — the filters of the queue; unknown ones are none."""

    stage: str = Stage.NEW
    community: int | None = None
    kind: str = ""
    homeless: bool = False
    q: str = ""
    sort: str = "oldest"


@dataclass(frozen=True)
class Time:
    """กำหนดเวลาของโต๊ะ — how long answers may take here, and since when something is late today."""

    today: date
    days: int
    late_before: date
    holidays: frozenset[date]

    @property
    def late_before_moment(self) -> datetime:
        """What came in before this moment is late."""
        return datetime.combine(self.late_before, time(), BANGKOK)


def time_here(organisation: Organisation, today: date) -> Time:
    """The time limits that count here (2 queries)."""
    days = ask_here(organisation)("screening.answer_within_days", today).value
    count = days if isinstance(days, int) else 0
    holidays = holidays_of(organisation)
    return Time(today, count, asked_before(today, count, holidays), holidays)


_ANSWERED = Exists(Answer.objects.filter(proposal=OuterRef("pk"), replaced_at=None))
_REVIEWED = Exists(Review.objects.filter(proposal=OuterRef("pk"), ended_at=None))
_ASKED = Exists(ReviewRequest.objects.filter(proposal=OuterRef("pk"), closed_on=None))


def _overdue(today: date) -> Exists:
    return Exists(
        ReviewRequest.objects.filter(proposal=OuterRef("pk"), closed_on=None, due_on__lt=today)
    )


def _asked_of(departments: Sequence[Department]) -> Exists:
    return Exists(
        ReviewRequest.objects.filter(proposal=OuterRef("pk"), closed_on=None).filter(
            Q(department__in=departments) | Q(post__department__in=departments)
        )
    )


def _of_stage(stage: str, clock: Time, ours: Sequence[Department]) -> Q:
    if stage == Stage.ANSWERED:
        return Q(_ANSWERED)
    waits = {
        Stage.NEW: ~Q(_REVIEWED) & ~Q(_ASKED),
        Stage.ASKED: Q(_ASKED),
        Stage.REVIEWED: Q(_REVIEWED) & ~Q(_ASKED),
        LATE: Q(made_at__lt=clock.late_before_moment) | Q(_overdue(clock.today)),
        OURS: Q(_asked_of(ours)),
    }
    return ~Q(_ANSWERED) & waits[stage]


def waiting_in(
    organisation: Organisation, asked: Asked, clock: Time, ours: Sequence[Department]
) -> QuerySet[Proposal]:
    """The proposals of the queue. Only what the public sees: what waits to be shown is a moderator's."""
    found = shown(organisation).filter(_of_stage(asked.stage, clock, ours))
    if asked.community is not None:
        found = found.filter(community=asked.community)
    if asked.kind:
        found = found.filter(kind=asked.kind)
    if asked.homeless:
        found = found.filter(node=None, programme="", department=None)
    if asked.q:
        found = with_words(found, organisation.pk, asked.q)
    return found.order_by(*SORTS[asked.sort][1])


def counts(organisation: Organisation, clock: Time, ours: Sequence[Department]) -> dict[str, int]:
    """How many lie at each stage (1 query)."""
    names = [stage for stage in STAGES if stage != OURS or ours]
    return shown(organisation).aggregate(
        **{name: Count("pk", filter=_of_stage(name, clock, ours)) for name in names}
    )


@dataclass(frozen=True)
class Line:
    """บรรทัดในคิว — one proposal at the desk, how long it waits, what was said of it."""

    proposal: Proposal
    waits_days: int
    late_days: int
    reviews: Sequence[Review]
    requests: Sequence[ReviewRequest]
    answer: Answer | None
    cluster: int | None
    verdict_words: Sequence[str]

    @property
    def next_due(self) -> date | None:
        """The nearest day by which somebody was asked for a remark."""
        return min((request.due_on for request in self.requests), default=None)


def lines(proposals: Sequence[Proposal], clock: Time, names: Mapping[str, str]) -> list[Line]:
    """Proposals of a page with all that their lines show (4 queries more, however many)."""
    keys = [each.pk for each in proposals]
    reviews = _by_proposal(
        Review.objects.filter(proposal__in=keys, ended_at=None).select_related("department")
    )
    requests = _by_proposal(
        ReviewRequest.objects.filter(proposal__in=keys, closed_on=None).select_related(
            "department", "post"
        )
    )
    answers = _by_proposal(Answer.objects.filter(proposal__in=keys, replaced_at=None))
    members = ClusterMember.objects.filter(proposal__in=keys, left_at=None)
    clusters = dict(members.values_list("proposal", "cluster"))
    return [
        Line(
            proposal=each,
            waits_days=(clock.today - bangkok_day(each.made_at)).days,
            late_days=_late_days(each, clock, answered=each.pk in answers),
            reviews=reviews.get(each.pk, []),
            requests=requests.get(each.pk, []),
            answer=next(iter(answers.get(each.pk, [])), None),
            cluster=clusters.get(each.pk),
            verdict_words=list(
                dict.fromkeys(
                    names.get(review.verdict, review.verdict) for review in reviews.get(each.pk, [])
                )
            ),
        )
        for each in proposals
    ]


def _late_days(proposal: Proposal, clock: Time, *, answered: bool) -> int:
    came = bangkok_day(proposal.made_at)
    if answered or came >= clock.late_before:
        return 0
    due = due_on(came, clock.days, clock.holidays)
    return working_days_late(due, clock.today, clock.holidays)


def _by_proposal[Row: (Review, ReviewRequest, Answer)](
    rows: QuerySet[Row],
) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row.proposal_id, []).append(row)
    return found


def verdicts_here(organisation: Organisation, today: date) -> tuple[Verdict, ...]:
    """The verdicts used here (1 query)."""
    return verdicts(organisation.nature, today, ask_here(organisation))


@dataclass(frozen=True)
class Neighbours:
    """ก่อนหน้าและถัดไป — the receipts on both sides in the queue, "" at its ends."""

    before: str
    after: str


def neighbours(queue: QuerySet[Proposal], proposal: Proposal) -> Neighbours:
    """Where one goes from an item: by the order in which they came (2 queries)."""
    plain = queue.order_by("pk").values_list("receipt", flat=True)
    return Neighbours(
        before=plain.filter(pk__lt=proposal.pk).last() or "",
        after=plain.filter(pk__gt=proposal.pk).first() or "",
    )


def item(organisation: Organisation, receipt: str) -> QuerySet[Proposal]:
    """One proposal with everything officers said of it."""
    return (
        Proposal.objects.filter(organisation=organisation, receipt=receipt)
        .select_related("organisation", "community", "node", "department")
        .prefetch_related(
            Prefetch(
                "reviews",
                Review.objects.filter(ended_at=None).select_related("reviewer", "department"),
                to_attr="reviews_now",
            ),
            Prefetch(
                "review_requests",
                ReviewRequest.objects.filter(closed_on=None).select_related("department", "post"),
                to_attr="requests_now",
            ),
            Prefetch("answers", Answer.objects.select_related("department"), to_attr="all_answers"),
        )
    )


def last_batch_of(officer: User, organisation: Organisation) -> list[Review]:
    """The remarks an officer made in one go last, as far as they still count (2 queries)."""
    mine = Review.objects.filter(
        by_tag=officer.tag, proposal__organisation=organisation, ended_at=None
    )
    last = mine.order_by("-made_at").values_list("made_at", flat=True).first()
    return list(mine.filter(made_at=last).select_related("proposal")) if last else []
