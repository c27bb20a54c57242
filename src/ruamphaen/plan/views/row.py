"""One row in a form of its own: everything the plan says about a project, without script."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door
from ruamphaen.base.http import Request, key_in, page
from ruamphaen.law.equipment import equipment_types
from ruamphaen.law.lists import lists_for
from ruamphaen.plan import access, actions, queries
from ruamphaen.plan.forms.lineage import OriginForm
from ruamphaen.plan.forms.rows import RowForm, fields_of, heading_of
from ruamphaen.plan.models import Listing, ListingAlignment, Version
from ruamphaen.plan.models.project import LIST_NAMES
from ruamphaen.plan.rules.lineage import OriginKind
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.outline import Outline
from ruamphaen.plan.views.changing import told_of
from ruamphaen.plan.views.columns import shown_in
from ruamphaen.plan.views.drafting import to_version
from ruamphaen.plan.views.public import chosen_list, tabs_of
from ruamphaen.strategy.forms import AlignmentForm
from ruamphaen.strategy.queries import upper_lists_for


@door(access.may_edit_plan)
def edit_row(request: Request, period: str, number: int, pk: int) -> HttpResponse:
    """One row of a draft with everything in it, and beside each field what the plan said before."""
    version, listing = row_of(request, period, number, pk)
    list_kind = ListKind(listing.list_kind)
    change = queries.change_of(listing)
    outline = queries.outline_of(version.plan)
    now = _shown(change.after, version, outline)
    old = _shown(change.before, version, outline) if change.before else {}
    form = RowForm(
        request.POST or None,
        initial={**now, "seen": listing.edit},
        period=version.plan.period,
        list_kind=list_kind,
        in_round=not version.is_whole,
        before={name: (text, name in change.cells) for name, text in old.items()},
    )
    conflict: actions.Conflict | None = None
    if form.is_valid():
        typed = {name: text for name, text in form.texts().items() if text != now[name]}
        seen = form.cleaned_data["seen"]
        conflict = _save(request, listing, typed, listing.edit if seen is None else seen, form)
        if conflict is None and not form.errors:
            return _after_saving(request, version, listing)
    return page(
        request,
        "plan/row.html",
        status=409 if conflict else 200,
        form=form,
        conflict=_side_by_side(conflict),
        listing=listing,
        change=change,
        told=told_of(change.judgement, change.kind, version.kind_list),
        origins=change.origins,
        origin_form=_origin_form(request),
        links=queries.links_said(version, listing.project_id),
        alignments=list(ListingAlignment.objects.filter(listing=listing)),
        alignment_form=_alignment_form(version, request),
        **_frame(version, list_kind),
    )


def _after_saving(request: Request, version: Version, listing: Listing) -> HttpResponse:
    """Back to the sheet; but a correction that changed substance is told at once, on this page."""
    listing.refresh_from_db()
    judgement = queries.change_of(listing).judgement
    messages.success(request, _("บันทึกแล้ว"))
    if judgement.must_move:
        messages.warning(request, _("แถวนี้แก้สาระสำคัญ จึงไม่ใช่การแก้ไขคำผิด ดูคำแนะนำข้างบนแบบ"))
        return redirect(
            "plan:edit_row",
            request.organisation.slug,
            version.plan.period.slug,
            version.number,
            listing.pk,
        )
    return _to_sheet(version, ListKind(listing.list_kind))


def _origin_form(request: Request, typed: Any = None) -> OriginForm:
    return OriginForm(
        typed,
        resolutions=queries.resolutions_to_cite(request.organisation),
        commitments=queries.commitments_to_cite(request.organisation),
    )


@require_POST
@door(access.may_edit_plan)
def add_origin(request: Request, period: str, number: int, pk: int) -> HttpResponse:
    """Say where a row comes from."""
    _version, listing = row_of(request, period, number, pk)
    form = _origin_form(request, request.POST)
    if form.is_valid():
        typed = {**form.cleaned_data, "kind": OriginKind(form.cleaned_data["kind"])}
        actions.add_origin(listing, by=request.user, **typed)
        messages.success(request, _("ลงที่มาแล้ว"))
    else:
        messages.warning(request, " ".join(str(e) for each in form.errors.values() for e in each))
    return redirect("plan:edit_row", request.organisation.slug, period, number, pk)


@require_POST
@door(access.may_edit_plan)
def remove_origin(request: Request, period: str, number: int, pk: int, origin: int) -> HttpResponse:
    """Take an origin of a row away."""
    _version, listing = row_of(request, period, number, pk)
    actions.remove_origin(get_object_or_404(listing.origins, pk=origin), by=request.user)
    messages.success(request, _("เอาที่มาออกแล้ว"))
    return redirect("plan:edit_row", request.organisation.slug, period, number, pk)


def _alignment_form(version: Version, request: Request, typed: Any = None) -> AlignmentForm:
    """The items of the levels above that hold during the plan's years."""
    tree = version.plan.tree
    upper = upper_lists_for(tree, request.today) if tree else list(lists_for(version.plan.period))
    return AlignmentForm(typed, upper=upper)


@require_POST
@door(access.may_edit_plan)
def align_row(request: Request, period: str, number: int, pk: int) -> HttpResponse:
    """Link a row to an item of a level above."""
    version, listing = row_of(request, period, number, pk)
    form = _alignment_form(version, request, request.POST)
    if form.is_valid():
        actions.align_listing(listing, by=request.user, **form.cleaned_data)
        messages.success(request, _("เชื่อมโยงแล้ว"))
    else:
        messages.warning(request, " ".join(str(e) for each in form.errors.values() for e in each))
    return redirect("plan:edit_row", request.organisation.slug, period, number, pk)


@require_POST
@door(access.may_edit_plan)
def unalign_row(request: Request, period: str, number: int, pk: int, link: int) -> HttpResponse:
    """Take a row's own link away."""
    _version, listing = row_of(request, period, number, pk)
    actions.unalign_listing(get_object_or_404(listing.alignments, pk=link), by=request.user)
    messages.success(request, _("เอาความเชื่อมโยงออกแล้ว"))
    return redirect("plan:edit_row", request.organisation.slug, period, number, pk)


def row_of(request: Request, period: str, number: int, pk: int) -> tuple[Version, Listing]:
    """A draft and a row of it, for those who may edit; a row of another version is 404 here."""
    version = access.version_to_edit(request.visitor, period, number)
    listing = access.listing_to_edit(request.visitor, pk)
    if listing.version_id != version.pk:
        raise Http404(pk)
    return version, listing


def _save(
    request: Request, listing: Listing, typed: dict[str, str], seen: int, form: RowForm
) -> actions.Conflict | None:
    """Save what was typed; what cannot be read stands beside its field, a conflict is returned."""
    try:
        if typed:
            actions.edit_listing(listing, by=request.user, seen=seen, typed=typed)
    except actions.CellsRefused as refusal:
        for cell in refusal.cells:
            form.add_error(cell.field, cell.sentence)
    except actions.Conflict as conflict:
        # Shown side by side; saving again means that mine is right.
        form.data = {**form.data.dict(), "seen": str(conflict.cells[0].edit)}  # type: ignore[attr-defined]
        return conflict
    return None


def _side_by_side(conflict: actions.Conflict | None) -> list[tuple[Any, str, str | None]]:
    if conflict is None:
        return []
    return [
        (cell.field.partition(":")[2] or heading_of(cell.field), cell.mine, cell.theirs)
        for cell in conflict.cells
        if cell.mine != cell.theirs
    ]


@door(access.may_edit_plan)
def add_row(request: Request, period: str, number: int) -> HttpResponse:
    """A new row of a list."""
    version = access.version_to_edit(request.visitor, period, number)
    list_kind = chosen_list(request, tabs_of(version, everything=True))
    form = RowForm(
        request.POST or None,
        period=version.plan.period,
        list_kind=list_kind,
        in_round=not version.is_whole,
    )
    if form.is_valid():
        typed = {name: text for name, text in form.texts().items() if text}
        try:
            actions.add_listing(version, by=request.user, list_kind=list_kind, typed=typed)
        except actions.CellsRefused as refusal:
            for cell in refusal.cells:
                form.add_error(cell.field, cell.sentence)
        else:
            messages.success(request, _("เพิ่มโครงการแล้ว"))
            return _to_sheet(version, list_kind)
    return page(request, "plan/row.html", form=form, listing=None, **_frame(version, list_kind))


@require_POST
@door(access.may_edit_plan)
def remove_row(request: Request, period: str, number: int, pk: int) -> HttpResponse:
    """Take a row out of a draft, with a way back."""
    version, listing = row_of(request, period, number, pk)
    seen = key_in(request.POST.get("seen", ""))
    edit = listing.edit if seen is None else seen
    removal = actions.remove_listings(version, by=request.user, seen={listing.pk: edit})
    messages.success(request, _("ลบ “%(title)s” แล้ว") % {"title": listing.title})
    address = reverse(
        "plan:restore_row",
        args=[request.organisation.slug, period, number, removal.entry],
    )
    request.session["removal"] = [address, listing.title]
    return _to_sheet(version, ListKind(listing.list_kind))


@require_POST
@door(access.may_edit_plan)
def restore_row(request: Request, period: str, number: int, removal: int) -> HttpResponse:
    """Bring back what was just removed."""
    version = access.version_to_edit(request.visitor, period, number)
    back = actions.restore_listings(version, by=request.user, removal=removal)
    request.session.pop("removal", None)
    messages.success(request, _("เรียกคืนแล้ว"))
    return _to_sheet(version, ListKind(back[0].list_kind))


@require_POST
@door(access.may_edit_plan)
def move_row(request: Request, period: str, number: int, pk: int) -> HttpResponse:
    """Move a row up or down in its group."""
    version, listing = row_of(request, period, number, pk)
    actions.move_listing(listing, by=request.user, step=-1 if "up" in request.POST else 1)
    return _to_sheet(version, ListKind(listing.list_kind))


def _shown(row: queries.Row, version: Version, outline: Outline) -> dict[str, str]:
    names = fields_of(
        version.plan.period, ListKind(row.listing.list_kind), in_round=not version.is_whole
    )
    return {name: shown_in(row, name, outline) for name in names}


def _frame(version: Version, list_kind: ListKind) -> dict[str, Any]:
    return {
        "version": version,
        "plan": version.plan,
        "list_kind": list_kind,
        "list_name": LIST_NAMES[list_kind],
        "offered": queries.suggestions(version),
        "equipment": equipment_types() if list_kind == ListKind.EQUIPMENT else (),
        "room": "plan",
    }


def _to_sheet(version: Version, list_kind: ListKind) -> HttpResponse:
    address = to_version(version, "plan:edit_version")["Location"]
    return redirect(format_html("{}?list={}", address, list_kind.value))
