"""Batches: every cell that is wrong is named, one transaction brings all in, and it can be taken back."""

import csv
import io
import time

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from ruamphaen.base.dry_run import Fate
from ruamphaen.base.errors import Refused
from ruamphaen.base.models import Entry
from ruamphaen.base.workbooks.writing import table_csv, table_xlsx
from ruamphaen.organisation.models import Community
from ruamphaen.proposals.actions import clustering, intake, screening
from ruamphaen.proposals.actions.from_meetings import take_up_sayings
from ruamphaen.proposals.actions.supporting import support
from ruamphaen.proposals.importing.sheets import batch_in_file
from ruamphaen.proposals.models import (
    Intake,
    IntakeItem,
    Posting,
    Proposal,
    ProposalContact,
    Support,
)
from ruamphaen.proposals.queries.from_meetings import meetings_with_rest, not_taken_up
from ruamphaen.proposals.rules.intake import Batch, Row, Source, read_back, written
from tests import make
from tests.cast import TODAY, Cast
from tests.proposals.officers import ACCEPT, LATER, some

pytestmark = pytest.mark.django_db


def village(cast: Cast, number: int = 5, name: str = "บ้านดอน") -> Community:
    return Community.objects.create(organisation=cast.ban_nong, name=name, number=number)


def workbook(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


HEAD = ("ที่", "เรื่องที่เสนอ", "รายละเอียด", "ชุมชน", "จำนวนคน", "ชนิด", "บัตรเลขที่", "ชื่อผู้เสนอ", "โทรศัพท์")


def batch(cast: Cast, *rows: tuple[object, ...]) -> Batch:
    return batch_in_file(cast.ban_nong, "ข้อเสนอ.xlsx", workbook(("ตารางข้อเสนอ",), HEAD, *rows))


def test_a_workbook_is_read_by_its_heads_and_people_in_it_are_left_out(cast):
    here = village(cast)
    found = batch(
        cast, (1, "ขอไฟหน้าวัด", "มืดมาก", "หมู่ 5", "๑๒ คน", "ความต้องการ", 7, "ป้าแจ่ม", "0812345678")
    )
    [row] = found.rows
    assert (row.fate, row.title, row.body, row.community) == (
        Fate.NEW,
        "ขอไฟหน้าวัด",
        "มืดมาก",
        here.pk,
    )
    assert (row.count, row.kind, row.card_number, row.line) == (12, "need", 7, 3)
    assert "ป้าแจ่ม" not in written(found)
    assert "0812345678" not in written(found)
    assert read_back(written(found)).rows[0] == row


@pytest.mark.parametrize(
    ("row", "cell", "says"),
    [
        ((1, "", "มืด", "", "", "", ""), "B3", "เรื่องอะไร"),
        ((1, "ก" * 141, "", "", "", "", ""), "B3", "ยาวเกิน 140"),
        ((1, "ขอไฟ", "ก" * 4_001, "", "", "", ""), "C3", "ยาวเกิน 4,000"),
        ((1, "ขอไฟ", "", "บ้านที่ไม่มี", "", "", ""), "D3", "ไม่รู้จักชุมชน"),
        ((1, "ขอไฟ", "", "", "สิบสองคน", "", ""), "E3", "ตัวเลข"),
        ((1, "ขอไฟ", "", "", -3, "", ""), "E3", ""),
        ((1, "ขอไฟ", "", "", 999_999, "", ""), "E3", "1 ถึง 2,000"),
        ((1, "ขอไฟ", "", "", "", "เพ้อเจ้อ", ""), "F3", "ไม่รู้จัก"),
        ((1, "ขอไฟ บัตร 1-1017-00123-45-1", "", "", "", "", ""), "B3", "เลขประจำตัวประชาชน"),
    ],
)
def test_a_wrong_cell_is_named_with_what_to_do(cast, row, cell, says):
    from ruamphaen.thai.identity import is_identity_number

    if "เลขประจำตัว" in says:
        base = "110170012345"
        number = next(
            base + str(digit) for digit in range(10) if is_identity_number(base + str(digit))
        )
        row = (1, f"ขอไฟ บัตร {number}", *row[2:])
    [read] = batch(cast, row).rows
    assert read.fate is Fate.WRONG
    [wrong] = read.wrong
    assert wrong.cell == cell
    assert says in wrong.says


def test_a_file_without_a_table_says_what_columns_are_needed(cast):
    for content in (workbook(("ชื่อ", "โทร")), b"PK\x03\x04broken", b"%PDF-1.7"):
        with pytest.raises(Refused):
            batch_in_file(cast.ban_nong, "x.xlsx", content)
    csv_file = "เรื่อง,จำนวน\nขอไฟหน้าวัด,3\n".encode("cp874")
    assert batch_in_file(cast.ban_nong, "x.csv", csv_file).people == 3


def test_doubles_are_told_and_the_very_same_is_not_taken_twice(cast):
    make.proposal(organisation=cast.ban_nong, title="ขุดลอกคลองหลังตลาด")
    rows = batch(
        cast,
        (1, "ขุดลอกคลองหลังตลาด"),
        (2, "ขอไฟส่องสว่างหน้าวัดศรีบุญเรือง หมู่ที่ 3"),
        (3, "ช่วยติดไฟส่องสว่าง หน้าวัดศรีบุญเรือง ม.๓ ค่ะ"),
        (4, "ขอถังขยะ", "", "", "", "", 9),
        (5, "ขอเก้าอี้", "", "", "", "", 9),
    ).rows
    assert [row.fate for row in rows] == [Fate.THERE, Fate.NEW, Fate.NEW, Fate.NEW, Fate.WRONG]
    assert "ใบรับ" in rows[0].says
    assert "คล้ายบรรทัดที่ 4" in rows[2].says
    assert "เลขบัตรซ้ำ" in rows[4].wrong[0].says


def kept(cast: Cast, found: Batch, source: Source = Source.FILE) -> Intake:
    return intake.keep_batch(cast.ban_nong, by=cast.somsri, source=source, batch=found, at=make.NOW)


def accepted(cast: Cast, found: Batch, source: Source = Source.FILE) -> Intake:
    made = kept(cast, found, source)
    return intake.accept_batch(
        made, by=cast.somsri, report_hash=made.report_hash, at=make.NOW, today=TODAY
    )


def test_accepting_brings_all_new_rows_with_their_people_and_the_rest_stays_out(cast):
    made = accepted(cast, batch(cast, (1, "ขอไฟ", "", "", 12), (2, ""), (3, "ขอถังขยะ")))
    lamp, bin_ = Proposal.objects.order_by("pk")
    assert made.brought == 2
    assert (lamp.title, lamp.supports, lamp.standing, lamp.channel) == (
        "ขอไฟ",
        12,
        "shown",
        "import",
    )
    assert (Support.objects.filter(proposal=lamp).count(), bin_.supports) == (12, 1)
    assert Posting.objects.filter(proposal=lamp).exists()
    assert lamp.receipt != bin_.receipt
    assert Entry.objects.get(act="proposals.accept_intake").detail["people"] == 13


def test_another_report_or_a_second_time_is_refused(cast):
    made = kept(cast, batch(cast, (1, "ขอไฟ")))
    words = {"by": cast.somsri, "at": make.NOW, "today": TODAY}
    with pytest.raises(Refused, match="ล่าสุด"):
        intake.accept_batch(made, report_hash="0" * 64, **words)
    intake.accept_batch(made, report_hash=made.report_hash, **words)
    made.refresh_from_db()
    with pytest.raises(Refused, match="ไปแล้ว"):
        intake.accept_batch(made, report_hash=made.report_hash, **words)
    assert Proposal.objects.count() == 1


def test_taking_a_batch_back_leaves_what_was_there_before(cast):
    [before] = some(cast, 1)
    made = accepted(cast, batch(cast, (1, "ขอไฟ", "", "", 12), (2, "ขอถังขยะ")))
    assert intake.undo_batch(made, by=cast.somsri, at=LATER) == 2
    assert list(Proposal.objects.all()) == [before]
    assert Support.objects.count() == 1
    assert not IntakeItem.objects.exists()
    with pytest.raises(Refused):
        intake.undo_batch(made, by=cast.somsri, at=LATER)


@pytest.mark.parametrize("touch", ["support", "answer", "group", "home", "contact"])
def test_a_batch_that_somebody_worked_with_stays(cast, touch):
    made = accepted(cast, batch(cast, (1, "ขอไฟ"), (2, "ขอถังขยะ")))
    one, other = Proposal.objects.order_by("pk")
    if touch == "support":
        support(one, supporter="ann", at=LATER)
    elif touch == "answer":
        screening.answer([one], by=cast.somsri, reply=ACCEPT, at=LATER, today=TODAY)
    elif touch == "group":
        clustering.group(one, [other], by=cast.somsri, at=LATER)
    elif touch == "home":
        Proposal.objects.filter(pk=one.pk).update(department=cast.works)
    else:
        ProposalContact.objects.create(proposal=one, phone="0812345678")
    with pytest.raises(Refused, match="ขอไฟ"):
        intake.undo_batch(made, by=cast.somsri, at=LATER)
    assert Proposal.objects.count() == 2


def test_five_thousand_rows_come_in_within_seconds(cast):
    village(cast)
    rows = [(at, f"ขอซ่อมทางเข้าสวนแปลงที่ {at}", "ฝนตกแล้วเข้าไม่ได้", "หมู่ 5", 2) for at in range(5_000)]
    started = time.process_time()
    made = accepted(cast, batch(cast, *rows))
    took = time.process_time() - started
    assert made.brought == 5_000
    assert took < 20
    with pytest.raises(Refused, match="5,000"):
        batch(cast, *rows, (0, "อีกหนึ่งเรื่อง"))


def test_cards_are_typed_tried_out_and_brought_in(client, cast):
    village(cast)
    client.force_login(cast.somsri)
    address = reverse("proposals:cards", args=["ban-nong"])
    grid = {
        "card": ["12", "", ""],
        "community": ["5", "ไม่มีหรอก", ""],
        "title": ["ขอไฟ <script>alert(1)</script>", "ขอถังขยะ", ""],
        "body": ["", "", ""],
        "count": ["3", "", ""],
    }
    assert client.post(address, {name: [""] * 3 for name in grid}).status_code == 422
    answer = client.post(address, grid, follow=True)
    page = answer.content.decode()
    assert "แถว 2 ช่องชุมชน" in page
    assert "<script>alert" not in page
    made = Intake.objects.get()
    client.post(
        reverse("proposals:accept_intake", args=["ban-nong", made.pk]), {"report": made.report_hash}
    )
    [lamp] = Proposal.objects.all()
    assert (lamp.channel, lamp.card_number, lamp.supports) == ("card", 12, 3)
    client.post(reverse("proposals:undo_intake", args=["ban-nong", made.pk]))
    assert not Proposal.objects.exists()


def test_a_file_is_sent_over_the_page_and_another_town_does_not_see_its_report(client, cast):
    client.force_login(cast.somsri)
    file = SimpleUploadedFile("ข้อเสนอ.xlsx", workbook(HEAD, (1, "ขอไฟ")))
    answer = client.post(
        reverse("proposals:import", args=["ban-nong"]), {"file": file}, follow=True
    )
    assert "รับเข้า 1 เรื่อง" in answer.content.decode()
    client.force_login(cast.kamon)
    made = Intake.objects.get()
    assert client.get(reverse("proposals:intake", args=["nong-sung", made.pk])).status_code == 404


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_export_reads_back_runs_nothing_and_names_nobody(client, cast, kind):
    [one] = some(cast, 1)
    Proposal.objects.filter(pk=one.pk).update(title='=HYPERLINK("http://x")', body="-2+3")
    ProposalContact.objects.create(proposal=one, name="ป้าแจ่ม", phone="0812345678")
    make.proposal(organisation=cast.ban_nong, title="ลับ", standing="hidden")
    client.force_login(cast.wichai)
    address = reverse("proposals:export", args=["ban-nong", kind])
    content = client.get(address).content
    rows = _rows(kind, content)
    assert len(rows) == 2
    told = "\n".join(str(cell) for row in rows for cell in row)
    assert "ป้าแจ่ม" not in told
    assert "ลับ" not in told
    title = rows[1][1]
    assert title.startswith("'=") if kind == "csv" else title.startswith("=")
    assert client.post(address, {"personal": "1"}).status_code == 403
    client.force_login(cast.somsri)
    named = _rows(kind, client.post(address, {"personal": "1"}).content)
    assert named[1][-2].endswith("ป้าแจ่ม")
    assert Entry.objects.filter(act="proposals.export_with_names").count() == 1
    assert batch_in_file(cast.ban_nong, f"x.{kind}", content).rows[0].fate is Fate.NEW


def _rows(kind: str, content: bytes) -> list[list[object]]:
    if kind == "csv":
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_tables_of_five_thousand_rows_are_quick():
    rows = [(f"เรื่องที่ {at}", at, TODAY, None) for at in range(5_000)]
    started = time.process_time()
    assert table_csv(["ก", "ข", "ค", "ง"], rows)
    assert table_xlsx("ตาราง", ["ก", "ข", "ค", "ง"], rows)
    assert time.process_time() - started < 5


def test_what_was_said_in_a_forum_is_taken_up_with_its_receipt(client, cast):
    from ruamphaen.meetings.actions.capture import hide_saying, say
    from ruamphaen.meetings.rules.kinds import SayingKind, State

    held = make.meeting(organisation=cast.ban_nong, state=State.SITTING)
    need, praise, hidden = (
        say(held, by=cast.somsri, kind=kind, text=text)
        for kind, text in (
            (SayingKind.NEED, "ขอไฟหน้าวัด"),
            (SayingKind.PRAISE, "ถนนใหม่ดีมาก"),
            (SayingKind.COMPLAINT, "นายหนึ่งทิ้งขยะ"),
        )
    )
    hide_saying(hidden, by=cast.somsri, because="เอ่ยชื่อบุคคล")
    assert list(not_taken_up(cast.ban_nong)) == [need]
    [seen] = meetings_with_rest(cast.ban_nong)
    assert (seen.pk, seen.rest) == (held.pk, 1)
    client.force_login(cast.somsri)
    client.post(reverse("proposals:sayings", args=["ban-nong"]), {"saying": [need.pk, "x"]})
    assert Proposal.objects.get().receipt == need.receipt
    assert not not_taken_up(cast.ban_nong)
    with pytest.raises(Refused):
        take_up_sayings([praise], by=cast.somsri, at=LATER)
    with pytest.raises(Refused):
        take_up_sayings([], by=cast.somsri, at=LATER)


def test_a_row_keeps_its_values_through_the_report():
    row = Row(3, Fate.NEW, "ขอไฟ", count=2, card_number=5)
    assert read_back(written(Batch([row], "x.csv"))) == Batch([row], "x.csv")
