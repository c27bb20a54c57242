"""Nothing of the law and no act is shown to people under its code."""

from decimal import Decimal

import pytest
from django.utils import translation

from ruamphaen.law.regulation import names
from ruamphaen.law.units import UNITS, MonthDay
from ruamphaen.organisation.act_words import act_in_words, thing_of
from ruamphaen.organisation.law_words import NAMES, TOPICS, topic_of, value_in_words


def test_every_value_of_law_has_a_name_for_people():
    assert sorted(NAMES) == sorted(names())


def test_every_topic_of_the_page_has_values_and_every_value_a_topic():
    assert {topic_of(name) for name in names()} == set(range(len(TOPICS)))


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("plan.post_days", "จัดทำและประกาศใช้แผน"),
        ("plan.post_days.change", "เพิ่มเติม เปลี่ยนแปลง แก้ไขแผน"),
        ("council.agenda", "สภาท้องถิ่น"),
    ],
)
def test_a_value_stands_under_the_topic_an_officer_looks_for(name, topic):
    assert str(TOPICS[topic_of(name)][0]) == topic


VALUES = {
    "days": (30, "30 วัน"),
    "working days": (5, "5 วันทำการ"),
    "years": (5, "5 ปี"),
    "people": (1200, "1,200 คน"),
    "times a year": (1, "ปีละ 1 ครั้ง"),
    "month": (10, "เดือนตุลาคม"),
    "months of the year": ((4, 10), "เดือนเมษายน, ตุลาคม"),
    "month and day": (MonthDay(8, 15), "15 สิงหาคม"),
    "share": (Decimal("0.5"), "ร้อยละ 50"),
    "percent": (Decimal("66.67"), "ร้อยละ 66.67"),
    "yes or no": (False, "ไม่ใช่"),
    "choice": ("thai", "เลขไทย (๑ ๒ ๓)"),
    "texts": (("ก", "ข"), "ก · ข"),
}


@pytest.mark.parametrize("unit", UNITS)
def test_each_unit_of_law_reads_as_people_say_it(unit):
    value, words = VALUES[unit]
    assert value_in_words(unit, value) == words


def test_a_value_nobody_knows_says_so():
    assert value_in_words("share", None) == "ยังไม่ได้กำหนด"


def test_months_are_english_on_an_english_page():
    with translation.override("en"):
        assert "August" in value_in_words("month and day", MonthDay(8, 15))


def test_an_act_without_words_is_still_told_as_work():
    assert act_in_words("some.thing") == "ทำงานในระบบ"


@pytest.mark.parametrize(
    ("act", "facts", "shown"),
    [
        ("organisation.add_department", {"name": "กองช่าง"}, "กองช่าง"),
        ("organisation.hand_over", {"giver": "ab12", "taker": "cd34", "title": "ปลัด"}, "ปลัด"),
        ("organisation.seat_member", {"group": "experts", "role": ""}, ""),
        (
            "organisation.choose_local_rule",
            {"name": "plan.post_days", "value": "45"},
            "ปิดประกาศแผนให้ประชาชนทราบ ไม่น้อยกว่า",
        ),
    ],
)
def test_an_act_names_its_thing_and_never_a_person(act, facts, shown):
    assert thing_of(act, facts) == shown
