"""Asking for approval, approving, announcing; recording what was published before."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.utils.translation import gettext as _

from ruamphaen.base.doors import door
from ruamphaen.base.errors import Refused
from ruamphaen.base.http import Request, page
from ruamphaen.law.checks import Severity
from ruamphaen.organisation.rules import Role
from ruamphaen.plan import access, actions, queries
from ruamphaen.plan.forms.route import AnnounceForm, ApproveForm, PublishedForm
from ruamphaen.plan.models import Version
from ruamphaen.plan.models.plan import KIND_NAMES
from ruamphaen.plan.queries.changes import Change, changes_of
from ruamphaen.plan.queries.content import content_of
from ruamphaen.plan.queries.route import EditedSince, name_edited
from ruamphaen.plan.rules.edited import edited
from ruamphaen.plan.views.drafting import to_version

SHOWN_CHANGES = 200  # rows; beyond that the version's own page is read


@dataclass(frozen=True)
class Summary:
    """สรุปที่อ่านก่อนตัดสินใจ — what a version holds and changes, with the hash of exactly that."""

    hash: str
    rows: int
    totals: Any
    kinds: Sequence[tuple[Any, int]]
    changes: Sequence[Change]

    @property
    def more(self) -> int:
        return max(sum(count for _kind, count in self.kinds) - len(self.changes), 0)


def _summary(version: Version) -> Summary:
    """What is to be decided; a version of the whole plan is summed, not listed."""
    content = content_of(version)
    changes = [] if version.is_whole else changes_of(version)
    counted = Counter(change.kind for change in changes if change.kind)
    return Summary(
        hash=content.hash,
        rows=len(content.rows),
        totals=queries.totals(version),
        kinds=[(KIND_NAMES[kind], counted[kind]) for kind in version.kind_list if counted[kind]],
        changes=changes[:SHOWN_CHANGES],
    )


@door(access.may_edit_plan)
def ask_approval(request: Request, period: str, number: int) -> HttpResponse:
    """Ask the head to approve: what stands in the draft, and what is still missing."""
    version = access.version_to_edit(request.visitor, period, number)
    refused: Refused | None = None
    if request.method == "POST":
        try:
            actions.ask_approval(
                version, by=request.user, today=request.today, read=request.POST.get("read", "")
            )
        except Refused as refusal:
            refused = refusal
        else:
            messages.success(request, _("ขออนุมัติแล้ว แจ้งผู้บริหารท้องถิ่นให้เปิดอ่านและอนุมัติ"))
            return to_version(version, "plan:route")
    seen = queries.route_seen(version, request.today)
    report = queries.check_version(version, request.today).report
    return page(
        request,
        "plan/ask_approval.html",
        status=refused.status if refused else 200,
        version=version,
        plan=version.plan,
        summary=_summary(version),
        troubles=actions.what_is_missing(seen),
        errors=report.counts[Severity.ERROR],
        refused=refused.sentence if refused else "",
        room="plan",
    )


@door(access.may_announce)
def approve(request: Request, period: str, number: int) -> HttpResponse:
    """Approve what was asked for: its changes first, then the signature. 409 shows what differs."""
    version = access.version_to_approve(request.visitor, period, number)
    on_paper = not request.visitor.holds(Role.EXECUTIVE)
    form = ApproveForm(request.POST or None, for_another=on_paper)
    status, sentence = 200, ""
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _approve(request, version, form)
            except actions.EditedMeanwhile as refusal:
                status, sentence = refusal.status, refusal.sentence
            except Refused as refusal:
                form.add_error(None, refusal.sentence)
                status = refusal.status
            else:
                messages.success(request, _("อนุมัติแล้ว เนื้อหาล็อกไว้ตามนี้ ต่อไปประกาศใช้"))
                return to_version(version, "plan:route")
    return _approval_page(request, version, form, status, sentence)


def _approve(request: Request, version: Version, form: ApproveForm) -> None:
    typed = form.cleaned_data
    actions.approve(
        version,
        by=request.user,
        today=request.today,
        read=typed["read"],
        on=typed["on"],
        document=typed["document"],
    )


def _approval_page(
    request: Request, version: Version, form: ApproveForm, status: int, sentence: str
) -> HttpResponse:
    summary = _summary(version)
    asked = version.approvals.filter(withdrawn_at=None).first()
    return page(
        request,
        "plan/approve.html",
        status=status,
        version=version,
        plan=version.plan,
        summary=summary,
        asked=asked,
        is_own=asked is not None and asked.asked_by_tag == request.user.tag,
        difference=_difference(version, summary),
        conflict=sentence,
        form=form,
        room="plan",
    )


def _difference(version: Version, summary: Summary) -> EditedSince | None:
    """What differs between what was asked for and what stands in the draft; None where nothing does."""
    asked = version.approvals.filter(withdrawn_at=None).first()
    if asked is None or asked.content_hash == summary.hash:
        return None
    now = {str(key): short for key, (_kind, short) in content_of(version).rows.items()}
    # Only the order or the reason of the round may differ: then no project is named.
    return name_edited(version, {0: edited(asked.asked_rows, now)})[0]


@door(access.may_announce)
def announce(request: Request, period: str, number: int) -> HttpResponse:
    """Announce what was approved: what it holds first, then the day."""
    version = access.version_to_announce(request.visitor, period, number)
    form = AnnounceForm(request.POST or None, initial={"source": version.source})
    if form.is_valid():
        try:
            announced = actions.announce_version(
                version,
                by=request.user,
                on=form.cleaned_data["on"],
                today=request.today,
                source=form.cleaned_data["source"],
            )
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return _announce_page(request, version, form, "announce", refusal.status)
        messages.success(request, _("ประกาศใช้แล้ว ประชาชนเปิดดูได้ตั้งแต่บัดนี้"))
        return to_version(announced, "plan:route")
    return _announce_page(request, version, form, "announce", 422 if form.errors else 200)


@door(access.may_announce)
def record_published(request: Request, period: str, number: int) -> HttpResponse:
    """Record a book that was published before it was entered here; its steps lie in the office's files."""
    version = access.version_to_approve(request.visitor, period, number)
    form = PublishedForm(request.POST or None, initial={"source": version.source})
    if form.is_valid():
        try:
            recorded = actions.record_published(
                version,
                by=request.user,
                on=form.cleaned_data["on"],
                source=form.cleaned_data["source"],
            )
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return _announce_page(request, version, form, "published", refusal.status)
        messages.success(request, _("บันทึกฉบับที่ประกาศแล้ว ประชาชนเปิดดูได้ตั้งแต่บัดนี้"))
        return to_version(recorded)
    return _announce_page(request, version, form, "published", 422 if form.errors else 200)


def _announce_page(
    request: Request, version: Version, form: Form, which: str, status: int
) -> HttpResponse:
    return page(
        request,
        "plan/announce.html",
        status=status,
        version=version,
        plan=version.plan,
        form=form,
        which=which,
        totals=queries.totals(version),
        rows=version.listings.count(),
        room="plan",
    )
