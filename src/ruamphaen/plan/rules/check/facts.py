"""What the check is told of a plan: plain values. None means that nobody told; then no rule guesses.

They come from the database (queries.check), from a workbook (from_workbook), or from a test.
Days are Gregorian, years Buddhist era, money Decimal baht.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from ruamphaen.law.dated import NotInForce
from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.law.paper_form import PaperForm
from ruamphaen.law.papers import form_at
from ruamphaen.law.regulation import Ask, value_at
from ruamphaen.law.routes import Route, RouteKind
from ruamphaen.law.words import Words
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.outline import Outline
from ruamphaen.plan.rules.routes import routes_of
from ruamphaen.plan.rules.versions import Kinds, VersionKind
from ruamphaen.thai.dates import PlanPeriod
from ruamphaen.thai.text import search_key


@dataclass(frozen=True, slots=True)
class Link:
    """ความเชื่อมโยง — a link to one item of a level above."""

    list_code: str
    number: str


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """แถวที่ตรวจ — one row of a list.

    `key` tells rows apart; `project` is the project's lasting identity where there is one. `where`
    is the place in a workbook ("ผ.02 แถว 14"). `group` decides which rows are numbered together.
    `money` has what was given: None is blank, 0 a printed zero; `unreadable` what could not be read.
    """

    key: int
    list_kind: ListKind = ListKind.MAIN
    # What the version does to this project; None in a whole plan, and where nobody told.
    kind: VersionKind | None = None
    withdrawn: bool = False
    title: str = ""
    project: int | None = None
    where: str = ""
    group: Hashable = None
    number: int | None = None
    node: int | None = None
    strategy_as_printed: str = ""
    programme: str = ""
    programme_as_printed: str = ""
    objective: str = ""
    target: str = ""
    indicator: str = ""
    outcome: str = ""
    department: str = ""
    equipment_type: str = ""
    source_of_money: str = ""
    reason: str = ""
    money: Mapping[int, Decimal | None] = field(default_factory=dict)
    unreadable: Mapping[int, str] = field(default_factory=dict)
    links: tuple[Link, ...] = ()

    @property
    def given(self) -> dict[int, Decimal]:
        """The years that have money, with it."""
        return {year: baht for year, baht in self.money.items() if baht}

    @property
    def baht(self) -> Decimal:
        """The money of all years."""
        return sum(self.given.values(), Decimal(0))


@dataclass(frozen=True, slots=True)
class EarlierRow:
    """แถวของฉบับก่อน — a project that the plan listed before this version."""

    project: int | None
    list_kind: ListKind
    title: str
    version: str
    node: int | None = None


@dataclass(frozen=True, slots=True)
class VersionFacts:
    """ฉบับที่ตรวจ — what is known of a version. `special_class`: why ข้อ 22/2 is used, if it is.

    `kinds` is empty where nobody told.
    """

    number: int = 1
    kinds: Kinds = (VersionKind.FIRST,)
    round_number: int | None = None
    year: int | None = None
    announced: bool = False
    announced_on: date | None = None
    source: str = ""
    special_class: str | None = None

    @property
    def kind(self) -> VersionKind | None:
        """Its kind where it is of one kind only."""
        return self.kinds[0] if len(self.kinds) == 1 else None


@dataclass(frozen=True, slots=True)
class StepDone:
    """ขั้นที่ทำแล้ว — a step of a route (its code in law.routes), when, and by which paper.

    `route` None: of whichever route has such a step.
    """

    code: str
    on: date | None = None
    with_forum: bool = False
    citing: str = ""
    route: RouteKind | None = None

    def is_of(self, code: str, route: RouteKind | None) -> bool:
        """Whether this is the step of that code on that route."""
        return self.code == code and (route is None or self.route in {None, route})


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """การประชุม — a meeting on this version: whose, how many came, how they voted."""

    body: str
    on: date | None = None
    members: int | None = None
    present: int | None = None
    votes_for: int | None = None
    votes_against: int | None = None

    @property
    def is_forum(self) -> bool:
        return self.body.startswith("forum")


@dataclass(frozen=True, slots=True)
class Posting:
    """การปิดประกาศ — from when until when the announcement hung; until None: still there."""

    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class SeatFacts:
    """ที่นั่ง — one member of a committee."""

    group: str
    name: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class BodyFacts:
    """คณะกรรมการที่ลงไว้ — an appointment order in force and its seats."""

    code: str
    order_number: str = ""
    appointed_on: date | None = None
    seats: tuple[SeatFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """ข้อสังเกตของผู้อ่านไฟล์ — what the reader of a workbook noticed (codes of workbook.problems)."""

    code: str
    place: str
    what: str
    severity: str


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """บรรทัดของ ผ.01 — what a workbook's summary says of one programme in one year."""

    place: str
    programme: str
    year: int
    projects: int | None
    baht: Decimal | None


FACT_NAMES: Mapping[str, Words] = {
    "outline": Words("ผังยุทธศาสตร์ของแผน", "the plan's strategy tree"),
    "links": Words("ความเชื่อมโยงของผังยุทธศาสตร์", "the links of the strategy tree"),
    "earlier": Words("ฉบับก่อนหน้าของแผน", "earlier versions of the plan"),
    "versions": Words("ฉบับทั้งหมดของแผน", "all versions of the plan"),
    "routes": Words("ประเภท อปท. และประเภทของฉบับ", "kind of local government and of version"),
    "steps": Words("ขั้นตอนและวันที่ทำ", "steps and the days they were taken"),
    "meetings": Words("การประชุมและมติ", "meetings and resolutions"),
    "postings": Words("วันปิดประกาศและวันปลดประกาศ", "days of posting and taking down"),
    "development": Words("คณะกรรมการพัฒนาท้องถิ่น", "the development committee"),
    "support": Words("คณะกรรมการสนับสนุนการจัดทำแผน", "the support committee"),
    "evaluation": Words("คณะกรรมการติดตามและประเมินผล", "the monitoring committee"),
    "organisation": Words("ประเภท อปท.", "the kind of local government"),
    "remarks": Words("ไฟล์สมุดงานที่อ่าน", "a workbook that was read"),
    "summary": Words("แบบ ผ.01 ในไฟล์", "a summary (ผ.01) in the file"),
    "version_kind": Words("ประเภทของฉบับ", "the kind of version"),
    "announced_on": Words("วันประกาศใช้", "the day of announcement"),
    "forum_share": Words(
        "สัดส่วนองค์ประชุมประชาคมที่ อปท. กำหนด", "the quorum of the forum set by the local government"
    ),
    "forms": Words("แบบของแผนช่วงปีนี้", "the forms of this plan period"),
}


@dataclass(frozen=True)
class PlanUnderCheck:
    """แผนที่ตรวจ — everything the rules may look at. What is None was not told (see FACT_NAMES)."""

    period: PlanPeriod
    on: date
    rows: tuple[CheckedRow, ...]
    version: VersionFacts = VersionFacts()
    organisation: OrganisationKind | None = None
    outline: Outline | None = None
    links: Mapping[int, tuple[Link, ...]] | None = None
    earlier: tuple[EarlierRow, ...] | None = None
    # What earlier versions said of the projects that this one lists too, by project.
    before: Mapping[int, CheckedRow] = field(default_factory=dict)
    versions: tuple[VersionFacts, ...] | None = None
    steps: tuple[StepDone, ...] | None = None
    meetings: tuple[MeetingFacts, ...] | None = None
    postings: tuple[Posting, ...] | None = None
    development: BodyFacts | None = None
    support: BodyFacts | None = None
    evaluation: BodyFacts | None = None
    remarks: tuple[Remark, ...] | None = None
    summary: tuple[SummaryLine, ...] | None = None
    ask: Ask = value_at

    @property
    def day(self) -> date:
        """The day whose law counts: that of the announcement, before it today."""
        return self.version.announced_on or self.on

    @property
    def as_published(self) -> bool:
        """Whether the rows stand as an office published them, or were read from its file.

        Then a column that is silent from top to bottom may be one that its form does not have.
        """
        return self.version.announced or self.remarks is not None

    @property
    def version_kind(self) -> Kinds | None:
        """The kinds of the version, None where nobody told."""
        return self.version.kinds or None

    def kind_of(self, row: CheckedRow) -> VersionKind | None:
        """What the version does to a row's project: its own kind, or the only one of the version."""
        return row.kind or self.version.kind

    @property
    def announced_on(self) -> date | None:
        return self.version.announced_on

    @property
    def forum_share(self) -> Decimal | None:
        """The share of those invited that makes a forum's quorum, where one was set."""
        share = self.ask("forum.quorum_share", self.day).value
        return share if isinstance(share, Decimal) else None

    @cached_property
    def routes(self) -> tuple[Route, ...] | None:
        """The procedures this version must follow, one for each of its kinds; None where kind or
        organisation is not known."""
        if self.organisation is None or not self.version.kinds:
            return None
        # A special class that is used but was left unnamed goes its way too; another rule says so.
        named = self.version.special_class
        special = "" if named is None else named or "-"
        try:
            return routes_of(
                self.version.kinds, self.organisation, self.day, special_class=special, ask=self.ask
            )
        except NotInForce:
            return None

    @cached_property
    def forms(self) -> Mapping[ListKind, PaperForm] | None:
        """The official form of each list in this period, None where the law files hold none."""
        try:
            return {kind: form_at(kind.value, self.period) for kind in ListKind}
        except NotInForce:
            return None

    def rows_of(self, *kinds: ListKind) -> list[CheckedRow]:
        """The rows of some lists, in order."""
        return [row for row in self.rows if row.list_kind in kinds]

    @cached_property
    def projects(self) -> list[CheckedRow]:
        """The rows that are projects, not equipment."""
        return [row for row in self.rows if row.list_kind != ListKind.EQUIPMENT]

    @cached_property
    def title_keys(self) -> Mapping[int, str]:
        """Each row's title as it is compared: no spaces, marks or case."""
        return {row.key: search_key(row.title) for row in self.rows}

    @cached_property
    def earlier_titles(self) -> Mapping[str, list[EarlierRow]]:
        """The projects of earlier versions by their title as it is compared."""
        found: dict[str, list[EarlierRow]] = defaultdict(list)
        for row in self.earlier or ():
            found[search_key(row.title)].append(row)
        return found

    @cached_property
    def earlier_projects(self) -> frozenset[int]:
        """The projects that earlier versions listed."""
        return frozenset(row.project for row in self.earlier or () if row.project is not None)

    def step(self, code: str, route: RouteKind | None = None) -> StepDone | None:
        """A step that was taken, by its code, on one route; None where it was not (or nobody told)."""
        return next((step for step in self.steps or () if step.is_of(code, route)), None)

    def step_place(self, code: str, route: Route) -> str:
        """The place of a step: by its code, and in a round of several routes by the route too."""
        alone = self.routes is None or len(self.routes) == 1
        return f"step:{code}" if alone else f"step:{route.kind}:{code}"
