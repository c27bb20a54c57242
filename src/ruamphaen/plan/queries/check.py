"""The facts of a version that the plan check looks at, and its waivers."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.organisation.models import Organisation
from ruamphaen.organisation.queries.bodies import in_office, orders_by_body
from ruamphaen.organisation.queries.local_rules import ask_here
from ruamphaen.plan.models import CheckWaiver, Listing, ListingAlignment, Version, YearBudget
from ruamphaen.plan.queries.outlines import outline_of
from ruamphaen.plan.queries.route_facts import route_facts
from ruamphaen.plan.rules.check import CheckReport, Finding, PlanUnderCheck, check
from ruamphaen.plan.rules.check.facts import (
    BodyFacts,
    CheckedRow,
    EarlierRow,
    Link,
    SeatFacts,
    VersionFacts,
)
from ruamphaen.plan.rules.groups import Standing, group_of
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.outline import Outline
from ruamphaen.plan.rules.versions import State, VersionKind
from ruamphaen.strategy.models import Alignment

_COLUMNS = (
    "pk",
    "project_id",
    "list_kind",
    "kind",
    "withdrawn",
    "position",
    "title",
    "number",
    "node_id",
    "strategy_as_printed",
    "programme",
    "programme_as_printed",
    "objective",
    "target",
    "indicator",
    "outcome",
    "department__name",
    "equipment_type",
    "source_of_money",
    "reason",
)


@dataclass(frozen=True)
class VersionCheck:
    """ผลตรวจของฉบับ — the report without what is waived, what is waived with its waiver, and
    waivers whose finding is gone or says something else now."""

    report: CheckReport
    waived: Sequence[tuple[Finding, CheckWaiver]]
    idle: Sequence[CheckWaiver]


def check_version(version: Version, on: date) -> VersionCheck:
    """Check a version as it stands, on a day; about a dozen queries, whatever it holds."""
    report = check(plan_under_check(version, on))
    standing = {waiver.fingerprint: waiver for waiver in standing_waivers(version)}
    left, waived, used = [], [], set()
    for finding in report.findings:
        waiver = standing.get(finding.fingerprint)
        if waiver is None:
            left.append(finding)
        else:
            waived.append((finding, waiver))
            used.add(waiver.fingerprint)
    idle = [waiver for mark, waiver in standing.items() if mark not in used]
    return VersionCheck(CheckReport(left, report.not_judged, report.in_order), waived, idle)


def standing_waivers(version: Version) -> list[CheckWaiver]:
    """The waivers of a version that were not taken back, oldest first."""
    return list(version.waivers.filter(withdrawn_at=None))


def plan_under_check(version: Version, on: date) -> PlanUnderCheck:
    """A version as plain values, its steps, meetings and postings among them."""
    plan = version.plan
    outline = outline_of(plan)
    rows = _rows(Listing.objects.filter(version=version), outline)
    own = {row.project for row in rows if row.project is not None}
    earlier, before = _earlier(version, own, outline)
    day = version.announced_on or on
    bodies = _bodies(plan.organisation, day)
    steps, meetings, postings = route_facts(version)
    return PlanUnderCheck(
        period=plan.period,
        on=on,
        rows=tuple(rows),
        version=_facts(version),
        organisation=OrganisationKind(plan.organisation.kind),
        outline=outline,
        links=_links(Alignment.objects.filter(node__tree=plan.tree_id), "node_id"),
        earlier=earlier,
        before=before,
        versions=tuple(_facts(one) for one in plan.versions.order_by("number")),
        steps=steps,
        meetings=meetings,
        postings=postings,
        development=bodies.get("development-committee"),
        support=bodies.get("support-committee"),
        evaluation=bodies.get("evaluation-committee"),
        ask=ask_here(plan.organisation),
    )


def _facts(version: Version) -> VersionFacts:
    return VersionFacts(
        number=version.number,
        kinds=version.kind_list,
        round_number=version.round_number,
        year=version.year.be if version.year else None,
        announced=version.is_public,
        announced_on=version.announced_on,
        source=version.source,
        special_class=version.special_class or None,
    )


def _rows(listings: Any, outline: Outline) -> list[CheckedRow]:
    """Rows with money and links; three queries."""
    money: dict[int, dict[int, Decimal | None]] = defaultdict(dict)
    budgets = YearBudget.objects.filter(listing__in=listings).order_by()
    for pk, year, baht in budgets.values_list("listing", "year", "amount_baht"):
        money[pk][year.be] = baht
    links = _links(ListingAlignment.objects.filter(listing__in=listings), "listing_id")
    return [
        _row(dict(zip(_COLUMNS, values, strict=True)), money, links, outline)
        for values in listings.order_by("list_kind", "position", "pk").values_list(*_COLUMNS)
    ]


def _row(
    said: dict[str, Any],
    money: Mapping[int, Mapping[int, Decimal | None]],
    links: Mapping[int, tuple[Link, ...]],
    outline: Outline,
) -> CheckedRow:
    pk, list_kind, kind = said.pop("pk"), ListKind(said.pop("list_kind")), said.pop("kind")
    node, project = said.pop("node_id"), said.pop("project_id")
    standing = Standing(
        pk, said.pop("position"), node, said["programme"], said["strategy_as_printed"]
    )
    return CheckedRow(
        key=pk,
        list_kind=list_kind,
        kind=VersionKind(kind) if kind else None,
        project=project,
        node=node,
        group=group_of(standing, list_kind, outline),
        department=said.pop("department__name") or "",
        money=money.get(pk, {}),
        links=links.get(pk, ()),
        **said,
    )


def _links(found: Any, owner: str) -> dict[int, tuple[Link, ...]]:
    links: dict[int, tuple[Link, ...]] = {}
    for pk, code, number in found.order_by("pk").values_list(owner, "list_code", "number"):
        links[pk] = (*links.get(pk, ()), Link(code, number))
    return links


def _earlier(
    version: Version, own: set[int], outline: Outline
) -> tuple[tuple[EarlierRow, ...], dict[int, CheckedRow]]:
    """What the plan said before this version: all projects in short, those listed here in full."""
    names = {
        one.pk: one.change
        for one in version.plan.versions.filter(state=State.ANNOUNCED, number__lt=version.number)
    }
    said = (
        Listing.objects.filter(version__in=names)
        .order_by("version__number")
        .values_list("project", "pk", "list_kind", "title", "version", "node")
    )
    last = {said_of[0]: said_of for said_of in said}  # the highest version has the last word
    earlier = tuple(
        EarlierRow(project, ListKind(kind), title, names[number] or "ฉบับแรก", node)
        for project, _pk, kind, title, number, node in last.values()
    )
    wanted = {pk for project, pk, *_rest in last.values() if project in own}
    rows = _rows(Listing.objects.filter(pk__in=wanted), outline)
    return earlier, {row.project: row for row in rows if row.project is not None}


def _bodies(organisation: Organisation, day: date) -> dict[str, BodyFacts]:
    """The committees entered, with the order in force on the day; those not entered stay untold."""
    bodies = {}
    for code, orders in orders_by_body(organisation).items():
        committee = in_office(orders, day)
        if committee is not None:
            seats = tuple(
                SeatFacts(seat.group, seat.name, seat.since, seat.until)
                for seat in committee.seats.all()
            )
            bodies[code] = BodyFacts(code, committee.order_number, committee.appointed_on, seats)
    return bodies
