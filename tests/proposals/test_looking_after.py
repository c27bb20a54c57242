"""What waits for the moderators: every queue of both rooms at one place, with its count and a link."""

import pytest
from django.urls import reverse

from ruamphaen.base.moderation import Decision, Reason
from ruamphaen.opinions.actions import appealing as statement_appeals
from ruamphaen.opinions.actions import statements
from ruamphaen.opinions.queries.fates import fate_of
from ruamphaen.proposals.actions import appealing, judging, reporting
from ruamphaen.proposals.actions.judging import Verdict
from ruamphaen.proposals.models import Judgement
from ruamphaen.proposals.queries.looking_after import besides_the_queue, waiting_of
from ruamphaen.proposals.rules.kinds import Standing
from tests import make
from tests.opinions.talks import sent, talk
from tests.proposals.voices import moderator, say

pytestmark = pytest.mark.django_db
DESK = reverse("organisation:desk")
QUEUE = reverse("proposals:moderation", args=["ban-nong"])


@pytest.fixture
def busy(cast):
    """Something in every queue: 1 proposal, 2 comments, 1 reported, 3 statements, 1 appeal of each."""
    here = cast.ban_nong
    lamp = make.proposal(organisation=here)
    make.proposal(organisation=here, standing=Standing.WAITING)
    for number in range(2):
        say(lamp, f"รออ่าน {number}", known=False)
    reporting.report(lamp, by=None, key="อ่านแล้ว", why=Reason.REPEATS.value)
    rude = say(lamp, "ว่าคนอื่น")
    judging.judge(
        here, [Verdict("comment", rude.pk, Decision.HIDE, Reason.ABUSE.value)], by=cast.anan
    )
    appealing.appeal(Judgement.objects.get(), by=None, text="ไม่ได้ว่าใคร")
    river = talk(here, title="ถนนริมน้ำ")
    for number in range(3):
        sent(river, f"อยากได้ลานกีฬาแห่งที่ {number}")
    hidden = sent(river, "ขายของ")
    statements.hide_statements(
        river, by=cast.anan, statements=[hidden.pk], because=Reason.ADVERTISING
    )
    judgement = fate_of(hidden).judgement
    assert judgement is not None
    statement_appeals.appeal(judgement, by=None, text="ไม่ได้ขาย")
    return river


def test_every_queue_is_named_once_with_its_count_and_where(cast, busy):
    quiet = talk(cast.ban_nong, title="รอบเก็บขยะ")
    talk(cast.nong_sung, title="ของเพื่อนบ้าน")
    talk(cast.ban_nong, title="ยังร่างอยู่", is_open=False)
    river, waste = (reverse("opinions:queue", args=["ban-nong", each.pk]) for each in (busy, quiet))
    assert [(each.name, each.many, each.address) for each in waiting_of(cast.ban_nong)] == [
        ("ข้อเสนอที่รออ่าน", 1, f"{QUEUE}?only=proposal"),
        ("ความเห็นที่รออ่าน", 2, f"{QUEUE}?only=comment"),
        ("มีผู้แจ้ง", 1, f"{QUEUE}?only=reported"),
        ("อุทธรณ์ข้อเสนอและความเห็น", 1, f"{QUEUE}appeals/"),
        ("ข้อความรอตรวจ", 3, river),
        ("ข้อความรอตรวจ", 0, waste),
        ("อุทธรณ์ข้อความในวงความเห็น", 1, "/desk/ban-nong/opinions/appeals/"),
    ]


def test_the_links_lead_where_the_moderator_may_go(client, cast, busy):
    client.force_login(moderator(cast.ban_nong))
    for page in (f"{QUEUE}appeals/", f"{QUEUE}done/", DESK):
        seen = client.get(page).content.decode()
        for each in waiting_of(cast.ban_nong):
            assert f'href="{each.address}"' in seen
            assert client.get(each.address).status_code == 200
    queue = client.get(QUEUE).content.decode()  # its own chips name what is in it
    assert all(f'href="?only={only}"' in queue for only in ("proposal", "comment", "reported"))
    assert all(f'href="{each.address}"' in queue for each in besides_the_queue(cast.ban_nong))


def test_where_the_day_begins_only_what_waits_for_this_person_is_named(client, cast, busy):
    client.force_login(cast.somsri)  # a planner decides about statements, not about proposals
    seen = client.get(DESK).content.decode()
    assert reverse("opinions:queue", args=["ban-nong", busy.pk]) in seen
    assert f"{QUEUE}?only=" not in seen
    for other in (cast.wichai, cast.kamon, cast.stranger):
        client.force_login(other)
        assert "ข้อความรอตรวจ" not in client.get(DESK).content.decode()


def test_many_conversations_cost_no_more(cast, busy, django_assert_num_queries):
    for number in range(4):
        talk(cast.ban_nong, title=f"วงที่ {number}")
    with django_assert_num_queries(6):
        waiting_of(cast.ban_nong)
