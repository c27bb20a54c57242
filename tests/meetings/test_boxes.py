"""Handing out a box, opening its kit on a laptop, and the commands that do it."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from ruamphaen.__main__ import main
from ruamphaen.base import ledger
from ruamphaen.base.errors import Refused
from ruamphaen.meetings.actions import boxes, opening, roster, sitting
from ruamphaen.meetings.models import Attendee, Box, Card, Group, Meeting
from ruamphaen.meetings.rules import kits
from ruamphaen.meetings.rules.kinds import State, Way
from ruamphaen.organisation.models import (
    Committee,
    Community,
    Holding,
    LocalRule,
    Organisation,
    Seat,
    User,
)
from ruamphaen.organisation.rules import Role
from tests import make
from tests.meetings.halls import cut, hall
from tests.meetings.laptops import laptops

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(cast) -> Meeting:
    """A joint meeting with a committee, a community, a local rule, a roster and cards."""
    committee = make.committee(organisation=cast.ban_nong)
    made = make.meeting(
        organisation=cast.ban_nong, committees=[committee], starts_at=timezone.now()
    )
    made.groups.create(name="กรรมการ", committee=committee, position=5)
    place = Community.objects.create(organisation=cast.ban_nong, name="บ้านหนอง", number=3)
    LocalRule.objects.create(organisation=cast.ban_nong, name="forum.quorum_share", value="0.5")
    roster.register(
        made,
        by=cast.somsri,
        group=made.groups.first(),
        name="นายบุญมา",
        phone="0811111111",
        community=place,
        way=Way.DESK,
    )
    Attendee.objects.create(
        meeting=made,
        group=made.groups.last(),
        seat=committee.seats.first(),
        name="สมาชิก หนึ่ง",
        code="SEAT",
        standing="invited",
    )
    Card.objects.create(meeting=made, number=7, receipt="CARDSEVEN7")
    return made


def fresh_laptop(file: bytes) -> bytes:
    """What is in a kit, with everything that knows this machine taken away."""
    for model in (Attendee, Group, Box, Meeting, Committee, Community, Organisation):
        model.objects.all().delete()
    User.objects.all().delete()
    return file


def test_a_box_is_handed_out_with_a_code_a_key_and_one_line_in_the_ledger(meeting, cast):
    first, second = (boxes.hand_out(meeting, by=cast.somsri, place="ศาลา") for _ in range(2))
    assert (first.code, second.code) == ("B1", "B2")
    assert first.key != second.key
    assert len(first.key) == 64
    told = ledger.history_of(meeting).first()
    assert (told.act, json.loads(told.facts)["box"]) == ("meetings.hand_out_box", "B2")
    assert first.key not in told.facts
    with pytest.raises(Refused, match="บอกด้วยว่าเครื่องนี้ใช้ที่ไหน"):
        boxes.hand_out(meeting, by=cast.somsri, place=" ")


@pytest.mark.parametrize("state", [State.PREPARED, State.CLOSED, State.CANCELLED])
def test_a_meeting_that_was_not_called_or_is_over_gives_no_kit(meeting, cast, state):
    Meeting.objects.filter(pk=meeting.pk).update(state=state)
    with pytest.raises(Refused, match="จัดชุดไฟล์ไม่ได้"):
        boxes.hand_out(meeting, by=cast.somsri, place="ศาลา")


def test_a_kit_opens_on_a_fresh_laptop_with_all_that_the_hall_needs(
    meeting, cast, client, without_guards
):
    box = boxes.hand_out(meeting, by=cast.somsri, place="ศาลาหมู่ที่ 3")
    file = boxes.kit_bytes(box)
    uid = meeting.uid
    fresh_laptop(file)
    opened = opening.open_kit(file)
    here = Meeting.objects.get()
    assert (here.uid, here.box, here.title) == (uid, "B1", meeting.title)
    assert here.starts_at == meeting.starts_at
    boonma = Attendee.objects.get(name="นายบุญมา")
    assert (boonma.phone, str(boonma.community)) == ("0811111111", "หมู่ที่ 3 บ้านหนอง")
    member = Attendee.objects.get(code="SEAT")
    assert member.seat.committee.body == "development-committee"
    assert Seat.objects.count() == 3
    assert Card.objects.get().receipt == "CARDSEVEN7"
    assert LocalRule.objects.get().value == "0.5"
    assert [group.committee is None for group in here.groups.all()] == [True, False]
    held = Holding.objects.get()
    assert (held.user, held.post.role) == (opened.clerk, Role.PLANNER)
    assert User.objects.count() == 1
    assert client.login(username="clerk-b1", password=opened.password)
    sitting.open_meeting(here, by=opened.clerk, present=0)
    roster.check_in(boonma, by=opened.clerk, way=Way.DESK)
    assert b'"box":"B1"' in boxes.export_journal(here, by=opened.clerk)
    with pytest.raises(Refused, match="เปิดชุดไฟล์นี้บนเครื่องนี้ไว้แล้ว"):
        opening.open_kit(file)


def test_a_kit_is_refused_on_the_main_site(meeting, cast):
    file = boxes.kit_bytes(boxes.hand_out(meeting, by=cast.somsri, place="ศาลา"))
    with pytest.raises(Refused, match="อยู่บนเว็บหลักเครื่องนี้"):
        opening.open_kit(file)
    fresh_laptop(file)
    cast.ban_nong.save(force_insert=True)
    make.meeting(organisation=cast.ban_nong)
    with pytest.raises(Refused, match="ไม่ได้มาจากชุดไฟล์"):
        opening.open_kit(file)
    assert Meeting.objects.count() == 1


def test_a_laptop_takes_the_kit_of_another_meeting_of_the_same_house(meeting, cast):
    other = make.meeting(organisation=cast.ban_nong, title="ครั้งต่อไป")
    files = [
        boxes.kit_bytes(boxes.hand_out(each, by=cast.somsri, place="ศาลา"))
        for each in (meeting, other)
    ]
    for file in files:
        fresh_laptop(file)
    first, second = (opening.open_kit(file) for file in files)
    assert (first.clerk, second.password) == (second.clerk, "")
    assert Organisation.objects.count() == 1
    assert Community.objects.count() == 1


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda file: b"%PDF", "ไม่ใช่ชุดไฟล์"),
        (lambda file: b"[]", "ไม่ใช่ชุดไฟล์"),
        (lambda file: file[: len(file) // 2], "ขาดหรือถูกแก้"),
        (lambda file: file.replace("นายบุญมา".encode(), "นายบุญมี".encode()), "ขาดหรือถูกแก้"),
        (lambda file: file.replace(b'"format": 1', b'"format": 9'), "รุ่นใหม่กว่า"),
        (lambda file: file.replace(b'"format": 1', b'"format": 0'), "รุ่นเก่า"),
        (lambda file: kits.written({"meeting": {"uid": str(Box().pk)}}), "ไม่ครบ"),
    ],
    ids=["pdf", "list", "half", "changed", "newer", "older", "empty"],
)
def test_a_kit_that_is_not_sound_is_refused_in_a_sentence(meeting, cast, spoil, says):
    file = boxes.kit_bytes(boxes.hand_out(meeting, by=cast.somsri, place="ศาลา"))
    fresh_laptop(file)
    with pytest.raises(Refused, match=says):
        opening.open_kit(spoil(file))
    assert not Meeting.objects.exists()
    assert not Organisation.objects.exists()


def test_a_laptop_whose_clock_is_behind_is_told(meeting, cast, time_machine):
    file = boxes.kit_bytes(boxes.hand_out(meeting, by=cast.somsri, place="ศาลา"))
    fresh_laptop(file)
    time_machine.move_to(timezone.now() - timedelta(days=2))
    assert opening.open_kit(file).slow_seconds > 47 * 3600


def test_the_commands_hand_out_merge_and_say_by_their_codes_how_it_went(
    meeting, cast, tmp_path, capsys
):
    kit = tmp_path / "kit.json"
    words = ["meetings", "box", "hand-out", "--org", "ban-nong", "--meeting", str(meeting.pk)]
    assert main([*words, "--place", "ศาลา", "-o", str(kit)]) == 0
    assert kit.stat().st_mode & 0o077 == 0
    box = Box.objects.get()
    with hall(box) as day:
        sitting.open_meeting(day.meeting, by=None, present=0)
        roster.walk_in(day.meeting, by=None, group=day.meeting.groups.first(), name="นายใหม่")
    file = tmp_path / "journal.jsonl"
    file.write_bytes(day.journal)
    merge = ["meetings", "merge", str(file), "--org", "ban-nong", "--json"]
    capsys.readouterr()
    assert main([*merge, "--dry-run"]) == 0
    tried = json.loads(capsys.readouterr().out)
    assert (tried["dry_run"], tried["new_lines"], tried["people"]) == (True, 3, 1)
    file.write_bytes(cut(day.journal, 1))
    assert main(merge) == 1
    assert json.loads(capsys.readouterr().out)["missing"] == 2
    file.write_bytes(day.journal)
    assert main(merge) == 0
    assert json.loads(capsys.readouterr().out)["present"] == 1
    assert main(merge) == 0
    again = json.loads(capsys.readouterr().out)
    assert (again["new_lines"], again["known_lines"]) == (0, 3)
    for bad in (["meetings", "merge", str(kit), "--org", "ban-nong"], [*merge[:-2], "nobody"]):
        assert main(bad) == 2
    assert main(["meetings", "merge", str(tmp_path / "none"), "--org", "ban-nong"]) == 2
    assert main(["meetings", "box", "journal", "--org", "ban-nong", "-o", str(file)]) == 2
    assert all(line for line in capsys.readouterr().err.splitlines())


def test_a_laptop_of_its_own_opens_a_kit_runs_the_day_and_sends_its_journal_home(
    meeting, cast, tmp_path
):
    box = boxes.hand_out(meeting, by=cast.somsri, place="ศาลา")
    kit = tmp_path / "kit.json"
    kit.write_bytes(boxes.kit_bytes(box))
    (laptop,) = laptops(tmp_path, 1)
    opened = laptop.ruamphaen("meetings", "box", "open", str(kit))
    assert opened.returncode == 0, opened.stderr
    assert "clerk-b1" in opened.stdout
    again = laptop.ruamphaen("meetings", "box", "open", str(kit))
    assert (again.returncode, len(again.stderr.strip().splitlines())) == (2, 1)
    laptop.live(
        {
            "village": meeting.groups.first().name,
            "invited": ["0811111111"],
            "walk_ins": [["นางมาเอง", ""]],
            "needs": [[7, "ขอสะพาน"]],
            "yes": 0,
        }
    )
    from ruamphaen.meetings.actions import merging

    merged = merging.merge(meeting, laptop.journal("ban-nong"), by=cast.somsri)
    assert (merged.people, merged.present, merged.sayings, merged.clashes) == (1, 2, 1, {})
    meeting.refresh_from_db()
    assert meeting.state == State.CLOSED
