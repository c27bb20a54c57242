"""การอ่านไฟล์สมุดงาน: one file of unknown origin to a workbook of grids, safely.

The file is opened only by a child process that limits itself; this process reads what it prints.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import IO

import ruamphaen
from ruamphaen.base.workbooks.grid import Cell, CellError, Grid, Merge, Remark, Workbook
from ruamphaen.base.workbooks.guard import UnreadableWorkbook, check_size

__all__ = ["UnreadableWorkbook", "read_workbook"]

MOST_SECONDS = 10.0


def read_workbook(path: Path | str, *, name: str = "") -> Workbook:
    """The grids of a workbook file (.xlsx, .xls, .ods, .csv, .txt), known by content, not by name.

    ``name`` is the name to show, by default that of the file. Takes at most 10 seconds and, in a
    child process, 300 MB. Raises :class:`UnreadableWorkbook` with a Thai sentence for everything
    that cannot be read.
    """
    path = Path(path)
    check_size(path)
    with tempfile.TemporaryFile() as printed, tempfile.TemporaryFile() as complaints:
        code = _run_child(path, printed, complaints)
        printed.seek(0)
        workbook = _workbook(name or path.name, printed) if code == 0 else None
        if workbook is None:
            raise UnreadableWorkbook(*_cause(code, complaints))
    return workbook


def _run_child(path: Path, printed: IO[bytes], complaints: IO[bytes]) -> int:
    source = str(Path(ruamphaen.__file__).parent.parent)
    command = [sys.executable, "-X", "utf8", "-m", "ruamphaen.base.workbooks.child"]
    kept = ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP", "LD_LIBRARY_PATH")
    environment = {key: os.environ[key] for key in kept if key in os.environ}
    try:
        ran = subprocess.run(  # noqa: S603 -- our own module; the path is one argument, no shell
            [*command, str(path.resolve())],
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=complaints,
            env={**environment, "PYTHONPATH": source},
            timeout=MOST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UnreadableWorkbook("too_slow") from None
    return ran.returncode


def _cause(code: int, complaints: IO[bytes]) -> tuple[str, str]:
    """Why a child ended without an end: killed by a limit, out of memory, or broken by the file."""
    complaints.seek(0)
    said = complaints.read(20_000).decode("utf-8", "replace").strip()
    last = said.splitlines()[-1][:200] if said else f"exit {code}"
    if "memory allocation" in said or "MemoryError" in said or "Cannot allocate" in said:
        return "too_heavy", last
    if code in (-24, -9):  # processor time used up (SIGXCPU), or killed
        return ("too_slow" if code == -24 else "too_heavy"), last
    return ("too_heavy" if code in (-6, -11, -7) else "damaged"), last


@dataclass
class _Sheet:
    name: str
    hidden: bool
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    merges: tuple[Merge, ...] = ()

    def grid(self) -> Grid:
        return Grid(self.name, tuple(self.rows), self.merges, hidden=self.hidden)


def _workbook(name: str, lines: Iterable[bytes]) -> Workbook | None:
    """The workbook a child printed; None when it stopped in the middle."""
    sheets: list[_Sheet] = []
    remarks: list[Remark] = []
    ended = False
    for raw in lines:
        line = json.loads(raw)
        if "row" in line:
            rows = sheets[-1].rows
            rows.extend(() for _ in range(line["row"] - len(rows)))
            rows.append(tuple(_cell(cell) for cell in line["cells"]))
        elif "sheet" in line:
            sheets.append(_Sheet(line["sheet"], line["hidden"]))
        elif "merges" in line:
            sheets[-1].merges = tuple(Merge(*merge) for merge in line["merges"])
        elif "remark" in line:
            remarks.append(Remark(*line["remark"]))
        elif "refused" in line:
            raise UnreadableWorkbook(line["refused"], line["detail"])
        ended = "end" in line
    if not ended:
        return None
    return Workbook(name, tuple(sheet.grid() for sheet in sheets), tuple(remarks))


def _cell(shown: object) -> Cell:
    if not isinstance(shown, list):
        return shown  # type: ignore[return-value]  # JSON's own kinds of value
    kind, value = shown
    if kind == "e":
        return CellError(value)
    if kind == "d":
        return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    if kind == "t":
        return time.fromisoformat(value)
    return timedelta(seconds=value)
