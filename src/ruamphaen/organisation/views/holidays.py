"""The office's calendar of holidays: the last day to tell people of a meeting is counted with it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door
from ruamphaen.base.http import Request, page
from ruamphaen.base.turns import done
from ruamphaen.organisation import access, actions, forms, queries


def _back(request: Request) -> HttpResponse:
    return redirect("organisation:holidays", request.organisation.slug)


@door(access.may_keep_bodies)
def holidays(request: Request) -> HttpResponse:
    """The days of this year and the next, and a form for one more."""
    form = forms.HolidayForm(request.POST or None)
    if form.is_valid():
        holiday = done(
            form,
            lambda: actions.add_holiday(request.organisation, by=request.user, **form.cleaned_data),
        )
        if holiday:
            messages.success(request, _("ลง “%(name)s” แล้ว") % {"name": holiday})
            return _back(request)
    return page(
        request,
        "organisation/holidays.html",
        years=queries.holiday_years(request.organisation, request.today),
        form=form,
        tab="holidays",
        room="desk",
    )


@require_POST
@door(access.may_keep_bodies)
def add_fixed_holidays(request: Request) -> HttpResponse:
    """Enter the days that are the same every year."""
    form = forms.FixedHolidaysForm(request.POST)
    if not form.is_valid():
        raise Http404
    added = actions.add_fixed_holidays(
        request.organisation, by=request.user, year=form.cleaned_data["year"]
    )
    messages.success(request, _("ลงวันหยุด %(count)s วันแล้ว") % {"count": len(added)})
    return _back(request)


@require_POST
@door(access.may_keep_bodies)
def remove_holiday(request: Request, pk: int) -> HttpResponse:
    """Take a day out."""
    holiday = access.holiday_for(request.visitor, pk)
    actions.remove_holiday(holiday, by=request.user)
    messages.success(request, _("เอา “%(name)s” ออกแล้ว") % {"name": holiday})
    return _back(request)
