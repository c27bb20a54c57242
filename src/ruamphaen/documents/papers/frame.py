"""What all papers of a plan share: their form, titles, columns, marks and provenance."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ruamphaen.documents.sheet import Block, Cell, Column, Sheet
from ruamphaen.law.paper_form import PaperForm, PrintedColumn
from ruamphaen.law.papers import form_at
from ruamphaen.plan.models import Version
from ruamphaen.plan.queries import content_hash
from ruamphaen.plan.rules.totals import Figures
from ruamphaen.thai.dates import FiscalYear

PLAN_WORDS = "แผนพัฒนาท้องถิ่น"
HASH_SHOWN = (
    16  # hex digits of the content hash printed at the foot; enough to tell two versions apart
)


@dataclass(frozen=True)
class Setting:
    """การตั้งค่าแบบ — what an organisation chose about its papers, for one paper."""

    code: str
    layout: str = "standard"
    digits: Literal["arabic", "thai"] = "arabic"
    counts_coordination: bool = False
    restarts: bool = True


def form_of(version: Version, setting: Setting) -> PaperForm:
    """The form of the law for this version's plan period."""
    return form_at(setting.code, version.plan.period, setting.layout)


def sheet_of(version: Version, form: PaperForm, setting: Setting, body: list[Block]) -> Sheet:
    """The body in its frame: titles, columns of the edition, plan in the foot, marks."""
    organisation, plan = version.plan.organisation, version.plan
    return Sheet(
        code=form.printed_code,
        title_lines=form.titles(
            plan=PLAN_WORDS,
            organisation=organisation.name_th,
            period=plan.period,
            change=version.change,
        ),
        columns=tuple(_column(column) for column in form.printed(plan.period)),
        body=tuple(body),
        footer_text=" ".join((str(plan), version.change, organisation.name_th)).replace("  ", " "),
        provenance=(_provenance(version),),
        mark=_mark(version),
        digits=setting.digits,
        dated=version.announced_on,
    )


def _column(column: PrintedColumn) -> Column:
    return Column(
        key=f"{column.key}:{column.year}" if column.year else column.key,
        heading=column.heading,
        kind=column.kind.value,
        width_mm=float(column.width_mm),
        group_heading=column.group_heading,
    )


def _mark(version: Version) -> str:
    """What stands across every page: fiction and drafts are never taken for a plan in force."""
    words = [
        "ตัวอย่าง" if version.plan.organisation.is_example else "",
        "" if version.is_public else "ร่าง",
    ]
    return " ".join(word for word in words if word)


def _provenance(version: Version) -> str:
    return f"ร่วมแผน ฉบับที่ {version.number} รหัสเนื้อหา {content_hash(version)[:HASH_SHOWN]}"


def money_cells(columns: tuple[PrintedColumn, ...], money: Mapping[FiscalYear, Cell]) -> list[Cell]:
    """One cell for each column: the year's money in its column, nothing elsewhere."""
    return [money.get(column.year) if column.year else None for column in columns]


def sums(by_year: Mapping[FiscalYear, Figures]) -> dict[FiscalYear, Cell]:
    """The money of each year, None where there is none."""
    return {year: figures.baht or None for year, figures in by_year.items()}


def counts(by_year: Mapping[FiscalYear, Figures]) -> dict[FiscalYear, Cell]:
    """How many in each year, None where there are none."""
    return {year: figures.projects or None for year, figures in by_year.items()}


def added(parts: list[Mapping[FiscalYear, Figures]]) -> dict[FiscalYear, Figures]:
    """Figures by year, added up over groups."""
    whole: dict[FiscalYear, Figures] = {}
    for part in parts:
        for year, figures in part.items():
            whole[year] = whole.get(year, Figures(0, Decimal(0))) + figures
    return whole
