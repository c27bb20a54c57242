"""A whole forum: 300 people of 12 communities, with the sheets that come late, twice or never.

The day is played with a seed, so what really happened is known; whatever the office is told must
add up to it, and every difference must be on a list that a person can work through.
"""

from collections import Counter
from dataclasses import dataclass, field
from random import Random

import pytest

from ruamphaen.base import ledger
from ruamphaen.base.errors import Refused
from ruamphaen.meetings.actions import capture, deciding, roster, sheets, sitting
from ruamphaen.meetings.models import Attendee, Clash, Meeting, Saying
from ruamphaen.meetings.queries.presence import presence
from ruamphaen.meetings.queries.sheets import comparison, sheets_of
from ruamphaen.meetings.rules.clashes import ClashKind
from ruamphaen.meetings.rules.kinds import Method, Outcome, SayingKind, Way
from ruamphaen.meetings.rules.readings import Take
from ruamphaen.organisation.models import Community
from tests import make
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db

PEOPLE, AT_THE_DESK, ON_A_SHEET, DOUBLED = 300, 180, 20, 6
FIRST = ("สมชาย", "สมหญิง", "บุญมา", "คำแปง", "ทองดี", "แสงเดือน", "ประยูร", "มาลัย", "สุข", "จันทร์")
LAST = ("ใจดี", "ทุ่งเหนือ", "ริมธาร", "สวนลำไย", "ปลายนา", "หัวฝาย", "วัดใน", "ดงงาม", "สันติ", "มั่งมี",
        "เขียวขจี", "รุ่งเรือง", "แก้วงาม", "ศรีวงศ์", "อินทะ", "คำมูล", "ใหม่แก้ว", "ยะแสง", "เป็งใจ", "วงค์ษา",
        "มูลเมือง", "ปัญญา", "เตจ๊ะ", "สุวรรณ", "ตาคำ", "กันทะ", "บุญเรือง", "ไชยา", "ธิวงค์", "หล้าคำ")  # fmt: skip


@dataclass
class Day:
    """What really happened: who came, in which group, on which sheet, who stood at the desk twice."""

    meeting: Meeting
    names: list[str]
    came: Counter[str] = field(default_factory=Counter)
    twice: set[str] = field(default_factory=set)


@pytest.fixture
def day(cast: Cast) -> Day:
    """A forum of twelve communities that has just opened, 300 people before its doors."""
    for number in range(1, 13):
        Community.objects.create(organisation=cast.ban_nong, name=f"ชุมชนที่ {number}", number=number)
    meeting = make.meeting(
        organisation=cast.ban_nong,
        groups={"ประธานชุมชน": 12, "ผู้แทนภาคประชาชน": 200, "ผู้แทนภาคเอกชน": 88},
    )
    names = [f"{first} {last}" for first in FIRST for last in LAST][:PEOPLE]
    Random(2569).shuffle(names)
    return Day(sitting.open_meeting(meeting, by=cast.somsri, present=0), names)


def stand_at_the_desk(day: Day, cast: Cast) -> None:
    """180 are taken in by the clerk; six of them come back and are taken in again, spelt another way."""
    groups = list(day.meeting.groups.all())
    places = list(Community.objects.filter(organisation=cast.ban_nong))
    for number, name in enumerate(day.names[:AT_THE_DESK]):
        group, place = groups[number % 3], places[number % 12]
        roster.walk_in(day.meeting, by=cast.somsri, group=group, name=name, community=place)
        day.came[group.name] += 1
        if number % 30 == 7:
            roster.walk_in(
                day.meeting,
                by=cast.wichai,
                group=group,
                name=f"นาย{name.replace(' ', '  ')}",
                community=place,
            )
            day.twice.add(name)


def sign_sheets(day: Day, cast: Cast) -> dict[int, list[str]]:
    """The other 120 sign six sheets; the fifth is lost on the way to the office."""
    rest = day.names[AT_THE_DESK:]
    signed = {
        number + 1: rest[number * ON_A_SHEET : (number + 1) * ON_A_SHEET] for number in range(6)
    }
    group = day.meeting.groups.get(name="ผู้แทนภาคประชาชน")
    for number, names in signed.items():
        if number != 5:
            day.came[group.name] += len(names)
    return signed


def test_a_day_with_late_doubled_and_lost_sheets_adds_up_to_what_happened(day, cast):
    meeting = day.meeting
    stand_at_the_desk(day, cast)
    signed = sign_sheets(day, cast)
    group = meeting.groups.get(name="ผู้แทนภาคประชาชน")

    # What was said: three needs from each community, one card handed in twice.
    for place in Community.objects.filter(organisation=cast.ban_nong):
        for number in range(3):
            capture.say(
                meeting,
                by=cast.somsri,
                kind=SayingKind.NEED,
                text=f"ขอไฟส่องสว่าง จุดที่ {number + 1}",
                community=place,
                item=meeting.items.first(),
            )
    assert Saying.objects.filter(meeting=meeting).count() == 36

    # The vote: as many as are in the room, doubled rows and all, is still too many after they are settled.
    assert presence(meeting, TODAY).in_the_room == AT_THE_DESK + DOUBLED
    doubles = Clash.objects.filter(meeting=meeting, kind=ClashKind.DOUBLE)
    found = {
        Attendee.objects.get(uid=clash.about).name.removeprefix("นาย").replace("  ", " ")
        for clash in doubles
    }
    assert found == day.twice
    for clash in doubles:
        first, second = (
            Attendee.objects.get(uid=clash.about),
            Attendee.objects.get(uid=clash.other),
        )
        roster.same_person(first, second, by=cast.somsri)
    assert presence(meeting, TODAY).in_the_room == AT_THE_DESK
    item = meeting.items.all()[1]
    motion = deciding.put_motion(
        item, by=cast.somsri, text="เห็นชอบร่างแผน", method=Method.SHOW_OF_HANDS
    )
    with pytest.raises(Refused, match=f"{AT_THE_DESK + DOUBLED} เสียง"):
        deciding.count(motion, by=cast.somsri, yes=AT_THE_DESK + DOUBLED, no=0, abstain=0)
    deciding.count(motion, by=cast.somsri, yes=150, no=20, abstain=10)
    deciding.resolve(item, by=cast.somsri, outcome=Outcome.AGREED, text="เห็นชอบ", motion=motion)
    meeting.refresh_from_db()
    sitting.close(meeting, by=cast.somsri)
    meeting.refresh_from_db()

    # In the evening two clerks type the sheets: one line is read differently, one sheet comes twice.
    for number, names in signed.items():
        if number == 5:
            continue
        other = [name.replace("ใจดี", "ใจดิ") for name in names]
        sheets.type_sheet(
            meeting,
            by=cast.somsri,
            number=number,
            names=list(enumerate(names, start=1)),
            group=group,
        )
        sheets.type_sheet(
            meeting, by=cast.anan, number=number, names=list(enumerate(other, start=1)), group=group
        )
    with pytest.raises(Refused, match="แผ่นที่ 2 มีผู้พิมพ์ครบสองคนแล้ว"):
        sheets.type_sheet(
            meeting, by=cast.wichai, number=2, names=list(enumerate(signed[2], start=1))
        )
    differed = 0
    for row in sheets_of(meeting, cast.somsri.tag).sheets:
        both = comparison(row.sheet)
        differed += len(both.differing)
        right = {
            place: Take.FIRST if pair.first and "ใจดี" in pair.first.name else Take.SECOND
            for place, pair in both.differing
        }
        sheets.settle_sheet(row.sheet, by=cast.somsri, group=group, takes=right, seen=both.seen)
    read_differently = [
        name for number, names in signed.items() if number != 5 for name in names if "ใจดี" in name
    ]
    assert differed == len(read_differently) > 0
    with pytest.raises(Refused, match="นับแล้ว"):
        sheets.type_sheet(
            meeting, by=cast.somsri, number=2, names=list(enumerate(signed[2], start=1))
        )

    # Everything adds up: 280 of 300 are known to have been there, and the list says what is missing.
    there = presence(meeting, TODAY)
    assert sheets_of(meeting, cast.somsri.tag).missing == [5]
    assert there.present == PEOPLE - ON_A_SHEET == day.came.total()
    assert {row.group.name: row.present for row in there.groups} == dict(day.came)
    by_way = Counter(
        Attendee.objects.filter(
            meeting=meeting, same_as=None, present_at__isnull=False
        ).values_list("present_by", flat=True)
    )
    assert by_way == {Way.WALK_IN: AT_THE_DESK, Way.PAPER: PEOPLE - AT_THE_DESK - ON_A_SHEET}
    assert ledger.verify() == []
