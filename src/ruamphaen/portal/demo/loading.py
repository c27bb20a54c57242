"""Loading the demo through the same acts that people use, once; a second call finds it there."""

from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from ruamphaen.law import bodies
from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.organisation import actions as organisations
from ruamphaen.organisation.models import Department, Organisation, User
from ruamphaen.plan import actions as plans
from ruamphaen.plan.models import Plan, Version
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.versions import VersionKind
from ruamphaen.portal.demo import (
    conversations,
    council,
    figures,
    forum,
    meetings,
    real,
    rounds,
    talk,
    town,
    town_words,
    voices,
    voices_came,
)
from ruamphaen.portal.demo.people import MEMBERS, PASSWORD, PEOPLE, DemoPerson
from ruamphaen.strategy import actions as strategies
from ruamphaen.strategy.models import Node
from ruamphaen.strategy.rules import NodeDraft, NodeKind, TreeDraft
from ruamphaen.strategy.rules.reading import read_json
from ruamphaen.thai.dates import FiscalYear, PlanPeriod

TOWN_SLUG = "sai-than"
SEED = 2569
SINCE = date(2022, 10, 1)  # the day the plan of 2566–2570 began to count
FIGURES_ON = date(2021, 9, 1)  # before its first issue was announced, so that the book has them
PERIOD = PlanPeriod(FiscalYear(2566), FiscalYear(2570))
NEXT_PERIOD = PlanPeriod(FiscalYear(2571), FiscalYear(2575))

type Announce = Callable[[str], None]


def load(*, announce: Announce, seed: int = SEED, now: datetime | None = None) -> None:
    """Load what is not there yet. Each organisation is one transaction: whole, or not at all.

    `now`: the council of the fictional town sits on that day (this moment, if none is named).
    """
    if Organisation.objects.filter(slug=TOWN_SLUG).exists():
        return
    announce("กำลังใส่ข้อมูลตัวอย่าง … / loading the demo")
    people = _people()
    for each in real.ORGANISATIONS:
        _load_real(each, people["planner"])
    _load_town(people, seed, now or timezone.now())


def sign_ins() -> str:
    """The sign-ins of the demo as a table for the terminal."""
    lines = [f"    {person.username:<10} {person.post}" for person in PEOPLE]
    return (
        "\n  ชื่อผู้ใช้ตัวอย่าง / demo sign-ins   (รหัสผ่าน / password: "
        + PASSWORD
        + ")\n"
        + "\n".join(lines)
    )


@transaction.atomic
def _people() -> dict[str, User]:
    return {
        person.username: organisations.create_user(
            by=None, username=person.username, password=PASSWORD, full_name=person.full_name
        )
        for person in PEOPLE
    }


# ------------------------------------------------------------------ the real ones


@transaction.atomic
def _load_real(each: real.RealOrganisation, planner: User) -> None:
    record = each.strategy
    organisation = organisations.create_organisation(
        by=None,
        slug=each.slug,
        kind=each.kind,
        name_th=each.name_th,
        name_en=each.name_en,
        code=each.code,
        province_code=each.province_code,
        province_th=each.province_th,
        district_th=each.district_th,
        source=record["source"],
    )
    # So that a visitor can try an officer's work on real data; the post is shown to staff only.
    post = organisations.create_post(
        organisation, by=None, title="เจ้าหน้าที่แผน (บัญชีสาธิต)", role=PEOPLE[0].role
    )
    organisations.hand_over(post, by=None, to=planner, on=SINCE)
    strategies.plant_tree(
        organisation,
        by=None,
        name=each.tree_name,
        draft=read_json(record),
        source=record["source"],
    )
    if each.slug == "mae-sai":
        _load_mae_sai_plan(organisation)
    meetings.load_real(organisation)


def _load_mae_sai_plan(organisation: Organisation) -> None:
    """The published addition no. 3 of อบต.แม่ใส: eight rows, as its book has them."""
    source, rows = real.mae_sai_plan()
    names = dict.fromkeys(row.strategy for row in rows)
    tree = strategies.plant_tree(
        organisation,
        by=None,
        name="ยุทธศาสตร์ที่ปรากฏในแผนพัฒนาท้องถิ่น เพิ่มเติม ฉบับที่ 3",
        draft=TreeDraft(
            tuple(NodeDraft(NodeKind.STRATEGY, name.removeprefix("ยุทธศาสตร์")) for name in names)
        ),
        first_year=PERIOD.first,
        last_year=PERIOD.last,
        source=source,
    )
    plan = plans.create_plan(organisation, by=None, period=PERIOD, tree=tree)
    version = plans.start_version(
        plan, by=None, kinds=[VersionKind.ADDITION], noun="ฉบับที่", round_number=3, source=source
    )
    plans.add_listings(
        version,
        by=None,
        list_kind=ListKind.MAIN,
        rows=[
            {
                "number": str(row.number),
                "title": row.title,
                "objective": row.objective,
                "target": row.target,
                "programme": row.programme,
                "department": row.department,
                "node": row.strategy.removeprefix("ยุทธศาสตร์"),
                **{f"budget:{year}": str(amount) for year, amount in row.money.items()},
            }
            for row in rows
        ],
    )
    # The source names no day of announcement, so none is shown.
    plans.record_published(version, by=None, on=None, source=source)


# ------------------------------------------------------------------ the fictional town


@transaction.atomic
def _load_town(people: dict[str, User], seed: int, now: datetime) -> None:
    organisation = organisations.create_organisation(
        by=None,
        slug=TOWN_SLUG,
        kind=OrganisationKind.TOWN,
        name_th=town_words.NAME_TH,
        name_en=town_words.NAME_EN,
        is_example=True,
    )
    departments = {
        name: organisations.add_department(organisation, by=None, name=name)
        for name in town.DEPARTMENTS
    }
    for name in town.COMMUNITIES:
        organisations.add_community(organisation, by=None, name=name)
    for person in PEOPLE:
        _seat_person(organisation, person, people[person.username], departments)
    _form_committees(organisation)
    figures.load_town(organisation, FIGURES_ON)
    tree = strategies.plant_tree(
        organisation,
        by=None,
        name="ยุทธศาสตร์การพัฒนาเทศบาลเมืองสายธาร",
        draft=_town_draft(),
        first_year=PERIOD.first,
        last_year=PERIOD.last,
    )
    _align_town(tree.pk)
    addition = _town_plan(plans.create_plan(organisation, by=None, period=PERIOD, tree=tree), seed)
    _next_plan(organisation, seed)
    council.load_town(organisation, people["council"], now)
    forum.load_town(organisation, now)
    voices.load_town(organisation, seed, now)
    voices_came.load_town(organisation, people["planner"], now)
    talk.load_town(organisation, people, addition, seed, now)
    conversations.load_town(organisation, now, seed)
    rounds.walk_town(organisation, now)


def _seat_person(
    organisation: Organisation,
    person: DemoPerson,
    user: User,
    departments: dict[str, Department],
) -> None:
    post = organisations.create_post(
        organisation,
        by=None,
        title=person.post,
        role=person.role,
        department=departments.get(person.department),
    )
    organisations.hand_over(post, by=None, to=user, on=SINCE)


def _form_committees(organisation: Organisation) -> None:
    for code in ("development-committee", "support-committee", "evaluation-committee"):
        body = bodies.body_at(code, SINCE)
        committee = organisations.form_committee(
            organisation, by=None, body=code, order_number="1/2565", appointed_on=SINCE
        )
        for seat in body.seats:
            for name in MEMBERS[seat.group][: max(seat.least, 1)]:
                organisations.seat_member(
                    committee,
                    by=None,
                    group=seat.group,
                    name=name,
                    role=seat.role.label.th,
                    since=SINCE,
                )


def _town_draft() -> TreeDraft:
    missions = [
        NodeDraft(NodeKind.MISSION, text, number=str(place))
        for place, text in enumerate(town_words.MISSIONS, 1)
    ]
    working = [
        NodeDraft(
            NodeKind.STRATEGY,
            strategy.title,
            number=strategy.number,
            children=tuple(
                NodeDraft(NodeKind.GUIDELINE, guideline.title, number=guideline.number)
                for guideline in strategy.guidelines
            ),
        )
        for strategy in town_words.STRATEGIES
    ]
    return TreeDraft((NodeDraft(NodeKind.VISION, town_words.VISION), *missions, *working))


def _align_town(tree: int) -> None:
    """The town's links to the levels above, as its forms print them (lines ก., ข., ค.)."""
    for strategy in town_words.STRATEGIES:
        node = Node.objects.get(tree=tree, kind=NodeKind.STRATEGY, number=strategy.number)
        for code, number in (
            ("national-strategy", strategy.national),
            ("nesdp-13", strategy.milestone),
            ("sdgs", strategy.sdg),
        ):
            strategies.align_node(node, by=None, list_code=code, number=number)


def _town_plan(plan: Plan, seed: int) -> Version:
    """The first issue, announced, and an addition still being drafted, which is given back."""
    years = [year.be for year in plan.period.years]
    first = plans.start_version(plan, by=None, kinds=[VersionKind.FIRST])
    _write(first, town.rows(seed, years))
    plans.record_published(first, by=None, on=date(2021, 10, 29), source="")
    addition = plans.start_version(
        plan,
        by=None,
        kinds=[VersionKind.ADDITION],
        round_number=1,
        year=FiscalYear(2570),
        because=rounds.BECAUSE,
    )
    _write(addition, town.rows(seed + 1, years[-1:])[:6])
    return addition


def _next_plan(organisation: Organisation, seed: int) -> None:
    """The plan of the next period in its first draft: two cycles are alive at once."""
    first = organisation.trees.get()
    tree = strategies.plant_tree(
        organisation,
        by=None,
        name="ประเด็นการพัฒนาเทศบาลเมืองสายธาร (ร่าง)",
        draft=TreeDraft(
            tuple(
                NodeDraft(
                    NodeKind.ISSUE,
                    strategy.title,
                    number=strategy.number,
                    children=tuple(
                        NodeDraft(NodeKind.GUIDELINE, one.title, number=one.number)
                        for one in strategy.guidelines
                    ),
                )
                for strategy in town_words.STRATEGIES
            )
        ),
        first_year=NEXT_PERIOD.first,
        last_year=NEXT_PERIOD.last,
        source=first.name,
    )
    plan = plans.create_plan(organisation, by=None, period=NEXT_PERIOD, tree=tree)
    draft = plans.start_version(plan, by=None, kinds=[VersionKind.FIRST])
    years = [year.be for year in NEXT_PERIOD.years]
    _write(draft, town.rows(seed + 2, years)[:40])


def _write(version: Version, rows: list[town.TownRow]) -> None:
    for list_kind in ListKind:
        typed = [_typed(row) for row in rows if row.list_kind == list_kind]
        if typed:
            plans.add_listings(version, by=None, list_kind=list_kind, rows=typed)


def _typed(row: town.TownRow) -> dict[str, str]:
    """A row as an officer would type it into the grid."""
    words = {
        "title": row.title,
        "objective": row.objective,
        "target": row.target,
        "indicator": row.indicator,
        "outcome": row.outcome,
        "department": row.department,
        "programme": row.programme,
        "node": row.guideline,
        "community": row.community,
        "reason": row.reason,
        "equipment_type": row.equipment_type,
    }
    money = {f"budget:{year}": str(amount) for year, amount in row.money.items()}
    return {field: text for field, text in {**words, **money}.items() if text}
