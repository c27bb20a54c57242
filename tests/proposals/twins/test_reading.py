"""What is read in one text: numbers, sides, acts; and that no text is too strange to read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ruamphaen.proposals.rules.twins.judging import Difference, compare
from ruamphaen.proposals.rules.twins.numbers import taken_out
from ruamphaen.proposals.rules.twins.reading import read, sketch
from ruamphaen.proposals.rules.twins.spelling import distance, folded, near

THAI = st.text("กขคงดตนบปมรลวสหอะาิีุูเแโไ่้์ำๆ๓3 5.-/aé\u200b\n", max_size=60)


@pytest.mark.parametrize(
    ("text", "names", "amounts"),
    [
        ("ซ่อมถนน ซอย3 หมู่ 5", {("ซอย", "3"), ("หมู่", "5")}, set()),
        ("ม.7 ยาว 200 ม.", {("หมู่", "7")}, {("เมตร", "200")}),
        ("เสา pea-0412", {("", "pea0412")}, set()),
        ("เสา pea o412", {("", "pea0412")}, set()),
        ("หมู่สี่ ไฟสองดวง", {("หมู่", "4")}, {("ดวง", "2")}),
        ("ไฟดับมา 3 วันแล้ว แจ้งครั้งที่ 2", set(), set()),
        ("1.ทางเท้า ซอย 14/1", {("ซอย", "14/1")}, set()),
        ("แจ้งเมื่อ 2/8/2565 เวลา 17.44 น. โทร 081-234-5678", set(), set()),
        ("เบี้ย 1,000 บาท ปี 2568", set(), {("บาท", "1000"), ("ปี", "2568")}),
        ("ซอย 7 ท่อแตก", {("ซอย", "7")}, set()),
        ("หมู่ 05", {("หมู่", "5")}, set()),
    ],
)
def test_numbers_are_told_by_what_stands_beside_them(text, names, amounts):
    numbers, _ = taken_out(text)
    assert (set(numbers.names), set(numbers.amounts)) == (names, amounts)


def test_a_broken_road_is_one_to_be_mended_and_a_thing_asked_for_is_to_be_built():
    assert read("ถนนหน้าวัดพัง").acts == read("ซ่อมถนนหน้าวัด").acts == {"mend"}
    assert read("ขอถังขยะหน้าวัด").acts == read("ติดตั้งถังขยะหน้าวัด").acts == {"build"}


def test_a_side_is_read_before_a_place_and_not_within_other_words():
    assert read("น้ำท่วมหลังวัด").sides == {("around", "หลัง")}
    assert read("ซ่อมหลังคาศาลา").sides == frozenset()
    assert read("บ้านทุ่งยาวใต้").sides == {("compass", "ใต้")}


@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [
        ("ซ่อมถนน ซอย 3", "ซ่อมถนน ซอย 5", Difference.NUMBER),
        ("ซ่อมถนน ซอย 3 หมู่ 5", "ซ่อมถนน ซอย 5 หมู่ 3", Difference.NUMBER),
        ("ไฟดับหน้าวัดบุญยืน", "ไฟดับหลังวัดบุญยืน", Difference.SIDE),
        ("อยากให้มีตลาดนัด", "ไม่อยากให้มีตลาดนัด", Difference.NEGATION),
        ("สร้างสะพานบ้านไร่", "รื้อสะพานบ้านไร่", Difference.ACT),
        ("ไฟดับหน้าวัดบุญยืน", "ไฟดับหน้าวัดสวนดอก", Difference.PLACE),
        ("ขุดลอกคลอง", "ขุดลอกคลองบ้านดอน", Difference.PLACE),
        ("น้ำท่วมชุมชนเจริญราษฎร์", "น้ำท่วมชุมชนราษฎร์เจริญ", Difference.PLACE),
        ("ขอถังขยะที่สนาม", "ขอม้านั่งที่สนาม", Difference.WORDS),
        ("ช่วยด้วยครับ", "แจ้งค่ะ", Difference.TOO_LITTLE),
        ("", "", Difference.TOO_LITTLE),
    ],
)
def test_it_says_in_what_two_needs_differ(one, other, difference):
    assert compare(read(one), read(other)).difference == difference
    assert compare(read(other), read(one)).difference == difference


def test_texts_that_say_nothing_else_are_twins_only_when_equal():
    assert compare(read("ช่วยด้วยครับ"), read("ช่วยด้วยครับ")).twins
    assert compare(read("???"), read("!!!")).difference is not None


@pytest.mark.parametrize(
    "text",
    [
        "ก" * 1_000_000,
        "ก" + "\u0e48" * 200,
        "e" + "\u0301" * 200 + "ไฟดับ",
        "1" * 100_000,
        "หมู่ที่ " * 100_000,
        "ซอย" * 100_000,
        "\u200b" * 50_000,
        "ๆ" * 5_000,
        "\x00\x07\ud800",
    ],
    ids=["megabyte", "marks", "foreign marks", "digits", "labels", "soi", "unseen", "ๆ", "junk"],
)
def test_no_text_is_too_strange_or_too_long_to_read(text):
    reading = read(text)
    assert sum(len(word.heard) for word in reading.words) <= 4_000
    assert compare(reading, reading).twins == bool(reading.key)


@given(THAI, THAI)
@settings(max_examples=150, deadline=None)
def test_comparing_is_symmetrical_and_a_text_is_its_own_twin(one, other):
    first, second = read(one), read(other)
    there, back = compare(first, second), compare(second, first)
    assert (there.twins, round(there.score, 9)) == (back.twins, round(back.score, 9))
    assert compare(first, read(one)).twins == bool(first.key)


@given(THAI)
@settings(max_examples=100, deadline=None)
def test_a_sketch_is_a_few_small_whole_numbers(text):
    keys = sketch(read(text))
    assert len(keys) <= 24
    assert all(0 <= key < 2**32 for key in keys)


def test_a_sketch_is_the_same_in_every_process_and_release():
    """Kept in a database, another value would lose every text kept before."""
    assert sketch(read("ไฟดับ ซอย 3")) == SKETCH


SKETCH = (3657371479, 2537467761)


@given(st.text("กขคง", max_size=8), st.text("กขคง", max_size=8))
@settings(max_examples=200, deadline=None)
def test_the_distance_of_spellings_is_that_of_the_textbook(one, other):
    exact = _textbook(one, other)
    assert distance(one, other, 20) == exact
    assert min(distance(one, other, 1), 2) == min(exact, 2)


def _textbook(one: str, other: str) -> int:
    table = [
        [max(i, j) if min(i, j) == 0 else 0 for j in range(len(other) + 1)]
        for i in range(len(one) + 1)
    ]
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            same = one[i - 1] == other[j - 1]
            table[i][j] = min(
                table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (not same)
            )
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
    return table[-1][-1]


def test_what_sounds_alike_folds_into_one_and_names_are_held_strictly():
    assert folded("ศาลา") == folded("สาลา")
    assert folded("จันทร์") == folded("จันทน์")
    assert near("ถังขยะ", "ถังขะย", strict=False)
    assert not near("ดอน", "ดอย", strict=False)
    assert near("หนองหอย", "หนองหอ", strict=True)
    assert not near("หนองหอย", "หนองหาย", strict=True)
