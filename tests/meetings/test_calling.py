"""Calling a meeting: prepared, called, moved, called off; the agenda; who was told what."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from ruamphaen.base import ledger
from ruamphaen.base.errors import Refused
from ruamphaen.base.models import Entry
from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.meetings.actions import agenda, calling, invitations, roster, sitting
from ruamphaen.meetings.models import Meeting, Session
from ruamphaen.meetings.queries import calling as queries
from ruamphaen.meetings.queries.notice import calendar_of
from ruamphaen.meetings.rules.agenda import is_sub, kind_of_item, last_below, moved, numbers
from ruamphaen.meetings.rules.calling import agenda_name, forum_levels, title_for
from ruamphaen.meetings.rules.kinds import Basis, ItemKind, MeetingKind, NoticeKind, State, Way
from ruamphaen.organisation import actions as organisation_actions
from tests import make
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db

FRIDAY = datetime(2026, 12, 18, 9, 0, tzinfo=make.BANGKOK)


@pytest.fixture
def prepared(cast: Cast) -> Meeting:
    """A forum that is being prepared, with two people invited."""
    meeting = make.meeting(
        organisation=cast.ban_nong, state=State.PREPARED, starts_at=FRIDAY, groups={"ชุมชน": 5}
    )
    people = [invitations.Person("ชุมชน", name) for name in ("นายหนึ่ง ใจดี", "นางสอง งามตา")]
    invitations.invite(meeting, by=cast.somsri, people=people)
    return meeting


@pytest.fixture
def called(prepared: Meeting, cast: Cast) -> Meeting:
    """The same, called."""
    calling.call_meeting(prepared, by=cast.somsri, issued_on=TODAY, number="ว 12")
    prepared.refresh_from_db()
    return prepared


# ------------------------------------------------------------------ rules


def test_each_kind_of_organisation_has_its_own_levels_of_forum():
    assert {kind.value: forum_levels(kind) for kind in OrganisationKind} == {
        "pao": ("forum-province",),
        "city": ("forum-city", "forum-community"),
        "town": ("forum-town", "forum-community"),
        "subdistrict-municipality": ("forum-subdistrict", "forum-village", "forum-community"),
        "sao": ("forum-subdistrict", "forum-village"),
        "special": ("forum-city", "forum-community"),
    }


@pytest.mark.parametrize(
    ("bodies", "number", "title"),
    [
        (["ประชาคมท้องถิ่นระดับเมือง"], 1, "ประชาคมท้องถิ่นระดับเมือง ครั้งที่ 1/2569"),
        (
            ["คณะกรรมการพัฒนาเทศบาลเมืองลำพูน", "ประชาคมท้องถิ่นระดับเมือง"],
            2,
            "ประชุมคณะกรรมการพัฒนาเทศบาลเมืองลำพูน และประชาคมท้องถิ่นระดับเมือง ครั้งที่ 2/2569",
        ),
        (["ประชาคมท้องถิ่นระดับเมือง"], None, "ประชาคมท้องถิ่นระดับเมือง"),
    ],
)
def test_a_title_names_what_sits_and_which_time(bodies, number, title):
    assert title_for(bodies, number, 2569) == title


def test_the_first_basis_with_an_agenda_of_its_own_decides():
    assert agenda_name(MeetingKind.FORUM, [Basis.OTHER, Basis.CHANGE]) == "forum.agenda.addition"
    assert agenda_name(MeetingKind.FORUM, [Basis.BUDGET]) == "forum.agenda"
    assert agenda_name(MeetingKind.COUNCIL, [Basis.EVALUATION]) == "council.agenda"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("เรื่องที่ประธานแจ้งต่อที่ประชุม", ItemKind.INFORM),
        ("รับรองรายงานการประชุม", ItemKind.MINUTES),
        ("กระทู้ถาม", ItemKind.QUESTION),
        ("เรื่องที่คณะกรรมการที่สภาตั้งขึ้นพิจารณาเสร็จแล้ว", ItemKind.CONSIDER),
        ("เรื่องที่เสนอใหม่", ItemKind.CONSIDER),
        ("อื่น ๆ", ItemKind.OTHER),
        ("นายกเทศมนตรีแถลงนโยบายต่อสภา", ItemKind.POLICY),
        ("รายงานผลการติดตามและประเมินผลแผนพัฒนาท้องถิ่น", ItemKind.REPORT),
        ("ก่อสร้างถนน", ItemKind.CONSIDER),
    ],
)
def test_the_words_of_an_item_tell_what_it_asks(title, kind):
    assert kind_of_item(title) == kind


def test_items_and_sub_items_are_numbered_and_moved_with_what_stands_under_them():
    assert numbers([False, True, True, False]) == ["1", "1.1", "1.2", "2"]
    assert numbers([True, False]) == ["1", "2"]
    items = ["1", "1.1", "1.2", "2", "3"]
    assert moved(items, "1", 1, is_sub) == ["2", "1", "1.1", "1.2", "3"]
    assert moved(items, "1.1", 1, is_sub) == ["1", "1.2", "1.1", "2", "3"]
    assert moved(items, "1.2", 1, is_sub) == items
    assert moved(items, "1", -1, is_sub) == items
    assert last_below(items, "1", is_sub) == 3


# ------------------------------------------------------------------ preparing


def prepare(cast: Cast, **more) -> Meeting:
    """A new forum as the desk makes one."""
    told = {
        "title": "ประชาคม",
        "place": "หอประชุม",
        "starts_at": FRIDAY,
        "forum": "forum-subdistrict",
    }
    return calling.prepare_meeting(cast.ban_nong, by=cast.somsri, **{**told, **more})


def test_a_new_meeting_begins_with_the_agenda_of_its_kind_and_stays_hidden(cast: Cast):
    rule = queries.agenda_to_begin_with(cast.ban_nong, MeetingKind.FORUM, [Basis.ADDITION], TODAY)
    meeting = prepare(cast, bases=[Basis.ADDITION], agenda=queries.agenda_titles(rule))
    assert [item.number for item in meeting.items.all()] == ["1", "2", "3", "4", "5", "6"]
    assert meeting.items.last().title == "เรื่องอื่น ๆ"
    assert (meeting.state, meeting.is_public) == (State.PREPARED, False)
    assert Entry.objects.get().act == "meetings.prepare"


def test_the_councils_agenda_is_the_order_of_the_law_and_an_office_may_set_its_own(cast: Cast):
    def titles() -> tuple[str, ...]:
        rule = queries.agenda_to_begin_with(cast.ban_nong, MeetingKind.COUNCIL, [], TODAY)
        return queries.agenda_titles(rule)

    assert titles() == (
        "เรื่องที่ประธานแจ้งต่อที่ประชุม",
        "รับรองรายงานการประชุม",
        "กระทู้ถาม",
        "เรื่องที่คณะกรรมการที่สภาตั้งขึ้นพิจารณาเสร็จแล้ว",
        "เรื่องที่เสนอใหม่",
        "อื่น ๆ",
    )
    organisation_actions.choose_local_rule(
        cast.ban_nong,
        by=cast.anan,
        name="council.agenda",
        value=["เรื่องแรก", "อื่น ๆ"],
        because="ข้อบังคับของสภา",
        on=TODAY,
    )
    assert titles() == ("เรื่องแรก", "อื่น ๆ")


def test_several_bases_stand_as_sub_items_where_they_are_decided(cast: Cast):
    titles = ["ประธานแจ้งให้ทราบ", "พิจารณาร่างแผน", "เรื่องอื่น ๆ"]
    meeting = prepare(cast, bases=[Basis.ADDITION, Basis.CHANGE], agenda=titles)
    assert [(item.number, item.title) for item in meeting.items.all()] == [
        ("1", "ประธานแจ้งให้ทราบ"),
        ("2", "พิจารณาร่างแผน"),
        ("2.1", "เพิ่มเติมแผนพัฒนาท้องถิ่น"),
        ("2.2", "เปลี่ยนแปลงแผนพัฒนาท้องถิ่น"),
        ("3", "เรื่องอื่น ๆ"),
    ]


def test_committees_that_sit_with_the_forum_have_a_group_of_their_own(cast: Cast):
    body = make.committee(organisation=cast.ban_nong)
    meeting = prepare(cast, committees=[body])
    assert list(meeting.groups.values_list("name", "committee")) == [
        ("คณะกรรมการพัฒนาท้องถิ่น", body.pk)
    ]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"forum": ""}, "เลือกก่อนว่าใครประชุม"),
        ({"forum": "forum-province"}, "ไม่มีประชาคมระดับนี้"),
        ({"ends_at": FRIDAY - timedelta(hours=1)}, "เวลาเลิกต้องหลังเวลาเริ่ม"),
    ],
)
def test_what_cannot_be_a_meeting_is_refused_in_a_sentence(cast: Cast, more, says):
    with pytest.raises(Refused, match=says):
        prepare(cast, **more)
    assert not Meeting.objects.exists()


def test_another_organisations_committee_never_sits_here(cast: Cast):
    body = make.committee(organisation=cast.nong_sung)
    with pytest.raises(Refused, match="ของหน่วยงานอื่น"):
        prepare(cast, committees=[body])


def test_numbers_run_on_for_the_same_bodies_and_begin_again_with_the_year(cast: Cast):
    body = make.committee(organisation=cast.ban_nong)
    prepare(cast, number=3, year_be=2569)
    prepare(cast, committees=[body], number=8, year_be=2569)

    def after(year_be: int, **more) -> int:
        sits = {"forum": "forum-subdistrict", "committees": [], "session": None, **more}
        return queries.next_number(cast.ban_nong, year_be=year_be, **sits)

    assert (after(2569), after(2570), after(2569, committees=[body])) == (4, 1, 9)


def test_two_clerks_at_once_lose_nothing(prepared: Meeting, cast: Cast):
    calling.edit_meeting(prepared, by=cast.somsri, seen=0, title="ชื่อของสมศรี")
    with pytest.raises(Refused, match="มีผู้แก้ข้อมูลการประชุมนี้"):
        calling.edit_meeting(prepared, by=cast.anan, seen=0, title="ชื่อของอนันต์")
    prepared.refresh_from_db()
    assert prepared.title == "ชื่อของสมศรี"


def test_a_meeting_nobody_was_told_of_can_be_thrown_away_and_a_called_one_cannot(
    prepared: Meeting, cast: Cast
):
    calling.call_meeting(prepared, by=cast.somsri, issued_on=TODAY)
    with pytest.raises(Refused, match="ให้ยกเลิกพร้อมเหตุผล"):
        calling.discard_meeting(prepared, by=cast.somsri)
    other = prepare(cast)
    calling.discard_meeting(other, by=cast.somsri)
    assert list(Meeting.objects.all()) == [prepared]


def test_a_meeting_into_which_people_registered_is_not_thrown_away(prepared: Meeting, cast: Cast):
    roster.register(prepared, by=None, group=prepared.groups.get(), name="นายสาม", way=Way.LINK)
    with pytest.raises(Refused, match="จึงลบไม่ได้"):
        calling.discard_meeting(prepared, by=cast.somsri)


# ------------------------------------------------------------------ the agenda


def test_items_are_added_under_others_moved_and_taken_away(prepared: Meeting, cast: Cast):
    second = prepared.items.get(number="2")
    sub = agenda.add_agenda_item(prepared, by=cast.somsri, title="ถนน", under=second)
    agenda.add_agenda_item(prepared, by=cast.somsri, title="น้ำ", under=second)
    assert sub.number == "2.1"
    agenda.move_agenda_item(second, by=cast.somsri, step=-1)
    assert [(item.number, item.title) for item in prepared.items.all()] == [
        ("1", "พิจารณาร่างแผน"),
        ("1.1", "ถนน"),
        ("1.2", "น้ำ"),
        ("2", "ประธานแจ้งให้ที่ประชุมทราบ"),
        ("3", "เรื่องอื่น ๆ"),
    ]
    second.refresh_from_db()
    with pytest.raises(Refused, match="ยังมีข้อย่อย"):
        agenda.remove_agenda_item(second, by=cast.somsri)
    sub.refresh_from_db()
    agenda.remove_agenda_item(sub, by=cast.somsri)
    assert [item.number for item in prepared.items.all()] == ["1", "1.1", "2", "3"]


def test_an_item_edited_by_two_keeps_the_first_and_tells_the_second(prepared, cast: Cast):
    item = prepared.items.first()
    agenda.edit_agenda_item(item, by=cast.somsri, seen=0, title="ใหม่", kind=ItemKind.INFORM)
    with pytest.raises(Refused, match="มีผู้แก้หรือเอาวาระนี้ออก"):
        agenda.edit_agenda_item(item, by=cast.anan, seen=0, title="อื่น", kind=ItemKind.INFORM)
    item.refresh_from_db()
    assert item.title == "ใหม่"


def test_in_the_hall_the_prepared_agenda_is_closed(called: Meeting, cast: Cast):
    sitting.open_meeting(called, by=cast.somsri, present=0)
    with pytest.raises(Refused, match="ในห้องประชุมเท่านั้น"):
        agenda.add_agenda_item(called, by=cast.somsri, title="เรื่องด่วน")


def test_a_template_never_writes_over_an_agenda(prepared: Meeting, cast: Cast):
    with pytest.raises(Refused, match="มีระเบียบวาระอยู่แล้ว"):
        agenda.lay_agenda(prepared, by=cast.somsri, titles=["ก"])


# ------------------------------------------------------------------ calling and moving


def test_calling_makes_it_public_and_keeps_what_was_told_to_whom(called: Meeting, cast: Cast):
    notice = called.notices.get()
    assert (called.state, called.is_public) == (State.CALLED, True)
    assert (notice.kind, notice.number, notice.issued_on) == (NoticeKind.CALL, "ว 12", TODAY)
    assert (notice.starts_at, notice.place, notice.told) == (FRIDAY, "หอประชุม", [["ชุมชน", 2]])
    with pytest.raises(Refused, match="จึงเรียกอีกครั้งไม่ได้"):
        calling.call_meeting(called, by=cast.somsri, issued_on=TODAY)
    assert ledger.verify() == []


def test_a_late_notice_is_never_stopped_and_the_ledger_tells(prepared: Meeting, cast: Cast):
    calling.call_meeting(prepared, by=cast.somsri, issued_on=date(2026, 12, 17), late_days=2)
    told = Entry.objects.get(act="meetings.call").detail
    assert (told["late_days"], told["told"]) == (2, 2)


def test_a_meeting_without_an_agenda_is_not_called(cast: Cast):
    meeting = make.meeting(organisation=cast.ban_nong, state=State.PREPARED, items=())
    with pytest.raises(Refused, match="ยังไม่มีระเบียบวาระ"):
        calling.call_meeting(meeting, by=cast.somsri, issued_on=TODAY)


def test_a_letter_dated_after_the_meeting_is_refused(prepared: Meeting, cast: Cast):
    with pytest.raises(Refused, match="แก้วันใดวันหนึ่งก่อน"):
        calling.call_meeting(prepared, by=cast.somsri, issued_on=date(2026, 12, 19))
    prepared.refresh_from_db()
    assert prepared.state == State.PREPARED


def test_once_called_a_meeting_moves_only_with_a_new_notice(called: Meeting, cast: Cast):
    with pytest.raises(Refused, match="เลื่อนประชุม"):
        calling.edit_meeting(called, by=cast.somsri, seen=0, starts_at=FRIDAY + timedelta(days=7))
    notice = calling.move_meeting(
        called,
        by=cast.somsri,
        starts_at=FRIDAY + timedelta(days=7),
        place="ศาลาวัด",
        because="น้ำท่วมหอประชุม",
        issued_on=TODAY,
        number="ว 13",
    )
    called.refresh_from_db()
    assert (called.place, called.starts_at) == ("ศาลาวัด", FRIDAY + timedelta(days=7))
    assert [one.kind for one in called.notices.all()] == [NoticeKind.CALL, NoticeKind.MOVE]
    assert called.notices.first().place == "หอประชุม"  # what was told first stays told
    assert (notice.told, notice.because) == ([["ชุมชน", 2]], "น้ำท่วมหอประชุม")
    told = Entry.objects.get(act="meetings.move").detail
    assert (told["before"][1], told["after"][1]) == ("หอประชุม", "ศาลาวัด")


def test_a_move_to_the_same_time_and_place_is_none(called: Meeting, cast: Cast):
    with pytest.raises(Refused, match="ยังเหมือนเดิม"):
        calling.move_meeting(
            called,
            by=cast.somsri,
            starts_at=FRIDAY,
            place="หอประชุม",
            because="ลอง",
            issued_on=TODAY,
        )
    assert called.notices.count() == 1


def test_registration_never_stays_open_beyond_a_moved_meeting(cast: Cast):
    until = FRIDAY + timedelta(hours=1)
    meeting = prepare(cast, agenda=["เรื่องอื่น ๆ"], registers_until=until)
    calling.call_meeting(meeting, by=cast.somsri, issued_on=TODAY)
    earlier = FRIDAY - timedelta(days=2)
    calling.move_meeting(
        meeting,
        by=cast.somsri,
        starts_at=earlier,
        place="หอประชุม",
        because="ประธานติดราชการ",
        issued_on=TODAY,
    )
    meeting.refresh_from_db()
    assert meeting.registers_until == earlier


def test_people_registered_before_a_move_are_told_and_who_is_invited_later_is_not_yet(
    called: Meeting, cast: Cast
):
    joined = roster.register(
        called, by=None, group=called.groups.get(), name="นายสาม มาเอง", way=Way.LINK
    )
    notice = calling.move_meeting(
        called,
        by=cast.somsri,
        starts_at=FRIDAY + timedelta(days=3),
        place="หอประชุม",
        because="เลื่อน",
        issued_on=TODAY,
    )
    joined.refresh_from_db()
    assert (notice.people_told, joined.told) == (3, notice)
    late = [invitations.Person("ชุมชน", "นายสี่ ตามมา")]
    invitations.invite(called, by=cast.somsri, people=late)
    assert queries.preparation(called, TODAY).untold == 1
    assert calling.tell_rest(called, by=cast.somsri) == 1
    notice.refresh_from_db()
    assert (queries.preparation(called, TODAY).untold, notice.told) == (0, [["ชุมชน", 4]])
    assert calling.tell_rest(called, by=cast.somsri) == 0


def test_calling_it_off_needs_a_reason_and_is_told_to_everyone(called: Meeting, cast: Cast):
    with pytest.raises(Refused, match="บอกเหตุผล"):
        calling.cancel_meeting(called, by=cast.somsri, because=" ", issued_on=TODAY)
    notice = calling.cancel_meeting(called, by=cast.somsri, because="ไม่มีวาระ", issued_on=TODAY)
    called.refresh_from_db()
    assert (called.state, notice.people_told) == (State.CANCELLED, 2)
    with pytest.raises(Refused, match="เลื่อนได้เฉพาะ"):
        calling.move_meeting(
            called, by=cast.somsri, starts_at=FRIDAY, place="x", because="x", issued_on=TODAY
        )


def test_the_clock_of_a_meeting_is_bangkoks_wherever_the_server_stands(cast: Cast):
    half_past_midnight = datetime(2026, 12, 17, 18, 30, tzinfo=UTC)  # 18 Dec, 01:30 in Bangkok
    with timezone.override("America/New_York"):
        meeting = prepare(cast, starts_at=half_past_midnight)
        assert calendar_of(meeting).day == date(2026, 12, 18)


# ------------------------------------------------------------------ notice periods


def council_meeting(cast: Cast, starts_at: datetime = FRIDAY, opens_on: date | None = None):
    """A meeting of the council in a session."""
    opens = opens_on or starts_at.date()
    session, _made = Session.objects.get_or_create(
        organisation=cast.ban_nong,
        kind="ordinary",
        number=4,
        year_be=2569,
        defaults={"opens_on": opens, "closes_on": opens + timedelta(days=29)},
    )
    return make.meeting(
        organisation=cast.ban_nong,
        forum="",
        session=session,
        starts_at=starts_at,
        state=State.PREPARED,
    )


def test_the_council_is_told_three_full_days_before_on_a_day_the_office_works(cast: Cast):
    # 18 December 2026 is a Friday: three full days between leaves Monday the 14th.
    notice, motion = calendar_of(council_meeting(cast)).deadlines
    assert (notice.by, notice.work_day) == (date(2026, 12, 14), date(2026, 12, 14))
    assert (motion.by, motion.work_day) == (date(2026, 12, 12), date(2026, 12, 11))
    assert (str(notice.rule.confidence), notice.rule.name) == ("verbatim", "council.notice_days")


def test_a_holiday_of_the_offices_own_calendar_moves_the_last_working_day(cast: Cast):
    meeting = council_meeting(cast)
    organisation_actions.add_holiday(
        cast.ban_nong, by=cast.somsri, on=date(2026, 12, 14), name="วันหยุดพิเศษ"
    )
    notice = calendar_of(meeting).notice
    assert (notice.by, notice.work_day) == (date(2026, 12, 14), date(2026, 12, 11))
    assert (notice.late(date(2026, 12, 14)), notice.late(date(2026, 12, 16))) == (0, 2)


def test_the_first_meeting_of_a_session_is_counted_to_the_day_it_opens(cast: Cast):
    first = council_meeting(cast, opens_on=date(2026, 12, 16))
    assert calendar_of(first).notice.by == date(2026, 12, 12)
    second = council_meeting(cast, starts_at=FRIDAY + timedelta(days=7))
    assert calendar_of(second).notice.by == date(2026, 12, 21)


def test_where_no_rule_was_found_no_day_is_made_up_until_the_office_sets_its_own(
    prepared: Meeting, cast: Cast
):
    notice = calendar_of(prepared).notice
    assert (notice.by, notice.late(TODAY)) == (None, 0)
    organisation_actions.choose_local_rule(
        cast.ban_nong,
        by=cast.anan,
        name="forum.notice_days",
        value=7,
        because="ประกาศของเทศบาล",
        on=TODAY,
    )
    assert calendar_of(prepared).notice.by == date(2026, 12, 10)


# ------------------------------------------------------------------ what is seen


def test_a_committee_that_is_not_complete_or_runs_out_is_told_on_the_meetings_page(cast: Cast):
    body = make.committee(organisation=cast.ban_nong)
    body.seats.update(until=date(2027, 1, 31))
    meeting = prepare(cast, committees=[body])
    (now,) = queries.preparation(meeting, TODAY).bodies
    assert any("ผู้ทรงคุณวุฒิ" in words for words in now.body.missing)
    assert now.ends_soon == [(date(2027, 1, 31), 3)]


def test_what_is_done_here_names_nobody_in_the_ledger(called: Meeting):
    for entry in Entry.objects.all():
        assert "หนึ่ง" not in entry.facts
