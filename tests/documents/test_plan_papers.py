"""Books, announcement, letters and pack of a version: what stands on them, the same bytes each time."""

import io
from datetime import date
from decimal import Decimal

import docx
import openpyxl
import pypdfium2
import pytest

from ruamphaen.base.addresses import absolute
from ruamphaen.base.errors import Refused
from ruamphaen.base.qr import QUIET, qr_squares
from ruamphaen.documents import papers
from ruamphaen.documents.book import Book, all_words, entries
from ruamphaen.documents.papers.frame import grouped_hash, hash_of_version
from ruamphaen.documents.render.child import render, render_in_child
from ruamphaen.documents.render.script_pdf import STAMP_MM
from ruamphaen.documents.script import Script
from ruamphaen.documents.script import all_words as script_words
from ruamphaen.documents.sheet import Group, Row
from ruamphaen.documents.written import as_json, paper_from_json
from ruamphaen.law.area_figures import area_topics
from ruamphaen.meetings.models import Meeting
from ruamphaen.organisation.actions import choose_local_rule, keep_figures, remove_figure
from ruamphaen.organisation.models import AreaFigure
from ruamphaen.organisation.rules import FigureTyped
from ruamphaen.plan.models import ListingOrigin
from ruamphaen.plan.queries import standing_with
from ruamphaen.plan.rules.listings import ListKind
from ruamphaen.plan.rules.versions import State, VersionKind
from ruamphaen.strategy.actions import align_node
from ruamphaen.strategy.rules import NodeKind
from tests import make
from tests.papers.reading import bare, pages_of
from tests.plan.round_day import begin, resolution

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
BOUND = ("plan-book", "plan-changes", "plan-pack")
ALL = (*BOUND, "announcement", "plan-letters")


@pytest.fixture(autouse=True)
def _no_paper_drawn_before(settings, tmp_path):
    settings.DATA_FOLDER = tmp_path


def figure(title="ประชากรรวม", year=2025, value="8366", **more):
    typed = {"topic": "population", "code": "people", "unit": "คน", "source": "สำนักทะเบียน"} | more
    return FigureTyped(title=title, year=year, value=Decimal(value), **typed)


@pytest.fixture
def first(cast):
    """An announced plan with a vision, two roads, a weir, a pump; and one figure of the area."""
    tree = make.tree(organisation=cast.ban_nong)
    make.node(tree=tree, kind=NodeKind.VISION, title="เมืองน่าอยู่ ผู้คนมีสุข")
    align_node(tree.nodes.get(number="1"), by=None, list_code="national-strategy", number="2")
    plan = make.plan(organisation=cast.ban_nong, tree=tree)
    version = make.version(plan=plan)
    version.state, version.announced_on = State.ANNOUNCED, date(2022, 10, 14)
    version.save()
    common = {"department": cast.works, "indicator": "ความยาวถนน", "programme": "00310"}
    road = tree.nodes.get(number="1.1")
    for number, letter in enumerate("กข", start=1):
        make.listing(
            version=version,
            title=f"ถนนสาย {letter}",
            objective="เพื่อสัญจรสะดวก",
            target="ยาว 200 เมตร",
            node=road,
            number=number,
            page=str(40 + number),
            money={2566: 100_000, 2568: 50_000},
            **common,
        )
    make.listing(
        version=version,
        title="ฝายน้ำล้น",
        node=tree.nodes.get(number="1.2"),
        programme="00320",
        number=1,
        money={2570: "1234.50"},
    )
    make.listing(
        version=version,
        title="เครื่องสูบน้ำ",
        programme="00310",
        list_kind=ListKind.EQUIPMENT,
        target="2 เครื่อง",
        money={2567: 30_000},
    )
    keep_figures(cast.ban_nong, by=None, figures=[figure()], today=date(2022, 9, 1))
    return version


@pytest.fixture
def round_(first, cast):
    """A draft round: one road longer and dearer, one misspelt, the weir withdrawn, a lamp added."""
    version = make.version(plan=first.plan, kind=VersionKind.ADDITION, round_number=1)
    version.kinds, version.year, version.because = "addition,change,correction", 2569, "น้ำท่วม"
    version.save()
    long, wrong, weir, _pump = first.listings.order_by("pk")
    changed = make.listing(
        version=version,
        project=long.project,
        title="ถนนสาย ก",
        objective=long.objective,
        target="ยาว 350 เมตร",
        indicator=long.indicator,
        node=long.node,
        programme=long.programme,
        department=cast.works,
        number=1,
        kind="change",
        reason="น้ำท่วมทำให้ชำรุดยาวขึ้น",
        old_page="41",
        money={2566: 100_000, 2568: 90_000},
    )
    ListingOrigin.objects.create(listing=changed, kind="disaster", text="อุทกภัย 2569")
    make.listing(
        version=version,
        project=wrong.project,
        title="ถนนสาย ค",
        objective=wrong.objective,
        target=wrong.target,
        indicator=wrong.indicator,
        node=wrong.node,
        programme=wrong.programme,
        department=cast.works,
        number=2,
        kind="correction",
        reason="พิมพ์ผิด",
        money={2566: 100_000, 2568: 50_000},
    )
    make.listing(
        version=version,
        project=weir.project,
        title=weir.title,
        node=weir.node,
        programme=weir.programme,
        kind="change",
        withdrawn=True,
        reason="กรมชลประทานรับไปทำ",
    )
    make.listing(
        version=version,
        title="ไฟส่องสว่าง",
        node=long.node,
        programme="00310",
        kind="addition",
        money={2570: 5_000},
    )
    version.refresh_from_db()
    return version


def sheet_called(book: Book, words: str):
    """The form of the part whose title holds these words."""
    (found,) = [part.paper for part in book.parts if words in part.title]
    return found


def said(paper) -> str:
    words = script_words(paper) if isinstance(paper, Script) else all_words(paper)
    return bare(" ".join(words))


# ------------------------------------------------------------------ the plan book


def test_the_book_has_its_four_parts_and_every_heading_of_the_area(first):
    book = papers.build("plan-book", first, TODAY)
    tops = [entry.text for entry in entries(book) if entry.level == 0]
    assert tops == [
        "ส่วนที่ 1 สภาพทั่วไปและข้อมูลพื้นฐาน",
        "ส่วนที่ 2 ยุทธศาสตร์องค์กรปกครองส่วนท้องถิ่น",
        "ส่วนที่ 3 การนำแผนพัฒนาท้องถิ่นไปสู่การปฏิบัติ",
        "ส่วนที่ 4 การติดตามและประเมินผล",
    ]
    listed = [entry.text for entry in entries(book)]
    for number, topic in enumerate(area_topics().values(), start=1):
        assert f"{number}. {topic.name_th}" in listed
    assert "บัญชีครุภัณฑ์ (แบบ ผ.03)" in listed
    assert not any("ผ.02/1" in text for text in listed)  # that list is empty


def test_the_book_says_vision_links_figures_and_method(first, cast):
    words = said(papers.build("plan-book", first, TODAY))
    for expected in (
        "เมืองน่าอยู่ ผู้คนมีสุข",
        "ด้านการสร้างความสามารถในการแข่งขัน",
        "8,366",
        "สำนักทะเบียน",
        "คณะกรรมการติดตามและประเมินผลแผนพัฒนาท้องถิ่นกำหนดแนวทาง",
    ):
        assert bare(expected) in words
    choose_local_rule(
        cast.ban_nong,
        by=cast.anan,
        name="paper.book.monitoring",
        value=["ติดตามทุกวันที่ 5 ของเดือน"],
        because="มติคณะกรรมการ",
        on=TODAY,
    )
    assert bare("ติดตามทุกวันที่ 5 ของเดือน") in said(papers.build("plan-book", first, TODAY))


def test_indicators_are_counted_by_strategy_with_their_money(first):
    part = papers.build("plan-book", first, TODAY).parts[-1]
    (table,) = [block for block in part.paper.blocks if type(block).__name__ == "Table"]
    assert [row[3:] for row in table.rows] == [
        (3, 2, Decimal("301234.50")),
        (3, 2, Decimal("301234.50")),
    ]


def test_the_book_of_an_announced_plan_keeps_the_figures_of_its_day(first, cast):
    before = as_json(papers.build("plan-book", first, TODAY))
    keep_figures(cast.ban_nong, by=None, figures=[figure(value="9999")], today=TODAY)
    assert as_json(papers.build("plan-book", first, TODAY)) == before
    now = AreaFigure.objects.get(ended_on=None)
    remove_figure(now, by=None, today=date(2026, 12, 1))
    assert as_json(papers.build("plan-book", first, date(2027, 1, 1))) == before


def test_a_draft_prints_the_figures_of_today(round_, cast):
    keep_figures(cast.ban_nong, by=None, figures=[figure(value="9999")], today=TODAY)
    assert "9,999" in said(papers.build("plan-book", round_, TODAY))


def test_after_a_round_the_book_holds_the_plan_with_the_round_in_it(round_):
    titles = set(standing_with(round_).values_list("title", flat=True))
    assert titles == {"ถนนสาย ก", "ถนนสาย ค", "เครื่องสูบน้ำ", "ไฟส่องสว่าง"}
    book = papers.build("plan-book", round_, TODAY)
    assert "ฉบับรวมถึงเพิ่มเติม เปลี่ยนแปลง แก้ไข ครั้งที่ 1/2569" in book.title
    rows = [
        block.cells[1] for block in sheet_called(book, "(แบบ ผ.02)").body if isinstance(block, Row)
    ]
    assert rows == ["ถนนสาย ก", "ถนนสาย ค", "ไฟส่องสว่าง"]


# ------------------------------------------------------------------ the book of changes


def test_a_change_stands_old_above_new_with_reason_origin_page_and_bold_cells(round_):
    sheet = sheet_called(papers.build("plan-changes", round_, TODAY), "บัญชีเปลี่ยนแปลง")
    where, old, why, new_line, new = sheet.body
    assert where == Group(1, "1. ข้อความเดิม (หน้า 41) แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570)")
    assert why == Group(
        1,
        "เหตุผล: น้ำท่วมทำให้ชำรุดยาวขึ้น\nที่มา: สาธารณภัยหรือเหตุเร่งด่วน อุทกภัย 2569",
        plain=True,
    )
    assert new_line.text == "ข้อความใหม่"
    assert (old.cells[3], new.cells[3]) == ("ยาว 200 เมตร", "ยาว 350 เมตร")
    assert (old.cells[6], new.cells[6]) == (Decimal(50_000), Decimal(90_000))
    assert (old.bold, new.bold) == ((), (3, 6))


def test_corrections_additions_and_what_leaves_have_lists_of_their_own(round_):
    book = papers.build("plan-changes", round_, TODAY)
    assert [part.title.split(" ")[0] for part in book.parts[2:]] == [
        "บัญชีเพิ่มเติม",
        "บัญชีเปลี่ยนแปลง",
        "บัญชีแก้ไข",
        "บัญชีโครงการที่ยกเลิก",
    ]
    added = [row for row in sheet_called(book, "บัญชีเพิ่มเติม").body if isinstance(row, Row)]
    assert [row.cells[1] for row in added] == ["ไฟส่องสว่าง"]
    corrected = sheet_called(book, "บัญชีแก้ไข").body[-1]
    assert (corrected.cells[1], corrected.bold) == ("ถนนสาย ค", (1,))
    gone = sheet_called(book, "บัญชีโครงการที่ยกเลิก").body
    assert gone[1].cells[1] == "ฝายน้ำล้น"
    assert "กรมชลประทานรับไปทำ" in gone[2].text


def test_the_summary_adds_up_old_and_new_money(round_):
    script = papers.build("plan-changes", round_, TODAY).parts[0].paper
    table = script.blocks[-1]
    assert [row[1:] for row in table.rows] == [
        (1, 0, Decimal(5_000), Decimal(5_000)),
        (1, Decimal(150_000), Decimal(190_000), Decimal(40_000)),
        (1, Decimal(150_000), Decimal(150_000), 0),
        (1, Decimal("1234.50"), 0, Decimal("-1234.50")),
        (4, Decimal("301234.50"), Decimal(345_000), Decimal("43765.50")),
    ]
    assert "น้ำท่วม" in said(papers.build("plan-changes", round_, TODAY))


def test_a_whole_plan_has_no_book_of_changes_and_says_what_to_print(first, client):
    with pytest.raises(Refused, match="พิมพ์เป็นเล่มแผนพัฒนาท้องถิ่นแทน"):
        papers.build("plan-changes", first, TODAY)
    answer = client.get("/ban-nong/plan/2566-2570/versions/1/papers/plan-changes.pdf")
    assert "พิมพ์เป็นเล่มแผนพัฒนาท้องถิ่นแทน" in answer.content.decode()


def test_bold_cells_are_bold_in_word_and_excel(round_):
    book = papers.build("plan-changes", round_, TODAY)
    bold = {
        run.text
        for table in docx.Document(io.BytesIO(render(book, "docx"))).tables
        for row in table.rows
        for cell in row.cells
        for paragraph in cell.paragraphs
        for run in paragraph.runs
        if run.bold
    }
    assert "ยาว 350 เมตร" in bold
    assert "ยาว 200 เมตร" not in bold
    workbook = openpyxl.load_workbook(io.BytesIO(render(book, "xlsx")))
    cells = {
        cell.value: cell.font.bold for page in workbook for row in page.iter_rows() for cell in row
    }
    assert (cells["ยาว 350 เมตร"], cells["ยาว 200 เมตร"]) == (True, False)
    assert cells[90_000] is True


# ------------------------------------------------------------------ announcement, letters, pack


def test_the_announcement_cites_each_route_and_leaves_room_for_meetings(round_):
    words = said(papers.build("announcement", round_, TODAY))
    for expected in (
        "ประกาศเทศบาลตำบลบ้านหนอง",
        "ว่าด้วยการจัดทำแผนพัฒนาขององค์กรปกครองส่วนท้องถิ่น",
        "ข้อ 22 ข้อ 22/1 และข้อ 21",
        "คณะกรรมการพัฒนาท้องถิ่นและประชาคมท้องถิ่นพิจารณาร่างแผนเพิ่มเติม",
        "นายกเทศมนตรีตำบลบ้านหนอง",
    ):
        assert bare(expected) in words


def test_the_announcement_names_the_meetings_that_resolved_what_stands(cast):
    day = begin(cast)
    day.take("draft")
    [step, _change] = day.take("committee")
    met = bare(f"ใน{step.resolution.meeting.title} เมื่อวันที่ 20 พฤศจิกายน 2569")
    words = said(papers.build("announcement", day.draft, TODAY))
    assert words.count(met) == 2  # one meeting for the addition and for the change
    assert "ในการประชุมครั้งที่...." not in words
    day.edit(day.changed, "ก่อสร้างถนน หมู่ที่ 5 ช่วงที่ 2")  # the committee did not see this
    words = said(papers.build("announcement", day.draft, TODAY))
    assert (words.count(met), words.count("ในการประชุมครั้งที่....")) == (1, 1)


def test_a_forum_that_met_apart_is_named_beside_the_committee(cast):
    day = begin(cast, kinds=[VersionKind.ADDITION])
    day.take("draft")
    committee = resolution(cast.ban_nong, "development-committee")
    forum = resolution(cast.ban_nong, forum="forum-subdistrict")
    Meeting.objects.filter(pk=forum.meeting_id).update(title="ประชาคมตำบล", number=7)
    day.take("committee", resolution=committee, forum=forum)
    words = said(papers.build("announcement", day.draft, TODAY))
    assert (
        bare(f"ใน{committee.meeting.title} เมื่อวันที่ 20 พฤศจิกายน 2569 และในการประชุมประชาคมตำบล")
        in words
    )
    assert bare("ประชาคมตำบล ครั้งที่ 7/2569 เมื่อวันที่ 20 พฤศจิกายน 2569") in words


def test_a_draft_announcement_tells_whoever_signs_what_is_not_seen_word_for_word(round_, first):
    assert "เชื่อว่าถูกต้องยังไม่ยืนยัน" in said(papers.build("announcement", round_, TODAY))
    assert "ยังไม่ยืนยัน" not in said(papers.build("announcement", first, TODAY))
    assert bare("ประกาศ ณ วันที่ 14 เดือน ตุลาคม พ.ศ. 2565") in said(
        papers.build("announcement", first, TODAY)
    )


def test_a_special_round_stands_on_its_own_section(round_):
    round_.special_class = "โครงการพระราชดำริ"
    words = said(papers.build("announcement", round_, TODAY))
    assert bare("ข้อ 22/2") in words
    assert bare("คณะกรรมการพัฒนาท้องถิ่นและประชาคมท้องถิ่นพิจารณา") not in words


def test_a_letter_goes_to_each_of_those_whom_the_office_named(first, cast):
    script = papers.build("plan-letters", first, TODAY)
    to = [block.text for block in script.blocks if getattr(block, "label", "") == "เรียน"]
    assert to[0] == "ประธานสภาเทศบาลตำบลบ้านหนอง"
    assert len(to) == 4
    assert bare("ภายใน 15 วันนับแต่วันประกาศใช้แผน") in said(script)
    choose_local_rule(
        cast.ban_nong,
        by=cast.anan,
        name="paper.letters_to",
        value=["ท้องถิ่นจังหวัด{province}"],
        because="แนวปฏิบัติ",
        on=TODAY,
    )
    script = papers.build("plan-letters", first, TODAY)
    (to,) = [block.text for block in script.blocks if getattr(block, "label", "") == "เรียน"]
    assert to.startswith("ท้องถิ่นจังหวัด....")  # its province is not known: a pen fills it in


def test_the_pack_holds_reason_check_and_question(round_, first):
    words = said(papers.build("plan-pack", round_, TODAY))
    for expected in ("น้ำท่วม", "ผลการตรวจแผนด้วยระบบ", "ตามที่เสนอหรือไม่", "ถนนสาย ค", "งดออกเสียง"):
        assert bare(expected) in words
    assert bare("2 ยุทธศาสตร์") not in said(papers.build("plan-pack", first, TODAY))
    assert bare("สาระสำคัญ") in said(papers.build("plan-pack", first, TODAY))


# ------------------------------------------------------------------ hash, QR, mark, identity


def qr_read(pdf: bytes, page_number: int, address: str) -> tuple[tuple[bool, ...], ...]:
    """The squares of the first QR code on a page, as a camera would see them."""
    page = pypdfium2.PdfDocument(pdf)[page_number]
    scale = 12
    picture = page.render(scale=scale).to_pil().convert("L")
    side = STAMP_MM / 25.4 * 72 * scale
    squares = qr_squares(address)
    step = side / (len(squares) + 2 * QUIET)
    left, top = _corner(picture)
    return tuple(
        tuple(
            picture.getpixel((int(left + (x + 0.5) * step), int(top + (y + 0.5) * step))) < 128
            for x in range(len(squares))
        )
        for y in range(len(squares))
    )


def _corner(picture) -> tuple[int, int]:
    """Where the QR code begins: the topmost long run of black below the words and rules."""
    for y in range(picture.height // 2, picture.height):
        row = picture.crop((0, y, picture.width, y + 1)).tobytes()
        dark = row.find(b"\0" * 60)
        if dark >= 0:
            return dark, y
    raise AssertionError("no QR code on the page")


def test_the_cover_has_a_qr_code_of_the_public_page_and_the_whole_hash(first):
    pdf = render(papers.build("plan-book", first, TODAY), "pdf")
    address = absolute("/ban-nong/plan/2566-2570/versions/1/")
    cover, *others = pages_of(pdf)
    assert bare(grouped_hash(hash_of_version(first))) in bare(cover)
    assert qr_read(pdf, 0, address) == qr_squares(address)
    short = bare(grouped_hash(hash_of_version(first)[:16]))
    assert all(short in bare(page) for page in others)


@pytest.mark.parametrize("code", ALL)
def test_every_paper_says_which_version_it_is_of(round_, code):
    paper = papers.build(code, round_, TODAY)
    assert bare(grouped_hash(hash_of_version(round_))) in said(paper)
    assert paper.mark == "ร่าง"
    assert "เลขที่" not in paper.mark
    assert paper.provenance[0].endswith(grouped_hash(hash_of_version(round_)[:16]))


@pytest.mark.parametrize("code", ALL)
def test_a_draft_says_so_on_every_page_and_an_announced_one_nowhere(round_, first, code):
    def marked(version) -> list[bool]:
        pdf = render(papers.build(code, version, TODAY), "pdf")
        return ["ร่าง" in page for page in pages_of(pdf)]

    assert all(marked(round_))
    if code not in {"plan-changes", "plan-pack"}:
        assert papers.build(code, first, TODAY).mark == ""


@pytest.mark.parametrize("code", ALL)
def test_the_same_version_makes_the_same_bytes_here_and_in_another_process(round_, code):
    paper = papers.build(code, round_, TODAY)
    assert paper_from_json(as_json(paper)) == paper
    for kind in papers.PAPERS[code].kinds:
        content = render(paper, kind)
        assert content == render(papers.build(code, round_, TODAY), kind)
        assert content == render_in_child(paper, kind)


def test_page_numbers_of_the_contents_are_those_of_the_pages(first):
    book = papers.build("plan-book", first, TODAY)
    pages = [bare(page) for page in pages_of(render(book, "pdf"))]
    for entry in entries(book):
        if entry.level == 0:
            place = next(
                number
                for number, page in enumerate(pages, start=1)
                if number > 2 and bare(entry.text) in page
            )
            line = next(page for page in pages if bare("สารบัญ") in page)
            assert f"{place}" in line.split(bare(entry.text))[1][:220]
            assert bare(f"หน้า {place} จาก {len(pages)}") in pages[place - 1]


def test_thai_digits_reach_every_part_but_not_the_hash(first):
    book = papers.build("plan-book", first, TODAY, digits="thai")
    words = said(book)
    assert "ส่วนที่๔" in words
    assert bare(grouped_hash(hash_of_version(first))) in words


def test_a_book_does_not_become_rows_of_a_table(first, client):
    with pytest.raises(Exception, match="not printed as csv"):
        render(papers.build("plan-book", first, TODAY), "csv")
    path = "/ban-nong/plan/2566-2570/versions/1/papers/plan-book.csv"
    assert client.get(path).status_code == 404


# ------------------------------------------------------------------ who may


def test_everyone_takes_the_papers_of_an_announced_version_but_not_its_letters(first, client, cast):
    base = "/ban-nong/plan/2566-2570/versions/1/papers/"
    page = client.get(base).content.decode()
    assert "plan-book.pdf" in page
    assert "announcement.docx" in page
    assert "plan-letters" not in page
    assert client.get(f"{base}announcement.pdf").status_code == 200
    assert client.get(f"{base}plan-letters.pdf").status_code == 404
    assert client.get(f"{base}plan-pack.pdf").status_code == 404
    client.force_login(cast.somsri)
    assert "plan-letters.pdf" in client.get(base).content.decode()
    assert client.get(f"{base}plan-letters.pdf").status_code == 200


def test_nobody_outside_learns_of_a_draft(round_, client, cast):
    base = f"/ban-nong/plan/2566-2570/versions/{round_.number}/papers/"
    for user in (None, cast.stranger, cast.kamon):
        if user:
            client.force_login(user)
        assert client.get(base).status_code == 404
        assert client.get(f"{base}plan-changes.pdf").status_code == 404
    client.force_login(cast.somsri)
    page = client.get(base).content.decode()
    assert "plan-changes.docx" in page
    assert client.get(f"{base}plan-changes.docx").status_code == 200


def test_a_long_book_is_asked_for_and_then_there(
    first, client, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr("ruamphaen.documents.views.DRAWN_AT_ONCE", 3)
    path = "/ban-nong/plan/2566-2570/versions/1/papers/plan-book.pdf"
    assert "เล่มแผนพัฒนาท้องถิ่น" in client.get(path).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(f"{path}/ask").status_code == 302
    answer = client.get(path)
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content == render(papers.build("plan-book", first, TODAY), "pdf")


def test_the_books_ask_the_database_no_more_for_many_rows(round_, django_assert_max_num_queries):
    for number in range(30):
        make.listing(version=round_, title=f"เพิ่ม {number}", kind="addition", money={2566: 1})
    with django_assert_max_num_queries(90):
        papers.build("plan-changes", round_, TODAY)
    with django_assert_max_num_queries(60):
        papers.build("plan-book", round_, TODAY)


# ------------------------------------------------------------------ the command


def test_the_command_writes_the_book_and_names_what_it_cannot(first, tmp_path, monkeypatch, capsys):
    from ruamphaen.__main__ import main

    out = tmp_path / "book.pdf"
    asked = ["paper", "plan-book", "--org", "ban-nong", "--plan", "2566-2570", "--as", "pdf"]
    assert main([*asked, "-o", str(out)]) == 0
    assert out.read_bytes()[:5] == b"%PDF-"
    asked[-1] = "csv"
    assert main([*asked, "-o", str(out)]) == 2
    assert "is not printed as csv" in capsys.readouterr().err
    asked[1], asked[-1] = "announcement", "docx"
    assert main([*asked, "--version", "1", "-o", str(tmp_path / "a.docx")]) == 0
