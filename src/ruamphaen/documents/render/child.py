"""พิมพ์ในกระบวนการแยก: a large paper is printed in a process of its own, with bounds on it.

The server keeps its memory, a stuck printer ends in time, and a crash is a sentence. The process
is ``python -m ruamphaen.documents.render.child FORMAT FILE``: the sheet as JSON on standard input,
the paper in FILE, and on standard error one JSON line for each step:
``{"phase": "layout", "fraction": 0.15}``, at the end perhaps ``{"failed": "…"}``.
"""

import importlib
import json
import os
import selectors
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, cast

from ruamphaen.documents.book import Book
from ruamphaen.documents.render.pdf import Progress
from ruamphaen.documents.script import Script, tabled
from ruamphaen.documents.sheet import MisshapenSheet
from ruamphaen.documents.written import Paper, as_json, paper_from_json

FORMATS = ("pdf", "docx", "xlsx", "csv")
FLOWING = ("pdf", "docx")
"""Formats in which a flowing paper is more than its tables."""
BOUND = ("pdf", "docx", "xlsx")
"""Formats of books."""

_MIB = 1024 * 1024
_BAD_SHEET, _OUT_OF_MEMORY = 3, 4
# What a printer needs to start. Nothing else of the server's settings (keys, passwords) goes along.
_KEPT = ("PATH", "PYTHONPATH", "LANG", "LC_ALL", "TMPDIR", "TEMP", "SYSTEMROOT", "HOME")
_LAST_WORDS = 2000


class RenderFailed(Exception):  # noqa: N818 -- it names what happened
    """พิมพ์ไม่สำเร็จ: ``str()`` is a polite Thai sentence: what happened, and what to do.

    ``reason`` is "time", "memory", "sheet" or "crash"; ``trace`` what the process said last, for
    the log.
    """

    def __init__(self, reason: str, sentence: str, trace: str = "") -> None:
        self.reason, self.sentence, self.trace = reason, sentence, trace
        super().__init__(sentence)


def render(sheet: Paper, format: str) -> bytes:  # noqa: A002 -- its one true name
    """The paper in one of :data:`FORMATS`, in this process. Raises ValueError on another format."""
    return _printer(format)(sheet)


def render_in_child(
    sheet: Paper,
    format: str,  # noqa: A002 -- its one true name
    on_progress: Progress | None = None,
    timeout_s: float = 300,
    memory_mib: int = 1536,
) -> bytes:
    """The paper in one of :data:`FORMATS`, printed in a process of its own.

    ``on_progress`` hears of each phase in this thread. The process gets ``timeout_s`` seconds and
    ``memory_mib`` MiB of memory (bounded on Linux only). Raises :class:`RenderFailed`, and
    ValueError on another format.
    """
    if format not in FORMATS:
        raise ValueError(f"{format!r} is not one of {', '.join(FORMATS)}.")
    with tempfile.TemporaryDirectory(prefix="paper-") as folder:
        asked, made = Path(folder) / "sheet.json", Path(folder) / f"paper.{format}"
        asked.write_text(as_json(sheet), encoding="utf-8")
        with asked.open("rb") as source:
            # -P: a module that lies in the folder we were started from is not ours.
            child = subprocess.Popen(  # noqa: S603 -- our own interpreter and module
                [sys.executable, "-P", "-m", __spec__.name, format, str(made), str(memory_mib)],
                stdin=source,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env={name: os.environ[name] for name in _KEPT if name in os.environ}
                | {"PYTHONUTF8": "1"},
            )
        with child:
            try:
                said = _listen(child, on_progress, time.monotonic() + timeout_s)
            finally:
                child.kill()  # harmless when it has ended
        if child.returncode != 0:
            raise _failure(child.returncode, said)
        return made.read_bytes()


def _listen(child: subprocess.Popen[bytes], on_progress: Progress | None, deadline: float) -> str:
    """Pass on what the process tells until it ends; its last other words. Raises on the deadline."""
    last = ""
    for line in _lines(cast(IO[bytes], child.stderr), deadline):
        step = _step(line)
        if step is None:
            last = (last + line)[-_LAST_WORDS:]
        elif on_progress:
            on_progress(*step)
    try:
        child.wait(max(deadline - time.monotonic(), 0.1))
    except subprocess.TimeoutExpired:
        raise _out_of_time() from None
    return last


def _lines(stream: IO[bytes], deadline: float) -> Iterator[str]:
    waiting = b""
    with selectors.DefaultSelector() as ears:
        ears.register(stream, selectors.EVENT_READ)
        while True:
            if not ears.select(max(deadline - time.monotonic(), 0)):
                raise _out_of_time()
            heard = os.read(stream.fileno(), 65536)
            *whole, waiting = (waiting + heard).split(b"\n")
            for line in whole:
                yield line.decode("utf-8", "replace") + "\n"
            if not heard:
                yield waiting.decode("utf-8", "replace")
                return


def _step(line: str) -> tuple[str, float] | None:
    try:
        told = json.loads(line)
        return str(told["phase"]), float(told["fraction"])
    except (ValueError, KeyError, TypeError):
        return None


def _out_of_time() -> RenderFailed:
    return RenderFailed("time", "จัดพิมพ์ไม่เสร็จภายในเวลาที่กำหนด กรุณาลองใหม่ หรือแบ่งพิมพ์ทีละยุทธศาสตร์")


def _failure(code: int, said: str) -> RenderFailed:
    if code == _BAD_SHEET:
        return RenderFailed("sheet", "แบบนี้มีช่องไม่ครบ จึงจัดพิมพ์ไม่ได้ กรุณาแจ้งผู้ดูแลระบบ", said)
    # The setter ends itself (SIGABRT) where it gets no more memory, the system with SIGKILL.
    if code in (_OUT_OF_MEMORY, -6, -9) and ("memory" in said or code != -6):
        return RenderFailed("memory", "เอกสารใหญ่เกินกว่าหน่วยความจำที่กำหนด กรุณาแบ่งพิมพ์ทีละยุทธศาสตร์", said)
    return RenderFailed("crash", "จัดพิมพ์ไม่สำเร็จ กรุณาลองใหม่ หากยังไม่ได้กรุณาแจ้งผู้ดูแลระบบ", said)


# ------------------------------------------------------------------ inside the process


def main(arguments: list[str]) -> int:
    """Read a sheet from standard input and print it; the number for the system."""
    format, file, memory_mib = arguments  # noqa: A001 -- its one true name
    _bound_memory(int(memory_mib))
    try:
        sheet = paper_from_json(sys.stdin.buffer.read())
        Path(file).write_bytes(_printer(format, _tell)(sheet))
    except MisshapenSheet as refused:
        sys.stderr.write(f"{refused}\n")
        return _BAD_SHEET
    except MemoryError:
        sys.stderr.write("out of memory\n")
        return _OUT_OF_MEMORY
    _tell("done", 1.0)
    return 0


def _tell(phase: str, fraction: float) -> None:
    sys.stderr.write(json.dumps({"phase": phase, "fraction": round(fraction, 3)}) + "\n")
    sys.stderr.flush()


def _printer(format: str, progress: Progress | None = None) -> Callable[[Paper], bytes]:  # noqa: A002 -- as above
    if format not in FORMATS:
        raise ValueError(f"{format!r} is not one of {', '.join(FORMATS)}.")

    def printed(paper: Paper) -> bytes:
        if isinstance(paper, Book) and format not in BOUND:
            raise MisshapenSheet(f"A book is not printed as {format}.")
        if isinstance(paper, Script) and format not in FLOWING:
            paper = tabled(paper)
        name = f"{_family(paper)}{format}"
        module = importlib.import_module(f"ruamphaen.documents.render.{name}")
        printer: Callable[..., bytes] = getattr(module, f"render_{name}")
        return printer(paper, progress) if format == "pdf" else printer(paper)

    return printed


def _family(paper: Paper) -> str:
    if isinstance(paper, Book):
        return "book_"
    return "script_" if isinstance(paper, Script) else ""


def _bound_memory(memory_mib: int) -> None:
    """Linux counts private memory, threads' stacks and all, against RLIMIT_DATA; others do not."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 -- not there on other systems

        resource.setrlimit(resource.RLIMIT_DATA, (memory_mib * _MIB, memory_mib * _MIB))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
