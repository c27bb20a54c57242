"""`bench opinions`: a file of votes read and mapped, beside the one product nothing can do without."""

import random
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from ruamphaen.opinions.rules.mapping import map_opinions
from ruamphaen.opinions.rules.reading import read_votes
from ruamphaen.portal.bench.measuring import (
    Measure,
    Tell,
    Work,
    cpu_seconds_of,
    in_turn,
    median,
    ratio,
)
from ruamphaen.portal.bench.weighed import weigh

if TYPE_CHECKING:
    from ruamphaen.opinions.rules.votes import Votes

FEW = 300  # people: below, the made camps need not be found
STATEMENTS, CAMPS, ANSWERED = 500, 3, 0.13  # as sparse as the conversation over Uber in Taiwan
READ_ROWS, READ_MATRIX = "read rows of voter, statement, vote", "read a matrix"
COMMAND = "the command on rows, its start included"
MAP, PRODUCT = "map: axes, groups, 50 redraws", "one statements x statements product"


def run(size: int, rounds: int, tell: Tell) -> None:
    """Map a made conversation of `size` people and 500 statements in three camps."""
    rows: Path = settings.DATA_FOLDER / "rows.csv"
    matrix: Path = settings.DATA_FOLDER / "matrix.csv"
    answers = _write(size, rows, matrix)
    votes = read_votes(matrix)
    found = map_opinions(votes)
    if size >= FEW and len(found.groups) != CAMPS:
        raise RuntimeError(f"{CAMPS} camps were made, but {len(found.groups)} groups found")
    ways: dict[str, Work] = {
        READ_ROWS: lambda: read_votes(rows),
        READ_MATRIX: lambda: read_votes(matrix),
        MAP: lambda: map_opinions(votes),
        PRODUCT: _product(votes),
    }
    taken = in_turn(ways, rounds, warm_up=False)
    tell(Measure(name=READ_ROWS, seconds=median(taken[READ_ROWS]), note=f"{answers:,} rows"))
    tell(Measure(name=READ_MATRIX, seconds=median(taken[READ_MATRIX])))
    tell(Measure(name=MAP, seconds=median(taken[MAP]), cpu_seconds=cpu_seconds_of(ways[MAP])))
    tell(Measure(name=PRODUCT, side="limit", seconds=median(taken[PRODUCT])))
    tell(ratio(taken, MAP, PRODUCT))
    tell(Measure(name=COMMAND, **weigh("map", str(rows))))


def _write(people: int, rows: Path, matrix: Path) -> int:
    """The same votes in both shapes; how many answers there are."""
    chance = random.Random(people)  # noqa: S311 -- made data, the same every time
    camps = [[chance.random() for _at in range(STATEMENTS)] for _camp in range(CAMPS)]
    answers = 0
    with rows.open("w", encoding="utf-8") as long, matrix.open("w", encoding="utf-8") as wide:
        long.write("voter,statement,vote\n")
        wide.write(",".join(["voter", *map(str, range(STATEMENTS))]) + "\n")
        for person in range(people):
            agreeing = camps[person % CAMPS]
            cells = [""] * STATEMENTS
            for at in sorted(chance.sample(range(STATEMENTS), int(STATEMENTS * ANSWERED))):
                said = 0 if chance.random() < 0.1 else 1 if chance.random() < agreeing[at] else -1
                cells[at] = str(said)
                long.write(f"{person},{at},{said}\n")
                answers += 1
            wide.write(",".join([str(person), *cells]) + "\n")
    return answers


def _product(votes: "Votes") -> Work:
    import numpy as np

    values = votes.cast.astype(np.float32)
    return lambda: values.T @ values
