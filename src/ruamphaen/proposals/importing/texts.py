"""ข้อความจากไฟล์: short texts with their ids, from a CSV file."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from ruamphaen.base.workbooks.delimited import read_delimited
from ruamphaen.base.workbooks.guard import (
    LARGEST_FILE,
    FileKind,
    UnreadableWorkbook,
    check_size,
    kind_of_file,
)

MOST_TEXTS = 200_000
LONGEST_TEXT = 20_000
"""Letters of one text; more is a document, not a need."""
_NAMED = 5


class UnreadableTexts(ValueError):  # noqa: N818 -- what was given cannot be used
    """อ่านข้อความไม่ได้ — one Thai sentence that says what is wrong and what to do."""


def texts_in(path: Path) -> list[tuple[str, str]]:
    """The (id, text) of each row of a CSV file with the columns `id` and `text`, others ignored.

    UTF-8, UTF-16 with a mark, or Windows Thai; cut by comma, tab, semicolon or bar. A row that is
    wholly empty is none; an empty text is kept. Raises :class:`UnreadableTexts`.
    """
    try:
        check_size(path)
        if kind_of_file(path) is not FileKind.DELIMITED:
            raise UnreadableTexts(
                "ไฟล์นี้เป็นสมุดงาน ไม่ใช่ CSV เปิดด้วยโปรแกรมตารางคำนวณ แล้วบันทึกเป็น CSV (UTF-8)"
            )
        rows = read_delimited(path, most_rows=MOST_TEXTS + 2, longest_cell=LARGEST_FILE)
        return _texts(rows)
    except UnreadableWorkbook as refused:
        raise UnreadableTexts(
            f"{refused.sentence_th} ส่งไฟล์ CSV ที่บรรทัดแรกมีคอลัมน์ id และ text"
        ) from refused


def _texts(rows: Iterator[list[object]]) -> list[tuple[str, str]]:
    heading = [str(name).strip().casefold() for name in next(rows, [])]
    missing = [name for name in ("id", "text") if name not in heading]
    if missing:
        raise UnreadableTexts(
            f"ไม่พบคอลัมน์ {' และ '.join(missing)} ในบรรทัดแรก ตั้งชื่อคอลัมน์เป็น id และ text แล้วลองใหม่"
        )
    at_id, at_text = heading.index("id"), heading.index("text")
    found: list[tuple[str, str]] = []
    for number, row in enumerate(rows, start=2):
        cells = [str(cell) for cell in row]
        if not any(cell.strip() for cell in cells):
            continue
        item = cells[at_id].strip() if at_id < len(cells) else ""
        text = cells[at_text] if at_text < len(cells) else ""
        found.append((item, _checked(number, item, text)))
        if len(found) > MOST_TEXTS:
            raise UnreadableTexts(f"ไฟล์มีเกิน {MOST_TEXTS:,} ข้อความ แบ่งเป็นหลายไฟล์แล้วลองใหม่")
    if not found:
        raise UnreadableTexts("ไฟล์มีแต่ชื่อคอลัมน์ ยังไม่มีข้อความ เพิ่มข้อความอย่างน้อยหนึ่งแถวแล้วลองใหม่")
    _ensure_apart(item for item, _ in found)
    return found


def _checked(number: int, item: str, text: str) -> str:
    if not item:
        raise UnreadableTexts(f"แถวที่ {number:,} ไม่มี id ใส่ id ที่ไม่ซ้ำกันให้ทุกแถวแล้วลองใหม่")
    if len(text) > LONGEST_TEXT:
        raise UnreadableTexts(
            f"ข้อความในแถวที่ {number:,} ยาว {len(text):,} ตัวอักษร เกิน {LONGEST_TEXT:,} "
            "ตัวอักษร ตัดให้สั้นลง หรือตรวจว่าเครื่องหมายคำพูดปิดครบ"
        )
    return text


def _ensure_apart(ids: Iterable[str]) -> None:
    doubled = [item for item, count in Counter(ids).items() if count > 1]
    if doubled:
        named = ", ".join(item[:40] for item in doubled[:_NAMED])
        more = f" และอีก {len(doubled) - _NAMED:,} รายการ" if len(doubled) > _NAMED else ""
        raise UnreadableTexts(f"มี id ซ้ำกัน: {named}{more} แก้ให้แต่ละแถวมี id ของตนเองแล้วลองใหม่")
