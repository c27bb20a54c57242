"""The merge drill: forty village boxes, a known truth, files in any order, in part, again and late.

Three boxes are laptops of their own (processes and databases apart, through the command line); the
others live their day in real acts of which only the journal remains. `RUAMPHAEN_DRILL=1` with
`pytest -s` prints the figures that docs/operate.md tells.
"""

import os
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from django.utils import timezone

from ruamphaen.base import ledger
from ruamphaen.meetings.actions import boxes, deciding, merging, roster, settling, sitting
from ruamphaen.meetings.models import (
    Attendee,
    Box,
    Card,
    Clash,
    Line,
    Meeting,
    Motion,
    Saying,
    Tally,
)
from ruamphaen.meetings.queries.boxes import boxes_of
from ruamphaen.meetings.queries.presence import presence
from ruamphaen.meetings.rules.clashes import ClashKind, WayOut
from ruamphaen.meetings.rules.kinds import Method, State, Way
from tests import make
from tests.cast import TODAY
from tests.meetings.box_day import live
from tests.meetings.halls import cut, hall
from tests.meetings.laptops import laptops

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

VILLAGES = 40
LAPTOPS = 3
SEED = 2569
LOST, HALVED, FAST = 11, (5, 17), 23  # villages whose file is lost at first, cut, two years ahead


@dataclass
class Truth:
    """ความจริง — what happened that day, as somebody who was everywhere would know."""

    days: list[dict[str, Any]] = field(default_factory=list)
    people: dict[str, set[str]] = field(
        default_factory=dict
    )  # who is a person: telephone → villages
    twice: set[str] = field(default_factory=set)  # invited people who came to two halls
    cards: dict[int, int] = field(default_factory=Counter)  # card → how often it was typed
    counts: dict[int, int] = field(default_factory=dict)  # village → what it counted

    def doubles(self, villages: set[str]) -> int:
        """Walk-ins who were put on the roster in two halls."""
        return sum(len(halls & villages) > 1 for halls in self.people.values())


def a_day_of_villages(chance: Random) -> Truth:
    """Every village: two of five invited come, six walk in, four cards; some of it twice elsewhere."""
    truth = Truth()
    for number in range(1, VILLAGES + 1):
        walk_ins = [[f"คน{number}-{n}", f"09{number:03}{n:05}"] for n in range(6)]
        cards = [(number - 1) * 5 + n for n in range(1, 5)]
        invited = [f"08{number:03}0000{n}" for n in (1, 2)]
        if number % 8 == 0:  # the last walk-in of the village before came here as well
            walk_ins.append([f"นายคน{number - 1}-5", f"09{number - 1:03}{5:05}"])
        if number % 10 == 0:  # an invited person of the village before signs in here too
            invited.append(f"08{number - 1:03}00001")
            truth.twice.add(invited[-1])
        if number % 13 == 0:  # a card of the village before was typed in here too
            cards.append((number - 2) * 5 + 1)
        if number % 15 == 0:
            truth.counts[number] = 3 + number % 4
        for _name, phone in walk_ins:
            truth.people.setdefault(phone, set()).add(f"หมู่ที่ {number}")
        truth.cards.update(dict.fromkeys(cards, 0))
        for card in cards:
            truth.cards[card] += 1
        truth.days.append(
            {
                "village": f"หมู่ที่ {number}",
                "invited": invited,
                "walk_ins": walk_ins,
                "needs": [[card, f"เรื่องในบัตร {card}"] for card in cards],
                "yes": truth.counts.get(number, 0),
            }
        )
        chance.shuffle(walk_ins)
    return truth


@pytest.fixture
def meeting(cast) -> Meeting:
    """The forum as the office prepared it: forty villages, five invited each, two hundred cards."""
    villages = {f"หมู่ที่ {number}": None for number in range(1, VILLAGES + 1)}
    made = make.meeting(
        organisation=cast.ban_nong, groups=villages, starts_at=timezone.now() + timedelta(minutes=5)
    )
    for place, group in enumerate(made.groups.order_by("position"), start=1):
        for n in range(1, 6):
            roster.register(
                made,
                by=cast.somsri,
                group=group,
                name=f"ผู้รับเชิญ {place}-{n}",
                phone=f"08{place:03}0000{n}",
                way=Way.DESK,
            )
    Card.objects.bulk_create(
        Card(meeting=made, number=number, receipt=f"R{number:09}")
        for number in range(1, VILLAGES * 5 + 1)
    )
    sitting.open_meeting(made, by=cast.somsri, present=0)
    deciding.put_motion(
        made.items.first(), by=cast.somsri, text="เห็นชอบร่างแผน", method=Method.SHOW_OF_HANDS
    )
    return made


def journals(meeting: Meeting, truth: Truth, tmp_path, time_machine) -> dict[int, bytes]:
    """Every village lives its day; what is left is its journal."""
    given = [boxes.hand_out(meeting, by=None, place=day["village"]) for day in truth.days]
    files = {}
    own = dict(zip(range(1, LAPTOPS + 1), laptops(tmp_path, LAPTOPS), strict=True))
    for number, (box, day) in enumerate(zip(given, truth.days, strict=True), start=1):
        if number in own:
            kit = own[number].folder / "kit.json"
            kit.write_bytes(boxes.kit_bytes(box))
            opened = own[number].ruamphaen("meetings", "box", "open", str(kit))
            assert opened.returncode == 0, opened.stderr
            own[number].live(day)
            files[number] = own[number].journal("ban-nong")
        elif number == FAST:
            with time_machine_at(time_machine, timezone.now() + timedelta(days=730)):
                files[number] = _in_hall(box, day)
        else:
            files[number] = _in_hall(box, day)
    return files


class time_machine_at:  # noqa: N801 -- reads as a moment one goes to
    """The clock of one laptop, for as long as its day lasts."""

    def __init__(self, time_machine: Any, moment: Any) -> None:
        self.time_machine, self.moment = time_machine, moment

    def __enter__(self) -> None:
        self.before = timezone.now()
        self.time_machine.move_to(self.moment)

    def __exit__(self, *_fault: object) -> None:
        self.time_machine.move_to(self.before)


def _in_hall(box: Box, day: dict[str, Any]) -> bytes:
    with hall(box) as here:
        live(day)
    return here.journal


def deliveries(files: dict[int, bytes], chance: Random) -> list[tuple[int, bytes]]:
    """All but the lost file, in any order, a third of them again, two in halves first."""
    whole = [(number, file) for number, file in files.items() if number != LOST]
    again = chance.sample(whole, VILLAGES // 3)
    halves = [(number, cut(files[number], 6, middle=True)) for number in HALVED]
    rest = [*whole, *again]
    chance.shuffle(rest)
    return [*halves, *rest]


def settle_by_truth(meeting: Meeting, by: Any, best: int) -> Counter[str]:
    """The clerk who knows the truth settles everything; returns what there was to settle."""
    settled: Counter[str] = Counter()
    while (clash := Clash.objects.filter(meeting=meeting, settled_at=None).first()) is not None:
        way, side = WayOut.SEEN, 0
        if clash.kind in {ClashKind.DOUBLE, ClashKind.CARD}:
            way = WayOut.SAME
        elif clash.kind == ClashKind.COUNT:
            way = WayOut.SIDE
            side = next(n for n, one in enumerate(clash.sides) if one["yes"] == best)
        settling.settle(clash, by=by, way=way, side=side)
        settled[clash.kind] += 1
    return settled


def test_forty_boxes_come_home_and_everything_reconciles(meeting, cast, tmp_path, time_machine):
    chance = Random(SEED)
    truth = a_day_of_villages(chance)
    files = journals(meeting, truth, tmp_path, time_machine)
    began = time.perf_counter()
    for number, file in deliveries(files, chance):
        # The clerk sees that this laptop lives two years ahead, and says so at the first merge.
        ahead = merging.look_into(meeting, file).clock.certain if number == FAST else 0
        box = Box.objects.get(meeting=meeting, code=f"B{number}")
        seconds = -ahead if box.seq == 0 else box.clock_seconds
        merging.merge(meeting, file, by=cast.somsri, clock_seconds=seconds)
    merged_s = time.perf_counter() - began

    # What is missing is listed by name: one box, nothing else.
    waiting = [box.code for box in boxes_of(meeting) if box.merged_at is None or box.missing]
    assert waiting == [f"B{LOST}"]
    _reconciled(meeting, cast, truth, without={LOST})

    # The lost file turns up days later.
    merging.merge(meeting, files[LOST], by=cast.somsri)
    assert not [box for box in boxes_of(meeting) if box.merged_at is None or box.missing]
    _reconciled(meeting, cast, truth, without=set())
    assert ledger.verify() == []
    _tell(meeting, len(files), merged_s)


def _reconciled(meeting: Meeting, cast: Any, truth: Truth, without: set[int]) -> None:
    """Every discrepancy is listed; after settling them the totals are the known truth."""
    here = [day for number, day in enumerate(truth.days, start=1) if number not in without]
    villages = {day["village"] for day in here}
    listed = Counter(Clash.objects.filter(meeting=meeting).values_list("kind", flat=True))
    typed = Counter(card for day in here for card, _text in day["needs"])
    seen = Counter(phone for day in here for phone in day["invited"])
    assert listed[ClashKind.DOUBLE] == truth.doubles(villages)
    assert listed[ClashKind.TWICE] == sum(times > 1 for times in seen.values())
    assert listed[ClashKind.CARD] == sum(times - 1 for times in typed.values())
    assert (listed[ClashKind.COUNT], listed[ClashKind.CLOCK]) == (1, 1)
    assert set(listed) <= {"double", "twice", "card", "count", "clock"}
    settle_by_truth(meeting, cast.somsri, max(truth.counts.values()))

    walked = {phone for day in here for _name, phone in day["walk_ins"]}
    there = presence(meeting, TODAY)
    assert there.present == len(walked) + len(seen)
    assert Saying.objects.filter(meeting=meeting, same_as=None).count() == len(typed)
    stands = Tally.objects.get(motion=Motion.objects.get(meeting=meeting), stands=True)
    assert stands.yes == max(truth.counts.values())
    assert Attendee.objects.filter(meeting=meeting).count() == VILLAGES * 5 + sum(
        len(day["walk_ins"]) for day in here
    )
    meeting.refresh_from_db()
    assert meeting.state == State.SITTING  # the main hall goes on
    assert Line.objects.filter(meeting=meeting, happened_at__year__gt=TODAY.year + 1).count() == 0


def _tell(meeting: Meeting, files: int, seconds: float) -> None:
    if os.environ.get("RUAMPHAEN_DRILL"):
        lines = Line.objects.filter(meeting=meeting).exclude(box="").count()
        kinds = Counter(Clash.objects.filter(meeting=meeting).values_list("kind", flat=True))
        told = f"{files} boxes, {lines} lines, {seconds:.1f} s to merge with repeats, {dict(kinds)}"
        print(told)  # noqa: T201 -- asked for
