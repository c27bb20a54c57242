"""A clean plan of an อบต., as values: its first issue and the kinds of version that follow it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from ruamphaen.law.bodies import body_at
from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.plan.rules.check.facts import (
    BodyFacts,
    CheckedRow,
    EarlierRow,
    Link,
    MeetingFacts,
    PlanUnderCheck,
    Posting,
    SeatFacts,
    StepDone,
    SummaryLine,
    VersionFacts,
)
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.outline import Outline, OutlineNode
from ruamphaen.plan.rules.versions import VersionKind
from ruamphaen.strategy.rules import NodeKind
from ruamphaen.thai.dates import PlanPeriod

PERIOD = PlanPeriod.parse("2566-2570")
LINKS = tuple(
    Link(code, "1")
    for code in (
        "national-strategy",
        "nesdp-13",
        "sdgs",
        "province-strategy",
        "province-lao-strategy",
    )
)
OUTLINE = Outline(
    (
        OutlineNode(1, None, NodeKind.VISION, "", "ตำบลน่าอยู่"),
        OutlineNode(2, None, NodeKind.GOAL, "1", "คุณภาพชีวิตดีขึ้น"),
        OutlineNode(10, None, NodeKind.STRATEGY, "1", "โครงสร้างพื้นฐาน"),
        OutlineNode(11, 10, NodeKind.TACTIC, "1.1", "พัฒนาเส้นทางคมนาคม"),
        OutlineNode(12, 10, NodeKind.TACTIC, "1.2", "พัฒนาแหล่งน้ำ"),
        OutlineNode(20, None, NodeKind.STRATEGY, "2", "คุณภาพชีวิต"),
        OutlineNode(21, 20, NodeKind.TACTIC, "2.1", "ส่งเสริมสุขภาพ"),
    )
)
WORKS = {
    11: ("ก่อสร้างถนนคอนกรีตเสริมเหล็ก", "ถนนกว้าง 4 เมตร ยาว 200 เมตร", "00310"),
    12: ("ขุดลอกลำเหมืองสาธารณะ", "ลำเหมืองยาว 900 เมตร", "00310"),
    21: ("อบรมอาสาสมัครสาธารณสุข", "อาสาสมัคร 50 คน", "00220"),
}


def row(key: int, **said: object) -> CheckedRow:
    """A row that says everything its form asks."""
    node = (11, 12, 21)[key % 3]
    title, target, programme = WORKS[node]
    plain = {
        "project": key,
        "title": f"{title} หมู่ที่ {key}",
        "group": node,
        "number": key // 3 + 1,
        "node": node,
        "programme": programme,
        "objective": "เพื่อให้ประชาชนเดินทางสะดวกและปลอดภัย",
        "target": target,
        "indicator": "ร้อยละ 80 ของประชาชนพึงพอใจ",
        "outcome": "ประชาชนเดินทางได้สะดวกตลอดปี",
        "department": "กองช่าง",
        "money": {2566 + key % 5: Decimal(100_000 + key * 1_000)},
    }
    return CheckedRow(key=key, **{**plain, **said})


def equipment(key: int, number: int, title: str) -> CheckedRow:
    """A row of ผ.03, which has fewer columns."""
    return CheckedRow(
        key=key,
        project=key,
        list_kind=ListKind.EQUIPMENT,
        title=title,
        number=number,
        programme="00110",
        target=f"{title} 1 เครื่อง",
        equipment_type="ครุภัณฑ์สำนักงาน",
        department="สำนักปลัด",
        money={2567: Decimal(24_000)},
    )


ROWS = (
    *(row(key) for key in range(30)),
    equipment(40, 1, "เครื่องพิมพ์เลเซอร์"),
    equipment(41, 2, "เครื่องปรับอากาศ"),
    row(50, list_kind=ListKind.COORDINATION, title="ก่อสร้างสะพานข้ามแม่น้ำ", group="c", number=1),
)


def seated(since: date) -> dict[str, BodyFacts]:
    """The three committees, each group with the least number of people it may have."""
    bodies = {}
    for name in ("development", "support", "evaluation"):
        law = body_at(f"{name}-committee", since)
        seats = [
            SeatFacts(seat.group, f"{name} {seat.group} {each}", since)
            for seat in law.seats
            for each in range(max(seat.least, 1))
        ]
        bodies[name] = BodyFacts(f"{name}-committee", "12/2563", since, tuple(seats))
    return bodies


def _steps(announced: date, *codes: str) -> tuple[StepDone, ...]:
    """Steps a week apart, the announcement on its day; the deciding committee sits with the forum."""
    return tuple(
        StepDone(
            code,
            date.fromordinal(announced.toordinal() + 7 * (place - codes.index("announce"))),
            with_forum=code in {"joint-meeting", "committee"},
            citing="รายงานการประชุม ครั้งที่ 1",
        )
        for place, code in enumerate(codes)
    )


def _meetings(on: date) -> tuple[MeetingFacts, ...]:
    return (
        MeetingFacts("development-committee", on, 16, 12, 12, 0),
        MeetingFacts("council", on, 12, 10, 9, 1),
        MeetingFacts("forum-subdistrict", on, 80, 60),
    )


def _summary(rows: tuple[CheckedRow, ...]) -> tuple[SummaryLine, ...]:
    return tuple(
        SummaryLine("ผ.01", "ทุกแผนงาน", year, None, sum(found, Decimal(0)))
        for year in range(2566, 2571)
        if (
            found := [
                row.money[year]
                for row in rows
                if row.list_kind == ListKind.MAIN and row.money.get(year)
            ]
        )
    )


def facts(number: int, kind: VersionKind, on: date, year: int | None) -> VersionFacts:
    """An announced version, the first of its kind in its year."""
    first = kind == VersionKind.FIRST
    return VersionFacts(
        number=number,
        kinds=(kind,),
        round_number=None if first else 1,
        year=year,
        announced=True,
        announced_on=on,
        source="https://example.go.th/plan",
    )


VERSIONS = (
    facts(1, VersionKind.FIRST, date(2021, 10, 15), None),
    facts(2, VersionKind.ADDITION, date(2025, 1, 15), 2568),
    facts(3, VersionKind.CHANGE, date(2025, 2, 15), 2568),
    facts(4, VersionKind.CORRECTION, date(2025, 3, 15), 2568),
    facts(5, VersionKind.REVIEW, date(2025, 4, 15), 2568),
)


def _plan(
    number: int, rows: tuple[CheckedRow, ...], since: date, *codes: str, **more: object
) -> PlanUnderCheck:
    version = VERSIONS[number - 1]
    announced = version.announced_on
    return PlanUnderCheck(
        **{
            "period": PERIOD,
            "on": date.fromordinal(announced.toordinal() + 60),
            "rows": rows,
            "version": version,
            "organisation": OrganisationKind.SAO,
            "outline": OUTLINE,
            "links": {10: LINKS, 20: LINKS},
            "earlier": (),
            "versions": VERSIONS[:number],
            "steps": _steps(announced, *codes),
            "meetings": _meetings(announced),
            "postings": (Posting(announced, date.fromordinal(announced.toordinal() + 35)),),
            "remarks": (),
            "summary": _summary(rows),
            **seated(since),
            **more,
        }
    )


BEFORE = {one.project: one for one in ROWS}
EARLIER = tuple(
    EarlierRow(one.project, one.list_kind, one.title, "ฉบับแรก", one.node) for one in ROWS
)
_LATER = {"earlier": EARLIER, "before": BEFORE}
_SINCE = date(2024, 1, 1)

FIRST = _plan(
    1,
    ROWS,
    date(2020, 1, 1),
    *("joint-meeting", "draft", "committee", "council", "announce", "inform"),
)
ADDITION = _plan(
    2,
    (
        row(
            70,
            number=1,
            title="ติดตั้งโคมไฟถนนพลังงานแสงอาทิตย์",
            money={2569: Decimal(90_000)},
            reason="ถนนมืด เกิดอุบัติเหตุบ่อย",
        ),
    ),
    _SINCE,
    *("draft", "committee", "council", "announce", "inform"),
    earlier=EARLIER,
)
CHANGE = _plan(
    3,
    (replace(ROWS[0], target="ถนนกว้าง 5 เมตร ยาว 300 เมตร", reason="ประชาชนใช้ถนนมากขึ้น"),),
    _SINCE,
    *("draft", "committee", "council", "announce", "inform"),
    **_LATER,
)
CORRECTION = _plan(
    4, (replace(ROWS[0], department="กองช่างและผังเมือง"),), _SINCE, "announce", "inform", **_LATER
)
REVIEW = _plan(
    5,
    ROWS,
    _SINCE,
    *("joint-meeting", "draft", "committee", "council", "announce", "inform"),
    **_LATER,
)
CLEAN = {
    "the first issue": FIRST,
    "an addition": ADDITION,
    "a change": CHANGE,
    "a correction": CORRECTION,
    "a review": REVIEW,
}
