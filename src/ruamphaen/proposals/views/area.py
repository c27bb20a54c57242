"""The organisation's own map, kept at the desk."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door
from ruamphaen.base.errors import Refused
from ruamphaen.base.http import Request, page
from ruamphaen.proposals import access
from ruamphaen.proposals.actions.mapping import drop_area, keep_area
from ruamphaen.proposals.forms.area import AreaForm
from ruamphaen.proposals.models import AreaMap
from ruamphaen.proposals.queries.areas import area_of


@door(access.may_decide_home)
def area(request: Request) -> HttpResponse:
    """See the map in use, and put another in its place."""
    form = AreaForm(request.POST or None, request.FILES or None)
    status = 422 if form.errors else 200
    if form.is_valid():
        try:
            keep_area(
                request.organisation,
                by=request.user,
                content=form.cleaned_data["file"].read(),
                credit=form.cleaned_data["credit"],
                at=timezone.now(),
            )
        except Refused as refusal:
            form.add_error("file", refusal.sentence)
            status = refusal.status
        else:
            messages.success(request, _("ใช้แผนที่ใหม่แล้ว"))
            return redirect("proposals:area", request.organisation.slug)
    own = AreaMap.objects.filter(organisation=request.organisation).exists()
    return page(
        request,
        "proposals/area.html",
        status=status,
        form=form,
        area=area_of(request.organisation),
        own=own,
    )


@door(access.may_decide_home)
@require_POST
def drop(request: Request) -> HttpResponse:
    """Go back to the map that comes with the system."""
    drop_area(get_object_or_404(AreaMap, organisation=request.organisation), by=request.user)
    messages.success(request, _("เอาแผนที่ของหน่วยงานออกแล้ว"))
    return redirect("proposals:area", request.organisation.slug)
