"""การกวาดดูชีต: a pass over the XML of a workbook before it is parsed.

It refuses document types and absurd nesting, finds how far each sheet really reaches (one cell in
the last corner would make a parser fill a thousand million cells), and notes what the parser does
not tell: cells that hold errors, formulas without a stored value, hidden rows, text boxes.
"""

import re
import zipfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from ruamphaen.base.workbooks.guard import Allowance, Member, UnreadableWorkbook, safe_members

MOST_ROWS = 20_000
MOST_COLUMNS = 200
MOST_CELLS = 150_000
MOST_STRAYS = 100
MOST_NOTED = 200
DEEPEST = 60

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    LookupError,
)
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)


@dataclass
class SheetFacts:
    """สิ่งที่เห็นในชีต: what the scan of one sheet found. Places count from 0; ``strays`` are bytes."""

    cells: int = 0
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    without_value: list[tuple[int, int]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    strays: list[tuple[int, int, int, int]] = field(default_factory=list)  # row, column, from, to


@dataclass
class ArchiveFacts:
    """สิ่งที่เห็นในไฟล์: what the scan of a whole archive found, by part name."""

    sheets: dict[str, SheetFacts] = field(default_factory=dict)
    sheet_parts: dict[str, str] = field(default_factory=dict)
    macros: bool = False
    links: bool = False
    text_boxes: int = 0


def scan_archive(path: Path) -> ArchiveFacts:
    """Unpack every member once, counting, and scan its XML. Raises :class:`UnreadableWorkbook`."""
    facts = ArchiveFacts()
    relations: dict[str, str] = {}
    names: list[tuple[str, str]] = []
    try:
        with zipfile.ZipFile(path) as archive:
            allowance = Allowance(path.stat().st_size)
            for member in safe_members(archive):
                _scan_member(member, allowance, facts, relations, names)
    except _BROKEN as bad:
        raise UnreadableWorkbook("damaged", str(bad)) from None
    if sum(sheet.cells for sheet in facts.sheets.values()) > MOST_CELLS:
        raise UnreadableWorkbook("too_many_cells")
    facts.sheet_parts = {name: relations[key] for name, key in names if key in relations}
    return facts


def _scan_member(
    member: Member,
    allowance: Allowance,
    facts: ArchiveFacts,
    relations: dict[str, str],
    names: list[tuple[str, str]],
) -> None:
    name = member.name.lower()
    facts.macros = facts.macros or name.endswith("vbaproject.bin")
    facts.links = facts.links or name.startswith("xl/externallinks/")
    pieces = member.pieces(allowance)
    if _SHEET.fullmatch(name):
        scan = _SheetScan()
        _parse(scan.parser, pieces)
        facts.sheets[name] = scan.facts
    elif name == "content.xml":
        _parse(_OdsScan().parser, pieces)
    elif name == "xl/workbook.xml":
        _parse(_attributes_of("sheet", lambda found: names.append(_named(found))), pieces)
    elif name == "xl/_rels/workbook.xml.rels":
        _parse(_attributes_of("Relationship", lambda found: _relate(found, relations)), pieces)
    elif name.startswith("xl/drawings/") and name.endswith(".xml"):
        scanned = _attributes_of("txBody", lambda _: _count_text_box(facts))
        _parse(scanned, pieces, forgiving=True)
    elif name.endswith("manifest.xml"):
        _parse(_attributes_of("encryption-data", _encrypted), pieces)
    elif name.endswith((".xml", ".rels", ".vml")):
        essential = name.endswith(("sharedstrings.xml", "styles.xml"))
        _parse(_guarded(), pieces, forgiving=not essential)
    else:
        for _ in pieces:
            pass


def _named(found: dict[str, str]) -> tuple[str, str]:
    key = next((value for name, value in found.items() if name.split(":")[-1] == "id"), "")
    return found.get("name", ""), key


def _relate(found: dict[str, str], relations: dict[str, str]) -> None:
    target = found.get("Target", "").lstrip("/")
    whole = target if target.startswith("xl/") else f"xl/{target}"
    relations[found.get("Id", "")] = whole.lower()


def _count_text_box(facts: ArchiveFacts) -> None:
    facts.text_boxes += 1


def _encrypted(_: dict[str, str]) -> None:
    raise UnreadableWorkbook("encrypted")


def _parse(
    parser: expat.XMLParserType, pieces: Iterable[bytes], *, forgiving: bool = False
) -> None:
    """Feed a parser; a part that is not well formed is damage, unless nobody needs that part."""
    broken = False
    for piece in pieces:
        if broken:
            continue
        try:
            parser.Parse(piece, False)
        except expat.ExpatError as bad:
            if not forgiving:
                raise UnreadableWorkbook("damaged", str(bad)) from None
            broken = True
    if not broken and not forgiving:
        try:
            parser.Parse(b"", True)
        except expat.ExpatError as bad:
            raise UnreadableWorkbook("damaged", str(bad)) from None


def _refuse_document_type(*_: object) -> None:
    raise UnreadableWorkbook("document_type")


def _guarded(take: Callable[[str, dict[str, str]], None] | None = None) -> expat.XMLParserType:
    """A parser that refuses document types and entities and counts how deep elements nest."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.EntityDeclHandler = _refuse_document_type
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise UnreadableWorkbook("too_deep")
        if take is not None:
            take(name, attributes)

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    return parser


def _attributes_of(element: str, take: Callable[[dict[str, str]], None]) -> expat.XMLParserType:
    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rsplit(":", 1)[-1] == element:
            take(attributes)

    return _guarded(start)


class _SheetScan:
    """The state of one pass over a worksheet of .xlsx."""

    def __init__(self) -> None:
        self.facts = SheetFacts()
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = _refuse_document_type
        self.parser.EntityDeclHandler = _refuse_document_type
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.depth = 0
        self.row = self.column = -1
        self.hidden = False
        self.kind = ""
        self.valued = self.formula = False
        self.began = 0
        self.said: list[str] = []

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise UnreadableWorkbook("too_deep")
        local = name.rsplit(":", 1)[-1]
        if local == "c":
            self._start_cell(attributes)
        elif local == "is":
            self.valued = True
        elif local == "v":
            self.parser.CharacterDataHandler = self._value
        elif local == "f":
            self.formula = True
        elif local == "row":
            number = attributes.get("r", "")
            self.row = int(number) - 1 if number.isdigit() and len(number) < 9 else self.row + 1
            self.column = -1
            self.hidden = attributes.get("hidden") in ("1", "true")

    def _start_cell(self, attributes: dict[str, str]) -> None:
        found = _REFERENCE.fullmatch(attributes.get("r", ""))
        if found:
            self.column = _column_number(found[1])
            self.row = int(found[2]) - 1
        else:
            self.column += 1
        self.kind = attributes.get("t", "")
        self.valued = self.formula = False
        self.began = self.parser.CurrentByteIndex

    def _value(self, text: str) -> None:
        self.valued = True
        if self.kind == "e":
            self.said.append(text)

    def _end(self, name: str) -> None:
        self.depth -= 1
        local = name.rsplit(":", 1)[-1]
        if local == "v":
            self.parser.CharacterDataHandler = None
        elif local == "c":
            self._end_cell(len(name))

    def _end_cell(self, length: int) -> None:
        facts, place = self.facts, (self.row, self.column)
        if not self.valued:
            if self.formula and len(facts.without_value) < MOST_NOTED:
                facts.without_value.append(place)
            return
        facts.cells += 1
        if facts.cells > MOST_CELLS:
            raise UnreadableWorkbook("too_many_cells")
        if self.row >= MOST_ROWS or self.column >= MOST_COLUMNS:
            # The end handler stands at "</c>".
            end = self.parser.CurrentByteIndex + length + 3
            facts.strays.append((*place, self.began, end))
            if len(facts.strays) > MOST_STRAYS:
                wide = self.column >= MOST_COLUMNS
                raise UnreadableWorkbook("too_many_columns" if wide else "too_many_rows")
        if self.kind == "e":
            facts.errors[place] = "".join(self.said).strip() or "#ERROR!"
            self.said.clear()
        if self.hidden and (not facts.hidden_rows or facts.hidden_rows[-1] != self.row):
            facts.hidden_rows.append(self.row)


class _OdsScan:
    """The state of one pass over content.xml of .ods: repeated cells are counted out."""

    def __init__(self) -> None:
        self.parser = _guarded(self._start)
        self.row = self.column = 0
        self.rows = 1
        self.cells = 0

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table":
            self.row = self.column = 0
            self.rows = 0
        elif name == "table:table-row":
            self.row += self.rows
            self.rows = _repeated(attributes.get("table:number-rows-repeated"))
            self.column = 0
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._cell(attributes)

    def _cell(self, attributes: dict[str, str]) -> None:
        columns = _repeated(attributes.get("table:number-columns-repeated"))
        if any(key.endswith(":value-type") for key in attributes):
            if self.row + self.rows > MOST_ROWS:
                raise UnreadableWorkbook("too_many_rows")
            if self.column + columns > MOST_COLUMNS:
                raise UnreadableWorkbook("too_many_columns")
            self.cells += columns * self.rows
            if self.cells > MOST_CELLS:
                raise UnreadableWorkbook("too_many_cells")
        self.column += columns


def _repeated(said: str | None) -> int:
    return int(said) if said and said.isdigit() and len(said) < 10 else 1


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def without_strays(path: Path, facts: ArchiveFacts, copy: Path) -> None:
    """Write a copy of a workbook with its stray cells cut out, for a parser that fills dense boxes."""
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(copy, "w") as cut:
        for member in safe_members(archive):
            content = archive.read(member.name)
            sheet = facts.sheets.get(member.name.lower())
            for _, _, start, end in reversed(sheet.strays if sheet else []):
                content = content[:start] + content[end:]
            cut.writestr(member.name, content)
