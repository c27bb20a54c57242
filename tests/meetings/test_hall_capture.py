"""Catching what is said: marks, receipts, two clerks at once, a line sent twice."""

from uuid import uuid4

import pytest
from django.urls import reverse

from ruamphaen.base.errors import Refused
from ruamphaen.meetings.actions import capture, sitting
from ruamphaen.meetings.models import Card, Line, Meeting, Saying
from ruamphaen.meetings.rules.kinds import SayingKind
from ruamphaen.organisation.models import Community
from tests import make
from tests.cast import Cast

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def forum(cast: Cast) -> Meeting:
    """A forum that sits, with two villages of one name and another."""
    for name, number in (("บ้านหนองบัว", 5), ("บ้านศรี", 1), ("บ้านศรี", 2)):
        Community.objects.create(organisation=cast.ban_nong, name=name, number=number)
    meeting = make.meeting(organisation=cast.ban_nong)
    return sitting.open_meeting(meeting, by=cast.somsri, present=0)


@pytest.fixture
def clerk(client, cast):
    client.force_login(cast.somsri)
    return client


def at(name: str, meeting: Meeting, *args: object) -> str:
    return reverse(f"meetings:{name}", args=["ban-nong", meeting.pk, *args])


def test_a_marked_line_becomes_a_saying_with_a_receipt(clerk, forum, cast):
    Card.objects.create(meeting=forum, number=12, receipt="CARDRECEIP")
    item = forum.items.first()
    sitting.start_item(item, by=cast.somsri)
    line = "ร น้ำท่วมทุกปี /หนอง +ชาวนา _ท้ายบ้าน #12"
    clerk.post(at("capture", forum), {"line": line, "uid": uuid4()}, **HTMX)
    said = Saying.objects.get()
    assert (said.kind, said.text, said.community.number, said.for_whom, said.where) == (
        SayingKind.COMPLAINT,
        "น้ำท่วมทุกปี",
        5,
        "ชาวนา",
        "ท้ายบ้าน",
    )
    assert (said.card_number, said.receipt, said.item) == (12, "CARDRECEIP", item)


def test_what_is_chosen_counts_where_the_line_has_no_mark(clerk, forum):
    place = Community.objects.get(number=2)
    typed = {"line": "ดีมาก", "kind": "praise", "community": place.pk, "where": "ศาลา"}
    answer = clerk.post(at("capture", forum), typed)
    assert answer.status_code == 302
    said = Saying.objects.get()
    assert (said.kind, said.community, said.where) == (SayingKind.PRAISE, place, "ศาลา")


def test_a_line_sent_again_makes_one_saying(clerk, forum):
    uid = str(uuid4())
    for _ in range(3):
        answer = clerk.post(at("capture", forum), {"line": "น ขอไฟ", "uid": uid}, **HTMX)
        assert answer.status_code == 200
    assert str(Saying.objects.get().uid) == uid
    assert Line.objects.filter(act="say").count() == 1


def test_a_uid_that_belongs_to_another_meeting_is_refused(forum, cast):
    other = make.meeting(organisation=cast.ban_nong, title="อีกครั้ง")
    told = {"by": cast.somsri, "kind": SayingKind.NEED}
    said = capture.say(forum, text="ขอไฟ", **told)
    with pytest.raises(Refused, match="บันทึกในการประชุมอื่นแล้ว"):
        capture.say(other, text="ขอน้ำ", uid=said.uid, **told)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("ขอถนน /ศรี", "อาจเป็น บ้านศรี /1 · บ้านศรี /2"),
        ("ขอถนน /ไม่มี", "ไม่มีชุมชนหรือหมู่ที่ขึ้นต้นว่า “ไม่มี”"),
        ("ขอถนน #99", "ไม่มีบัตรเลขที่ 99"),
        ("/5", "ยังไม่ได้พิมพ์ว่าพูดอะไร"),
        ("", "ยังไม่ได้พิมพ์ว่าพูดอะไร"),
        ("ขอ +" + "ก" * 200, "ยาวเกินไป"),
        ("ก" * 5000, "แบ่งเป็นหลายรายการ"),
    ],
)
def test_a_line_that_cannot_be_kept_says_why_and_stays(clerk, forum, line, why):
    answer = clerk.post(at("capture", forum), {"line": line})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert why in page
    assert line[:50] in page
    assert not Saying.objects.exists()


def test_two_clerks_see_each_others_lines(client, forum, cast):
    for who, line in ((cast.somsri, "น ขอไฟ"), (cast.wichai, "ค เห็นด้วย")):
        client.force_login(who)
        client.post(at("capture", forum), {"line": line, "uid": uuid4()}, **HTMX)
    for who in (cast.somsri, cast.wichai):
        client.force_login(who)
        page = client.get(at("capture_latest", forum), **HTMX).content.decode()
        assert "ขอไฟ" in page
        assert "เห็นด้วย" in page


def test_a_saying_is_put_right_as_a_line_and_the_second_clerk_overwrites_nothing(clerk, forum):
    clerk.post(at("capture", forum), {"line": "น ขอไฟ /5"})
    said = Saying.objects.get()
    page = clerk.get(at("capture_edit", forum, said.pk)).content.decode()
    assert "น ขอไฟ /5" in page
    edit = at("capture_edit", forum, said.pk)
    clerk.post(edit, {"line": "ค ขอไฟ 2 ดวง /1", "seen": "0"}, **HTMX)
    said.refresh_from_db()
    assert (said.kind, said.text, said.community.number, said.edit) == (
        "opinion", "ขอไฟ 2 ดวง", 1, 1,
    )  # fmt: skip
    late = clerk.post(edit, {"line": "น ขอไฟ 9 ดวง", "seen": "0"}, **HTMX)
    assert late.status_code == 422
    assert "มีผู้แก้รายการนี้ไปแล้ว" in late.content.decode()


def test_the_capture_screen_asks_equally_often_however_much_was_said(clerk, forum, same_queries):
    add = lambda: clerk.post(at("capture", forum), {"line": "น ขอไฟ /5"})  # noqa: E731
    assert same_queries(lambda: clerk.get(at("capture_latest", forum), **HTMX), add) <= 9


def test_cards_typed_in_the_evening_still_count(clerk, forum, cast):
    sitting.close(forum, by=cast.somsri)
    clerk.post(at("capture", forum), {"line": "น ขอไฟ"})
    assert Saying.objects.get().text == "ขอไฟ"
