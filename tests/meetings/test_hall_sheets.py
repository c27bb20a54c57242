"""Paper sheets: two typists who see nothing of each other, what differs is settled, counted once."""

import pytest
from django.urls import reverse

from ruamphaen.base import ledger
from ruamphaen.base.errors import Refused
from ruamphaen.meetings.actions import roster, sheets, sitting
from ruamphaen.meetings.models import Attendee, Clash, Line, Meeting, SignInSheet
from ruamphaen.meetings.queries.presence import presence
from ruamphaen.meetings.queries.sheets import comparison, sheets_of
from ruamphaen.meetings.rules.kinds import Way
from ruamphaen.meetings.rules.readings import Take
from tests import make
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum(cast: Cast) -> Meeting:
    """A forum that sits, with two people who registered."""
    meeting = make.meeting(organisation=cast.ban_nong)
    for name in ("นายบุญมา ใจดี", "นางคำแปง แสนดี"):
        roster.register(meeting, by=None, group=meeting.groups.get(), name=name, way=Way.LINK)
    return sitting.open_meeting(meeting, by=cast.somsri, present=0)


def typed(forum: Meeting, by, *names: str, number: int = 1) -> SignInSheet:
    lines = [(place, name) for place, name in enumerate(names, start=1) if name]
    return sheets.type_sheet(forum, by=by, number=number, names=lines)


def settle(sheet: SignInSheet, by, **takes: Take | str) -> tuple[int, int]:
    group = sheet.meeting.groups.get()
    by_place = {int(place.removeprefix("line_")): take for place, take in takes.items()}
    return sheets.settle_sheet(sheet, by=by, group=group, takes=by_place)


def reading(sheet: SignInSheet, name: str) -> Take:
    """Which of the two readings says so: their order says nothing about who typed."""
    pairs = comparison(sheet).pairs
    return Take.FIRST if any(one.first and one.first.name == name for one in pairs) else Take.SECOND


def test_who_both_read_is_checked_in_by_paper_and_unknown_names_join(forum, cast):
    typed(forum, cast.somsri, "บุญมา ใจดี", "", "นายมาใหม่ ไม่มีชื่อ")
    sheet = typed(forum, cast.wichai, "นายบุญมา ใจดี", "", "นายมาใหม่ ไม่มีชื่อ")
    assert settle(sheet, cast.anan) == (2, 0)
    boonma, new = (
        Attendee.objects.get(name="นายบุญมา ใจดี"),
        Attendee.objects.get(name="นายมาใหม่ ไม่มีชื่อ"),
    )
    assert (boonma.present_by, new.present_by, new.registered_by) == (Way.PAPER,) * 3
    assert boonma.present_at == forum.opened_at
    assert presence(forum, TODAY).present == 2
    assert ledger.verify() == []


def test_names_stay_out_of_facts_and_ledger(forum, cast):
    typed(forum, cast.somsri, "นายลับ เฉพาะ")
    sheet = typed(forum, cast.wichai, "นายลับ เฉพาะ")
    settle(sheet, cast.anan)
    told = [line.facts for line in Line.objects.filter(meeting=forum)]
    told += [entry.facts for entry in ledger.history_of(forum)]
    assert not [text for text in told if "ลับ" in text]


def test_what_they_read_differently_waits_for_a_person(forum, cast):
    typed(forum, cast.somsri, "บุญมา ใจดี", "นางสาวคำแพง แสนดี", "นายเขียนหวัด")
    sheet = typed(forum, cast.wichai, "บุญมา ใจดี", "นางคำแปง แสนดี", "นายเขียนวัด")
    with pytest.raises(Refused, match="บรรทัดที่ 2 สองคนอ่านต่างกันและยังไม่ได้เลือก"):
        settle(sheet, cast.anan)
    assert presence(forum, TODAY).present == 0  # nothing half-done
    assert settle(sheet, cast.anan, line_1=reading(sheet, "นางคำแปง แสนดี"), line_2="นายเขียนชัด") == (
        3,
        0,
    )
    names = set(Attendee.objects.exclude(present_at=None).values_list("name", flat=True))
    assert names == {"นายบุญมา ใจดี", "นางคำแปง แสนดี", "นายเขียนชัด"}


def test_a_line_that_one_typist_left_out_can_be_nobody(forum, cast):
    typed(forum, cast.somsri, "บุญมา ใจดี", "นายไม่มีจริง", "นางคำแปง แสนดี")
    sheet = typed(forum, cast.wichai, "บุญมา ใจดี", "นางคำแปง แสนดี")
    assert [place for place, _pair in comparison(sheet).differing] == [1]
    assert settle(sheet, cast.somsri, line_1=Take.NONE) == (2, 0)


def test_a_sheet_is_counted_once_and_a_doubled_number_is_pointed_out(forum, cast):
    typed(forum, cast.somsri, "บุญมา ใจดี")
    sheet = typed(forum, cast.wichai, "บุญมา ใจดี")
    settle(sheet, cast.anan)
    with pytest.raises(Refused, match="นับแล้ว จึงไม่นับซ้ำ"):
        settle(sheet, cast.anan)
    with pytest.raises(Refused, match="เขียนเลขใหม่บนกระดาษเป็น 2"):
        typed(forum, cast.somsri, "คนละแผ่น")
    assert Line.objects.filter(act="check_in").count() == 1


def test_readings_that_changed_while_somebody_compared_are_looked_at_again(forum, cast):
    typed(forum, cast.somsri, "บุญมา ใจดี", "ก")
    sheet = typed(forum, cast.wichai, "บุญมา ใจดี", "ข")
    seen = comparison(sheet).seen
    typed(forum, cast.wichai, "บุญมา ใจดี", "ค")
    with pytest.raises(Refused, match="มีผู้แก้ที่พิมพ์ไว้ระหว่างที่ท่านเทียบ"):
        sheets.settle_sheet(
            sheet, by=cast.anan, group=forum.groups.get(), takes={1: Take.FIRST}, seen=seen
        )


def test_a_third_reading_is_refused_and_ones_own_is_replaced(forum, cast):
    typed(forum, cast.somsri, "ก", "ข")
    sheet = typed(forum, cast.wichai, "ก", "ค")
    typed(forum, cast.wichai, "ก", "ข")
    assert comparison(sheet).differing == []
    with pytest.raises(Refused, match="มีผู้พิมพ์ครบสองคนแล้ว"):
        typed(forum, cast.anan, "ก", "ข")


def test_one_typist_alone_settles_nothing(forum, cast):
    sheet = typed(forum, cast.somsri, "บุญมา ใจดี")
    with pytest.raises(Refused, match="มีผู้พิมพ์คนเดียว"):
        settle(sheet, cast.somsri)


def test_a_sheet_copied_under_another_number_checks_in_nobody_new(forum, cast):
    for number in (1, 2):
        typed(forum, cast.somsri, "บุญมา ใจดี", "นายมาใหม่", number=number)
        sheet = typed(forum, cast.wichai, "บุญมา ใจดี", "นายมาใหม่", number=number)
        assert settle(sheet, cast.anan) == ((2, 0) if number == 1 else (0, 2))
    assert presence(forum, TODAY).present == 2
    assert not Clash.objects.exists()


def test_a_ticket_code_is_typed_instead_of_a_name(forum, cast):
    boonma = Attendee.objects.get(name="นายบุญมา ใจดี")
    typed(forum, cast.somsri, boonma.code.lower())
    sheet = typed(forum, cast.wichai, "บุญมา ใจดี")
    assert comparison(sheet).differing == []


def test_sheets_typed_after_the_meeting_still_count(forum, cast):
    sitting.close(forum, by=cast.somsri)
    typed(forum, cast.somsri, "บุญมา ใจดี")
    sheet = typed(forum, cast.wichai, "บุญมา ใจดี")
    assert settle(sheet, cast.anan) == (1, 0)


@pytest.mark.parametrize(
    ("names", "why"),
    [
        ([], "ยังไม่ได้พิมพ์ชื่อ"),
        ([(201, "ก")], "ไม่เกิน 200 บรรทัด"),
        ([(3, "ก" * 121)], "บรรทัดที่ 3 ยาวเกิน 120"),
    ],
)
def test_a_reading_that_cannot_be_is_refused_in_a_sentence(forum, cast, names, why):
    with pytest.raises(Refused, match=why):
        sheets.type_sheet(forum, by=cast.somsri, number=1, names=names)
    assert not SignInSheet.objects.exists()


def test_missing_numbers_are_told(forum, cast):
    for number in (1, 4):
        typed(forum, cast.somsri, "บุญมา ใจดี", number=number)
    listing = sheets_of(forum, cast.somsri.tag)
    assert listing.missing == [2, 3]
    assert [(row.readings, row.mine) for row in listing.sheets] == [(1, True), (1, True)]


def at(name: str, meeting: Meeting, *args: object) -> str:
    return reverse(f"meetings:{name}", args=["ban-nong", meeting.pk, *args])


def test_the_pages_hide_the_other_reading_until_it_is_settled(client, forum, cast):
    for who, names in ((cast.somsri, "นายหนึ่ง\nนายสอง"), (cast.wichai, "นายหนึ่ง\nนายสาม")):
        client.force_login(who)
        client.post(at("hall_sheets", forum), {"number": "1", "names": names})
    mine = client.get(at("hall_sheet", forum, 1)).content.decode()
    assert "นายสาม" in mine
    assert "นายสอง" not in mine
    client.force_login(cast.anan)
    both = client.get(at("hall_settle", forum, 1)).content.decode()
    assert "นายสาม" in both
    assert "นายสอง" in both
    group = forum.groups.get().pk
    refused = client.post(at("hall_settle", forum, 1), {"group": group}).content.decode()
    assert "ยังไม่ได้เลือก" in refused
    sheet = SignInSheet.objects.get()
    chosen = {"group": group, "take-1": reading(sheet, "นายสาม"), "seen": comparison(sheet).seen}
    client.post(at("hall_settle", forum, 1), chosen)
    came = set(Attendee.objects.exclude(present_at=None).values_list("name", flat=True))
    assert came == {"นายหนึ่ง", "นายสาม"}


def test_a_refused_sheet_keeps_what_was_typed(client, forum, cast):
    client.force_login(cast.somsri)
    answer = client.post(at("hall_sheets", forum), {"number": "1", "names": "\n" * 210 + "นายไกล"})
    page = answer.content.decode()
    assert "ไม่เกิน 200 บรรทัด" in page
    assert "นายไกล" in page


def test_the_list_of_sheets_asks_equally_often(client, forum, cast, same_queries):
    client.force_login(cast.somsri)
    numbers = iter(range(1, 10))
    add = lambda: typed(forum, cast.somsri, "บุญมา ใจดี", number=next(numbers))  # noqa: E731
    assert same_queries(lambda: client.get(at("hall_sheets", forum)), add) <= 12
