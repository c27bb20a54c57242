"""The agenda before the meeting: laid from a template, then added to, edited, moved, taken away."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.meetings.actions.journal import in_the_hall
from ruamphaen.meetings.models import AgendaItem, Meeting
from ruamphaen.meetings.models.meeting import BASIS_NAMES
from ruamphaen.meetings.rules.agenda import is_sub, kind_of_item, last_below, moved, numbers
from ruamphaen.meetings.rules.kinds import Basis, ItemKind, State
from ruamphaen.organisation.models import User
from ruamphaen.thai.text import clean, one_line


def lay(meeting: Meeting, titles: Sequence[str], bases: Sequence[Basis] = ()) -> None:
    """Write an agenda of these items; where a meeting has several bases, one sub-item for each
    stands under the item in which they are decided."""
    rows = [(title, False) for title in titles]
    if len(bases) > 1:
        asks = [place for place, (title, _sub) in enumerate(rows) if _decides(title)]
        if asks:
            subs = [(str(BASIS_NAMES[Basis(basis)]), True) for basis in bases]
            rows[asks[-1] + 1 : asks[-1] + 1] = subs
    printed = numbers([sub for _title, sub in rows])
    AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=meeting,
            position=place,
            number=number,
            kind=ItemKind.CONSIDER if sub else kind_of_item(title),
            title=one_line(title),
        )
        for place, ((title, sub), number) in enumerate(zip(rows, printed, strict=True))
    )


def _decides(title: str) -> bool:
    """Whether an item is one in which something new is decided."""
    is_done = "พิจารณาเสร็จแล้ว" in title
    return kind_of_item(title) == ItemKind.CONSIDER and not is_done and "ระดม" not in title


@transaction.atomic
def lay_agenda(
    meeting: Meeting, *, by: User | None, titles: Sequence[str], bases: Sequence[Basis] = ()
) -> None:
    """Begin the agenda again from a template; only an empty one, so that nothing typed is lost."""
    meeting = _open_to_change(meeting)
    if meeting.items.exists():
        raise Refused(_("มีระเบียบวาระอยู่แล้ว เอาออกก่อนถ้าจะเริ่มใหม่จากแบบ"))
    lay(meeting, titles, bases)
    record(by, "meetings.lay_agenda", meeting, title=meeting.title, items=len(titles))


@transaction.atomic
def add_agenda_item(
    meeting: Meeting,
    *,
    by: User | None,
    title: str,
    kind: ItemKind | None = None,
    detail: str = "",
    presenter: str = "",
    under: AgendaItem | None = None,
) -> AgendaItem:
    """Add an item: the last one, or the last sub-item of `under` (an item, not a sub-item).

    `kind` None: what the title tells.
    """
    meeting = _open_to_change(meeting)
    items = _items(meeting)
    if under is not None and (under not in items or is_sub(under.number)):
        raise Refused(_("วาระที่จะใส่ข้อย่อยไม่มีแล้ว เปิดหน้านี้ใหม่"))
    item = AgendaItem(
        meeting=meeting,
        number=f"{under.number}.1" if under else "1",
        kind=kind or kind_of_item(title),
        title=one_line(title),
        detail=clean(detail),
        presenter=one_line(presenter),
    )
    place = last_below(items, under, _sub) if under else len(items)
    items.insert(place, item)
    _write_order(items)
    record(by, "meetings.add_agenda_item", item, number=item.number, title=item.title)
    return item


@transaction.atomic
def edit_agenda_item(
    item: AgendaItem,
    *,
    by: User | None,
    seen: int,
    title: str,
    kind: ItemKind,
    detail: str = "",
    presenter: str = "",
) -> AgendaItem:
    """Change an item's words. Raises Refused where somebody else changed it meanwhile."""
    _open_to_change(item.meeting)
    changed = AgendaItem.objects.filter(pk=item.pk, edit=seen).update(
        title=one_line(title),
        kind=kind,
        detail=clean(detail),
        presenter=one_line(presenter),
        edit=F("edit") + 1,
    )
    if not changed:
        raise Refused(_("มีผู้แก้หรือเอาวาระนี้ออกระหว่างที่ท่านเปิดอยู่ สิ่งที่ท่านพิมพ์ยังอยู่ในช่อง เปิดหน้าใหม่เพื่อดูค่าล่าสุด"))
    item.refresh_from_db()
    record(by, "meetings.edit_agenda_item", item, number=item.number, title=item.title)
    return item


@transaction.atomic
def move_agenda_item(item: AgendaItem, *, by: User | None, step: int) -> None:
    """Move an item up (−1) or down (1); its sub-items go along, and all are numbered anew."""
    meeting = _open_to_change(item.meeting)
    items = _items(meeting)
    if item not in items:
        raise Refused(_("วาระนี้ไม่มีแล้ว เปิดหน้านี้ใหม่"))
    after = moved(items, item, step, _sub)
    if after == items:  # it stands at that end already
        return
    _write_order(after)
    record(by, "meetings.move_agenda_item", item, title=item.title, step=step)


@transaction.atomic
def remove_agenda_item(item: AgendaItem, *, by: User | None) -> None:
    """Take an item away; one with sub-items only after these."""
    meeting = _open_to_change(item.meeting)
    items = _items(meeting)
    if item not in items:
        return
    if not is_sub(item.number) and last_below(items, item, _sub) > items.index(item) + 1:
        raise Refused(_("วาระที่ %(number)s ยังมีข้อย่อย เอาข้อย่อยออกก่อน") % {"number": item.number})
    record(by, "meetings.remove_agenda_item", item, number=item.number, title=item.title)
    items.remove(item)
    item.delete()
    _write_order(items)


def _open_to_change(meeting: Meeting) -> Meeting:
    """The meeting, locked, while its agenda may still be prepared."""
    meeting = in_the_hall(meeting)
    if meeting.state not in {State.PREPARED, State.CALLED}:
        raise Refused(
            _("การประชุมนี้ “%(state)s” อยู่ ระเบียบวาระเปลี่ยนได้ในห้องประชุมเท่านั้น")
            % {"state": meeting.get_state_display()}
        )
    return meeting


def _items(meeting: Meeting) -> list[AgendaItem]:
    return list(AgendaItem.objects.filter(meeting=meeting).order_by("position", "pk"))


def _sub(item: AgendaItem) -> bool:
    return is_sub(item.number)


def _write_order(items: Sequence[AgendaItem]) -> None:
    """Save places and numbers as the items now stand; a new item is saved whole."""
    for place, (item, number) in enumerate(
        zip(items, numbers([_sub(one) for one in items]), strict=True)
    ):
        if item.pk is not None and (item.position, item.number) == (place, number):
            continue
        item.position, item.number = place, number
        if item.pk is None:
            item.save(force_insert=True)
        else:
            item.save(update_fields=["position", "number"])
