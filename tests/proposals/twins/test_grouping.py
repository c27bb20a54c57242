"""Groups of near-duplicates: nothing is lost, order does not count, chains end, work grows evenly."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ruamphaen.proposals.rules.twins.grouping import group
from ruamphaen.proposals.rules.twins.index import (
    MOST_COMPARED,
    MOST_SCANNED,
    MOST_SCANNED_TO_SUGGEST,
    TwinIndex,
)
from ruamphaen.proposals.rules.twins.judging import Difference, compare, contradict
from ruamphaen.proposals.rules.twins.reading import read
from tests.proposals.twins.labelled import families, made_up

NEEDS = [
    text
    for need, pairs in list(families("tuned"))[:8]
    for text in [need, *(pair.other for pair in pairs)]
]
SOME = st.lists(st.sampled_from([*NEEDS, "", " ", "ครับ"]), max_size=25)


def numbered(texts: list[str]) -> list[tuple[str, str]]:
    return [(f"{at:03}", text) for at, text in enumerate(texts)]


@given(SOME, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_order_in_which_texts_come_does_not_count(texts, chance):
    given_first = numbered(texts)
    given_later = list(given_first)
    chance.shuffle(given_later)
    assert group(given_first) == group(given_later)


@given(SOME)
@settings(max_examples=40, deadline=None)
def test_every_text_is_kept_once_and_no_group_holds_a_contradiction(texts):
    rows = dict(numbered(texts))
    found = group(rows.items())
    grouped = [member.id for one in found.groups for member in one.members]
    assert sorted([*grouped, *found.alone, *found.empty]) == sorted(rows)
    for one in found.groups:
        assert one.members[0].id == one.head
        assert len(one.members) > 1
        readings = [read(rows[member.id]) for member in one.members]
        assert all(compare(readings[0], other).twins for other in readings)
        assert all(contradict(first, second) is None for first in readings for second in readings)


def test_groups_around_what_is_said_most_often():
    texts = ["ซ่อมถนนซอย 3", "ซอย 3 ซ่อมถนน", "ซ่อมถนน ซ.๓ ค่ะ", "ซ่อมถนน ซอย 5", ""]
    found = group(numbered(texts))
    assert [[member.id for member in one.members] for one in found.groups] == [
        ["000", "001", "002"]
    ]
    assert (found.alone, found.empty) == (("003",), ("004",))


def test_a_chain_of_small_differences_does_not_become_a_crowd():
    """Each text has one word more than the one before; the ends are no twins of each other."""
    words = [
        "ที่นั่ง",
        "ร่มไม้",
        "ดอกไม้",
        "น้ำพุ",
        "รูปปั้น",
        "ทางวิ่ง",
        "เวที",
        "ห้องน้ำ",
        "ลานจอด",
        "หอนาฬิกา",
        "รั้วเหล็ก",
    ]
    chain = ["ปรับปรุงลานกิจกรรม " + " ".join(words[:end]) for end in range(1, len(words) + 1)]
    steps = [compare(read(a), read(b)).twins for a, b in pairwise(chain)]
    assert sum(steps) >= 8
    assert not compare(read(chain[0]), read(chain[-1])).twins
    found = group(numbered(chain))
    readings = dict(numbered(chain))
    assert max(len(one.members) for one in found.groups) < len(chain)
    for one in found.groups:
        head = read(readings[one.head])
        assert all(compare(head, read(readings[member.id])).twins for member in one.members)


def test_a_vague_head_does_not_join_what_contradicts():
    texts = ["ไฟดับหน้าวัดป่าแดง", "ไฟดับ 2 ดวงหน้าวัดป่าแดง", "ไฟดับ 5 ดวงหน้าวัดป่าแดง"]
    (one,) = group(numbered(texts)).groups
    assert len(one.members) == 2


def all_alike(count: int) -> list[tuple[str, str]]:
    """The worst there is: needs with the same words and numbers but for the name of the temple."""
    names = [
        "ศรี",
        "บุญ",
        "ดอน",
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
    return numbered(
        [
            f"ขอไฟส่องสว่างหน้าวัด{names[at % 16]}{names[at // 16 % 16]}{names[at // 256 % 16]}"
            for at in range(count)
        ]
    )


@pytest.mark.parametrize("texts", [made_up, all_alike])
def test_the_work_grows_with_the_number_of_texts_not_with_its_square(texts):
    found = {size: group(texts(size)) for size in (1_000, 2_000, 4_000)}
    for size, one in found.items():
        assert one.scanned <= size * MOST_SCANNED
        assert one.compared <= size * MOST_COMPARED
    assert found[4_000].compared / found[1_000].compared <= 4 * 1.5
    if texts is all_alike:  # there the index has reached what it looks at for one text
        assert found[4_000].scanned / found[2_000].scanned <= 2 * 1.2


def test_a_thousand_people_who_ask_for_the_same_are_one_group_for_little_work():
    ends = ["", "ครับ", "ค่ะ", " ด้วย", " หน่อยนะคะ"]
    texts = [f"ซ่อมถนน หมู่ {'๓' if at % 2 else '3'}{ends[at % 5]}" for at in range(1_000)]
    found = group(numbered(texts))
    assert [len(one.members) for one in found.groups] == [1_000]
    assert found.compared == 0


# ------------------------------------------------------------------ suggestions while typing


def index_of(texts: dict[int, str]) -> TwinIndex[int]:
    index: TwinIndex[int] = TwinIndex()
    for item, text in texts.items():
        index.add(item, text)
    return index


WISHES = {
    1: "ขอไฟส่องสว่างหน้าวัดศรีบุญเรือง หมู่ที่ 3",
    2: "ขอไฟส่องสว่างหน้าวัดศรีบุญเรือง หมู่ที่ 5",
    3: "ขุดลอกคลองส่งน้ำบ้านดอนแก้ว",
    4: "อบรมอาชีพทอผ้าให้กลุ่มแม่บ้าน",
}


def test_suggestions_come_when_there_is_enough_to_judge_and_say_what_differs():
    index = index_of(WISHES)
    assert index.similar_to("") == index.similar_to("ขอ") == index.similar_to("ขอไฟ") == []
    half = index.similar_to("อยากได้ไฟส่องสว่างหน้าวัด")
    assert [one.id for one in half] == [1, 2]
    whole = index.similar_to("ขอไฟส่องสว่างหน้าวัดศรีบุญเรือง ม.๓ ค่ะ")
    assert [(one.id, one.likeness.difference) for one in whole] == [
        (1, None),
        (2, Difference.NUMBER),
    ]


def test_an_index_follows_what_is_added_changed_and_removed():
    index = index_of(WISHES)
    index.add(3, "สร้างสะพานข้ามคลองบ้านดอนแก้ว")
    assert len(index) == 4
    assert index.similar_to("ขุดลอกคลองส่งน้ำบ้านดอนแก้ว") == []
    assert [one.id for one in index.similar_to("สร้างสะพานข้ามคลองบ้านดอนแก้ว")] == [3]
    for item in WISHES:
        index.remove(item)
        index.remove(item)
        assert item not in index
    assert (len(index), index.similar_to(WISHES[1])) == (0, [])
    assert index._postings == {}


def test_a_suggestion_costs_no_more_among_many():
    index: TwinIndex[str] = TwinIndex()
    for item, text in made_up(3_000):
        index.add(item, text)
    index.scanned = index.compared = 0
    answers = Counter(len(index.similar_to(text)) > 0 for _, text in made_up(50))
    assert answers == {True: 50}
    assert index.scanned <= 50 * MOST_SCANNED_TO_SUGGEST
