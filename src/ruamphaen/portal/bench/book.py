"""`bench book`: ผ.02 in every format and the whole plan book, printed as the site prints them, ผ.02
beside the bare writers.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ruamphaen.documents import papers
from ruamphaen.documents.render.child import BOUND, FORMATS, render
from ruamphaen.documents.sheet import Sheet, as_rows
from ruamphaen.documents.written import Paper, as_json
from ruamphaen.plan.models import Version
from ruamphaen.portal.bench import book_limits, planting
from ruamphaen.portal.bench.measuring import (
    LeftOut,
    Measure,
    Tell,
    in_turn,
    median,
    ratio,
    seconds_of,
)
from ruamphaen.portal.bench.sample import projects
from ruamphaen.portal.bench.weighed import weigh

ON = date(2026, 11, 20)  # the day whose local rules count
CODE, BOOK = "p02", "plan-book"
MOST_SLOW = 150  # lines of the paper for the slow peers
XLSX, BARE_XLSX = "XLSX in process", "xlsxwriter alone, the same cells"
DOCX, BARE_DOCX = "DOCX in process", "python-docx, cell by cell"
PDF, HTML_PDF = "PDF in process", "WeasyPrint, the same table"


def run(size: int, rounds: int, tell: Tell) -> None:
    """Print ผ.02 and the book of `size` projects in each format, in the process of the site."""
    planting.empty_database()
    version = planting.draft_of(planting.plan_of(planting.town()), projects(size))
    sheet = _built(CODE, "build the sheet", version, tell)
    if not isinstance(sheet, Sheet):
        raise TypeError(f"{CODE} is one table")
    _printed(sheet, FORMATS, "", rounds, tell)
    _printed(_built(BOOK, "build the plan book", version, tell), BOUND, "plan book, ", rounds, tell)
    _beside_xlsxwriter(sheet, rounds, tell)
    _beside_slow_peers(replace(sheet, body=sheet.body[:MOST_SLOW]), rounds, tell)


def _built(code: str, name: str, version: Version, tell: Tell) -> Paper:
    """A paper poured from the database, and what that took."""
    built: list[Paper] = []
    with CaptureQueriesContext(connection) as asked:
        seconds = seconds_of(lambda: built.append(papers.build(code, version, ON)))
    tell(Measure(name=name, seconds=seconds, queries=len(asked)))
    return built[0]


def _printed(paper: Paper, kinds: Sequence[str], of: str, rounds: int, tell: Tell) -> None:
    file: Path = settings.DATA_FOLDER / "paper.json"
    file.write_text(as_json(paper), encoding="utf-8")
    for kind in kinds:
        found = [weigh("print", kind, str(file)) for _round in range(rounds)]
        tell(
            Measure(
                name=f"{of}{kind.upper()} in its child process",
                seconds=median([one["seconds"] for one in found]),
                cpu_seconds=median([one["cpu_seconds"] for one in found]),
                peak_mib=max(one["peak_mib"] for one in found),
                bytes=found[0]["bytes"],
                pages=found[0]["pages"],
            )
        )


def _beside_xlsxwriter(sheet: Sheet, rounds: int, tell: Tell) -> None:
    rows = list(as_rows(sheet))
    taken = in_turn(
        {XLSX: lambda: render(sheet, "xlsx"), BARE_XLSX: lambda: book_limits.bare_xlsx(rows)},
        rounds,
    )
    tell(Measure(name=XLSX, seconds=median(taken[XLSX])))
    tell(Measure(name=BARE_XLSX, side="limit", seconds=median(taken[BARE_XLSX])))
    tell(ratio(taken, XLSX, BARE_XLSX))


def _beside_slow_peers(sheet: Sheet, rounds: int, tell: Tell) -> None:
    lines, rows = len(sheet.body), list(as_rows(sheet))
    taken = in_turn(
        {DOCX: lambda: render(sheet, "docx"), BARE_DOCX: lambda: book_limits.bare_docx(rows)},
        rounds,
    )
    tell(Measure(name=DOCX, count=lines, seconds=median(taken[DOCX])))
    tell(Measure(name=BARE_DOCX, side="peer", count=lines, seconds=median(taken[BARE_DOCX])))
    tell(ratio(taken, DOCX, BARE_DOCX, f"{lines} lines"))
    if not book_limits.has_weasyprint():
        tell(LeftOut(name=HTML_PDF, why="weasyprint is not installed"))
        return
    taken = in_turn(
        {PDF: lambda: render(sheet, "pdf"), HTML_PDF: lambda: book_limits.html_pdf(rows)}, 1
    )
    tell(Measure(name=PDF, count=lines, seconds=median(taken[PDF])))
    tell(Measure(name=HTML_PDF, side="peer", count=lines, seconds=median(taken[HTML_PDF])))
    tell(ratio(taken, PDF, HTML_PDF, f"{lines} lines"))
