"""The order of a draft's rows: move them, and number them as their form does."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.organisation.models import User
from ruamphaen.plan.actions.drafts import locked_draft, save_rows, standings
from ruamphaen.plan.models import Listing, Version
from ruamphaen.plan.queries.outlines import outline_of
from ruamphaen.plan.rules.groups import Standing, group_of, numbers
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.strategy.rules import moved


def set_positions(standing: Sequence[Standing], positions: Mapping[int, int]) -> int:
    """Write the positions that changed; how many did."""
    changed = {row.pk: positions[row.pk] for row in standing if positions[row.pk] != row.position}
    rows = list(Listing.objects.filter(pk__in=changed))
    for row in rows:
        row.position = changed[row.pk]
    if rows:
        save_rows(rows, ["position"])
    return len(rows)


@transaction.atomic
def move_listings(
    version: Version,
    *,
    by: User | None,
    list_kind: ListKind,
    listings: Sequence[int],
    before: int | None,
) -> None:
    """Move rows of one list, in their order, to just before another row (None = to the end)."""
    draft = locked_draft(version)
    standing = standings(draft, list_kind)
    order = [row.pk for row in standing]
    moving = [pk for pk in order if pk in set(listings)]
    rest = [pk for pk in order if pk not in set(listings)]
    if len(moving) != len(set(listings)) or (before is not None and before not in rest):
        raise Refused(_("แถวที่จะย้ายถูกลบหรือย้ายบัญชีไปแล้ว โหลดหน้านี้ใหม่"))
    place = len(rest) if before is None else rest.index(before)
    ordered = [*rest[:place], *moving, *rest[place:]]
    set_positions(standing, {pk: position for position, pk in enumerate(ordered)})
    record(by, "plan.move_listings", draft, list=list_kind.value, listings=moving, before=before)


@transaction.atomic
def move_listing(listing: Listing, *, by: User | None, step: int) -> None:
    """Move a row up (−1) or down (1) among the rows of its own group, as its form shows them."""
    draft = locked_draft(listing.version)
    list_kind = ListKind(listing.list_kind)
    standing = standings(draft, list_kind)
    here = next((row for row in standing if row.pk == listing.pk), None)
    if here is None:
        raise Refused(_("แถวนี้ถูกลบไปแล้ว โหลดหน้านี้ใหม่"))
    outline = outline_of(draft.plan)
    group = group_of(here, list_kind, outline)
    mates = [row.pk for row in standing if group_of(row, list_kind, outline) == group]
    swapped = moved(mates, listing.pk, step)
    in_turn = iter(swapped)
    order = [next(in_turn) if row.pk in set(mates) else row.pk for row in standing]
    set_positions(standing, {pk: position for position, pk in enumerate(order)})
    record(by, "plan.move_listing", draft, listing=listing.pk, step=step)


@transaction.atomic
def renumber(version: Version, *, by: User | None, list_kind: ListKind) -> dict[int, int]:
    """Number the rows of a list as its form does: from 1 in each strategy, tactic and programme.

    Returns the new edit of every row whose number changed.
    """
    draft = locked_draft(version)
    right = numbers(standings(draft, list_kind), list_kind, outline_of(draft.plan))
    rows = [
        row
        for row in Listing.objects.select_for_update().filter(version=draft, list_kind=list_kind)
        if row.number != right[row.pk]
    ]
    changed = [[row.pk, row.number, right[row.pk]] for row in rows]
    for row in rows:
        row.number = right[row.pk]
        row.edit += 1
    if rows:
        save_rows(rows, ["number", "edit"])
        record(by, "plan.renumber", draft, list=list_kind.value, numbers=changed)
    return {row.pk: row.edit for row in rows}
