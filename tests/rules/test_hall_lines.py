"""What is typed in the hall, read without a database: marked lines, two readings of a sheet, wrong keys."""

import pytest

from ruamphaen.meetings.rules.keyboard import as_latin, as_thai
from ruamphaen.meetings.rules.kinds import SayingKind
from ruamphaen.meetings.rules.marks import (
    Marked,
    NamedPlace,
    PlaceProblem,
    find_place,
    read_line,
    write_line,
)
from ruamphaen.meetings.rules.readings import (
    Pair,
    Reading,
    compare,
    look_like_two_sheets,
    missing_numbers,
    read_names,
)

LINES = {
    "ขอถนน": Marked("ขอถนน"),
    "น ขอถนน": Marked("ขอถนน", SayingKind.NEED),
    "ร.น้ำท่วมทุกปี": Marked("น้ำท่วมทุกปี", SayingKind.COMPLAINT),
    "น้ำไม่ไหล": Marked("น้ำไม่ไหล"),
    "น ขอไฟ ซอย 3 /5 +คนเดินกลางคืน _ปากซอย #12": Marked(
        "ขอไฟ ซอย 3", SayingKind.NEED, "5", "คนเดินกลางคืน", "ปากซอย", 12
    ),
    "ค /หนองบัว เห็นด้วยกับแผน": Marked("เห็นด้วยกับแผน", SayingKind.OPINION, "หนองบัว"),
    "ขอทางลาด @ผู้สูงอายุ และเด็ก _ศูนย์ สุขภาพ": Marked(
        "ขอทางลาด", None, "", "ผู้สูงอายุ และเด็ก", "ศูนย์ สุขภาพ"
    ),
    "ตามแผนครั้งที่ 1/2569 ข้อ 3+4": Marked("ตามแผนครั้งที่ 1/2569 ข้อ 3+4"),
    "ช เจ้าหน้าที่ดี บ๑๒": Marked("เจ้าหน้าที่ดี", SayingKind.PRAISE, card=12),
    "ขอบ่อบาดาล บ้าน 12": Marked("ขอบ่อบาดาล บ้าน 12"),
    "": Marked(""),
    "น": Marked("น"),
}


@pytest.mark.parametrize("line", LINES)
def test_a_line_says_what_its_marks_say(line):
    assert read_line(line) == LINES[line]


@pytest.mark.parametrize("line", [line for line in LINES if line not in {"", "น"}])
def test_a_line_written_again_reads_the_same(line):
    assert read_line(write_line(read_line(line))) == read_line(line)


PLACES = [
    NamedPlace(1, "บ้านหนองบัว", 5),
    NamedPlace(2, "บ้านหนองบัวใต้", 6),
    NamedPlace(3, "ชุมชนจามเทวี", None),
    NamedPlace(4, "บ้านศรีบุญยืน", 1),
    NamedPlace(5, "บ้านศรีบุญยืน", 2),
]


@pytest.mark.parametrize(
    ("typed", "key"),
    [("5", 1), ("๖", 2), ("หนองบัว", 1), ("หนองบัวใ", 2), ("จาม", 3), ("เทวี", 3), ("บ้านหนองบัว", 1)],
)
def test_a_community_is_found_by_number_or_the_beginning_of_its_name(typed, key):
    assert find_place(typed, PLACES) == next(place for place in PLACES if place.key == key)


def test_a_community_that_could_be_two_or_none_is_not_guessed():
    several = find_place("ศรีบุญยืน", PLACES)
    assert several == (PlaceProblem.SEVERAL, PLACES[3:])
    assert find_place("ไม่มี", PLACES) == (PlaceProblem.UNKNOWN, [])
    assert find_place("99", PLACES) == (PlaceProblem.UNKNOWN, [])


def readings(*names: str) -> list[Reading]:
    return [Reading(place, name) for place, name in enumerate(names, start=1)]


def test_a_line_left_out_by_one_typist_shifts_nothing():
    first = readings("นายหนึ่ง", "นางสอง", "นายสาม", "นางสี่")
    second = readings("หนึ่ง", "นายสาม", "นางสี่")
    pairs = compare(first, second)
    assert [pair.agrees for pair in pairs] == [True, False, True, True]
    assert pairs[1] == Pair(first[1], None)


def test_two_readings_of_one_roster_row_agree_whatever_the_spelling():
    pairs = compare([Reading(1, "สมชัย ใจดี", 7)], [Reading(1, "สมชาย ใจดี", 7)])
    assert [pair.agrees for pair in pairs] == [True]


def test_two_sheets_with_one_number_are_noticed():
    assert look_like_two_sheets(compare(readings("ก", "ข", "ค"), readings("ง", "จ", "ฉ")))
    assert not look_like_two_sheets(compare(readings("ก", "ข", "ค"), readings("ก", "ข", "ฉ")))


def test_empty_lines_keep_their_numbers():
    assert read_names("นายหนึ่ง\r\n\r\n นางสาม \n") == [(1, "นายหนึ่ง"), (3, "นางสาม")]
    assert read_names("  \n") == []


def test_missing_sheets_are_told():
    assert missing_numbers([1, 2, 5]) == [3, 4]
    assert missing_numbers([]) == []


def test_keys_pressed_in_the_other_language_are_read():
    address = "https://town.go.th/t/7K2M/"
    assert as_latin(as_thai(address)) == address
    assert as_thai("l,=kp") == "สมชาย"
