"""เล่มก่อนลงหมึก: several papers bound in one: cover, list of contents, parts upright and across.

The third kind beside :mod:`.sheet` (one table) and :mod:`.script` (one flowing paper): a :class:`Book`
binds both under one running head, one count of pages and one mark. The same manners: no Django, no
clock, no files.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from ruamphaen.documents import script as flowing
from ruamphaen.documents import sheet as tables
from ruamphaen.documents.script import Block, Heading, Script
from ruamphaen.documents.sheet import MisshapenSheet, Sheet
from ruamphaen.thai.numerals import to_thai_digits
from ruamphaen.thai.text import clean

CONTENTS_TITLE = "สารบัญ"


@dataclass(frozen=True, slots=True)
class Part:
    """ส่วนของเล่ม: a title and the paper under it. ``level`` 0 is ส่วนที่ …, 1 what stands within it.

    A part begins on a page of its own. Of a script the headings of level 1 stand in the contents too.
    """

    title: str
    paper: Sheet | Script
    level: int = 0


@dataclass(frozen=True, slots=True)
class Book:
    """เล่มหนึ่งเล่ม: everything that is bound together.

    ``cover`` is the first page (none where empty), ``running`` the words at the head of every other
    page; ``mark``, ``provenance``, ``digits``, ``language`` and ``dated`` as of a sheet, for all parts:
    what the parts themselves say of these does not count. ``contents``: a list of contents follows
    the cover.
    """

    title: str
    parts: tuple[Part, ...]
    cover: tuple[Block, ...] = ()
    contents: bool = True
    running: str = ""
    mark: str = ""
    provenance: tuple[str, ...] = ()
    digits: Literal["arabic", "thai"] = "arabic"
    language: Literal["th", "en"] = "th"
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """บรรทัดของสารบัญ: words, how deep they stand, and the part and block (None = the part's title)
    that they lead to."""

    text: str
    level: int
    part: int
    block: int | None = None

    @property
    def place(self) -> str:
        """Its name within the book: "part-2", "part-2-5"."""
        return f"part-{self.part}" if self.block is None else f"part-{self.part}-{self.block}"


def entries(book: Book) -> list[Entry]:
    """The list of contents, in the order of the pages."""
    found = list[Entry]()
    for number, part in enumerate(book.parts):
        found.append(Entry(words(book, part.title), part.level, number))
        if isinstance(part.paper, Script):
            found += [
                Entry(words(book, block.text), part.level + 1, number, at)
                for at, block in enumerate(part.paper.blocks)
                if isinstance(block, Heading) and block.level == 1
            ]
    return found


def words(book: Book, text: str) -> str:
    """The words as printed: cleaned, in the digits of the book."""
    cleaned = clean(text)
    return to_thai_digits(cleaned) if book.digits == "thai" else cleaned


def check(book: Book) -> Book:
    """The same book with the parts in its own digits and language; MisshapenSheet where one is wrong."""
    if not book.parts:
        raise MisshapenSheet("A book needs a part.")
    parts = []
    for part in book.parts:
        paper = replace(part.paper, digits=book.digits, language=book.language)
        checked = flowing.check(paper) if isinstance(paper, Script) else tables.check(paper)
        parts.append(replace(part, paper=checked))
    return replace(book, parts=tuple(parts))


def cover_of(book: Book) -> Script:
    """The cover as a flowing paper of one page."""
    return Script(book.title, book.cover, digits=book.digits, language=book.language)


def all_words(book: Book) -> Iterator[str]:
    """Everything a reader must find in the book, the cover first."""
    yield from flowing.all_words(cover_of(book))
    for part in book.parts:
        yield words(book, part.title)
        if isinstance(part.paper, Script):
            yield from flowing.all_words(part.paper)
        else:
            for row in tables.as_rows(part.paper):
                yield from (cell for cell in row if isinstance(cell, str))
