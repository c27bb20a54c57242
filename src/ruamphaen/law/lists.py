"""The levels above a local plan that projects are aligned with, each valid for its years."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from ruamphaen.law.confidence import Confidence
from ruamphaen.law.dated import UnknownName
from ruamphaen.law.grounds import period as days_of
from ruamphaen.law.provenance import PROVENANCE, provenance
from ruamphaen.law.reading import Entry, LawFileError, files, whole_file
from ruamphaen.law.words import Words
from ruamphaen.thai.dates import PlanPeriod


@dataclass(frozen=True, slots=True)
class ListItem:
    """รายการในแผนระดับบน: one numbered strategy, issue, milestone or goal.

    `name_en` is empty where the English wording is not known.
    """

    number: int
    name_th: str
    name_en: str


@dataclass(frozen=True, slots=True)
class UpperList:
    """แผนระดับบน: a list that projects are aligned with.

    `local`: its items differ by province and are entered there. `pending`: not announced yet.
    Both have no items here.
    """

    code: str
    name_th: str
    name_en: str
    item_word_th: str
    items: tuple[ListItem, ...]
    since: date
    until: date | None
    local: bool
    pending: bool
    source: tuple[str, ...]
    confidence: Confidence
    note: str


@cache
def upper_lists() -> dict[str, UpperList]:
    """All lists of all times by code; LawFileError on a bad file."""
    read = [_list(whole_file(file)) for file in files("lists")]
    found = {one.code: one for one in read}
    if len(found) != len(read):
        raise LawFileError("law/data/lists: two files carry the same code")
    return found


def lists_for(period: PlanPeriod) -> tuple[UpperList, ...]:
    """The lists that hold during at least part of a plan period, by code."""
    begins, ends = period.first.first_day, period.last.last_day
    return tuple(
        one
        for one in upper_lists().values()
        if one.since <= ends and (one.until is None or one.until >= begins)
    )


def item(list_code: str, number: int) -> ListItem:
    """One item of a list; UnknownName with a sentence when list or number does not exist."""
    if list_code not in upper_lists():
        raise UnknownName(
            Words(f"ไม่รู้จักแผนระดับบนรหัส {list_code}", f"There is no list called {list_code}.")
        )
    within = upper_lists()[list_code]
    for one in within.items:
        if one.number == number:
            return one
    raise UnknownName(
        Words(
            f"{within.name_th} ไม่มีรายการที่ {number}",
            f"There is no item {number} in the list {within.name_en}.",
        )
    )


def _list(entry: Entry) -> UpperList:
    entry.only(
        *("code", "name_th", "name_en", "item_word_th", "item", "since", "until"),
        *("local", "pending", *PROVENANCE),
    )
    items = tuple(_item(one) for one in entry.tables("item", named_by="number"))
    local, pending = entry.flag("local"), entry.flag("pending")
    if (local or pending) == bool(items):
        raise entry.wrong("has items, or is local or pending: exactly one of them")
    if [one.number for one in items] != list(range(1, len(items) + 1)):
        raise entry.wrong("items must be numbered 1, 2, 3 … in order")
    return UpperList(
        code=entry.text("code"),
        name_th=entry.text("name_th"),
        name_en=entry.text("name_en"),
        item_word_th=entry.text_or("item_word_th"),
        items=items,
        **days_of(entry),
        local=local,
        pending=pending,
        **provenance(entry),
    )


def _item(entry: Entry) -> ListItem:
    entry.only("number", "name_th", "name_en")
    return ListItem(entry.whole("number"), entry.text("name_th"), entry.text_or("name_en"))
