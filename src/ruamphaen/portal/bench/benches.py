"""Which benches there are, and how large and how often they run when nothing else is asked."""

from dataclasses import dataclass

LARGEST = 100_000
MOST_ROUNDS = 200
MOST_SECONDS = 900.0  # one bench at one size; then it is ended


@dataclass(frozen=True, slots=True)
class Bench:
    """ชุดวัด — the module that measures, its usual size and rounds, and what a size counts.

    `anywhere`: it asks the database by Django alone, so it can run on PostgreSQL too.
    """

    module: str
    size: int
    rounds: int
    unit: str
    anywhere: bool = False


BENCHES = {
    "pages": Bench("pages", size=2_000, rounds=15, unit="projects in one version"),
    "book": Bench("book", size=2_000, rounds=3, unit="projects on the paper"),
    "import": Bench("imports", size=5_000, rounds=3, unit="rows of the workbook"),
    "check": Bench("checks", size=2_000, rounds=5, unit="projects in each of 12 versions"),
    "versions": Bench("versions", size=2_000, rounds=5, unit="projects in each of 12 versions"),
    "words": Bench("words", size=5_000, rounds=5, unit="texts"),
    "opinions": Bench("opinions", size=20_000, rounds=3, unit="people, 500 statements"),
    "twins": Bench("twins", size=8_000, rounds=3, unit="texts"),
    "proposals": Bench(
        "proposals", size=20_000, rounds=15, unit="proposals that are shown", anywhere=True
    ),
    "hall": Bench("hall", size=1_000, rounds=100, unit="people on the roster"),
    "ledger": Bench("ledger", size=500, rounds=5, unit="entries"),
}
