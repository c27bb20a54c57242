"""A draft before everyone: reading it, speaking about a project or a paragraph, the summary; and its desk."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ruamphaen.base.doors import door, everyone
from ruamphaen.base.errors import Refused
from ruamphaen.base.http import Request, page
from ruamphaen.plan import access
from ruamphaen.plan.actions import consulting
from ruamphaen.plan.forms.consultation import ConsultationForm
from ruamphaen.plan.models import Consultation, Listing
from ruamphaen.plan.queries import consultation as queries
from ruamphaen.plan.queries.rows import loaded, with_money
from ruamphaen.plan.rules.consulting import Phase, days_left, phase_on
from ruamphaen.proposals.access import shows_names
from ruamphaen.proposals.forms.talking import CommentForm, SuggestionForm
from ruamphaen.proposals.rules.talking import paragraphs
from ruamphaen.proposals.views.comments import comment_page, kept
from ruamphaen.proposals.views.device import key_of
from ruamphaen.thai.text import one_line


@door(everyone)
def consultation(request: Request, period: str, number: int) -> HttpResponse:
    """The draft: why it is made, what it holds, where people spoke."""
    found = access.consultation_for(request.visitor, period, number, request.today)
    q = one_line(request.GET.get("q", ""))[:80]
    view = queries.consultation_page(
        found, q=q, number=request.GET.get("page"), today=request.today
    )
    return page(
        request,
        "plan/consultation.html",
        view=view,
        version=found.version,
        plan=found.version.plan,
        q=q,
        may_edit=access.may_edit_plan(request.visitor),
        room="plan",
    )


@door(everyone)
def project(request: Request, period: str, number: int, pk: int) -> HttpResponse:
    """One project of the draft with what people say about it."""
    found = access.consultation_for(request.visitor, period, number, request.today)
    listing = _listing(found, pk)
    (row,) = with_money([listing], found.version.plan.period)
    parts = [
        (queries.name_of_part(name), getattr(listing, name), _say(found, pk, name))
        for name in queries.PARTS
        if getattr(listing, name)
    ]
    thread = queries.thread_of(queries.thread_on(found, listing=listing))
    return _thread_page(
        request,
        found,
        thread,
        say=_say(found, pk),
        template="plan/consultation_project.html",
        listing=listing,
        row=row,
        parts=parts,
    )


@door(everyone)
def say_on_project(request: Request, period: str, number: int, pk: int) -> HttpResponse:
    """Speak about a project; about one of its texts, where `part` names it."""
    found = access.consultation_for(request.visitor, period, number, request.today)
    listing = _listing(found, pk)
    part = request.GET.get("part", "")
    original = getattr(listing, part) if part in queries.PARTS else ""
    back = reverse("plan:consulted_project", args=[*_names(found), pk])
    form = _form(request, original)
    if _ready(found, request, form):
        draft = consulting.thread_for(found, listing=listing, said=listing.title)
        return kept(request, draft.thread, form, back=back, original=original)
    return comment_page(request, form, about=listing.title, back=back, original=original)


@door(everyone)
def paragraph(request: Request, period: str, number: int, place: int) -> HttpResponse:
    """One paragraph of the reason of the round with what people say about it."""
    found = access.consultation_for(request.visitor, period, number, request.today)
    text = _paragraph(found, place)
    draft = queries.thread_on(found, paragraph=place)
    return _thread_page(
        request,
        found,
        queries.thread_of(draft),
        say=reverse("plan:say_on_paragraph", args=[*_names(found), place]),
        template="plan/consultation_paragraph.html",
        place=place,
        text=text,
        text_then=draft.said if draft and draft.said != text else "",
    )


@door(everyone)
def say_on_paragraph(request: Request, period: str, number: int, place: int) -> HttpResponse:
    """Speak about a paragraph of the reason, or suggest how it should read."""
    found = access.consultation_for(request.visitor, period, number, request.today)
    text = _paragraph(found, place)
    back = reverse("plan:consulted_paragraph", args=[*_names(found), place])
    form = _form(request, text)
    if _ready(found, request, form):
        draft = consulting.thread_for(found, paragraph=place, said=text)
        return kept(request, draft.thread, form, back=back, original=text)
    about = _("เหตุผล ย่อหน้าที่ %(n)s") % {"n": place}
    return comment_page(request, form, about=about, back=back, original=text)


@door(everyone)
def summary(request: Request, period: str, number: int) -> HttpResponse:
    """Everything that was said, with the answers of the office."""
    found = access.consultation_for(request.visitor, period, number, request.today)
    return page(
        request,
        "plan/consultation_summary.html",
        consultation=found,
        summary=queries.summary_of(found),
        kinds=("xlsx", "csv", "pdf", "docx"),
        version=found.version,
        plan=found.version.plan,
        room="plan",
    )


@door(access.may_edit_plan)
def put_out(request: Request, period: str, number: int) -> HttpResponse:
    """Put a draft out for comment, or change the days."""
    version = access.version_to_edit(request.visitor, period, number)
    before = Consultation.objects.filter(version=version).first()
    form = ConsultationForm.of(before, request.today, request.POST or None)
    if "call_off" in request.POST and before is not None:
        before.version = version
        consulting.call_off(before, by=request.user, today=request.today)
        messages.success(request, _("ยกเลิกการรับฟังที่ยังไม่เริ่มแล้ว"))
        return redirect("plan:version", request.organisation.slug, period, number)
    status = 422 if form.errors else 200
    if form.is_valid():
        try:
            consulting.put_out(version, by=request.user, today=request.today, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            status = refusal.status
        else:
            messages.success(request, _("บันทึกแล้ว ประชาชนอ่านร่างนี้ได้ตั้งแต่วันเริ่ม"))
            return redirect("plan:consultation", request.organisation.slug, period, number)
    phase = phase_on(before.opens, before.closes, request.today) if before else None
    return page(
        request,
        "plan/put_out.html",
        status=status,
        version=version,
        plan=version.plan,
        form=form,
        before=before,
        may_call_off=phase == Phase.COMING,
        room="plan",
    )


def _listing(found: Consultation, pk: int) -> Listing:
    listing = (
        loaded(Listing.objects.filter(version=found.version_id), "version__plan")
        .filter(pk=pk)
        .first()
    )
    if listing is None:
        raise Http404(pk)
    return listing


def _paragraph(found: Consultation, place: int) -> str:
    reason = paragraphs(found.version.because)
    if not 1 <= place <= len(reason):
        raise Http404(place)
    return reason[place - 1]


def _names(found: Consultation) -> tuple[str, str, int]:
    version = found.version
    return version.plan.organisation.slug, version.plan.period.slug, version.number


def _say(found: Consultation, pk: int, part: str = "") -> str:
    address = reverse("plan:say_on_project", args=[*_names(found), pk])
    return f"{address}?part={part}" if part else address


def _form(request: Request, original: str) -> CommentForm:
    names = shows_names(request.visitor, request.today)
    if original:
        return SuggestionForm(request.POST or None, original=original, names=names)
    return CommentForm(request.POST or None, names=names)


def _ready(found: Consultation, request: Request, form: CommentForm) -> bool:
    """Whether the form can be kept; raises Refused on days on which nobody may speak."""
    consulting.ensure_open(found, request.today)
    return form.is_valid()


def _thread_page(
    request: Request,
    found: Consultation,
    thread: Any,
    *,
    say: str,
    template: str,
    **more: Any,
) -> HttpResponse:
    phase = phase_on(found.opens, found.closes, request.today)
    takes = phase == Phase.OPEN and (thread is None or thread.is_open)
    return page(
        request,
        template,
        consultation=found,
        version=found.version,
        plan=found.version.plan,
        phase=phase,
        days_left=days_left(found.closes, request.today),
        thread=thread,
        say=say,
        takes=takes,
        key=key_of(request),
        comment_form=CommentForm(names=shows_names(request.visitor, request.today))
        if takes
        else None,
        room="plan",
        **more,
    )
