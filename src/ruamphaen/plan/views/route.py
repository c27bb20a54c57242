"""The route of a version: the public page of its steps, and the desk that records them."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base import files, photos
from ruamphaen.base.doors import door, everyone
from ruamphaen.base.errors import Refused
from ruamphaen.base.http import Request, download, page
from ruamphaen.base.models import StoredFile
from ruamphaen.law.routes import RouteKind
from ruamphaen.plan import access, actions, queries
from ruamphaen.plan.forms.route import NoticeForm, StepForm, TakeDownForm, UndoStepForm
from ruamphaen.plan.models import Version
from ruamphaen.plan.models.route import ROUTE_NAMES
from ruamphaen.plan.queries.citing import citable
from ruamphaen.plan.queries.route import RouteSeen
from ruamphaen.plan.rules.citing import FORUM
from ruamphaen.plan.rules.routes import MEETING_ACTORS, StepSeen
from ruamphaen.plan.rules.taking import DECIDING_BODIES
from ruamphaen.plan.rules.versions import State
from ruamphaen.plan.views.drafting import to_version
from ruamphaen.plan.views.route_lines import actor_name, steps_shown

MOST_BYTES = 20_000_000


@door(everyone)
def route(request: Request, period: str, number: int) -> HttpResponse:
    """How a version comes into force: its steps, who acts next, by when; forms for those who record."""
    return _page(request, access.version_for(request.visitor, period, number))


def _page(
    request: Request, version: Version, status: int = 200, notice_form: NoticeForm | None = None
) -> HttpResponse:
    seen = queries.route_seen(version, request.today)
    member = access.may_see_drafts(request.visitor)
    now = seen.now
    return page(
        request,
        "plan/route.html",
        status=status,
        version=version,
        plan=version.plan,
        seen=seen,
        steps=steps_shown(seen, request.today),
        now_actor=actor_name(now.actor, request.organisation, request.today) if now else "",
        troubles=actions.what_is_missing(seen) if member else [],
        is_sealed=queries.is_as_sealed(version) if not version.is_draft else None,
        is_member=member,
        may_record=access.may_edit_plan(request.visitor) and version.state != State.DROPPED,
        may_decide=access.may_announce(request.visitor),
        may_post=access.may_edit_plan(request.visitor) and version.is_public,
        notice_form=notice_form or NoticeForm(),
        take_down_form=TakeDownForm(),
        undo_form=UndoStepForm(),
        room="plan",
    )


@door(access.may_edit_plan)
def step(request: Request, period: str, number: int, code: str) -> HttpResponse:
    """Record a step: the resolutions it may cite are offered, newest first."""
    version = access.version_to_route(request.visitor, period, number)
    seen = queries.route_seen(version, request.today)
    wanted = next((each for each in seen.steps if each.code == code), None)
    if wanted is None or not wanted.open_parts:
        raise Refused(_("ขั้นนี้ยังบันทึกไม่ได้ หรือบันทึกไปแล้ว กลับไปดูหน้าขั้นตอน"))
    form = _step_form(request, seen, wanted)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _take(request, version, code, form)
            except Refused as refusal:
                form.add_error(None, refusal.sentence)
                status = refusal.status
            else:
                messages.success(request, _("บันทึกขั้นนี้แล้ว"))
                return to_version(version, "plan:route")
    return page(
        request,
        "plan/route_step.html",
        status=status,
        version=version,
        plan=version.plan,
        step=wanted,
        parts=[
            (ROUTE_NAMES[part.route.kind], part, seen.taken.get((part.route.kind, code)))
            for part in wanted.open_parts
        ],
        edited=[
            seen.edited[taken.pk]
            for part in wanted.open_parts
            if (taken := seen.taken.get((part.route.kind, code))) and taken.pk in seen.edited
        ],
        actor=actor_name(wanted.actor, request.organisation, request.today),
        form=form,
        room="plan",
    )


def _step_form(request: Request, seen: RouteSeen, wanted: StepSeen) -> StepForm:
    organisation = seen.version.plan.organisation
    meets = wanted.actor in MEETING_ACTORS
    return StepForm(
        request.POST or None,
        request.FILES or None,
        routes=[
            (part.route.kind.value, ROUTE_NAMES[part.route.kind]) for part in wanted.open_parts
        ],
        resolutions=citable(organisation, wanted.actor.value, decides=wanted.decides)
        if meets
        else None,
        forums=citable(organisation, FORUM, decides=wanted.decides) if wanted.with_forum else None,
        read=seen.content.hash,
        must_resolve=wanted.decides and wanted.actor in DECIDING_BODIES,
    )


def _take(request: Request, version: Version, code: str, form: StepForm) -> None:
    typed = form.cleaned_data
    actions.take_step(
        version,
        by=request.user,
        routes=[RouteKind(kind) for kind in typed["routes"]],
        code=code,
        today=request.today,
        evidence=actions.Evidence(
            resolution=typed.get("resolution"),
            forum=typed.get("forum"),
            document=typed["document"],
            file=_kept(version, typed["file"]),
        ),
        on=typed["on"],
        read=typed["read"],
    )


def _kept(version: Version, sent: Any) -> StoredFile | None:
    """The paper of a step, kept: a PDF as it is, anything else as a photograph made anew."""
    if not sent:
        return None
    if sent.size > MOST_BYTES:
        raise Refused(_("ไฟล์ใหญ่เกิน 20 เมกะไบต์ ย่อแล้วส่งใหม่"), status=422)
    content = sent.read()
    if content.startswith(b"%PDF-"):
        return files.keep(content, chain=version.chain, name=sent.name, kind="pdf")
    name = f"{sent.name.rpartition('.')[0] or sent.name}.jpg"
    return files.keep(photos.made_anew(content), chain=version.chain, name=name, kind="jpg")


@require_POST
@door(access.may_edit_plan)
def undo_step(request: Request, period: str, number: int, pk: int) -> HttpResponse:
    """Undo a step that was recorded wrongly."""
    taken = access.step_to_undo(request.visitor, period, number, pk)
    form = UndoStepForm(request.POST)
    because = form.cleaned_data["because"] if form.is_valid() else ""
    actions.undo_step(taken, by=request.user, because=because, today=request.today)
    messages.success(request, _("ถอนขั้นนี้แล้ว"))
    return to_version(taken.version, "plan:route")


@require_POST
@door(access.may_edit_plan)
def post_notice(request: Request, period: str, number: int) -> HttpResponse:
    """Record where the announcement hangs."""
    version = access.version_to_route(request.visitor, period, number)
    form = NoticeForm(request.POST, request.FILES)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            actions.post_notice(
                version,
                by=request.user,
                since=typed["since"],
                place=typed["place"],
                today=request.today,
                photo=typed["photo"].read(MOST_BYTES + 1) if typed["photo"] else None,
            )
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return _page(request, version, refusal.status, form)
        messages.success(request, _("บันทึกการปิดประกาศแล้ว"))
        return to_version(version, "plan:route")
    return _page(request, version, 422, form)


@require_POST
@door(access.may_edit_plan)
def take_down_notice(request: Request, period: str, number: int, pk: int) -> HttpResponse:
    """Record that a notice was taken down, or strike out one entered by mistake."""
    notice = access.notice_to_keep(request.visitor, period, number, pk)
    if "strike" in request.POST:
        actions.strike_notice(notice, by=request.user)
        messages.success(request, _("เอารายการที่ลงผิดออกแล้ว"))
        return to_version(notice.version, "plan:route")
    form = TakeDownForm(request.POST)
    if not form.is_valid():
        raise Refused(_("อ่านวันที่ปลดไม่ได้ พิมพ์ เช่น 12 ก.พ. 2569"), status=422)
    actions.take_down_notice(
        notice, by=request.user, until=form.cleaned_data["until"], today=request.today
    )
    messages.success(request, _("บันทึกวันปลดประกาศแล้ว"))
    return to_version(notice.version, "plan:route")


@door(everyone)
def notice_photo(request: Request, period: str, number: int, pk: int) -> HttpResponse:
    """The photograph of a posted notice."""
    return _photograph(access.photo_of(request.visitor, period, number, pk))


@door(access.may_see_drafts)
def evidence(request: Request, period: str, number: int, pk: int) -> HttpResponse:
    """The paper of a step, for those with a post here."""
    kept = access.evidence_of(request.visitor, period, number, pk)
    if kept.kind == "jpg":
        return _photograph(kept)
    return download(files.read(kept), name=kept.name, kind=kept.kind)


def _photograph(kept: StoredFile) -> HttpResponse:
    answer = HttpResponse(files.read(kept), content_type="image/jpeg")
    answer["Content-Security-Policy"] = "sandbox"
    return answer


@require_POST
@door(access.may_edit_plan)
def withdraw_request(request: Request, period: str, number: int) -> HttpResponse:
    """Take a request for approval back."""
    version = access.version_to_route(request.visitor, period, number)
    actions.withdraw_request(version, by=request.user)
    messages.success(request, _("ถอนคำขออนุมัติแล้ว"))
    return redirect("plan:route", request.organisation.slug, period, number)
