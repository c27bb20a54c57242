"""A reading of a workbook as a few lines of text that a person can check against the sheet."""

from ruamphaen.plan.rules.workbook.as_json import as_json
from ruamphaen.plan.rules.workbook.results import WorkbookReading

_NOT_TOLD = ("excel_row", "no", "budget", "count")


def story(reading: WorkbookReading) -> str:
    """Everything that was read: tables, rows with all their fields, totals, other rows, problems."""
    told = as_json(reading)
    lines: list[str] = []
    for sheet in told["sheets"]:
        lines += _sheet(sheet)
    lines += [
        f"! {one['severity']} {one['code']} {one['sheet']}!{one['cell']} {one['typed']}".rstrip()
        for one in told["problems"]
    ]
    return "\n".join(lines) + "\n"


def _sheet(sheet) -> list[str]:
    head = {key: sheet.get(key) for key in ("block", "change", "hidden") if sheet.get(key)}
    years = " ".join(sheet.get("years", [])) or " ".join(
        f"{k}={v}" for k, v in sheet.get("columns", {}).items()
    )
    extra = "".join(f" {key}={value}" for key, value in head.items())
    lines = [
        f"== {sheet['sheet']} | {sheet['form']} | {years} | header {sheet['header_rows']}{extra}"
    ]
    numbered = [(row["excel_row"], _row(row)) for row in sheet["rows"]]
    numbered += [(total["excel_row"], _total(total)) for total in sheet["totals"]]
    numbered += [(row, f"   ({what})") for row, what in sheet["non_project_rows"]]
    return lines + [f"{row:3} {text}" for row, text in sorted(numbered)]


def _row(row) -> str:
    words = [f"#{row.get('no')}"] if "no" in row else []
    words += [
        f"{key}={value}" for key, value in row.items() if key not in _NOT_TOLD and value is not None
    ]
    return " | ".join(words + _money(row))


def _total(total) -> str:
    words = [f"{key}={value}" for key, value in total.items() if key not in _NOT_TOLD]
    return " | ".join(["SUM", *words, *_money(total)])


def _money(row) -> list[str]:
    words = []
    for key, mark in (("count", "n"), ("budget", "")):
        given = row.get(key)
        if isinstance(given, dict):
            words += [
                f"{mark}{year}:{amount}" for year, amount in given.items() if amount is not None
            ]
        elif given is not None:
            words.append(f"{key}:{given}")
    return words
