"""Communities from a table: what is read, what would happen to each row, what is refused."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ruamphaen.base.errors import Refused
from ruamphaen.organisation import actions
from ruamphaen.organisation.importing import (
    MOST_BYTES,
    MOST_ROWS,
    Fate,
    table_in_file,
    table_in_text,
    try_out,
)
from ruamphaen.organisation.models import Community

pytestmark = pytest.mark.django_db


def tried(cast, text):
    """(line, number, name, fate) of each row."""
    run = try_out(cast.ban_nong, table_in_text(text))
    return [(row.line, row.number, row.name, row.fate.value) for row in run.rows]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("1\tบ้านดอน\n2\tบ้านทุ่ง", [(1, 1, "บ้านดอน", "new"), (2, 2, "บ้านทุ่ง", "new")]),
        ("หมู่ที่\tชื่อหมู่บ้าน\n1\tบ้านดอน", [(2, 1, "บ้านดอน", "new")]),
        ("๑\tบ้านดอน", [(1, 1, "บ้านดอน", "new")]),
        ("หมู่ที่ 3\tบ้านเหนือ\nม.4\tบ้านใต้", [(1, 3, "บ้านเหนือ", "new"), (2, 4, "บ้านใต้", "new")]),
        ("1,บ้านดอน", [(1, 1, "บ้านดอน", "new")]),
        ("1;บ้านดอน", [(1, 1, "บ้านดอน", "new")]),
        ("ชุมชนวัดใน\nชุมชนตลาด", [(1, None, "ชุมชนวัดใน", "new"), (2, None, "ชุมชนตลาด", "new")]),
        ("\tชุมชนวัดใน", [(1, None, "ชุมชนวัดใน", "new")]),
        ("1\tบ้านดอน\n\n2\tบ้านทุ่ง", [(1, 1, "บ้านดอน", "new"), (3, 2, "บ้านทุ่ง", "new")]),
        ("1\tบ้าน  ดอน ", [(1, 1, "บ้าน ดอน", "new")]),
        ("หนึ่ง\tบ้านดอน", [(1, None, "บ้านดอน", "wrong")]),
        ("5\t", [(1, 5, "", "wrong")]),
        ("0\tบ้านดอน", [(1, 0, "บ้านดอน", "wrong")]),
        ("1000\tบ้านดอน", [(1, 1000, "บ้านดอน", "wrong")]),
        ("1\t" + "ก" * 121, [(1, None, "ก" * 121, "wrong")]),
        ("1\tบ้านดอน\n1\tบ้านดอน", [(1, 1, "บ้านดอน", "new"), (2, 1, "บ้านดอน", "wrong")]),
    ],
)
def test_a_table_is_read_row_by_row(cast, text, rows):
    assert tried(cast, text) == rows


def test_trying_out_saves_nothing(cast):
    try_out(cast.ban_nong, table_in_text("1\tบ้านดอน"))
    assert Community.objects.count() == 0


def test_what_is_there_is_not_added_again(cast):
    actions.add_community(cast.ban_nong, by=None, name="บ้านดอน", number=1)
    run = try_out(cast.ban_nong, table_in_text("1\tบ้านดอน\n1\tบ้าน ดอน\n2\tบ้านทุ่ง"))
    assert [(row.fate, row.says) for row in run.rows] == [
        (Fate.THERE, "มีอยู่แล้ว"),
        (Fate.THERE, "มีอยู่แล้วในชื่อ “บ้านดอน”"),
        (Fate.NEW, ""),
    ]
    assert run.to_add == [(2, "บ้านทุ่ง")]


def test_the_neighbours_villages_do_not_count(cast):
    actions.add_community(cast.nong_sung, by=None, name="บ้านดอน", number=1)
    assert tried(cast, "1\tบ้านดอน") == [(1, 1, "บ้านดอน", "new")]


def test_two_villages_of_one_number_are_allowed_and_pointed_out(cast):
    run = try_out(cast.ban_nong, table_in_text("1\tบ้านดอน\n1\tบ้านทุ่ง"))
    assert [(row.fate, row.says) for row in run.rows] == [
        (Fate.NEW, ""),
        (Fate.NEW, "หมู่ที่ 1 มี “บ้านดอน” ด้วย ตรวจว่าเป็นคนละแห่ง"),
    ]


def test_the_new_rows_can_be_sent_again_as_text(cast):
    run = try_out(cast.ban_nong, table_in_text("1\tบ้านดอน\nชุมชนวัดใน"))
    again = try_out(cast.ban_nong, table_in_text(run.as_text))
    assert again.to_add == run.to_add == [(1, "บ้านดอน"), (None, "ชุมชนวัดใน")]


def test_a_table_without_end_is_refused(cast):
    text = "\n".join(f"{number}\tบ้านที่ {number}" for number in range(1, MOST_ROWS + 2))
    with pytest.raises(Refused, match=str(MOST_ROWS)):
        try_out(cast.ban_nong, table_in_text(text))


# ------------------------------------------------------------------ files


def workbook(*rows) -> bytes:
    """An .xlsx with these rows."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        for line, row in enumerate(rows):
            sheet.write_row(line, 0, row)
    return out.getvalue()


def test_a_workbook_gives_its_first_two_columns(cast):
    content = workbook(("หมู่ที่", "ชื่อ", "ครัวเรือน"), (1, "บ้านดอน", 120), (2, "บ้านทุ่ง", 80))
    table = table_in_file(SimpleUploadedFile("villages.xlsx", content))
    run = try_out(cast.ban_nong, table)
    assert run.to_add == [(1, "บ้านดอน"), (2, "บ้านทุ่ง")]


def test_the_line_of_an_error_is_the_row_of_the_sheet(cast):
    content = workbook(("", ""), ("หมู่ที่", "ชื่อ"), ("ไม่รู้", "บ้านดอน"))
    run = try_out(cast.ban_nong, table_in_file(SimpleUploadedFile("a.xlsx", content)))
    assert [row.line for row in run.wrong] == [3]


def test_a_stray_cell_in_the_last_corner_is_left_aside(cast):
    rows = [(1, "บ้านดอน"), *[()] * 1_048_574, (*[None] * 16_383, "x")]
    table = table_in_file(SimpleUploadedFile("a.xlsx", workbook(*rows)))
    assert try_out(cast.ban_nong, table).to_add == [(1, "บ้านดอน")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp874"])
def test_a_csv_of_any_thai_encoding_is_read(cast, encoding):
    content = "หมู่ที่,ชื่อ\n1,บ้านดอน".encode(encoding)
    run = try_out(cast.ban_nong, table_in_file(SimpleUploadedFile("a.csv", content)))
    assert run.to_add == [(1, "บ้านดอน")]


def bomb() -> bytes:
    """A zip of 70 kB that unfolds to 70 MB."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as folded:
        folded.writestr("xl/worksheets/sheet1.xml", b"0" * 70_000_000)
    return out.getvalue()


def many_members() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as folded:
        for number in range(600):
            folded.writestr(f"part{number}", b"")
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 and then nothing",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        b"\xff\xd8\xff\xe0 a picture \x81\x8d\x90",
        bomb(),
        many_members(),
        workbook((1, "บ้านดอน"))[:-200],
    ],
    ids=["broken zip", "broken xls", "picture", "bomb", "many members", "cut short"],
)
def test_a_file_without_a_table_is_refused_in_a_sentence(content):
    with pytest.raises(Refused) as refusal:
        table_in_file(SimpleUploadedFile("file.xlsx", content))
    assert refusal.value.status == 422


def test_a_large_file_is_refused_unread():
    with pytest.raises(Refused, match="2 MB"):
        table_in_file(SimpleUploadedFile("large.csv", b"1,x\n" * (MOST_BYTES // 4 + 1)))
