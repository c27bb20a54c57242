"""แผ่นกระดาษเป็น JSON: a paper written down exactly and read back equal.

Used between the server and the process that prints, and to keep golden papers in tests.
Baht is ``{"baht": "1250000.50"}``, so that no amount ever passes through a binary float.
"""

import json
from dataclasses import asdict, fields
from datetime import date
from decimal import Decimal
from typing import Any

from ruamphaen.documents import script as flowing
from ruamphaen.documents.book import Book, Part
from ruamphaen.documents.script import Script
from ruamphaen.documents.sheet import Block, Cell, Column, Group, Row, Sheet, Signature, Total

type Paper = Sheet | Script | Book

_BLOCKS: dict[str, type[Group] | type[Row] | type[Total]] = {
    "group": Group,
    "row": Row,
    "total": Total,
}


def as_json(paper: Paper, indent: int | None = None) -> str:
    """The paper as JSON text; equal papers give equal text. ``paper_from_json`` reads it back."""
    if isinstance(paper, Book):
        return json.dumps(_book(paper), ensure_ascii=False, indent=indent)
    if isinstance(paper, Script):
        return json.dumps(_script(paper), ensure_ascii=False, indent=indent)
    return json.dumps(_sheet(paper), ensure_ascii=False, indent=indent)


def paper_from_json(text: str | bytes) -> Paper:
    """What :func:`as_json` wrote. Raises ValueError, KeyError or TypeError on others."""
    read = json.loads(text)
    if read.get("is") == "book":
        return _book_read(read)
    return _script_read(read) if read.get("is") == "script" else _sheet_read(read)


def _sheet(sheet: Sheet) -> dict[str, Any]:
    written: dict[str, Any] = {field.name: getattr(sheet, field.name) for field in fields(sheet)}
    written["columns"] = [asdict(column) for column in sheet.columns]
    written["signatures"] = [asdict(signature) for signature in sheet.signatures]
    written["body"] = [_written(block) for block in sheet.body]
    written["dated"] = sheet.dated.isoformat() if sheet.dated else None
    return written


def sheet_from_json(text: str | bytes) -> Sheet:
    """The sheet that :func:`as_json` wrote. Raises ValueError, KeyError or TypeError on others."""
    return _sheet_read(json.loads(text))


def _sheet_read(read: dict[str, Any]) -> Sheet:
    lists = ("title_lines", "subtitle_lines", "notes", "provenance")
    read |= {name: tuple(read[name]) for name in lists}
    read["columns"] = tuple(Column(**column) for column in read["columns"])
    read["signatures"] = tuple(
        Signature(**{**one, "position": tuple(one["position"])}) for one in read["signatures"]
    )
    read["body"] = tuple(_block(block) for block in read["body"])
    read["dated"] = date.fromisoformat(read["dated"]) if read["dated"] else None
    return Sheet(**read)


def _written(block: Block) -> dict[str, Any]:
    if isinstance(block, Group):
        written = {"is": "group", **asdict(block)}
        return written if block.plain else {k: v for k, v in written.items() if k != "plain"}
    cells = [{"baht": _baht(cell)} if isinstance(cell, Decimal) else cell for cell in block.cells]
    if isinstance(block, Total):
        return {"is": "total", "label": block.label, "cells": cells, "level": block.level}
    return {"is": "row", "cells": cells} | ({"bold": block.bold} if block.bold else {})


def _baht(amount: Decimal) -> str:
    """An amount in one way, whatever adds it up: one database says 90000 where another says 90000.00."""
    if amount == amount.to_integral_value():
        return f"{amount:.0f}"
    exact = amount.normalize()
    return f"{exact:.2f}" if exact == round(exact, 2) else f"{exact:f}"


def _block(read: dict[str, Any]) -> Block:
    parts = dict(read)
    kind = _BLOCKS[parts.pop("is")]
    for name in ("cells", "lines", "bold"):
        if name in parts:
            parts[name] = tuple(_cell(cell) for cell in parts[name])
    return kind(**parts)


def _cell(read: Any) -> Cell:
    return Decimal(read["baht"]) if isinstance(read, dict) else read


# ------------------------------------------------------------------ scripts

_PARTS = {
    part.__name__.lower(): part
    for part in (
        *(flowing.Heading, flowing.Paragraph, flowing.Field, flowing.Letterhead, flowing.Table),
        *(flowing.Signatures, flowing.PageBreak, flowing.Stamp, flowing.Cards, flowing.Card),
        *(Column, Signature),
    )
}


def _script(script: Script) -> dict[str, Any]:
    return {"is": "script"} | {
        field.name: _part(getattr(script, field.name)) for field in fields(script)
    }


def _part(value: Any) -> Any:
    """Plain JSON of a value of a script; each block says what it is."""
    if isinstance(value, tuple):
        return [_part(one) for one in value]
    if isinstance(value, Decimal):
        return {"baht": _baht(value)}
    if isinstance(value, date):
        return value.isoformat()
    name = type(value).__name__.lower()
    if name in _PARTS:
        return {"is": name} | {
            field.name: _part(getattr(value, field.name)) for field in fields(value)
        }
    return value


def _script_read(read: dict[str, Any]) -> Script:
    parts = {name: _part_read(value) for name, value in read.items() if name != "is"}
    parts["dated"] = date.fromisoformat(read["dated"]) if read["dated"] else None
    return Script(**parts)


def _part_read(read: Any) -> Any:
    if isinstance(read, list):
        return tuple(_part_read(one) for one in read)
    if isinstance(read, dict) and "baht" in read:
        return Decimal(read["baht"])
    if isinstance(read, dict):
        parts = {name: _part_read(value) for name, value in read.items() if name != "is"}
        return _PARTS[read["is"]](**parts)
    return read


# ------------------------------------------------------------------ books


def _book(book: Book) -> dict[str, Any]:
    plain = {field.name: getattr(book, field.name) for field in fields(book)}
    return (
        {"is": "book"}
        | plain
        | {
            "parts": [_book_part(part) for part in book.parts],
            "cover": _part(book.cover),
            "dated": book.dated.isoformat() if book.dated else None,
        }
    )


def _book_part(part: Part) -> dict[str, Any]:
    written = _script(part.paper) if isinstance(part.paper, Script) else _sheet(part.paper)
    return {"title": part.title, "level": part.level, "paper": written}


def _book_read(read: dict[str, Any]) -> Book:
    parts = {name: value for name, value in read.items() if name != "is"}
    return Book(
        **parts
        | {
            "parts": tuple(_book_part_read(part) for part in read["parts"]),
            "cover": _part_read(read["cover"]),
            "provenance": tuple(read["provenance"]),
            "dated": date.fromisoformat(read["dated"]) if read["dated"] else None,
        }
    )


def _book_part_read(read: dict[str, Any]) -> Part:
    written = read["paper"]
    paper = _script_read(written) if written.get("is") == "script" else _sheet_read(written)
    return Part(read["title"], paper, read["level"])
