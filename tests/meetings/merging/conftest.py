"""A forum that was called for this morning, and a motion in it."""

import pytest

from ruamphaen.meetings.actions import deciding, roster, sitting
from ruamphaen.meetings.models import Card, Meeting, Motion
from ruamphaen.meetings.rules.kinds import Method, Way
from tests import make
from tests.meetings.merging.homecoming import MORNING


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


@pytest.fixture
def motion(meeting, cast) -> Motion:
    """A motion put before the kits are made: two halls vote on it."""
    sitting.open_meeting(meeting, by=cast.somsri, present=0)
    item = meeting.items.first()
    return deciding.put_motion(
        item, by=cast.somsri, text="เห็นชอบร่างแผน", method=Method.SHOW_OF_HANDS
    )
