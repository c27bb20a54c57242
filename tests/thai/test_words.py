"""Cutting words, for search and for line breaks on paper."""

import sys
import time
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruamphaen.thai import words
from ruamphaen.thai.text import clean
from ruamphaen.thai.words import (
    MOST_CUT,
    bind,
    breakable,
    cut,
    cut_by_longest_match,
    dictionary,
    parts,
    phrases,
    search_words,
    unbroken,
)

ROAD = "ก่อสร้างถนนคอนกรีตเสริมเหล็ก หมู่ที่ ๓ กว้าง 5 เมตร"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ROAD, "ก่อสร้าง|ถนน|คอนกรีตเสริมเหล็ก| |หมู่|ที่| |๓| |กว้าง| |5| |เมตร"),
        ("ศพด.บ้านไร่และอสม.ตำบล", "ศพด.|บ้านไร่|และ|อสม.|ตำบล"),
        ("ประชาคมครุภัณฑ์", "ประชาคม|ครุภัณฑ์"),
        ("", ""),
    ],
)
def test_a_text_is_cut_into_words(text, expected):
    assert "|".join(cut(text)) == expected


def test_without_nlpo3_the_longest_word_from_the_left_is_taken():
    assert cut_by_longest_match("ประชาคมหมู่บ้าน ๒/๒๕๖๙ ตำบลมะเขือแจ้ฟฟGPS") == [
        "ประชาคมหมู่บ้าน",
        " ",
        "๒/๒๕๖๙",
        " ",
        "ตำบล",
        "มะเขือ",
        "แจ้",
        "ฟฟ",
        "GPS",
    ]


def test_a_platform_without_nlpo3_still_cuts(monkeypatch):
    monkeypatch.setitem(sys.modules, "nlpo3", None)  # what an import that fails looks like
    monkeypatch.setattr(words, "_load_into_nlpo3", words._load_into_nlpo3.__wrapped__)
    assert cut("ประชาคมครุภัณฑ์") == ["ประชาคม", "ครุภัณฑ์"]


def test_threads_that_cut_first_at_the_same_moment_load_once(monkeypatch):
    from concurrent.futures import ThreadPoolExecutor

    monkeypatch.setattr(words, "_DICTIONARY", "for this test")
    monkeypatch.setattr(words, "_load_into_nlpo3", lru_cache(words._load_into_nlpo3.__wrapped__))
    with ThreadPoolExecutor(8) as pool:
        assert set(map(tuple, pool.map(cut, ["ประชาคมครุภัณฑ์"] * 16))) == {("ประชาคม", "ครุภัณฑ์")}


mess = st.text(alphabet="กขนำ่้ีาเแ ๆ.12๓/\n\u00a0ab😀\x00ถนห", max_size=40) | st.text(max_size=30)


@given(mess)
def test_the_words_of_a_text_are_the_text(text):
    assert "".join(cut(text)) == text
    assert "".join(cut_by_longest_match(text)) == text


def test_a_very_long_text_is_only_cut_at_its_spaces():
    sentence = "ก่อสร้างถนน "
    long = sentence * (MOST_CUT // len(sentence) + 1)
    assert cut(long)[:4] == ["ก่อสร้างถนน", " ", "ก่อสร้างถนน", " "]
    assert "".join(cut(long)) == long


@pytest.mark.parametrize("repeated", ["ก", "่", "ฟ", "คนกรรมการ", "1,", "1 ", "หมู่ที่", "12 ก.พ. "])
def test_hostile_text_is_cut_in_bounded_time(repeated):
    text = repeated * (MOST_CUT // len(repeated))
    start = time.perf_counter()
    breakable(text)
    search_words(text)
    assert time.perf_counter() - start < 1.5


@pytest.mark.parametrize(
    ("compound", "expected"),
    [
        ("คลองส่งน้ำ", ["คลอง", "ส่ง", "น้ำ"]),
        ("ศูนย์พัฒนาเด็กเล็ก", ["ศูนย์", "พัฒนา", "เด็กเล็ก", "เด็ก", "เล็ก"]),
        ("ปีงบประมาณ", ["ปี", "งบประมาณ", "งบ", "ประมาณ"]),
        ("คอนกรีต", []),
        ("น้ำ", []),
    ],
)
def test_a_compound_is_found_by_its_parts(compound, expected):
    assert parts(compound) == expected


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("น้ำ", "ซ่อมแซมคลองส่งน้ำ"),
        ("น้ำ", "ท่อระบายน้ำ คสล."),
        ("เด็ก", "ศูนย์พัฒนาเด็กเล็ก"),
        ("คอนกรีต", ROAD),
        ("อสม", "ประชุม อสม. ตำบล"),
        ("รพสต", "สนับสนุน รพ.สต."),
        ("1200", "ยาว ๑,๒๐๐ เมตร"),
        ("cctv", "ติดตั้ง CCTV"),
        ("นํ้า", "น้ำ"),
    ],
)
def test_a_query_finds_the_text(query, text):
    assert set(search_words(query)) <= set(search_words(text))


def test_search_words_have_neither_spaces_nor_signs():
    assert search_words("ถนน (สายหลัก) - ต่างๆ , ๓ !!") == ["ถนน", "สาย", "หลัก", "ต่าง", "3"]


def test_every_planning_term_is_known_and_clean():
    from importlib.resources import files

    terms = files("ruamphaen.thai").joinpath("word_lists", "planning.txt").read_text("utf-8")
    listed = terms.splitlines()
    assert len(listed) >= 150
    assert [word for word in listed if clean(word) != word or word not in dictionary()] == []
    assert sorted(set(listed)) == listed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ROAD, ["หมู่ที่ ๓", "5 เมตร"]),
        ("ครั้งที่ ๒/๒๕๖๙ เมื่อวันที่ 12 ก.พ. 2569", ["ครั้งที่ ๒/๒๕๖๙", "วันที่ 12 ก.พ. 2569"]),
        ("12 กุมภาพันธ์ พ.ศ. 2569", ["12 กุมภาพันธ์ พ.ศ. 2569"]),
        ("งบ 1,250,000.50 บาท เวลา 09.30 น.", ["1,250,000.50 บาท", "09.30 น."]),
        ("ปีงบประมาณ พ.ศ. 2569", ["ปีงบประมาณ พ.ศ. 2569"]),
        ("แบบ ผ. 02 ม. 5", ["ผ. 02", "ม. 5"]),
        ("พื้นที่ 300 ตร.ม. หรือ 20 ไร่", ["300 ตร.ม.", "20 ไร่"]),
        ("ร้อยละ 80 ของครัวเรือน", ["ร้อยละ 80"]),
        ("ไม่มีตัวเลข", []),
    ],
)
def test_number_phrases_are_found_and_bound(text, expected):
    assert phrases(text) == expected
    bound = bind(text)
    assert bound.replace("\u00a0", " ") == text
    assert bound.count("\u00a0") == sum(phrase.count(" ") for phrase in expected)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (ROAD, "ก่อสร้าง|ถนน|คอนกรีตเสริมเหล็ก หมู่ที่_๓ กว้าง 5_เมตร"),
        ("หมู่ที่3ตำบลป่าสัก", "หมู่ที่3ตำบล|ป่า|สัก"),
        ("ระบบCCTVของอบต.", "ระบบ|CCTV|ของ|อบต."),
        ("ประชุมครั้งที่ ๒/๒๕๖๙", "ประชุม|ครั้งที่_๒/๒๕๖๙"),
        ("ต่างๆ ฯลฯ", "ต่างๆ ฯลฯ"),
        ("(ถนน)", "(ถนน)"),
    ],
)
def test_lines_break_between_words_only(text, shown):
    assert breakable(text).replace("\u200b", "|").replace("\u00a0", "_") == shown


@given(st.text(alphabet="กขนำ่้ีาเแ ๆ.12๓/\nabถนหมู่ที่", max_size=40))
def test_break_marks_come_off_again(text):
    marked = breakable(text)
    assert unbroken(marked) == text
    assert breakable(marked) == marked
