"""What is in force on a day: ranges of days, both ends included, that never overlap."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import Protocol

from ruamphaen.law.reading import LawFileError
from ruamphaen.law.words import Words
from ruamphaen.thai.dates import thai_date


class Dated(Protocol):
    """สิ่งที่มีผลใช้บังคับเป็นช่วงเวลา: anything with a first and perhaps a last day."""

    @property
    def since(self) -> date: ...

    @property
    def until(self) -> date | None: ...


class UnknownName(KeyError):  # noqa: N818 -- reads as what happened
    """ไม่รู้จักชื่อนี้: the law files hold nothing under this name, ever."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words

    def __str__(self) -> str:
        return self.words.en


class NotInForce(LookupError):  # noqa: N818 -- reads as what happened
    """ไม่มีผลในวันนั้น: the name is known, but not for that day."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


def in_force(item: Dated, day: date) -> bool:
    """Whether `day` lies between `since` and `until`, both included."""
    return item.since <= day and (item.until is None or day <= item.until)


def one_at[Thing: Dated](name: str, editions: Sequence[Thing], day: date) -> Thing:
    """The edition in force on `day`; NotInForce with a sentence when there is none."""
    for edition in editions:
        if in_force(edition, day):
            return edition
    first = min(edition.since for edition in editions)
    raise NotInForce(_nothing_for(name, day, first))


def refuse_overlaps(file: str, name: str, editions: Iterable[Dated]) -> None:
    """LawFileError when two editions of one name are in force on the same day."""
    ordered = sorted(editions, key=lambda edition: edition.since)
    for edition in ordered:
        if edition.until is not None and edition.until < edition.since:
            raise LawFileError(f"law/data/{file}, {name}: ends before it begins")
    for earlier, later in pairwise(ordered):
        if earlier.until is None or earlier.until >= later.since:
            raise LawFileError(
                f"law/data/{file}, {name}: the entry since {earlier.since} "
                f"still holds when the one since {later.since} begins"
            )


def _nothing_for(name: str, day: date, first: date) -> Words:
    if day < first:
        return Words(
            f"ไม่มีข้อมูล {name} สำหรับวันที่ {thai_date(day)} รายการแรกเริ่มวันที่ {thai_date(first)}",
            f"There is no {name} for {thai_date(day, language='en')};"
            f" the first entry begins on {thai_date(first, language='en')}.",
        )
    return Words(
        f"ไม่มีข้อมูล {name} ที่มีผลในวันที่ {thai_date(day)}",
        f"There is no {name} in force on {thai_date(day, language='en')}.",
    )
