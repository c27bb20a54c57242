"""A small process of its own whose only child is the one to be weighed.

    python -m ruamphaen.portal.bench.weighed print KIND SHEET.json
    python -m ruamphaen.portal.bench.weighed read WORKBOOK
    python -m ruamphaen.portal.bench.weighed map VOTES.csv

The system counts the memory of the process that starts another against it until it has begun; so
whoever weighs a printer or a reader must be lighter than it, which a process with Django is not.
Prints {"seconds", "peak_mib", …} of `render_in_child` or `read_workbook`, or of the command
`opinions map`, its start included.
"""

import json
import re
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ruamphaen.portal.bench.measuring import peak_mib, seconds_of

MOST_SECONDS = 600.0
_PAGE_OBJECT = re.compile(rb"/Type\s*/Page(?![A-Za-z])")


def weigh(*arguments: str) -> dict[str, Any]:
    """Run this module with these arguments and read what it prints."""
    ran = subprocess.run(  # noqa: S603 -- our own module and files
        [sys.executable, "-m", __name__, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        timeout=MOST_SECONDS,
        check=True,
    )
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def main(arguments: list[str]) -> int:
    """Do the one piece of work and print what it took."""
    ways: dict[str, Callable[..., dict[str, Any]]] = {"print": _print, "read": _read, "map": _map}
    taken = ways[arguments[0]](*arguments[1:])
    sys.stdout.write(json.dumps(taken))
    return 0


def _print(kind: str, file: str) -> dict[str, Any]:
    from ruamphaen.documents.render.child import render_in_child  # noqa: PLC0415 -- or all is loaded
    from ruamphaen.documents.written import paper_from_json  # noqa: PLC0415 -- as above

    sheet = paper_from_json(Path(file).read_bytes())
    made: list[bytes] = []
    seconds = seconds_of(lambda: made.append(render_in_child(sheet, kind)))
    return _weighed(seconds) | {"bytes": len(made[0]), "pages": pages_of(made[0])}


def _read(file: str) -> dict[str, Any]:
    from ruamphaen.base.workbooks.reading import read_workbook  # noqa: PLC0415 -- as above

    seconds = seconds_of(lambda: read_workbook(file))
    return _weighed(seconds) | {"bytes": Path(file).stat().st_size}


def _map(file: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "ruamphaen", "opinions", "map", file]
    ended: list[int] = []
    seconds = seconds_of(
        lambda: ended.append(subprocess.run(command, stdout=subprocess.DEVNULL).returncode)  # noqa: S603, PLW1510 -- ours
    )
    if ended[0] not in (0, 1):  # 1: too few people for groups, which is an answer too
        raise RuntimeError(f"opinions map ended with {ended[0]}")
    return _weighed(seconds) | {"bytes": Path(file).stat().st_size}


def _weighed(seconds: float) -> dict[str, Any]:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "seconds": seconds,
        "cpu_seconds": used.ru_utime + used.ru_stime,
        "peak_mib": peak_mib(resource.RUSAGE_CHILDREN),
    }


def pages_of(paper: bytes) -> int | None:
    """How many pages a PDF says it has (its page objects); None for other files."""
    if not paper.startswith(b"%PDF"):
        return None
    return len(_PAGE_OBJECT.findall(paper))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
