"""Files that mean harm, or are simply not workbooks: each a builder that writes one to a path."""

import io
import random
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import xlsxwriter

from tests.workbooks.make import LAYOUTS

_CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{type}" '
    'Target="{target}"/></Relationships>'
)
_WORKBOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="ผ.02" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'


def bare_xlsx(path: Path, sheet: str, more: dict[str, bytes] | None = None) -> None:
    """The smallest .xlsx around the XML of one sheet, with more members as wanted."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _CONTENT_TYPES)
        archive.writestr(
            "_rels/.rels", _RELS.format(type="officeDocument", target="xl/workbook.xml")
        )
        archive.writestr("xl/workbook.xml", _WORKBOOK)
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            _RELS.format(type="worksheet", target="worksheets/sheet1.xml"),
        )
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
        for name, content in (more or {}).items():
            archive.writestr(name, content)


def _good(path: Path) -> bytes:
    LAYOUTS["working_columns"]().save(path)
    return path.read_bytes()


def zip_bomb(path: Path) -> None:
    bare_xlsx(path, _SHEET.format(""), {"xl/media/image1.bin": bytes(300_000_000)})


def sheet_bomb(path: Path) -> None:
    bare_xlsx(path, _SHEET.format("<row r='1'>" + " " * 80_000_000 + "</row>"))


def billion_laughs(path: Path) -> None:
    entities = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)
    )
    bare_xlsx(path, f"<!DOCTYPE x [{entities}]><worksheet>&a11;</worksheet>")


def outside_entity(path: Path) -> None:
    shared = b'<!DOCTYPE s [<!ENTITY e SYSTEM "file:///etc/passwd">]><sst><si><t>&e;</t></si></sst>'
    bare_xlsx(path, _SHEET.format(""), {"xl/sharedStrings.xml": shared})


def traversal(path: Path) -> None:
    bare_xlsx(path, _SHEET.format(""), {"../../outside.xml": b"<x/>"})


def absolute_name(path: Path) -> None:
    bare_xlsx(path, _SHEET.format(""), {"/etc/outside.xml": b"<x/>"})


def duplicate_members(path: Path) -> None:
    bare_xlsx(path, _SHEET.format(""))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr("xl/worksheets/sheet1.xml", _SHEET.format("<row/>"))


def many_members(path: Path) -> None:
    bare_xlsx(path, _SHEET.format(""), {f"xl/media/{n}.bin": b"" for n in range(600)})


def truncated(path: Path) -> None:
    content = _good(path)
    path.write_bytes(content[: len(content) // 2])


def broken_bytes(path: Path) -> None:
    content = bytearray(_good(path))
    for place in range(200, len(content) - 2000, 97):
        content[place] ^= 0xFF
    path.write_bytes(content)


def locked_member(path: Path) -> None:
    content = bytearray(_good(path))
    place = content.find(b"PK\x01\x02")
    while place != -1:
        content[place + 8] |= 1
        place = content.find(b"PK\x01\x02", place + 4)
    path.write_bytes(content)


def hundred_thousand_rows(path: Path) -> None:
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("ผ.02")
    for row in range(100_000):
        sheet.write(row, 0, row)
        sheet.write(row, 1, "โครงการ")
    book.close()


def wide_sheet(path: Path) -> None:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("ผ.02")
    for column in range(2_000):
        sheet.write(0, column, "ที่")
    book.close()


def many_sheets(path: Path) -> None:
    book = openpyxl.Workbook()
    for _ in range(80):
        book.create_sheet()
    book.save(path)


def encrypted(path: Path) -> None:
    """The beginning of an OLE container whose directory names an encrypted package."""
    names = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0") + bytes(64)
        for name in ("Root Entry", "EncryptionInfo", "EncryptedPackage")
    )
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + names + bytes(1024))


def word_of_old(path: Path) -> None:
    names = "WordDocument".encode("utf-16-le").ljust(128, b"\0")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + names + bytes(1024))


def broken_xls(path: Path) -> None:
    names = "Workbook".encode("utf-16-le").ljust(128, b"\0")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + names + bytes(3000))


def web_page(path: Path) -> None:
    path.write_text("<html><body><table><tr><td>ที่</td></tr></table></body></html>", "utf-8")


def web_archive(path: Path) -> None:
    path.write_text("MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html>", "utf-8")


def spreadsheet_xml(path: Path) -> None:
    path.write_text(
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
    )


def pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n")


def picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))


def program(path: Path) -> None:
    path.write_bytes(b"MZ\x90\x00" + bytes(64))


def word(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", _CONTENT_TYPES)
        archive.writestr("word/document.xml", "<document/>")


def nested_zip(path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("plan.xlsx", b"x")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("inner.zip", inner.getvalue())


def empty(path: Path) -> None:
    path.write_bytes(b"")


def random_bytes(path: Path) -> None:
    path.write_bytes(random.Random(7).randbytes(5_000))


def plain_letter(path: Path) -> None:
    path.write_text("เรียน นายก\nขอส่งแผน\n", "utf-8")


def deep_xml(path: Path) -> None:
    bare_xlsx(path, "<a>" * 50_000 + "</a>" * 50_000)


def broken_xml(path: Path) -> None:
    bare_xlsx(path, "<worksheet><sheetData><row>")


def huge_strings(path: Path) -> None:
    """One shared string of 400 KB, named by 50,000 cells: 20 GB if each cell had its copy."""
    strings = "<sst><si><t>" + "ก" * 130_000 + "</t></si></sst>"
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 20_000))
    bare_xlsx(path, _SHEET.format(cells), {"xl/sharedStrings.xml": strings.encode()})


def repeated_ods(path: Path) -> None:
    """One cell of .ods said to be repeated over a million rows of a thousand columns."""
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        '<table:table table:name="x"><table:table-row table:number-rows-repeated="1000000">'
        '<table:table-cell table:number-columns-repeated="1000" office:value-type="string">'
        "<text:p>x</text:p></table:table-cell></table:table-row></table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)


def long_text_table(path: Path) -> None:
    path.write_text("ที่,โครงการ\n" * 30_000, "utf-8")


def chart_only(path: Path) -> None:
    book = xlsxwriter.Workbook(path)
    book.add_worksheet()
    book.close()
    content = path.read_bytes()
    path.write_bytes(content.replace(b"xl/worksheets", b"xl/worksheetz"))


def odd_biff(path: Path) -> None:
    path.write_bytes(struct.pack("<HHHH", 0x0809, 8, 0x0600, 5) + bytes(400))


# What each must be refused as (codes of ruamphaen.base.workbooks.guard.REFUSALS).
HOSTILE: dict[Callable[[Path], None], tuple[str, ...]] = {
    zip_bomb: ("bomb",),
    sheet_bomb: ("bomb",),
    billion_laughs: ("document_type",),
    outside_entity: ("document_type",),
    traversal: ("unsafe_names",),
    absolute_name: ("unsafe_names",),
    duplicate_members: ("unsafe_names",),
    many_members: ("too_many_parts",),
    truncated: ("damaged",),
    broken_bytes: ("damaged",),
    locked_member: ("encrypted",),
    hundred_thousand_rows: ("too_many_rows",),
    wide_sheet: ("too_many_columns",),
    many_sheets: ("too_many_sheets",),
    encrypted: ("encrypted",),
    word_of_old: ("word",),
    broken_xls: ("damaged",),
    web_page: ("html",),
    web_archive: ("html",),
    spreadsheet_xml: ("xml",),
    pdf: ("pdf",),
    picture: ("image",),
    program: ("program",),
    word: ("word",),
    nested_zip: ("archive",),
    empty: ("empty",),
    random_bytes: ("unknown",),
    plain_letter: ("unknown",),
    deep_xml: ("too_deep",),
    broken_xml: ("damaged",),
    huge_strings: ("too_heavy",),
    repeated_ods: ("too_many_rows",),
    long_text_table: ("too_many_rows",),
    chart_only: ("damaged", "no_sheet"),
    odd_biff: ("damaged", "unknown"),
}
