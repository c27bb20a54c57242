"""The shape of an official form: what stands in its head, its columns and its foot."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import groupby

from ruamphaen.law.confidence import Confidence
from ruamphaen.law.grounds import Cite
from ruamphaen.thai.dates import FiscalYear, PlanPeriod


class ColumnKind(StrEnum):
    """ชนิดของช่อง: what a cell of the column holds."""

    TEXT = "text"
    NUMBER = "number"
    COUNT = "count"
    BAHT = "baht"


class Level(StrEnum):
    """ระดับการจัดกลุ่ม: by what the rows of a form are grouped."""

    STRATEGY = "strategy"
    TACTIC = "tactic"
    PROGRAMME = "programme"
    ISSUE = "issue"
    EQUIPMENT_TYPE = "equipment_type"


class Scope(StrEnum):
    """ขอบเขตของยอดรวม: under each group, or once at the end."""

    GROUP = "group"
    ALL = "all"


class Sums(StrEnum):
    """สิ่งที่รวม: what a footing adds up."""

    BUDGET = "budget"
    COUNT = "count"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """ช่องของแบบ: one column; a `per_year` one is printed once for each year of the plan.

    Headings may hold {year} and {years} (how many). `width_mm` is one printed column.
    """

    key: str
    heading: str
    group_heading: str
    kind: ColumnKind
    width_mm: Decimal
    per_year: bool


@dataclass(frozen=True, slots=True)
class PrintedColumn:
    """ช่องที่พิมพ์: a column as it stands on paper, for one year where it has one."""

    key: str
    year: FiscalYear | None
    heading: str
    group_heading: str
    kind: ColumnKind
    width_mm: Decimal


@dataclass(frozen=True, slots=True)
class AlignmentLine:
    """บรรทัดความเชื่อมโยง ก.-จ.: a label, its text with {n} and {name}, and the list it names."""

    label: str
    text: str
    upper_list: str

    def written(self, number: int | str, name: str) -> str:
        """The line as printed: ก.ยุทธศาสตร์ชาติ 20 ปี ยุทธศาสตร์ที่ 1 ด้านความมั่นคง."""
        text = self.text.replace("{n}", str(number)).replace("{name}", name)
        return f"{self.label}{text}".rstrip()


@dataclass(frozen=True, slots=True)
class Footing:
    """ยอดรวมท้ายกลุ่ม: a line that adds up money, numbers of projects, or both."""

    label: str
    scope: Scope
    sums: Sums


@dataclass(frozen=True, slots=True)
class PaperForm:
    """แบบของทางราชการ: one layout of one edition of an official form.

    `confidence`, `source` and `note` are the weaker of edition and layout, both sources and both
    notes. `layouts` names the other layouts of the same edition.
    """

    code: str
    printed_code: str
    name_en: str
    edition: str
    layout: str
    layout_th: str
    layouts: tuple[str, ...]
    title_lines: tuple[str, ...]
    orientation: str
    columns: tuple[PaperColumn, ...]
    grouping: tuple[Level, ...]
    alignment: tuple[AlignmentLine, ...]
    footings: tuple[Footing, ...]
    cite: Cite
    source: tuple[str, ...]
    confidence: Confidence
    note: str

    def titles(
        self, *, plan: str, organisation: str, period: PlanPeriod, change: str = ""
    ) -> tuple[str, ...]:
        """The title lines, filled: `plan` is แผนพัฒนาท้องถิ่น, `change` เพิ่มเติม ครั้งที่ 1/2566."""
        filled = (
            line.replace("{plan}", plan)
            .replace("{organisation}", organisation)
            .replace("{period}", f"{period.first} - {period.last}")
            .replace("{change}", change)
            for line in self.title_lines
        )
        return tuple(" ".join(line.split()) for line in filled)

    def printed(self, period: PlanPeriod) -> tuple[PrintedColumn, ...]:
        """The columns as they stand on paper, yearly ones repeated for every year of `period`."""
        return tuple(self._printed(period))

    def width_mm(self, period: PlanPeriod) -> Decimal:
        """How wide the whole table is."""
        return sum((column.width_mm for column in self.printed(period)), Decimal(0))

    def _printed(self, period: PlanPeriod) -> Iterator[PrintedColumn]:
        for per_year, together in groupby(self.columns, key=lambda column: column.per_year):
            block = tuple(together)
            for year in period.years if per_year else (None,):
                for column in block:
                    yield _one(column, year, period)


def _one(column: PaperColumn, year: FiscalYear | None, period: PlanPeriod) -> PrintedColumn:
    def filled(heading: str) -> str:
        return heading.replace("{year}", str(year)).replace("{years}", str(len(period)))

    return PrintedColumn(
        key=column.key,
        year=year,
        heading=filled(column.heading),
        group_heading=filled(column.group_heading),
        kind=column.kind,
        width_mm=column.width_mm,
    )
