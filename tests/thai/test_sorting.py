"""Dictionary order, with the Unicode collation algorithm (pyuca) as the judge."""

import random
from importlib.resources import files
from itertools import pairwise

import pytest

from ruamphaen.thai.sorting import sort_key


@pytest.mark.parametrize(
    "in_order",
    [
        ["กา", "ก่า", "ก้า", "กาก", "กำ", "เก", "เก่า", "แก", "ไก่", "ขา", "เขา"],
        ["หมู่ที่ 1", "หมู่ที่ ๒", "หมู่ที่ 3"],
        ["Alpha", "beta", "Gamma", "กลาง"],
        ["ถนน", "ถนน ก", "ถนนกลาง"],
        ["จาง", "จางๆ", "จ่าง"],
        ["ลำพูน", "เลย", "สงขลา", "เสนา", "อุบล", "แอ่ว"],
    ],
)
def test_names_stand_in_dictionary_order(in_order):
    shuffled = random.Random(7).sample(in_order, len(in_order))
    assert sorted(shuffled, key=sort_key) == in_order


def test_three_thousand_words_stand_as_the_unicode_collation_algorithm_puts_them():
    import pyuca

    lines = files("ruamphaen.thai").joinpath("word_lists", "words_th.txt").read_text("utf-8")
    # ๆ is a letter to the algorithm; a Thai dictionary skips it.
    words = [word for word in lines.splitlines() if word and "ๆ" not in word]
    sample = random.Random(2569).sample(words, 3000)
    judge = pyuca.Collator().sort_key
    ours = sorted(sample, key=sort_key)
    wrong = [(one, other) for one, other in pairwise(ours) if judge(one) > judge(other)]
    assert wrong == []


def test_two_spellings_that_look_the_same_have_one_key():
    assert sort_key("นํ้า ๑") == sort_key("น้ำ 1")
