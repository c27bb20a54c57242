"""The fictional town, made from a seed: the same number gives the same town. Pure."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.portal.demo.town_words import (
    EQUIPMENT,
    STRATEGIES,
    WORKS,
    Work,
)

COMMUNITIES = (
    "ชุมชนริมธาร",
    "ชุมชนหัวสะพาน",
    "ชุมชนวัดใน",
    "ชุมชนตลาดเช้า",
    "ชุมชนสวนลำไย",
    "ชุมชนหลังสถานี",
    "ชุมชนบ้านช่างไม้",
    "ชุมชนทุ่งเหนือ",
    "ชุมชนทุ่งใต้",
    "ชุมชนหนองบัว",
    "ชุมชนประตูเก่า",
    "ชุมชนสามแยก",
)
DEPARTMENTS = (
    "สำนักปลัดเทศบาล",
    "กองคลัง",
    "กองช่าง",
    "กองสาธารณสุขและสิ่งแวดล้อม",
    "กองการศึกษา",
    "กองสวัสดิการสังคม",
    "กองยุทธศาสตร์และงบประมาณ",
)


@dataclass(frozen=True)
class TownRow:
    """One row of the town's plan, before it is written down. Money by fiscal year (Buddhist era)."""

    list_kind: ListKind
    guideline: str
    programme: str
    department: str
    title: str
    objective: str
    target: str
    indicator: str
    outcome: str
    community: str
    money: dict[int, Decimal]
    equipment_type: str = ""
    district: str = ""
    reason: str = ""


def rows(seed: int, years: Sequence[int]) -> list[TownRow]:
    """The town's whole plan for these years: projects of every guideline, then the other lists."""
    dice = random.Random(seed)  # noqa: S311 -- a demo, not a secret
    return [
        *_main(dice, years),
        *_community(dice, years),
        *_coordination(dice, years),
        *_equipment(dice, years),
    ]


def _main(dice: random.Random, years: Sequence[int]) -> Iterator[TownRow]:
    for strategy in STRATEGIES:
        for guideline in strategy.guidelines:
            for work in WORKS[guideline.number]:
                places = dice.sample(COMMUNITIES, work.places) if work.places else [""]
                for place in places:
                    yield _row(dice, ListKind.MAIN, guideline.number, work, place, years)


def _community(dice: random.Random, years: Sequence[int]) -> Iterator[TownRow]:
    small = [work for works in WORKS.values() for work in works if work.from_communities]
    for place in COMMUNITIES:
        for work in dice.sample(small, 2):
            yield _row(dice, ListKind.COMMUNITY, work.guideline, work, place, years, scale=0.1)


def _coordination(dice: random.Random, years: Sequence[int]) -> Iterator[TownRow]:
    large = [work for works in WORKS.values() for work in works if work.beyond_capacity]
    for work in large:
        yield _row(
            dice,
            ListKind.COORDINATION,
            work.guideline,
            work,
            dice.choice(COMMUNITIES),
            years,
            scale=8,
            reason="เกินศักยภาพของเทศบาล ขอประสานองค์การบริหารส่วนจังหวัด",
        )


def _equipment(dice: random.Random, years: Sequence[int]) -> Iterator[TownRow]:
    for item in EQUIPMENT:
        bought = dice.sample(list(years), min(len(years), dice.randint(1, 2)))
        yield TownRow(
            list_kind=ListKind.EQUIPMENT,
            guideline="5.2",
            programme=item.programme,
            department=item.department,
            title=item.title,
            objective="",
            target=item.target,
            indicator="",
            outcome="",
            community="",
            money={year: Decimal(item.baht) for year in sorted(bought)},
            equipment_type=item.kind,
        )


def _row(
    dice: random.Random,
    list_kind: ListKind,
    guideline: str,
    work: Work,
    place: str,
    years: Sequence[int],
    *,
    scale: float = 1,
    reason: str = "",
) -> TownRow:
    size = dice.choice(work.sizes)
    cost = Decimal(int(work.baht * size / work.sizes[0] * scale / 1000) * 1000)
    few = min(len(years), dice.choice((1, 1, 2)))
    when = years if work.every_year else sorted(dice.sample(list(years), few))
    return TownRow(
        list_kind=list_kind,
        guideline=guideline,
        programme=work.programme,
        department=work.department,
        title=work.title.format(place=place, size=f"{size:,}").strip(),
        objective=work.objective,
        target=work.target.format(size=f"{size:,}", place=place),
        indicator=work.indicator,
        outcome=work.outcome,
        community=place,
        money=dict.fromkeys(when, max(cost, Decimal(10_000))),
        district="",
        reason=reason,
    )
