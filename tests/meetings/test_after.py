"""After the meeting: minutes that stand still once approved, photographs that tell nothing more than they show."""

import hashlib
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from ruamphaen.base import files, ledger
from ruamphaen.base.errors import Refused
from ruamphaen.base.photos import LONGEST_EDGE
from ruamphaen.meetings.actions import after, capture, roster, sheets, sitting
from ruamphaen.meetings.actions.forgetting import forget_person
from ruamphaen.meetings.actions.journal import as_written
from ruamphaen.meetings.models import Attachment, Attendee, Line, Meeting, Minutes, SheetName
from ruamphaen.meetings.queries.presence import presence
from ruamphaen.meetings.rules import journal
from ruamphaen.meetings.rules.kinds import MinutesState, SayingKind
from tests import make
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db

GPS = 0x8825


@pytest.fixture
def closed(cast: Cast) -> Meeting:
    """A meeting that was held and closed, with an account of its first item."""
    meeting = make.meeting(organisation=cast.ban_nong)
    sitting.open_meeting(meeting, by=cast.somsri, present=0)
    sitting.write_account(meeting.items.first(), by=cast.somsri, text="ประธานแจ้ง", seen=0)
    meeting.refresh_from_db()
    sitting.close(meeting, by=cast.somsri)
    meeting.refresh_from_db()
    return meeting


@pytest.fixture
def drafted(closed: Meeting, cast: Cast) -> Minutes:
    """Its minutes with the names of those who check them."""
    return after.write_minutes(
        after.minutes_of(closed),
        by=cast.somsri,
        seen=0,
        opening="เริ่มประชุมเวลา ๐๙.๐๐ น.",
        closing="เลิกประชุมเวลา ๑๒.๐๐ น.",
        taken_by="สมศรี",
        checked_by="นายหนึ่ง\nนายสอง",
    )


def photo(width: int = 3000, height: int = 2000) -> bytes:
    """A photograph that says where it was taken."""
    exif = Image.Exif()
    exif[GPS] = {1: "N", 2: (18.0, 34.0, 12.0)}
    exif[0x010F] = "โทรศัพท์ของสมชาย"
    written = BytesIO()
    Image.new("RGB", (width, height), "#884422").save(written, "JPEG", exif=exif)
    return written.getvalue()


def test_minutes_are_drafted_checked_and_approved_by_a_later_meeting(closed, drafted, cast):
    checked = after.check_minutes(drafted, by=cast.somsri, on=TODAY)
    following = make.meeting(
        organisation=cast.ban_nong, title="ครั้งถัดไป", starts_at=closed.starts_at + timedelta(days=30)
    )
    approved = after.approve_minutes(checked, by=cast.somsri, at=following, on=TODAY)
    assert approved.state == MinutesState.APPROVED
    assert approved.content_hash == hashlib.sha256(approved.frozen.encode()).hexdigest()
    told = ledger.history_of(approved).first()
    assert told is not None
    assert told.detail["content"] == approved.content_hash


def test_minutes_are_not_approved_by_their_own_or_an_earlier_meeting(closed, drafted, cast):
    checked = after.check_minutes(drafted, by=cast.somsri, on=TODAY)
    with pytest.raises(Refused, match="ครั้งหลัง"):
        after.approve_minutes(checked, by=cast.somsri, at=closed, on=TODAY)


def test_checked_minutes_take_no_more_words_until_they_are_sent_back(closed, drafted, cast):
    after.check_minutes(drafted, by=cast.somsri, on=TODAY)
    item = closed.items.first()
    closed.refresh_from_db()
    with pytest.raises(Refused, match="ตรวจแล้ว"):
        sitting.write_account(item, by=cast.somsri, text="แก้", seen=item.edit)
    with pytest.raises(Refused, match="ตรวจแล้ว"):
        capture.say(closed, by=cast.somsri, kind=SayingKind.NEED, text="มาช้า")
    after.reopen_minutes(drafted, by=cast.somsri, because="ชื่อผู้เสนอผิด")
    assert sitting.write_account(item, by=cast.somsri, text="แก้", seen=item.edit).account == "แก้"


def test_two_clerks_do_not_write_over_each_other(drafted, cast):
    with pytest.raises(Refused, match="มีผู้แก้รายงาน"):
        after.write_minutes(
            drafted, by=cast.anan, seen=0, opening="", closing="", taken_by="", checked_by=""
        )


def test_a_meeting_that_still_sits_has_no_minutes_to_check(cast):
    meeting = make.meeting(organisation=cast.ban_nong)
    with pytest.raises(Refused, match="ยังไม่ปิด"):
        after.check_minutes(after.minutes_of(meeting), by=cast.somsri, on=TODAY)


def test_a_photograph_is_kept_without_the_place_it_was_taken_at(closed, cast):
    made = after.attach(
        closed, by=cast.somsri, name="IMG_1.JPG", content=photo(), caption="หน้างาน", is_public=True
    )
    kept = Image.open(BytesIO(files.read(made.file)))
    assert not kept.getexif()
    assert max(kept.size) == LONGEST_EDGE
    assert made.is_photo


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"not a picture", "เปิดภาพนี้ไม่ได้"),
        (photo()[:2000], "เสีย"),
        (b"PK\x03\x04 something", "รับเฉพาะเอกสาร"),
    ],
)
def test_what_is_no_photograph_or_document_is_refused_in_a_sentence(closed, cast, content, said):
    with pytest.raises(Refused, match=said):
        after.attach(
            closed, by=cast.somsri, name="x.jpg", content=content, caption="", is_public=False
        )
    assert not Attachment.objects.exists()


def test_a_picture_that_would_fill_the_memory_is_not_opened(closed, cast):
    written = BytesIO()
    Image.new("1", (9000, 9000)).save(written, "PNG")
    with pytest.raises(Refused, match="81 ล้านจุด"):
        after.attach(
            closed,
            by=cast.somsri,
            name="x.png",
            content=written.getvalue(),
            caption="",
            is_public=False,
        )


def test_a_document_that_is_not_public_is_for_those_with_a_post_here(client, closed, cast):
    made = after.attach(
        closed,
        by=cast.somsri,
        name="ใบลงชื่อ.pdf",
        content=b"%PDF-1.7 signatures",
        caption="ใบลงชื่อ",
        is_public=False,
    )
    address = f"/ban-nong/meetings/{closed.pk}/files/{made.pk}/"
    assert client.get(address).status_code == 404
    assert "ใบลงชื่อ" not in client.get(f"/ban-nong/meetings/{closed.pk}/").content.decode()
    client.force_login(cast.somsri)
    assert client.get(address).content == b"%PDF-1.7 signatures"


def test_the_page_of_the_minutes_leads_from_draft_to_checked(client, closed, cast):
    client.force_login(cast.somsri)
    address = f"/desk/ban-nong/meetings/{closed.pk}/minutes/"
    assert client.get(address).status_code == 200
    typed = {"seen": "0", "opening": "เริ่ม", "closing": "เลิก", "taken_by": "ก", "checked_by": "ข"}
    assert client.post(f"{address}write/", typed).status_code == 302
    assert client.post(f"{address}check/").status_code == 302
    assert Minutes.objects.get(meeting=closed).state == MinutesState.CHECKED
    assert client.get(address).status_code == 200
    sent = SimpleUploadedFile("ภาพ.jpg", photo(400, 300))
    files_address = f"/desk/ban-nong/meetings/{closed.pk}/files/"
    assert client.post(files_address, {"file": sent, "is_public": "on"}).status_code == 302
    assert "<img" in client.get(f"/ban-nong/meetings/{closed.pk}/").content.decode()


def test_the_minutes_desk_is_shut_to_strangers_and_neighbours(client, closed, cast):
    address = f"/desk/ban-nong/meetings/{closed.pk}/minutes/"
    assert client.get(address).status_code == 302
    for person in (cast.stranger, cast.kamon, cast.malee):
        client.force_login(person)
        assert client.get(address).status_code == 403


def test_a_person_is_forgotten_and_the_numbers_and_the_chain_stay(cast):
    meeting = make.meeting(organisation=cast.ban_nong)
    sitting.open_meeting(meeting, by=cast.somsri, present=0)
    person = roster.walk_in(
        meeting,
        by=cast.somsri,
        group=meeting.groups.get(),
        name="นางคำแปง ใจงาม",
        phone="0812345678",
    )
    with pytest.raises(Refused, match="ยังไม่จบ"):
        forget_person(person, by=cast.anan)
    meeting.refresh_from_db()
    sitting.close(meeting, by=cast.somsri)
    forget_person(person, by=cast.anan)
    assert presence(meeting, TODAY).present == 1
    written_down = "".join(
        [
            *(line.facts + line.private for line in Line.objects.filter(meeting=meeting)),
            *Attendee.objects.values_list("name", flat=True),
            *Attendee.objects.values_list("phone", flat=True),
        ]
    )
    assert "คำแปง" not in written_down
    assert "0812345678" not in written_down
    lines = [as_written(line) for line in Line.objects.filter(meeting=meeting).order_by("seq")]
    file = journal.read(journal.written(meeting.uid, "", "00" * 32, lines, meeting.starts_at))
    assert (len(file.lines), file.missing) == (4, 0)
    assert ledger.verify() == []


def test_who_asks_for_it_is_forgotten_from_the_desk_by_a_planner_alone(client, cast):
    meeting = make.meeting(organisation=cast.ban_nong)
    sitting.open_meeting(meeting, by=cast.somsri, present=0)
    group = meeting.groups.get()
    person = roster.walk_in(meeting, by=cast.somsri, group=group, name="นางคำแปง ใจงาม")
    address = f"/desk/ban-nong/meetings/{meeting.pk}/desk/{person.pk}/"
    client.force_login(cast.somsri)
    assert "ลบชื่อบุคคลนี้" not in client.get(address).content.decode()
    meeting.refresh_from_db()
    sitting.close(meeting, by=cast.somsri)
    assert "ลบชื่อบุคคลนี้" in client.get(address).content.decode()
    client.force_login(cast.wichai)
    assert client.post(f"{address}forget/").status_code == 403
    client.force_login(cast.somsri)
    assert client.post(f"{address}forget/").status_code == 302
    person.refresh_from_db()
    assert person.name == "–"


def test_a_name_that_was_only_on_paper_is_forgotten_on_the_sheets_and_in_the_journal(cast):
    meeting = make.meeting(organisation=cast.ban_nong)
    group = meeting.groups.get()
    sitting.open_meeting(meeting, by=cast.somsri, present=0)
    for typist in (cast.somsri, cast.anan):
        sheets.type_sheet(
            meeting, by=typist, number=1, names=[(1, "นางคำแปง ใจงาม"), (2, "นายบุญมา")], group=group
        )
    sheets.settle_sheet(meeting.sheets.get(), by=cast.somsri, group=group, takes={})
    meeting.refresh_from_db()
    sitting.close(meeting, by=cast.somsri)
    forget_person(Attendee.objects.get(meeting=meeting, search="คำแปงใจงาม"), by=cast.anan)
    private = "".join(Line.objects.filter(meeting=meeting).values_list("private", flat=True))
    on_sheets = list(SheetName.objects.values_list("name", flat=True))
    assert "คำแปง" not in private
    assert sorted(on_sheets) == ["นายบุญมา", "นายบุญมา", "–", "–"]
    assert presence(meeting, TODAY).present == 2


def test_an_account_that_is_too_long_comes_back_as_it_was_typed(client, cast):
    meeting = make.meeting(organisation=cast.ban_nong)
    sitting.open_meeting(meeting, by=cast.somsri, present=0)
    item = meeting.items.first()
    client.force_login(cast.somsri)
    typed = {f"{item.pk}-seen": "0", f"{item.pk}-text": "สาระ" * 6000}
    address = f"/desk/ban-nong/meetings/{meeting.pk}/minutes/items/{item.pk}/"
    answer = client.post(address, typed)
    assert answer.status_code == 422
    assert "สาระ" * 6000 in answer.content.decode()
    item.refresh_from_db()
    assert item.account == ""
