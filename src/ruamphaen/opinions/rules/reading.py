"""อ่านไฟล์ความเห็น: CSV as rows `voter,statement,vote` or as a matrix of people and statements."""

import csv
import io
from array import array
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ruamphaen.opinions.rules.votes import (
    ABSENT,
    AGREE,
    DISAGREE,
    MOST_PEOPLE,
    MOST_STATEMENTS,
    PASS,
    Unusable,
    Votes,
    votes_from_matrix,
    votes_from_triples,
)

MOST_BYTES = 512 * 1024 * 1024
_LONGEST_CELL = 32_767
_LONGEST_SHOWN = 40
_DELIMITERS = (",", "\t", ";")

# The names a column may have: ours, and those of the exports of Polis.
_VOTER = frozenset({"voter", "voter-id", "voter_id", "participant", "ผู้ตอบ"})
_STATEMENT = frozenset({"statement", "statement-id", "statement_id", "comment-id", "ข้อความ"})
_VOTE = frozenset({"vote", "ความเห็น"})
_TIME = frozenset({"timestamp"})
_MODERATED = frozenset({"moderated"})
_TEXT = frozenset({"text", "statement-text", "comment-body", "เนื้อหา"})
# What a matrix exported by Polis tells about people beside their votes; none of it is a statement.
_ABOUT_PEOPLE = frozenset({"xid", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree"})

# A spreadsheet writes 1 as 1.0, a Thai keyboard as ๑, and some programs use the true minus sign.
_MEANING = {
    **dict.fromkeys(["1", "+1", "1.0", "๑"], AGREE),
    **dict.fromkeys(["0", "0.0", "-0.0", "๐"], PASS),
    **dict.fromkeys(["-1", "-1.0", "-๑", "−1"], DISAGREE),
}
_CELLS = {"": ABSENT, **_MEANING}
_AS_BYTE = {cell: value % 256 for cell, value in _CELLS.items()}


class _Rows:
    """ตาราง — the rows of a CSV text that hold something, the first one as `header`.

    Iterated at the speed of the reader, which a million rows ask for; `line` says where it stands.
    """

    def __init__(self, text: str) -> None:
        first = next((line for line in io.StringIO(text) if line.strip()), "")
        if not first or "\x00" in text[:10_000]:
            raise Unusable(
                "ไฟล์นี้ว่างหรือไม่ใช่ข้อความ ต้องเป็น CSV ที่มีคอลัมน์ voter, statement, vote",
                "This file is empty or is no text. Give a CSV with the columns voter, statement, vote.",
            )
        delimiter = max(_DELIMITERS, key=first.count)
        csv.field_size_limit(_LONGEST_CELL)
        self._reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        with self.refusing():
            self.header = next(iter(self))

    def __iter__(self) -> Iterator[list[str]]:
        return filter(any, self._reader)

    @property
    def line(self) -> int:
        """The number of the line that was read last."""
        return self._reader.line_num

    @contextmanager
    def refusing(self) -> Iterator[None]:
        """While rows are read: what no reader of CSV understands is refused in words."""
        try:
            yield
        except csv.Error as bad:
            raise Unusable(
                f"อ่านบรรทัดที่ {self.line:,} ไม่ได้ ตรวจเครื่องหมายคำพูดในบรรทัดนี้ ({bad})",
                f"Line {self.line:,} cannot be read. Look at the quotation marks there ({bad}).",
            ) from None


def read_votes(path: Path) -> Votes:
    """Votes of a CSV file (UTF-8; comma, tab or semicolon), in either shape.

    Raises :class:`Unusable` with a sentence that names the line where it can.
    """
    return votes_of_text(_text_of(path))


@dataclass(frozen=True, slots=True)
class Texts:
    """เนื้อหาข้อความ — what statements say by name, and which ones the hosts had `removed`."""

    said: Mapping[str, str]
    removed: frozenset[str]


def read_texts(path: Path) -> Texts:
    """What each statement says, from a CSV with the columns `statement,text`.

    Where there is a column `moderated` (exports of Polis), -1 means removed. Raises :class:`Unusable`.
    """
    rows = _Rows(_text_of(path))
    header = rows.header
    name, words = _one_of(header, _STATEMENT), _one_of(header, _TEXT)
    state = _one_of(header, _MODERATED)
    if name is None or words is None:
        raise _missing(["statement", "text"], header)
    said: dict[str, str] = {}
    removed = set()
    with rows.refusing():
        for row in rows:
            row += [""] * (len(header) - len(row))
            said[row[name].strip()] = " ".join(row[words].split())
            if state is not None and _MEANING.get(row[state].strip()) == DISAGREE:
                removed.add(row[name].strip())
    return Texts(said, frozenset(removed))


def votes_of_text(text: str) -> Votes:
    """Votes of a CSV text in either shape; raises :class:`Unusable`."""
    rows = _Rows(text)
    header = rows.header
    places = [_one_of(header, names) for names in (_VOTER, _STATEMENT, _VOTE)]
    if places[1] is None and places[2] is None:
        with rows.refusing():
            return _from_matrix(rows)
    if None in places:
        raise _missing(["voter", "statement", "vote"], header)
    voter, statement, vote = (place for place in places if place is not None)
    with rows.refusing():
        return _from_rows(rows, voter, statement, vote, _one_of(header, _TIME))


class _Names(dict[str, int]):
    """The number of each name as typed: names that differ by spaces around them have one number.

    Looked up a million times, so only a name not met before costs more than a look.
    """

    def __init__(self) -> None:
        super().__init__()
        self.numbers: dict[str, int] = {}

    def __missing__(self, typed: str) -> int:
        """Give a number; KeyError for a name that is empty."""
        name = typed.strip()
        if not name:
            raise KeyError(typed)
        self[typed] = number = self.numbers.setdefault(name, len(self.numbers))
        return number


class _Meanings(dict[str, int]):
    """What each vote means as typed, with spaces around it or without; KeyError for what is no vote."""

    def __missing__(self, typed: str) -> int:
        self[typed] = value = _MEANING[typed.strip()]
        return value


def _from_rows(rows: _Rows, voter: int, statement: int, vote: int, time: int | None) -> Votes:
    voters, statements, meanings = _Names(), _Names(), _Meanings(_MEANING)
    who, about, said = array("q"), array("q"), array("b")
    times: list[str] = []
    for row in rows:
        try:
            person, topic = voters[row[voter]], statements[row[statement]]
            value = meanings[row[vote]]
        except (IndexError, KeyError):
            raise _wrong(rows.line, row, voter, statement, vote) from None
        who.append(person)
        about.append(topic)
        said.append(value)
        if time is not None:
            times.append(row[time].strip() if time < len(row) else "")
        if person >= MOST_PEOPLE or topic >= MOST_STATEMENTS:
            break  # refused below with the reason
    names = list(voters.numbers), list(statements.numbers)
    return votes_from_triples(*names, who, about, said, since=_in_time(times))


def _wrong(line: int, row: Sequence[str], voter: int, statement: int, vote: int) -> Unusable:
    """What is wrong with a row that cannot be used."""
    if len(row) <= max(voter, statement, vote):
        return Unusable(
            f"บรรทัดที่ {line:,} มีเพียง {len(row)} ช่อง ต้องมีผู้ตอบ ข้อความ และความเห็นครบ เติมให้ครบหรือลบบรรทัดนี้",
            f"Line {line:,} has only {len(row)} cells; it needs voter, statement and vote. Complete it or delete it.",
        )
    if not row[voter].strip() or not row[statement].strip():
        return Unusable(
            f"บรรทัดที่ {line:,} ไม่มีรหัสผู้ตอบหรือรหัสข้อความ เติมให้ครบหรือลบบรรทัดนี้",
            f"Line {line:,} has no voter or no statement. Complete it or delete it.",
        )
    return _no_vote(line, row[vote])


def _in_time(times: Sequence[str]) -> list[int] | None:
    """The times as numbers, where every row has one: exports of Polis are not in their order."""
    if not times or not all(one.isascii() and one.isdigit() and len(one) < 19 for one in times):
        return None
    return [int(one) for one in times]


def _from_matrix(rows: _Rows) -> Votes:
    header = rows.header
    columns = [
        at
        for at, name in enumerate(header)
        if at and name.strip() and name.strip().casefold() not in _ABOUT_PEOPLE
    ]
    names = [header[at].strip() for at in columns]
    if not names:
        raise _missing(["voter", "statement", "vote"], header)
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise Unusable(
            f"ข้อความ “{_shown(twice)}” มีมากกว่าหนึ่งคอลัมน์ รวมหรือลบให้เหลือคอลัมน์เดียว",
            f"The statement “{_shown(twice)}” has more than one column. Keep one of them.",
        )
    seen: dict[str, int] = {}
    content = bytearray()
    straight = columns == list(range(columns[0], len(header)))
    for row in rows:
        line, person = rows.line, row[0].strip()
        if not person:
            raise Unusable(
                f"บรรทัดที่ {line:,} ไม่มีรหัสผู้ตอบในช่องแรก เติมรหัสหรือลบบรรทัดนี้",
                f"Line {line:,} has no voter in its first cell. Complete it or delete it.",
            )
        if person in seen:
            raise Unusable(
                f"ผู้ตอบ “{_shown(person)}” อยู่ทั้งบรรทัดที่ {seen[person]:,} และ {line:,} เก็บไว้บรรทัดเดียว",
                f"The voter “{_shown(person)}” is in lines {seen[person]:,} and {line:,}. Keep one of them.",
            )
        seen[person] = line
        content += _coded(line, row, header, columns, straight=straight)
        if len(seen) > MOST_PEOPLE:
            break  # refused below with the reason
    cast = np.frombuffer(bytes(content), np.int8).reshape(len(seen), len(columns))
    return votes_from_matrix(list(seen), names, cast)


def _coded(
    line: int, row: list[str], header: Sequence[str], columns: Sequence[int], *, straight: bool
) -> bytes:
    """One line of a matrix, a byte for each statement. Short lines end in silence."""
    if len(row) > len(header) and any(cell.strip() for cell in row[len(header) :]):
        raise Unusable(
            f"บรรทัดที่ {line:,} มีช่องมากกว่าหัวตาราง ตรวจเครื่องหมายคั่นในบรรทัดนี้",
            f"Line {line:,} has more cells than the header. Look at the delimiters of this line.",
        )
    row += [""] * (len(header) - len(row))
    cells = row[columns[0] : len(header)] if straight else [row[at] for at in columns]
    try:
        return bytes(map(_AS_BYTE.__getitem__, cells))
    except KeyError:
        tidy = [cell.strip() for cell in cells]
    try:
        return bytes(map(_AS_BYTE.__getitem__, tidy))
    except KeyError as unknown:
        raise _no_vote(line, unknown.args[0]) from None


def _text_of(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Unusable(
                f"ไฟล์ใหญ่กว่า {MOST_BYTES // 2**20} MB แบ่งไฟล์แล้วลองใหม่",
                f"The file is larger than {MOST_BYTES // 2**20} MB. Split it and try again.",
            )
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unusable(
            "ไฟล์นี้ไม่ใช่ CSV แบบ UTF-8 เปิดใน Excel แล้วบันทึกเป็น “CSV UTF-8” จากนั้นลองใหม่",
            "This file is not CSV in UTF-8. Open it in Excel, save it as “CSV UTF-8” and try again.",
        ) from None
    except OSError as fault:
        raise Unusable(
            f"เปิดไฟล์ “{path.name}” ไม่ได้ ตรวจชื่อไฟล์และสิทธิ์ ({fault.strerror})",
            f"The file “{path.name}” cannot be opened. Check its name and rights ({fault.strerror}).",
        ) from None


def _one_of(header: Sequence[str], names: frozenset[str]) -> int | None:
    found = [at for at, name in enumerate(header) if name.strip().casefold() in names]
    if len(found) > 1:
        raise Unusable(
            f"คอลัมน์ “{_shown(header[found[0]])}” มีมากกว่าหนึ่งคอลัมน์ ลบให้เหลือคอลัมน์เดียว",
            f"The column “{_shown(header[found[0]])}” stands there more than once. Keep one of them.",
        )
    return found[0] if found else None


def _missing(wanted: Sequence[str], header: Sequence[str]) -> Unusable:
    columns, there = ", ".join(wanted), ", ".join(_shown(name) for name in header[:6])
    return Unusable(
        f"ไม่พบคอลัมน์ที่ต้องมี ({columns}) บรรทัดแรกของไฟล์คือ: {there}",
        f"The columns {columns} are needed. The first line of the file says: {there}.",
    )


def _no_vote(line: int, cell: str) -> Unusable:
    return Unusable(
        f"บรรทัดที่ {line:,}: “{_shown(cell)}” ไม่ใช่ความเห็น ใช้ 1 (เห็นด้วย) 0 (ผ่าน) หรือ -1 (ไม่เห็นด้วย)",
        f"Line {line:,}: “{_shown(cell)}” is no vote. Use 1 (agree), 0 (pass) or -1 (disagree).",
    )


def _shown(typed: str) -> str:
    """What was typed, short and without invisible characters."""
    shown = "".join(sign if sign.isprintable() else "�" for sign in typed[:_LONGEST_SHOWN])
    return shown + "…" if len(typed) > _LONGEST_SHOWN else shown
