"""Files and pasted text: what is read, what is refused, and why."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from ruamphaen.strategy import importing
from ruamphaen.strategy.rules import NodeKind, count_kinds
from ruamphaen.strategy.rules.reading import Misread, read_json
from ruamphaen.thai.dates import FiscalYear, PlanPeriod

TEXTS = Path(__file__).parent / "texts"
SMALL = "ยุทธศาสตร์ที่ 1 ด้านคน\n1.1 พัฒนาเด็ก"


def word_file(text: str) -> bytes:
    """A Word file with a paragraph for each line."""
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ยุทธศาสตร์.txt", SMALL.encode()),
        ("A.TXT", b"\xef\xbb\xbf" + SMALL.encode()),
        ("old.txt", SMALL.encode("cp874")),
        ("notepad.txt", SMALL.encode("utf-16")),
        ("book.docx", word_file(SMALL)),
    ],
)
def test_a_file_is_read_however_it_was_kept(name: str, content: bytes):
    assert importing.text_of(name, content) == SMALL


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("plan.pdf", b"%PDF", "รับไฟล์ .txt .json และ .docx เท่านั้น"),
        ("plan", b"", "รับไฟล์ .txt .json และ .docx เท่านั้น"),
        ("big.txt", b"x" * 2_000_001, "ไฟล์ใหญ่เกิน 2 เมกะไบต์"),
        ("broken.docx", b"PK\x03\x04 not a zip", "เปิดไฟล์ Word นี้ไม่ได้"),
        ("odd.txt", b"\xff\xdb\xfc\xfe", "อ่านตัวอักษรในไฟล์ไม่ได้"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(name: str, content: bytes, why: str):
    with pytest.raises(Misread, match=why):
        importing.text_of(name, content)


def test_a_word_file_that_swells_is_refused_before_it_is_opened():
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b" " * 20_000_001)
    assert len(kept.getvalue()) < importing.LARGEST_FILE
    with pytest.raises(Misread, match="ใหญ่เกินไปเมื่อเปิดออก"):
        importing.text_of("bomb.docx", kept.getvalue())


@pytest.mark.parametrize(
    "text",
    [
        SMALL,
        f"[ตัด]\n{SMALL}",
        f"[1]\n{SMALL}",
        json.dumps({"strategies": [{"no": 1, "name": "ด้านคน", "guidelines": ["เด็ก"]}]}),
    ],
)
def test_plain_text_and_json_are_told_apart(text: str):
    assert count_kinds(importing.read(text)) == {NodeKind.STRATEGY: 1, NodeKind.GUIDELINE: 1}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("ก" * 66_667, "ข้อความยาวเกิน 200 กิโลไบต์"),
        ('{"roots": [\n  {"kind" "strategy"}]}', "บรรทัด 2 ตัวอักษรที่ 11"),
        ("[" * 100_000, "ซ้อนกันลึกเกินไป"),
        ('{"roots": ' + "9" * 5_000 + "}", "ตัวเลขยาวเกินไป"),
        ('{"a": 1}', "ไม่ใช่ผังยุทธศาสตร์"),
    ],
)
def test_a_text_that_cannot_be_read_says_why(text: str, why: str):
    with pytest.raises(Misread, match=why):
        importing.read(text)


def test_a_text_of_exactly_the_largest_size_is_read():
    text = SMALL + " " * (importing.LARGEST_TEXT - len(SMALL.encode()))
    assert len(list(importing.read(text).walk())) == 2


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("แผนพัฒนาท้องถิ่น (พ.ศ. ๒๕๗๑ - ๒๕๗๕)", PlanPeriod(FiscalYear(2571), FiscalYear(2575))),
        ("ตั้งแต่ปี 2566 ถึง 2570", PlanPeriod(FiscalYear(2566), FiscalYear(2570))),
        ("ประจำปีงบประมาณ พ.ศ. 2565", None),
        ("2570-2566", None),
        ("โทร 02-566-2570", None),
    ],
)
def test_the_years_a_text_names_are_offered(text: str, period: PlanPeriod | None):
    assert importing.period_in(text) == period


@pytest.mark.parametrize("name", ["lamphun_pao", "khon_kaen_city", "lamphun_town"])
def test_a_published_record_is_read(name: str):
    record = json.loads((TEXTS / f"{name}.json").read_text(encoding="utf-8"))
    read: Callable[[str], object] = importing.read
    assert read_json(record) == read(json.dumps(record))
