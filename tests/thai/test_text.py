"""Cleaning at the door: what looks the same becomes the same, and nothing hides."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruamphaen.thai.text import _cleaned, clean, one_line, same_name, search_key

LOOK_ALIKES = [
    ("นํา", "นำ"),
    ("นํ้า", "น้ำ"),
    ("น้ํา", "น้ำ"),
    ("นำ้", "น้ำ"),
    ("กาํหนด", "กำหนด"),
    ("เเผน", "แผน"),
    ("ที่", "ท\u0e48\u0e35"),
    ("ผู้", "ผ\u0e49\u0e39"),
    ("สิทธิ์", "สิทธ\u0e4c\u0e34"),
    ("ที่", "ท\u0e35\u0e35\u0e48\u0e48"),
    ("ถนน", "ถ\u200bน\u200dน"),
    ("ถนน", "\ufeffถนน\u00ad"),
    ("ถนน", "\u202eถนน\u202c"),
    ("ที่", "ท\uf702\uf70a"),
    ("ญาติ", "\uf70fาติ"),
    ("ถนน", "ถนน\ue000\U000f0000"),
    ("ถนน", "ถน\u0336น\u0336"),
    ("ก่", "ก\u0e48\u0301\u0301\u0301"),
    ("é", "e\u0301"),
    ("ถนน สายหนึ่ง", "ถนน\u00a0\u2003 สายหนึ่ง"),
]


@pytest.mark.parametrize(("wanted", "typed"), LOOK_ALIKES)
def test_what_looks_the_same_is_stored_the_same(wanted, typed):
    assert clean(typed) == clean(wanted)
    assert same_name(wanted, typed)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  ก  ข  ", "ก ข"),
        ("ก \n  ข\r\nค\rง\u2028จ", "ก\nข\nค\nง\nจ"),
        ("ก\n\nข", "ก\n\nข"),
        ("ก\tข", "ก\tข"),
        ("ก\x00ข\x07ค\x1bง", "กขคง"),
        ("ก\ud800ข", "กข"),
        ("ก็ได้", "ก็ได้"),
        ("กตัญญู ฤๅษี ๆ ฯลฯ ๏", "กตัญญู ฤๅษี ๆ ฯลฯ ๏"),
        ("ทั้งนี้ เป็นไปตามข้อ ๑๒", "ทั้งนี้ เป็นไปตามข้อ ๑๒"),
        ("ท" + "\u0e48" * 200, "ท่"),
        ("a" + "\u0301\u0302\u0303\u0304" * 50, "á\u0302\u0303"),
        ("ก" + "\u0e34\u0e35\u0e36\u0e48\u0e49", "กิี"),
        ("½ ２ ﬁ ㎡", "½ ２ ﬁ ㎡"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_text_is_cleaned_at_the_door(typed, stored):
    assert clean(typed) == stored


def test_a_name_stands_on_one_line():
    assert one_line(" ถนน\n สาย\tหลัก ") == "ถนน สาย หลัก"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("หมู่ที่ ๓", "หมู่ที่3"),
        ("โครงการ CCTV", "โครงการcctv"),
        ("ถนน (สายหลัก)", "ถนน สายหลัก"),
        ("ต่างๆ", "ต่าง"),
        ("อบต.", "อบต"),
        ("Straße", "STRASSE"),
    ],
)
def test_a_reader_takes_these_names_for_one(one, other):
    assert same_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("ปา", "ป่า"), ("หมู่ 3", "หมู่ 8"), ("😀", "😡"), ("!", "?"), ("นา", "นำ")],
)
def test_names_that_differ_stay_apart(one, other):
    assert not same_name(one, other)


thai_mess = st.text(alphabet="กนพำาํ่้ีิุู์เแโะ ๆ\u200b\u0301\u0323ae\n\t\u00a0-\uf70a๎ฺ็๑1", max_size=14)


@given(thai_mess | st.text(max_size=12))
def test_cleaning_twice_changes_nothing_more(text):
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    key = search_key(text)
    assert search_key(key) == key
    assert search_key(once) == key


@pytest.mark.parametrize("repeated", ["ำ่", "่", "ก่\u0301", "a\u0301", "\n ", "😀", "นํ้า"])
def test_a_long_text_takes_time_in_proportion(repeated):
    seconds = []
    for length in (10_000, 100_000):
        text = repeated * (length // len(repeated))
        start = time.perf_counter()
        clean(text)
        seconds.append(time.perf_counter() - start)
    # Ten times the text; a quadratic step would take a hundred times as long.
    assert seconds[1] < max(50 * seconds[0], 0.2)


THAI_LETTERS = st.text(
    st.sampled_from("กขญฐนมรลวสหอฮะาำเแโใไัิีึืุู็่้๊๋์ํๆฯ๐๙ AaZ09.,()-\n\t\u00a0\u200b"), max_size=12
)


@given(THAI_LETTERS)
def test_a_text_that_needs_no_mending_is_left_as_mending_would_leave_it(text: str):
    assert clean(text) == _cleaned(text)
