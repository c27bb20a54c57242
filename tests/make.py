"""Builders of the tests: one per noun, keyword-only; say only what matters, the rest is filled in."""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from datetime import date, datetime
from decimal import Decimal
from itertools import count

from ruamphaen.base.models import StoredFile
from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.meetings.models import AgendaItem, Group, Meeting, Resolution, Session
from ruamphaen.meetings.rules.kinds import Basis, ItemKind, Outcome
from ruamphaen.meetings.rules.kinds import State as MeetingState
from ruamphaen.organisation.models import Committee, Department, Organisation, Seat, User
from ruamphaen.plan.models import (
    Listing,
    Plan,
    Project,
    Version,
    WorkbookImport,
    YearBudget,
    guards,
)
from ruamphaen.plan.rules.importing import Report, hash_of, written
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.versions import State, VersionKind
from ruamphaen.strategy.models import Node, Tree
from ruamphaen.strategy.rules import NodeKind
from ruamphaen.thai.dates import BANGKOK, FiscalYear, PlanPeriod
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
        kinds=kind.value,
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
    """A row of a version, last in its list; `money` by Buddhist-era year.

    A test may set up a version that was announced long ago: then the guards look away.
    """
    with nullcontext() if version.is_draft else guards.lifted_guards():
        return _listing(version, title, project, list_kind, money, columns)


def _listing(
    version: Version,
    title: str,
    project: Project | None,
    list_kind: ListKind,
    money: Mapping[int, int | str] | None,
    columns: Mapping[str, object],
) -> Listing:
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


def meeting(
    *,
    organisation: Organisation,
    title: str = "ประชาคมท้องถิ่นระดับตำบล ครั้งที่ 1/2569",
    forum: str = "forum-subdistrict",
    committees: Sequence[Committee] = (),
    session: Session | None = None,
    starts_at: datetime = datetime(2026, 11, 20, 9, 0, tzinfo=BANGKOK),
    state: MeetingState = MeetingState.CALLED,
    bases: Sequence[Basis] = (Basis.ADDITION,),
    groups: Mapping[str, int | None] = {"ประชาชนในพื้นที่": None},
    items: Sequence[str] = ("ประธานแจ้งให้ที่ประชุมทราบ", "พิจารณาร่างแผน", "เรื่องอื่น ๆ"),
    seats_in_hall: int | None = None,
) -> Meeting:
    """A meeting that was called for the day of the tests, with its groups and agenda."""
    made = Meeting.objects.create(
        organisation=organisation,
        title=title,
        forum=forum,
        session=session,
        bases=[basis.value for basis in bases],
        number=1,
        year_be=2569,
        place="หอประชุม",
        starts_at=starts_at,
        state=state,
        seats_in_hall=seats_in_hall,
    )
    made.committees.set(committees)
    for place, (name, quota) in enumerate(groups.items()):
        Group.objects.create(meeting=made, name=name, quota=quota, position=place, is_open=True)
    for place, item in enumerate(items):
        AgendaItem.objects.create(
            meeting=made,
            position=place,
            number=str(place + 1),
            kind=ItemKind.CONSIDER,
            title=item,
        )
    return made


def resolution(
    *, meeting: Meeting, text: str = "เห็นชอบร่างแผน", outcome: Outcome = Outcome.AGREED
) -> Resolution:
    """What a meeting resolved on its first item."""
    return Resolution.objects.create(
        meeting=meeting,
        item=meeting.items.order_by("position").first(),
        number=meeting.resolutions.count() + 1,
        outcome=outcome.value,
        text=text,
        made_at=meeting.starts_at,
    )


def committee(
    *,
    organisation: Organisation,
    body: str = "development-committee",
    members: Sequence[str] = ("สมาชิก หนึ่ง", "สมาชิก สอง", "สมาชิก สาม"),
    group: str = "councillors",
) -> Committee:
    """A body with its members in office."""
    made = Committee.objects.create(
        organisation=organisation, body=body, appointed_on=date(2025, 1, 1)
    )
    for name in members:
        Seat.objects.create(committee=made, group=group, name=name, since=date(2025, 1, 1))
    return made
