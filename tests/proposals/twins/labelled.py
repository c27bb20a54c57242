"""The labelled pairs that ship with the tests: own texts, see needs_tuned.txt for the form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HALVES = ("tuned", "held_out")


@dataclass(frozen=True)
class Pair:
    kind: str
    one: str
    other: str
    twins: bool


def families(half: str) -> Iterator[tuple[str, list[Pair]]]:
    """Each need of one half of the set with its pairs."""
    path = Path(__file__).with_name(f"needs_{half}.txt")
    need, pairs = "", list[Pair]()
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line[0] not in "=!":
            if need:
                yield need, pairs
            need, pairs = line, []
        else:
            kind, other = line[2:].split(": ", 1)
            pairs.append(Pair(kind, need, _seen(other), line[0] == "="))
    yield need, pairs


def pairs_of(half: str) -> list[Pair]:
    return [pair for _, pairs in families(half) for pair in pairs]


def _seen(text: str) -> str:
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)


def made_up(count: int) -> list[tuple[str, str]]:
    """Texts as a large town would have: every fourth one said again in other letters."""
    needs = [
        "ขอไฟส่องสว่าง",
        "ซ่อมถนนลูกรัง",
        "ขุดลอกคลองส่งน้ำ",
        "ติดตั้งกล้องวงจรปิด",
        "น้ำท่วมขัง",
        "ตัดกิ่งไม้พาดสายไฟ",
        "ทาสีทางม้าลาย",
    ]
    places = ["หน้าวัด", "หลังโรงเรียน", "บ้าน", "ในซอย", "ปากซอย", "ชุมชน"]
    names = [
        "ศรี",
        "บุญ",
        "ดอน",
        "หนอง",
        "ป่า",
        "แม่",
        "สัน",
        "ทุ่ง",
        "เวียง",
        "ทอง",
        "แก้ว",
        "ชัย",
        "เรือง",
        "สุข",
        "หลวง",
        "คำ",
        "ม่วง",
    ]
    texts: list[str] = []
    for at in range(count):
        if at % 4 == 3:
            texts.append(f"รบกวน{texts[at - 2]}ด้วยนะคะ")
        else:
            spread = at * 7_919
            name = names[spread % 17] + names[spread // 17 % 17] + names[spread // 289 % 17]
            where = places[at % 6]
            texts.append(f"{needs[at % 7]}{where}{name} หมู่ที่ {at % 13 + 1}")
    return [(str(at), text) for at, text in enumerate(texts)]
