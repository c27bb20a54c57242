"""Reasons explain themselves; signs are seen offline and decide nothing."""

import time

import pytest

from ruamphaen.base.moderation import (
    CHOOSABLE,
    REASONS,
    SIGNS,
    Reason,
    Sending,
    Sign,
    alike,
    look_alike_key,
    reason_words,
    signs_in,
    signs_of,
)


def test_every_reason_has_a_name_and_tells_the_author_what_to_do():
    assert set(REASONS) == set(Reason)
    assert all(len(str(words.told)) > 40 and str(words.name) for words in REASONS.values())
    keys = [REASONS[reason].key for reason in CHOOSABLE]
    assert keys == sorted(set(keys))
    assert Reason.REPLACED not in CHOOSABLE


def test_a_code_that_is_not_of_the_list_has_no_words():
    assert reason_words("personal") is REASONS[Reason.PERSONAL]
    assert reason_words("") is None
    assert reason_words("because I say so") is None


def test_every_sign_has_a_name():
    assert set(SIGNS) == set(Sign)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ควรติดไฟถนนหน้าโรงเรียนบ้านดอน", []),
        ("ขยายถนนสาย ชร.ถ. 1-0021 กว้าง 6 เมตร ยาว 1,250 เมตร งบ 2,480,000 บาท ปี 2570", []),
        ("น้ำท่วมเมื่อ 12/10/2568 ท่วมสูง 80 ซม. นาน 14 วัน", []),
        ("โทร 191 หรือ 1669 แล้วไม่มีคนรับ", []),
        ("ดูรายละเอียดที่ https://example.invalid/a", [Sign.LINKS]),
        ("เข้าไปที่ bestslot.vip", [Sign.LINKS]),
        ("โทรหาลุงที่ 081-234-5678", [Sign.PHONE]),
        ("โทร ๐๘๑ ๒๓๔ ๕๖๗๘", [Sign.PHONE]),
        ("โทร +66 81 234 5678", [Sign.PHONE]),
        ("เลขบัตร 1-1017-00230-70-8", [Sign.IDENTITY]),
        ("ติดต่อ somchai@example.com", [Sign.ADDRESS]),
        ("แอดไลน์ มาคุยกัน", [Sign.ADDRESS]),
        ("เครดิตฟรี บาคาร่า", [Sign.SALES]),
        ("บ า ค า ร่ า", [Sign.SALES]),
        ("ไอ้สัตว์พวกนี้", [Sign.RUDE]),
        ("ดีมากกกกกกกกกกกกก", [Sign.REPEATED]),
        ("ถนนพัง ถนนพัง ถนนพัง ถนนพัง ถนนพัง ถนนพัง", [Sign.REPEATED]),
    ],
)
def test_signs_in_a_text(text, expected):
    assert signs_in(text) == expected


def test_a_flood_of_look_alikes_is_seen_and_two_neighbours_are_not():
    lately = ["เลือกเบอร์ 5 นะคะ ดีที่สุด", "เลือกเบอร์ 6 นะคะ ดีที่สุด!!", "เลือกเบอร์ 55 นะคะ ดีที่สุดดด"]
    assert signs_of(Sending("เลือกเบอร์ ๗ นะคะ ดีที่สุด", lately=lately)) == [Sign.FLOOD]
    assert signs_of(Sending("เลือกเบอร์ ๗ นะคะ ดีที่สุด", lately=lately[:2])) == []


def test_letters_of_other_scripts_that_look_the_same_are_read_as_one():
    assert look_alike_key("free cоin") == look_alike_key("free coin")
    assert alike(look_alike_key("free cоin nоw"), look_alike_key("FREE coin now"))


def test_how_a_text_came():
    text = "ขอไฟถนนหน้าวัดเพิ่มอีกสามดวง"
    assert signs_of(Sending(text, seconds=20)) == []
    assert signs_of(Sending(text, seconds=1)) == [Sign.FAST]
    assert signs_of(Sending(text, trap="http://x")) == [Sign.TRAP]
    assert signs_of(Sending(text, of_sender=5)) == [Sign.MANY]
    assert signs_of(Sending("ก" * 7 + "ข" * 200, seconds=4)) == [Sign.REPEATED]


def test_nothing_alike_in_texts_without_letters():
    assert not alike(look_alike_key("123"), look_alike_key("456"))


@pytest.mark.parametrize(
    "text",
    [
        "ก" * 1_000_000,
        "ก่" * 500_000,
        "a@" * 300_000,
        "0-" * 500_000,
        "กข" * 300_000,
        "a." * 400_000,
    ],
)
def test_a_megabyte_is_looked_through_at_once(text):
    begun = time.monotonic()
    signs_in(text)
    look_alike_key(text)
    assert time.monotonic() - begun < 1
