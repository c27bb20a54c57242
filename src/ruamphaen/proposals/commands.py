"""`ruamphaen proposals twins FILE.csv`: near-duplicates among short Thai texts.

Exit codes: 0 none · 1 found some · 2 a file that cannot be read. Needs neither database nor
framework; writes nothing but what it prints.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamphaen.proposals.importing.texts import UnreadableTexts, texts_in
from ruamphaen.proposals.rules.twins.grouping import Grouping, group
from ruamphaen.thai.text import one_line

FINE, FOUND, UNREADABLE = 0, 1, 2
_LONG_SECONDS = 1.0  # a bar for less would only flicker
_BAR, _SHOWN = 30, 120


def add_to(parsers: Any) -> None:
    """Declare `proposals` and its commands."""
    proposals = parsers.add_parser("proposals", help="ข้อเสนอของประชาชน / what people ask for")
    commands = proposals.add_subparsers(required=True)
    twins = commands.add_parser("twins", help="หาข้อเสนอที่ซ้ำกันในไฟล์ CSV ที่มีคอลัมน์ id และ text")
    twins.add_argument("file", type=Path, metavar="FILE.csv")
    twins.add_argument("--json", action="store_true", help="ผลเป็น JSON")
    twins.set_defaults(run=run_twins)


def run_twins(asked: argparse.Namespace) -> int:
    """Group the texts of a file. 1 where some are near-duplicates of one another."""
    try:
        texts = texts_in(asked.file)
    except UnreadableTexts as refused:
        sys.stderr.write(f"{refused}\n")
        return UNREADABLE
    bar = _Bar()
    try:
        found = group(texts, bar.show)
    finally:
        bar.clear()
    if asked.json:
        told = json.dumps(_as_json(found, len(texts)), ensure_ascii=False, indent=1)
        sys.stdout.write(told + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in _lines(found, dict(texts)))
    return FOUND if found.groups else FINE


def _as_json(found: Grouping, count: int) -> dict[str, Any]:
    return {
        "texts": count,
        "groups": [
            {
                "head": one.head,
                "members": [
                    {"id": member.id, "score": round(member.score, 3)} for member in one.members
                ],
            }
            for one in found.groups
        ],
        "alone": list(found.alone),
        "empty": list(found.empty),
        "work": {"scanned": found.scanned, "compared": found.compared},
    }


def _lines(found: Grouping, texts: dict[str, str]) -> Iterator[str]:
    for one in found.groups:
        yield f"■ {len(one.members):,} ข้อความ"
        for member in one.members:
            yield f"  {member.score:4.0%}  {member.id}  {_short(texts[member.id])}"
    grouped = sum(len(one.members) for one in found.groups)
    yield (
        f"{len(texts):,} ข้อความ · ซ้ำกัน {len(found.groups):,} กลุ่ม {grouped:,} ข้อความ"
        f" · ไม่ซ้ำ {len(found.alone):,} · ว่าง {len(found.empty):,}"
    )


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


class _Bar:
    """แถบความคืบหน้า — on a terminal, after a moment; nothing where nobody is looking."""

    def __init__(self) -> None:
        self._from = time.monotonic() + _LONG_SECONDS
        self._shown = False

    def show(self, done: int, total: int) -> None:
        if not sys.stderr.isatty() or time.monotonic() < self._from:
            return
        filled = _BAR * done // max(1, total)
        share = done / max(1, total)
        sys.stderr.write(f"\r\033[K[{'█' * filled}{' ' * (_BAR - filled)}] {share:4.0%} กำลังเทียบ …")
        sys.stderr.flush()
        self._shown = True

    def clear(self) -> None:
        if self._shown:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
