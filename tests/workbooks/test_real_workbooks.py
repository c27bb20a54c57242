"""Two workbooks with real rows, read whole; what is right stands beside each."""

import json
from pathlib import Path

import pytest

from ruamphaen.base.workbooks.reading import read_workbook
from ruamphaen.plan.rules.workbook.as_json import as_json
from ruamphaen.plan.rules.workbook.parse import parse_workbook

REAL = Path(__file__).parent / "real"
NAMES = ["maesai_p02_2566-2570", "lamphun_pao_tracking_2568"]


def read(path: Path) -> dict:
    return as_json(parse_workbook(read_workbook(path)))


def zero_for_null(value):
    """The expected files take "-", blank and 0 for the same amount (their own note)."""
    if isinstance(value, dict):
        return {key: zero_for_null(one) for key, one in value.items()}
    if isinstance(value, list):
        return [zero_for_null(one) for one in value]
    return 0 if value is None else value


@pytest.mark.parametrize("name", NAMES)
def test_a_real_workbook_is_read_exactly_as_expected(name):
    expected = json.loads((REAL / f"{name}.expected.json").read_text("utf-8"))
    got = read(REAL / f"{name}.xlsx")
    assert [sheet["sheet"] for sheet in got["sheets"]] == [s["sheet"] for s in expected["sheets"]]
    for sheet, right in zip(got["sheets"], expected["sheets"], strict=True):
        told = {key: value for key, value in right.items() if key not in ("compare", "ditto")}
        same = {key: sheet[key] for key in told}
        assert zero_for_null(same) == zero_for_null(told)


def test_nothing_is_wrong_with_the_plan_of_mae_sai():
    assert read(REAL / "maesai_p02_2566-2570.xlsx")["problems"] == []


def test_rows_that_subtract_the_contract_instead_of_the_payment_are_pointed_out():
    got = read(REAL / "lamphun_pao_tracking_2568.xlsx")
    places = [(p["code"], p["cell"]) for p in got["problems"] if p["severity"] == "warning"]
    assert places == [
        ("remaining_differs", "H23"),
        ("remaining_differs", "H54"),
        ("remaining_differs", "H55"),
    ]


@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_the_same_plan_in_another_file_format_reads_the_same(ending):
    name = NAMES[0]
    other, first = read(REAL / f"{name}.{ending}"), read(REAL / f"{name}.xlsx")
    assert other["sheets"] == first["sheets"]
    assert other["problems"] == first["problems"]
