"""การวัด: seconds of work done in turn, and what they come to. Knows nothing of what is measured."""

import gc
import math
import resource
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal, TypedDict

type Work = Callable[[], object]
type Side = Literal["ours", "peer", "limit"]
"""Ours; another way to do the same (slower or faster); or what nothing can be faster than."""

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """ค่าที่วัดได้ — one piece of work at one size; a figure that was not taken is None.

    `seconds` is the median of the rounds on the clock, `cpu_seconds` the processor's share of it
    (all its threads: steadier where neighbours are busy), `p50_ms` and `p95_ms` single requests, `peak_mib` the largest resident memory of the process that did the work. `count` is
    how many things it was, where that is not the size of the bench: such a measure does not grow.
    """

    name: str
    side: Side = "ours"
    count: int | None = None
    seconds: float | None = None
    cpu_seconds: float | None = None
    p50_ms: float | None = None
    p95_ms: float | None = None
    per_second: float | None = None
    queries: float | None = None
    peak_mib: float | None = None
    bytes: int | None = None
    pages: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """อัตราส่วน — ours : other, the median over rounds in which both were measured in turn."""

    name: str
    other: str
    times: float
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """สิ่งที่ไม่ได้วัด — what could not be measured here, and why."""

    name: str
    why: str


type Finding = Measure | Ratio | LeftOut
type Tell = Callable[[Finding], None]

_SAID = {Measure: "measure", Ratio: "ratio", LeftOut: "left_out"}


def as_line(finding: Finding) -> dict[str, Any]:
    """A finding as one JSON object: its kind names it; figures not taken are left out."""
    plain = asdict(finding)
    line = {_SAID[type(finding)]: plain.pop("name")}
    return line | {key: rounded(value) for key, value in plain.items() if value not in (None, "")}


def rounded(value: Any) -> Any:
    """A float in four digits that count: more would only be noise."""
    return float(f"{value:.4g}") if isinstance(value, float) else value


# ------------------------------------------------------------------ taking time


def in_turn(
    ways: Mapping[str, Work], rounds: int, *, most_seconds: float = 120.0, warm_up: bool = True
) -> dict[str, list[float]]:
    """Seconds of each way, one after the other in every round, so that neighbours slow all alike.

    A first round is not counted (`warm_up`): what is loaded once in a process is nobody's cost.
    Stops after `rounds`, or after the first round that ends later than `most_seconds`.
    """
    if warm_up:
        for work in ways.values():
            work()
    taken: dict[str, list[float]] = {name: [] for name in ways}
    until = time.perf_counter() + most_seconds
    for _round in range(rounds):
        for name, work in ways.items():
            gc.collect()  # or one way pays for what the other left behind
            taken[name].append(seconds_of(work))
        if time.perf_counter() > until:
            break
    return taken


def seconds_of(work: Work) -> float:
    """Wall seconds of doing it once."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def cpu_seconds_of(work: Work) -> float:
    """Processor seconds of this process (all its threads) while doing it once."""
    start = time.process_time()
    work()
    return time.process_time() - start


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` of all values do not exceed (nearest rank)."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def median(values: Sequence[float]) -> float:
    """The middle value."""
    return statistics.median(values)


class Latencies(TypedDict):
    """เวลาตอบ — the middle and the slow end of single requests, milliseconds."""

    p50_ms: float
    p95_ms: float


def latencies(seconds: Sequence[float]) -> Latencies:
    """The figures of single requests."""
    return Latencies(
        p50_ms=1000 * percentile(seconds, 0.50), p95_ms=1000 * percentile(seconds, 0.95)
    )


def times(ours: Sequence[float], other: Sequence[float]) -> float:
    """Ours : other, the median of the rounds' own ratios."""
    return median([one / two for one, two in zip(ours, other, strict=True)])


def ratio(taken: Mapping[str, Sequence[float]], ours: str, other: str, note: str = "") -> Ratio:
    """The ratio of two ways that were measured in turn."""
    return Ratio(name=ours, other=other, times=times(taken[ours], taken[other]), note=note)


# ------------------------------------------------------------------ taking weight


def peak_mib(who: int = resource.RUSAGE_SELF) -> float:
    """The largest resident memory of this process so far (or RUSAGE_CHILDREN: of one child), MiB."""
    most = resource.getrusage(who).ru_maxrss
    return most / _MIB if sys.platform == "darwin" else most / 1024
