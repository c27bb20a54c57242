"""Every setting that the environment can change is explained to operators."""

import re
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]


def test_every_environment_variable_is_in_the_operators_page():
    read = set()
    for path in [HOME / "src" / "ruamphaen" / "settings.py", HOME / "tests" / "gate.py"]:
        read |= set(re.findall(r"\"(RUAMPHAEN_[A-Z_]+|DATABASE_URL)\"", path.read_text("utf-8")))
    explained = set(
        re.findall(
            r"`(RUAMPHAEN_[A-Z_]+|DATABASE_URL)`", (HOME / "docs/operate.md").read_text("utf-8")
        )
    )
    assert read <= explained | {"DATABASE_URL"}
