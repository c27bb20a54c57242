"""Every act that the ledger can hold has words for the staff desk."""

import re
from pathlib import Path

from ruamphaen.organisation.act_words import ACTS

SOURCE = Path(__file__).resolve().parents[2] / "src" / "ruamphaen"


def recorded_acts() -> set[str]:
    """The acts named in calls of record(), and of the meetings' keep() and _go(), read from the source."""
    calls = re.compile(
        r"\b(?:record|keep|_go|_on_item|_on_motion|_move)\(\s*[^\"]*?\"([a-z]+\.[a-z_]+)\"",
        re.DOTALL,
    )
    files = [*SOURCE.glob("*/actions.py"), *SOURCE.glob("*/actions/*.py")]
    return {act for path in files for act in calls.findall(path.read_text(encoding="utf-8"))}


def test_every_recorded_act_is_said_in_words():
    assert recorded_acts() == set(ACTS)
