"""`bench words`: Thai texts cut, indexed and keyed a second, beside nlpo3 alone."""

from ruamphaen.portal.bench.measuring import (
    LeftOut,
    Measure,
    Side,
    Tell,
    Work,
    in_turn,
    median,
    ratio,
    seconds_of,
)
from ruamphaen.portal.bench.sample import projects
from ruamphaen.thai import words
from ruamphaen.thai.text import clean, search_key

MOST_SLOW = 300  # texts for the slow ways
CUT, INDEXED, BROKEN = "cut", "search_words", "breakable"
KEYED, CLEANED = "search_key", "clean"
NLPO3, LONGEST = "nlpo3 alone", "longest match without nlpo3"


def run(size: int, rounds: int, tell: Tell) -> None:
    """Take `size` texts of projects through each."""
    texts = _texts(size)
    tell(Measure(name="load the dictionary", seconds=seconds_of(lambda: words.cut(texts[0]))))
    ways: dict[str, Work] = {
        CUT: lambda: [words.cut(text) for text in texts],
        INDEXED: lambda: [words.search_words(text) for text in texts],
        BROKEN: lambda: [words.breakable(text) for text in texts],
        KEYED: lambda: [search_key(text) for text in texts],
        CLEANED: lambda: [clean(text) for text in texts],
    }
    limit = _nlpo3(texts)
    if limit is not None:
        ways[NLPO3] = limit
    taken = in_turn(ways, rounds)
    for name in ways:
        side: Side = "limit" if name == NLPO3 else "ours"
        seconds = median(taken[name])
        tell(Measure(name=name, side=side, seconds=seconds, per_second=size / seconds))
    if limit is not None:
        tell(ratio(taken, CUT, NLPO3))
        tell(ratio(taken, INDEXED, NLPO3, "each compound is cut once more, into its parts"))
    else:
        tell(LeftOut(name=NLPO3, why="not installed"))
    _fallback(texts[:MOST_SLOW], rounds, tell)


def _texts(size: int) -> list[str]:
    """Titles, objectives and outcomes of projects, each another text."""
    fields = ("title", "objective", "outcome")
    rows = projects(size)
    return [f"{row.get(fields[at % 3], '')} {row['title']}" for at, row in enumerate(rows)]


def _nlpo3(texts: list[str]) -> Work | None:
    try:
        import nlpo3
    except ImportError:
        return None
    # The dictionary that cutting loaded a moment ago, without anything of ours around it.
    return lambda: [nlpo3.segment(text, "ruamphaen") for text in texts]


def _fallback(texts: list[str], rounds: int, tell: Tell) -> None:
    ways: dict[str, Work] = {
        CUT: lambda: [words.cut(text) for text in texts],
        LONGEST: lambda: [words.cut_by_longest_match(text) for text in texts],
    }
    taken = in_turn(ways, min(rounds, 3))
    seconds = median(taken[LONGEST])
    speed = len(texts) / seconds
    tell(Measure(name=LONGEST, side="peer", count=len(texts), seconds=seconds, per_second=speed))
    tell(ratio(taken, CUT, LONGEST))
