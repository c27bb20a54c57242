"""The whole gate, in order, each step with what it protects. `./run test` and `./run fix` call this.

./run test            everything that can run here; what cannot is said in one clear line
./run test --all      continuous integration: nothing may be left out
./run test WORDS…     only pytest, with these words handed on
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
DEFAULT_POSTGRES = "postgres://postgres@127.0.0.1:5432/postgres"


@dataclass(frozen=True)
class Step:
    """One check: its name, its command, and what changes in the environment for it."""

    name: str
    command: Sequence[str]
    environment: tuple[tuple[str, str], ...] = ()


def tool(name: str, *words: str) -> list[str]:
    """A command of the project's own environment."""
    return [str(BIN / name), *words]


REPAIRS = [
    Step("lint", tool("ruff", "check", "--fix", "--quiet", ".")),
    Step("form", tool("ruff", "format", "--quiet", ".")),
    Step("words", [sys.executable, "-m", "tests.words", "--gather"]),
]

STATIC = [
    Step("form", tool("ruff", "format", "--check", "--quiet", ".")),
    Step("lint", tool("ruff", "check", "--quiet", ".")),
    Step("architecture", tool("lint-imports", "--no-cache")),
    Step("types", tool("mypy")),
    Step("templates", tool("djlint", "--lint", "--quiet", "src")),
    Step("migrations", [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"]),
    Step(
        "settings",
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        (("RUAMPHAEN_TLS", "1"), ("RUAMPHAEN_SMTP", "smtp://mail.example")),
    ),
]

# A few slow tests stand last: whoever is done takes over from the other.
PARALLEL = ["-n", "2", "--dist", "worksteal", "--durations=5", "--durations-min=1"]


def postgres_address() -> str | None:
    """The database to run the tests on, when one answers."""
    import psycopg

    address = os.environ.get("RUAMPHAEN_TEST_POSTGRES", DEFAULT_POSTGRES)
    try:
        psycopg.connect(address, connect_timeout=2).close()
    except psycopg.OperationalError:
        return None
    return address


def chromium() -> str | None:
    """The browser to walk the journeys in."""
    named = os.environ.get("RUAMPHAEN_CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("chromium-browser")


def test_steps(words: Sequence[str]) -> tuple[list[Step], list[str]]:
    """The test runs possible here, and one line for each that is not."""
    pytest = [sys.executable, "-m", "pytest"]
    steps = [Step("tests on SQLite", [*pytest, *PARALLEL, "-m", "not browser", *words])]
    left_out = []
    if address := postgres_address():
        steps.append(
            Step(
                "tests on PostgreSQL",
                [*pytest, *PARALLEL, "-m", "database and not browser", *words],
                (("RUAMPHAEN_TEST_POSTGRES", address),),
            )
        )
    else:
        left_out.append(
            "PostgreSQL: not reachable. Install it (sudo apt install postgresql) or name one in "
            "RUAMPHAEN_TEST_POSTGRES=postgres://user@host/database"
        )
    if browser := chromium():
        steps.append(
            Step(
                "journeys in a browser",
                [*pytest, *PARALLEL, "-m", "browser", "tests/journeys", *words],
                (("RUAMPHAEN_CHROMIUM", browser),),
            )
        )
    else:
        left_out.append("Browser: no Chromium. Install it (sudo apt install chromium)")
    return steps, left_out


def run(step: Step) -> bool:
    """Run one step; its output is shown only when it fails, tests excepted."""
    began = time.monotonic()
    environment = {**os.environ, "PYTHONPATH": str(HERE / "src"), **dict(step.environment)}
    quiet = "pytest" not in step.command
    done = subprocess.run(
        step.command, cwd=HERE, env=environment, capture_output=quiet, text=quiet, check=False
    )
    ok = done.returncode == 0
    mark = "✓" if ok else "✗"
    sys.stdout.write(f"{mark} {step.name}  ({time.monotonic() - began:.1f} s)\n")
    if quiet and not ok:
        sys.stdout.write(f"{done.stdout}{done.stderr}\n")
    sys.stdout.flush()
    return ok


def main() -> int:
    """Run every step, the failing ones too, so that one run tells all that is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fix", action="store_true", help="repair what a machine can")
    parser.add_argument("--all", action="store_true", help="leaving something out is a failure")
    asked, words = parser.parse_known_args()
    if asked.fix:
        results = [run(step) for step in REPAIRS]
        return 0 if all(results) else 1
    tests, left_out = test_steps(words)
    steps = tests[:1] if words else [*STATIC, *tests]
    results = [run(step) for step in steps]
    for line in left_out:
        sys.stdout.write(f"– left out. {line}\n")
    return 0 if all(results) and not (asked.all and left_out) else 1


if __name__ == "__main__":
    sys.exit(main())
