"""Journals of village boxes merged in any order, any number of times, end the same."""

from collections import Counter
from datetime import timedelta
from itertools import permutations
from random import Random

import pytest
from django.db import transaction

from ruamphaen.meetings.actions import capture, deciding, merging, roster, sitting
from ruamphaen.meetings.models import Meeting, Motion
from ruamphaen.meetings.rules.clashes import ClashKind
from ruamphaen.meetings.rules.kinds import Outcome, SayingKind, Way
from tests.meetings.halls import cut, hall, state_of
from tests.meetings.merging.homecoming import MORNING, invited, kit

pytestmark = pytest.mark.django_db


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
