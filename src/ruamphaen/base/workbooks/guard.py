"""ด่านตรวจไฟล์: what a file is by its content, and whether it is safe to unpack, before it is parsed.

Everything here reads in small pieces and counts as it goes; nothing trusts a name or a size that
the file itself claims.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

MB = 1024 * 1024
LARGEST_FILE = 20 * MB
LARGEST_UNPACKED = 60 * MB
MOST_MEMBERS = 500
HIGHEST_RATIO = 250  # a sheet of equal rows packs about a hundredfold
RATIO_COUNTS_FROM = 20 * MB
PIECE = 64 * 1024


class Refusal(NamedTuple):
    """คำปฏิเสธ: what is the matter with the file, and what to do."""

    sentence: str
    what_to_do: str


_SAVE_AGAIN = "เปิดไฟล์ด้วยโปรแกรมตารางคำนวณ แล้วบันทึกใหม่เป็น .xlsx"
_CHOOSE = "เลือกไฟล์ .xlsx .xls .ods หรือ .csv"

REFUSALS: dict[str, Refusal] = {
    "not_there": Refusal("ไม่พบไฟล์ หรือเปิดไฟล์ไม่ได้", "ตรวจชื่อไฟล์และสิทธิ์ในการอ่าน"),
    "empty": Refusal("ไฟล์ว่าง ไม่มีข้อมูลอยู่เลย", "ส่งไฟล์ใหม่ อาจคัดลอกมาไม่ครบ"),
    "too_large": Refusal("ไฟล์ใหญ่เกิน 20 เมกะไบต์", "ลบรูปภาพและชีตที่ไม่ใช้ หรือแบ่งเป็นหลายไฟล์"),
    "pdf": Refusal("ไฟล์นี้เป็น PDF ไม่ใช่สมุดงาน", _CHOOSE),
    "word": Refusal("ไฟล์นี้เป็นเอกสารเวิร์ด ไม่ใช่สมุดงาน", "คัดลอกตารางไปไว้ในสมุดงาน แล้วบันทึกเป็น .xlsx"),
    "slides": Refusal("ไฟล์นี้เป็นงานนำเสนอ ไม่ใช่สมุดงาน", _CHOOSE),
    "image": Refusal("ไฟล์นี้เป็นรูปภาพ ไม่ใช่สมุดงาน", _CHOOSE),
    "html": Refusal("ไฟล์นี้เป็นหน้าเว็บ (HTML) แม้ชื่อจะลงท้ายเหมือนสมุดงาน", _SAVE_AGAIN),
    "xml": Refusal("ไฟล์นี้เป็น XML ไม่ใช่สมุดงานที่อ่านได้", _SAVE_AGAIN),
    "rtf": Refusal("ไฟล์นี้เป็นเอกสาร RTF ไม่ใช่สมุดงาน", _CHOOSE),
    "archive": Refusal("ไฟล์นี้เป็นไฟล์บีบอัด ไม่ใช่สมุดงาน", "แตกไฟล์ก่อน แล้วส่งสมุดงานที่อยู่ข้างใน"),
    "program": Refusal("ไฟล์นี้เป็นโปรแกรม ไม่ใช่สมุดงาน", _CHOOSE),
    "binary_workbook": Refusal("ไฟล์นี้เป็นสมุดงานแบบไบนารี (.xlsb)", _SAVE_AGAIN),
    "unknown": Refusal("ไม่รู้จักชนิดของไฟล์นี้ อาจเสียหายหรือไม่ใช่สมุดงาน", _CHOOSE),
    "encrypted": Refusal("ไฟล์นี้ใส่รหัสผ่านไว้", "เปิดไฟล์ ยกเลิกรหัสผ่าน แล้วบันทึกใหม่"),
    "damaged": Refusal("ไฟล์เสียหายหรือมาไม่ครบ จึงอ่านไม่ได้", _SAVE_AGAIN),
    "too_many_parts": Refusal("ไฟล์มีส่วนประกอบเกิน 500 ส่วน", "ลบรูปภาพ กล่องข้อความ และชีตที่ไม่ใช้"),
    "bomb": Refusal(
        "ไฟล์คลายออกมาแล้วใหญ่เกิน 60 เมกะไบต์", "ลบชีต รูปภาพ และแถวที่จัดรูปแบบไว้แต่ไม่ใช้ แล้วบันทึกใหม่"
    ),
    "unsafe_names": Refusal("ไฟล์มีชื่อส่วนประกอบที่ไม่ปลอดภัยหรือซ้ำกัน", _SAVE_AGAIN),
    "document_type": Refusal("ไฟล์มีคำประกาศ (DTD) ที่สมุดงานจริงไม่ใช้ จึงไม่เปิดให้", _SAVE_AGAIN),
    "too_deep": Refusal("โครงสร้างในไฟล์ซ้อนกันลึกผิดปกติ จึงไม่เปิดให้", _SAVE_AGAIN),
    "too_many_rows": Refusal(
        "มีชีตที่ยาวเกิน 20,000 แถว", "แบ่งเป็นหลายไฟล์ หรือลบแถวและเซลล์ที่ไม่ใช้ แล้วบันทึกใหม่"
    ),
    "too_many_columns": Refusal("มีชีตที่กว้างเกิน 200 คอลัมน์", "ลบคอลัมน์และเซลล์ที่ไม่ใช้ แล้วบันทึกใหม่"),
    "too_many_sheets": Refusal("ไฟล์มีชีตเกิน 60 ชีต", "แบ่งเป็นหลายไฟล์ หรือลบชีตที่ไม่ใช้"),
    "too_many_cells": Refusal("ไฟล์มีเซลล์ที่มีข้อมูลมากเกินไป", "แบ่งเป็นหลายไฟล์ หรือลบชีตที่ไม่ใช้"),
    "no_sheet": Refusal("ไฟล์ไม่มีชีตที่เป็นตาราง", _CHOOSE),
    "too_slow": Refusal("อ่านไฟล์นานเกิน 10 วินาที จึงหยุด", "ลบชีตและรูปแบบที่ไม่ใช้ แล้วบันทึกใหม่เป็น .xlsx"),
    "too_heavy": Refusal(
        "ไฟล์ต้องใช้หน่วยความจำมากผิดปกติ มักเพราะมีเซลล์หลงอยู่ไกลจากตาราง",
        "ลบแถวและคอลัมน์ว่างท้ายตาราง แล้วบันทึกใหม่เป็น .xlsx",
    ),
}


class UnreadableWorkbook(ValueError):  # noqa: N818 -- it names what happened, not a fault of ours
    """สมุดงานที่อ่านไม่ได้: ``code`` of :data:`REFUSALS` with its two Thai sentences.

    ``detail`` is for the log, never for the page.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        self.code = code
        self.sentence_th, self.what_to_do = REFUSALS[code]
        self.detail = detail
        super().__init__(f"{self.sentence_th} {self.what_to_do}")

    def __reduce__(self) -> tuple[type["UnreadableWorkbook"], tuple[str, str]]:
        return (UnreadableWorkbook, (self.code, self.detail))


class FileKind(StrEnum):
    """ชนิดของไฟล์ — the kinds that are read."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    DELIMITED = "delimited"


_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"BM", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"RIFF", "image"),
    (b"{\\rtf", "rtf"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_HTML = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|table|meta|style|div)\b", re.IGNORECASE)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def check_size(path: Path) -> None:
    """Refuse a file that is not there, empty, or larger than 20 MB."""
    try:
        size = path.stat().st_size
        is_file = path.is_file()
    except (OSError, ValueError) as refused:
        raise UnreadableWorkbook("not_there", str(refused)) from None
    if not is_file:
        raise UnreadableWorkbook("not_there")
    if size == 0:
        raise UnreadableWorkbook("empty")
    if size > LARGEST_FILE:
        raise UnreadableWorkbook("too_large", f"{size} bytes")


def kind_of_file(path: Path) -> FileKind:
    """What a file is, by its content alone. Raises :class:`UnreadableWorkbook` naming what it is."""
    with path.open("rb") as file:
        start = file.read(8192)
    for beginning, code in _BEGINNINGS:
        if start.startswith(beginning):
            raise UnreadableWorkbook(code)
    if start.startswith(_ZIP):
        return _kind_of_zip(path)
    if start.startswith(_OLE):
        return _kind_of_ole(path)
    if start.startswith(_BIFF) and len(start) > 4 and start[2] < 0x20:
        return FileKind.XLS
    return _kind_of_text(start)


def _kind_of_text(start: bytes) -> FileKind:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return FileKind.DELIMITED
    bare = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not bare:
        raise UnreadableWorkbook("empty")
    if _HTML.search(bare[:4096]) and bare.startswith(b"<"):
        raise UnreadableWorkbook("html")
    if bare.startswith((b"<?xml", b"<!DOCTYPE", b"<Workbook")):
        raise UnreadableWorkbook("xml")
    if bare.startswith((b"MIME-Version", b"Content-Type:")):
        raise UnreadableWorkbook("html")
    if _CONTROLS.search(start):
        raise UnreadableWorkbook("unknown")
    return FileKind.DELIMITED


def _kind_of_ole(path: Path) -> FileKind:
    """An OLE container: its directory names its streams in UTF-16."""
    content = path.read_bytes()

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        raise UnreadableWorkbook("encrypted")
    if holds("Workbook") or holds("Book"):
        return FileKind.XLS
    if holds("WordDocument"):
        raise UnreadableWorkbook("word")
    if holds("PowerPoint Document"):
        raise UnreadableWorkbook("slides")
    raise UnreadableWorkbook("unknown")


def _kind_of_zip(path: Path) -> FileKind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = {name.lower() for name in archive.namelist()[: MOST_MEMBERS * 4]}
            mime = _mime_type(archive, names)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as bad:
        raise UnreadableWorkbook("damaged", str(bad)) from None
    if "xl/workbook.xml" in names:
        return FileKind.XLSX
    if "opendocument.spreadsheet" in mime:
        return FileKind.ODS
    if "xl/workbook.bin" in names:
        raise UnreadableWorkbook("binary_workbook")
    if "word/document.xml" in names or "opendocument.text" in mime:
        raise UnreadableWorkbook("word")
    if "ppt/presentation.xml" in names or "opendocument.presentation" in mime:
        raise UnreadableWorkbook("slides")
    raise UnreadableWorkbook("archive")


def _mime_type(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "mimetype" not in names or "mimetype" not in archive.namelist():
        return ""
    with archive.open("mimetype") as part:
        return part.read(200).decode("ascii", "replace")


# ------------------------------------------------------------------ archives


@dataclass(frozen=True, slots=True)
class Member:
    """ส่วนของไฟล์: one member of an archive whose name has been found safe."""

    name: str
    archive: zipfile.ZipFile

    def pieces(self, allowance: "Allowance") -> Iterator[bytes]:
        """Its content, piece by piece, each counted against what may still be unpacked."""
        with self.archive.open(self.name) as part:
            while piece := part.read(PIECE):
                allowance.take(len(piece))
                yield piece


@dataclass
class Allowance:
    """ส่วนที่ยังคลายได้: how many unpacked bytes a file has used; refuses beyond the limits."""

    packed: int
    used: int = 0

    def take(self, size: int) -> None:
        """Count ``size`` more bytes. Raises :class:`UnreadableWorkbook` ("bomb")."""
        self.used += size
        ratio = self.used / max(self.packed, 1)
        if self.used > LARGEST_UNPACKED or (
            self.used > RATIO_COUNTS_FROM and ratio > HIGHEST_RATIO
        ):
            raise UnreadableWorkbook("bomb", f"{self.used} bytes from {self.packed}")


def safe_members(archive: zipfile.ZipFile) -> list[Member]:
    """The members of an archive, once their number and names have been found safe."""
    entries = archive.infolist()
    if len(entries) > MOST_MEMBERS:
        raise UnreadableWorkbook("too_many_parts", str(len(entries)))
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename
        # zipfile cuts a name at a NUL and turns "\" round, so the name as stored is looked at too.
        stored = entry.orig_filename
        parts = stored.replace("\\", "/").split("/")
        unsafe = stored.startswith(("/", "\\")) or ".." in parts or "\x00" in stored
        if unsafe or re.match(r"[A-Za-z]:", stored) or name.lower() in seen:
            raise UnreadableWorkbook("unsafe_names", stored[:100])
        seen.add(name.lower())
        if entry.flag_bits & 0x1:
            raise UnreadableWorkbook("encrypted")
    return [Member(entry.filename, archive) for entry in entries if not entry.is_dir()]
