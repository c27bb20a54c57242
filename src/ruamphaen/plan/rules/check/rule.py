"""How a rule is written: a function that looks at a plan and yields what it found."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ruamphaen.law.checks import Severity
from ruamphaen.law.confidence import Confidence
from ruamphaen.law.words import Words
from ruamphaen.plan.rules.check.facts import CheckedRow, PlanUnderCheck

_WHOLE_LIST = 3  # rows; a list of one or two is told row by row


class Unjudged(Exception):  # noqa: N818 -- it says what happened
    """ตัดสินไม่ได้ — a fact is missing that could not be asked for beforehand."""

    def __init__(self, why: Words) -> None:
        super().__init__(why.en)
        self.why = why


@dataclass(frozen=True, slots=True)
class Place:
    """ที่ที่พบ — a row, a node of the tree, a committee, a year … or the whole version (key "").

    `key` is stable from one check to the next, so that a waiver finds its finding again.
    """

    key: str = ""
    name: str = ""
    row: CheckedRow | None = None


# A particular of a sentence: the same in both languages, or said in each (days are).
type Particular = str | date | Words


@dataclass(frozen=True, slots=True)
class Found:
    """สิ่งที่พบ — where, with the particulars of the sentence, how sure and how grave if not as
    the rule says."""

    place: Place
    values: Mapping[str, Particular] = field(default_factory=dict)
    confidence: Confidence | None = None
    severity: Severity | None = None


type Looks = Callable[[PlanUnderCheck], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Code:
    """โค้ดของกฎ — the function of a rule and the facts without which it cannot judge."""

    looks: Looks
    needs: tuple[str, ...]


CODES: dict[str, Code] = {}


def rule(id_: str, *needs: str) -> Callable[[Looks], Looks]:
    """Make a function the code of a rule; `needs` are names of FACT_NAMES that must not be None."""

    def keep(looks: Looks) -> Looks:
        if id_ in CODES:
            raise ValueError(f"two functions are the rule {id_}")
        CODES[id_] = Code(looks, needs)
        return looks

    return keep


def at(row: CheckedRow) -> Place:
    """The place of a row: its project where it has one, for a row of a workbook where it stands."""
    key = f"project:{row.project}" if row.project is not None else f"row:{row.where or row.key}"
    return Place(key, row.title, row)


def found(row: CheckedRow, confidence: Confidence | None = None, **values: Particular) -> Found:
    """Something found at a row."""
    return Found(at(row), values, confidence)


def found_at(
    key: str, name: str = "", confidence: Confidence | None = None, **values: Particular
) -> Found:
    """Something found at another place; "" is the whole version."""
    return Found(Place(key, name), values, confidence)


def each_or_all(
    plan: PlanUnderCheck,
    rows: Sequence[CheckedRow],
    silent: Sequence[CheckedRow],
    confidence: Confidence | None = None,
) -> Iterator[Found]:
    """The silent ones of some rows, one by one; where all are silent, the list as one finding.

    An office that prints no such column left it out once, not three hundred times; in a draft that
    can still be mended it is as grave as the rule says, in what was published a warning.
    """
    if len(silent) < len(rows) or len(rows) < _WHOLE_LIST:
        yield from (found(row, confidence) for row in silent)
        return
    kind = rows[0].list_kind
    form = plan.forms[kind].printed_code if plan.forms else kind.value
    name = f"{form} ({len(silent)}/{len(rows)})"
    severity = Severity.WARNING if plan.as_published else None
    yield Found(Place(f"list:{kind.value}", name), {}, confidence, severity)
