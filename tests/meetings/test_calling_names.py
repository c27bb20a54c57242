"""Who is invited and announced: groups and quotas, seats, the announced list, imports, doubles."""

import io
from datetime import date, datetime

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from ruamphaen.base.errors import Refused
from ruamphaen.base.models import Entry
from ruamphaen.meetings import importing
from ruamphaen.meetings.actions import calling, invitations, proportions, roster, sitting
from ruamphaen.meetings.actions.invitations import GroupDraft, Person
from ruamphaen.meetings.models import Attendee, Delegate, Group, Meeting, Proportion
from ruamphaen.meetings.queries import invitations as seen
from ruamphaen.meetings.queries.presence import presence
from ruamphaen.meetings.rules.kinds import State, Way
from ruamphaen.organisation.importing import table_in_file, table_in_text
from ruamphaen.organisation.models import Community
from ruamphaen.thai.dates import FiscalYear
from tests import make
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db

YEAR = FiscalYear(2570)
IDENTITY = "1101700230708"  # the check digit is right; nobody's


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """A forum being prepared, with two groups."""
    return make.meeting(
        organisation=cast.ban_nong,
        state=State.PREPARED,
        groups={"ประธานชุมชน": 2, "ภาคเอกชน": None},
        starts_at=datetime(2026, 12, 18, 9, 0, tzinfo=make.BANGKOK),
    )


@pytest.fixture
def proportion(cast: Cast) -> Proportion:
    """Proportions for 2570 with two groups and one name."""
    made = proportions.start_proportion(
        cast.ban_nong, by=cast.somsri, forum="forum-subdistrict", fiscal_year=YEAR
    )
    shares = [GroupDraft("ประธานชุมชน", 12), GroupDraft("ภาคประชาสังคม", 5, is_open=True)]
    proportions.set_shares(made, by=cast.somsri, shares=shares)
    people = [Person("ประธานชุมชน", "นายบุญมา ใจดี", "ประธานชุมชนวัดใน", "081-234 5678")]
    proportions.add_delegates(made, by=cast.somsri, people=people)
    return made


def names(meeting: Meeting) -> list[str]:
    return list(meeting.attendees.values_list("name", flat=True))


# ------------------------------------------------------------------ groups


def test_groups_are_brought_in_line_with_what_was_typed(meeting: Meeting, cast: Cast):
    first, second = meeting.groups.all()
    typed = [
        GroupDraft("ภาคเอกชน", 4, pk=first.pk),  # the names change places
        GroupDraft("ประธานชุมชน", 9, pk=second.pk),
        GroupDraft("ประชาชน", None, is_open=True),
    ]
    invitations.set_groups(meeting, by=cast.somsri, groups=typed)
    assert list(meeting.groups.values_list("name", "quota", "is_open")) == [
        ("ภาคเอกชน", 4, False),
        ("ประธานชุมชน", 9, False),
        ("ประชาชน", None, True),
    ]
    invitations.set_groups(meeting, by=cast.somsri, groups=typed[:1])
    assert meeting.groups.count() == 1


def test_a_group_with_people_in_it_is_not_taken_away(meeting: Meeting, cast: Cast):
    invitations.invite(meeting, by=cast.somsri, people=[Person("ภาคเอกชน", "นายค้า ขาย")])
    kept = meeting.groups.get(name="ประธานชุมชน")
    with pytest.raises(Refused, match="“ภาคเอกชน” มีรายชื่ออยู่"):
        invitations.set_groups(meeting, by=cast.somsri, groups=[GroupDraft("ใหม่", 1, pk=kept.pk)])
    kept.refresh_from_db()
    assert kept.name == "ประธานชุมชน"  # nothing half done


def test_two_groups_of_one_name_are_refused(meeting: Meeting, cast: Cast):
    with pytest.raises(Refused, match="ซ้ำกัน"):
        invitations.set_groups(
            meeting, by=cast.somsri, groups=[GroupDraft("ก", 1), GroupDraft(" ก ", 2)]
        )


# ------------------------------------------------------------------ invitations


def test_members_in_office_on_the_day_are_invited_once_each_with_a_code(cast: Cast):
    body = make.committee(organisation=cast.ban_nong, members=("หนึ่ง", "สอง", "สาม"))
    body.seats.filter(name="สาม").update(until=date(2026, 12, 17))
    meeting = make.meeting(
        organisation=cast.ban_nong,
        committees=[body],
        state=State.PREPARED,
        starts_at=datetime(2026, 12, 18, 9, 0, tzinfo=make.BANGKOK),
    )
    assert invitations.invite_members(meeting, by=cast.somsri) == 2
    assert invitations.invite_members(meeting, by=cast.somsri) == 0
    rows = meeting.attendees.select_related("group")
    assert {(row.name, row.group.committee_id) for row in rows} == {
        ("หนึ่ง", body.pk),
        ("สอง", body.pk),
    }
    assert len({row.code for row in rows}) == 2
    assert all(row.seat_id for row in rows)


def test_the_announced_list_fills_groups_quotas_and_names_once(meeting, proportion, cast: Cast):
    assert invitations.invite_delegates(meeting, by=cast.somsri, proportion=proportion) == 1
    assert invitations.invite_delegates(meeting, by=cast.somsri, proportion=proportion) == 0
    assert dict(meeting.groups.values_list("name", "quota")) == {
        "ประธานชุมชน": 12,
        "ภาคเอกชน": None,
        "ภาคประชาสังคม": 5,
    }
    row = meeting.attendees.get()
    assert (row.name, row.phone, row.group.name) == ("นายบุญมา ใจดี", "0812345678", "ประธานชุมชน")


def test_a_name_nobody_was_told_of_comes_off_and_a_told_one_is_withdrawn(meeting, cast: Cast):
    people = [Person("ภาคเอกชน", "นายค้า ขาย"), Person("ภาคเอกชน", "นางซื้อ จ่าย")]
    invitations.invite(meeting, by=cast.somsri, people=people)
    invitations.uninvite(meeting.attendees.get(name="นายค้า ขาย"), by=cast.somsri)
    assert names(meeting) == ["นางซื้อ จ่าย"]
    calling.call_meeting(meeting, by=cast.somsri, issued_on=TODAY)
    with pytest.raises(Refused, match="ให้ใช้ “ถอนชื่อ” แทน"):
        invitations.uninvite(meeting.attendees.get(), by=cast.somsri)


def test_an_identity_number_never_gets_onto_a_list(meeting: Meeting, proportion, cast: Cast):
    person = Person("ภาคเอกชน", f"นายค้า ขาย {IDENTITY}")
    with pytest.raises(Refused, match="เลขประจำตัวประชาชน"):
        invitations.invite(meeting, by=cast.somsri, people=[person])
    with pytest.raises(Refused, match="เลขประจำตัวประชาชน"):
        proportions.add_delegates(
            proportion, by=cast.somsri, people=[Person("ประธานชุมชน", "ก", phone=IDENTITY)]
        )
    assert (Attendee.objects.count(), Delegate.objects.count()) == (0, 1)


def test_rows_that_look_alike_are_pointed_out_and_a_person_decides(meeting: Meeting, cast: Cast):
    people = [
        Person("ประธานชุมชน", "นายบุญมา ใจดี", phone="0812345678"),
        Person("ภาคเอกชน", "บุญมา  ใจดี"),
        Person("ภาคเอกชน", "นายบุญมา ใจดี", phone="0899999999"),
        Person("ภาคเอกชน", "นางอื่น คนละคน"),
    ]
    invitations.invite(meeting, by=cast.somsri, people=people)

    def pairs() -> set[frozenset[str]]:
        return {
            frozenset({one.phone, other.phone}) for one, other in seen.invitations(meeting).doubles
        }

    # Two telephones are two people; one without a telephone may be either.
    assert pairs() == {frozenset({"0812345678", ""}), frozenset({"", "0899999999"})}
    first, blank, other = (
        meeting.attendees.get(phone="0812345678"),
        meeting.attendees.get(phone="", search="บุญมาใจดี"),
        meeting.attendees.get(phone="0899999999"),
    )
    invitations.not_double(blank, other, by=cast.somsri)
    assert pairs() == {frozenset({"0812345678", ""})}
    roster.same_person(first, blank, by=cast.somsri)
    assert pairs() == set()
    assert seen.invitations(meeting).people == 3
    assert meeting.attendees.count() == 4  # nothing was deleted


def test_who_sits_in_two_bodies_counts_for_the_quorum_of_both(cast: Cast):
    bodies = [
        make.committee(organisation=cast.ban_nong, members=("นายสองคณะ ขยัน",)),
        make.committee(
            organisation=cast.ban_nong, body="evaluation-committee", members=("สองคณะ ขยัน",)
        ),
    ]
    meeting = make.meeting(
        organisation=cast.ban_nong, forum="", committees=bodies, state=State.PREPARED
    )
    invitations.invite_members(meeting, by=cast.somsri)
    ((one, other),) = seen.invitations(meeting).doubles
    roster.same_person(one, other, by=cast.somsri)
    calling.call_meeting(meeting, by=cast.somsri, issued_on=TODAY)
    sitting.open_meeting(meeting, by=cast.somsri, present=1)
    roster.check_in(Attendee.objects.get(pk=one.pk), by=cast.somsri, way=Way.DESK)
    there = presence(meeting, TODAY)
    assert [body.quorum.present for body in there.bodies] == [1, 1]
    assert there.present == 1


def test_in_the_hall_nobody_is_invited_any_more(meeting: Meeting, cast: Cast):
    calling.call_meeting(meeting, by=cast.somsri, issued_on=TODAY)
    sitting.open_meeting(meeting, by=cast.somsri, present=0)
    with pytest.raises(Refused, match="ที่โต๊ะลงทะเบียนเท่านั้น"):
        invitations.invite(meeting, by=cast.somsri, people=[Person("ภาคเอกชน", "นายสาย")])


# ------------------------------------------------------------------ a table of names


def tried(meeting: Meeting, text: str, group: str = "") -> list[tuple[str, str, str]]:
    """(name, group, fate) of each row."""
    run = importing.names_for_meeting(meeting, table_in_text(text, 5), group)
    return [(row.person.name, row.person.group, row.fate.value) for row in run.rows]


def test_a_table_is_read_by_its_headings_in_any_order(meeting: Meeting, cast: Cast):
    Community.objects.create(organisation=cast.ban_nong, name="ชุมชนวัดใน", number=3)
    text = (
        "โทรศัพท์\tชื่อ–สกุล\tกลุ่ม\tชุมชน\n"
        "081 234 5678\tนายบุญมา ใจดี\tประธานชุมชน\tหมู่ 3\n"
        "\tนางคำ แปง\tภาคเอกชน\tชุมชนวัดใน\n"
    )
    run = importing.names_for_meeting(meeting, table_in_text(text, 5))
    assert [(row.person.name, row.person.phone, str(row.person.community)) for row in run.new] == [
        ("นายบุญมา ใจดี", "0812345678", "หมู่ที่ 3 ชุมชนวัดใน"),
        ("นางคำ แปง", "", "หมู่ที่ 3 ชุมชนวัดใน"),
    ]
    again = importing.names_for_meeting(meeting, table_in_text(run.as_text, 5))
    assert again.people == run.people


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("\tภาคเอกชน", "ไม่มีชื่อ"),
        ("นายค้า ขาย\tกลุ่มที่ไม่มี", "ไม่มีกลุ่ม “กลุ่มที่ไม่มี”"),
        ("นายค้า ขาย\t", "ไม่ได้บอกกลุ่ม"),
        ("นายค้า ขาย\tภาคเอกชน\t\tบ้านที่ไม่มี", "ไม่รู้จักชุมชน"),
        (f"นายค้า ขาย\tภาคเอกชน\t{IDENTITY}", "เลขประจำตัวประชาชน"),
        ("ก" * 121 + "\tภาคเอกชน", "ยาวเกินไป"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why_and_the_table_saves_nothing(meeting, row, says):
    run = importing.names_for_meeting(meeting, table_in_text(row, 5))
    assert (len(run.wrong), says in run.wrong[0].says) == (1, True)
    assert not Attendee.objects.exists()


def test_one_group_may_be_chosen_for_a_whole_list_and_doubles_in_it_are_told(meeting: Meeting):
    assert tried(meeting, "ชื่อ–สกุล\nนายค้า ขาย\nนายค้า ขาย\nนางซื้อ จ่าย", "ภาคเอกชน") == [
        ("นายค้า ขาย", "ภาคเอกชน", "new"),
        ("นายค้า ขาย", "ภาคเอกชน", "there"),
        ("นางซื้อ จ่าย", "ภาคเอกชน", "new"),
    ]


def test_a_workbook_is_read_in_the_limited_child(meeting: Meeting):
    book = io.BytesIO()
    workbook = xlsxwriter.Workbook(book, {"in_memory": True})
    sheet = workbook.add_worksheet()
    for place, row in enumerate(
        [("ชื่อ–สกุล", "กลุ่ม"), ("นายค้า ขาย", "ภาคเอกชน"), ("นางซื้อ จ่าย", "ภาคเอกชน")]
    ):
        sheet.write_row(place, 0, row)
    workbook.close()
    file = SimpleUploadedFile("names.xlsx", book.getvalue())
    run = importing.names_for_meeting(meeting, table_in_file(file, 5))
    assert [row.person.name for row in run.new] == ["นายค้า ขาย", "นางซื้อ จ่าย"]


def test_a_list_that_is_too_long_is_refused(meeting: Meeting):
    table = [["ก"]] * (importing.MOST_ROWS + 1)
    with pytest.raises(Refused, match="ตารางยาวเกิน"):
        importing.names_for_meeting(meeting, table, "ภาคเอกชน")


# ------------------------------------------------------------------ proportions


def test_one_level_has_one_announcement_a_year(proportion: Proportion, cast: Cast):
    with pytest.raises(Refused, match="แล้ว เปิดฉบับนั้นแล้วแก้"):
        proportions.start_proportion(
            cast.ban_nong, by=cast.somsri, forum="forum-subdistrict", fiscal_year=YEAR
        )


def test_every_announced_group_has_a_number_of_the_offices_own(proportion: Proportion, cast: Cast):
    with pytest.raises(Refused, match="ยังไม่มีจำนวนคน"):
        proportions.set_shares(proportion, by=cast.somsri, shares=[GroupDraft("ก", None)])


def test_what_was_announced_stands_until_it_is_opened_again_with_a_reason(proportion, cast: Cast):
    proportions.announce_proportion(proportion, by=cast.somsri, number="5/2569", announced_on=TODAY)
    with pytest.raises(Refused, match="เปิดแก้พร้อมเหตุผลก่อน"):
        proportions.set_shares(proportion, by=cast.somsri, shares=[GroupDraft("ก", 1)])
    with pytest.raises(Refused, match="เปิดแก้พร้อมเหตุผลก่อน"):
        proportions.remove_proportion(proportion, by=cast.somsri)
    proportions.reopen_proportion(proportion, by=cast.somsri, because="ชื่อกลุ่มผิด")
    told = Entry.objects.get(act="meetings.reopen_proportion").detail
    assert (told["number"], told["quotas"]["ประธานชุมชน"]) == ("5/2569", 12)
    proportions.set_shares(
        proportion,
        by=cast.somsri,
        shares=[GroupDraft("ประธานชุมชน", 10, pk=proportion.shares.first().pk)],
    )
    assert list(proportion.shares.values_list("name", "people")) == [("ประธานชุมชน", 10)]


def test_next_years_copy_has_the_groups_and_names_and_leaves_the_old_alone(proportion, cast: Cast):
    copy = proportions.start_proportion(
        cast.ban_nong,
        by=cast.somsri,
        forum="forum-subdistrict",
        fiscal_year=YEAR + 1,
        copying=proportion,
    )
    assert list(copy.shares.values_list("name", "people", "is_open")) == [
        ("ประธานชุมชน", 12, False),
        ("ภาคประชาสังคม", 5, True),
    ]
    proportions.remove_delegate(Delegate.objects.get(share__proportion=copy), by=cast.somsri)
    assert Delegate.objects.filter(share__proportion=proportion).count() == 1
    assert not copy.is_announced


def test_the_neighbours_announcement_cannot_be_copied_or_used(proportion, cast: Cast):
    with pytest.raises(Refused, match="ของหน่วยงานอื่น"):
        proportions.start_proportion(
            cast.nong_sung,
            by=cast.kamon,
            forum="forum-subdistrict",
            fiscal_year=YEAR,
            copying=proportion,
        )
    meeting = make.meeting(organisation=cast.nong_sung, state=State.PREPARED)
    with pytest.raises(Refused, match="ของหน่วยงานอื่น"):
        invitations.invite_delegates(meeting, by=cast.kamon, proportion=proportion)
    assert Group.objects.filter(meeting=meeting).count() == 1
