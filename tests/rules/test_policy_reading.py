"""A policy statement read as it was published: areas, commitments, nothing invented."""

import pytest

from ruamphaen.meetings.rules.policy_reading import AreaDraft, read_policy
from ruamphaen.portal.demo import real


def test_lamphuns_statement_is_read_area_by_area_letter_by_letter():
    text = real.lamphun_policy()
    read = read_policy(text)
    assert (len(read.areas), read.doubts) == (6, ())
    lines = [line for line in text.splitlines() if line[:1].isdigit()]
    for line, area in zip(lines, read.areas, strict=True):
        again = f"{area.number}. {area.title} เช่น {', '.join(area.commitments)}"
        assert line.removesuffix(" เป็นต้น") == again
    assert f"ภายใต้วิสัยทัศน์ “{read.vision}”" in text
    assert text.strip().endswith(read.closing)


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        (
            "1. ด้านสุขภาพ\n1.1 สร้างลานกีฬา\n1.2 ตั้งชมรม\n2. ด้านการศึกษา\n- ห้องสมุด",
            (
                AreaDraft(1, "ด้านสุขภาพ", ("สร้างลานกีฬา", "ตั้งชมรม")),
                AreaDraft(2, "ด้านการศึกษา", ("ห้องสมุด",)),
            ),
        ),
        (
            "นโยบายที่ ๑ เมืองสะอาด\n(1) เก็บขยะทุกวัน\n(2) แยกขยะ\nนโยบายที่ ๒ เมืองปลอดภัย\n1) ไฟส่องสว่าง",
            (
                AreaDraft(1, "เมืองสะอาด", ("เก็บขยะทุกวัน", "แยกขยะ")),
                AreaDraft(2, "เมืองปลอดภัย", ("ไฟส่องสว่าง",)),
            ),
        ),
        (
            "1. ด้านเมือง\n1. ทำถนน\n2. ทำท่อ\n2. ด้านคน ได้แก่ เด็ก, ผู้สูงอายุ 1,000 คน",
            (
                AreaDraft(1, "ด้านเมือง", ("ทำถนน", "ทำท่อ")),
                AreaDraft(2, "ด้านคน", ("เด็ก", "ผู้สูงอายุ 1,000 คน")),
            ),
        ),
    ],
    ids=["lists below", "Thai digits", "one style for both"],
)
def test_areas_and_lists_are_told_apart(text: str, areas: tuple[AreaDraft, ...]):
    assert read_policy(text).areas == areas


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("ด้านสุขภาพ เช่น ก, ข", "ไม่มีเลขด้าน"),
        ("1. ด้านก เช่น ก\n1. ด้านข เช่น ข", "มีด้านที่ 1 มากกว่าหนึ่งด้าน"),
        ("1. ด้านก เช่น ก\n3. ด้านข เช่น ข", "ไม่เรียงกัน"),
        ("ผ่านนโยบายการพัฒนา 6 ด้าน ได้แก่\n1. ด้านก เช่น ก", "กล่าวถึง 6 ด้าน แต่อ่านได้ 1 ด้าน"),
        ("1. ด้านก", "ยังไม่มีคำมั่น"),
        ("ข่าวทั่วไป", "อ่านไม่พบด้าน"),
        ("", "อ่านไม่พบด้าน"),
    ],
)
def test_what_is_unsure_is_told_in_a_sentence(text: str, doubt: str):
    assert any(doubt in told for told in read_policy(text).doubts)
