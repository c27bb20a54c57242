"""`ruamphaen opinions map VOTES.csv`: opinion groups from a file of votes, without a database.

Exit codes: 0 groups were found · 1 it ran, but groups cannot be told (the reason is said) · 2 bad
usage or a file that cannot be used.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from ruamphaen.opinions.rules.as_json import as_json
from ruamphaen.opinions.rules.mapping import map_opinions
from ruamphaen.opinions.rules.reading import Texts, read_texts, read_votes
from ruamphaen.opinions.rules.summary import told
from ruamphaen.opinions.rules.votes import Unusable, Votes, without

FINE, NO_GROUPS, BAD_USAGE = 0, 1, 2


def add_to(parsers: Any) -> None:
    """Declare `opinions` and its commands."""
    opinions = parsers.add_parser("opinions", help="กลุ่มความเห็น / opinion groups")
    commands = opinions.add_subparsers(required=True)
    draw = commands.add_parser(
        "map",
        help="หากลุ่มความเห็นจากไฟล์ / opinion groups, and what joins or divides them",
        description="CSV (UTF-8): แถวละ voter,statement,vote (1, 0, -1) หรือตารางผู้ตอบ x ข้อความ"
        " / rows of voter,statement,vote or a matrix of people and statements",
    )
    draw.add_argument("file", type=Path, metavar="VOTES.csv")
    draw.add_argument(
        "--texts", type=Path, metavar="STATEMENTS.csv", help="เนื้อหาข้อความ: statement,text"
    )
    draw.add_argument(
        "--without",
        default="",
        metavar="ID,ID…",
        help="ข้อความที่ไม่นำมาคำนวณ เช่น คำถามเรื่องอายุหรือเพศ / statements to leave out",
    )
    draw.add_argument("--json", action="store_true", help="ผลเป็น JSON")
    draw.add_argument(
        "--english", action="store_true", help="บอกผลเป็นภาษาอังกฤษ / tell it in English"
    )
    draw.set_defaults(run=run_map)


def run_map(asked: argparse.Namespace) -> int:
    """Map the votes of a file. 1 where groups cannot be told."""
    try:
        _progress("กำลังอ่านไฟล์ …")
        votes = read_votes(asked.file)
        texts = read_texts(asked.texts) if asked.texts else Texts({}, frozenset())
        unwanted = _named(asked.without, votes)
        _progress("กำลังหากลุ่มความเห็น …")
        found = map_opinions(without(votes, texts.removed | unwanted), texts.said)
    except Unusable as refused:
        _progress("")
        sys.stderr.write(f"{refused.sentence.th}\n{refused.sentence.en}\n")
        return BAD_USAGE
    _progress("")
    if asked.json:
        sys.stdout.write(json.dumps(as_json(found), ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write("\n".join(told(found, english=asked.english)) + "\n")
    return NO_GROUPS if found.refusal else FINE


def _named(names: str, votes: Votes) -> frozenset[str]:
    """The statements a person wants left out; raises Unusable for one that is not in the file."""
    wanted = frozenset(name.strip() for name in names.split(",") if name.strip())
    unknown = sorted(wanted - set(votes.statements))
    if unknown:
        raise Unusable(
            f"ไม่มีข้อความ “{unknown[0]}” ในไฟล์ ตรวจรหัสข้อความที่ใส่หลัง --without",
            f"There is no statement “{unknown[0]}” in the file. Check the names after --without.",
        )
    return wanted


def _progress(what: str) -> None:
    """Say on a terminal what takes a moment; nothing where nobody is looking."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{what}")
        sys.stderr.flush()
