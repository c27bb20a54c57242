"""ผลการอ่านเป็น JSON: the reading of a workbook for `plan read --json` and for tests.

Keys are English as in the exchange format of plans (`plan` = แผนงาน, `organization` = หน่วยงาน);
money is a number of baht: whole baht an integer. Years are strings of the Buddhist era.
"""

from collections.abc import Mapping
from decimal import Decimal

from ruamphaen.plan.rules.workbook.forms import PROJECT_LISTS, Form
from ruamphaen.plan.rules.workbook.problems import Problem
from ruamphaen.plan.rules.workbook.results import (
    AnyRow,
    PlanRow,
    SheetReading,
    SummaryRow,
    TotalRow,
    TrackingRow,
    WorkbookReading,
    Years,
)

type Json = dict[str, object]

_ONLY_WHERE_PRESENT = (
    "issue",
    "tactic",
    "guideline",
    "support",
    "detail",
    "place",
    "district",
    "position",
    "reason",
    "source_of_money",
    "note",
    "page",
)


def as_json(reading: WorkbookReading) -> Json:
    """The whole reading as plain values that :mod:`json` writes as they are."""
    return {
        "workbook": reading.name,
        "sheets": [sheet_as_json(sheet) for sheet in reading.sheets],
        "problems": [problem_as_json(one) for one in reading.problems],
    }


def problem_as_json(one: Problem) -> Json:
    """One problem with its two Thai sentences."""
    return {
        "sheet": one.sheet,
        "cell": one.cell,
        "code": one.code,
        "severity": one.severity,
        "what": one.what,
        "what_to_do": one.what_to_do,
        "typed": one.typed,
    }


def sheet_as_json(sheet: SheetReading) -> Json:
    """One table: its form, years, rows, totals as printed and every other row with what it is."""
    found: Json = {"sheet": sheet.sheet, "form": sheet.form.value if sheet.form else None}
    if sheet.block > 1:
        found["block"] = sheet.block
    if sheet.hidden:
        found["hidden"] = True
    if sheet.form is Form.TRACKING:
        found["columns"] = dict(sheet.columns)
    else:
        found["years"] = [str(year) for year in sheet.years]
    if sheet.change is not None:
        found["change"] = str(sheet.change)
    found["title"] = list(sheet.title)
    found["header_rows"] = list(sheet.header_rows)
    found["rows"] = [row_as_json(row, sheet.form) for row in sheet.rows]
    found["totals"] = [_total(total, sheet.form) for total in sheet.totals]
    found["non_project_rows"] = [[other.excel_row, other.what] for other in sheet.other_rows]
    return found


def row_as_json(row: AnyRow, form: Form | None) -> Json:
    """One row with the keys of its form."""
    if isinstance(row, TrackingRow):
        return _tracking(row)
    if isinstance(row, SummaryRow):
        return _summary(row)
    return _project(row) if form in PROJECT_LISTS else _equipment(row)


def _project(row: PlanRow) -> Json:
    found: Json = {
        "excel_row": row.excel_row,
        "strategy": row.strategy,
        "plan": row.programme,
        "no": row.number,
        "project": row.project,
        "objective": row.objective,
        "target": row.target,
        "budget": _years(row.budget),
        "kpi": row.indicator,
        "outcome": row.outcome,
        "organization": row.department,
    }
    found |= _present({"category": row.category, "type": row.type})
    return found | _extras(row)


def _equipment(row: PlanRow) -> Json:
    found: Json = {
        "excel_row": row.excel_row,
        "plan": row.programme,
        "category": row.category,
        "type": row.type,
        "no": row.number,
        "target": row.target,
        "budget": _years(row.budget),
        "organization": row.department,
    }
    found |= _present(
        {
            "strategy": row.strategy,
            "project": row.project,
            "objective": row.objective,
            "kpi": row.indicator,
            "outcome": row.outcome,
        }
    )
    return found | _extras(row)


def _extras(row: PlanRow) -> Json:
    found = _present({key: getattr(row, key) for key in _ONLY_WHERE_PRESENT})
    found |= _present(
        {
            "plan_as_printed": row.programme_as_printed,
            "change": str(row.change) if row.change else None,
        }
    )
    if row.as_typed:
        found["budget_as_typed"] = {str(year): typed for year, typed in row.as_typed.items()}
    return found


def _tracking(row: TrackingRow) -> Json:
    found: Json = {"excel_row": row.excel_row, "no": row.number, "project": row.project}
    found |= {key: number_of_baht(amount) for key, amount in row.money.items()}
    return found | _present(
        {
            "strategy": row.strategy,
            "plan": row.programme,
            "plan_as_printed": row.programme_as_printed,
            "organization": row.department,
            "note": row.note,
        }
    )


def _summary(row: SummaryRow) -> Json:
    found: Json = {
        "excel_row": row.excel_row,
        "strategy": row.strategy,
        "plan": row.programme,
        "label": row.label,
        "count": _years(row.counts),
        "budget": _years(row.budget),
        "count_total": number_of_baht(row.total_count),
        "budget_total": number_of_baht(row.total_budget),
    }
    return found | _present({"plan_as_printed": row.programme_as_printed})


def _total(total: TotalRow, form: Form | None) -> Json:
    found: Json = {"excel_row": total.excel_row}
    if form is Form.TRACKING:
        return found | {
            key: number_of_baht(amount) for key, amount in total.money.items() if amount is not None
        }
    found |= {"label": total.label, "budget": _years(total.budget)}
    if total.counts:
        found["count"] = _years(total.counts)
    return found


def _years(years: Years) -> dict[str, int | float | None]:
    return {str(year): number_of_baht(amount) for year, amount in years.items()}


def number_of_baht(amount: Decimal | None) -> int | float | None:
    """Baht as JSON numbers: whole baht an int, else the nearest float; None stays None."""
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _present(values: Mapping[str, object]) -> Json:
    return {key: value for key, value in values.items() if value is not None and value != ""}
