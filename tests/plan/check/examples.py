"""Every rule of the plan check with a plan that fails it and one that comes near and passes.

Each failing plan is a clean one with one thing spoilt: the mutants of the mutation test.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.law.regulation import value_at
from ruamphaen.plan.rules.check.facts import (
    CheckedRow,
    Link,
    MeetingFacts,
    PlanUnderCheck,
    Posting,
    Remark,
    SeatFacts,
    SummaryLine,
)
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.outline import Outline, OutlineNode
from ruamphaen.strategy.rules import NodeKind
from ruamphaen.thai.dates import PlanPeriod
from tests.plan.check.clean import (
    ADDITION,
    CHANGE,
    CORRECTION,
    FIRST,
    LINKS,
    OUTLINE,
    REVIEW,
    VERSIONS,
    row,
)


class Example(NamedTuple):
    """ตัวอย่าง — a plan in which the rule finds something, and a near one in which it does not."""

    fails: PlanUnderCheck
    passes: PlanUnderCheck


def a(plan: PlanUnderCheck = FIRST, place: int = 0, **said: object) -> PlanUnderCheck:
    """The plan with one row saying something else."""
    rows = list(plan.rows)
    rows[place] = replace(rows[place], **said)
    return replace(plan, rows=tuple(rows))


def and_(plan: PlanUnderCheck = FIRST, *rows: CheckedRow) -> PlanUnderCheck:
    """The plan with more rows."""
    return replace(plan, rows=(*plan.rows, *rows))


def v(plan: PlanUnderCheck = FIRST, **said: object) -> PlanUnderCheck:
    """The plan with other facts of its version."""
    return replace(plan, version=replace(plan.version, **said))


def p(plan: PlanUnderCheck = FIRST, **said: object) -> PlanUnderCheck:
    """The plan with other facts."""
    return replace(plan, **said)


def step(plan: PlanUnderCheck, code: str, **said: object) -> PlanUnderCheck:
    """The plan with one step taken in another way."""
    return p(plan, steps=tuple(replace(s, **said) if s.code == code else s for s in plan.steps))


def without(plan: PlanUnderCheck, code: str) -> PlanUnderCheck:
    """The plan with one step not taken."""
    return p(plan, steps=tuple(step for step in plan.steps if step.code != code))


def met(*meetings: MeetingFacts) -> PlanUnderCheck:
    return p(FIRST, meetings=meetings)


def node(pk: int, **said: object) -> PlanUnderCheck:
    """The first issue with one node of its tree saying something else."""
    nodes = (replace(each, **said) if each.pk == pk else each for each in OUTLINE.nodes)
    return p(FIRST, outline=Outline(tuple(nodes)))


def tree(*more: OutlineNode, without_kind: NodeKind | None = None) -> PlanUnderCheck:
    kept = [each for each in OUTLINE.nodes if each.kind != without_kind]
    return p(FIRST, outline=Outline((*kept, *more)))


def seats(name: str, *more: SeatFacts, group: str = "", drop: int = 0) -> PlanUnderCheck:
    """The first issue with seats added to a committee, or taken out of one of its groups."""
    body = getattr(FIRST, name)
    left = [seat for seat in body.seats if seat.group == group][drop:]
    others = [seat for seat in body.seats if seat.group != group]
    return p(FIRST, **{name: replace(body, seats=(*others, *left, *more))})


def sat(name: str, since: date) -> PlanUnderCheck:
    """The first issue with a committee whose members all began on one day."""
    body = getattr(FIRST, name)
    members = tuple(replace(seat, since=since) for seat in body.seats)
    return p(FIRST, **{name: replace(body, seats=members)})


def _with_forum_share(name: str, day: date) -> object:
    value = value_at(name, day)
    return replace(value, value=Decimal("0.5")) if name == "forum.quorum_share" else value


DAY = FIRST.announced_on
ONE = timedelta(days=1)
DRAFT = v(FIRST, announced=False, announced_on=None)
MONEY = {2566: Decimal(100_000)}
UNEVEN = {2566: Decimal(123_456)}
COMMITTEE = "development-committee"
SAYS_NOTHING = tuple(replace(one, outcome="") for one in FIRST.rows)
EQUIPMENT = 30  # the place of the first row of ผ.03
NEW = row(80, number=11, title="สร้างศาลาอเนกประสงค์")

COMPLETE: Mapping[str, Example] = {
    "complete.empty-version": Example(p(rows=()), p(rows=FIRST.rows[:1])),
    "complete.title": Example(a(title=" "), FIRST),
    "complete.title-too-short": Example(a(title="ถนน"), a(title="ซ่อมถนน ม.5")),
    "complete.objective": Example(a(objective=""), a(place=EQUIPMENT, objective="")),
    "complete.target": Example(a(target=""), FIRST),
    "complete.target-not-costable": Example(a(target="ประชาชนในตำบล"), a(target="ถนนยาว ๒๐๐ เมตร")),
    "complete.indicator": Example(
        a(indicator=""), p(a(indicator=""), period=PlanPeriod.parse("2571-2575"))
    ),
    "complete.indicator-not-measurable": Example(
        a(indicator="ประชาชนพอใจ"), a(indicator="จำนวนครัวเรือนที่ใช้น้ำ")
    ),
    "complete.outcome": Example(p(rows=SAYS_NOTHING), a(place=EQUIPMENT, outcome="")),
    "complete.department": Example(a(department=""), FIRST),
    "complete.equipment-type": Example(a(place=EQUIPMENT, equipment_type=""), a(equipment_type="")),
    "complete.reason-for-addition": Example(a(ADDITION, reason=""), a(FIRST, reason="")),
    "complete.reason-for-change": Example(a(CHANGE, reason=""), a(CORRECTION, reason="")),
    "complete.placeholder": Example(a(outcome="รอระบุ"), a(outcome="รอบรั้วโรงเรียนปลอดภัย")),
    "complete.objective-repeats-title": Example(
        a(objective=FIRST.rows[0].title + " "), a(objective=f"เพื่อ{FIRST.rows[0].title}")
    ),
    "complete.outcome-repeats-objective": Example(
        a(outcome=FIRST.rows[0].objective), a(outcome="", objective="")
    ),
}
MONEY_RULES: Mapping[str, Example] = {
    "money.missing": Example(a(money={}), a(place=32, money={})),
    "money.year-outside-plan": Example(
        a(money={2571: Decimal(100_000)}), a(money={2570: Decimal(100_000)})
    ),
    "money.negative": Example(a(money={2566: Decimal(-1)}), a(money={2566: Decimal(0)})),
    "money.unreadable": Example(a(unreadable={2566: "แสนห้า"}), FIRST),
    "money.looks-like-year": Example(
        a(money={2566: Decimal(2566)}), a(money={2566: Decimal(25_660)})
    ),
    "money.too-small": Example(a(money={2566: Decimal(500)}), a(money={2566: Decimal(1_000)})),
    "money.too-large": Example(
        a(money={2566: Decimal(100_000_000)}), a(place=32, money={2566: Decimal(100_000_000)})
    ),
    "money.year-jump": Example(
        a(money={2566: Decimal(100_000), 2567: Decimal(2_000_000)}),
        a(money={2566: Decimal(100_000), 2567: Decimal(1_900_000)}),
    ),
    "money.satang": Example(
        a(money={2566: Decimal("100000.50")}), a(money={2566: Decimal("100000.00")})
    ),
    "money.repeated": Example(
        a(a(a(money=UNEVEN), 1, money=UNEVEN), 2, money=UNEVEN), a(a(money=UNEVEN), 1, money=UNEVEN)
    ),
    "money.printed-zero": Example(
        a(money={year: Decimal(0) for year in range(2566, 2571)}),
        a(money={**{year: Decimal(0) for year in range(2567, 2571)}, **MONEY}),
    ),
    "money.sum-differs": Example(
        p(remarks=(Remark("total_differs", "ผ.02!E14", "ยอดรวมต่างกัน", "warning"),)),
        p(remarks=(Remark("count_differs", "ผ.02!E14", "จำนวนต่างกัน", "warning"),)),
    ),
    "money.count-differs": Example(
        p(remarks=(Remark("count_differs", "ผ.02!E14", "จำนวนต่างกัน", "warning"),)),
        p(remarks=(Remark("total_differs", "ผ.02!E14", "ยอดรวมต่างกัน", "warning"),)),
    ),
    "money.summary-differs": Example(
        p(summary=(SummaryLine("ผ.01", "ทุกแผนงาน", 2566, 10, Decimal(1)),)),
        p(summary=FIRST.summary[:1]),
    ),
    "money.year-empty": Example(
        p(rows=tuple(one for one in FIRST.rows if 2570 not in one.money)),
        p(ADDITION, rows=ADDITION.rows),
    ),
    "money.year-over": Example(
        a(ADDITION, money={2567: Decimal(90_000)}), a(ADDITION, money={2568: Decimal(90_000)})
    ),
    "money.source-unknown": Example(a(source_of_money="เงินในกระเป๋า"), a(source_of_money="เงินสะสม")),
}
STRATEGY: Mapping[str, Example] = {
    "strategy.no-tree": Example(p(outline=Outline()), FIRST),
    "strategy.orphan": Example(a(node=None), a(node=None, strategy_as_printed="ยุทธศาสตร์อื่น")),
    "strategy.not-in-tree": Example(
        a(node=None, strategy_as_printed="ยุทธศาสตร์อื่น"), a(strategy_as_printed="ยุทธศาสตร์อื่น")
    ),
    "strategy.too-high": Example(a(node=10), a(node=12)),
    "strategy.empty-strategy": Example(
        tree(OutlineNode(30, None, NodeKind.STRATEGY, "3", "การท่องเที่ยว")),
        tree(OutlineNode(30, None, NodeKind.MISSION, "3", "การท่องเที่ยว")),
    ),
    "strategy.empty-tactic": Example(
        tree(OutlineNode(13, 10, NodeKind.TACTIC, "1.3", "พัฒนาไฟฟ้า")),
        p(ADDITION, outline=tree(OutlineNode(13, 10, NodeKind.TACTIC, "1.3", "ไฟฟ้า")).outline),
    ),
    "strategy.missing-link-above": Example(
        p(links={10: LINKS, 20: LINKS[1:]}), p(links={10: LINKS, 20: LINKS[1:], 21: LINKS[:1]})
    ),
    "strategy.link-unknown": Example(
        a(links=(Link("sdgs", "18"),)), a(links=(Link("sdgs", "17"),))
    ),
    "strategy.link-of-another-time": Example(
        a(links=(Link("nesdp-14", "1"),)), a(links=(Link("nesdp-13", "1"),))
    ),
    "strategy.no-vision": Example(tree(without_kind=NodeKind.VISION), p(outline=Outline())),
    "strategy.no-goal": Example(tree(without_kind=NodeKind.GOAL), p(outline=Outline())),
    "strategy.repeated-node-number": Example(node(12, number="1.1"), node(21, number="1.1")),
    "strategy.programme-missing": Example(a(programme=""), a(place=32, programme="")),
    "strategy.programme-unknown": Example(
        a(programme="", programme_as_printed="แผนงานพิเศษ"), a(programme_as_printed="แผนงานโยธา")
    ),
}
SAME = replace(FIRST.rows[0], key=90, project=90, number=11)
DUPLICATE: Mapping[str, Example] = {
    "duplicate.same-row": Example(
        and_(FIRST, SAME), and_(FIRST, replace(SAME, target="ถนน 9 เมตร"))
    ),
    "duplicate.same-equipment": Example(
        and_(FIRST, replace(FIRST.rows[EQUIPMENT], key=90, project=90, number=3)),
        and_(
            FIRST,
            replace(FIRST.rows[EQUIPMENT], key=90, project=90, number=3, department="กองคลัง"),
        ),
    ),
    "duplicate.same-title": Example(
        and_(FIRST, replace(SAME, target="ถนน 9 เมตร")), and_(FIRST, SAME)
    ),
    "duplicate.near-title": Example(
        and_(FIRST, replace(SAME, title="ก่อสร้างถนนคอนกรีตเสริมเหล้ก หมู่ที่ 0")),
        and_(FIRST, replace(SAME, title="ก่อสร้างถนนคอนกรีตเสริมเหล็ก หมู่ที่ 9")),
    ),
    "duplicate.across-lists": Example(
        and_(FIRST, replace(SAME, list_kind=ListKind.COMMUNITY)), and_(FIRST, SAME)
    ),
    "duplicate.already-in-plan": Example(
        a(ADDITION, title=FIRST.rows[0].title), a(CHANGE, title=FIRST.rows[0].title)
    ),
    "duplicate.project-twice": Example(and_(FIRST, replace(NEW, project=0)), and_(FIRST, NEW)),
}
KIND: Mapping[str, Example] = {
    "kind.correction-changes-objective": Example(
        a(CORRECTION, objective="เพื่อการท่องเที่ยว"), a(CHANGE, objective="เพื่อการท่องเที่ยว")
    ),
    "kind.correction-changes-target": Example(
        a(CORRECTION, target="ถนนยาว 900 เมตร"), a(CORRECTION, target=FIRST.rows[0].target + " ")
    ),
    "kind.correction-changes-money": Example(
        a(CORRECTION, money={2567: Decimal(100_000)}), a(CHANGE, money={2567: Decimal(100_000)})
    ),
    "kind.correction-renames": Example(
        a(CORRECTION, title="จัดงานประเพณีสงกรานต์"),
        a(CORRECTION, title="ก่อสร้างถนนคอนกรีตเสริมเหล็ก ม.0"),
    ),
    "kind.correction-adds-project": Example(
        and_(CORRECTION, NEW), p(and_(CORRECTION, NEW), earlier=())
    ),
    "kind.change-adds-project": Example(and_(CHANGE, NEW), and_(ADDITION, NEW)),
    "kind.addition-of-existing": Example(a(ADDITION, project=0), ADDITION),
    "kind.changes-nothing": Example(
        p(CORRECTION, rows=FIRST.rows[:1]), p(REVIEW, rows=FIRST.rows[:1])
    ),
    "kind.change-could-be-correction": Example(
        a(CHANGE, target=FIRST.rows[0].target, department="กองช่างและผังเมือง"), CHANGE
    ),
    "kind.review-drops-project": Example(
        p(REVIEW, rows=REVIEW.rows[1:]), p(CHANGE, rows=CHANGE.rows)
    ),
    "kind.second-first-issue": Example(
        p(FIRST, versions=(*FIRST.versions, replace(VERSIONS[0], number=2))), REVIEW
    ),
    "kind.special-class-unknown": Example(
        v(ADDITION, special_class="งานวันเด็ก"), v(ADDITION, special_class="รัฐพิธี")
    ),
    "kind.special-for-wrong-kind": Example(
        v(CORRECTION, special_class="รัฐพิธี"), v(CHANGE, special_class="รัฐพิธี")
    ),
}
STEP: Mapping[str, Example] = {
    "step.joint-meeting-missing": Example(without(FIRST, "joint-meeting"), p(DRAFT, steps=())),
    "step.draft-missing": Example(without(ADDITION, "draft"), without(CORRECTION, "draft")),
    "step.committee-missing": Example(without(ADDITION, "committee"), CORRECTION),
    "step.forum-missing": Example(
        step(ADDITION, "committee", with_forum=False), step(CHANGE, "committee", with_forum=False)
    ),
    "step.council-missing": Example(
        without(ADDITION, "council"),
        p(without(ADDITION, "council"), organisation=OrganisationKind.TOWN),
    ),
    "step.consent-missing": Example(
        without(CORRECTION, "announce"), p(v(CORRECTION, announced=False), steps=())
    ),
    "step.inform-missing": Example(
        without(FIRST, "inform"), p(without(FIRST, "inform"), on=DAY + ONE * 15)
    ),
    "step.out-of-order": Example(
        step(FIRST, "draft", on=DAY - ONE * 29), step(FIRST, "draft", on=DAY - ONE * 28)
    ),
    "step.after-announcement": Example(
        step(ADDITION, "committee", on=ADDITION.announced_on + ONE),
        step(ADDITION, "committee", on=ADDITION.announced_on),
    ),
    "step.in-future": Example(
        step(FIRST, "inform", on=FIRST.on + ONE), step(FIRST, "inform", on=FIRST.on)
    ),
    "step.undated": Example(step(FIRST, "draft", on=None), FIRST),
    "step.without-document": Example(step(FIRST, "draft", citing=" "), FIRST),
    "step.council-not-needed": Example(p(FIRST, organisation=OrganisationKind.CITY), FIRST),
}
QUORUM: Mapping[str, Example] = {
    "quorum.not-counted": Example(
        met(MeetingFacts(COMMITTEE, DAY)), met(MeetingFacts("forum-village", DAY, None, 60))
    ),
    "quorum.committee-short": Example(
        met(MeetingFacts(COMMITTEE, DAY, 17, 8)), met(MeetingFacts(COMMITTEE, DAY, 17, 9))
    ),
    "quorum.council-short": Example(
        met(MeetingFacts("council", DAY, 12, 5)), met(MeetingFacts("council", DAY, 12, 6))
    ),
    "quorum.forum-short": Example(
        p(met(MeetingFacts("forum-village", DAY, 80, 39)), ask=_with_forum_share),
        p(met(MeetingFacts("forum-village", DAY, 80, 40)), ask=_with_forum_share),
    ),
    "quorum.more-present-than-members": Example(
        met(MeetingFacts(COMMITTEE, DAY, 16, 17)), met(MeetingFacts("forum-village", DAY, 80, 95))
    ),
    "quorum.votes-exceed-present": Example(
        met(MeetingFacts(COMMITTEE, DAY, 16, 12, 10, 3)),
        met(MeetingFacts(COMMITTEE, DAY, 16, 12, 10, 2)),
    ),
    "quorum.not-carried": Example(
        met(MeetingFacts(COMMITTEE, DAY, 16, 12, 6, 6)),
        met(MeetingFacts(COMMITTEE, DAY, 16, 12, 7, 5)),
    ),
}
POSTED = FIRST.postings[0]
DUE = date(2021, 10, 31)
DATES: Mapping[str, Example] = {
    "date.announced-without-day": Example(v(announced_on=None), DRAFT),
    "date.announced-in-future": Example(p(on=DAY - ONE), p(on=DAY)),
    "date.versions-out-of-order": Example(
        p(REVIEW, versions=(*VERSIONS[:3], replace(VERSIONS[3], announced_on=date(2025, 4, 16)))),
        p(REVIEW, versions=(*VERSIONS[:3], replace(VERSIONS[3], announced_on=date(2025, 4, 15)))),
    ),
    "date.after-plan-ended": Example(
        v(REVIEW, announced_on=date(2027, 10, 1)), v(REVIEW, announced_on=date(2027, 9, 30))
    ),
    "date.round-year": Example(v(REVIEW, year=2566), v(REVIEW, year=2568)),
    "date.period-length": Example(
        p(period=PlanPeriod.parse("2566-2569")), p(period=PlanPeriod.parse("2561-2564"))
    ),
    "date.plan-late": Example(v(announced_on=DUE + ONE), v(announced_on=DUE)),
    "date.plan-overdue": Example(p(DRAFT, on=DUE + ONE), p(DRAFT, on=DUE)),
    "date.plan-due-soon": Example(p(DRAFT, on=DUE - ONE * 60), p(DRAFT, on=DUE - ONE * 61)),
    "date.inform-late": Example(
        step(FIRST, "inform", on=DAY + ONE * 16), step(FIRST, "inform", on=DAY + ONE * 15)
    ),
    "date.inform-due-soon": Example(
        p(without(FIRST, "inform"), on=DAY + ONE * 8), p(without(FIRST, "inform"), on=DAY + ONE)
    ),
    "date.not-posted": Example(p(postings=()), p(DRAFT, postings=())),
    "date.posted-too-short": Example(
        p(postings=(Posting(DAY, DAY + ONE * 29),)), p(postings=(Posting(DAY, DAY + ONE * 30),))
    ),
    "date.posting-goes-on": Example(
        p(postings=(Posting(DAY),), on=DAY + ONE * 29),
        p(postings=(Posting(DAY),), on=DAY + ONE * 30),
    ),
    "date.posted-before-announcement": Example(
        p(postings=(replace(POSTED, since=DAY - ONE),)), FIRST
    ),
    "date.no-public-address": Example(v(source="เล่มแผน หน้า 3"), v(DRAFT, source="")),
}
NUMBER: Mapping[str, Example] = {
    "number.gap": Example(and_(FIRST, replace(NEW, number=12)), and_(FIRST, NEW)),
    "number.repeated": Example(
        and_(FIRST, replace(NEW, number=10)), and_(FIRST, replace(NEW, number=1, group="อื่น"))
    ),
    "number.missing": Example(
        a(number=None), p(rows=tuple(replace(one, number=None) for one in FIRST.rows))
    ),
    "number.not-from-one": Example(
        and_(FIRST, replace(NEW, number=2, group="อื่น")), and_(FIRST, NEW)
    ),
    "number.out-of-order": Example(a(a(number=2), 3, number=1), FIRST),
    "number.round-missing": Example(v(ADDITION, round_number=None), v(FIRST, round_number=None)),
    "number.round-gap": Example(
        v(ADDITION, round_number=2),
        p(
            v(ADDITION, round_number=2, number=3),
            versions=(*ADDITION.versions, replace(VERSIONS[1], number=3, round_number=2)),
        ),
    ),
    "number.round-repeated": Example(
        p(ADDITION, versions=(*ADDITION.versions, replace(VERSIONS[1], number=3))),
        p(ADDITION, versions=(*ADDITION.versions, replace(VERSIONS[1], number=3, year=2569))),
    ),
}
LONG_AGO = date(2017, 1, 1)
COMMITTEES: Mapping[str, Example] = {
    "committee.development-too-few": Example(
        seats("development", group="forum", drop=1), seats("development", group="deputies", drop=1)
    ),
    "committee.development-too-many": Example(
        seats("development", SeatFacts("experts", "ผู้ทรงคุณวุฒิคนที่สี่", date(2020, 1, 1))),
        seats("development", SeatFacts("agencies", "ผู้แทนคนที่สี่", date(2020, 1, 1))),
    ),
    "committee.support-too-few": Example(
        seats("support", group="forum", drop=1), seats("support", group="department-heads", drop=1)
    ),
    "committee.support-too-many": Example(
        seats("support", SeatFacts("clerk", "ปลัดคนที่สอง")),
        seats("support", SeatFacts("clerk", "ปลัดคนก่อน", None, date(2020, 12, 31))),
    ),
    "committee.evaluation-too-few": Example(seats("evaluation", group="experts", drop=2), FIRST),
    "committee.evaluation-too-many": Example(
        seats("evaluation", SeatFacts("experts", "ผู้ทรงคุณวุฒิคนที่สาม")), FIRST
    ),
    "committee.development-term-over": Example(
        sat("development", LONG_AGO), sat("development", date(2018, 10, 15))
    ),
    "committee.support-term-over": Example(
        v(sat("support", date(2018, 11, 1)), announced_on=date(2022, 11, 1)),
        sat("support", date(2018, 11, 1)),
    ),
    "committee.evaluation-term-over": Example(
        v(sat("evaluation", date(2018, 11, 1)), announced_on=date(2022, 11, 1)),
        sat("evaluation", date(2018, 11, 1)),
    ),
    "committee.development-person-twice": Example(
        seats("development", SeatFacts("forum", "development clerk 0")),
        seats("development", SeatFacts("forum", "support clerk 0")),
    ),
    "committee.support-person-twice": Example(
        seats("support", SeatFacts("forum", "support clerk 0")), FIRST
    ),
    "committee.evaluation-person-twice": Example(
        seats("evaluation", SeatFacts("forum", "evaluation experts 0")), FIRST
    ),
    "committee.head-evaluates": Example(
        seats("evaluation", SeatFacts("experts", "development head 0")),
        seats("evaluation", SeatFacts("experts", "development deputies 0")),
    ),
}
FILE: Mapping[str, Example] = {
    "file.not-read": Example(
        p(remarks=(Remark("no_header", "ผ.02", "หาหัวตารางไม่พบ", "error"),)),
        p(remarks=(Remark("hidden_sheet", "ผ.02", "ชีตถูกซ่อน", "hint"),)),
    ),
    "file.look": Example(
        p(remarks=(Remark("repeated_sheet", "ผ.02", "ชีตซ้ำ", "warning"),)),
        p(remarks=(Remark("unknown_programme", "ผ.02", "ไม่รู้จักแผนงาน", "warning"),)),
    ),
}
EXAMPLES: Mapping[str, Example] = {
    **COMPLETE,
    **MONEY_RULES,
    **STRATEGY,
    **DUPLICATE,
    **KIND,
    **STEP,
    **QUORUM,
    **DATES,
    **NUMBER,
    **COMMITTEES,
    **FILE,
}
