"""Reads the law's TOML files strictly: every complaint names the file and the entry."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "data"


class LawFileError(ValueError):
    """A law file says something that cannot be: the message names file and entry."""


@dataclass(frozen=True, slots=True)
class Entry:
    """รายการในแฟ้มระเบียบ: one table of a law file, asked for its fields one by one."""

    file: str
    label: str
    fields: Mapping[str, Any]

    def wrong(self, problem: str) -> LawFileError:
        """The error to raise about this entry."""
        return LawFileError(f"law/data/{self.file}, {self.label}: {problem}")

    def only(self, *known: str) -> None:
        """Refuse misspelt fields, which would otherwise be silently ignored."""
        unknown = sorted(set(self.fields) - set(known))
        if unknown:
            raise self.wrong(f"unknown field {', '.join(unknown)}")

    def text(self, key: str) -> str:
        """A text that must be there and say something."""
        found = self.fields.get(key)
        if not isinstance(found, str) or not found.strip():
            raise self.wrong(f"{key} must be a text that is not empty")
        return found

    def text_or(self, key: str, otherwise: str = "") -> str:
        """A text that may be missing."""
        return self.text(key) if self.fields.get(key, "") != "" else otherwise

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; a missing list is an empty one."""
        found = self.fields.get(key, [])
        if not isinstance(found, list) or any(not isinstance(part, str) for part in found):
            raise self.wrong(f"{key} must be a list of texts")
        return tuple(found)

    def whole(self, key: str) -> int:
        """A whole number that must be there."""
        found = self.fields.get(key)
        if not isinstance(found, int) or isinstance(found, bool):
            raise self.wrong(f"{key} must be a whole number")
        return found

    def whole_or_none(self, key: str) -> int | None:
        """A whole number that may be missing."""
        return self.whole(key) if key in self.fields else None

    def number(self, key: str) -> Decimal:
        """A number, whole or with decimals."""
        found = self.fields.get(key)
        if not isinstance(found, int | Decimal) or isinstance(found, bool):
            raise self.wrong(f"{key} must be a number")
        return Decimal(found)

    def flag(self, key: str, *, otherwise: bool = False) -> bool:
        """True or false; missing means `otherwise`."""
        found = self.fields.get(key, otherwise)
        if not isinstance(found, bool):
            raise self.wrong(f"{key} must be true or false")
        return found

    def day(self, key: str) -> date:
        """A Gregorian date without time, written 2018-10-04."""
        found = self.fields.get(key)
        if not isinstance(found, date) or isinstance(found, datetime):
            raise self.wrong(f"{key} must be a date such as 2018-10-04")
        return found

    def day_or_none(self, key: str) -> date | None:
        """A date that may be missing."""
        return self.day(key) if key in self.fields else None

    def tables(self, key: str, *, named_by: str) -> tuple["Entry", ...]:
        """The tables inside this entry, each labelled by its field `named_by`."""
        found = self.fields.get(key, [])
        if not isinstance(found, list):
            raise self.wrong(f"{key} must be a list of tables")
        return tuple(
            _entry(self.file, f"{self.label} {key}", index, table, named_by)
            for index, table in enumerate(found, start=1)
        )


def entries(file: str, key: str, *, named_by: str) -> tuple[Entry, ...]:
    """The `[[key]]` tables of law/data/`file`; LawFileError when the file cannot be read.

    Numbers with decimals arrive as Decimal, dates as `datetime.date`.
    """
    return entries_in(file, whole_file(file).fields.get(key, []), key, named_by=named_by)


def entries_in(file: str, found: Any, key: str, *, named_by: str) -> tuple[Entry, ...]:
    """Label already parsed tables; kept apart so that tests can bring their own."""
    if not isinstance(found, list) or not found:
        raise LawFileError(f"law/data/{file}: no [[{key}]] in it")
    return tuple(
        _entry(file, key, index, table, named_by) for index, table in enumerate(found, start=1)
    )


def whole_file(file: str) -> Entry:
    """The whole of law/data/`file` as one entry."""
    try:
        parsed = tomllib.loads((FOLDER / file).read_text("utf-8"), parse_float=Decimal)
    except (OSError, tomllib.TOMLDecodeError) as problem:
        raise LawFileError(f"law/data/{file}: {problem}") from problem
    return Entry(file, "the file", parsed)


def files(folder: str) -> tuple[str, ...]:
    """The names of the TOML files in law/data/`folder`, in order, relative to law/data."""
    return tuple(f"{folder}/{path.name}" for path in sorted((FOLDER / folder).glob("*.toml")))


def refuse_twins(items: Iterable[Entry], key: str) -> None:
    """LawFileError when two entries carry the same `key`."""
    seen: set[Any] = set()
    for item in items:
        if item.fields[key] in seen:
            raise item.wrong(f"{key} appears twice")
        seen.add(item.fields[key])


def _entry(file: str, key: str, index: int, table: Any, named_by: str) -> Entry:
    if not isinstance(table, dict):
        raise LawFileError(f"law/data/{file}, {key} {index}: must be a table")
    return Entry(file, f"{key} {table.get(named_by, f'no. {index}')}", table)
