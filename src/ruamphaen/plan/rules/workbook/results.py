"""ผลการอ่าน: what a workbook was read as. Plain values; sums are Decimal baht, years Buddhist era."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ruamphaen.plan.rules.workbook.forms import Form
from ruamphaen.plan.rules.workbook.group_lines import ChangeMark
from ruamphaen.plan.rules.workbook.problems import Problem

type Years = Mapping[int, Decimal | None]
type RowNumber = int | str | None


@dataclass(frozen=True, slots=True)
class PlanRow:
    """โครงการหรือครุภัณฑ์หนึ่งแถว: one row of ผ.02, ผ.02/1, ผ.02/2 or ผ.03.

    ``excel_row`` counts from 1. ``budget`` has every year of the header; None is "nothing given".
    ``programme`` is the official name where it is known (``programme_code`` then says which),
    ``programme_as_printed`` what stood in the workbook. ``as_typed`` keeps amounts that could not
    be read, by year. Texts are None where the cell is empty or the table has no such column.
    """

    excel_row: int
    number: RowNumber
    budget: Years
    project: str | None = None
    strategy: str | None = None
    issue: str | None = None
    tactic: str | None = None
    guideline: str | None = None
    programme: str | None = None
    programme_code: str | None = None
    programme_as_printed: str | None = None
    objective: str | None = None
    target: str | None = None
    indicator: str | None = None
    outcome: str | None = None
    department: str | None = None
    support: str | None = None
    category: str | None = None
    type: str | None = None
    detail: str | None = None
    place: str | None = None
    district: str | None = None
    position: str | None = None
    reason: str | None = None
    source_of_money: str | None = None
    note: str | None = None
    page: str | None = None
    change: ChangeMark | None = None
    as_typed: Mapping[int, str] = field(default_factory=dict)
    last_row: int = 0


@dataclass(frozen=True, slots=True)
class TrackingRow:
    """แถวติดตาม: one row of a tracking sheet; ``money`` by "budget", "decrease" and so on."""

    excel_row: int
    number: RowNumber
    project: str | None
    money: Mapping[str, Decimal | None]
    strategy: str | None = None
    programme: str | None = None
    programme_as_printed: str | None = None
    department: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """แถวสรุป: one programme of ผ.01 with its number of projects and money in each year."""

    excel_row: int
    strategy: str | None
    programme: str | None
    label: str
    counts: Years
    budget: Years
    total_count: Decimal | None = None
    total_budget: Decimal | None = None
    programme_as_printed: str | None = None


type AnyRow = PlanRow | TrackingRow | SummaryRow


@dataclass(frozen=True, slots=True)
class TotalRow:
    """แถวยอดรวม: a total as printed. ``counts`` where the row counts projects by year, ``count``
    where its label says how many ("รวม 3 โครงการ"). ``after`` is how many rows stood above it.
    """

    excel_row: int
    label: str
    budget: Years
    money: Mapping[str, Decimal | None] = field(default_factory=dict)
    counts: Years = field(default_factory=dict)
    count: int | None = None
    after: int = 0
    standing: tuple[str, ...] = ()
    cells: Mapping[int | str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OtherRow:
    """แถวอื่น: a row that is no project and no total, and what it was taken for."""

    excel_row: int
    what: str


@dataclass(frozen=True, slots=True)
class SheetReading:
    """ตารางที่อ่านได้: one table of a sheet. A sheet with several forms gives several readings.

    ``form`` is None where the sheet was not known, and then nothing was read. ``columns`` are the
    places of the tracking columns, counted from 1. ``standings`` hold, row by row, the groups each
    row stands under, for sums.
    """

    sheet: str
    form: Form | None
    block: int = 1
    years: tuple[int, ...] = ()
    header_rows: tuple[int, ...] = ()
    columns: Mapping[str, int] = field(default_factory=dict)
    title: tuple[str, ...] = ()
    change: ChangeMark | None = None
    period: tuple[int, int] | None = None
    rows: tuple[AnyRow, ...] = ()
    standings: tuple[tuple[str, ...], ...] = ()
    totals: tuple[TotalRow, ...] = ()
    other_rows: tuple[OtherRow, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class WorkbookReading:
    """สมุดงานที่อ่านแล้ว: every table of a workbook in order, and everything worth a look."""

    name: str
    sheets: tuple[SheetReading, ...]
    problems: tuple[Problem, ...]
