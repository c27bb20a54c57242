"""Proposals from a table: a workbook, a CSV file, or cards typed into the grid. Reading never saves.

A heading row tells the columns, in any order; columns that name people are left out on purpose.
"""

import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Any

from django.utils.translation import gettext as _

from ruamphaen.base.dry_run import Fate
from ruamphaen.base.errors import Refused, sentence_for
from ruamphaen.base.workbooks.grid import Cell, Grid, cell_name, lines_of, text_of
from ruamphaen.base.workbooks.guard import UnreadableWorkbook
from ruamphaen.base.workbooks.reading import read_workbook
from ruamphaen.organisation.models import Community, Organisation
from ruamphaen.proposals.models import Proposal
from ruamphaen.proposals.models.proposal import KIND_NAMES, URGENCY_NAMES
from ruamphaen.proposals.rules.intake import MOST_COUNT, MOST_ROWS, Batch, Row, Wrong
from ruamphaen.proposals.rules.kinds import ProposalKind, Urgency
from ruamphaen.proposals.rules.limits import LONGEST_BODY, LONGEST_PLACE, LONGEST_TITLE
from ruamphaen.proposals.rules.twins.index import TwinIndex
from ruamphaen.proposals.rules.twins.reading import read, sketch
from ruamphaen.thai.errors import Unreadable
from ruamphaen.thai.identity import find_identity_numbers
from ruamphaen.thai.numerals import parse_count
from ruamphaen.thai.text import one_line, same_name, search_key

CARD_COLUMNS = ("card", "community", "title", "body", "count")
_HEADING_WITHIN = 20  # rows: above it stand titles of the sheet
_MOST_CARD = 999_999
_AT_ONCE = 500
# Words by which a heading tells its column, the first that fits counts.
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "card": ("บัตรเลขที่", "เลขบัตร", "บัตรที่", "card"),
    "count": ("จำนวนคน", "จำนวนผู้เสนอ", "กี่คน", "จำนวน", "count", "supports"),
    "community": ("ชุมชน", "หมู่บ้าน", "หมู่ที่", "community", "village"),
    "urgency": ("เร่งด่วน", "urgency"),
    "kind": ("ชนิด", "ประเภท", "kind", "type"),
    "place": ("สถานที่", "ที่ไหน", "บริเวณ", "place", "where"),
    "body": ("รายละเอียด", "คำอธิบาย", "เนื้อความ", "body", "detail"),
    "title": ("เรื่อง", "ข้อเสนอ", "ความต้องการ", "ปัญหา", "title", "text"),
}
# Headings that look like one of ours and are none: people, and what an export adds.
_LEFT_OUT = ("ประมาณกี่คน", "รวมกับ", "ผู้เสนอ", "ชื่อ", "โทร", "ใครได้", "ใบรับ", "ข้อความตอบ", "คำตอบ")


@dataclass(frozen=True)
class _Table:
    """A table to read: rows with their numbers, which column is which, and how a cell is called."""

    rows: Iterable[tuple[int, Sequence[Cell]]]
    columns: Mapping[str, int]
    cell: Callable[[int, int], str]


# ------------------------------------------------------------------ files


def batch_in_file(organisation: Organisation, name: str, content: bytes) -> Batch:
    """Try out a workbook or CSV file. Raises Refused (422) where no table of proposals can be found."""
    with tempfile.NamedTemporaryFile(suffix=PurePath(name).suffix[:10]) as file:
        file.write(content)
        file.flush()
        try:
            workbook = read_workbook(file.name, name=name)
        except UnreadableWorkbook as problem:
            raise Refused(f"{problem.sentence_th} {problem.what_to_do}", status=422) from problem
    for grid in workbook.grids:
        table = None if grid.hidden else _table_in(grid)
        if table is not None:
            return _read(organisation, name, table)
    raise Refused(
        _("ไม่พบตารางข้อเสนอในไฟล์นี้ ใส่หัวตารางหนึ่งแถวที่มีคอลัมน์ เรื่อง และถ้ามี รายละเอียด ชุมชน สถานที่ จำนวนคน"),
        status=422,
    )


def batch_of_cards(organisation: Organisation, rows: Sequence[Sequence[str]]) -> Batch:
    """Try out cards typed at the desk, each in the order of CARD_COLUMNS."""
    names = {
        "card": _("บัตรเลขที่"),
        "community": _("ชุมชน"),
        "title": _("เรื่อง"),
        "body": _("รายละเอียด"),
        "count": _("จำนวนคน"),
    }
    table = _Table(
        enumerate(rows),
        {name: place for place, name in enumerate(CARD_COLUMNS)},
        lambda row, column: (
            _("แถว %(row)s ช่อง%(name)s") % {"row": row + 1, "name": names[CARD_COLUMNS[column]]}
        ),
    )
    return _read(organisation, "", table)


def _table_in(grid: Grid) -> _Table | None:
    """The table of a sheet: below the row that names the most columns, for titles may stand above it."""
    heads = [_columns([text_of(cell) for cell in row]) for row in grid.rows[:_HEADING_WITHIN]]
    named = [len(columns) if "title" in columns else 0 for columns in heads]
    if not any(named):
        return None
    at = named.index(max(named))
    below = enumerate(grid.rows[at + 1 :], start=grid.first_row_offset + at + 1)
    return _Table(below, heads[at], cell_name)


def _columns(cells: Sequence[str]) -> dict[str, int]:
    """Which column holds what, by a heading row; empty where it is none."""
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        small = search_key(cell)
        if not small or len(small) > 60 or any(search_key(word) in small for word in _LEFT_OUT):
            continue
        name = next(
            (
                name
                for name, words in _HEADINGS.items()
                if any(search_key(word) in small for word in words)
            ),
            "",
        )
        if name and name not in found:
            found[name] = place
    return found


# ------------------------------------------------------------------ rows


def _read(organisation: Organisation, name: str, table: _Table) -> Batch:
    communities = list(Community.objects.filter(organisation=organisation))
    rows: list[Row] = []
    for number, cells in table.rows:
        if not any(text_of(cell) for cell in cells):
            continue
        if len(rows) >= MOST_ROWS:
            raise Refused(
                _("ตารางยาวเกิน %(most)s เรื่อง แบ่งเป็นหลายไฟล์") % {"most": f"{MOST_ROWS:,}"},
                status=422,
            )
        rows.append(_Line(table, number, cells, communities).row())
    if not rows:
        raise Refused(_("ยังไม่มีข้อเสนอในตาราง ใส่อย่างน้อยหนึ่งเรื่อง"), status=422)
    return Batch(_against_each_other(_against_here(organisation, rows)), name)


@dataclass
class _Line:
    """One row of a table while it is read."""

    table: _Table
    number: int
    cells: Sequence[Cell]
    communities: Sequence[Community]
    wrong: list[Wrong] = field(default_factory=list)

    def row(self) -> Row:
        title, body = self._line("title"), "\n".join(lines_of(self._cell("body")))
        if not search_key(title):
            self._refuse("title", title, _("ยังไม่ได้บอกว่าเรื่องอะไร"))
        community = self._community()
        row = Row(
            line=self.number + 1,
            fate=Fate.NEW,
            title=self._within("title", title, LONGEST_TITLE),
            body=self._within("body", body, LONGEST_BODY),
            kind=self._choice("kind", KIND_NAMES, ProposalKind.NEED),
            community=community.pk if community else None,
            community_name=str(community) if community else self._line("community"),
            place=self._within("place", self._line("place"), LONGEST_PLACE),
            urgency=self._choice("urgency", URGENCY_NAMES, Urgency.NORMAL),
            count=self._count("count", MOST_COUNT) or 1,
            card_number=self._count("card", _MOST_CARD),
        )
        for name in ("title", "body", "place"):
            if find_identity_numbers(self._line(name)):
                self._refuse(name, "", _("มีเลขประจำตัวประชาชน เอาออกก่อน"))
        return replace(row, fate=Fate.WRONG, wrong=tuple(self.wrong)) if self.wrong else row

    def _cell(self, name: str) -> Cell:
        place = self.table.columns.get(name, -1)
        return self.cells[place] if 0 <= place < len(self.cells) else None

    def _line(self, name: str) -> str:
        return one_line(text_of(self._cell(name)))

    def _refuse(self, name: str, typed: str, says: str) -> None:
        cell = self.table.cell(self.number, self.table.columns.get(name, 0))
        self.wrong.append(Wrong(cell, typed[:60], says))

    def _within(self, name: str, text: str, most: int) -> str:
        if len(text) > most:
            self._refuse(name, text, _("ยาวเกิน %(most)s ตัวอักษร ย่อให้สั้นลง") % {"most": f"{most:,}"})
        return text[:most]

    def _community(self) -> Community | None:
        typed = self._line("community")
        if not typed:
            return None
        found = community_named(typed, self.communities)
        if found is None:
            self._refuse("community", typed, _("ไม่รู้จักชุมชนหรือหมู่บ้านนี้ หรือมีหลายแห่ง แก้ให้ตรงหรือเว้นว่าง"))
        return found

    def _choice(self, name: str, names: Mapping[Any, Any], otherwise: str) -> str:
        typed = self._line(name)
        if not typed:
            return otherwise
        for code, words in names.items():
            if search_key(typed) in {search_key(str(words)), str(code)}:
                return str(code)
        known = " ".join(str(words) for words in names.values())
        self._refuse(name, typed, _("ไม่รู้จัก ใช้คำใดคำหนึ่ง: %(known)s") % {"known": known})
        return otherwise

    def _count(self, name: str, most: int) -> int | None:
        typed = self._cell(name)
        bare = text_of(typed).removesuffix("คน").removesuffix("ราย").strip()
        try:
            number = parse_count(typed if isinstance(typed, int | float) else bare)
        except Unreadable as problem:
            self._refuse(name, text_of(typed), sentence_for(problem))
            return None
        if number is not None and not 0 < number <= most:
            says = _("ต้องเป็นจำนวน 1 ถึง %(most)s หรือเว้นว่าง") % {"most": f"{most:,}"}
            self._refuse(name, text_of(typed), says)
            return None
        return number


def community_named(typed: str, communities: Sequence[Community]) -> Community | None:
    """The community of this name or number, where only one can be meant."""
    bare = typed.removeprefix("หมู่ที่").removeprefix("หมู่").removeprefix("ม.").strip()
    ways: tuple[Callable[[Community], bool], ...] = (
        lambda one: typed in {one.name, str(one)},
        lambda one: bare == str(one.number),
        lambda one: same_name(one.name, typed) or same_name(str(one), typed),
    )
    for fits in ways:
        fitting = [one for one in communities if fits(one)]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


# ------------------------------------------------------------------ doubles


def _against_here(organisation: Organisation, rows: Sequence[Row]) -> list[Row]:
    """Rows held against proposals here: the very same is not brought in again."""
    keys = sorted({search_key(row.title)[:LONGEST_TITLE] for row in rows if row.fate is Fate.NEW})
    there: dict[tuple[str, int | None, str, int | None], str] = {}
    for start in range(0, len(keys), _AT_ONCE):
        known = Proposal.objects.filter(
            organisation=organisation, title_key__in=keys[start : start + _AT_ONCE]
        ).values_list("title_key", "community", "body", "card_number", "receipt")
        there |= {(title, at, body, card): receipt for title, at, body, card, receipt in known}
    return [_or_there(row, there) for row in rows]


def _or_there(row: Row, there: Mapping[tuple[str, int | None, str, int | None], str]) -> Row:
    key = (search_key(row.title)[:LONGEST_TITLE], row.community, row.body, row.card_number)
    receipt = there.get(key)
    if row.fate is not Fate.NEW or receipt is None:
        return row
    says = _("มีอยู่แล้ว ใบรับ %(receipt)s จึงไม่รับซ้ำ") % {"receipt": receipt}
    return replace(row, fate=Fate.THERE, says=says)


def _against_each_other(rows: Sequence[Row]) -> list[Row]:
    """Rows like one above them say so. They stay: two people may ask for the same, and both count."""
    above: TwinIndex[int] = TwinIndex()
    titles = {row.line: row.title for row in rows}
    cards: dict[int, int] = {}
    told = []
    for row in rows:
        if row.fate is not Fate.NEW:
            told.append(row)
            continue
        said = f"{row.title}\n{row.body}\n{row.place}"
        reading = read(said)
        keys = sketch(reading)
        alike = sorted(line for line, _likeness in above.twins_of(reading, keys))
        if row.card_number is not None and row.card_number in cards:
            wrong = Wrong(
                "",
                str(row.card_number),
                _("เลขบัตรซ้ำกับบรรทัดที่ %(line)s") % {"line": cards[row.card_number]},
            )
            row = replace(row, fate=Fate.WRONG, wrong=(wrong,))
        elif alike:
            says = _("คล้ายบรรทัดที่ %(line)s “%(title)s” รับทั้งสองแล้วรวมกลุ่มทีหลังได้") % {
                "line": alike[0],
                "title": titles[alike[0]],
            }
            row = replace(row, says=says)
        if row.card_number is not None:
            cards.setdefault(row.card_number, row.line)
        above.add_read(row.line, reading, keys)
        told.append(row)
    return told
