"""Inside the process of one bench: Django with a throw-away folder, findings as JSON lines."""

import importlib
import json
import sys

from ruamphaen.portal.bench.benches import BENCHES
from ruamphaen.portal.bench.measuring import Finding, as_line


def run_inside(name: str, size: int, rounds: int) -> int:
    """Measure one bench at one size. Exit 2 where the data folder is in use: benches fill it."""
    import django  # noqa: PLC0415 -- the process that starts benches needs none

    django.setup()
    from django.conf import settings  # noqa: PLC0415 -- after it was set up

    database = settings.DATABASES["default"]
    fresh = settings.DATA_FOLDER / "ruamphaen.sqlite3"
    if str(database["NAME"]) != str(fresh) or fresh.exists():
        sys.stderr.write("ไม่วัดในโฟลเดอร์ข้อมูลที่ใช้งานอยู่ / bench does not run in a data folder in use\n")
        return 2
    importlib.import_module(f"ruamphaen.portal.bench.{BENCHES[name].module}").run(
        size, rounds, _tell
    )
    return 0


def _tell(finding: Finding) -> None:
    sys.stdout.write(json.dumps(as_line(finding), ensure_ascii=False) + "\n")
    sys.stdout.flush()
