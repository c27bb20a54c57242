"""How projects descend: merged, split, repeated, handed over, sent to coordination; each reversible."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.organisation.models import User
from ruamphaen.plan.actions.drafting import copy_listings
from ruamphaen.plan.actions.drafts import locked_draft, save_rows, search_text_of
from ruamphaen.plan.actions.rounds import ensure_known
from ruamphaen.plan.actions.rows import Removal, remove_listings
from ruamphaen.plan.models import Listing, Project, ProjectLink, Version
from ruamphaen.plan.queries.in_force import before
from ruamphaen.plan.rules.lineage import LEAVING_LINKS, LinkKind
from ruamphaen.plan.rules.listings import LONGEST_TEXT, ListKind
from ruamphaen.plan.rules.versions import row_kind
from ruamphaen.thai.text import one_line

MOST_PARTS = 50
LONGEST_NAME = 200  # letters of the name of another body
LONGEST_NOTE = 400


@transaction.atomic
def merge_projects(
    version: Version,
    *,
    by: User | None,
    projects: Iterable[int],
    into: int,
    note: str = "",
) -> list[ProjectLink]:
    """Merge projects of the plan into another one: they leave the plan, and say where they went.

    Projects that the draft does not list yet are taken up into it. Raises Refused for a project
    that is not in the plan, that leaves it already, or that would be merged into itself.
    """
    draft = locked_draft(version)
    links = _leave_for(draft, LinkKind.MERGED_INTO, set(projects), into, note)
    sources = [link.source_id for link in links]
    record(by, "plan.merge_projects", draft, projects=sources, into=into)
    return links


@transaction.atomic
def mark_duplicate(
    version: Version, *, by: User | None, project: int, of: int, note: str = ""
) -> ProjectLink:
    """Say that a project repeats another one: it leaves the plan, the other stays."""
    draft = locked_draft(version)
    [link] = _leave_for(draft, LinkKind.DUPLICATE_OF, {project}, of, note)
    record(by, "plan.mark_duplicate", draft, project=project, of=of)
    return link


@transaction.atomic
def transfer_project(
    version: Version, *, by: User | None, project: int, to: str, note: str = ""
) -> ProjectLink:
    """Hand a project over to another body: it leaves this plan."""
    draft = locked_draft(version)
    name = _outside(to)
    rows = _rows_of(draft, {project})
    _leave(draft, list(rows.values()))
    link = ProjectLink.objects.create(
        version=draft,
        kind=LinkKind.TRANSFERRED,
        source_id=project,
        outside_name=name,
        note=_note(note),
    )
    record(by, "plan.transfer_project", draft, project=project, to=name)
    return link


@transaction.atomic
def send_to_coordination(
    version: Version, *, by: User | None, project: int, to: str, note: str = ""
) -> ProjectLink:
    """Move a project beyond our capacity to the list that asks another body to do it (ผ.02/2)."""
    draft = locked_draft(version)
    name = _outside(to)
    row = _rows_of(draft, {project})[project]
    if row.list_kind == ListKind.COORDINATION:
        raise Refused(_("โครงการนี้อยู่ในบัญชีขอประสานแล้ว"))
    was = row.list_kind
    row.list_kind = ListKind.COORDINATION.value
    row.edit += 1
    save_rows([row], ["list_kind", "edit"])
    link = ProjectLink.objects.create(
        version=draft,
        kind=LinkKind.COORDINATION,
        source_id=project,
        outside_name=name,
        note=_note(note),
    )
    record(by, "plan.send_to_coordination", draft, project=project, to=name, was=was)
    return link


@transaction.atomic
def split_project(
    version: Version, *, by: User | None, project: int, titles: Sequence[str], note: str = ""
) -> list[Listing]:
    """Split a project: each title becomes a project of its own with the same words, without money.

    The project itself stays, to be made smaller or withdrawn; money is divided by the officer, for
    nobody else knows how. Raises Refused for no title, too many or one too long.
    """
    draft = locked_draft(version)
    named = [one_line(title) for title in titles if one_line(title)]
    if not 0 < len(named) <= MOST_PARTS or any(len(title) > LONGEST_TEXT for title in named):
        raise Refused(
            _("พิมพ์ชื่อโครงการที่แยกออก บรรทัดละหนึ่งชื่อ 1 ถึง %(most)s ชื่อ") % {"most": MOST_PARTS},
            status=422,
        )
    source = _rows_of(draft, {project})[project]
    kind = row_kind(draft.kind_list, known=False) or ""
    last = draft.listings.order_by("-position").values_list("position", flat=True).first() or 0
    made = Project.objects.bulk_create(
        Project(organisation=draft.plan.organisation) for _title in named
    )
    department = source.department.name if source.department else ""
    parts = []
    for place, (title, own) in enumerate(zip(named, made, strict=True), start=1):
        words = {name: getattr(source, name) for name in _SHARED_BY_PARTS}
        part = Listing(
            version=draft, project=own, title=title, kind=kind, position=last + place, **words
        )
        part.search_text = search_text_of(part, department)
        parts.append(part)
    Listing.objects.bulk_create(parts)
    ProjectLink.objects.bulk_create(
        ProjectLink(
            version=draft,
            kind=LinkKind.SPLIT_FROM,
            source=own,
            target_id=project,
            note=_note(note),
        )
        for own in made
    )
    record(
        by,
        "plan.split_project",
        draft,
        project=project,
        parts=[[part.pk, part.project_id, part.title] for part in parts],
    )
    return parts


_SHARED_BY_PARTS = (
    *("list_kind", "node_id", "programme", "programme_as_printed", "strategy_as_printed"),
    *("objective", "target", "indicator", "outcome", "department_id", "community_id"),
    *("place", "district", "source_of_money", "equipment_type"),
)


@transaction.atomic
def unlink_projects(link: ProjectLink, *, by: User | None) -> Removal | None:
    """Take back what a draft says of two projects, and what it did: the project stays, or its list.

    The part of a split is removed with its link, so that the removal can be taken back too; one
    that was worked on since remains as a row of the draft.
    """
    draft = locked_draft(link.version)
    said = draft.links.filter(pk=link.pk).first()
    if said is None:
        raise Refused(_("ความเกี่ยวข้องนี้ถูกเอาออกไปแล้ว"))
    row = draft.listings.filter(project=said.source_id).select_for_update().first()
    if row is not None and said.kind == LinkKind.SPLIT_FROM and _as_split(draft, row):
        return remove_listings(draft, by=by, seen={row.pk: row.edit})
    said.delete()
    if row is not None and said.kind in LEAVING_LINKS:
        again = draft.links.filter(source=said.source_id, kind__in=LEAVING_LINKS)
        if not again.exists():
            row.withdrawn = False
            row.edit += 1
            save_rows([row], ["withdrawn", "edit"])
    if row is not None and said.kind == LinkKind.COORDINATION:
        earlier = before(draft).filter(project=row.project_id).first()
        row.list_kind = earlier.list_kind if earlier else ListKind.MAIN.value
        row.edit += 1
        save_rows([row], ["list_kind", "edit"])
    record(
        by,
        "plan.unlink_projects",
        draft,
        kind=said.kind,
        source=said.source_id,
        target=said.target_id,
    )
    return None


def _as_split(draft: Version, part: Listing) -> bool:
    """Whether a part of a split is as the split made it: no edit, nothing of its own, one link."""
    own = (part.budgets, part.alignments, part.origins)
    links = draft.links.filter(Q(source=part.project_id) | Q(target=part.project_id))
    return part.edit == 0 and not any(each.exists() for each in own) and links.count() == 1


def _leave_for(
    draft: Version, kind: LinkKind, sources: set[int], target: int, note: str
) -> list[ProjectLink]:
    """Projects leave the plan for another one of it."""
    if target in sources:
        raise Refused(_("เลือกโครงการที่จะรับไว้ให้เป็นคนละโครงการกับที่จะออก"), status=422)
    if not sources:
        raise Refused(_("เลือกโครงการก่อน"), status=422)
    rows = _rows_of(draft, sources | {target})
    if rows[target].withdrawn:
        raise Refused(
            _("“%(title)s” ออกจากแผนในฉบับนี้ จึงรับโครงการอื่นไม่ได้") % {"title": rows[target].title}
        )
    _leave(draft, [rows[project] for project in sorted(sources)])
    return ProjectLink.objects.bulk_create(
        ProjectLink(version=draft, kind=kind, source_id=project, target_id=target, note=_note(note))
        for project in sorted(sources)
    )


def _leave(draft: Version, rows: Sequence[Listing]) -> None:
    ensure_known(draft, rows)
    targets = draft.links.filter(
        kind__in=LEAVING_LINKS, target__in=[row.project_id for row in rows]
    ).exists()
    if targets:
        raise Refused(_("มีโครงการอื่นรวมเข้ามาที่โครงการนี้แล้ว เอาความเกี่ยวข้องนั้นออกก่อน"))
    for row in rows:
        if row.withdrawn:
            raise Refused(_("“%(title)s” ออกจากแผนในฉบับนี้อยู่แล้ว") % {"title": row.title})
        row.withdrawn = True
        row.edit += 1
    save_rows(rows, ["withdrawn", "edit"])


def _rows_of(draft: Version, projects: set[int]) -> Mapping[int, Listing]:
    """The draft's rows of these projects; those it does not list are taken up from the plan."""
    here = draft.listings.filter(project__in=projects).select_related("department")
    rows = {row.project_id: row for row in here.select_for_update(of=("self",))}
    missing = projects - rows.keys()
    if missing:
        standing = before(draft).filter(project__in=missing)
        kind = row_kind(draft.kind_list, known=True) or ""
        rows |= {row.project_id: row for row in copy_listings(standing, draft, kind=kind)}
    if projects - rows.keys():
        raise Refused(_("เลือกได้เฉพาะโครงการที่อยู่ในแผนนี้หรือในร่างนี้"))
    return rows


def _outside(name: str) -> str:
    said = one_line(name)
    if not said or len(said) > LONGEST_NAME:
        raise Refused(_("พิมพ์ชื่อหน่วยงานที่รับโครงการไป ไม่เกิน 200 ตัวอักษร"), status=422)
    return said


def _note(note: str) -> str:
    said = one_line(note)
    if len(said) > LONGEST_NOTE:
        raise Refused(_("หมายเหตุยาวเกิน 400 ตัวอักษร ย่อให้สั้นลง"), status=422)
    return said
