"""What an import would do, row by row: the report a person reads before anything is written. Pure."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

type Plain = str | int | None
"""A value as the report keeps it: money as decimal strings, nodes and numbers as integers."""


class Verdict(StrEnum):
    """ผลการเทียบ — what would happen to one row of the workbook."""

    ADD = "add"
    CHANGE = "change"
    SAME = "same"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class ReportLine:
    """บรรทัดของรายงาน — one row of the workbook and what would become of it.

    `values` are fields by the grid's names ("title", "budget:2568", "department" by name, "node" by
    key): all that are given for a row to add, only those that differ for one to change, with `before`
    holding what stands there. `listing` and `edit` name the row that would change; `project` is the
    project a new row continues. `what` and `what_to_do` speak of a problem; `doubts` of the rest.
    """

    sheet: str
    row: int
    list_kind: str
    verdict: Verdict
    title: str
    values: Mapping[str, Plain] = field(default_factory=dict)
    before: Mapping[str, Plain] = field(default_factory=dict)
    listing: int | None = None
    edit: int | None = None
    project: int | None = None
    doubts: Sequence[str] = ()
    what: str = ""
    what_to_do: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """ข้อที่ต้องดู — something in the workbook a person should look at, with its place."""

    sheet: str
    cell: str
    severity: str
    code: str
    what: str
    what_to_do: str


@dataclass(frozen=True, slots=True)
class NotImported:
    """ตารางที่อ่านแต่ไม่นำเข้า — a table that was read but does not belong into the plan, and why."""

    sheet: str
    form: str
    rows: int
    why: str


@dataclass(frozen=True, slots=True)
class Unplaced:
    """ยุทธศาสตร์ที่ไม่พบในผัง — words the tree does not have, how many rows stand under them, and the
    node they may mean ("" where none is near)."""

    printed: str
    rows: int
    suggestion: str


@dataclass(frozen=True, slots=True)
class Sum:
    """ยอดก่อนและหลังนำเข้า — projects and baht of one strategy ("" = all) in one year (None = all)."""

    strategy: str
    year: int | None
    projects_before: int
    baht_before: str
    projects_after: int
    baht_after: str


@dataclass(frozen=True)
class Report:
    """รายงานการทดลองนำเข้า — everything an import would do; its hash is what a person accepts.

    `basis` is the state of the version it was made for: where that has changed, the report is void.
    `assumptions` are Thai sentences such as "อ่าน 2027 เป็น พ.ศ. 2570". `left_alone` counts rows of the
    version that the workbook does not mention. `totals_printed` of the workbook were held against
    its rows; `totals_differing` of them do not agree (each is among `remarks`).
    """

    file_name: str
    file_sha256: str
    version: int
    basis: str
    lines: Sequence[ReportLine]
    remarks: Sequence[Remark] = ()
    assumptions: Sequence[str] = ()
    not_imported: Sequence[NotImported] = ()
    new_departments: Sequence[str] = ()
    unplaced: Sequence[Unplaced] = ()
    sums: Sequence[Sum] = ()
    left_alone: int = 0
    totals_printed: int = 0
    totals_differing: int = 0

    def count(self, verdict: Verdict) -> int:
        """How many rows have this verdict."""
        return sum(line.verdict == verdict for line in self.lines)

    def of(self, verdict: Verdict) -> list[ReportLine]:
        """The lines with this verdict, in the order of the workbook."""
        return [line for line in self.lines if line.verdict == verdict]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows have each verdict."""
        return {verdict.value: self.count(verdict) for verdict in Verdict}

    @property
    def nothing_to_do(self) -> bool:
        """Whether accepting would change nothing: the workbook is in the plan already."""
        return not (self.count(Verdict.ADD) or self.count(Verdict.CHANGE))

    def as_json(self) -> dict[str, Any]:
        """The report as plain values."""
        return asdict(self)


def written(report: Report) -> str:
    """The report as canonical JSON: the same report always gives the same text."""
    return json.dumps(
        report,
        default=_fields_of,
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
        allow_nan=False,
    )


def _fields_of(part: "DataclassInstance") -> dict[str, Any]:
    """A part of the report as json asks for it; asdict would copy all of it once more."""
    return {each.name: getattr(part, each.name) for each in fields(part)}


def hash_of(text: str) -> str:
    """The hash of a written report (SHA-256, hex): what a person accepts."""
    return hashlib.sha256(text.encode()).hexdigest()


def read_back(text: str) -> Report:
    """A report from its written form."""
    kept = json.loads(text)
    lines = [
        ReportLine(**{**line, "verdict": Verdict(line["verdict"])}) for line in kept.pop("lines")
    ]
    return Report(
        lines=lines,
        remarks=[Remark(**remark) for remark in kept.pop("remarks")],
        not_imported=[NotImported(**table) for table in kept.pop("not_imported")],
        unplaced=[Unplaced(**line) for line in kept.pop("unplaced")],
        sums=[Sum(**line) for line in kept.pop("sums")],
        **kept,
    )
