"""Files of every kind: what is read, what is refused, and in which words."""

import csv
import io
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from ruamphaen.base.workbooks.grid import CellError
from ruamphaen.base.workbooks.guard import REFUSALS, UnreadableWorkbook
from ruamphaen.base.workbooks.reading import read_workbook
from ruamphaen.plan.rules.workbook.as_json import as_json
from ruamphaen.plan.rules.workbook.parse import parse_workbook
from tests.workbooks.hostile import HOSTILE, bare_xlsx
from tests.workbooks.make import LAYOUTS

MOST_SECONDS = 10
MOST_KILOBYTES = 300 * 1024


@pytest.mark.parametrize("build", HOSTILE, ids=lambda build: build.__name__)
def test_a_hostile_file_is_refused_in_words_in_time_and_in_memory(build, tmp_path):
    path = tmp_path / "แผน.xlsx"
    build(path)
    started = time.monotonic()
    told = read_apart(path)
    assert told["code"] in HOSTILE[build]
    assert (told["sentence_th"], told["what_to_do"]) == REFUSALS[told["code"]]
    assert time.monotonic() - started < MOST_SECONDS
    assert told["peak_kilobytes"] < MOST_KILOBYTES


READ_APART = """
import json, resource, sys
from ruamphaen.base.workbooks.reading import UnreadableWorkbook, read_workbook
try:
    read_workbook(sys.argv[1])
    told = {"code": "read"}
except UnreadableWorkbook as refused:
    told = {name: getattr(refused, name) for name in ("code", "sentence_th", "what_to_do")}
told["peak_kilobytes"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps(told))
"""


def read_apart(path: Path) -> dict[str, Any]:
    """How a workbook was refused and what its child took, in a process that has no other children."""
    done = subprocess.run(
        [sys.executable, "-c", READ_APART, str(path)], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(UnreadableWorkbook, match="ไม่พบไฟล์"):
        read_workbook(tmp_path / "ไม่มี.xlsx")


def test_a_folder_is_not_a_workbook(tmp_path):
    with pytest.raises(UnreadableWorkbook, match="ไม่พบไฟล์"):
        read_workbook(tmp_path)


def test_the_size_is_looked_at_before_anything_else(tmp_path):
    path = tmp_path / "plan.xlsx"
    with path.open("wb") as file:
        file.truncate(21 * 1024 * 1024)
    with pytest.raises(UnreadableWorkbook) as refused:
        read_workbook(path)
    assert refused.value.code == "too_large"


def rows_of(reading) -> list:
    return [row for sheet in as_json(reading)["sheets"] for row in sheet["rows"]]


def test_a_stray_cell_in_the_last_corner_is_cut_off_and_told(tmp_path):
    path = tmp_path / "plan.xlsx"
    book = LAYOUTS["working_columns"]()
    book.save(path)
    clean = rows_of(parse_workbook(read_workbook(path)))
    book["ผ.02"]["XFD1048576"] = "."
    book["ผ.02"]["AB900000"] = 5
    book.save(path)
    reading = parse_workbook(read_workbook(path))
    assert rows_of(reading) == clean
    strays = [(one.code, one.cell) for one in reading.problems]
    assert strays == [("stray_cell", "AB900000"), ("stray_cell", "XFD1048576")]


def test_cells_that_are_only_formatted_do_not_count(tmp_path):
    path = tmp_path / "plan.xlsx"
    book = LAYOUTS["working_columns"]()
    book["ผ.02"]["XFD1048576"].font = openpyxl.styles.Font(bold=True)
    book.save(path)
    assert parse_workbook(read_workbook(path)).problems == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_text_tables_are_read_in_every_thai_encoding(encoding, delimiter, tmp_path):
    path = tmp_path / "plan.csv"
    sheet = LAYOUTS["short_years"]()["Sheet1"]
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(sheet.iter_rows(values_only=True))
    path.write_bytes(text.getvalue().encode(encoding))
    rows = rows_of(parse_workbook(read_workbook(path)))
    assert [(row["no"], row["project"], row["budget"]) for row in rows] == [
        (1, "ขุดลอกคลอง", {"2566": 90000, "2567": None, "2568": None, "2569": None, "2570": 0}),
        (2, "จัดงานลอยกระทง", dict.fromkeys(["2566", "2567", "2568", "2569", "2570"], 10000)),
    ]


def test_the_kinds_of_cells_stay_apart(tmp_path):
    path = tmp_path / "cells.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("ก")
    sheet.write_string("B2", "#REF!")
    sheet.write_formula("C2", "=1/0", None, "#DIV/0!")
    sheet.write_number("D2", 2.5)
    sheet.write_boolean("E2", True)
    sheet.write_formula("F2", "=1+1", None, 2)
    book.close()
    grid = read_workbook(path).grids[0]
    assert grid.rows == ((), (None, "#REF!", CellError("#DIV/0!"), 2.5, True, 2.0))


def test_macros_links_and_text_boxes_are_told_and_left_alone(tmp_path):
    path = tmp_path / "plan.xlsx"
    sheet = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'
    more = {
        "xl/vbaProject.bin": b"macro",
        "xl/externalLinks/externalLink1.xml": b"<externalLink/>",
        "xl/drawings/drawing1.xml": b'<d xmlns:xdr="x"><xdr:txBody/><xdr:txBody/></d>',
    }
    bare_xlsx(path, sheet, more)
    told = [(remark.code, remark.typed) for remark in read_workbook(path).remarks]
    assert told == [("macros_ignored", ""), ("links_ignored", ""), ("text_boxes_ignored", "2")]


def test_a_refusal_survives_the_way_between_processes():
    import pickle

    refused = pickle.loads(pickle.dumps(UnreadableWorkbook("bomb", "63 MB")))  # noqa: S301 -- ours
    assert (refused.code, refused.detail) == ("bomb", "63 MB")
