"""Who may propose, see and decide. What is shown is everyone's; what waits is its author's and staff's."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from ruamphaen.base.errors import NotAllowed
from ruamphaen.meetings.rules.receipts import typed_code
from ruamphaen.organisation.access import Visitor, held_today
from ruamphaen.organisation.models import Department, User
from ruamphaen.organisation.queries import rule_value
from ruamphaen.organisation.rules import STAFF, Role
from ruamphaen.proposals.models import (
    Appeal,
    Cluster,
    Comment,
    Intake,
    Milestone,
    Proposal,
    ProposalContact,
    ReviewRequest,
    Thread,
)
from ruamphaen.proposals.rules.kinds import Standing, WhoMay

MOST_RECEIPTS = 600
"""Receipts of one form: a little more than a page of the desk holds."""


def may_work_with_proposals(visitor: Visitor) -> bool:
    """Everyone at the staff desk may read what came in, also what waits or is hidden."""
    return visitor.holds(*STAFF)


def may_decide_home(visitor: Visitor) -> bool:
    """Planners decide where in the plan a proposal belongs, and which say the same."""
    return visitor.holds(Role.PLANNER, Role.ADMINISTRATOR)


def may_moderate(visitor: Visitor) -> bool:
    """Moderators decide what is shown; the administrator can step in."""
    return visitor.holds(Role.MODERATOR, Role.ADMINISTRATOR)


def proposal_for(visitor: Visitor, receipt: str) -> Proposal:
    """A proposal of this organisation: one that is not shown only for staff and its author. Or 404."""
    proposals = Proposal.objects.select_related(
        "organisation", "community", "node", "department", "author"
    )
    if not may_work_with_proposals(visitor):
        theirs = Q(author=visitor.user) if visitor.user.is_authenticated else Q(pk=None)
        proposals = proposals.filter(Q(standing=Standing.SHOWN) | theirs)
    return get_object_or_404(proposals, receipt=receipt, organisation=visitor.organisation)


def may_screen(visitor: Visitor) -> bool:
    """Planners, departments, executives and the administrator remark on what people ask."""
    return visitor.holds(Role.PLANNER, Role.ADMINISTRATOR, Role.DEPARTMENT, Role.EXECUTIVE)


def may_answer(visitor: Visitor) -> bool:
    """Planners and the administrator answer in the office's name, and tell the authors."""
    return visitor.holds(Role.PLANNER, Role.ADMINISTRATOR)


def may_take_in(visitor: Visitor) -> bool:
    """Planners and the administrator type cards, import, and take up what was said in forums."""
    return visitor.holds(Role.PLANNER, Role.ADMINISTRATOR)


def proposals_for(visitor: Visitor, receipts: Iterable[str]) -> list[Proposal]:
    """The proposals of these receipts here, for the staff desk; others are left out."""
    codes = [typed_code(receipt) for receipt in list(receipts)[:MOST_RECEIPTS]]
    found = Proposal.objects.filter(organisation=visitor.organisation, receipt__in=codes)
    return list(found.select_related("organisation", "community", "node", "department"))


def departments_of(visitor: Visitor, today: date) -> list[Department]:
    """The departments of the posts this person holds here today."""
    if not isinstance(visitor.user, User):
        return []
    held = held_today(visitor.user, today).filter(post__organisation=visitor.organisation)
    return list(Department.objects.filter(pk__in=held.values("post__department")))


def cluster_for(visitor: Visitor, pk: int) -> Cluster:
    """A group of proposals here, also one that was dissolved. Or 404. For the staff desk only."""
    clusters = Cluster.objects.select_related("organisation", "head", "came_from")
    return get_object_or_404(clusters, pk=pk, organisation=visitor.organisation)


def intake_for(visitor: Visitor, pk: int) -> Intake:
    """A batch that came in here, or 404. For the staff desk only."""
    batches = Intake.objects.select_related("organisation")
    return get_object_or_404(batches, pk=pk, organisation=visitor.organisation)


def request_for(visitor: Visitor, pk: int) -> ReviewRequest:
    """A request for a remark here, or 404. For the staff desk only."""
    requests = ReviewRequest.objects.select_related("proposal__organisation")
    return get_object_or_404(requests, pk=pk, proposal__organisation=visitor.organisation)


def milestone_for(visitor: Visitor, pk: int) -> Milestone:
    """What was told of a proposal here, or 404. For those who answer."""
    milestones = Milestone.objects.select_related("proposal__organisation")
    return get_object_or_404(milestones, pk=pk, proposal__organisation=visitor.organisation)


def contact_for(visitor: Visitor, pk: int) -> ProposalContact:
    """How to reach an author here, or 404. For those who tell them."""
    contacts = ProposalContact.objects.select_related("proposal__organisation")
    return get_object_or_404(contacts, pk=pk, proposal__organisation=visitor.organisation)


def may_answer_for_office(visitor: Visitor) -> bool:
    """Everyone at the staff desk may answer in the name of their post."""
    return visitor.holds(*STAFF)


def ensure_may_comment(visitor: Visitor, today: date) -> None:
    """Raises NotAllowed (403) where the organisation asks for an account and there is none."""
    asked = rule_value(visitor.organisation, "proposals.commenters", today)  # type: ignore[arg-type]
    if asked == WhoMay.ACCOUNT and not visitor.user.is_authenticated:
        raise NotAllowed(_("หน่วยงานนี้รับความเห็นจากผู้ที่เข้าสู่ระบบ เข้าสู่ระบบแล้วกลับมาที่หน้านี้"))


def shows_names(visitor: Visitor, today: date) -> bool:
    """Whether authors may have a name of theirs shown here."""
    return bool(rule_value(visitor.organisation, "proposals.names", today))  # type: ignore[arg-type]


def proposal_to_talk_about(visitor: Visitor, receipt: str) -> Proposal:
    """A proposal that is shown, or 404: what waits or is hidden is not talked about, not even by staff."""
    return get_object_or_404(
        Proposal.objects.select_related("organisation"),
        receipt=receipt,
        organisation=visitor.organisation,
        standing=Standing.SHOWN,
    )


def comment_for(visitor: Visitor, pk: int, today: date) -> Comment:
    """A comment that everyone may read, or 404: shown, under something that is shown itself."""
    comment = get_object_or_404(
        Comment.objects.select_related("thread__organisation", "thread__proposal", "parent"),
        pk=pk,
        thread__organisation=visitor.organisation,
        standing=Standing.SHOWN,
    )
    if not is_read_by_all(comment.thread, today):
        raise Http404(pk)
    return comment


def is_read_by_all(thread: Thread, today: date) -> bool:
    """Whether what the thread hangs on is shown: a proposal that stands, or what a room downstream
    put before everyone from a day on.
    """
    if thread.proposal is not None:
        return thread.proposal.standing == Standing.SHOWN
    return thread.since is None or thread.since <= today


def comment_to_look_after(visitor: Visitor, pk: int) -> Comment:
    """Any comment of this organisation, for its moderators; or 404."""
    if not may_moderate(visitor):
        raise Http404(pk)
    comments = Comment.objects.select_related("thread__organisation", "thread__proposal")
    return get_object_or_404(comments, pk=pk, thread__organisation=visitor.organisation)


def thread_to_look_after(visitor: Visitor, pk: int) -> Thread:
    """A thread of this organisation, for its moderators; or 404."""
    if not may_moderate(visitor):
        raise Http404(pk)
    threads = Thread.objects.select_related("organisation", "proposal")
    return get_object_or_404(threads, pk=pk, organisation=visitor.organisation)


def appeal_for(visitor: Visitor, pk: int) -> Appeal:
    """An appeal against a judgement of this organisation, for its moderators; or 404."""
    if not may_moderate(visitor):
        raise Http404(pk)
    appeals = Appeal.objects.select_related(
        "judgement__organisation", "judgement__proposal", "judgement__comment__thread__proposal"
    )
    return get_object_or_404(appeals, pk=pk, judgement__organisation=visitor.organisation)
