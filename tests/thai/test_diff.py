"""เดิม / ใหม่ word by word."""

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ruamphaen.thai import diff
from ruamphaen.thai.diff import RunKind, only_writing, word_diff
from ruamphaen.thai.text import clean
from ruamphaen.thai.words import MOST_CUT

_MARKS = {RunKind.SAME: "{}", RunKind.REMOVED: "[-{}-]", RunKind.ADDED: "[+{}+]"}


def told(before, after):
    return "".join(_MARKS[run.kind].format(run.text) for run in word_diff(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", ""),
        ("ถนน", "ถนน", "ถนน"),
        ("", "ถนนคอนกรีต", "[+ถนนคอนกรีต+]"),
        ("ถนนคอนกรีต", "", "[-ถนนคอนกรีต-]"),
        # no spaces between words: only the word is marked
        ("ก่อสร้างสะพานลูกรังหมู่บ้าน", "ก่อสร้างถนนคอนกรีตหมู่บ้าน", "ก่อสร้าง[-สะพานลูกรัง-][+ถนนคอนกรีต+]หมู่บ้าน"),
        # what was written on at the end is one addition
        (
            "กว้าง 4 เมตร ยาว 200 เมตร",
            "กว้าง 4 เมตร ยาว 250 เมตร หนา 0.15 เมตร",
            "กว้าง 4 เมตร ยาว [-200-][+250+] เมตร[+ หนา 0.15 เมตร+]",
        ),
        # money with commas and decimals is one word
        ("งบ 1,200,000.50 บาท", "งบ 1,200,000.75 บาท", "งบ [-1,200,000.50-][+1,200,000.75+] บาท"),
        # two changes with nothing but a space between them are read as one
        ("ถนน คอนกรีต ยาว", "สะพาน ลูกรัง ยาว", "[-ถนน คอนกรีต-][+สะพาน ลูกรัง+] ยาว"),
        # Latin words and signs
        ("ติดตั้งกล้อง CCTV 10 ตัว", "ติดตั้งกล้อง IP 10 ตัว", "ติดตั้งกล้อง [-CCTV-][+IP+] 10 ตัว"),
        ("ถนน (สายหลัก)", "ถนน (สายรอง)", "ถนน (สาย[-หลัก-][+รอง+])"),
        ("บรรทัดหนึ่ง\nบรรทัดสอง", "บรรทัดหนึ่ง\nบรรทัดสาม", "บรรทัดหนึ่ง\nบรรทัด[-สอง-][+สาม+]"),
    ],
)
def test_words_that_went_and_came_are_marked(before, after, expected):
    assert told(before, after) == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("หมู่ที่ ๕", "หมู่ที่ 5"),  # Thai and Arabic digits
        ("น้ำ", "น\u0e4d\u0e49\u0e32"),  # the same sara am, put together in another way
        ("ถนน\u200bคอนกรีต", "ถนนคอนกรีต"),  # what nobody sees
        ("ถนน\u00a0คอนกรีต", "ถนน  คอนกรีต"),  # spaces of another kind
        ("ถนน คอนกรีต", "ถนนคอนกรีต"),  # a space alone
        ("ถนน คอนกรีต", "ถนน\nคอนกรีต"),  # a line broken
        ("เเม่น้ำ", "แม่น้ำ"),  # แ typed as two เ
    ],
)
def test_another_writing_is_no_difference(before, after):
    runs = word_diff(before, after)
    assert only_writing(runs)
    assert "".join(run.after for run in runs) == clean(after)


def test_a_digit_that_differs_is_a_difference_in_either_writing():
    assert told("หมู่ที่ ๕", "หมู่ที่ 6") == "หมู่ที่ [-๕-][+6+]"
    assert not only_writing(word_diff("หมู่ที่ ๕", "หมู่ที่ 6"))


def test_a_mark_is_never_torn_from_its_letter():
    assert told("ก่", "ก้") == "[-ก่-][+ก้+]"
    assert told("เก", "แก") == "[-เก-][+แก+]"
    assert told("กา", "กำ") == "[-กา-][+กำ+]"


_LETTERS = st.text("กขนมรเแาำะัิี่้๑๒12 \nabถนนบ้าน.,-()\u200b\u00a0", max_size=60)


@given(_LETTERS, _LETTERS)
def test_the_runs_hold_both_texts_whole(before, after):
    runs = word_diff(before, after)
    assert "".join(run.before for run in runs) == clean(before)
    assert "".join(run.after for run in runs) == clean(after)
    for run in runs:
        assert run.text
        assert bool(run.before) == (run.kind != RunKind.ADDED) or run.kind == RunKind.SAME
    for run, following in pairwise(runs):
        assert run.kind != following.kind
        assert (run.kind, following.kind) != (RunKind.ADDED, RunKind.REMOVED)
        if (run.kind, following.kind) != (RunKind.REMOVED, RunKind.ADDED):
            assert unicodedata.category(following.text[0]) != "Mn"
            assert run.text[-1] not in "เแโใไ"


def lcs_length(one, other):
    """The textbook table, for comparison."""
    row = [0] * (len(other) + 1)
    for left in one:
        above, row = row, [0]
        for at, right in enumerate(other):
            row.append(above[at] + 1 if left == right else max(row[at], above[at + 1]))
    return row[-1]


_WORDS = st.lists(st.sampled_from("abcd"), max_size=20)


@given(_WORDS, _WORDS)
@settings(max_examples=300)
def test_the_most_words_that_can_stay_do(one, other):
    kept = diff._kept(one, other)
    assert len(kept) == lcs_length(one, other)
    assert kept == sorted(kept)
    assert all(one[left] == other[right] for left, right in kept)


def test_a_very_long_text_is_compared_between_its_spaces():
    many = " ".join(f"ถนนสายที่{n}" for n in range(3_000))
    assert len(many) > MOST_CUT
    runs = word_diff(many, many.replace("ถนนสายที่1500 ", "สะพาน "))
    assert [(run.kind.value, run.text) for run in runs if run.kind != RunKind.SAME] == [
        ("removed", "ถนนสายที่1500"),
        ("added", "สะพาน"),
    ]


def test_where_even_that_is_too_much_the_middle_is_one_change(monkeypatch):
    monkeypatch.setattr(diff, "MOST_COMPARED", 4)
    assert told("หนึ่ง ก ข ค ท้าย", "หนึ่ง ค ข ก ท้าย") == "หนึ่ง [-ก ข ค-][+ค ข ก+] ท้าย"


@pytest.mark.parametrize("size", [2_000])
def test_twice_the_text_takes_no_more_than_a_few_times_as_long(size):
    """Words against words grows with their product, but a bit at a time: far below its square."""

    def seconds(letters):
        one = ("ก่อสร้างถนนคอนกรีตเสริมเหล็กหมู่ที่ " * letters)[:letters]
        other = ("ปรับปรุงสะพานไม้และทางเดินหมู่ที่ " * letters)[:letters]
        word_diff(one, other)  # the dictionary is loaded
        started = time.perf_counter()
        word_diff(one, other)
        return time.perf_counter() - started

    assert min(seconds(4 * size) for _ in range(3)) < 16 * max(
        min(seconds(size) for _ in range(3)), 1e-4
    )
