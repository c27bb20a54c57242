"""The facts of a plan as a workbook gives them; what a workbook cannot tell stays untold."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

from ruamphaen.plan.rules.check.facts import (
    CheckedRow,
    PlanUnderCheck,
    Remark,
    SummaryLine,
    VersionFacts,
)
from ruamphaen.plan.rules.incoming import LIST_OF_FORM, Incomings, values_of
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.outline import Outline
from ruamphaen.plan.rules.versions import KIND_WORDS, UnlawfulKinds, kinds_of
from ruamphaen.plan.rules.workbook.group_lines import ChangeMark
from ruamphaen.plan.rules.workbook.results import (
    PlanRow,
    SheetReading,
    SummaryRow,
    WorkbookReading,
)
from ruamphaen.thai.dates import FiscalYear, PlanPeriod

# Problems of a row's money: where the row keeps what was typed, a rule speaks of the row itself.
_OF_MONEY = frozenset(
    {
        "unreadable_amount",
        "text_in_money",
        "negative_amount",
        "too_large_amount",
        "date_in_money",
        "formula_error",
        "formula_without_value",
    }
)
_KINDS = {word: kind for kind, word in KIND_WORDS.items() if word}
_LONGEST_PERIOD = 10  # years; more are years of something else than a plan


def period_of(reading: WorkbookReading) -> PlanPeriod | None:
    """The plan's years: as a title says, else from the first to the last year with money columns."""
    sheets = _plan_sheets(reading)
    said = next((sheet.period for sheet in sheets if sheet.period), None)
    years = [year for sheet in sheets for year in sheet.years]
    first, last = said or (min(years, default=0), max(years, default=0))
    if not first or last - first >= _LONGEST_PERIOD:
        return None
    return PlanPeriod(FiscalYear(first), FiscalYear(last))


def plan_of_workbook(reading: WorkbookReading, period: PlanPeriod, on: date) -> PlanUnderCheck:
    """A workbook as a plan to check on a day. No tree, no earlier version, no steps are known."""
    sheets = _plan_sheets(reading)
    return PlanUnderCheck(
        period=period,
        on=on,
        rows=tuple(_rows(sheets)),
        version=_version([sheet.change for sheet in sheets if sheet.change is not None]),
        remarks=tuple(_remarks(reading, sheets)),
        summary=tuple(_summary(reading)) or None,
    )


def _plan_sheets(reading: WorkbookReading) -> list[SheetReading]:
    return [sheet for sheet in reading.sheets if sheet.form in LIST_OF_FORM]


def _rows(sheets: list[SheetReading]) -> Iterator[CheckedRow]:
    key = 0
    for sheet in sheets:
        if sheet.form is None:
            continue
        list_kind = LIST_OF_FORM[sheet.form]
        for place, row in enumerate(sheet.rows):
            if not isinstance(row, PlanRow):
                continue
            key += 1
            # ผ.03 is numbered from its first row to its last, whatever stands between.
            grouped = list_kind != ListKind.EQUIPMENT and place < len(sheet.standings)
            standing = sheet.standings[place] if grouped else ()
            said = {
                name: value
                for name, value in values_of(row, list_kind, Outline(), Incomings())
                if name in _FIELDS
            }
            money, unreadable = _money(row)
            yield CheckedRow(
                key=key,
                list_kind=list_kind,
                where=f"{sheet.sheet} แถว {row.excel_row}",
                group=(sheet.sheet, sheet.block, standing, str(row.change or "")),
                money=money,
                unreadable=unreadable,
                **said,  # type: ignore[arg-type]  # texts, and a whole number
            )


_FIELDS = frozenset(
    [
        "title",
        "objective",
        "target",
        "indicator",
        "outcome",
        "department",
        "reason",
        "source_of_money",
        "equipment_type",
        "number",
        "programme",
        "programme_as_printed",
        "strategy_as_printed",
    ]
)


def _money(row: PlanRow) -> tuple[dict[int, Decimal | None], dict[int, str]]:
    """The row's money and what could not be read of it; an amount below zero is read after all."""
    money, unreadable = dict(row.budget), {}
    for year, typed in row.as_typed.items():
        try:
            amount = Decimal(re.sub(r"[,\s]", "", typed))
        except InvalidOperation:
            amount = Decimal("NaN")
        if amount.is_finite() and amount < 0:
            money[year] = amount
        else:
            unreadable[year] = typed
    return money, unreadable


def _version(marks: list[ChangeMark]) -> VersionFacts:
    """What the titles say of the version; nothing where they say nothing, or no lawful round."""
    words = {word for mark in marks for word in mark.kinds}
    try:
        kinds = kinds_of(_KINDS[word] for word in words)
    except (KeyError, UnlawfulKinds):
        return VersionFacts(kinds=())
    return VersionFacts(kinds=kinds, round_number=marks[0].number, year=marks[0].year)


def _remarks(reading: WorkbookReading, sheets: list[SheetReading]) -> Iterator[Remark]:
    told = {
        (sheet.sheet, row.excel_row)
        for sheet in sheets
        for row in sheet.rows
        if isinstance(row, PlanRow) and (row.as_typed or not row.project)
    }
    for one in reading.problems:
        number = re.search(r"[0-9]+", one.cell)
        of_row = one.code in _OF_MONEY or one.code == "missing_project_name"
        if of_row and number and (one.sheet, int(number[0])) in told:
            continue
        yield Remark(one.code, one.place, one.what, one.severity)


def _summary(reading: WorkbookReading) -> Iterator[SummaryLine]:
    for sheet in reading.sheets:
        for row in sheet.rows:
            if isinstance(row, SummaryRow):
                for year, baht in row.budget.items():
                    count = row.counts.get(year)
                    yield SummaryLine(
                        place=f"{sheet.sheet} แถว {row.excel_row}",
                        programme=row.programme or row.label,
                        year=year,
                        projects=int(count) if count is not None else None,
                        baht=baht,
                    )
