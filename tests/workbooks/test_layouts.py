"""Workbooks in the layouts of real offices, each read whole."""

from pathlib import Path

import pytest

from ruamphaen.base.workbooks.reading import read_workbook
from ruamphaen.plan.rules.workbook.parse import parse_workbook
from tests.workbooks.make import LAYOUTS
from tests.workbooks.story import story

EXPECTED = Path(__file__).parent / "expected"


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_is_read_whole(name, tmp_path):
    path = tmp_path / "plan.xlsx"
    LAYOUTS[name]().save(path)
    assert story(parse_workbook(read_workbook(path))) == (EXPECTED / f"{name}.txt").read_text(
        "utf-8"
    )


def test_every_expectation_has_its_workbook():
    assert {path.stem for path in EXPECTED.glob("*.txt")} == set(LAYOUTS)
