"""Laptops for the tests: real processes with a data folder each, worked through the command line."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HOME = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Laptop:
    """เครื่องในศาลา — one data folder; every command is a process of its own."""

    folder: Path

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        kept = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith(("RUAMPHAEN_", "DATABASE_URL", "DJANGO_"))
        }
        return subprocess.run(
            [sys.executable, *words],
            env={**kept, "RUAMPHAEN_DATA": str(self.folder), "PYTHONPATH": f"{HOME}/src:{HOME}"},
            capture_output=True,
            text=True,
            check=False,
            cwd=self.folder,
        )

    def ruamphaen(self, *words: str) -> subprocess.CompletedProcess[str]:
        return self.run("-m", "ruamphaen", *words)

    def live(self, day: dict[str, Any]) -> None:
        told = self.folder / "day.json"
        told.write_text(json.dumps(day), encoding="utf-8")
        ran = self.run(str(HOME / "tests" / "meetings" / "box_day.py"), str(told))
        assert ran.returncode == 0, ran.stderr

    def journal(self, slug: str) -> bytes:
        file = self.folder / "journal.jsonl"
        ran = self.ruamphaen("meetings", "box", "journal", "--org", slug, "-o", str(file))
        assert ran.returncode == 0, ran.stderr
        return file.read_bytes()


def laptops(under: Path, count: int) -> list[Laptop]:
    """So many laptops, installed once and copied."""
    first = Laptop(under / "laptop-1")
    first.folder.mkdir()
    ran = first.ruamphaen("migrate", "--verbosity", "0")
    assert ran.returncode == 0, ran.stderr
    copies = [under / f"laptop-{number}" for number in range(2, count + 1)]
    return [first, *(Laptop(Path(shutil.copytree(first.folder, copy))) for copy in copies)]
