"""A round as a whole: opened to another kind, given up, undone by another."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door
from ruamphaen.base.errors import Refused
from ruamphaen.base.http import Request, page
from ruamphaen.plan import access, actions, queries
from ruamphaen.plan.forms.drafting import NameForm, ReasonForm, ReasonOfRoundForm, RoundNameForm
from ruamphaen.plan.models import Version
from ruamphaen.plan.models.plan import KIND_NAMES
from ruamphaen.plan.rules.versions import SPECIAL_KINDS, VersionKind
from ruamphaen.plan.views.drafting import to_version


@require_POST
@door(access.may_edit_plan)
def open_round(request: Request, period: str, number: int) -> HttpResponse:
    """Let a round hold one kind more."""
    version = access.version_to_edit(request.visitor, period, number)
    kind = kind_sent(request)
    opened = actions.open_round(version, by=request.user, kind=kind)
    messages.success(request, _("รอบนี้เป็น “%(name)s” แล้ว") % {"name": opened})
    return to_version(version, "plan:take_up")


@require_POST
@door(access.may_edit_plan)
def set_row_kind(request: Request, period: str, number: int, pk: int) -> HttpResponse:
    """Put a row under another kind, opening the round to it where it must."""
    version = access.version_to_edit(request.visitor, period, number)
    kind = kind_sent(request)
    opened = actions.set_row_kind(version, by=request.user, listings=[pk], kind=kind)
    if opened:
        version.refresh_from_db()
        told = _("ย้ายแล้ว รอบนี้เป็น “%(name)s” และต้องเดินขั้นตอนของ%(kind)sด้วย")
    else:
        told = _("ย้ายไปเป็น%(kind)sแล้ว")
    messages.success(request, told % {"name": version, "kind": KIND_NAMES[kind]})
    return redirect("plan:edit_row", request.organisation.slug, period, number, pk)


@require_POST
@door(access.may_edit_plan)
def withdraw_row(request: Request, period: str, number: int, pk: int) -> HttpResponse:
    """Let a project leave the plan with this version, or stay after all."""
    version = access.version_to_edit(request.visitor, period, number)
    withdrawn = "stay" not in request.POST
    actions.withdraw_rows(version, by=request.user, listings=[pk], withdrawn=withdrawn)
    if withdrawn:
        messages.success(request, _("ฉบับนี้ยกเลิกโครงการนี้แล้ว บอกเหตุผลในช่องเหตุผล"))
    else:
        messages.success(request, _("โครงการนี้ยังอยู่ในแผน"))
    return redirect("plan:edit_row", request.organisation.slug, period, number, pk)


def kind_sent(request: Request) -> VersionKind:
    """The kind that was sent; what is none is 404."""
    try:
        return VersionKind(request.POST.get("kind", ""))
    except ValueError as problem:
        raise Http404 from problem


@door(access.may_edit_plan)
def explain_round(request: Request, period: str, number: int) -> HttpResponse:
    """Why the round is made, in other words; and whether it goes the way of ข้อ 22/2."""
    version = access.version_to_edit(request.visitor, period, number)
    special = queries.special_route(version.plan.organisation, request.today)
    fits = set(version.kind_list) <= SPECIAL_KINDS
    known = special.classes if special and fits else ()
    kept = (version.special_class,) if version.special_class else ()
    form = ReasonOfRoundForm(
        request.POST or None,
        classes=tuple(dict.fromkeys((*known, *kept))),
        initial={"because": version.because, "special_class": version.special_class},
    )
    status = 422 if request.method == "POST" else 200
    if form.is_valid():
        try:
            explained = actions.explain_round(version, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            status = refusal.status
        else:
            messages.success(request, _("บันทึกเหตุผลของรอบแล้ว"))
            return to_version(explained)
    return page(
        request,
        "plan/explain_round.html",
        status=status,
        version=version,
        plan=version.plan,
        form=form,
        special=special if known else None,
        room="plan",
    )


@door(access.may_edit_plan)
def name_round(request: Request, period: str, number: int) -> HttpResponse:
    """What the round is called, put right before its first step."""
    version = access.version_to_edit(request.visitor, period, number)
    if version.is_first:
        raise Http404(number)
    form = NameForm(
        request.POST or None,
        initial={
            "noun": version.noun,
            "round_number": version.round_number,
            "year": version.year,
        },
    )
    form.fields["round_number"].required = not version.is_whole
    form.fields["round_number"].help_text = _("เช่น 1 ใน “เพิ่มเติม ครั้งที่ 1/2569”")
    status = 422 if form.errors else 200
    if form.is_valid():
        try:
            named = actions.name_round(version, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            status = refusal.status
        else:
            messages.success(request, _("ฉบับนี้ชื่อ “%(name)s” แล้ว") % {"name": named})
            return to_version(named)
    return page(
        request,
        "plan/name_round.html",
        status=status,
        stays=actions.why_name_stays(version),
        version=version,
        plan=version.plan,
        form=form,
        room="plan",
    )


@door(access.may_edit_plan)
def drop(request: Request, period: str, number: int) -> HttpResponse:
    """Give up a draft, with the reason."""
    version = access.version_to_edit(request.visitor, period, number)
    form = ReasonForm(request.POST or None)
    status = 422 if form.errors else 200
    if form.is_valid():
        try:
            actions.drop_draft(version, by=request.user, reason=form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            status = refusal.status
        else:
            messages.success(request, _("ยุติร่างแล้ว เลขลำดับของฉบับยังเก็บไว้"))
            return redirect("plan:plan", request.organisation.slug, period)
    return page(
        request,
        "plan/drop.html",
        status=status,
        version=version,
        plan=version.plan,
        form=form,
        rows=version.listings.count(),
        room="plan",
    )


@door(access.may_edit_plan)
def reverse_version(request: Request, period: str, number: int) -> HttpResponse:
    """Start a draft that puts back what stood before an announced version."""
    version = _version_to_reverse(request, period, number)
    name = queries.suggested_name(version.plan, request.today)
    form = RoundNameForm(request.POST or None, initial={"noun": name.noun, "year": name.year})
    form.fields["because"].required = True
    status = 422 if form.errors else 200
    if form.is_valid():
        typed = form.cleaned_data
        number = typed["round_number"] or name.number({*version.kind_list, VersionKind.CHANGE})
        try:
            reversal = actions.start_reversal(
                version,
                by=request.user,
                because=typed["because"],
                noun=typed["noun"],
                round_number=number,
                year=typed["year"],
            )
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            status = refusal.status
        else:
            _tell_reversal(request, reversal)
            return to_version(reversal.version, "plan:changes")
    return page(
        request,
        "plan/reverse.html",
        status=status,
        version=version,
        plan=version.plan,
        form=form,
        rows=version.listings.count(),
        room="plan",
    )


def _tell_reversal(request: Request, reversal: actions.Reversal) -> None:
    if reversal.left_out:
        titles = ", ".join(row.title for row in reversal.left_out[:5])
        messages.warning(
            request,
            _("ไม่ได้ย้อน %(n)s โครงการ เพราะฉบับหลังแก้อีกแล้ว: %(titles)s")
            % {"n": len(reversal.left_out), "titles": titles},
        )
    messages.success(request, _("เริ่มร่าง %(name)s แล้ว ดูให้ครบก่อนเสนอ") % {"name": reversal.version})


def _version_to_reverse(request: Request, period: str, number: int) -> Version:
    version = access.version_for(request.visitor, period, number)
    if not version.is_public:
        raise Http404(number)
    return version
