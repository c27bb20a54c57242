"""`ruamphaen ledger verify`: does the ledger still say what was written?"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from ruamphaen.base import ledger


def add_to(parsers: Any) -> None:
    """Declare the command."""
    parser = parsers.add_parser("ledger", help="ตรวจสมุดบันทึกเหตุการณ์ / check the ledger")
    acts = parser.add_subparsers(required=True)
    verify = acts.add_parser("verify", help="walk every chain and name what does not fit")
    verify.add_argument(
        "--checkpoint", type=Path, help="an earlier checkpoint file to hold it against"
    )
    verify.add_argument("--json", action="store_true", help="the result for machines")
    verify.set_defaults(run=run_verify)
    mark = acts.add_parser(
        "checkpoint", help="write where every chain stands now; keep it elsewhere"
    )
    mark.add_argument("-o", "--output", type=Path, required=True)
    mark.set_defaults(run=run_checkpoint)


def run_verify(asked: argparse.Namespace) -> int:
    """Exit 0 when every chain holds, 1 when one does not, 2 when the checkpoint cannot be read."""
    earlier = []
    if asked.checkpoint:
        try:
            earlier = [
                ledger.Checkpoint(**point) for point in json.loads(asked.checkpoint.read_text())
            ]
        except (OSError, ValueError, TypeError) as fault:
            sys.stderr.write(f"อ่านไฟล์จุดตรวจไม่ได้ / cannot read the checkpoint: {fault}\n")
            return 2
    faults = ledger.verify(earlier)
    if asked.json:
        listed = [{"chain": f.chain, "seq": f.seq, "what": f.what} for f in faults]
        sys.stdout.write(json.dumps({"holds": not faults, "faults": listed}) + "\n")
    else:
        for found in faults:
            sys.stdout.write(f"{found.chain} #{found.seq}: {found.what}\n")
        entries = sum(point.seq for point in ledger.checkpoints())
        sys.stdout.write(
            f"พบ {len(faults)} จุดที่ไม่ตรง / {len(faults)} places do not hold\n"
            if faults
            else f"ถูกต้องครบ {entries:,} รายการ / all {entries:,} entries hold\n"
        )
    return 1 if faults else 0


def run_checkpoint(asked: argparse.Namespace) -> int:
    """Write the checkpoint of every chain as JSON."""
    points = [point.as_json() for point in ledger.checkpoints()]
    asked.output.write_text(json.dumps(points, indent=1) + "\n", encoding="utf-8")
    return 0
