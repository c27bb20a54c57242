"""Each bench in a process and a data folder of its own, once for each size; then how it grew."""

import json
import os
import platform
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from threading import Timer
from types import FrameType
from typing import Any, NoReturn

import psycopg

from ruamphaen.portal.bench.benches import BENCHES, MOST_SECONDS
from ruamphaen.portal.bench.databases import made_on, version_at
from ruamphaen.portal.bench.showing import Shown, growth

_OURS = ("RUAMPHAEN_", "DJANGO_", "DATABASE_URL")


def run_benches(
    names: Sequence[str],
    *,
    size: int | None,
    rounds: int | None,
    on: Path,
    show: Shown,
    postgres: str | None = None,
) -> int:
    """Run benches in turn; exit code 0, 1 where one failed, 2 where none can run."""
    if os.name != "posix":
        sys.stderr.write("วัดได้บน Linux และ macOS เท่านั้น / bench runs on Linux and macOS only\n")
        return 2
    if not on.is_dir():
        sys.stderr.write(f"ไม่พบโฟลเดอร์ / no such folder: {on}\n")
        return 2
    if postgres and (why := _not_on_postgres(names, postgres)):
        sys.stderr.write(f"{why}\n")
        return 2
    # Asked to stop, it stops the way Ctrl+C does: what it started ends, its folder goes.
    signal.signal(signal.SIGTERM, _stopped)
    failed = 0
    for name in names:
        bench = BENCHES[name]
        show.line({"bench": name, "machine": machine(postgres)})
        lines: list[dict[str, Any]] = []
        for each in sizes(size or bench.size):
            with (
                made_on(postgres) if postgres else nullcontext() as database,
                _at(name, each, rounds or bench.rounds, on, database) as child,
            ):
                for raw in child.stdout or ():
                    line = {"bench": name, "size": each, **json.loads(raw)}
                    lines.append(line)
                    show.line(line)
            if child.returncode:
                sys.stderr.write(f"{name} {each}: exit {child.returncode}\n")
                failed = 1
                break
        for grown in growth(lines):
            show.line({"bench": name, **grown})
    show.end()
    return failed


def _stopped(number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)


def sizes(largest: int) -> list[int]:
    """A quarter, a half and the whole, each once: the growth lines compare them."""
    return sorted({max(1, largest // 4), max(1, largest // 2), largest})


def _not_on_postgres(names: Sequence[str], address: str) -> str:
    """Why these benches cannot run on the server at this address; empty where they can."""
    bound = [name for name in names if not BENCHES[name].anywhere]
    if bound:
        return f"วัดบน PostgreSQL ไม่ได้ / SQLite only: {', '.join(bound)}"
    try:
        version_at(address)
    except psycopg.OperationalError as fault:
        return f"ต่อ PostgreSQL ไม่ได้ ตรวจที่อยู่ / cannot connect: {str(fault).splitlines()[0]}"
    return ""


def machine(postgres: str | None) -> dict[str, Any]:
    """What the figures were taken on, and how busy it was."""
    database = (
        {"postgresql": version_at(postgres)} if postgres else {"sqlite": sqlite3.sqlite_version}
    )
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
        **database,
    }


@contextmanager
def _at(
    name: str, size: int, rounds: int, on: Path, database: str | None
) -> Iterator[subprocess.Popen[str]]:
    """The bench at one size, running; it and all it started are ended when time is up."""
    command = [sys.executable, "-m", "ruamphaen", "bench", name, "--inside"]
    command += ["--size", str(size), "--rounds", str(rounds)]
    with tempfile.TemporaryDirectory(prefix="ruamphaen-bench-", dir=on) as folder:
        child = subprocess.Popen(  # noqa: S603 -- our own command, arguments checked
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=throw_away(folder, database),
            process_group=0,
        )
        clock = Timer(MOST_SECONDS, _end, (child,))
        clock.start()
        try:
            with child:
                try:
                    yield child
                except BaseException:
                    _end(child)  # or leaving would wait for it
                    raise
        finally:
            clock.cancel()
            _end(child)


def throw_away(folder: str, database: str | None = None) -> dict[str, str]:
    """This environment without our settings, with a data folder (and a database) thrown away later."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    if database:
        kept["DATABASE_URL"] = database
    return kept | {
        "RUAMPHAEN_DATA": folder,
        "DJANGO_SETTINGS_MODULE": "ruamphaen.settings",
        "PYTHONUTF8": "1",
    }


def _end(child: subprocess.Popen[str]) -> None:
    """End the child and whatever it started: they are one group."""
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return  # nobody is left (macOS says so with PermissionError)
