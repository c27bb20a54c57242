"""The pages of village boxes, walked as people walk them: without script, from door to ledger."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from ruamphaen.base.models import StoredFile
from ruamphaen.meetings.actions import boxes, roster, sitting
from ruamphaen.meetings.models import Attendee, Box, Clash, Line, Meeting
from ruamphaen.meetings.queries.presence import presence
from tests import make
from tests.cast import TODAY
from tests.meetings.halls import cut, hall

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(cast) -> Meeting:
    return make.meeting(organisation=cast.ban_nong, starts_at=timezone.now())


@pytest.fixture
def somsri(cast) -> Client:
    client = Client()
    client.force_login(cast.somsri)
    return client


def at(meeting: Meeting, rest: str = "") -> str:
    return f"/desk/ban-nong/meetings/{meeting.pk}/boxes/{rest}"


def came(box: Box, *people: tuple[str, str]) -> bytes:
    """A hall to which these people came."""
    with hall(box) as day:
        sitting.open_meeting(day.meeting, by=None, present=0)
        for name, phone in people:
            group = day.meeting.groups.first()
            roster.walk_in(day.meeting, by=None, group=group, name=name, phone=phone)
    return day.journal


def send(client: Client, meeting: Meeting, content: bytes):
    file = SimpleUploadedFile("journal.jsonl", content)
    return client.post(at(meeting, "merge/"), {"file": file})


def test_a_clerk_hands_out_a_box_and_takes_its_kit(somsri, meeting):
    page = somsri.get(at(meeting))
    assert "ชุดไฟล์มีชื่อและโทรศัพท์ของผู้ที่อยู่ในบัญชีรายชื่อ" in page.text
    assert somsri.post(at(meeting), {"place": ""}).status_code == 422
    somsri.post(at(meeting), {"place": "ศาลาหมู่ที่ 5"})
    box = Box.objects.get()
    assert (box.code, box.place) == ("B1", "ศาลาหมู่ที่ 5")
    kit = somsri.get(at(meeting, "B1/kit/"))
    assert kit.content == boxes.kit_bytes(box)
    assert kit["Cache-Control"] == "no-store"
    assert "ยังไม่รวม" in somsri.get(at(meeting)).text


def test_a_journal_is_looked_at_then_merged_and_the_list_says_how_far(somsri, meeting):
    file = came(boxes.hand_out(meeting, by=None, place="ศาลา"), ("นายหนึ่ง", ""), ("นางสอง", ""))
    look = somsri.get(send(somsri, meeting, cut(file, 3))["Location"])
    assert "ไฟล์ขาดท้าย 2 บรรทัด" in look.text
    assert not Line.objects.filter(box="B1").exists()
    for content, words in ((cut(file, 3), "รวมบางส่วน"), (file, "รวมแล้ว")):
        address = send(somsri, meeting, content)["Location"]
        assert somsri.post(address, {"minutes": ""}).status_code == 302
        assert words in somsri.get(at(meeting)).text
    assert presence(meeting, TODAY).present == 2
    again = somsri.get(send(somsri, meeting, file)["Location"])
    assert "ไม่มีอะไรใหม่ ทั้ง 5 บรรทัดของไฟล์นี้รวมไว้แล้ว" in again.text


def test_a_wrong_file_is_told_in_the_form_and_never_kept(somsri, meeting, settings):
    kept = StoredFile.objects.count()
    for content, says in ((b"%PDF", "ไม่ใช่สมุดประชุม"), (b"", "ไม่ใช่สมุดประชุม")):
        answer = send(somsri, meeting, content)
        assert answer.status_code == 422
        assert says in answer.text
    settings.UPLOAD_LIMIT_BYTES = 3
    assert "ไฟล์ใหญ่เกิน 20 MB" in send(somsri, meeting, b"%PDF").text
    assert StoredFile.objects.count() == kept


def test_doubles_stand_side_by_side_and_are_settled_with_one_button(somsri, meeting):
    given = [boxes.hand_out(meeting, by=None, place=f"ศาลา {n}") for n in (1, 2)]
    files = [
        came(box, (name, "0812345678")) for box, name in zip(given, ("นายมี", "มี"), strict=True)
    ]
    for file in files:
        answer = somsri.post(send(somsri, meeting, file)["Location"], {})
    assert answer["Location"] == at(meeting, "clashes/")
    page = somsri.get(at(meeting, "clashes/")).text
    for words in ("ข้อขัดแย้ง 1 ข้อรอชี้ขาด", "อาจเป็นคนเดียวกัน", "นายมี", "0812345678", "คนละคน นับทั้งคู่"):
        assert words in page
    clash = Clash.objects.get()
    done = somsri.post(
        at(meeting, f"clashes/{clash.pk}/"),
        {"choice": "same-0", "because": "เบอร์เดียวกัน", "kind": "double"},
    )
    assert done["Location"] == at(meeting, "clashes/?kind=double")
    assert presence(meeting, TODAY).present == 1
    assert "เบอร์เดียวกัน" in somsri.get(at(meeting, "clashes/?show=settled")).text
    twice = somsri.post(at(meeting, f"clashes/{clash.pk}/"), {"choice": "different-0"})
    assert (twice.status_code, "ชี้ขาดข้อนี้ไปแล้ว" in twice.text) == (409, True)
    for bad in ("", "burn-0", "side-1"):
        clash.settled_at = None
        clash.save()
        refused = somsri.post(at(meeting, f"clashes/{clash.pk}/"), {"choice": bad})
        assert refused.status_code == 422


def test_on_a_box_the_page_only_exports_its_journal(somsri, meeting):
    box = boxes.hand_out(meeting, by=None, place="ศาลา")
    Meeting.objects.filter(pk=meeting.pk).update(box=box.code)
    assert "เครื่องนี้คือเครื่อง B1 ที่ศาลา" in somsri.get(at(meeting)).text
    journal = somsri.post(at(meeting, "journal/"))
    assert b'"box":"B1"' in journal.content
    assert "attachment" in journal["Content-Disposition"]


def test_the_pages_ask_the_same_however_many_boxes_and_clashes_there_are(
    somsri, meeting, same_queries
):
    numbers = iter(range(1, 100))

    def add() -> None:
        number = next(numbers)
        boxes.hand_out(meeting, by=None, place="ศาลา")
        one, other = (
            Attendee.objects.create(
                meeting=meeting,
                group=meeting.groups.first(),
                name=f"คน {number}",
                code=f"{side}{number}",
                standing="registered",
            )
            for side in "AB"
        )
        Clash.objects.create(
            meeting=meeting,
            kind="double",
            about=one.uid,
            other=other.uid,
            found_at=timezone.now(),
        )

    same_queries(lambda: somsri.get(at(meeting)), add)
    same_queries(lambda: somsri.get(at(meeting, "clashes/")), add)


@pytest.mark.parametrize("who", ["wichai", "malee", "kamon", "stranger"])
def test_only_planners_of_the_house_get_at_kits_journals_and_clashes(cast, meeting, who):
    boxes.hand_out(meeting, by=None, place="ศาลาลับ")
    client = Client()
    client.force_login(getattr(cast, who))
    for page in ("", "B1/kit/", "merge/", "clashes/"):
        answer = client.get(at(meeting, page))
        assert answer.status_code == 403, page
        assert "ศาลาลับ" not in answer.text
    assert Client().get(at(meeting, "B1/kit/")).status_code == 302


def test_a_neighbour_cannot_reach_a_kit_or_a_sent_journal_through_their_own_door(cast, meeting):
    box = boxes.hand_out(meeting, by=None, place="ศาลาลับ")
    kamon = Client()
    kamon.force_login(cast.kamon)
    theirs = make.meeting(organisation=cast.nong_sung)
    there = f"/desk/nong-sung/meetings/{theirs.pk}/boxes/"
    stored = box.kit.pk
    assert kamon.get(f"/desk/nong-sung/meetings/{meeting.pk}/boxes/B1/kit/").status_code == 404
    assert kamon.get(f"{there}B1/kit/").status_code == 404
    assert kamon.get(f"{there}merge/{stored}/").status_code == 404
