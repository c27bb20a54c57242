"""What can be done: plant trees; add, edit, move and remove nodes; link them to levels above and to
the commitments of the policy statement.
"""

from typing import Any

from django.db import transaction
from django.db.models import F, Max, ProtectedError
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.law import lists
from ruamphaen.meetings.models import Commitment
from ruamphaen.organisation.models import Organisation, User
from ruamphaen.strategy.models import KIND_NAMES, Alignment, Fulfilment, Node, Tree
from ruamphaen.strategy.rules import (
    NodeDraft,
    NodeKind,
    TreeDraft,
    count_kinds,
    legal_children,
    moved,
)
from ruamphaen.thai.dates import FiscalYear
from ruamphaen.thai.text import clean, one_line


@transaction.atomic
def plant_tree(
    organisation: Organisation,
    *,
    by: User | None,
    name: str,
    draft: TreeDraft,
    first_year: FiscalYear | None = None,
    last_year: FiscalYear | None = None,
    source: str = "",
) -> Tree:
    """Make a whole tree from a draft (an import, or an empty one to start with)."""
    tree = Tree.objects.create(
        organisation=organisation,
        name=one_line(name),
        first_year=first_year,
        last_year=last_year,
        source=one_line(source),
    )
    _plant(tree, None, list(draft.roots))
    counts = {kind.value: count for kind, count in count_kinds(draft).items()}
    record(by, "strategy.plant_tree", tree, name=tree.name, nodes=counts, source=tree.source)
    return tree


def _plant(tree: Tree, parent: Node | None, drafts: list[NodeDraft]) -> None:
    for position, draft in enumerate(drafts):
        _ensure_legal(parent, draft.kind)
        node = Node.objects.create(
            tree=tree,
            parent=parent,
            kind=draft.kind.value,
            kind_name=one_line(draft.kind_name),
            number=one_line(draft.number),
            title=clean(draft.title),
            detail=clean(draft.detail),
            position=position,
        )
        _plant(tree, node, list(draft.children))


@transaction.atomic
def edit_tree(
    tree: Tree,
    *,
    by: User | None,
    name: str,
    first_year: FiscalYear | None,
    last_year: FiscalYear | None,
    source: str,
) -> Tree:
    """Change what a tree is called, the years it is for, and where it was taken from."""
    after = {
        "name": one_line(name),
        "first_year": first_year,
        "last_year": last_year,
        "source": one_line(source),
    }
    changed = _changed(tree, after)
    if changed:
        tree.save(update_fields=list(changed))
        record(by, "strategy.edit_tree", tree, changed=changed)
    return tree


@transaction.atomic
def remove_tree(tree: Tree, *, by: User | None) -> None:
    """Remove a whole tree, an import gone wrong say, that no plan and no row of one refers to."""
    nodes = tree.nodes.count()
    try:
        Tree.objects.filter(pk=tree.pk).delete()
    except ProtectedError as used:
        raise Refused(
            _("ลบไม่ได้ มีแผนหรือโครงการอ้างถึงผัง “%(name)s” เลือกผังอื่นให้แผนก่อน") % {"name": tree.name}
        ) from used
    record(by, "strategy.remove_tree", tree, name=tree.name, nodes=nodes, source=tree.source)


@transaction.atomic
def add_node(
    tree: Tree,
    *,
    by: User | None,
    parent: Node | None,
    kind: NodeKind,
    title: str,
    number: str = "",
    kind_name: str = "",
    detail: str = "",
) -> Node:
    """Add a node as the last child of `parent` (None = at the root)."""
    _ensure_legal(parent, kind)
    last = Node.objects.filter(tree=tree, parent=parent).aggregate(last=Max("position"))["last"]
    node = Node.objects.create(
        tree=tree,
        parent=parent,
        kind=kind.value,
        kind_name=one_line(kind_name),
        number=one_line(number),
        title=clean(title),
        detail=clean(detail),
        position=0 if last is None else last + 1,
    )
    record(by, "strategy.add_node", node, kind=kind.value, number=node.number, title=node.title)
    return node


@transaction.atomic
def edit_node(
    node: Node,
    *,
    by: User | None,
    seen: int,
    title: str,
    number: str,
    kind_name: str,
    detail: str,
) -> Node:
    """Change a node's words. `seen` is the edit the person was looking at; a later one is not lost.

    Raises Refused where someone else changed the node meanwhile.
    """
    after = {
        "title": clean(title),
        "number": one_line(number),
        "kind_name": one_line(kind_name),
        "detail": clean(detail),
    }
    changed = Node.objects.filter(pk=node.pk, edit=seen).update(edit=F("edit") + 1, **after)
    if not changed:
        raise Refused(
            _("มีผู้แก้หรือลบข้อนี้ไปแล้วระหว่างที่ท่านเปิดอยู่ ข้อความปัจจุบันคือ “%(title)s” เปิดดูก่อนแล้วแก้ใหม่")
            % {
                "title": Node.objects.filter(pk=node.pk).values_list("title", flat=True).first()
                or "–"
            }
        )
    what = _changed(node, after)
    node.refresh_from_db()
    record(by, "strategy.edit_node", node, changed=what)
    return node


@transaction.atomic
def move_node(node: Node, *, by: User | None, step: int) -> None:
    """Move a node among its siblings: step −1 = up, 1 = down."""
    siblings = list(
        Node.objects.select_for_update()
        .filter(tree=node.tree, parent=node.parent)
        .order_by("position", "pk")
    )
    after = moved(siblings, node, step)
    if after == siblings:  # it stands at that end already
        return
    for position, sibling in enumerate(after):
        if sibling.position != position:
            Node.objects.filter(pk=sibling.pk).update(position=position)
    record(by, "strategy.move_node", node, step=step)


@transaction.atomic
def remove_node(node: Node, *, by: User | None) -> None:
    """Remove a node that nothing stands under and nothing refers to."""
    if node.children.exists():
        raise Refused(_("ยังมีข้ออื่นอยู่ใต้ “%(title)s” ลบหรือย้ายข้อข้างใต้ก่อน") % {"title": node.title})
    try:
        Node.objects.filter(pk=node.pk).delete()
    except ProtectedError as used:
        raise Refused(
            _("ลบไม่ได้ มี %(count)s รายการในแผนอ้างถึง “%(title)s” ย้ายรายการเหล่านั้นไปข้ออื่นก่อน")
            % {"count": len(used.protected_objects), "title": node.title}
        ) from used
    record(by, "strategy.remove_node", node, kind=node.kind, number=node.number, title=node.title)


@transaction.atomic
def align_node(
    node: Node, *, by: User | None, list_code: str, number: str, title: str = ""
) -> Alignment:
    """Link a node to an item of a level above. Local lists need the item's own words."""
    number, title = upper_item(list_code, number, title)
    link, made = Alignment.objects.get_or_create(
        node=node,
        list_code=list_code,
        number=number,
        defaults={"title": title},
    )
    if made:
        record(
            by, "strategy.align_node", node, list=list_code, number=link.number, title=link.title
        )
    return link


def upper_item(list_code: str, number: str, title: str) -> tuple[str, str]:
    """Number and words of an item of a level above, as a link keeps them.

    The words are kept only for local lists; those of the law are read from it. Raises Refused
    (422) for an unknown list or item, and for a local item without its own words.
    """
    upper = lists.upper_lists().get(list_code)
    if upper is None:
        raise Refused(_("ไม่รู้จักแผนระดับบน “%(code)s”") % {"code": list_code}, status=422)
    name = upper.name_th
    if upper.local and not (number.strip() and title.strip()):
        raise Refused(
            _("%(list)s เป็นแผนของพื้นที่ พิมพ์เลขที่และชื่อข้อนั้น เช่น 2 ยกระดับคุณภาพชีวิต") % {"list": name},
            status=422,
        )
    if not upper.local and number not in {str(item.number) for item in upper.items}:
        raise Refused(_("%(list)s ไม่มีข้อ %(number)s") % {"list": name, "number": number}, status=422)
    return one_line(number), one_line(title) if upper.local else ""


@transaction.atomic
def unalign_node(link: Alignment, *, by: User | None) -> None:
    """Take a link to a level above away."""
    link.delete()
    record(by, "strategy.unalign_node", link.node, list=link.list_code, number=link.number)


@transaction.atomic
def fulfil(node: Node, *, by: User | None, commitment: Commitment) -> Fulfilment:
    """Say that a node takes up a commitment of the policy statement of the same organisation."""
    if commitment.area.statement.organisation_id != node.tree.organisation_id:
        raise Refused(_("คำมั่นนี้เป็นของหน่วยงานอื่น"), status=422)
    made, new = Fulfilment.objects.get_or_create(node=node, commitment=commitment)
    if new:
        record(by, "strategy.fulfil", node, title=node.title, commitment=commitment.text)
    return made


@transaction.atomic
def unfulfil(fulfilment: Fulfilment, *, by: User | None) -> None:
    """Take it back."""
    node, words = fulfilment.node, fulfilment.commitment.text
    fulfilment.delete()
    record(by, "strategy.unfulfil", node, title=node.title, commitment=words)


def _ensure_legal(parent: Node | None, kind: NodeKind) -> None:
    above = NodeKind(parent.kind) if parent else None
    if kind not in legal_children(above):
        raise Refused(
            _("“%(kind)s” อยู่ใต้ “%(parent)s” ไม่ได้ เลือกชนิดอื่นหรือย้ายไปไว้ใต้ข้ออื่น")
            % {"kind": KIND_NAMES[kind], "parent": KIND_NAMES[above] if above else _("ชั้นบนสุด")}
        )


def _changed(row: Tree | Node, after: dict[str, Any]) -> dict[str, list[Any]]:
    """Set the new values on the row; what differs, as [before, after] by column, for the ledger."""
    changed = {}
    for name, value in after.items():
        before = getattr(row, name)
        if before != value:
            changed[name] = [before, value]
            setattr(row, name, value)
    return changed
