"""Builders of the tests: one per noun, keyword-only; say only what matters, the rest is filled in."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import count

from ruamphaen.base.models import StoredFile
from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.organisation.models import Department, Organisation, User
from ruamphaen.plan.models import (
    Listing,
    Plan,
    Project,
    Version,
    WorkbookImport,
    YearBudget,
)
from ruamphaen.plan.rules.importing import Report, hash_of, written
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.versions import State, VersionKind
from ruamphaen.strategy.models import Node, Tree
from ruamphaen.strategy.rules import NodeKind
from ruamphaen.thai.dates import FiscalYear, PlanPeriod
from ruamphaen.thai.sorting import sort_key
from ruamphaen.thai.words import search_words

PASSWORD = "ปลูกข้าวปลูกผักปลูกป่า"
_numbers = count(1)


def organisation(
    *,
    slug: str = "",
    name_th: str = "เทศบาลตำบลตัวอย่าง",
    kind: OrganisationKind = OrganisationKind.SUBDISTRICT_MUNICIPALITY,
) -> Organisation:
    """A local government."""
    return Organisation.objects.create(
        slug=slug or f"town-{next(_numbers)}",
        kind=kind.value,
        name_th=name_th,
        sort_key=sort_key(name_th),
    )


def department(*, organisation: Organisation, name: str = "สำนักปลัด") -> Department:
    """A department of it."""
    return Department.objects.create(organisation=organisation, name=name, sort_key=sort_key(name))


def user(*, username: str = "", full_name: str = "") -> User:
    """A sign-in with PASSWORD; what they may do comes with posts."""
    return User.objects.create_user(
        username=username or f"person-{next(_numbers)}", password=PASSWORD, full_name=full_name
    )


# A small tree as many towns have it: two strategies with two tactics each.
SMALL_TREE: Mapping[str, Sequence[str]] = {
    "การพัฒนาโครงสร้างพื้นฐาน": ("พัฒนาเส้นทางคมนาคม", "พัฒนาแหล่งน้ำ"),
    "การพัฒนาคุณภาพชีวิต": ("ส่งเสริมการศึกษา", "ส่งเสริมสุขภาพ"),
}


def tree(
    *,
    organisation: Organisation,
    name: str = "ยุทธศาสตร์การพัฒนา",
    strategies: Mapping[str, Sequence[str]] = SMALL_TREE,
) -> Tree:
    """A tree of strategies with tactics, numbered 1, 1.1, 1.2, 2, …"""
    made = Tree.objects.create(
        organisation=organisation,
        name=name,
        first_year=FiscalYear(2566),
        last_year=FiscalYear(2570),
    )
    for place, (title, tactics) in enumerate(strategies.items(), start=1):
        strategy = node(tree=made, title=title, number=str(place), position=place)
        for below, tactic in enumerate(tactics, start=1):
            node(
                tree=made,
                parent=strategy,
                kind=NodeKind.TACTIC,
                title=tactic,
                number=f"{place}.{below}",
                position=below,
            )
    return made


def node(
    *,
    tree: Tree,
    title: str,
    parent: Node | None = None,
    kind: NodeKind = NodeKind.STRATEGY,
    number: str = "",
    position: int = 0,
) -> Node:
    """One node of a tree."""
    return Node.objects.create(
        tree=tree, parent=parent, kind=kind.value, title=title, number=number, position=position
    )


def plan(
    *, organisation: Organisation, period: str = "2566-2570", tree: Tree | None = None
) -> Plan:
    """A plan for a period."""
    years = PlanPeriod.parse(period)
    return Plan.objects.create(
        organisation=organisation, first_year=years.first, last_year=years.last, tree=tree
    )


def version(
    *,
    plan: Plan,
    number: int | None = None,
    kind: VersionKind = VersionKind.FIRST,
    state: State = State.DRAFT,
    round_number: int | None = None,
) -> Version:
    """A version of a plan; a draft unless told otherwise."""
    return Version.objects.create(
        plan=plan,
        number=number or plan.versions.count() + 1,
        kind=kind.value,
        state=state.value,
        round_number=round_number,
    )


def listing(
    *,
    version: Version,
    title: str = "ก่อสร้างถนนคอนกรีตเสริมเหล็ก หมู่ที่ 5",
    project: Project | None = None,
    list_kind: ListKind = ListKind.MAIN,
    money: Mapping[int, int | str] | None = None,
    **columns: object,
) -> Listing:
    """A row of a version, last in its list; `money` by Buddhist-era year."""
    position = version.listings.count()
    made = Listing.objects.create(
        version=version,
        project=project or Project.objects.create(organisation=version.plan.organisation),
        list_kind=list_kind.value,
        title=title,
        search_text=" ".join(search_words(title)),
        **{"position": position, **columns},
    )
    YearBudget.objects.bulk_create(
        YearBudget(listing=made, year=FiscalYear(year), amount_baht=Decimal(baht))
        for year, baht in (money or {}).items()
    )
    return made


def trial(*, version: Version, report: Report | None = None) -> WorkbookImport:
    """An import that was tried out and not yet accepted."""
    kept = report or Report("แผน.xlsx", "0" * 64, version.pk, "", [])
    return WorkbookImport.objects.create(
        version=version,
        file=StoredFile.objects.create(
            chain=version.chain,
            sha256=kept.file_sha256,
            name=kept.file_name,
            kind="xlsx",
            size_bytes=1,
        ),
        report=written(kept),
        report_hash=hash_of(written(kept)),
        by_tag="someone",
    )
