"""`ruamphaen bench [NAME]`: how fast it is here: ours, the peer and the physical limit, in one run.

Every bench works in a process and a data folder of its own that are thrown away afterwards; this
installation's data are neither read nor written. How to read the figures: docs/speed.md.
"""

import argparse
import tempfile
from pathlib import Path
from typing import Any

from ruamphaen.portal.bench.benches import BENCHES, LARGEST, MOST_ROUNDS
from ruamphaen.portal.bench.running import run_benches
from ruamphaen.portal.bench.showing import Lines, Shown, Table


def add_to(parsers: Any) -> None:
    """Declare the command."""
    parser = parsers.add_parser("bench", help="วัดความเร็ว / measure speed")
    parser.add_argument(
        "name", nargs="?", choices=sorted(BENCHES), help="default: every bench in turn"
    )
    parser.add_argument(
        "--size", type=_whole(LARGEST), help="the largest size; growth starts at a quarter of it"
    )
    parser.add_argument("--rounds", type=_whole(MOST_ROUNDS), help="how often each is measured")
    parser.add_argument(
        "--on", type=Path, default=Path(tempfile.gettempdir()), help="folder whose disk is measured"
    )
    parser.add_argument(
        "--postgres",
        metavar="ADDRESS",
        help="postgres://…: run there, in a database made for it and dropped again",
    )
    parser.add_argument("--table", action="store_true", help="a table to read, not JSON lines")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    parser.set_defaults(run=run)


def _whole(most: int) -> Any:
    def read(text: str) -> int:
        number = int(text)
        if not 1 <= number <= most:
            raise argparse.ArgumentTypeError(f"1 to {most:,}")
        return number

    return read


def run(asked: argparse.Namespace) -> int:
    """Exit 0 when every bench ran, 1 when one failed, 2 where it cannot run at all."""
    if asked.inside:
        from ruamphaen.portal.bench.inside import run_inside  # noqa: PLC0415 -- only there is Django

        return run_inside(asked.name, asked.size, asked.rounds)
    show: Shown = Table() if asked.table else Lines()
    names = [asked.name] if asked.name else list(BENCHES)
    return run_benches(
        names,
        size=asked.size,
        rounds=asked.rounds,
        on=asked.on,
        show=show,
        postgres=asked.postgres,
    )
