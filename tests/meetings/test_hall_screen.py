"""The big screen: the item now, votes when they are counted, the quorum, and where to check in."""

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from ruamphaen.base.qr import qr_path
from ruamphaen.meetings.actions import deciding, roster, sitting
from ruamphaen.meetings.models import Meeting
from ruamphaen.meetings.rules.hall_key import hall_key
from ruamphaen.meetings.rules.kinds import Method, Outcome
from tests import make
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum(cast: Cast) -> Meeting:
    """A forum that was called, with three people at the door."""
    meeting = make.meeting(organisation=cast.ban_nong, groups={"ประชาชน": 6})
    for name in ("นายหนึ่ง", "นายสอง", "นายสาม"):
        roster.walk_in(meeting, by=cast.somsri, group=meeting.groups.get(), name=name)
    return meeting


def shown(client, forum: Meeting) -> str:
    address = reverse("meetings:hall_screen", args=["ban-nong", forum.pk])
    answer = client.get(address, HTTP_HX_REQUEST="true")
    assert answer.status_code == 200
    return answer.content.decode()


def test_before_opening_it_says_when_and_who_came(client, forum):
    page = shown(client, forum)
    assert "เริ่ม" in page
    assert '<p class="hall-huge">3</p>' in page


def test_it_follows_the_agenda_and_the_vote(client, forum, cast):
    sitting.open_meeting(forum, by=cast.somsri, present=3)
    item = forum.items.get(number="2")
    sitting.start_item(item, by=cast.somsri)
    assert "วาระที่ 2" in shown(client, forum)
    motion = deciding.put_motion(
        item, by=cast.somsri, text="เห็นชอบร่างแผน ๒๕๖๙", method=Method.SHOW_OF_HANDS
    )
    assert "เห็นชอบร่างแผน" not in shown(client, forum)  # not yet put to the vote
    deciding.open_vote(motion, by=cast.somsri)
    page = shown(client, forum)
    assert "กำลังลงมติ" in page
    assert "hall-votes" not in page  # no number before the count
    deciding.count(motion, by=cast.somsri, yes=2, no=0, abstain=1)
    assert "<dd><b>2</b></dd>" in shown(client, forum)
    deciding.resolve(item, by=cast.somsri, outcome=Outcome.AGREED, text="เห็นชอบ", motion=motion)
    assert "มติที่ 1: เห็นชอบ" in shown(client, forum)
    sitting.close(forum, by=cast.somsri)
    assert "ขอบคุณทุกท่าน" in shown(client, forum)


def test_the_qr_leads_to_the_meetings_public_page_and_in_the_hall_to_checking_in(
    client, forum, cast, time_machine
):
    time_machine.move_to(timezone.now(), tick=False)
    page = f"http://testserver/ban-nong/meetings/{forum.pk}/"
    key = hall_key(settings.SECRET_KEY, forum.uid, timezone.now())
    checking_in = qr_path(f"{page}check-in/?k={key}")[1]
    everyone_sees = shown(client, forum)
    assert qr_path(page)[1] in everyone_sees
    assert checking_in not in everyone_sees
    client.force_login(cast.somsri)
    assert checking_in in shown(client, forum)


def test_every_five_seconds_costs_the_same_however_many_came(client, forum, cast, same_queries):
    names = iter(range(10))
    add = lambda: roster.walk_in(  # noqa: E731
        forum, by=cast.somsri, group=forum.groups.get(), name=f"คนที่ {next(names)}"
    )
    assert same_queries(lambda: shown(client, forum), add) <= 9
