"""The four real organisations: only what their sources say, each item with its source."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from ruamphaen.law.kinds import OrganisationKind

FOLDER = Path(__file__).parent / "real"


@dataclass(frozen=True)
class RealOrganisation:
    """A real local government of the demo: its official facts and where its data come from."""

    slug: str
    kind: OrganisationKind
    name_th: str
    name_en: str
    code: str
    province_code: str
    province_th: str
    district_th: str
    tree_name: str

    @property
    def strategy(self) -> dict[str, Any]:
        """Its record in real/strategies.json."""
        return next(tree for tree in strategies() if tree["lao"] == self.name_th)


ORGANISATIONS = (
    RealOrganisation(
        "lamphun-town",
        OrganisationKind.TOWN,
        "เทศบาลเมืองลำพูน",
        "Lamphun Town Municipality",
        "5199",
        "51",
        "ลำพูน",
        "เมืองลำพูน",
        "นโยบายที่แถลงต่อสภา 11 พฤษภาคม 2564",
    ),
    RealOrganisation(
        "lamphun-pao",
        OrganisationKind.PAO,
        "องค์การบริหารส่วนจังหวัดลำพูน",
        "Lamphun Provincial Administrative Organisation",
        "51",
        "51",
        "ลำพูน",
        "เมืองลำพูน",
        "วิสัยทัศน์ พันธกิจ และยุทธศาสตร์การพัฒนา",
    ),
    RealOrganisation(
        "khon-kaen-city",
        OrganisationKind.CITY,
        "เทศบาลนครขอนแก่น",
        "Khon Kaen City Municipality",
        "4099",
        "40",
        "ขอนแก่น",
        "เมืองขอนแก่น",
        "ยุทธศาสตร์การพัฒนา ปีงบประมาณ 2565",
    ),
    RealOrganisation(
        "mae-sai",
        OrganisationKind.SAO,
        "องค์การบริหารส่วนตำบลแม่ใส",
        "Mae Sai Subdistrict Administrative Organisation",
        "560114",
        "56",
        "พะเยา",
        "เมืองพะเยา",
        "ยุทธศาสตร์ตามแผนการดำเนินงาน พ.ศ. 2568",
    ),
)


def strategies() -> list[dict[str, Any]]:
    """The published strategies, with their sources."""
    return list(json.loads((FOLDER / "strategies.json").read_text(encoding="utf-8")))


@dataclass(frozen=True)
class RealRow:
    """One row of the published plan. A year without money is absent, as in the source ("-")."""

    number: int
    strategy: str
    programme: str
    title: str
    objective: str
    target: str
    department: str
    money: dict[int, Decimal]


def mae_sai_plan() -> tuple[str, list[RealRow]]:
    """The rows of the addition no. 3 to Mae Sai's plan, and their source.

    The record writes 0 for the years in which the printed book has a dash.
    """
    records = json.loads((FOLDER / "mae_sai_plan.json").read_text(encoding="utf-8"))
    return records[0]["source"], list(_rows(records))


def _rows(records: list[dict[str, Any]]) -> Iterator[RealRow]:
    for record in records:
        yield RealRow(
            number=record["no"],
            strategy=record["strategy"],
            programme=record["group"].removesuffix(" (ผ.02)"),
            title=record["project"],
            objective=record["objective"],
            target=record["target"],
            department=record["organization"],
            money={int(y): Decimal(a) for y, a in record["budget"].items() if a},
        )


def lamphun_policy() -> str:
    """The policy statement of Lamphun's mayor, 11 May 2564, word for word as the town published it.

    Source: https://lamphuncity.go.th/42169/ (from the vision to the end of the report).
    """
    return (FOLDER / "lamphun_policy.txt").read_text(encoding="utf-8")
