"""แผ่นกระดาษเป็น JSON: a sheet written down exactly and read back equal.

Used between the server and the process that prints, and to keep golden papers in tests.
Baht is ``{"baht": "1250000.50"}``, so that no amount ever passes through a binary float.
"""

import json
from dataclasses import asdict, fields
from datetime import date
from decimal import Decimal
from typing import Any

from ruamphaen.documents.sheet import Block, Cell, Column, Group, Row, Sheet, Signature, Total

_BLOCKS: dict[str, type[Group] | type[Row] | type[Total]] = {
    "group": Group,
    "row": Row,
    "total": Total,
}


def as_json(sheet: Sheet, indent: int | None = None) -> str:
    """The sheet as JSON text; equal sheets give equal text. ``sheet_from_json`` reads it back."""
    written = {field.name: getattr(sheet, field.name) for field in fields(sheet)}
    written["columns"] = [asdict(column) for column in sheet.columns]
    written["signatures"] = [asdict(signature) for signature in sheet.signatures]
    written["body"] = [_written(block) for block in sheet.body]
    written["dated"] = sheet.dated.isoformat() if sheet.dated else None
    return json.dumps(written, ensure_ascii=False, indent=indent)


def sheet_from_json(text: str | bytes) -> Sheet:
    """The sheet that :func:`as_json` wrote. Raises ValueError, KeyError or TypeError on others."""
    read: dict[str, Any] = json.loads(text)
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
        return {"is": "group", **asdict(block)}
    cells = [{"baht": f"{cell:f}"} if isinstance(cell, Decimal) else cell for cell in block.cells]
    if isinstance(block, Total):
        return {"is": "total", "label": block.label, "cells": cells, "level": block.level}
    return {"is": "row", "cells": cells}


def _block(read: dict[str, Any]) -> Block:
    parts = dict(read)
    kind = _BLOCKS[parts.pop("is")]
    for name in ("cells", "lines"):
        if name in parts:
            parts[name] = tuple(_cell(cell) for cell in parts[name])
    return kind(**parts)


def _cell(read: Any) -> Cell:
    return Decimal(read["baht"]) if isinstance(read, dict) else read
