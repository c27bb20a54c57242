"""Journals of village boxes come home: merged whole, in part, twice, in any order."""

import json
from collections import Counter
from datetime import datetime, timedelta
from itertools import permutations
from random import Random

import pytest
from django.db import transaction

from ruamphaen.base import ledger
from ruamphaen.base.errors import Refused
from ruamphaen.meetings.actions import boxes, capture, deciding, merging, roster, settling, sitting
from ruamphaen.meetings.models import (
    AgendaItem,
    Attendee,
    Box,
    Card,
    Clash,
    Group,
    Line,
    Meeting,
    Motion,
    Saying,
    Tally,
)
from ruamphaen.meetings.queries.presence import presence
from ruamphaen.meetings.rules import journal
from ruamphaen.meetings.rules.clashes import ClashKind, WayOut
from ruamphaen.meetings.rules.kinds import Method, Outcome, SayingKind, State, Way
from tests import make
from tests.cast import TODAY
from tests.make import BANGKOK
from tests.meetings.halls import cut, hall, state_of

pytestmark = pytest.mark.django_db

MORNING = datetime(2026, 11, 20, 9, 0, tzinfo=BANGKOK)


@pytest.fixture
def meeting(cast, time_machine) -> Meeting:
    """A forum with two people invited and three cards, called for this morning."""
    time_machine.move_to(MORNING, tick=False)
    made = make.meeting(organisation=cast.ban_nong, groups={"หมู่ที่ 1": None, "หมู่ที่ 2": None})
    for number in (1, 2, 3):
        Card.objects.create(meeting=made, number=number, receipt=f"CARD{number}XXXXX"[:10])
    for name, phone in (("นายบุญมา ใจดี", "0811111111"), ("นางคำแปง มีสุข", "0822222222")):
        roster.register(
            made, by=cast.somsri, group=made.groups.first(), name=name, phone=phone, way=Way.DESK
        )
    return made


def kit(meeting: Meeting, place: str = "ศาลาหมู่ที่ 1") -> Box:
    return boxes.hand_out(meeting, by=None, place=place)


def come_home(meeting: Meeting, cast, time_machine, *files: bytes) -> merging.Merged:
    """In the evening the files are merged, one after the other."""
    time_machine.move_to(MORNING + timedelta(hours=9), tick=False)
    for file in files:
        merged = merging.merge(meeting, file, by=cast.somsri)
    return merged


def invited(meeting: Meeting, name: str) -> Attendee:
    return Attendee.objects.get(meeting=meeting, name__contains=name)


def day_at(box: Box, time_machine, hour: float, names=("นายใหม่",), **more) -> bytes:
    """A short day in a hall: opened, people come, one need on a card, closed."""
    with hall(box) as day:
        time_machine.move_to(MORNING + timedelta(hours=hour), tick=False)
        sitting.open_meeting(day.meeting, by=None, present=0)
        for name in names:
            time_machine.shift(60)
            group = day.meeting.groups.order_by("-position").first()
            roster.walk_in(
                day.meeting, by=None, group=group, name=name, phone=more.get("phone", "")
            )
        time_machine.shift(60)
        capture.say(
            day.meeting,
            by=None,
            kind=SayingKind.NEED,
            text=f"ขอน้ำ {box.code}",
            card_number=more.get("card"),
        )
        time_machine.shift(60)
        sitting.close(day.meeting, by=None)
    return day.journal


def test_a_day_in_a_hall_comes_home_whole_and_the_ledger_tells(meeting, cast, time_machine):
    box = kit(meeting)
    file = day_at(box, time_machine, 1, names=("นายหนึ่ง", "นางสอง"))
    assert not Line.objects.filter(box=box.code).exists()
    seen = merging.look_into(meeting, file)
    assert (seen.new_lines, seen.people, seen.present, seen.sayings) == (7, 2, 2, 1)
    assert not Line.objects.filter(box=box.code).exists()
    merged = merging.merge(meeting, file, by=cast.somsri)
    assert (merged.new_lines, merged.missing, merged.clashes) == (7, 0, {})
    meeting.refresh_from_db()
    assert meeting.state == State.CLOSED
    assert presence(meeting, TODAY).present == 2
    told = ledger.history_of(meeting).first()
    assert told.act == "meetings.merge_journal"
    facts = json.loads(told.facts)
    head = Line.objects.filter(box=box.code).order_by("-seq").first().hash
    assert (facts["lines"], facts["head"]) == (7, head)
    assert "หนึ่ง" not in told.facts
    assert ledger.verify() == []


def test_merging_twice_changes_nothing(meeting, cast, time_machine):
    file = day_at(kit(meeting), time_machine, 1)
    merging.merge(meeting, file, by=cast.somsri)
    before, lines = state_of(meeting), list(Line.objects.values_list("hash"))
    entries = ledger.history_of(meeting).count()
    again = merging.merge(meeting, file, by=cast.somsri)
    assert again.nothing_new
    assert again.known_lines == len(file.splitlines()) - 1
    assert state_of(meeting) == before
    assert list(Line.objects.values_list("hash")) == lines
    assert ledger.history_of(meeting).count() == entries


@pytest.mark.parametrize("middle", [False, True], ids=["between lines", "in the middle of a line"])
def test_a_journal_cut_in_half_is_merged_as_far_as_it_goes_and_says_what_is_missing(
    meeting, cast, time_machine, middle
):
    box = kit(meeting)
    file = day_at(box, time_machine, 1, names=("นายหนึ่ง", "นางสอง"))
    half = merging.merge(meeting, cut(file, 3, middle), by=cast.somsri)
    assert (half.new_lines, half.missing, half.present) == (3, 4, 1)
    box.refresh_from_db()
    assert (box.seq, box.seq_there, box.missing) == (3, 7, 4)
    rest = merging.merge(meeting, file, by=cast.somsri)
    assert (rest.new_lines, rest.known_lines, rest.missing) == (4, 3, 0)
    halved = state_of(meeting)
    assert presence(meeting, TODAY).present == 2
    older = merging.merge(meeting, cut(file, 2), by=cast.somsri)
    assert older.nothing_new
    assert state_of(meeting) == halved


def line_of(file: bytes, number: int) -> dict:
    return json.loads(file.split(b"\n")[number])


def with_line(file: bytes, number: int, line: dict) -> bytes:
    rows = file.split(b"\n")
    rows[number] = journal.canonical(line).encode()
    return b"\n".join(rows)


def forged(file: bytes, key: str, meeting: Meeting, box: str, **changed) -> bytes:
    """The last line changed and everything sealed again, as only the box itself could."""
    lines = list(journal.read(file).lines)
    last = journal.JournalLine(**{**journal.asdict(lines[-1]), **changed})
    last = journal.replace(last, hash=journal.digest(meeting.uid, box, last))
    return journal.written(meeting.uid, box, key, [*lines[:-1], last], MORNING)


def test_a_changed_line_and_a_line_taken_out_are_refused_and_nothing_is_merged(
    meeting, cast, time_machine
):
    file = day_at(kit(meeting), time_machine, 1, names=("นายหนึ่ง", "นางสอง"))
    rows = file.split(b"\n")
    changed = with_line(file, 2, {**line_of(file, 2), "at": "2020-01-01T00:00:00.000000+00:00"})
    named = line_of(file, 2)
    renamed = with_line(file, 2, {**named, "private": named["private"].replace("หนึ่ง", "อื่น")})
    taken_out = b"\n".join([*rows[:3], *rows[4:]])
    broken = b"\n".join([*rows[:3], rows[3][:20], *rows[4:]])
    for bad in (changed, renamed, taken_out, broken):
        with pytest.raises(Refused, match="ถูกแก้ ถูกตัดออก หรือถูกแทรก"):
            merging.merge(meeting, bad, by=cast.somsri)
    assert not Line.objects.exclude(box="").exists()


def test_a_file_that_another_key_sealed_is_refused_even_where_it_is_cut(
    meeting, cast, time_machine
):
    box = kit(meeting)
    file = day_at(box, time_machine, 1)
    lines = journal.read(file).lines
    sealed = journal.written(meeting.uid, box.code, "00" * 32, lines, MORNING)
    # The genuine header in front of lines of one's own: "cut short".
    own = journal.JournalLine(**{**journal.asdict(lines[0]), "actor": "someone"})
    own = journal.replace(own, hash=journal.digest(meeting.uid, box.code, own))
    pretended = file.split(b"\n")[0] + b"\n" + journal.canonical(journal.asdict(own)).encode()
    for bad in (sealed, pretended):
        with pytest.raises(Refused, match="ตราของไฟล์ไม่ตรง"):
            merging.merge(meeting, bad, by=cast.somsri)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "ไม่ใช่สมุดประชุม"),
        (b"%PDF-1.7", "ไม่ใช่สมุดประชุม"),
        (b"[1, 2]", "ไม่ใช่สมุดประชุม"),
        (b'{"format": 1}', "ไม่ใช่สมุดประชุม"),
        (b'{"format": 2}', "รุ่นใหม่กว่า"),
        (b'{"format": 0}', "รุ่นเก่า"),
        (b"x" * 60_000_000, "ใหญ่เกิน 50 MB"),
    ],
    ids=["empty", "pdf", "list", "no header", "newer", "older", "60 MB"],
)
def test_what_is_no_journal_is_refused_in_a_sentence(meeting, content, says):
    with pytest.raises(Refused, match=says):
        merging.look_into(meeting, content)


def test_an_act_of_a_newer_version_is_refused_whole(meeting, cast, time_machine):
    box = kit(meeting)
    file = forged(day_at(box, time_machine, 1), box.key, meeting, box.code, act="teleport")
    with pytest.raises(Refused, match=r"ไม่รู้จัก \(teleport\).*ยังไม่มีอะไรถูกรวม"):
        merging.merge(meeting, file, by=cast.somsri)
    assert not Line.objects.exclude(box="").exists()


def test_a_line_that_cannot_be_understood_is_refused_whole(meeting, cast, time_machine):
    box = kit(meeting)
    file = forged(day_at(box, time_machine, 1), box.key, meeting, box.code, act="say", facts="{}")
    with pytest.raises(Refused, match="ไม่เข้าใจ"):
        merging.merge(meeting, file, by=cast.somsri)
    assert not Line.objects.exclude(box="").exists()


def test_a_journal_of_another_meeting_or_office_is_refused_by_name(meeting, cast, time_machine):
    other = make.meeting(organisation=cast.ban_nong, title="ประชาคมอีกครั้ง")
    file = day_at(kit(other), time_machine, 1)
    with pytest.raises(Refused, match="เป็นของการประชุม “ประชาคมอีกครั้ง”"):
        merging.merge(meeting, file, by=cast.somsri)
    neighbours = make.meeting(organisation=cast.nong_sung, title="ของหนองสูง")
    file = day_at(kit(neighbours), time_machine, 1)
    with pytest.raises(Refused, match="หน่วยงานอื่น") as refused:
        merging.merge(meeting, file, by=cast.somsri)
    assert "หนองสูง" not in str(refused.value)
    unknown = day_at(box := kit(meeting), time_machine, 2)
    box.delete()
    with pytest.raises(Refused, match="ไม่ได้จัดชุดไฟล์ให้เครื่อง “B1”"):
        merging.merge(meeting, unknown, by=cast.somsri)


def test_two_laptops_with_one_kit_are_told_apart(meeting, cast, time_machine):
    box = kit(meeting)
    first, second = (day_at(box, time_machine, hour, names=(f"คน {hour}",)) for hour in (1, 2))
    merging.merge(meeting, first, by=cast.somsri)
    before = state_of(meeting)
    with pytest.raises(Refused, match="อาจมีสองเครื่องเปิดชุดไฟล์เดียวกัน"):
        merging.merge(meeting, second, by=cast.somsri)
    assert state_of(meeting) == before


def test_a_clock_two_years_off_is_told_and_put_right_where_a_person_says_so(
    meeting, cast, time_machine
):
    box = kit(meeting)
    file = day_at(box, time_machine, 2 * 365 * 24)
    time_machine.move_to(MORNING + timedelta(hours=9), tick=False)
    seen = merging.look_into(meeting, file)
    assert seen.clock.certain > 700 * 24 * 3600
    off = -seen.clock.certain
    merged = merging.merge(meeting, file, by=cast.somsri, clock_seconds=off)
    assert merged.clashes == {ClashKind.CLOCK: 1}
    meeting.refresh_from_db()
    assert meeting.closed_at.date() == TODAY
    kept = Line.objects.filter(box=box.code).last()
    assert kept.at.year == 2028  # the line itself stays as it was written
    assert journal.digest(meeting.uid, box.code, _written(kept)) == kept.hash
    told = Clash.objects.get(kind=ClashKind.CLOCK)
    assert told.sides[0]["corrected"] == off


def _written(line: Line) -> journal.JournalLine:
    from ruamphaen.meetings.actions.journal import as_written

    return as_written(line)


def test_a_slow_clock_and_one_moved_by_hours_are_told(meeting, cast, time_machine):
    slow = kit(meeting)
    file = day_at(slow, time_machine, -24 * 400)
    time_machine.move_to(MORNING + timedelta(hours=9), tick=False)
    assert merging.look_into(meeting, file).clock.certain < -390 * 24 * 3600
    moved = kit(meeting, "ศาลาหมู่ที่ 2")
    with hall(moved) as day:
        sitting.open_meeting(day.meeting, by=None, present=0)
        time_machine.shift(8 * 3600)
        sitting.close(day.meeting, by=None)
    seen = merging.look_into(meeting, day.journal)
    assert (seen.clock.certain, seen.clock.jump) == (0, 8 * 3600)


def test_a_meeting_moved_after_the_kit_was_made_is_told(meeting, cast, time_machine):
    file = day_at(kit(meeting), time_machine, 1)
    Meeting.objects.filter(pk=meeting.pk).update(place="โรงเรียน")
    assert merging.look_into(meeting, file).moved


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


@pytest.fixture
def motion(meeting, cast) -> Motion:
    """A motion put before the kits are made: two halls vote on it."""
    sitting.open_meeting(meeting, by=cast.somsri, present=0)
    item = meeting.items.first()
    return deciding.put_motion(
        item, by=cast.somsri, text="เห็นชอบร่างแผน", method=Method.SHOW_OF_HANDS
    )


def counted(box: Box, motion: Motion, time_machine, hour: int, yes: int) -> bytes:
    with hall(box) as day:
        time_machine.move_to(MORNING + timedelta(hours=hour), tick=False)
        for number in range(yes):
            group = day.meeting.groups.first()
            roster.walk_in(day.meeting, by=None, group=group, name=f"คน {box.code} {number}")
        deciding.count(motion, by=None, yes=yes, no=0, abstain=0)
        deciding.resolve(
            motion.item, by=None, outcome=Outcome.AGREED, text=f"เห็นชอบ {yes}", motion=motion
        )
    return day.journal


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


# ------------------------------------------------------------------ any order, any repetition


def three_days(meeting: Meeting, cast, motion: Motion, time_machine) -> list[bytes]:
    """Three halls that touch the same people, cards, motion, item and saying in every way they can."""
    saying = capture.say(meeting, by=cast.somsri, kind=SayingKind.NEED, text="ขอถนน")
    item = meeting.items.first()
    given = [kit(meeting, f"ศาลาหมู่ที่ {n}") for n in (1, 2, 3)]
    files = []
    for number, box in enumerate(given):
        with hall(box) as day:
            time_machine.move_to(MORNING + timedelta(hours=3 - number), tick=False)
            group = day.meeting.groups.all()[number % 2]
            boonma, khampaeng = invited(meeting, "บุญมา"), invited(meeting, "คำแปง")
            roster.check_in(boonma, by=None, way=Way.DESK)
            same = roster.walk_in(
                day.meeting, by=None, group=group, name="นายซ้ำ", phone="0833333333"
            )
            time_machine.shift(60)
            _only_here(day.meeting, number, boonma, khampaeng, same, saying)
            time_machine.shift(60)
            capture.say(
                day.meeting, by=None, kind=SayingKind.NEED, text=f"บัตร {number}", card_number=1
            )
            sitting.write_account(item, by=None, text=f"สรุป {number}", seen=0)
            for name in ("ก", "ข"):
                roster.walk_in(day.meeting, by=None, group=group, name=f"คน{name} {number}")
            deciding.count(motion, by=None, yes=min(number, 1), no=1, abstain=0)
            deciding.resolve(
                item, by=None, outcome=Outcome.AGREED, text=f"มติ {number}", motion=motion
            )
            sitting.start_item(item, by=None)
            time_machine.shift(600)
            sitting.close(day.meeting, by=None)
        files.append(day.journal)
    return files


def _only_here(meeting, number, boonma, khampaeng, same, saying) -> None:
    if number == 0:
        roster.leave(boonma, by=None)
        roster.withdraw(khampaeng, by=None)
        roster.same_person(boonma, same, by=None)
        capture.edit_saying(saying, by=None, seen=0, kind=SayingKind.NEED, text="ขอถนนและไฟ")
    elif number == 1:
        roster.undo_check_in(boonma, by=None)
        roster.same_person(same, boonma, by=None)
        capture.hide_saying(saying, by=None, because="ซ้ำ")
        capture.edit_saying(saying, by=None, seen=0, kind=SayingKind.NEED, text="ขอถนนลาดยาง")
    else:
        roster.check_in(khampaeng, by=None, way=Way.DESK)
        roster.correct_person(
            khampaeng, by=None, group=meeting.groups.last(), name="นางคำแพง", phone="0822222222"
        )
        capture.show_saying(saying, by=None)


def test_any_order_and_repetition_of_the_files_ends_the_same(meeting, cast, motion, time_machine):
    files = three_days(meeting, cast, motion, time_machine)
    time_machine.move_to(MORNING + timedelta(hours=9), tick=False)
    ends = []
    orders = [list(order) for order in permutations(files)]
    chance = Random(2569)
    for _ in range(6):
        parts = [cut(file, chance.randrange(1, 8), chance.random() < 0.5) for file in files]
        mixed = [*parts, *chance.choices([*files, *parts], k=4)]
        chance.shuffle(mixed)
        orders.append([*mixed, *chance.sample(files, 3)])
    for order in orders:
        with transaction.atomic():
            for file in order:
                merging.merge(meeting, file, by=cast.somsri)
            ends.append(state_of(meeting))
            transaction.set_rollback(True)
    for end in ends[1:]:
        assert end == ends[0]
    kinds = Counter(kind for kind, *_rest in ends[0]["clashes"])
    assert kinds == {
        ClashKind.CARD: 2,
        ClashKind.TEXT: 2,
        ClashKind.COUNT: 1,
        ClashKind.NUMBER: 1,
        ClashKind.DOUBLE: 1,
    }
