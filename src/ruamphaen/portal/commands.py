"""`ruamphaen start | demo`: the site for a first visit, and its demo data."""

import argparse
import os
import sys
from pathlib import Path
from typing import Any

from django.conf import settings

from ruamphaen.base.commands.serving import prepare, serve, takes_address
from ruamphaen.portal.demo import load, sign_ins
from ruamphaen.portal.demo.loading import SEED


def add_to(parsers: Any) -> None:
    """Declare the commands."""
    start = parsers.add_parser("start", help="เตรียมทุกอย่างแล้วเปิดเว็บ / set up and open the site")
    takes_address(start)
    start.add_argument("--empty", action="store_true", help="ไม่ใส่ข้อมูลตัวอย่าง / no demo")
    start.add_argument("--data", help="โฟลเดอร์ข้อมูล / folder of database and files")
    start.set_defaults(run=run_start)
    demo = parsers.add_parser("demo", help="ข้อมูลตัวอย่าง / demo data")
    demo.add_argument(
        "--scale", choices=["town"], default="town", help="how much: one fictional town"
    )
    demo.add_argument("--seed", type=int, default=SEED, help="the same number gives the same town")
    demo.set_defaults(run=run_demo)


def run_start(asked: argparse.Namespace) -> int:
    """Everything a first visit needs, then the site: database, files of the pages, demo, server."""
    if asked.data and Path(asked.data).resolve() != settings.DATA_FOLDER:
        # Settings were read from the environment already: begin again with the folder that was named.
        os.environ["RUAMPHAEN_DATA"] = str(Path(asked.data).resolve())
        os.execv(sys.executable, [sys.executable, "-m", "ruamphaen", *sys.argv[1:]])  # noqa: S606 -- our own command again
    prepare()
    if not asked.empty:
        load(announce=_say)
        _say(sign_ins())
    _say(f"\n  เปิดเว็บได้ที่ / open  http://{asked.host}:{asked.port}/   (หยุด: Ctrl+C)\n")
    return serve(asked.host, asked.port)


def run_demo(asked: argparse.Namespace) -> int:
    """Load the demo into this installation's database."""
    load(announce=_say, seed=asked.seed)
    _say(sign_ins())
    return 0


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
