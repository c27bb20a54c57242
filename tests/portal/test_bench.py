"""`ruamphaen bench`: every bench runs, says what it measured, and leaves nothing behind. No seconds here."""

import json
import os
import subprocess
import sys
from decimal import Decimal

import psycopg
import pytest

from ruamphaen.base.workbooks.reading import read_workbook
from ruamphaen.plan.rules.workbook.parse import parse_workbook
from ruamphaen.portal.bench.benches import BENCHES
from ruamphaen.portal.bench.databases import made_on
from ruamphaen.portal.bench.measuring import (
    LeftOut,
    Measure,
    Ratio,
    as_line,
    in_turn,
    latencies,
    percentile,
    times,
)
from ruamphaen.portal.bench.running import sizes, throw_away
from ruamphaen.portal.bench.sample import YEARS, projects
from ruamphaen.portal.bench.showing import Table, growth
from ruamphaen.portal.bench.weighed import pages_of
from ruamphaen.portal.bench.workbook import HEADINGS, workbook_of


def ruamphaen(*words: str, data) -> subprocess.CompletedProcess[str]:
    """The command with a data folder of its own."""
    return subprocess.run(
        [sys.executable, "-m", "ruamphaen", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=throw_away(str(data)),
        timeout=120,
        check=False,
    )


def lines_of(ran: subprocess.CompletedProcess[str]) -> list[dict]:
    assert ran.returncode == 0, ran.stderr
    return [json.loads(line) for line in ran.stdout.splitlines()]


# ------------------------------------------------------------------ every bench, once

PAGES = {
    "planners' sheet, a page of rows",
    "version, a page of rows",
    "version, its last page",
    "version, filtered by a word",
    "version, everything on one page",
    "plan",
    "project",
    "strategy tree",
    "one strategy",
    "organisation",
    "search",
    "home",
}
MEASURED = {
    "pages": PAGES
    | {f"{page}: through the server" for page in PAGES}
    | {"the rows in a bare template", "the rows by SQL alone"},
    "book": {
        *("build the sheet", "build the plan book"),
        *(f"{kind} in its child process" for kind in ("PDF", "DOCX", "XLSX", "CSV")),
        *(f"plan book, {kind} in its child process" for kind in ("PDF", "DOCX", "XLSX")),
        "XLSX in process",
        "xlsxwriter alone, the same cells",
        "DOCX in process",
        "python-docx, cell by cell",
    },
    "import": {
        "read the file in its child process",
        "understand its rows",
        "dry run",
        "keep the report",
        "accept, one transaction",
        "the whole import",
        "the child process that reads",
        "calamine alone",
        "raw executemany of the same rows",
        "row by row, each committed",
    },
    "check": {"check a version", "gather its facts", "run the rules"},
    "versions": {
        *("plan in force on a day", "difference of two states"),
        *("page of the difference", "page of the plan on a day", "word marks of one page"),
        "bare loop over the rows",
        *("carry all projects into the next plan", "the same rows copied inside SQLite"),
    },
    "words": {
        *("load the dictionary", "cut", "search_words", "breakable", "search_key", "clean"),
        *("nlpo3 alone", "longest match without nlpo3"),
    },
    "opinions": {
        "read rows of voter, statement, vote",
        "read a matrix",
        "map: axes, groups, 50 redraws",
        "one statements x statements product",
        "the command on rows, its start included",
    },
    "twins": {
        *("group all texts", "read each text alone"),
        *("suggest for one text", "compare one text with all"),
    },
    "proposals": {
        *("planted with their index", "newest first", "most supported first", "a page far down"),
        *("one kind", "one word that many have", "a number that few have", "on the map"),
        "two words that many have, most supported first",
        *("two words that seldom stand together", "a word that nobody has"),
        *("two words by the index", "two words, every title read"),
        "suggest while typing, with the found share of damaged texts",
    },
    "hall": {
        *("search as one types", "check in one person", "the meter, every five seconds"),
        "one row in a bare SQLite commit",
    },
    "ledger": {
        "an act's ledger entry, committed",
        "one row in a bare SQLite commit",
        "verify every entry",
        "SHA-256 of the same bytes alone",
    },
}
# Peers that are no part of the product: measured where somebody installed them.
PEERS = {"PDF in process", "WeasyPrint, the same table"}


def test_every_bench_is_tried_here():
    assert set(MEASURED) == set(BENCHES)


@pytest.mark.parametrize("name", BENCHES)
def test_a_bench_says_everything_it_measured_and_its_ratios(name, tmp_path):
    ran = ruamphaen("bench", name, "--inside", "--size", "5", "--rounds", "1", data=tmp_path)
    lines = lines_of(ran)
    measured = {line["measure"]: line for line in lines if "measure" in line}
    assert set(measured) - PEERS == MEASURED[name]
    for line in measured.values():
        figures = [line[key] for key in ("seconds", "p50_ms", "per_second") if key in line]
        assert figures
        assert all(figure > 0 for figure in figures)
    ratios = [line for line in lines if "ratio" in line]
    assert ratios
    assert all(line["times"] > 0 and line["other"] for line in ratios)


def test_a_bench_does_not_run_in_a_data_folder_that_is_in_use(tmp_path):
    database = tmp_path / "ruamphaen.sqlite3"
    database.write_bytes(b"")
    ran = ruamphaen("bench", "ledger", "--inside", "--size", "1", "--rounds", "1", data=tmp_path)
    assert (ran.returncode, ran.stdout, database.read_bytes()) == (2, "", b"")


def test_the_command_measures_three_sizes_tells_the_growth_and_leaves_nothing(tmp_path):
    data, disk = tmp_path / "data", tmp_path / "disk"
    data.mkdir()
    disk.mkdir()
    asked = ("bench", "words", "--size", "8", "--rounds", "1", "--on", str(disk))
    lines = lines_of(ruamphaen(*asked, data=data))
    assert set(lines[0]) == {"bench", "machine"}
    assert {line["bench"] for line in lines} == {"words"}
    assert [line["size"] for line in lines if line.get("measure") == "cut"] == [2, 4, 8]
    grown = {line["growth"]: line["sizes"] for line in lines if "growth" in line}
    assert grown["cut"] == [2, 4, 8]
    assert list(disk.iterdir()) == []
    assert not (data / "ruamphaen.sqlite3").exists()


def test_a_bench_that_is_stopped_leaves_nothing_running_and_nothing_behind(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    command = [sys.executable, "-m", "ruamphaen", "bench", "ledger", "--on", str(disk)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, env=throw_away(str(tmp_path / "data"))
    ) as bench:
        bench.stdout.readline()  # what it runs on
        bench.stdout.readline()  # the first measure: the child is at work
        bench.terminate()
        bench.communicate(timeout=60)
    assert (bench.returncode, list(disk.iterdir())) == (143, [])


@pytest.mark.parametrize(
    "words", [("--size", "0"), ("--size", "999999"), ("--rounds", "x"), ("--on", "/no/such")]
)
def test_nonsense_is_refused(words, tmp_path):
    assert ruamphaen("bench", "words", *words, data=tmp_path).returncode == 2


def test_only_benches_that_ask_by_django_alone_run_on_postgres(tmp_path):
    address = ("--postgres", "postgres://nobody@127.0.0.1:9/none")
    bound = ruamphaen("bench", "pages", *address, data=tmp_path)
    assert (bound.returncode, "SQLite only: pages" in bound.stderr) == (2, True)
    silent = ruamphaen("bench", "proposals", *address, data=tmp_path)
    assert (silent.returncode, "cannot connect" in silent.stderr) == (2, True)


@pytest.mark.database
@pytest.mark.skipif("RUAMPHAEN_TEST_POSTGRES" not in os.environ, reason="asks for a PostgreSQL")
def test_the_database_of_a_bench_on_postgres_is_made_for_it_and_gone_afterwards():
    server = os.environ["RUAMPHAEN_TEST_POSTGRES"]
    with made_on(server) as address:
        assert throw_away("/elsewhere", address)["DATABASE_URL"] == address
        with psycopg.connect(address) as connection:
            assert connection.execute("SELECT count(*) FROM pg_stat_user_tables").fetchone() == (0,)
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        psycopg.connect(address)


def test_a_bench_sees_none_of_this_installation_s_settings(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://somewhere/real")
    monkeypatch.setenv("RUAMPHAEN_SECRET_KEY", "ours")
    environment = throw_away("/elsewhere")
    ours = {name: value for name, value in environment.items() if "RUAMPHAEN" in name}
    assert ours == {"RUAMPHAEN_DATA": "/elsewhere"}
    assert "DATABASE_URL" not in environment
    assert environment["PATH"] == os.environ["PATH"]


# ------------------------------------------------------------------ what it is measured with


def test_no_text_of_the_sample_is_there_twice():
    rows = [*projects(200), *projects(200, first=201)]
    for field in ("title", "objective", "target", "outcome"):
        assert len({row[field] for row in rows}) == 400


def test_the_workbook_reads_back_as_the_projects_thai_digits_and_all(tmp_path):
    rows = sorted(projects(40), key=lambda row: row["node"])
    file = tmp_path / "plan.xlsx"
    file.write_bytes(workbook_of(rows))
    (sheet,) = parse_workbook(read_workbook(file)).sheets
    assert len(HEADINGS) == 14
    assert [(row.project, row.target, row.department, row.budget) for row in sheet.rows] == [
        (
            row["title"],
            row["target"],
            row["department"],
            {year: Decimal(row[f"budget:{year}"]) for year in YEARS},
        )
        for row in rows
    ]


@pytest.mark.parametrize(
    ("paper", "pages"),
    [
        (b"%PDF-1.7 <</Type/Pages/Count 2>> <</Type/Page/A 1>> <</Type /Page\n>>", 2),
        (b"PK a workbook", None),
    ],
)
def test_pages_are_counted_in_a_pdf_only(paper, pages):
    assert pages_of(paper) == pages


# ------------------------------------------------------------------ how it is measured


def test_ways_are_measured_in_turn_after_a_round_that_does_not_count():
    done = []
    taken = in_turn({"a": lambda: done.append("a"), "b": lambda: done.append("b")}, 3)
    assert done == ["a", "b"] * 4
    assert [len(seconds) for seconds in taken.values()] == [3, 3]


def test_measuring_ends_when_its_time_is_up_but_a_round_is_whole():
    taken = in_turn({"a": int, "b": int}, 1000, most_seconds=0, warm_up=False)
    assert [len(seconds) for seconds in taken.values()] == [1, 1]


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [([3], 0.5, 3), ([4, 1, 3, 2], 0.5, 2), ([4, 1, 3, 2], 0.95, 4), (range(1, 101), 0.95, 95)],
)
def test_a_percentile_is_the_value_that_this_share_does_not_exceed(values, share, expected):
    assert percentile(list(values), share) == expected


def test_latencies_are_milliseconds():
    assert latencies([0.001, 0.002, 0.5]) == {"p50_ms": 2, "p95_ms": 500}


def test_a_ratio_is_the_median_of_the_rounds_own_ratios():
    # One slow round of both says nothing about either.
    assert times([2, 200, 2], [1, 100, 4]) == 2


@pytest.mark.parametrize(
    ("finding", "line"),
    [
        (
            Measure(name="cut", seconds=0.123456789, queries=0),
            {"measure": "cut", "side": "ours", "seconds": 0.1235, "queries": 0},
        ),
        (
            Ratio(name="cut", other="nlpo3", times=1.0499999),
            {"ratio": "cut", "other": "nlpo3", "times": 1.05},
        ),
        (LeftOut(name="x", why="not installed"), {"left_out": "x", "why": "not installed"}),
    ],
)
def test_a_finding_is_one_line_without_what_was_not_measured(finding, line):
    assert as_line(finding) == line


@pytest.mark.parametrize(
    ("largest", "expected"), [(2000, [500, 1000, 2000]), (3, [1, 3]), (1, [1])]
)
def test_a_bench_runs_at_a_quarter_a_half_and_the_whole(largest, expected):
    assert sizes(largest) == expected


LINES = [
    {"size": 2, "measure": "cut", "side": "ours", "seconds": 0.5, "queries": 3},
    {"size": 2, "measure": "slow", "side": "peer", "seconds": 9.0, "count": 2},
    {"size": 4, "measure": "cut", "side": "ours", "seconds": 1.25, "queries": 3},
    {"size": 4, "measure": "slow", "side": "peer", "seconds": 9.0, "count": 2},
    {"size": 4, "ratio": "cut", "other": "slow", "times": 0.1, "note": "per row"},
    {"size": 4, "left_out": "peer", "why": "not installed"},
]


def test_growth_follows_what_grows_with_the_size():
    assert growth(LINES) == [
        {
            "growth": "cut",
            "sizes": [2, 4],
            "by": "seconds",
            "values": [0.5, 1.25],
            "times": [1.0, 2.5],
            "queries": [3, 3],
        }
    ]


def test_the_table_shows_measures_ratios_and_growth(capsys):
    table = Table()
    for line in [{"machine": {"cores": 2}}, *LINES, *growth(LINES)]:
        table.line({"bench": "words", **line})
    table.end()
    assert capsys.readouterr().out == (
        "words   cores 2\n"
        "\n"
        "             size  of     s  queries\n"
        "cut             2      0.50        3\n"
        "slow [peer]     2   2  9.00\n"
        "cut             4      1.25        3\n"
        "slow [peer]     4   2  9.00\n"
        "\n"
        "       4  cut : slow = 0.1 (per row)\n"
        "       4  left out: peer (not installed)\n"
        "  growth  cut: 2 → 4: x1.0 → x2.5\n"
        "\n"
    )
