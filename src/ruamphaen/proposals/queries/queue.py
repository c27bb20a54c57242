"""The moderators' queue: what waits to be read, what readers reported, what authors appeal against."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from ruamphaen.base.moderation import SIGNS, Sign, reason_words, signs_in
from ruamphaen.organisation.models import Organisation
from ruamphaen.proposals.models import Appeal, Comment, Proposal, Report
from ruamphaen.proposals.queries.threads import name_of
from ruamphaen.proposals.rules.kinds import Standing

PER_PAGE = 50

type Kind = Literal["proposal", "comment"]
FILTERS = ("", "proposal", "comment", "reported", "hidden", "shown")
MOST_LOOKED_BACK = 500
"""So many of the latest proposals, and of the latest comments, can be looked at once more."""


@dataclass(frozen=True)
class QueueItem:
    """ข้อในคิว — one text before the moderator, with everything needed to decide about it."""

    kind: Kind
    thing: Proposal | Comment
    at: datetime
    title: str
    about: str
    place: str
    signs: Sequence[Any]
    reports: Sequence[tuple[Any, int]]
    notes: Sequence[str]
    photos: int = 0

    @property
    def field(self) -> str:
        """Its name in the form: "comment-12"."""
        return f"{self.kind}-{self.thing.pk}"

    @property
    def because(self) -> Any:
        """Why it is not shown now, in words; nothing where it is."""
        words = reason_words(self.thing.hidden_because)
        return words.name if words else ""

    @property
    def author(self) -> Any:
        """Who is said to have written it."""
        return name_of(self.thing) if isinstance(self.thing, Comment) else self.thing.shown_name


@dataclass(frozen=True)
class Queue:
    """คิวของผู้ดูแล — one page of it, oldest first, with how much waits of each kind."""

    items: Sequence[QueueItem]
    page: Page[Any]
    counts: dict[str, int]
    appeals: int


def waiting_proposals(organisation: Organisation) -> QuerySet[Proposal]:
    return Proposal.objects.filter(organisation=organisation, standing=Standing.WAITING)


def waiting_comments(organisation: Organisation) -> QuerySet[Comment]:
    return Comment.objects.filter(thread__organisation=organisation, standing=Standing.WAITING)


def open_reports(organisation: Organisation) -> QuerySet[Report]:
    """Reports that nobody settled, on things that were not taken back."""
    return (
        Report.objects.filter(organisation=organisation, settled_at=None)
        .exclude(comment__standing=Standing.WITHDRAWN)
        .exclude(proposal__standing=Standing.WITHDRAWN)
    )


def open_appeals(organisation: Organisation) -> QuerySet[Appeal]:
    """Appeals that wait for an answer, the oldest first."""
    return (
        Appeal.objects.filter(judgement__organisation=organisation, outcome="")
        .select_related("judgement__proposal", "judgement__comment__thread__proposal")
        .order_by("made_at", "pk")
    )


def queue_of(organisation: Organisation, *, only: str = "", number: Any = 1) -> Queue:
    """One page of the queue. Eight queries, however much waits."""
    proposals = list(waiting_proposals(organisation).order_by().values_list("made_at", "pk"))
    comments = list(waiting_comments(organisation).order_by().values_list("said_at", "pk"))
    reported = _reported(organisation)
    listed: dict[tuple[Kind, int], datetime] = {}
    if only in {"", "proposal"}:
        listed |= {("proposal", pk): at for at, pk in proposals}
    if only in {"", "comment"}:
        listed |= {("comment", pk): at for at, pk in comments}
    if only in {"", "reported"}:
        listed |= {thing: at for thing, at in reported.items() if thing not in listed}
    ordered = sorted(listed, key=lambda thing: (listed[thing], thing))
    if only in {"hidden", "shown"}:
        listed = _latest(organisation, Standing(only))
        ordered = sorted(listed, key=lambda thing: (listed[thing], thing), reverse=True)
    page = Paginator(ordered, PER_PAGE).get_page(number)
    return Queue(
        items=_items(list(page.object_list), listed),
        page=page,
        counts={
            "": len({*_keys("proposal", proposals), *_keys("comment", comments), *reported}),
            "proposal": len(proposals),
            "comment": len(comments),
            "reported": len(reported),
        },
        appeals=open_appeals(organisation).count(),
    )


def _latest(organisation: Organisation, standing: Standing) -> dict[tuple[Kind, int], datetime]:
    """The latest of what stands or does not stand in public: to be looked at once more."""
    proposals = Proposal.objects.filter(organisation=organisation, standing=standing)
    comments = Comment.objects.filter(thread__organisation=organisation, standing=standing)
    found: dict[tuple[Kind, int], datetime] = {}
    by_day = proposals.order_by("-pk").values_list("pk", "made_at")
    for pk, at in by_day[:MOST_LOOKED_BACK]:
        found["proposal", pk] = at
    by_moment = comments.filter(office="").order_by("-said_at", "-pk").values_list("pk", "said_at")
    for pk, at in by_moment[:MOST_LOOKED_BACK]:
        found["comment", pk] = at
    return found


def _keys(kind: Kind, rows: Iterable[tuple[datetime, int]]) -> set[tuple[Kind, int]]:
    return {(kind, pk) for _at, pk in rows}


def _reported(organisation: Organisation) -> dict[tuple[Kind, int], datetime]:
    """Things with open reports, by when the first of them came in."""
    found: dict[tuple[Kind, int], datetime] = {}
    rows = open_reports(organisation).order_by("reported_at")
    for proposal, comment, at in rows.values_list("proposal", "comment", "reported_at"):
        found.setdefault(("comment", comment) if comment else ("proposal", proposal), at)
    return found


def _items(
    keys: Sequence[tuple[Kind, int]], listed: dict[tuple[Kind, int], datetime]
) -> list[QueueItem]:
    proposals = (
        Proposal.objects.select_related("community")
        .annotate(pictures=Count("photos"))
        .in_bulk([pk for kind, pk in keys if kind == "proposal"])
    )
    comments = Comment.objects.select_related("thread__proposal", "parent").in_bulk(
        [pk for kind, pk in keys if kind == "comment"]
    )
    reports = _reports(proposals, comments)
    items = []
    for kind, pk in keys:
        here, at = reports[kind, pk], listed[kind, pk]
        if kind == "proposal" and pk in proposals:
            items.append(_proposal_item(proposals[pk], at, here))
        elif kind == "comment" and pk in comments:
            items.append(_comment_item(comments[pk], at, here))
    return items


def _reports(
    proposals: Iterable[int], comments: Iterable[int]
) -> dict[tuple[str, int], list[Report]]:
    found: dict[tuple[str, int], list[Report]] = defaultdict(list)
    here = Q(proposal__in=list(proposals)) | Q(comment__in=list(comments))
    for report in Report.objects.filter(here, settled_at=None):
        if report.comment_id:
            found["comment", report.comment_id].append(report)
        elif report.proposal_id:
            found["proposal", report.proposal_id].append(report)
    return found


def _proposal_item(proposal: Proposal, at: datetime, reports: Sequence[Report]) -> QueueItem:
    return QueueItem(
        kind="proposal",
        thing=proposal,
        at=at,
        title=proposal.title,
        about=str(proposal.community or ""),
        place=f"proposals/{proposal.receipt}/",
        signs=_in_words(signs_in(proposal.said)),
        reports=_whys(reports),
        notes=[report.note for report in reports if report.note],
        photos=proposal.pictures,  # type: ignore[attr-defined]
    )


def _comment_item(comment: Comment, at: datetime, reports: Sequence[Report]) -> QueueItem:
    about, place = where(comment)
    return QueueItem(
        kind="comment",
        thing=comment,
        at=at,
        title="",
        about=about,
        place=place,
        signs=_in_words(comment.signs.split()),
        reports=_whys(reports),
        notes=[report.note for report in reports if report.note],
    )


def where(comment: Comment) -> tuple[str, str]:
    """What a comment is about, and the address under the organisation's where it is read."""
    thread = comment.thread
    if thread.proposal is not None:
        return thread.proposal.title, f"proposals/{thread.proposal.receipt}/"
    return thread.about, thread.place


def _in_words(signs: Iterable[str]) -> list[Any]:
    return [SIGNS[Sign(sign)] for sign in signs if sign in set(Sign)]


def _whys(reports: Sequence[Report]) -> list[tuple[Any, int]]:
    counts = Counter(report.why for report in reports)
    return [(words.name, n) for code, n in counts.items() if (words := reason_words(code))]
