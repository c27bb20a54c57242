"""Lines of Thai: they end between words, whatever is written."""

import re
from dataclasses import replace

import pytest

from ruamphaen.documents.render.lines import longest_word_mm, set_lines
from ruamphaen.documents.render.metrics import text_mm
from ruamphaen.documents.render.widths import column_widths, page_width_mm
from ruamphaen.documents.sheet import Row
from ruamphaen.thai.words import breakable, parts
from tests.papers.samples import ALL_PROJECTS, P01, P02, P03

TEXTS = sorted({cell for row in ALL_PROJECTS for cell in row.cells if isinstance(cell, str)})
WORD_BEGINS = re.compile(r"[^\u0e31\u0e33-\u0e3a\u0e45\u0e47-\u0e4e]")


def allowed_ends(text: str, width: float) -> set[int]:
    """Places (counted without spaces) where a line may end: between words, also inside compounds.

    Inside a number phrase (6,250 ตารางเมตร) only where the column is too narrow for all of it.
    """
    ends, at = set(), 0
    for bound in re.split(r"[ \u200b]", breakable(text)):
        phrase = bound.replace("\u00a0", " ")
        for word in phrase.split(" ") if text_mm(phrase, 9) > width else [phrase.replace(" ", "")]:
            ends |= {at + found.start() for found in re.finditer(r"\(|(?<=/)", word)}
            ends |= {at + word.find(part) for part in parts(word)}
            at += len(word)
            ends.add(at)
    return ends


@pytest.mark.parametrize("width", [18, 24, 30, 36, 42])
@pytest.mark.parametrize("text", TEXTS)
def test_lines_fit_and_end_between_words(text, width):
    lines = set_lines(text, width, 9)
    assert all(text_mm(line, 9) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    ends, at = allowed_ends(text, width), 0
    for line in lines[:-1]:
        at += len(line.replace(" ", ""))
        assert at in ends, lines


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("พื้นที่ไม่น้อยกว่า 6,250 ตารางเมตร", 30, ("พื้นที่ไม่น้อยกว่า", "6,250 ตารางเมตร")),
        ("พื้นที่ 6,250 ตารางเมตร", 16, ("พื้นที่ 6,250", "ตารางเมตร")),
        ("ก่อสร้างถนนคอนกรีตเสริมเหล็ก", 36, ("ก่อสร้างถนนคอนกรีตเสริม", "เหล็ก")),
        ("ก่อสร้างถนนคอนกรีตเสริมเหล็ก", 48, ("ก่อสร้างถนนคอนกรีตเสริมเหล็ก",)),
        ("สายบ้านห้วย หมู่ที่ 3", 22, ("สายบ้านห้วย", "หมู่ที่ 3")),
        ("กองสาธารณสุขและสิ่งแวดล้อม", 18, ("กอง", "สาธารณสุข", "และ", "สิ่งแวดล้อม")),
        ("บรรทัดหนึ่ง\nบรรทัดสอง", 60, ("บรรทัดหนึ่ง", "บรรทัดสอง")),
        ("", 20, ("",)),
        ("ก่อน\n\nหลัง", 20, ("ก่อน", "", "หลัง")),
    ],
)
def test_known_lines(text, width, lines):
    assert set_lines(text, width, 9) == lines


@pytest.mark.parametrize(
    "text",
    [
        "ก" * 10_000,
        "W" * 10_000,
        "น้ำ" * 3_000,
        "กี่" * 3_000,
        "๙" * 5_000,
        "เ" * 500,
        "\U0001f3e0" * 300,
    ],
    ids=["กกก", "WWW", "น้ำ", "กี่", "๙๙๙", "เเเ", "houses"],
)
def test_ten_thousand_letters_without_a_space_stay_in_their_column(text):
    lines = set_lines(text, 30, 9)
    assert "".join(lines) == text
    assert all(text_mm(line, 9) <= 30 for line in lines)
    assert all(WORD_BEGINS.match(line) for line in lines)


def test_a_column_narrower_than_a_letter_still_ends():
    assert set_lines("กขค", 0.5, 9) == ("ก", "ข", "ค")


@pytest.mark.parametrize("sheet", [P01, P02, P03], ids=["p01", "p02", "p03"])
def test_columns_fill_the_page_and_hold_their_headings(sheet):
    room = page_width_mm(sheet) - 24
    widths = column_widths(sheet, room, 9, 1.4)
    assert sum(widths) == pytest.approx(room)
    for column, width in zip(sheet.columns, widths, strict=True):
        assert longest_word_mm(column.heading, 9, bold=True) + 2.8 <= width


def test_a_short_entry_is_never_torn_inside_a_word():
    at = len(P02.columns) - 1
    width = column_widths(P02, page_width_mm(P02) - 24, 9, 1.4)[at] - 2.8
    assert set_lines("กองสาธารณสุขและสิ่งแวดล้อม", width, 9) == ("กอง", "สาธารณสุข", "และ", "สิ่งแวดล้อม")


def test_one_long_name_does_not_take_the_page():
    body = (Row((*("ก" * 39,) * 4, *(None,) * 5, "ก", "ก", "ก")),)
    widths = column_widths(replace(P02, body=body), page_width_mm(P02) - 24, 9, 1.4)
    assert max(widths) < 50


def test_letters_are_as_wide_as_the_font_says():
    assert text_mm("0", 100) == pytest.approx(0.55 * 100 * 25.4 / 72)
    assert text_mm("กี้", 10) == text_mm("ก", 10)
