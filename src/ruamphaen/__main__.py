"""The `ruamphaen` command: our own commands first, Django's for the rest.

Each room keeps its commands in its own commands.py: `add_to(parsers)` declares them. Only the room
that is asked for is imported, so reading a workbook starts without the framework.
"""

import argparse
import importlib
import os
import sys

# First word → the room that answers it, and whether the room needs Django set up before import.
ROOMS: dict[str, tuple[str, bool]] = {
    "start": ("ruamphaen.portal.commands", True),
    "serve": ("ruamphaen.base.commands.serving", True),
    "worker": ("ruamphaen.base.commands.serving", True),
    "tick": ("ruamphaen.base.commands.serving", True),
    "ledger": ("ruamphaen.base.commands.ledger", True),
    "doctor": ("ruamphaen.base.commands.doctor", True),
    "demo": ("ruamphaen.portal.commands", True),
    "organisation": ("ruamphaen.organisation.commands", True),
    "meetings": ("ruamphaen.meetings.commands", True),
    "plan": ("ruamphaen.plan.commands", False),
    "paper": ("ruamphaen.documents.commands", True),
    "bench": ("ruamphaen.portal.bench", False),
}

USAGE = """ร่วมแผน — ruamphaen COMMAND [--help]

  start                    เตรียมฐานข้อมูลและตัวอย่าง แล้วเปิดเว็บ / set up and open the site
  serve · worker · tick    เซิร์ฟเวอร์ · งานเบื้องหลัง · งานตามเวลา
  demo                     ข้อมูลตัวอย่าง / demo data
  organisation add         เปิดหน่วยงานใหม่พร้อมผู้ดูแลคนแรก / open an organisation
  meetings box · merge     เครื่องหมู่บ้าน / village boxes
  plan read · import       อ่านและนำเข้าสมุดงานแผน / read and import plan workbooks
  paper CODE               แบบทางการเป็น PDF, Word, Excel / official papers
  ledger verify            ตรวจสมุดบันทึกเหตุการณ์ / check the ledger
  doctor                   ตรวจสุขภาพของระบบ / check the installation
  bench [NAME]             วัดความเร็ว / measure speed
"""


NOT_READY = (
    "ฐานข้อมูลยังไม่พร้อม สั่ง ./run ก่อน หรือ ruamphaen migrate / "
    "the database is not set up yet: start ./run once, or run ruamphaen migrate\n"
)


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Exit codes: 0 fine, 1 ran and found something wrong, 2 bad usage or input."""
    words = sys.argv[1:] if arguments is None else arguments
    if not words or words[0] in {"-h", "--help", "help"}:
        sys.stdout.write(USAGE)
        return 0 if words else 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ruamphaen.settings")
    if words[0] not in ROOMS:
        return _django(words)
    module, needs_django = ROOMS[words[0]]
    if needs_django:
        set_up_django()
    parser = argparse.ArgumentParser(prog="ruamphaen")
    parsers = parser.add_subparsers(required=True)
    importlib.import_module(module).add_to(parsers)
    asked = parser.parse_args(words)
    try:
        return int(asked.run(asked))
    except KeyboardInterrupt:
        return 130
    except Exception as fault:
        if not _is_empty_database(fault):
            raise
        sys.stderr.write(NOT_READY)
        return 2


def _is_empty_database(fault: Exception) -> bool:
    """Whether a command failed only because the database has no tables yet."""
    told = str(fault)
    return type(fault).__module__ == "django.db.utils" and (
        "no such table" in told or "does not exist" in told
    )


def set_up_django() -> None:
    """Load settings and apps; commands that need the database only for some options call it late."""
    import django  # noqa: PLC0415 -- reading a workbook starts without the framework

    django.setup()


def _django(words: list[str]) -> int:
    from django.core.management import execute_from_command_line  # noqa: PLC0415 -- as above

    execute_from_command_line(["ruamphaen", *words])
    return 0


if __name__ == "__main__":
    sys.exit(main())
