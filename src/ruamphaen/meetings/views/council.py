"""The council: everyone's page of it, and its desk with the sessions."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door, everyone
from ruamphaen.base.http import Request, page
from ruamphaen.base.turns import done
from ruamphaen.meetings import access
from ruamphaen.meetings.actions import council as actions
from ruamphaen.meetings.forms.council import AnnouncedForm, PastedForm, SessionForm
from ruamphaen.meetings.models import Session
from ruamphaen.meetings.queries import council as queries
from ruamphaen.meetings.rules.kinds import SessionKind


def back_to_desk(request: Request) -> HttpResponse:
    """The council's desk."""
    return redirect("meetings:council_desk", request.organisation.slug)


@door(everyone)
def council(request: Request) -> HttpResponse:
    """Members in office, their attendance and votes; sessions with what was resolved in them."""
    view = queries.council_page(request.organisation, request.today, request.GET.get("page"))
    return page(
        request,
        "meetings/council.html",
        view=view,
        may_call=access.may_call_meetings(request.visitor),
        room="meetings",
    )


@door(access.may_call_meetings)
def council_desk(request: Request) -> HttpResponse:
    """Sessions with the law's numbers for them, statements of policy, who checks the minutes."""
    view = queries.council_desk(request.organisation, request.today)
    return page(request, "meetings/council_desk.html", view=view, pasted=PastedForm(), room="desk")


@door(access.may_call_meetings)
def fix_session(request: Request) -> HttpResponse:
    """A new session."""
    form = SessionForm.of(None, request.POST or None)
    if form.is_valid():
        session = done(
            form,
            lambda: actions.fix_session(request.organisation, by=request.user, **form.cleaned_data),
        )
        if session:
            _tell(request, session)
            return back_to_desk(request)
    return _session_page(request, form, None)


@door(access.may_call_meetings)
def edit_session(request: Request, pk: int) -> HttpResponse:
    """Correct a session."""
    session = access.session_for(request.visitor, pk)
    form = SessionForm.of(session, request.POST or None)
    if form.is_valid():
        edited = done(
            form, lambda: actions.edit_session(session, by=request.user, **form.cleaned_data)
        )
        if edited:
            _tell(request, edited)
            return back_to_desk(request)
    return _session_page(request, form, access.session_for(request.visitor, pk))


def _session_page(request: Request, form: SessionForm, session: Session | None) -> HttpResponse:
    return page(
        request,
        "meetings/session_form.html",
        status=422 if form.is_bound else 200,
        form=form,
        session=session,
        announced=AnnouncedForm(initial={"on": request.today}, auto_id="announce_%s"),
        rules=queries.session_rules(request.organisation, request.today),
        room="desk",
    )


def _tell(request: Request, session: Session) -> None:
    """Saved; and where it goes beyond what is believed to be the law, that, with the rule."""
    messages.success(request, _("บันทึก %(session)s แล้ว") % {"session": session})
    for concern in queries.session_concerns(
        request.organisation,
        kind=SessionKind(session.kind),
        year_be=session.year_be,
        opens_on=session.opens_on,
        closes_on=session.closes_on,
        pk=session.pk,
    ):
        messages.warning(request, f"{concern.words} ({concern.rule.cite})")


@require_POST
@door(access.may_call_meetings)
def announce_session(request: Request, pk: int) -> HttpResponse:
    """The session was announced."""
    session = access.session_for(request.visitor, pk)
    form = AnnouncedForm(request.POST)
    if form.is_valid():
        actions.announce_session(session, by=request.user, on=form.cleaned_data["on"])
        messages.success(request, _("บันทึกว่าประกาศ %(session)s แล้ว") % {"session": session})
    else:
        messages.warning(request, " ".join(str(error) for error in form.errors["on"]))
    return back_to_desk(request)


@require_POST
@door(access.may_call_meetings)
def remove_session(request: Request, pk: int) -> HttpResponse:
    """Take out a session entered by mistake."""
    session = access.session_for(request.visitor, pk)
    actions.remove_session(session, by=request.user)
    messages.success(request, _("เอา %(session)s ออกแล้ว") % {"session": session})
    return back_to_desk(request)
