"""`bench twins`: near-duplicates among many texts, and suggestions among them, beside comparing all."""

from functools import partial

from ruamphaen.portal.bench.measuring import (
    Measure,
    Ratio,
    Tell,
    in_turn,
    latencies,
    median,
    peak_mib,
    ratio,
    seconds_of,
    times,
)
from ruamphaen.portal.bench.sample import projects
from ruamphaen.proposals.rules.twins.grouping import group
from ruamphaen.proposals.rules.twins.index import TwinIndex
from ruamphaen.proposals.rules.twins.judging import compare
from ruamphaen.proposals.rules.twins.reading import Reading, read

GROUPED, READ = "group all texts", "read each text alone"
SUGGESTED, COMPARED = "suggest for one text", "compare one text with all"
MOST_ASKED = 100  # texts that suggestions are asked for


def run(size: int, rounds: int, tell: Tell) -> None:
    """Group `size` texts, every fourth said twice; then ask an index of all of them."""
    texts = _texts(size)
    taken = in_turn(
        {GROUPED: lambda: group(texts), READ: lambda: [read(text) for _, text in texts]},
        rounds,
    )
    for name in (GROUPED, READ):
        seconds = median(taken[name])
        heavy = peak_mib() if name == GROUPED else None
        tell(Measure(name=name, seconds=seconds, per_second=size / seconds, peak_mib=heavy))
    tell(ratio(taken, GROUPED, READ))
    _suggest(texts, tell)


def _texts(size: int) -> list[tuple[str, str]]:
    titles = [row["title"] for row in projects(size)]
    said = [
        f"รบกวน{titles[at - 2]}ด้วยนะคะ" if at % 4 == 3 else title for at, title in enumerate(titles)
    ]
    return [(str(at), text) for at, text in enumerate(said)]


def _suggest(texts: list[tuple[str, str]], tell: Tell) -> None:
    index: TwinIndex[str] = TwinIndex()
    for item, text in texts:
        index.add(item, text)
    readings = [read(text) for _, text in texts]
    step = max(1, len(texts) // MOST_ASKED)
    asked = [text for _, text in texts[::step]][:MOST_ASKED]
    ours: list[float] = []
    peer: list[float] = []
    for text in asked:
        ours.append(seconds_of(partial(index.similar_to, text)))
        peer.append(seconds_of(partial(_all_compared, text, readings)))
    tell(Measure(name=SUGGESTED, per_second=1 / median(ours), **latencies(ours)))
    tell(Measure(name=COMPARED, side="peer", per_second=1 / median(peer), **latencies(peer)))
    tell(Ratio(name=SUGGESTED, other=COMPARED, times=times(ours, peer)))


def _all_compared(text: str, readings: list[Reading]) -> list[Reading]:
    asked = read(text)
    return [other for other in readings if compare(asked, other).twins]
