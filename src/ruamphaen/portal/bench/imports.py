"""`bench import`: a workbook read, tried out and accepted, beside a bare reader and bare inserts."""

import gc
import hashlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import perf_counter, process_time

from django.conf import settings

from ruamphaen.base.workbooks.reading import read_workbook
from ruamphaen.plan import actions
from ruamphaen.plan.importing.matching import plan_import
from ruamphaen.plan.models import Version, WorkbookImport
from ruamphaen.plan.rules.importing import Verdict
from ruamphaen.plan.rules.workbook.parse import parse_workbook
from ruamphaen.portal.bench import import_limits, planting
from ruamphaen.portal.bench.counting import counted
from ruamphaen.portal.bench.measuring import (
    Measure,
    Ratio,
    Tell,
    median,
    peak_mib,
    seconds_of,
    times,
)
from ruamphaen.portal.bench.sample import projects
from ruamphaen.portal.bench.weighed import weigh
from ruamphaen.portal.bench.workbook import workbook_of

MOST_SLOW = 200  # rows for the slow peer
READ, PARSE = "read the file in its child process", "understand its rows"
TRY, KEEP, ACCEPT = "dry run", "keep the report", "accept, one transaction"
STEPS = (READ, PARSE, TRY, KEEP, ACCEPT)
WHOLE = "the whole import"
CALAMINE, RAW = "calamine alone", "raw executemany of the same rows"
LIMIT, ROW_BY_ROW = "calamine and raw executemany", "row by row, each committed"


class Taken:
    """เวลาที่ใช้ — of each step, round by round: on the clock, of this processor; statements asked."""

    def __init__(self) -> None:
        self.seconds: dict[str, list[float]] = {}
        self.cpu_seconds: dict[str, list[float]] = {}
        self.statements: dict[str, int] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Take the time of one step of this round."""
        gc.collect()  # or one step pays for what another left behind
        with counted() as asked:
            start, used = perf_counter(), process_time()
            yield
            self.seconds.setdefault(name, []).append(perf_counter() - start)
            self.cpu_seconds.setdefault(name, []).append(process_time() - used)
        self.statements[name] = asked.statements

    def together(self, *names: str) -> list[float]:
        """Seconds of several steps of each round."""
        return [sum(each) for each in zip(*(self.seconds[name] for name in names), strict=True)]


def run(size: int, rounds: int, tell: Tell) -> None:
    """Import workbooks of `size` projects, each into an empty draft, `rounds` times."""
    planting.empty_database()
    taken = Taken()
    for place in range(rounds):
        # Another workbook every time: nothing that remembers texts can help the next round.
        file: Path = settings.DATA_FOLDER / f"plan-{place}.xlsx"
        file.write_bytes(workbook_of(projects(size, first=1 + place * size)))
        imported = _draft(f"ours-{place}")
        _accept(_tried_out(file, imported, taken, size), taken)
        with taken.step(CALAMINE):
            import_limits.read_with_calamine(file)
        _insert_bare(imported, _draft(f"limit-{place}"), taken, size)
    _tell_steps(size, taken, tell)
    tell(Measure(name="the child process that reads", **weigh("read", str(file))))
    _beside_row_by_row(projects(min(size, MOST_SLOW)), size, taken, tell)


def _draft(slug: str) -> Version:
    return planting.draft_of(planting.plan_of(planting.town(slug)), [])


def _tried_out(file: Path, draft: Version, taken: Taken, size: int) -> int:
    """What an upload does, as the page and the command do it; the key of what it keeps."""
    content = file.read_bytes()
    with taken.step(READ):
        workbook = read_workbook(file)
    with taken.step(PARSE):
        reading = parse_workbook(workbook)
    with taken.step(TRY):
        sha256 = hashlib.sha256(content).hexdigest()
        report = plan_import(draft, reading, file_name=file.name, file_sha256=sha256)
    if report.count(Verdict.ADD) != size:
        raise RuntimeError(f"{size} rows were written, but read as {report.counts}")
    with taken.step(KEEP):
        trial = actions.keep_trial(draft, by=None, content=content, kind="xlsx", report=report)
    return trial.pk


def _accept(pk: int, taken: Taken) -> None:
    """Another request, which has nothing but what was kept."""
    trial = WorkbookImport.objects.select_related("version__plan__organisation").get(pk=pk)
    with taken.step(ACCEPT):
        actions.accept_import(trial, by=None, report_hash=trial.report_hash)


def _insert_bare(imported: Version, empty: Version, taken: Taken, size: int) -> None:
    with closing(planting.bare_connection()) as bare:
        rows = import_limits.rows_to_insert(bare, imported, empty)
        with taken.step(RAW):
            import_limits.insert(bare, rows)
    if empty.listings.count() != size:
        raise RuntimeError("the bare insert did not write the same rows")


def _tell_steps(size: int, taken: Taken, tell: Tell) -> None:
    for name in STEPS:
        asked = taken.statements[name]
        tell(
            Measure(
                name=name,
                seconds=median(taken.seconds[name]),
                cpu_seconds=median(taken.cpu_seconds[name]),
                queries=asked,
            )
        )
    for name in (CALAMINE, RAW):
        tell(Measure(name=name, side="limit", seconds=median(taken.seconds[name])))
    whole = taken.together(*STEPS)
    asked = sum(taken.statements[name] for name in STEPS)
    tell(
        Measure(
            name=WHOLE,
            seconds=median(whole),
            cpu_seconds=sum(median(taken.cpu_seconds[name]) for name in STEPS),
            per_second=size / median(whole),
            queries=asked,
            peak_mib=peak_mib(),
            note=f"{1000 * asked / size:.0f} statements per 1,000 rows",
        )
    )
    tell(Ratio(name=WHOLE, other=LIMIT, times=times(whole, taken.together(CALAMINE, RAW))))
    tell(
        Ratio(name=READ, other=CALAMINE, times=times(taken.seconds[READ], taken.seconds[CALAMINE]))
    )
    tell(Ratio(name=ACCEPT, other=RAW, times=times(taken.seconds[ACCEPT], taken.seconds[RAW])))


def _beside_row_by_row(rows: list[dict[str, str]], size: int, taken: Taken, tell: Tell) -> None:
    draft = _draft("row-by-row")
    seconds = seconds_of(lambda: import_limits.create_row_by_row(draft, rows))
    tell(Measure(name=ROW_BY_ROW, side="peer", count=len(rows), seconds=seconds))
    ours = median(taken.seconds[ACCEPT]) / size
    tell(Ratio(name=ACCEPT, other=ROW_BY_ROW, times=ours / (seconds / len(rows)), note="per row"))
