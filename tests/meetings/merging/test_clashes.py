"""What two boxes say differently stands side by side until a person chooses; nobody is lost."""

import json
from datetime import timedelta

import pytest

from ruamphaen.base import ledger
from ruamphaen.base.errors import Refused
from ruamphaen.meetings.actions import boxes, capture, merging, roster, settling, sitting
from ruamphaen.meetings.models import (
    AgendaItem,
    Attendee,
    Card,
    Clash,
    Group,
    Meeting,
    Saying,
    Tally,
)
from ruamphaen.meetings.queries.presence import presence
from ruamphaen.meetings.rules import journal
from ruamphaen.meetings.rules.clashes import ClashKind, WayOut
from ruamphaen.meetings.rules.kinds import SayingKind, State, Way
from tests.cast import TODAY
from tests.meetings.halls import hall, state_of
from tests.meetings.merging.homecoming import (
    MORNING,
    come_home,
    counted,
    day_at,
    forged,
    invited,
    kit,
)

pytestmark = pytest.mark.django_db


def test_a_group_and_an_item_removed_here_come_back_with_those_who_came(
    meeting, cast, time_machine
):
    box = kit(meeting)
    last_item = meeting.items.last()
    with hall(box) as day:
        sitting.open_meeting(day.meeting, by=None, present=0)
        group = day.meeting.groups.get(name="หมู่ที่ 2")
        roster.walk_in(day.meeting, by=None, group=group, name="นายมาแล้ว")
        sitting.write_account(last_item, by=None, text="คุยกันนาน", seen=0)
    Group.objects.get(meeting=meeting, name="หมู่ที่ 2").delete()
    last_item.delete()
    merged = merging.merge(meeting, day.journal, by=cast.somsri)
    assert merged.clashes == {ClashKind.ORPHAN: 2}
    assert merged.restored == ["กลุ่ม หมู่ที่ 2", "วาระ 3 เรื่องอื่น ๆ"]
    assert invited(meeting, "มาแล้ว").group.name == "หมู่ที่ 2"
    assert AgendaItem.objects.get(meeting=meeting, number="3").account == "คุยกันนาน"
    clash = Clash.objects.filter(kind=ClashKind.ORPHAN).first()
    assert settling.settle(clash, by=cast.somsri, way=WayOut.SEEN).settled_as == "seen"


def test_a_community_renamed_or_removed_here_loses_nobody(meeting, cast, time_machine):
    from ruamphaen.organisation.models import Community

    stays = Community.objects.create(organisation=cast.ban_nong, name="บ้านเก่า", number=1)
    goes = Community.objects.create(organisation=cast.ban_nong, name="บ้านหาย", number=2)
    box = kit(meeting)
    with hall(box) as day:
        group = day.meeting.groups.first()
        for name, place in (("นายอยู่", stays), ("นายหาย", goes)):
            roster.register(
                day.meeting, by=None, group=group, name=name, way=Way.DESK, community=place
            )
    stays.name = "บ้านใหม่"
    stays.save()
    goes.delete()
    merged = merging.merge(meeting, day.journal, by=cast.somsri)
    assert invited(meeting, "นายอยู่").community == stays
    assert invited(meeting, "นายหาย").community is None
    assert merged.clashes == {ClashKind.ORPHAN: 1}


def test_a_person_registered_on_both_is_shown_side_by_side_and_counted_once_when_settled(
    meeting, cast, time_machine
):
    one, two = kit(meeting), kit(meeting, "ศาลาหมู่ที่ 2")
    files = [
        day_at(box, time_machine, hour, names=(name,), phone="0899999999")
        for hour, (box, name) in enumerate(((one, "นายมี"), (two, "นาย มี")), start=1)
    ]
    for file in files:
        merging.merge(meeting, file, by=cast.somsri)
    clash = Clash.objects.get(kind=ClashKind.DOUBLE)
    assert presence(meeting, TODAY).present == 2
    settling.settle(clash, by=cast.somsri, way=WayOut.SAME, because="โทรศัพท์เดียวกัน")
    assert presence(meeting, TODAY).present == 1
    assert Attendee.objects.filter(meeting=meeting, name__in=["นายมี", "นาย มี"]).count() == 2
    with pytest.raises(Refused, match="มีผู้ชี้ขาดข้อนี้ไปแล้ว"):
        settling.settle(clash, by=cast.somsri, way=WayOut.DIFFERENT)
    assert [entry.act for entry in ledger.history_of(meeting)[:2]] == [
        "meetings.settle_clash",
        "meetings.same_person",
    ]
    before = state_of(meeting)
    merging.merge(meeting, files[0], by=cast.somsri)
    assert state_of(meeting) == before


def test_a_double_found_to_be_two_people_is_not_found_again(meeting, cast, time_machine):
    one, two, three = (kit(meeting, f"ศาลาหมู่ที่ {n}") for n in (1, 2, 3))
    files = [day_at(box, time_machine, hour, names=("นายมี",)) for hour, box in ((1, one), (2, two))]
    third = day_at(three, time_machine, 3)
    come_home(meeting, cast, time_machine, *files)
    settling.settle(Clash.objects.get(kind=ClashKind.DOUBLE), by=cast.somsri, way=WayOut.DIFFERENT)
    come_home(meeting, cast, time_machine, third)
    assert not Clash.objects.filter(kind=ClashKind.DOUBLE, settled_at=None).exists()
    assert presence(meeting, TODAY).present == 3


def test_a_person_checked_in_in_two_halls_is_present_since_the_first_and_told(
    meeting, cast, time_machine
):
    one, two = kit(meeting), kit(meeting, "ศาลาหมู่ที่ 2")
    files = []
    for hour, box in ((2, one), (1, two)):
        with hall(box) as day:
            time_machine.move_to(MORNING + timedelta(hours=hour), tick=False)
            roster.check_in(invited(meeting, "บุญมา"), by=None, way=Way.DESK)
            if box is one:
                time_machine.shift(600)
                roster.leave(invited(meeting, "บุญมา"), by=None)
        files.append(day.journal)
    come_home(meeting, cast, time_machine, *files)
    boonma = invited(meeting, "บุญมา")
    assert boonma.present_at == MORNING + timedelta(hours=1)
    assert boonma.left_at is None  # gone from one hall, still in the other
    assert Clash.objects.get().kind == ClashKind.TWICE


def test_a_need_card_typed_on_both_keeps_both_and_counts_once_when_settled(
    meeting, cast, time_machine
):
    one, two, three = (kit(meeting, f"ศาลาหมู่ที่ {n}") for n in (1, 2, 3))
    files = [
        day_at(box, time_machine, hour, names=(), card=2)
        for hour, box in enumerate((one, two, three), start=1)
    ]
    come_home(meeting, cast, time_machine, *files)
    sayings = Saying.objects.filter(meeting=meeting, card_number=2)
    assert len({saying.receipt for saying in sayings}) == 3
    assert Card.objects.get(meeting=meeting, number=2).receipt in {one.receipt for one in sayings}
    first, second = Clash.objects.filter(kind=ClashKind.CARD)
    settling.settle(first, by=cast.somsri, way=WayOut.SAME)
    assert sayings.filter(same_as=None).count() == 2
    settling.settle(
        Clash.objects.get(kind=ClashKind.CARD, settled_at=None),
        by=cast.somsri,
        way=WayOut.DIFFERENT,
    )
    assert sayings.filter(same_as=None).count() == 2
    assert not Clash.objects.filter(kind=ClashKind.CARD, settled_at=None).exists()
    assert second.kind == ClashKind.CARD


def test_two_counts_of_one_motion_stand_side_by_side_until_a_person_chooses(
    meeting, cast, motion, time_machine
):
    one, two, three = (kit(meeting, f"ศาลาหมู่ที่ {n}") for n in (1, 2, 3))
    *files, late = (
        counted(box, motion, time_machine, hour, yes)
        for box, hour, yes in ((one, 3, 3), (two, 1, 1), (three, 2, 2))
    )
    come_home(meeting, cast, time_machine, *files)
    clash = Clash.objects.get(kind=ClashKind.COUNT)
    assert [(side["box"], side["yes"]) for side in clash.sides] == [("B2", 1), ("B1", 3)]
    assert Tally.objects.get(stands=True).yes == 1
    numbers = Clash.objects.get(kind=ClashKind.NUMBER)
    assert sorted(side["number"] for side in numbers.sides) == [1, 2]
    settling.settle(clash, by=cast.somsri, way=WayOut.SIDE, side=1, because="นับซ้ำแล้ว")
    assert Tally.objects.get(stands=True).yes == 3
    assert Clash.objects.get(kind=ClashKind.COUNT).settled_as == "side-2"
    come_home(meeting, cast, time_machine, late)
    again = Clash.objects.get(kind=ClashKind.COUNT, settled_at=None)
    assert [(side["box"], side["yes"]) for side in again.sides] == [("B1", 3), ("B3", 2)]
    assert Tally.objects.get(stands=True).yes == 3


def test_more_votes_than_people_there_are_told(meeting, cast, motion, time_machine):
    box = kit(meeting)
    file = counted(box, motion, time_machine, 1, 1)
    lines = list(journal.read(file).lines)[:-1]
    facts = {**json.loads(lines[-1].facts), "yes": 9}
    short = journal.written(meeting.uid, box.code, box.key, lines, MORNING)
    file = forged(short, box.key, meeting, box.code, facts=journal.canonical(facts))
    assert come_home(meeting, cast, time_machine, file).clashes == {ClashKind.MORE_VOTES: 1}


def test_two_texts_of_one_item_stand_side_by_side_until_a_person_chooses(
    meeting, cast, time_machine
):
    sitting.open_meeting(meeting, by=cast.somsri, present=0)
    item, files = meeting.items.first(), list[bytes]()
    one, two = kit(meeting), kit(meeting, "ศาลาหมู่ที่ 2")
    for hour, box in ((2, one), (1, two)):
        with hall(box) as day:
            time_machine.move_to(MORNING + timedelta(hours=hour), tick=False)
            sitting.write_account(item, by=None, text=f"บันทึกของ {box.code}", seen=0)
        files.append(day.journal)
    come_home(meeting, cast, time_machine, *files)
    item.refresh_from_db()
    assert item.account == "บันทึกของ B2"
    clash = Clash.objects.get()
    assert "บันทึก" not in json.dumps(clash.sides, ensure_ascii=False)
    settling.settle(clash, by=cast.somsri, way=WayOut.SIDE, side=1)
    item.refresh_from_db()
    assert item.account == "บันทึกของ B1"
    merging.merge(meeting, day.journal, by=cast.somsri)
    item.refresh_from_db()
    assert item.account == "บันทึกของ B1"
    assert not Clash.objects.filter(settled_at=None).exists()


def test_a_box_that_saw_a_text_may_change_it_without_a_clash(meeting, cast, time_machine):
    sitting.open_meeting(meeting, by=cast.somsri, present=0)
    item = sitting.write_account(meeting.items.first(), by=cast.somsri, text="ร่าง", seen=0)
    with hall(kit(meeting)) as day:
        time_machine.shift(60)
        sitting.write_account(item, by=None, text="แก้แล้วที่ศาลา", seen=1)
    assert merging.merge(meeting, day.journal, by=cast.somsri).clashes == {}
    item.refresh_from_db()
    assert item.account == "แก้แล้วที่ศาลา"


def test_what_a_box_did_after_the_meeting_was_closed_here_is_kept_and_told(
    meeting, cast, time_machine
):
    sitting.open_meeting(meeting, by=cast.somsri, present=0)
    box = kit(meeting)
    with hall(box) as day:
        time_machine.shift(3600)
        roster.walk_in(day.meeting, by=None, group=day.meeting.groups.first(), name="นายสาย")
    time_machine.move_to(MORNING + timedelta(minutes=30), tick=False)
    sitting.close(meeting, by=cast.somsri)
    merged = come_home(meeting, cast, time_machine, day.journal)
    assert merged.clashes == {ClashKind.LATE: 1}
    assert (merged.present, Meeting.objects.get(pk=meeting.pk).state) == (1, State.CLOSED)
    assert Clash.objects.get().sides[0]["lines"] == 2


def test_what_one_hides_on_a_box_stays_hidden(meeting, cast, time_machine):
    saying = capture.say(meeting, by=cast.somsri, kind=SayingKind.COMPLAINT, text="ชื่อคนอยู่ในนี้")
    one, two = kit(meeting), kit(meeting, "ศาลาหมู่ที่ 2")
    with hall(one) as hides:
        time_machine.shift(60)
        capture.hide_saying(saying, by=None, because="มีชื่อคน")
    with hall(two) as shows:
        time_machine.shift(60)
        capture.show_saying(saying, by=None)
    for file in (hides.journal, shows.journal):
        merging.merge(meeting, file, by=cast.somsri)
    saying.refresh_from_db()
    assert saying.hidden_because == "มีชื่อคน"


def test_a_box_merges_nothing_and_a_main_site_exports_nothing(meeting, cast, time_machine):
    box = kit(meeting)
    file = day_at(box, time_machine, 1)
    with hall(box) as day, pytest.raises(Refused, match="เว็บหลักเท่านั้น"):
        merging.merge(day.meeting, file, by=None)
    with pytest.raises(Refused, match="ไม่ใช่เครื่องหมู่บ้าน"):
        boxes.export_journal(meeting, by=cast.somsri)
