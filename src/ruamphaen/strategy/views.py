"""Which page: keeping the tree. The public tree is a window's page (portal), which adds the money."""

import json
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ruamphaen.base.doors import door
from ruamphaen.base.errors import Refused
from ruamphaen.base.http import Request, download, page
from ruamphaen.meetings.queries.policy import commitments_of
from ruamphaen.strategy import access, actions, forms, importing, queries
from ruamphaen.strategy.models import KIND_NAMES, Node, Tree
from ruamphaen.strategy.rules import NodeKind, TreeDraft, count_kinds, legal_children
from ruamphaen.strategy.rules.reading import Misread


def _back_to(tree: Tree, node: Node | None = None) -> HttpResponse:
    """The editing page of the tree, at the node just worked on."""
    address = reverse("strategy:edit_tree", args=[tree.organisation.slug, tree.pk])
    return redirect(f"{address}#node-{node.pk}" if node else address)


@door(access.may_edit_strategy)
def edit_trees(request: Request) -> HttpResponse:
    """All trees of the organisation, and a new one."""
    form = forms.TreeForm(request.POST or None)
    if form.is_valid():
        tree = actions.plant_tree(
            request.organisation, by=request.user, draft=TreeDraft(()), **form.cleaned_data
        )
        return _back_to(tree)
    trees = queries.trees_of(request.organisation)
    return page(request, "strategy/edit_trees.html", trees=trees, form=form, room="strategy")


@door(access.may_edit_strategy)
def import_tree(request: Request) -> HttpResponse:
    """Paste a published strategy or choose a file, look at what was read, then plant it.

    Two forms: one is read again and again and saves nothing, the other plants exactly what is shown.
    """
    if request.method != "POST":
        return _import_page(request, forms.SourceForm())
    return _plant_read(request) if "plant" in request.POST else _show_read(request)


def _show_read(request: Request) -> HttpResponse:
    source = forms.SourceForm(request.POST, request.FILES)
    if not source.is_valid():
        return _import_page(request, source, status=422)
    file = source.cleaned_data["file"]
    try:
        text = importing.text_of(file.name, file.read()) if file else source.cleaned_data["text"]
        draft = importing.read(text)
    except Misread as problem:
        source.add_error("file" if file else "text", str(problem))
        return _import_page(request, source, status=422)
    return _read_page(request, draft, text, None)


def _plant_read(request: Request) -> HttpResponse:
    text = request.POST.get("text", "")
    try:
        draft = importing.read(text)
    except Misread as problem:
        raise Refused(str(problem), status=422) from problem
    form = forms.PlantForm(request.POST, auto_id="plant_%s")
    if not (form.is_valid() and draft.roots):
        return _read_page(request, draft, text, form, status=422)
    words = {key: form.cleaned_data[key] for key in ("name", "first_year", "last_year", "source")}
    tree = actions.plant_tree(request.organisation, by=request.user, draft=draft, **words)
    messages.success(request, _("ลงผัง “%(name)s” แล้ว ตรวจและแก้ทีละข้อได้ที่นี่") % {"name": tree.name})
    return _back_to(tree)


def _read_page(
    request: Request, draft: TreeDraft, text: str, form: forms.PlantForm | None, status: int = 200
) -> HttpResponse:
    """What was read, the text to correct, and what the tree is to be called."""
    if form is None:
        period = importing.period_in(text)
        offered = {
            "text": text,
            "name": _("ยุทธศาสตร์การพัฒนา"),
            "first_year": period.first if period else None,
            "last_year": period.last if period else None,
        }
        form = forms.PlantForm(initial=offered, auto_id="plant_%s")
    source = forms.SourceForm(initial={"text": text})
    return _import_page(request, source, draft, form, status)


def _import_page(
    request: Request,
    source: forms.SourceForm,
    draft: TreeDraft | None = None,
    form: forms.PlantForm | None = None,
    status: int = 200,
) -> HttpResponse:
    counts = count_kinds(draft) if draft else {}
    return page(
        request,
        "strategy/import_tree.html",
        status=status,
        source=source,
        draft=draft,
        counts=[(KIND_NAMES[kind], counts[kind]) for kind in NodeKind if kind in counts],
        form=form,
        room="strategy",
    )


@door(access.may_edit_strategy)
def edit_tree(request: Request, pk: int) -> HttpResponse:
    """The whole tree with what can be done at each node."""
    tree = access.tree_for(request.visitor, pk)
    return page(
        request, "strategy/edit_tree.html", view=queries.tree_page(tree), tree=tree, room="strategy"
    )


@door(access.may_edit_strategy)
def tree_words(request: Request, pk: int) -> HttpResponse:
    """What a tree is called, its years and its source; and its removal."""
    tree = access.tree_for(request.visitor, pk)
    now = {key: getattr(tree, key) for key in ("name", "first_year", "last_year", "source")}
    form = forms.TreeForm(request.POST or None, initial=now)
    if form.is_valid():
        actions.edit_tree(tree, by=request.user, **form.cleaned_data)
        messages.success(request, _("บันทึกแล้ว"))
        return _back_to(tree)
    return page(request, "strategy/tree_words.html", tree=tree, form=form, room="strategy")


@door(access.may_edit_strategy)
def tree_json(request: Request, pk: int) -> HttpResponse:
    """The tree as a file that the import reads again."""
    tree = access.tree_for(request.visitor, pk)
    written = json.dumps(
        queries.tree_as_json(queries.tree_page(tree)), ensure_ascii=False, indent=2
    )
    return download(written.encode(), name=f"{tree.name}.json", kind="json")


@require_POST
@door(access.may_edit_strategy)
def remove_tree(request: Request, pk: int) -> HttpResponse:
    """Remove a tree that no plan refers to."""
    tree = access.tree_for(request.visitor, pk)
    actions.remove_tree(tree, by=request.user)
    messages.success(request, _("ลบผัง “%(name)s” แล้ว") % {"name": tree.name})
    return redirect("strategy:edit_trees", request.organisation.slug)


@door(access.may_edit_strategy)
def add_node(request: Request, pk: int, parent: int | None = None) -> HttpResponse:
    """A new node under a parent, or at the root."""
    tree = access.tree_for(request.visitor, pk)
    above = access.node_for(request.visitor, parent) if parent else None
    if above and above.tree_id != tree.pk:
        raise Http404(parent)
    if above and not legal_children(NodeKind(above.kind)):
        raise Refused(_("ใต้%(kind)sมีข้อย่อยไม่ได้") % {"kind": above.get_kind_display()})
    siblings = list(Node.objects.filter(tree=tree, parent=above).values_list("number", flat=True))
    form = forms.NodeForm.under(above, siblings, request.POST or None)
    if form.is_valid():
        typed = form.cleaned_data
        node = actions.add_node(
            tree,
            by=request.user,
            parent=above,
            kind=NodeKind(typed["kind"]),
            title=typed["title"],
            number=typed["number"],
            kind_name=typed["kind_name"],
            detail=typed["detail"],
        )
        messages.success(request, _("เพิ่ม “%(title)s” แล้ว") % {"title": node.title})
        return _back_to(tree, node)
    return page(
        request, "strategy/node_form.html", tree=tree, parent=above, form=form, room="strategy"
    )


@door(access.may_edit_strategy)
def edit_node(request: Request, pk: int) -> HttpResponse:
    """One node's words and its links to the levels above."""
    node = access.node_for(request.visitor, pk)
    form = forms.NodeForm.of(node, request.POST or None)
    if form.is_valid():
        typed = form.cleaned_data
        node = actions.edit_node(
            node,
            by=request.user,
            seen=typed["seen"] if typed["seen"] is not None else node.edit,
            title=typed["title"],
            number=typed["number"],
            kind_name=typed["kind_name"],
            detail=typed["detail"],
        )
        messages.success(request, _("บันทึกแล้ว"))
        return _back_to(node.tree, node)
    return _node_page(request, node, form, _alignment_form(request, node))


def _node_page(
    request: Request,
    node: Node,
    form: forms.NodeForm,
    alignment_form: forms.AlignmentForm,
    status: int = 200,
    fulfilment_form: forms.FulfilmentForm | None = None,
) -> HttpResponse:
    commitments = commitments_of(request.organisation)
    return page(
        request,
        "strategy/node_form.html",
        status=status,
        tree=node.tree,
        node=node,
        parent=node.parent,
        form=form,
        links=list(node.alignments.all()),
        alignment_form=alignment_form,
        fulfilments=queries.fulfilments_of_node(node),
        fulfilment_form=(fulfilment_form or forms.FulfilmentForm(commitments=commitments))
        if commitments
        else None,
        room="strategy",
    )


def _alignment_form(request: Request, node: Node, typed: Any = None) -> forms.AlignmentForm:
    return forms.AlignmentForm(typed, upper=queries.upper_lists_for(node.tree, request.today))


@require_POST
@door(access.may_edit_strategy)
def align_node(request: Request, pk: int) -> HttpResponse:
    """Link a node to an item of a level above."""
    node = access.node_for(request.visitor, pk)
    form = _alignment_form(request, node, request.POST)
    if not form.is_valid():
        return _node_page(request, node, forms.NodeForm.of(node, None), form, status=422)
    actions.align_node(node, by=request.user, **form.cleaned_data)
    messages.success(request, _("เชื่อมโยงแล้ว"))
    return redirect("strategy:edit_node", request.organisation.slug, node.pk)


@require_POST
@door(access.may_edit_strategy)
def unalign_node(request: Request, pk: int, link: int) -> HttpResponse:
    """Take a link away."""
    actions.unalign_node(access.link_for(request.visitor, pk, link), by=request.user)
    messages.success(request, _("เอาความเชื่อมโยงออกแล้ว"))
    return redirect("strategy:edit_node", request.organisation.slug, pk)


@require_POST
@door(access.may_edit_strategy)
def fulfil(request: Request, pk: int) -> HttpResponse:
    """The node takes up a commitment of the policy statement."""
    node = access.node_for(request.visitor, pk)
    form = forms.FulfilmentForm(request.POST, commitments=commitments_of(request.organisation))
    if not form.is_valid():
        words = forms.NodeForm.of(node, None)
        return _node_page(request, node, words, _alignment_form(request, node), 422, form)
    actions.fulfil(node, by=request.user, commitment=form.cleaned_data["commitment"])
    messages.success(request, _("บันทึกว่าข้อนี้สานต่อคำมั่นแล้ว"))
    return redirect("strategy:edit_node", request.organisation.slug, node.pk)


@require_POST
@door(access.may_edit_strategy)
def unfulfil(request: Request, pk: int, link: int) -> HttpResponse:
    """Take it back."""
    actions.unfulfil(access.fulfilment_for(request.visitor, pk, link), by=request.user)
    messages.success(request, _("เอาการสานต่อคำมั่นออกแล้ว"))
    return redirect("strategy:edit_node", request.organisation.slug, pk)


@require_POST
@door(access.may_edit_strategy)
def move_node(request: Request, pk: int) -> HttpResponse:
    """Move a node up or down among its siblings."""
    node = access.node_for(request.visitor, pk)
    actions.move_node(node, by=request.user, step=-1 if "up" in request.POST else 1)
    return _back_to(node.tree, node)


@require_POST
@door(access.may_edit_strategy)
def remove_node(request: Request, pk: int) -> HttpResponse:
    """Remove a node that nothing stands under and nothing refers to."""
    node = access.node_for(request.visitor, pk)
    tree, parent = node.tree, node.parent
    actions.remove_node(node, by=request.user)
    messages.success(request, _("ลบ “%(title)s” แล้ว") % {"title": node.title})
    return _back_to(tree, parent)
