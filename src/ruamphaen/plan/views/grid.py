"""The planners' sheet: the table to type in, and what it sends while they type."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal
from functools import wraps
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door
from ruamphaen.base.errors import Refused
from ruamphaen.base.http import Request, page
from ruamphaen.law.equipment import equipment_types
from ruamphaen.plan import access, actions, queries
from ruamphaen.plan.models import Listing, Version
from ruamphaen.plan.models.project import LIST_NAMES
from ruamphaen.plan.rules.cells import year_of
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.outline import Outline
from ruamphaen.plan.rules.versions import KIND_WORDS
from ruamphaen.plan.views.changing import in_words, told_of
from ruamphaen.plan.views.columns import TOTAL, Column, cells_in, columns_of
from ruamphaen.plan.views.lines import headings_of
from ruamphaen.plan.views.public import (
    chosen_list,
    page_number,
    pager_page,
    per_page,
    tabs_of,
)

MOST_CHANGES = 5_000
LONGEST_TYPED = 20_000


@door(access.may_edit_plan)
def edit_version(request: Request, period: str, number: int) -> HttpResponse:
    """The sheet of one list of a draft; without script, a table whose rows open a form."""
    version = access.version_to_edit(request.visitor, period, number)
    tabs = tabs_of(version, everything=True)
    list_kind = chosen_list(request, tabs)
    outline = queries.outline_of(version.plan)
    compares = version.number > 1 and queries.before(version).exists()
    only_changed = compares and "changed" in request.GET
    filters = queries.Filters(only=queries.changed_rows(version) if only_changed else None)
    shown = queries.listing_page(
        version, list_kind, filters, page_number(request), per_page(request)
    )
    for row in shown.rows:
        row.listing.version = version  # already here; no need to ask for it row by row
    columns = columns_of(list_kind, version.plan.period, in_round=not version.is_whole)
    old = old_cells(version, [row.listing.pk for row in shown.rows]) if compares else {}
    lines = [
        (heading, [(row, _marked(row, columns, outline, old)) for row in heading.rows])
        for heading in headings_of(shown, outline)
    ]
    return page(
        request,
        "plan/edit.html",
        version=version,
        plan=version.plan,
        tabs=tabs,
        list_kind=list_kind,
        list_name=LIST_NAMES[list_kind],
        columns=columns,
        shown=shown,
        lines=lines,
        compares=compares,
        only_changed=only_changed,
        round_kinds=[] if version.is_whole else [KIND_WORDS[kind] for kind in version.kind_list],
        first=(shown.page - 1) * per_page(request) + 1,
        offered=queries.suggestions(version),
        equipment=equipment_types() if list_kind == ListKind.EQUIPMENT else (),
        footings=[(column, footing_of(column, shown)) for column in columns],
        pager_page=pager_page(shown, per_page(request)),
        room="plan",
    )


def old_cells(version: Version, listings: Sequence[int]) -> dict[int, dict[str, str]]:
    """What the changed cells of these rows said before, as the grid would show it."""
    rows = version.listings.filter(pk__in=listings)
    return {
        change.listing.pk: {name: in_words(cell.old) for name, cell in change.cells.items()}
        for change in queries.changes_of(version, rows)
    }


def _marked(
    row: queries.Row,
    columns: Sequence[Column],
    outline: Outline,
    old: Mapping[int, Mapping[str, str]],
) -> list[tuple[Column, str, str | None]]:
    """A row's cells; the changed ones with what they said before."""
    before = old.get(row.listing.pk, {})
    return [
        (column, shown, before.get(column.field))
        for column, shown in cells_in(row, columns, outline)
    ]


def marks_after(version: Version, listings: Collection[int]) -> list[dict[str, Any]]:
    """What is changed now in rows that were just saved, and what is told of their kind."""
    rows = version.listings.filter(pk__in=listings)
    marks = []
    for change in queries.changes_of(version, rows):
        told = told_of(change.judgement, change.kind, version.kind_list)
        speaks = told is not None and told.must
        marks.append(
            {
                "listing": change.listing.pk,
                "old": {name: in_words(cell.old) for name, cell in change.cells.items()},
                "told": told.sentence if told is not None and speaks else "",
                "move": str(told.move_word)
                if told is not None and speaks and not told.opens
                else "",
            }
        )
    return marks


def footing_of(column: Column, shown: queries.ListingPage) -> Decimal | None:
    """The sum under a money column of this page; None under the others."""
    if column.field == TOTAL:
        return shown.page_baht
    year = year_of(column.field, shown.plan.period)
    return shown.page_money.get(year) if year is not None else None


def _answers_json[**Asked](
    view: Callable[Asked, HttpResponse],
) -> Callable[Asked, HttpResponse]:
    """A refusal becomes JSON with its sentence, and with the cells it is about."""

    @wraps(view)
    def answer(*args: Asked.args, **kwargs: Asked.kwargs) -> HttpResponse:
        try:
            return view(*args, **kwargs)
        except actions.Conflict as conflict:
            return JsonResponse(_conflict_as_json(conflict), status=409)
        except actions.CellsRefused as refusal:
            refused = [
                vars_of(cell, "listing", "field", "sentence", "suggestion")
                for cell in refusal.cells
            ]
            return JsonResponse({"sentence": str(refusal.sentence), "refused": refused}, status=422)
        except Refused as refusal:
            return JsonResponse({"sentence": str(refusal.sentence)}, status=refusal.status)

    return answer


def _conflict_as_json(conflict: actions.Conflict) -> dict[str, Any]:
    # Only rows that were found in this draft: any other number could be a neighbour's row.
    listings = {cell.listing for cell in conflict.cells if cell.edit is not None}
    rows = rows_as_json(Listing.objects.filter(pk__in=listings))
    return {
        "sentence": str(conflict.sentence),
        "conflicts": [
            vars_of(cell, "listing", "field", "theirs", "edit") for cell in conflict.cells
        ],
        "rows": {row["pk"]: row["cells"] for row in rows},
    }


@require_POST
@door(access.may_edit_plan)
@_answers_json
def cells(request: Request, period: str, number: int) -> HttpResponse:
    """Save cells: {"changes": [{"listing", "seen", "field", "typed"}]} → their new edits and texts."""
    version = access.version_to_edit(request.visitor, period, number)
    changes = [
        actions.CellChange(
            listing=whole_number(change, "listing"),
            seen_edit=whole_number(change, "seen"),
            field=text(change, "field"),
            typed=text(change, "typed"),
        )
        for change in objects(sent(request), "changes")
    ]
    edited = actions.edit_cells(version, by=request.user, changes=changes)
    answer: dict[str, Any] = {
        "edits": edited.edits,
        "cells": [vars_of(cell, "listing", "field", "shown") for cell in edited.cells],
        "new_departments": list(edited.new_departments),
    }
    if version.number > 1:  # before the first version there is nothing to differ from
        answer["marks"] = marks_after(version, edited.edits)
    return JsonResponse(answer)


@require_POST
@door(access.may_edit_plan)
@_answers_json
def rows(request: Request, period: str, number: int) -> HttpResponse:
    """An act on whole rows: {"act": "add" | "remove" | "restore" | "move" | "renumber", …}."""
    version = access.version_to_edit(request.visitor, period, number)
    asked = sent(request)
    act = ACTS.get(text(asked, "act"))
    if act is None:
        raise unreadable()
    return JsonResponse(act(request, version, asked))


def _add(request: Request, version: Version, asked: Mapping[str, Any]) -> dict[str, Any]:
    behind = whole_number(asked, "after") if asked.get("after") is not None else None
    typed = [{name: text(row, name) for name in row} for row in objects(asked, "rows")]
    made = actions.add_listings(
        version,
        by=request.user,
        list_kind=list_kind_in(asked),
        rows=typed,
        after=access.listing_to_edit(request.visitor, behind) if behind is not None else None,
    )
    known = {
        row["pk"]: row for row in rows_as_json(version.listings.filter(pk__in=[m.pk for m in made]))
    }
    return {"rows": [known[listing.pk] for listing in made]}


def _remove(request: Request, version: Version, asked: Mapping[str, Any]) -> dict[str, Any]:
    seen = asked.get("seen")
    if not isinstance(seen, dict) or not seen:
        raise unreadable()
    try:
        named = {int(pk): int(edit) for pk, edit in seen.items()}
    except (TypeError, ValueError) as problem:
        raise unreadable() from problem
    return {"removal": actions.remove_listings(version, by=request.user, seen=named).entry}


def _restore(request: Request, version: Version, asked: Mapping[str, Any]) -> dict[str, Any]:
    back = actions.restore_listings(
        version, by=request.user, removal=whole_number(asked, "removal")
    )
    return {"rows": rows_as_json(version.listings.filter(pk__in=[row.pk for row in back]))}


def _move(request: Request, version: Version, asked: Mapping[str, Any]) -> dict[str, Any]:
    listings = asked.get("listings")
    if not isinstance(listings, list) or not all(isinstance(pk, int) for pk in listings):
        raise unreadable()
    actions.move_listings(
        version,
        by=request.user,
        list_kind=list_kind_in(asked),
        listings=listings,
        before=whole_number(asked, "before"),
    )
    return {}


def _renumber(request: Request, version: Version, asked: Mapping[str, Any]) -> dict[str, Any]:
    changed = actions.renumber(version, by=request.user, list_kind=list_kind_in(asked))
    return {"rows": rows_as_json(version.listings.filter(pk__in=list(changed)))}


ACTS: Mapping[str, Callable[[Request, Version, Mapping[str, Any]], dict[str, Any]]] = {
    "add": _add,
    "remove": _remove,
    "restore": _restore,
    "move": _move,
    "renumber": _renumber,
}


def rows_as_json(listings: Any) -> list[dict[str, Any]]:
    """Rows as the sheet shows them now: {"pk", "edit", "cells": {field: text}}; three queries."""
    found = queries.with_money(queries.loaded(listings, "version__plan__organisation"))
    if not found:
        return []
    outline = queries.outline_of(found[0].listing.version.plan)
    shapes: dict[str, Any] = {}
    answer = []
    for row in found:
        listing = row.listing
        kind, plan = ListKind(listing.list_kind), listing.version.plan
        if kind not in shapes:
            shapes[kind] = columns_of(kind, plan.period, in_round=not listing.version.is_whole)
        columns = shapes[kind]
        texts = {
            column.field: shown
            for column, shown in cells_in(row, columns, outline)
            if column.field != TOTAL
        }
        answer.append({"pk": listing.pk, "edit": listing.edit, "cells": texts})
    return answer


def sent(request: Request) -> dict[str, Any]:
    """The JSON object of a request; refused with 400 where it is none."""
    try:
        found = json.loads(request.body)
    except (ValueError, RecursionError) as problem:
        raise unreadable() from problem
    if not isinstance(found, dict):
        raise unreadable()
    return found


def objects(asked: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """A list of objects in what was sent."""
    found = asked.get(name)
    if not isinstance(found, list) or not 0 < len(found) <= MOST_CHANGES:
        raise unreadable()
    if not all(isinstance(each, dict) for each in found):
        raise unreadable()
    return found


def whole_number(asked: Mapping[str, Any], name: str) -> int:
    """A whole number in what was sent."""
    found = asked.get(name)
    if not isinstance(found, int) or isinstance(found, bool):
        raise unreadable()
    return found


def text(asked: Mapping[str, Any], name: str) -> str:
    """A text in what was sent, not longer than any cell could be."""
    found = asked.get(name)
    if not isinstance(found, str) or len(found) > LONGEST_TYPED:
        raise unreadable()
    return found


def list_kind_in(asked: Mapping[str, Any]) -> ListKind:
    """The list that was named."""
    try:
        return ListKind(text(asked, "list"))
    except ValueError as problem:
        raise unreadable() from problem


def unreadable() -> Refused:
    """What was sent makes no sense: a fault of the page, not of the person."""
    return Refused(_("อ่านสิ่งที่หน้านี้ส่งมาไม่ได้ ยังไม่ได้บันทึกอะไร โหลดหน้านี้ใหม่แล้วลองอีกครั้ง"), status=400)


def vars_of(thing: Any, *names: str) -> dict[str, Any]:
    """Some attributes of a thing, by name."""
    return {name: getattr(thing, name) for name in names}
