"""What comes from a text or a file: a strategy as it was published, or JSON. Nothing is saved here."""

import json
import re
import zipfile
from io import BytesIO

from django.utils.translation import gettext as _

from ruamphaen.strategy.rules import TreeDraft
from ruamphaen.strategy.rules.reading import Misread, read_json, read_plain_text
from ruamphaen.thai.dates import PlanPeriod
from ruamphaen.thai.errors import Unreadable

LARGEST_TEXT = 200_000
"""Bytes of UTF-8: about 65,000 Thai letters, some forty pages. No strategy is longer."""
LARGEST_FILE = 2_000_000
"""Bytes of an uploaded file: a Word file carries pictures and fonts beside its text."""
_LARGEST_UNPACKED, _MOST_PARTS = 20_000_000, 500
# A plain text may begin with a bracket too: "[ตัด] …", "[1] …".
_BEGINS_AS_JSON = re.compile(r"\ufeff?\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])")
_PERIOD = re.compile(r"[2๒][4-6๔-๖][0-9๐-๙]{2}\s*(?:[-–—]|ถึง)\s*[2๒][4-6๔-๖][0-9๐-๙]{2}")


def read(text: str) -> TreeDraft:
    """The tree in a text: JSON where it begins as JSON, otherwise plain Thai.

    Raises Misread with a sentence for the person: too long, not JSON, or JSON of another shape.
    """
    if len(text.encode()) > LARGEST_TEXT:
        raise Misread(
            _("ข้อความยาวเกิน 200 กิโลไบต์ (ราว 65,000 ตัวอักษร) ตัดเหลือเฉพาะส่วนยุทธศาสตร์แล้วลองใหม่")
        )
    if not _BEGINS_AS_JSON.match(text):
        return read_plain_text(text)
    try:
        record = json.loads(text.lstrip("\ufeff"))
    except json.JSONDecodeError as problem:
        raise Misread(
            _(
                "อ่าน JSON ไม่ได้ที่บรรทัด %(line)s ตัวอักษรที่ %(column)s ตรวจเครื่องหมาย , { } [ ] และเครื่องหมายคำพูด"
            )
            % {"line": problem.lineno, "column": problem.colno}
        ) from problem
    except (ValueError, RecursionError) as problem:  # a number of thousands of digits, or too deep
        raise Misread(_("อ่าน JSON ไม่ได้ มีตัวเลขยาวเกินไปหรือซ้อนกันลึกเกินไป")) from problem
    return read_json(record)


def text_of(name: str, content: bytes) -> str:
    """The text of a chosen file: .txt or .json in UTF-8 or Windows Thai, or the paragraphs of .docx.

    Raises Misread with a sentence for the person.
    """
    if len(content) > LARGEST_FILE:
        raise Misread(_("ไฟล์ใหญ่เกิน 2 เมกะไบต์ เปิดไฟล์แล้วคัดลอกเฉพาะส่วนยุทธศาสตร์มาวางแทน"))
    ending = name.lower().rpartition(".")[2]
    if ending == "docx":
        return _paragraphs(content)
    if ending not in {"txt", "json"}:
        raise Misread(_("รับไฟล์ .txt .json และ .docx เท่านั้น ไฟล์ชนิดอื่นให้เปิดแล้วคัดลอกข้อความมาวาง"))
    for encoding in _encodings(content):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Misread(_("อ่านตัวอักษรในไฟล์ไม่ได้ บันทึกไฟล์เป็น UTF-8 แล้วลองใหม่"))


def period_in(text: str) -> PlanPeriod | None:
    """The first span of years a text names (พ.ศ. 2566-2570), to offer as the tree's years."""
    found = _PERIOD.search(text)
    try:
        return PlanPeriod.parse(found[0]) if found else None
    except Unreadable:
        return None


def _encodings(content: bytes) -> tuple[str, ...]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    return ("utf-8-sig", "cp874")  # older Windows in Thai writes the latter


def _paragraphs(content: bytes) -> str:
    """The paragraphs of a Word file, one a line; tables and numbers made by Word are not read."""
    import docx

    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_UNPACKED:
            raise Misread(_("ไฟล์ Word นี้ใหญ่เกินไปเมื่อเปิดออก คัดลอกเฉพาะส่วนยุทธศาสตร์มาวางแทน"))
        document = docx.Document(BytesIO(content))
        return "\n".join(paragraph.text for paragraph in document.paragraphs)
    except Misread:
        raise
    except (
        Exception
    ) as problem:  # a broken file breaks the library in many ways; each says the same
        raise Misread(_("เปิดไฟล์ Word นี้ไม่ได้ บันทึกเป็น .docx ใหม่ หรือคัดลอกข้อความมาวาง")) from problem
