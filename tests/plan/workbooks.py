"""Readings of workbooks for tests of the import: made row by row, or from real files."""

from decimal import Decimal
from pathlib import Path

from ruamphaen.base.workbooks.reading import read_workbook
from ruamphaen.plan.rules.workbook.forms import Form
from ruamphaen.plan.rules.workbook.parse import parse_workbook
from ruamphaen.plan.rules.workbook.results import PlanRow, SheetReading, WorkbookReading

REAL = Path(__file__).resolve().parent.parent / "workbooks" / "real"
YEARS = (2566, 2567, 2568, 2569, 2570)


def row(project, *, at=9, number=None, money=None, code="00310", **more):
    """One row of ผ.02 with all five years in its header; `money` by year, the others blank."""
    budget = dict.fromkeys(YEARS)
    budget |= {year: Decimal(baht) for year, baht in (money or {}).items()}
    return PlanRow(
        excel_row=at, number=number, budget=budget, project=project, programme_code=code, **more
    )


def sheet(*rows, form=Form.PROJECTS, name="ผ.02", **more):
    """A table of rows; rows without a place of their own are numbered from 9 down."""
    return SheetReading(sheet=name, form=form, years=YEARS, rows=rows, **more)


def workbook(*sheets, problems=()):
    """A workbook of tables."""
    return WorkbookReading("แผน.xlsx", tuple(sheets), tuple(problems))


def real(name):
    """The reading of a real workbook that ships with the tests."""
    return parse_workbook(read_workbook(REAL / name))
