"""คอลัมน์ตามเนื้อหา: what the cells below a header say about its columns.

Headings are often drawn over a neighbour: an extra narrow column, a number column without a
heading, a heading one cell beside its texts. The cells below decide.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ruamphaen.plan.rules.workbook.header_rows import Header
from ruamphaen.plan.rules.workbook.headings import Column
from ruamphaen.plan.rules.workbook.row_kinds import number_of

_TEXT_COLUMNS = (
    Column.PROJECT,
    Column.ITEM,
    Column.OBJECTIVE,
    Column.TARGET,
    Column.INDICATOR,
    Column.OUTCOME,
    Column.DEPARTMENT,
    Column.PROGRAMME,
    Column.CATEGORY,
    Column.TYPE,
)
_ENOUGH_NUMBERS = 0.6


def settled(header: Header, body: Sequence[Sequence[str]]) -> Header:
    """The header with its columns where the cells of ``body`` (rows below it) put them."""
    if not body:
        return header
    columns = dict(header.columns)
    for column in _TEXT_COLUMNS:
        places = columns.get(column)
        if places and not any(_filled(body, place) for place in places):
            neighbour = _free_neighbour(header, columns, body, places)
            if neighbour is not None:
                columns[column] = (neighbour,)
    if Column.NUMBER not in columns or not _filled(body, columns[Column.NUMBER][0]):
        place = _place_of_numbers(header, columns, body)
        if place is not None:
            columns[Column.NUMBER] = (place,)
    return replace(header, columns=columns)


def _filled(body: Sequence[Sequence[str]], place: int) -> int:
    return sum(1 for row in body if place < len(row) and row[place])


def _taken(header: Header, columns: Mapping[Column, tuple[int, ...]]) -> set[int]:
    return {place for places in columns.values() for place in places} | header.money_places


def _free_neighbour(
    header: Header,
    columns: Mapping[Column, tuple[int, ...]],
    body: Sequence[Sequence[str]],
    places: tuple[int, ...],
) -> int | None:
    taken = _taken(header, columns)
    for place in (places[-1] + 1, places[0] - 1):
        if place >= 0 and place not in taken and _filled(body, place) >= max(1, len(body) // 4):
            return place
    return None


def _place_of_numbers(
    header: Header, columns: Mapping[Column, tuple[int, ...]], body: Sequence[Sequence[str]]
) -> int | None:
    """The column left of the names that holds running numbers, though nothing says so."""
    name = next((columns[c][0] for c in (Column.PROJECT, Column.ITEM) if c in columns), None)
    if name is None:
        return None
    taken = _taken(header, columns)
    for place in range(name - 1, -1, -1):
        said = [row[place] for row in body if place < len(row) and row[place]]
        numbers = sum(1 for text in said if isinstance(number_of(text, text), int))
        if place not in taken and said and numbers >= _ENOUGH_NUMBERS * len(said):
            return place
    return None
