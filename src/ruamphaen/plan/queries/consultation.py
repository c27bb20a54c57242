"""A draft under consultation as everyone reads it; what was said about it, with the answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from ruamphaen.organisation.models import Organisation
from ruamphaen.plan.models import Consultation, DraftThread, Listing
from ruamphaen.plan.queries.rows import Row, loaded, with_money
from ruamphaen.plan.rules.consulting import Phase, days_left, phase_on
from ruamphaen.plan.rules.versions import State
from ruamphaen.proposals.models import Comment, Thread
from ruamphaen.proposals.queries.threads import counted, name_of, shown_comments
from ruamphaen.proposals.rules.talking import paragraphs
from ruamphaen.thai.text import clean

PER_PAGE = 100

# Texts of a project that can be put otherwise, in the order of its form.
PARTS = ("title", "objective", "target", "indicator", "outcome", "reason")


@dataclass(frozen=True)
class Paragraph:
    """ย่อหน้าของเหตุผล — its place (1, 2, 3 …), its words, how many comments it has."""

    place: int
    text: str
    comments: int


@dataclass(frozen=True)
class ProjectRow:
    """โครงการในร่าง — a row of the draft and how many comments it has."""

    row: Row
    comments: int


@dataclass(frozen=True)
class ConsultationPage:
    """หน้ารับฟังความเห็น — the draft, its phase, and where people spoke."""

    consultation: Consultation
    phase: Phase
    days_left: int
    reason: Sequence[Paragraph]
    projects: Sequence[ProjectRow]
    page: Page[Any]
    comments: int


def name_of_part(name: str) -> Any:
    """What the form calls a text of a project."""
    return Listing._meta.get_field(name).verbose_name  # type: ignore[union-attr]


def begun(organisation: Organisation, today: date) -> QuerySet[Consultation]:
    """Consultations here whose first day came, on drafts that were not given up; the latest first."""
    return (
        Consultation.objects.filter(version__plan__organisation=organisation, opens__lte=today)
        .exclude(version__state=State.DROPPED)
        .select_related("version__plan__organisation")
        .order_by("-opens", "-pk")
    )


def open_now(organisation: Organisation, today: date) -> list[Consultation]:
    """Where people may speak today. One query."""
    return list(begun(organisation, today).filter(closes__gte=today))


def consultation_page(
    consultation: Consultation, *, q: str = "", number: Any = 1, today: date
) -> ConsultationPage:
    """One page of the projects of a draft, and the paragraphs of its reason. Six queries."""
    version = consultation.version
    listings = Listing.objects.filter(version=version).order_by("list_kind", "position", "pk")
    if q:
        listings = listings.filter(title__icontains=clean(q))
    page = Paginator(listings.values_list("pk", flat=True), PER_PAGE).get_page(number)
    here = loaded(Listing.objects.filter(pk__in=list(page.object_list)))
    rows = with_money(here.order_by("list_kind", "position", "pk"), version.plan.period)
    by_listing, by_paragraph = comment_counts(consultation)
    return ConsultationPage(
        consultation=consultation,
        phase=phase_on(consultation.opens, consultation.closes, today),
        days_left=days_left(consultation.closes, today),
        reason=[
            Paragraph(place, text, by_paragraph.get(place, 0))
            for place, text in enumerate(paragraphs(version.because), start=1)
        ],
        projects=[ProjectRow(row, by_listing.get(row.listing.pk, 0)) for row in rows],
        page=page,
        comments=sum(by_listing.values()) + sum(by_paragraph.values()),
    )


def comment_counts(consultation: Consultation) -> tuple[dict[int, int], dict[int, int]]:
    """How many comments each project has, by its listing, and each paragraph. Two queries.

    What was said about a project that left the draft counts under 0.
    """
    threads = DraftThread.objects.filter(consultation=consultation)
    counts = counted(threads.values("thread"))
    by_listing: dict[int, int] = {}
    by_paragraph: dict[int, int] = {}
    for thread, listing, paragraph in threads.values_list("thread", "listing", "paragraph"):
        if paragraph is not None:
            by_paragraph[paragraph] = counts.get(thread, 0)
        else:
            by_listing[listing or 0] = by_listing.get(listing or 0, 0) + counts.get(thread, 0)
    return by_listing, by_paragraph


def thread_on(
    consultation: Consultation, *, listing: Listing | None = None, paragraph: int = 0
) -> DraftThread | None:
    """The thread under a project or a paragraph, where somebody spoke already."""
    about = {"listing": listing} if listing else {"paragraph": paragraph}
    return (
        DraftThread.objects.filter(consultation=consultation, **about)
        .select_related("thread__organisation", "thread__proposal")
        .first()
    )


@dataclass(frozen=True)
class Remark:
    """ความเห็นในสรุป — what it is about, what was said or suggested, and what the office answered."""

    number: int
    about: str
    place: str
    comment: Comment
    name: Any
    answers: Sequence[Comment]

    @property
    def answer(self) -> str:
        return "\n".join(f"{each.office}: {each.text}" for each in self.answers)


@dataclass(frozen=True)
class Summary:
    """สรุปความเห็น — everything that was said about a draft, in its order, with the answers."""

    consultation: Consultation
    remarks: Sequence[Remark]

    @property
    def answered(self) -> int:
        return sum(bool(each.answers) for each in self.remarks)

    @property
    def suggestions(self) -> int:
        return sum(each.comment.is_suggestion for each in self.remarks)


def summary_of(consultation: Consultation) -> Summary:
    """The comments that are shown, each with the answers of the office to it. Two queries.

    The reason of the round first, then the projects in the order of the draft, then what was said
    about projects that left it.
    """
    threads = DraftThread.objects.filter(consultation=consultation).select_related(
        "listing", "thread"
    )
    ordered = sorted(threads, key=_in_draft_order)
    said: dict[int, list[Comment]] = {}
    answers: dict[int, list[Comment]] = {}
    keys = [each.thread_id for each in ordered]
    for comment in shown_comments(keys).order_by("said_at", "pk"):
        if not comment.office:
            said.setdefault(comment.thread_id, []).append(comment)
        elif comment.parent_id:
            answers.setdefault(comment.parent_id, []).append(comment)
    remarks = [
        (_about(each), each.thread.place, comment)
        for each in ordered
        for comment in said.get(each.thread_id, [])
    ]
    return Summary(
        consultation,
        [
            Remark(number, about, place, comment, name_of(comment), answers.get(comment.pk, []))
            for number, (about, place, comment) in enumerate(remarks, start=1)
        ],
    )


def _in_draft_order(thread: DraftThread) -> tuple[int, int, str, int, int]:
    if thread.paragraph is not None:
        return (0, thread.paragraph, "", 0, thread.pk)
    if thread.listing is None:
        return (2, 0, "", 0, thread.pk)
    return (1, 0, thread.listing.list_kind, thread.listing.position, thread.pk)


def _about(thread: DraftThread) -> str:
    """What was spoken about, as it is called now; as it was called then where it left the draft."""
    return thread.listing.title if thread.listing else thread.said


def thread_of(found: DraftThread | None) -> Thread | None:
    """The thread itself, where there is one."""
    return found.thread if found else None
