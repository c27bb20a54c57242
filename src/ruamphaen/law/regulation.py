"""What the regulations say on a day: `value_at("plan.post_days", day)`."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any

from ruamphaen.law.confidence import Confidence
from ruamphaen.law.dated import NotInForce, UnknownName, in_force, one_at, refuse_overlaps
from ruamphaen.law.grounds import GROUNDS, Cite, grounds, period
from ruamphaen.law.instruments import Instrument, OpenQuestion, instruments, open_questions
from ruamphaen.law.reading import Entry, LawFileError, entries
from ruamphaen.law.units import Content, MonthDay, UnitMismatch, content
from ruamphaen.law.words import Words

__all__ = [
    "Ask",
    "Cite",
    "Confidence",
    "Content",
    "FixedByLaw",
    "Instrument",
    "LawFileError",
    "MonthDay",
    "NotInForce",
    "OpenQuestion",
    "UnitMismatch",
    "UnknownValue",
    "Value",
    "all_values",
    "every_edition",
    "flag_at",
    "instruments",
    "names",
    "open_questions",
    "share_at",
    "value_at",
    "whole_at",
]

FILES = (
    *("planning.toml", "evaluation.toml", "meetings.toml", "councils.toml", "money.toml"),
    *("voices.toml", "screening.toml"),
)


@dataclass(frozen=True, slots=True)
class Value:
    """ค่าตามระเบียบ: one rule's number, yes-or-no, day or list, for a range of days.

    `value` is None where the law files deliberately hold no default (see `note`).
    `configurable` means a local government may set its own; only what was seen verbatim may be
    anything else. `since` is the first day the files answer for: the rule itself may be older.
    """

    name: str
    value: Content | None
    unit: str
    since: date
    until: date | None
    cite: Cite
    source: tuple[str, ...]
    confidence: Confidence
    note: str
    question_th: str
    question_en: str
    configurable: bool
    choices: tuple[str, ...]

    def locally(self, chosen: Any) -> "Value":
        """The same rule with a local government's own setting.

        Raises FixedByLaw when the rule is not configurable, UnitMismatch when the setting does
        not fit its unit.
        """
        if not self.configurable:
            raise FixedByLaw(self)
        return replace(self, value=content(self.unit, chosen, self.choices))


type Ask = Callable[[str, date], Value]
"""Answers (name, day) with a Value: `value_at`, or a local government's own that first looks at
its settings (`value_at(…).locally(…)`)."""


class UnknownValue(UnknownName):
    """ไม่รู้จักค่านี้: no law file has ever held a value of this name."""


class FixedByLaw(ValueError):  # noqa: N818 -- reads as what happened
    """แก้ไม่ได้: the rule was seen in the original, and no local setting may replace it."""

    def __init__(self, value: Value) -> None:
        self.words = Words(
            f"{value.cite} กำหนดค่านี้ไว้แล้ว จึงตั้งค่าเองไม่ได้",
            f"{value.name} is fixed by {value.cite} and cannot be set locally.",
        )
        super().__init__(self.words.en)


def value_at(name: str, day: date) -> Value:
    """The value in force on `day`.

    Raises UnknownValue for a name no file holds, NotInForce (both with a sentence in two
    languages, `.words`) when there is no entry for that day.
    """
    return one_at(name, _editions(name), day)


def whole_at(name: str, day: date, ask: Ask = value_at) -> int:
    """A count (days, years, people, a month) in force on `day`; TypeError for other units."""
    found = ask(name, day).value
    if not isinstance(found, int) or isinstance(found, bool):
        raise TypeError(f"{name} is not a whole number")
    return found


def share_at(name: str, day: date, ask: Ask = value_at) -> Decimal | None:
    """A share (0 to 1) or percentage in force on `day`, None where the files hold no default."""
    found = ask(name, day)
    if found.unit not in {"share", "percent"}:
        raise TypeError(f"{name} is not a share")
    return found.value if isinstance(found.value, Decimal) else None


def flag_at(name: str, day: date, ask: Ask = value_at) -> bool:
    """A yes or no in force on `day`; TypeError for other units."""
    found = ask(name, day).value
    if not isinstance(found, bool):
        raise TypeError(f"{name} is not a yes or no")
    return found


def all_values(day: date) -> tuple[Value, ...]:
    """Every value in force on `day`, by name."""
    return tuple(
        edition for name in names() for edition in _by_name()[name] if in_force(edition, day)
    )


def every_edition() -> tuple[Value, ...]:
    """Every value of every time, by name and then by date: for tables of the law's history."""
    return tuple(edition for name in names() for edition in _by_name()[name])


def names() -> tuple[str, ...]:
    """All names of values, sorted."""
    return tuple(sorted(_by_name()))


def _editions(name: str) -> tuple[Value, ...]:
    if name not in _by_name():
        raise UnknownValue(
            Words(
                f"ไม่รู้จักค่าตามระเบียบชื่อ {name} ดูรายชื่อใน docs/law.md",
                f"There is no value of law called {name}; docs/law.md says how to add one.",
            )
        )
    return _by_name()[name]


@cache
def _by_name() -> MappingProxyType[str, tuple[Value, ...]]:
    gathered: dict[str, list[Value]] = defaultdict(list)
    for file in FILES:
        for entry in entries(file, "value", named_by="name"):
            value = read_value(entry)
            gathered[value.name].append(value)
    for name, editions in gathered.items():
        editions.sort(key=lambda edition: edition.since)
        refuse_overlaps("*.toml", f"value {name}", editions)
        if len({edition.unit for edition in editions}) > 1:
            raise LawFileError(f"law/data, value {name}: its unit changes between entries")
    return MappingProxyType({name: tuple(found) for name, found in gathered.items()})


def read_value(entry: Entry) -> Value:
    """One [[value]] table as a Value; LawFileError naming file and entry when it cannot be."""
    entry.only(
        *("name", "value", "unset", "unit", "choices", "since", "until", *GROUNDS),
        *("configurable", "question_th", "question_en"),
    )
    value = Value(
        name=entry.text("name"),
        value=_content(entry),
        unit=entry.text("unit"),
        **period(entry),
        **grounds(entry),
        question_th=entry.text_or("question_th"),
        question_en=entry.text_or("question_en"),
        configurable=entry.flag("configurable"),
        choices=entry.texts("choices"),
    )
    if value.confidence is not Confidence.VERBATIM and not value.configurable:
        raise entry.wrong("what is not marked verbatim must be configurable = true")
    if value.configurable and not (value.question_th and value.question_en):
        raise entry.wrong("what is configurable needs question_th and question_en")
    if value.value is None and not value.configurable:
        raise entry.wrong("what has no value must be configurable = true")
    return value


def _content(entry: Entry) -> Content | None:
    if entry.flag("unset"):
        if "value" in entry.fields:
            raise entry.wrong("has both a value and unset = true")
        return None
    if "value" not in entry.fields:
        raise entry.wrong("has no value (write unset = true if none is meant)")
    try:
        return content(entry.text("unit"), entry.fields["value"], entry.texts("choices"))
    except UnitMismatch as problem:
        raise entry.wrong(f"value {problem}") from problem
