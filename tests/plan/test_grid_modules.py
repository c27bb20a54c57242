"""The grid's pure modules, tested where they run: in node, without a browser. See grid/*.test.mjs."""

import shutil
import subprocess
from pathlib import Path

import pytest

FILES = sorted((Path(__file__).parent / "grid").glob("*.test.mjs"))
NODE = shutil.which("node")


@pytest.mark.skipif(NODE is None, reason="no node here; the journeys walk the same modules")
def test_the_modules_of_the_grid_do_what_they_say():
    ran = subprocess.run(
        [str(NODE), "--test", "--test-reporter=tap", *map(str, FILES)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    failed = [line for line in ran.stdout.splitlines() if line.lstrip().startswith("not ok")]
    assert failed == []
    assert ran.returncode == 0, ran.stdout[-2000:] + ran.stderr[-2000:]
