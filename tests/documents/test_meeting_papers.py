"""Papers of meetings: what stands on them is what happened, and nobody is named who must not be."""

import csv
import io
from datetime import date

import docx
import pytest

from ruamphaen.base import ledger
from ruamphaen.base.errors import Refused
from ruamphaen.documents import papers as plan_papers
from ruamphaen.documents.commands import add_to
from ruamphaen.documents.papers import meeting as papers
from ruamphaen.documents.papers.meeting.style import Style, head_of
from ruamphaen.documents.render.child import render
from ruamphaen.documents.script import Cards, Table, all_words
from ruamphaen.meetings.actions.kit import MOST_CARDS, print_cards
from ruamphaen.meetings.models import Attendee, Card, Minutes, Proportion, Share
from ruamphaen.meetings.queries.papers import minutes_from, minutes_text
from ruamphaen.meetings.rules.kinds import Standing
from ruamphaen.meetings.rules.kinds import State as MeetingState
from ruamphaen.organisation.actions import choose_local_rule
from ruamphaen.thai.dates import FiscalYear
from ruamphaen.thai.numerals import to_thai_digits
from tests import make
from tests.cast import TODAY
from tests.documents import halls
from tests.documents.halls import LEAK, LEAK_PHONE, LEAK_WORDS
from tests.papers.reading import bare, pages_of

pytestmark = pytest.mark.django_db

PUBLIC = [code for code, paper in papers.PAPERS.items() if paper.reader == papers.Reader.EVERYONE]
NAMING = [code for code, paper in papers.PAPERS.items() if paper.names_people]
OF_POLICY = {"policy-statement", "policy-report"}


@pytest.fixture(autouse=True)
def _no_paper_drawn_before(settings, tmp_path):
    """Each test finds an empty shelf of drawn papers."""
    settings.DATA_FOLDER = tmp_path
    settings.SITE_ADDRESS = "https://plan.example.go.th"


@pytest.fixture
def forum(cast):
    """A forum of 18 people, closed, with 10 cards."""
    return halls.forum(cast, cards=10)


@pytest.fixture
def council(cast):
    """A council sitting with checked minutes."""
    return halls.council(cast)


def told(code, meeting, **more) -> str:
    """All words of a paper, without spaces."""
    return bare(" ".join(all_words(papers.build(code, meeting, TODAY, **more))))


def tables(code, meeting) -> list[Table]:
    script = papers.build(code, meeting, TODAY)
    return [block for block in script.blocks if isinstance(block, Table)]


# ------------------------------------------------------------------ what stands on them


def test_the_letter_says_who_what_when_where_in_the_order_of_an_official_one(forum):
    text = told("invitation", forum.meeting)
    parts = (
        "ที่ ลพ 52001/ว 123",
        "เทศบาลตำบลบ้านหนอง",
        "2 พฤศจิกายน 2569",
        "เรื่อง",
        "ขอเชิญประชุมประชาคมท้องถิ่นระดับตำบล ครั้งที่ 1/2569",
        "เรียน",
        "สิ่งที่ส่งมาด้วย",
        "เพื่อเพิ่มเติมแผนพัฒนาท้องถิ่น และเปลี่ยนแปลงแผนพัฒนาท้องถิ่น",
        "วันศุกร์ที่ 20 พฤศจิกายน พ.ศ. 2569 เวลา 09.00 น.",
        "หอประชุมเทศบาลตำบลบ้านหนอง ชั้น 2",
        "ขอแสดงความนับถือ",
        "นายกเทศมนตรีตำบลบ้านหนอง",
        "ระเบียบวาระที่ 1 เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ",
        "ระเบียบวาระที่ 2 เรื่อง พิจารณาร่างแผน",
    )
    places = [text.find(bare(part)) for part in parts]
    assert -1 not in places, parts[places.index(-1)]
    assert places == sorted(places)


def test_a_letter_by_name_tells_each_their_own_code(forum):
    script = papers.build("invitations", forum.meeting, TODAY)
    text = bare(" ".join(all_words(script)))
    people = Attendee.objects.filter(meeting=forum.meeting)
    assert people.count() == 18
    for person in people:
        assert bare(person.name) in text
        assert bare(person.code) in text
    assert len(pages_of(render(script, "pdf"))) == 18


def test_the_announcement_lists_groups_with_the_announced_numbers(forum):
    proportion = Proportion.objects.create(
        organisation=forum.meeting.organisation,
        forum="forum-subdistrict",
        fiscal_year=FiscalYear(2570),
        number="12/2569",
        announced_on=date(2026, 10, 5),
    )
    for place, (name, people) in enumerate((("ผู้แทนชุมชน", 24), ("ภาคเอกชน", 5))):
        Share.objects.create(proportion=proportion, name=name, people=people, position=place)
    (table,) = tables("announcement", forum.meeting)
    assert table.rows == ((1, "ผู้แทนชุมชน", 24), (2, "ภาคเอกชน", 5), ("", "รวม", 29))
    assert table.caption == "สัดส่วนประชาคมท้องถิ่น ตามประกาศ 12/2569 ลงวันที่ 5 ตุลาคม 2569"


def test_the_announcement_of_a_council_tells_its_session(council):
    assert bare("มีกำหนดตั้งแต่วันที่ 1 พฤศจิกายน 2569 ถึงวันที่ 30 พฤศจิกายน 2569") in told(
        "announcement", council.meeting
    )


def test_the_attendance_list_shows_invited_present_and_group(forum):
    told_tables = tables("attendance", forum.meeting)
    assert [table.caption for table in told_tables] == [
        "ผู้แทนชุมชน (โควตา 40, เชิญ 3, มา 6 คน)",
        "หัวหน้าส่วนราชการและรัฐวิสาหกิจในพื้นที่ (โควตา 10, เชิญ 3, มา 6 คน)",
        "ประชาชนในพื้นที่ (เชิญ 2, มา 6 คน)",
    ]
    assert told_tables[0].rows[1] == (
        2,
        "นายคนที่003 ใจดีงาม",
        "ประธานชุมชน",
        "หมู่ที่ 1 บ้านหนอง",
        "เชิญ",
        "08.30",
    )
    lines = list(
        csv.reader(
            io.StringIO(
                render(papers.build("attendance", forum.meeting, TODAY), "csv").decode("utf-8-sig")
            )
        )
    )
    assert [line[1] for line in lines if line[0] == "1"] == [
        "นายคนที่000 ใจดีงาม",
        "นายคนที่001 ใจดีงาม",
        "นายคนที่002 ใจดีงาม",
    ]


def test_who_withdrew_or_stands_twice_is_listed_once_or_not(forum):
    people = list(Attendee.objects.filter(meeting=forum.meeting).order_by("pk"))
    Attendee.objects.filter(pk=people[0].pk).update(standing=Standing.WITHDRAWN)
    Attendee.objects.filter(pk=people[1].pk).update(same_as=people[4])
    text = told("attendance", forum.meeting)
    assert bare(people[0].name) not in text
    assert bare(people[1].name) not in text
    assert bare(people[4].name) in text


def test_sign_in_sheets_count_through_the_meeting_and_leave_room_for_those_unasked(cast):
    forum = halls.forum(cast, people=70)
    script = papers.build("sign-in", forum.meeting, TODAY)
    pages = [bare(page) for page in pages_of(render(script, "pdf"))]
    assert len(pages) == 9  # 23 or 24 people are two sheets, and one empty for each of three groups
    for number, page in enumerate(pages, start=1):
        assert f"แผ่นที่{number}จาก9" in page
    for person in Attendee.objects.filter(meeting=forum.meeting):
        assert sum(bare(person.name) in page for page in pages) == 1


def test_minutes_follow_the_official_order_and_the_facts(council):
    text = told("minutes", council.meeting)
    parts = (
        "รายงานการประชุมสภาเทศบาลตำบลบ้านหนอง สมัยสามัญ สมัยที่ 4 ประจำปี 2569",
        "เมื่อวันศุกร์ที่ 20 พฤศจิกายน พ.ศ. 2569",
        "ณ หอประชุม",
        "ผู้มาประชุม",
        "นายประธาน สภาดี ประธานสภาเทศบาล",
        "นางรองประธาน ใจงาม สมาชิกสภา",
        "ผู้ไม่มาประชุม",
        "นายลา ป่วย",
        "ผู้เข้าร่วมประชุม",
        "ผู้บริหารและพนักงาน 1 คน",
        "เริ่มประชุมเวลา",
        "ระเบียบวาระที่ 1 เรื่องที่ประธานแจ้งต่อที่ประชุม",
        "น้ำประปา ถนน และไฟส่องสว่าง",
        "ระเบียบวาระที่ 3 เรื่องที่เสนอใหม่",
        "ญัตติ ขออนุมัติโอนงบประมาณรายจ่ายประจำปี 2569",
        "เห็นชอบ 2 เสียง ไม่เห็นชอบ 0 เสียง งดออกเสียง 1 เสียง",
        "เห็นชอบ: นางรองประธาน ใจงาม, นายสมาชิก ขยัน",
        "งดออกเสียง: นายประธาน สภาดี",
        "มติที่ประชุม",
        "มติที่ 1 เห็นชอบ อนุมัติ",
        "เลิกประชุมเวลา",
        "นางสาวสมศรี ขยันจด ผู้จดรายงานการประชุม",
        "นางรองประธาน ใจงาม ผู้ตรวจรายงานการประชุม",
        "นายสมาชิก ขยัน ผู้ตรวจรายงานการประชุม",
    )
    at = 0
    for part in parts:
        found = text.find(bare(part), at)
        assert found >= 0, part
        at = found


def test_minutes_name_those_without_a_seat_for_staff_only(council):
    assert bare(LEAK) in told("minutes", council.meeting, names=True)
    assert bare(LEAK) not in told("minutes", council.meeting)


def test_approved_minutes_never_change_whatever_becomes_of_the_rows(council, cast):
    before = [*papers.build("minutes", council.meeting, TODAY).blocks]
    halls.approve(council, cast)
    frozen = Minutes.objects.get(meeting=council.meeting).frozen
    council.meeting.items.update(account="เขียนทับ")
    council.meeting.committees.get().seats.update(name="คนอื่น")
    council.meeting.resolutions.update(text="มติอื่น")
    script = papers.build("minutes", council.meeting, TODAY)
    assert [*script.blocks][: len(before)] == before
    assert script.mark == ""
    assert "รหัสเนื้อหาที่รับรอง" in script.provenance[0]
    assert bare("แก้ “2568” เป็น “2569”") in told("minutes", council.meeting)
    assert LEAK not in frozen
    assert minutes_from(frozen).came[0].name == "นายประธาน สภาดี"


def test_the_forum_report_has_the_four_elements_and_adds_up(forum):
    report = papers.build("forum-report", forum.meeting, TODAY)
    people, needs = [block for block in report.blocks if isinstance(block, Table)]
    assert people.rows == (
        (1, "ผู้แทนชุมชน", 40, 3, 6),
        (2, "หัวหน้าส่วนราชการและรัฐวิสาหกิจในพื้นที่", 10, 3, 6),
        (3, "ประชาชนในพื้นที่", "–", 2, 6),
        ("", "รวม", "", 8, 18),
    )
    assert needs.rows == (
        ("หมู่ที่ 1 บ้านหนอง", 2, "–", "–", "–", 2),
        ("หมู่ที่ 2 บ้านป่าเห็ว ฝั่งใต้", 1, "–", "–", "–", 1),
        ("หมู่ที่ 3 บ้านริมปิง", "–", 1, "–", "–", 1),
        ("ไม่ระบุพื้นที่", "–", "–", "–", 1, 1),
        ("รวม", 3, 1, 0, 1, 5),
    )
    text = bare(" ".join(all_words(report)))
    for element in (
        "1. ประเด็นหรือเรื่องในการมีส่วนร่วม",
        "2. สรุปข้อมูลของผู้มีส่วนร่วม",
        "3. ผลจากการมีส่วนร่วม",
        "4. การนำผลจากการมีส่วนร่วมไปปรับปรุงพัฒนาการดำเนินงาน",
        "เห็นชอบ 14 เสียง ไม่เห็นชอบ 1 เสียง งดออกเสียง 3 เสียง",
    ):
        assert bare(element) in text


def test_the_policy_is_printed_by_area_and_the_report_says_what_is_not_told_yet(council):
    halls.policy(council)
    text = told("policy-statement", council.meeting)
    assert text.index("1.ด้านโครงสร้างพื้นฐาน") < text.index("1.2ปรับปรุง") < text.index("2.ด้านคุณภาพ")
    first, second = tables("policy-report", council.meeting)
    assert [row[2] for row in (*first.rows, *second.rows)] == [
        "ดำเนินการแล้วเสร็จ 3 โครงการ",
        "ยังไม่มีรายงาน",
    ] * 2
    assert papers.build("policy-report", council.meeting, TODAY).mark == "ร่าง"


def test_no_statement_is_a_sentence(forum):
    for code in sorted(OF_POLICY):
        with pytest.raises(Refused, match="ยังไม่ได้บันทึก"):
            papers.build(code, forum.meeting, TODAY)


def test_the_tally_sheet_has_a_line_for_each_motion_and_room_for_more(forum):
    (table,) = tables("tally-sheet", forum.meeting)
    assert table.rows[0] == (1, "เห็นชอบร่างแผนพัฒนาท้องถิ่น เพิ่มเติม ครั้งที่ 1/2569", 18, 14, 1, 3, 0)
    assert [row[0] for row in table.rows] == [1, 2, 3, 4]


def test_a_pack_holds_letter_agenda_documents_and_resolutions(council):
    text = told("pack", council.meeting)
    parts = ("ขอแสดงความนับถือ", "ระเบียบวาระการประชุม", "บัญชีเอกสารประกอบการประชุม", "มติที่ 1")
    places = [text.rfind(bare(part)) for part in parts]
    assert places == sorted(places)
    assert -1 not in places


# ------------------------------------------------------------------ cards


def test_cards_carry_number_receipt_and_the_address_people_scan(forum):
    (block,) = papers.build("cards", forum.meeting, TODAY).blocks
    assert isinstance(block, Cards)
    kept = list(Card.objects.filter(meeting=forum.meeting).order_by("number"))
    assert [card.number for card in kept] == list(range(1, 11))
    for card, printed in zip(kept, block.cards, strict=True):
        assert printed.address == f"https://plan.example.go.th/r/{card.receipt}"
        assert bare(printed.code) == card.receipt
        assert printed.title == f"บัตรความต้องการ เลขที่ {card.number}"


def test_an_organisation_with_its_own_host_prints_that(forum):
    town = forum.meeting.organisation
    town.host = "plan.bannong.go.th"
    town.save()
    forum.meeting.refresh_from_db()
    (block,) = papers.build("cards", forum.meeting, TODAY, first=10).blocks
    assert len(block.cards) == 1
    assert block.cards[0].address.startswith("https://plan.bannong.go.th/r/")


def test_numbers_go_on_where_they_stopped_and_the_ledger_knows_no_receipt(cast):
    meeting = make.meeting(organisation=cast.ban_nong)
    first = print_cards(meeting, by=cast.somsri, count=3)
    second = print_cards(meeting, by=cast.somsri, count=2)
    assert [card.number for card in (*first, *second)] == [1, 2, 3, 4, 5]
    assert len({card.receipt for card in (*first, *second)}) == 5
    entry = ledger.history_of(meeting).first()
    assert (entry.act, entry.detail) == ("meetings.print_cards", {"first": 4, "last": 5})


@pytest.mark.parametrize("count", [0, -1, MOST_CARDS + 1])
def test_a_slip_of_the_finger_prints_no_cards(cast, count):
    with pytest.raises(Refused, match="พิมพ์บัตรได้ 1 ถึง"):
        print_cards(make.meeting(organisation=cast.ban_nong), by=cast.somsri, count=count)
    assert not Card.objects.exists()


def test_a_closed_meeting_and_a_village_box_give_out_no_numbers(forum, cast):
    with pytest.raises(Refused, match="ปิดประชุมแล้ว"):
        print_cards(forum.meeting, by=cast.somsri, count=1)
    box = make.meeting(organisation=cast.ban_nong)
    type(box).objects.filter(pk=box.pk).update(box="B1")
    with pytest.raises(Refused, match="เลขจะซ้ำกับเครื่องอื่น"):
        print_cards(box, by=cast.somsri, count=1)


def test_cards_before_any_number_was_given_out_are_refused(cast):
    with pytest.raises(Refused, match="ยังไม่ได้ออกเลขบัตร"):
        papers.build("cards", make.meeting(organisation=cast.ban_nong), TODAY)


# ------------------------------------------------------------------ nobody is named


@pytest.mark.parametrize("code", sorted(set(PUBLIC) - OF_POLICY))
def test_nothing_personal_stands_on_a_public_paper(client, forum, cast, code):
    halls.approve(halls.Held(forum.meeting), _checked(forum, cast))
    for kind in papers.PAPERS[code].kinds:
        answer = client.get(f"/ban-nong/papers/meetings/{forum.meeting.pk}/{code}.{kind}")
        assert answer.status_code == 200, code
        text = _read(answer.content, kind)
        assert bare(forum.meeting.title) in text
        for secret in (LEAK, LEAK_PHONE, LEAK_WORDS, "คนที่001"):
            assert bare(secret) not in text
            assert secret.encode() not in answer.content


def _checked(forum, cast):
    """Minutes of the forum, drafted and checked, so that they can be approved."""
    from ruamphaen.meetings.actions import after

    minutes = after.write_minutes(
        after.minutes_of(forum.meeting),
        by=cast.somsri,
        seen=0,
        opening="เปิดประชุม",
        closing="",
        taken_by="สมศรี",
        checked_by="นายหนึ่ง",
    )
    after.check_minutes(minutes, by=cast.somsri, on=TODAY)
    return cast


def _read(made: bytes, kind: str) -> str:
    if kind == "pdf":
        return bare("".join(pages_of(made)))
    return bare("".join(docx.Document(io.BytesIO(made)).element.body.xpath(".//w:t/text()")))


def test_the_leak_test_could_find_a_leak(forum):
    """The same person does stand on the papers of the staff."""
    for code in NAMING:
        assert bare(LEAK) in told(code, forum.meeting), code


@pytest.mark.parametrize("code", sorted(set(papers.PAPERS) - set(PUBLIC)))
def test_a_stranger_gets_no_paper_of_the_office(client, forum, code):
    path = f"/ban-nong/papers/meetings/{forum.meeting.pk}/{code}.pdf"
    ready_for_members = papers.PAPERS[code].reader == papers.Reader.MEMBERS
    assert client.get(path).status_code == 404, ready_for_members


def test_drafts_are_for_staff(client, council, cast):
    path = f"/ban-nong/papers/meetings/{council.meeting.pk}/minutes.pdf"
    assert client.get(path).status_code == 404
    client.force_login(cast.malee)  # auditor: has a post, is no staff
    assert client.get(path).status_code == 403
    client.force_login(cast.somsri)
    answer = client.get(path)
    assert answer.status_code == 200
    assert all("ร่าง" in bare(page) for page in pages_of(answer.content))


def test_the_neighbour_gets_nothing(client, forum, cast):
    client.force_login(cast.kamon)
    for address in (
        f"/ban-nong/papers/meetings/{forum.meeting.pk}/attendance.pdf",
        f"/nong-sung/papers/meetings/{forum.meeting.pk}/attendance.pdf",
    ):
        assert client.get(address).status_code == 404


def test_a_meeting_under_preparation_shows_nothing_to_strangers(client, cast):
    meeting = make.meeting(organisation=cast.ban_nong, state=MeetingState.PREPARED)
    for address in ("", "announcement.pdf"):
        assert client.get(f"/ban-nong/papers/meetings/{meeting.pk}/{address}").status_code == 404
    client.force_login(cast.somsri)
    answer = client.get(f"/ban-nong/papers/meetings/{meeting.pk}/announcement.pdf")
    assert "ร่าง" in bare(pages_of(answer.content)[0])


def test_taking_out_names_is_written_down_and_leaves_no_copy(client, forum, cast, tmp_path):
    client.force_login(cast.somsri)
    for kind in ("pdf", "docx", "xlsx", "csv"):
        answer = client.get(f"/ban-nong/papers/meetings/{forum.meeting.pk}/attendance.{kind}")
        assert answer.status_code == 200
        entry = ledger.history_of(forum.meeting).first()
        assert entry.act == "documents.take_out_names"
        assert entry.detail == {"code": "attendance", "kind": kind}
        assert entry.actor == cast.somsri.tag
    assert not (tmp_path / "papers").exists()
    client.get(f"/ban-nong/papers/meetings/{forum.meeting.pk}/forum-report.pdf")
    assert len(list((tmp_path / "papers").iterdir())) == 1


# ------------------------------------------------------------------ pages


def test_everybody_sees_the_papers_they_may_take(client, forum, cast):
    address = f"/ban-nong/papers/meetings/{forum.meeting.pk}/"
    text = client.get(address).content.decode()
    assert "รายงานผลการประชาคม" in text
    assert "บัญชีรายชื่อผู้เข้าประชุม" not in text
    assert "ออกเลขบัตร" not in text
    client.force_login(cast.somsri)
    text = client.get(address).content.decode()
    assert "บัญชีรายชื่อผู้เข้าประชุม" in text
    assert "ออกเลขบัตรความต้องการ" in text


def test_giving_out_cards_leads_to_the_file_with_just_these(client, cast):
    meeting = make.meeting(organisation=cast.ban_nong)
    print_cards(meeting, by=cast.somsri, count=5)
    address = f"/ban-nong/papers/meetings/{meeting.pk}/cards/"
    assert client.post(address, {"count": "๘"}).status_code in {302, 403}
    assert Card.objects.count() == 5
    client.force_login(cast.somsri)
    answer = client.post(address, {"count": "๘"}, follow=True)
    assert answer.redirect_chain[0][0].endswith("/cards.pdf?from=6")
    text = bare("".join(pages_of(answer.content)))
    assert "เลขที่6" in text
    assert "เลขที่13" in text
    assert "เลขที่5" not in text
    assert client.post(address, {"count": "แปด"}).status_code == 422
    assert Card.objects.count() == 13


def test_formats_that_a_paper_does_not_have_are_not_found(client, forum, cast):
    client.force_login(cast.somsri)
    base = f"/ban-nong/papers/meetings/{forum.meeting.pk}"
    for name in ("minutes.xlsx", "nothing.pdf", "attendance.exe"):
        assert client.get(f"{base}/{name}").status_code == 404


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_paper_downloads_the_same_bytes_twice(client, forum, kind):
    path = f"/ban-nong/papers/meetings/{forum.meeting.pk}/forum-report.{kind}"
    first, second = client.get(path), client.get(path)
    assert first.content == second.content
    assert first["Content-Disposition"].startswith("attachment")


# ------------------------------------------------------------------ the office's choices


def test_thai_digits_are_the_offices_choice(forum, cast):
    choose_local_rule(
        cast.ban_nong, by=cast.anan, name="paper.digits", value="thai", because="ราชการ", on=TODAY
    )
    text = told("invitation", forum.meeting)
    assert bare(to_thai_digits("วันศุกร์ที่ 20 พฤศจิกายน พ.ศ. 2569 เวลา 09.00 น.")) in text
    assert bare(to_thai_digits("ที่ ลพ 52001/ว 123")) in text
    assert not any(digit in text for digit in "0123456789")


def test_an_office_that_chose_english_gets_english_labels(forum, council, cast):
    choose_local_rule(
        cast.ban_nong,
        by=cast.anan,
        name="paper.language",
        value="en",
        because="แขกต่างชาติ",
        on=TODAY,
    )
    report = papers.build("forum-report", forum.meeting, TODAY)
    text = " ".join(all_words(report))
    for words in ("Report of the forum", "1. What people took part in", "Friday 20 November 2026"):
        assert words in text
    for thai in ("รายงานผลการประชาคม", "พ.ศ. 2569 เวลา"):
        assert thai not in text
    minutes = " ".join(all_words(papers.build("minutes", council.meeting, TODAY)))
    for words in ("Minutes:", "Present", "Absent", "Item 1:", "Opened at", "Checked by"):
        assert words in minutes
    assert report.language == "en"


def test_an_empty_meeting_still_makes_every_paper(cast):
    meeting = make.meeting(organisation=cast.ban_nong, groups={}, items=())
    for code in sorted(set(papers.PAPERS) - OF_POLICY - {"cards"}):
        script = papers.build(code, meeting, TODAY)
        assert render(script, "pdf").startswith(b"%PDF")
        assert render(script, "docx").startswith(b"PK")


def test_three_hundred_people_with_long_names_all_stand_on_the_list(cast):
    forum = halls.forum(cast, people=300)
    long = "นางสาว" + "กาญจนาภรณ์พรรณรายสุขสวัสดิ์ " * 3
    Attendee.objects.filter(meeting=forum.meeting, code="T100").update(name=long.strip())
    pages = pages_of(render(papers.build("attendance", forum.meeting, TODAY), "pdf"))
    text = bare("".join(pages))
    for name in Attendee.objects.filter(meeting=forum.meeting).values_list("name", flat=True):
        assert bare(name) in text
    assert all("ชื่อ–สกุล" in bare(page) for page in pages)


@pytest.mark.parametrize(
    ("name", "kind", "head"),
    [
        ("เทศบาลตำบลบ้านหนอง", "subdistrict_municipality", "นายกเทศมนตรีตำบลบ้านหนอง"),
        ("องค์การบริหารส่วนตำบลหนองสูง", "sao", "นายกองค์การบริหารส่วนตำบลหนองสูง"),
        ("ชื่ออื่น", "sao", "นายกองค์การบริหารส่วนตำบล ชื่ออื่น"),
    ],
)
def test_the_head_signs_with_the_name_of_the_place(db, name, kind, head):
    from ruamphaen.law.kinds import OrganisationKind

    town = make.organisation(name_th=name, kind=OrganisationKind[kind.upper()])
    assert head_of(town, Style()) == head


def test_minutes_of_more_people_ask_the_database_no_more_often(cast, same_queries):
    council = halls.council(cast)
    group = council.meeting.groups.first()

    def add():
        number = Attendee.objects.count()
        Attendee.objects.create(
            meeting=council.meeting,
            group=group,
            name=f"คน {number}",
            code=f"X{number}",
            standing=Standing.REGISTERED,
            present_at=council.meeting.opened_at,
        )
        council.meeting.items.create(number=f"9.{number}", title="เพิ่ม", kind="consider")

    assert same_queries(lambda: minutes_text(council.meeting, names=True), add) <= 12
    assert same_queries(lambda: papers.build("forum-report", council.meeting, TODAY), add) <= 40


def test_plan_and_meeting_papers_share_no_code_but_the_announcement():
    assert set(plan_papers.PAPERS) & set(papers.PAPERS) == {"announcement"}


# ------------------------------------------------------------------ the command


def run(*words: str) -> int:
    import argparse

    parser = argparse.ArgumentParser()
    add_to(parser.add_subparsers())
    asked = parser.parse_args(["paper", *words])
    return int(asked.run(asked))


def test_the_command_writes_a_paper_of_a_meeting(forum, tmp_path, capsys):
    file = tmp_path / "report.pdf"
    words = ("--org", "ban-nong", "--meeting", str(forum.meeting.pk))
    assert run("forum-report", *words, "--digits", "thai", "-o", str(file)) == 0
    assert "รายงานผลการประชาคม" in bare(pages_of(file.read_bytes())[0])
    assert run("attendance", *words, "--as", "xlsx", "-o", str(tmp_path / "a.xlsx")) == 0
    assert run("minutes", *words, "--as", "csv", "-o", str(tmp_path / "m.csv")) == 2
    assert "is not printed as csv" in capsys.readouterr().err
    assert run("minutes", "--org", "ban-nong", "--meeting", "999", "-o", str(file)) == 2
    assert "ไม่พบการประชุม" in capsys.readouterr().err
    assert run("p02", "--org", "ban-nong", "-o", str(file)) == 2
    assert "--plan" in capsys.readouterr().err
