"""A thread as a page shows it. Nothing that is not shown leaves this file with a word of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ruamphaen.base.moderation import reason_words
from ruamphaen.proposals.models import Comment, Thread
from ruamphaen.proposals.rules.kinds import Standing
from ruamphaen.proposals.rules.talking import in_order

PER_PAGE = 50

SOMEBODY = gettext_lazy("ผู้ร่วมแสดงความเห็น")
FORMER = gettext_lazy("ผู้ที่เคยร่วมแสดงความเห็น")


@dataclass(frozen=True)
class CommentRow:
    """ความเห็นในหน้า — one comment in its place. One that is gone has no words, only why."""

    pk: int
    depth: int
    name: Any
    comment: Comment | None
    gone: str = ""
    mine: bool = False


@dataclass(frozen=True)
class ThreadPage:
    """วงสนทนาในหน้า — the comments of one page, each under what it answers."""

    thread: Thread | None
    rows: Sequence[CommentRow]
    count: int
    page: Page[Any]


def name_of(comment: Comment) -> Any:
    """Who is said to have said it: the office, the name they chose to show, or nobody in particular."""
    if comment.office or comment.shown_name:
        return comment.office or comment.shown_name
    return FORMER if comment.forgotten else SOMEBODY


def shown_comments(threads: Any) -> QuerySet[Comment]:
    """The comments of these threads that the public sees. Counts, summaries and exports start here."""
    return Comment.objects.filter(thread__in=threads, standing=Standing.SHOWN)


def counted(threads: Any) -> dict[int, int]:
    """How often people spoke in each thread, by its key, answers of the office left out."""
    said = shown_comments(threads).filter(office="").order_by()
    return dict(said.values_list("thread").annotate(Count("pk")))


def thread_page(thread: Thread | None, *, key: str = "", number: Any = 1) -> ThreadPage:
    """One page of a thread: so many comments of the top with everything under them. Four queries.

    `key` is the reader's own: what they said is marked as theirs.
    """
    there = _there(thread)
    tops = there.filter(parent=None).order_by("-said_at", "-pk").values_list("pk", flat=True)
    page = Paginator(tops, PER_PAGE).get_page(number)
    keys = list(page.object_list)
    under = Q(pk__in=keys)
    for path in ("parent", "parent__parent", "parent__parent__parent"):
        under |= Q(**{f"{path}__in": keys})
    here = there.filter(under).order_by("said_at", "pk")
    rows = [(each.pk, each.parent_id, each) for each in here]
    placed = in_order(rows)
    by_top = {pk: place for place, pk in enumerate(keys)}
    return ThreadPage(
        thread=thread,
        rows=_newest_first([_row(each.thing, each.depth, key) for each in placed], by_top),
        count=there.filter(standing=Standing.SHOWN).count(),
        page=page,
    )


def _there(thread: Thread | None) -> QuerySet[Comment]:
    """What is shown, and what is gone but was answered: its place stays, without a word."""
    if thread is None or thread.pk is None:
        return Comment.objects.none()
    below = Q(standing=Standing.SHOWN)
    for path in ("parent", "parent__parent", "parent__parent__parent"):
        shown = Comment.objects.filter(standing=Standing.SHOWN, **{path: OuterRef("pk")})
        below |= Q(Exists(shown))
    return Comment.objects.filter(below, thread=thread)


def _row(comment: Comment, depth: int, key: str) -> CommentRow:
    if comment.is_shown:
        mine = bool(key) and comment.author_key == key
        return CommentRow(comment.pk, depth, name_of(comment), comment, mine=mine)
    return CommentRow(comment.pk, depth, "", None, gone=_why_gone(comment))


def _why_gone(comment: Comment) -> str:
    if comment.standing == Standing.WITHDRAWN:
        return _("ผู้เขียนถอนความเห็นนี้")
    words = reason_words(comment.hidden_because)
    if words is None:
        return _("ความเห็นนี้รอผู้ดูแลอ่าน")
    return _("ความเห็นนี้ไม่แสดง เพราะ%(reason)s") % {"reason": words.name}


def _newest_first(rows: list[CommentRow], tops: dict[int, int]) -> list[CommentRow]:
    """Threads in the order of the page (the newest first), what stands under each in the order said."""
    groups: list[list[CommentRow]] = []
    for row in rows:
        if row.depth == 0 or not groups:
            groups.append([])
        groups[-1].append(row)
    groups.sort(key=lambda group: tops.get(group[0].pk, len(tops)))
    return [row for group in groups for row in group]
