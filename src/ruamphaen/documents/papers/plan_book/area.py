"""ส่วนที่ 1 สภาพทั่วไปและข้อมูลพื้นฐาน: the figures of the area, year beside year."""

from collections.abc import Iterator

from ruamphaen.documents.book import Part
from ruamphaen.documents.papers.frame import Setting
from ruamphaen.documents.script import Block, Heading, Paragraph, Script, Table
from ruamphaen.documents.sheet import Cell, Column
from ruamphaen.organisation.queries import FigureTopic, figures_of_book
from ruamphaen.plan.models import Version
from ruamphaen.thai.dates import BUDDHIST_OFFSET
from ruamphaen.thai.numerals import format_number

TITLE = "ส่วนที่ 1 สภาพทั่วไปและข้อมูลพื้นฐาน"
MOST_YEARS = 4  # beside each other on an upright page
NOTHING_YET = "ยังไม่มีข้อมูลที่บันทึกไว้"


def area_part(version: Version, setting: Setting) -> Part:
    """Every heading of the part with its figures; a heading without says so."""
    topics = figures_of_book(version.plan.organisation, version.announced_on, setting.on)
    blocks = [
        block for number, topic in enumerate(topics, start=1) for block in _topic(number, topic)
    ]
    return Part(TITLE, Script(TITLE, tuple(blocks)))


def _topic(number: int, found: FigureTopic) -> Iterator[Block]:
    yield Heading(f"{number}. {found.topic.name_th}")
    if not found.lines:
        yield Paragraph(NOTHING_YET)
        return
    years = found.years[-MOST_YEARS:]
    columns = (
        Column("no", "ที่", "number", 10),
        Column("name", "ข้อมูล", "text", 62),
        Column("unit", "หน่วย", "text", 22),
        *(Column(f"y{year}", f"ปี {year + BUDDHIST_OFFSET}", "baht", 20) for year in years),
    )
    rows: list[tuple[Cell, ...]] = []
    for place, line in enumerate(found.lines, start=1):
        values = (line.by_year.get(year) for year in years)
        shown = (format_number(one.value) if one else "-" for one in values)
        rows.append((place, line.title, line.unit, *shown))
    yield Table(columns, tuple(rows))
    sources = dict.fromkeys(source for line in found.lines for source in line.sources)
    yield Paragraph(f"ที่มา: {'; '.join(sources)}", indent_mm=0)
