"""`ruamphaen doctor`: is this installation well?"""

import argparse
import json
import sys
from typing import Any

from django.utils import timezone

from ruamphaen.base.health import examine


def add_to(parsers: Any) -> None:
    """Declare the command."""
    parser = parsers.add_parser("doctor", help="ตรวจสุขภาพของระบบ / check the installation")
    parser.add_argument("--json", action="store_true", help="the result for machines")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> int:
    """Exit 0 when all is well, 1 when something is not."""
    findings = examine(timezone.now())
    if asked.json:
        told = [{"name": f.name, "ok": f.ok, "says": f.says} for f in findings]
        sys.stdout.write(json.dumps(told) + "\n")
    else:
        for finding in findings:
            sys.stdout.write(f"{'✓' if finding.ok else '✗'} {finding.name}: {finding.says}\n")
    return 0 if all(finding.ok for finding in findings) else 1
