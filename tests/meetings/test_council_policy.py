"""The policy statement: kept in the words it was stated in, in time or late, reported on each year."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from ruamphaen.base import ledger
from ruamphaen.base.errors import Refused
from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.meetings.actions import policy as actions
from ruamphaen.meetings.models import (
    Commitment,
    CommitmentResult,
    PolicyArea,
    PolicyReport,
    PolicyStatement,
)
from ruamphaen.meetings.queries.policy import report_page, statement_page
from ruamphaen.meetings.rules.council import Timeliness
from ruamphaen.meetings.rules.policy_reading import AreaDraft
from ruamphaen.organisation.models import Organisation
from ruamphaen.strategy import actions as strategies
from ruamphaen.thai.dates import FiscalYear
from tests import make
from tests.cast import TODAY, Cast
from tests.conftest import SameQueries

pytestmark = pytest.mark.django_db

STATED = date(2025, 4, 20)
AREAS = (
    AreaDraft(1, "ด้านสุขภาพ", ("ยกระดับ อสม.", "ลานกีฬาทุกชุมชน")),
    AreaDraft(2, "ด้านการศึกษา", ("ห้องสมุดสำหรับทุกวัย",)),
)


def stated(organisation: Organisation, **more: Any) -> PolicyStatement:
    """A statement of two areas and three commitments."""
    words = {"stated_by": "นายกเทศมนตรี", "stated_on": STATED, "areas": AREAS, **more}
    return actions.state_policy(organisation, by=None, **words)


@pytest.fixture
def statement(cast: Cast) -> PolicyStatement:
    return stated(cast.ban_nong)


def words_of(statement: PolicyStatement) -> dict[str, Any]:
    """What an edit that changes nothing says."""
    return {
        name: getattr(statement, name)
        for name in (
            *("stated_by", "stated_on", "election_announced_on", "term_years", "meeting"),
            *("vision", "preamble", "closing", "source"),
        )
    }


def edited(statement: PolicyStatement, *areas: AreaDraft, seen: int | None = None) -> None:
    """Write other areas into a statement."""
    actions.edit_statement(
        statement,
        by=None,
        seen=statement.edit if seen is None else seen,
        areas=areas,
        **words_of(statement),
    )


def commitments(statement: PolicyStatement) -> list[tuple[int, str, int]]:
    """Number of area, words, pk of each commitment in reading order."""
    rows = Commitment.objects.filter(area__statement=statement)
    return list(rows.order_by("area__number", "number").values_list("area__number", "text", "pk"))


# ------------------------------------------------------------------ keeping it


def test_a_statement_is_kept_in_areas_and_commitments_and_told(statement: PolicyStatement):
    kept = [(number, text) for number, text, _pk in commitments(statement)]
    assert kept == [
        (1, "ยกระดับ อสม."),
        (1, "ลานกีฬาทุกชุมชน"),
        (2, "ห้องสมุดสำหรับทุกวัย"),
    ]
    told = ledger.history_of(statement).get()
    assert (told.act, told.detail["areas"], told.detail["commitments"]) == (
        "meetings.state_policy",
        2,
        3,
    )


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"election_announced_on": date(2025, 4, 21)}, "มาก่อนวันประกาศผลการเลือกตั้ง"),
        ({"areas": (AreaDraft(None, "ด้านสุขภาพ"),)}, "“ด้านสุขภาพ” ยังไม่มีเลขด้าน"),
        (
            {"areas": (AreaDraft(1, "ด้านสุขภาพ"), AreaDraft(1, "ด้านการศึกษา"))},
            "ด้านที่ 1 มีสองด้าน: “ด้านสุขภาพ” และ “ด้านการศึกษา”",
        ),
        ({"areas": (AreaDraft(1, " "),)}, "ยังไม่มีชื่อ"),
        ({"areas": ()}, "ยังไม่มีด้านของนโยบาย"),
    ],
    ids=["before the result", "no number", "one number twice", "no title", "no area"],
)
def test_what_cannot_be_is_refused_in_a_sentence_and_nothing_is_kept(
    cast: Cast, change: dict[str, Any], sentence: str
):
    with pytest.raises(Refused, match=sentence):
        stated(cast.ban_nong, **change)
    assert not PolicyStatement.objects.exists()
    assert not PolicyArea.objects.exists()


def test_policy_is_stated_to_the_council_of_the_same_town(cast: Cast):
    forum = make.meeting(organisation=cast.ban_nong)
    with pytest.raises(Refused, match="แถลงต่อสภา"):
        stated(cast.ban_nong, meeting=forum)


def test_what_refers_to_a_commitment_stays_with_it_when_the_text_is_put_right(
    statement: PolicyStatement,
):
    pks = {text: pk for _area, text, pk in commitments(statement)}
    edited(
        statement,
        AreaDraft(1, "ด้านการศึกษา", ("ห้องสมุดสำหรับทุกวัย",)),
        AreaDraft(2, "ด้านสุขภาพ", ("ลานกีฬาทุกชุมชน", "ตรวจสุขภาพฟรี")),
    )
    now = commitments(statement)
    assert [(number, text) for number, text, _pk in now] == [
        (1, "ห้องสมุดสำหรับทุกวัย"),
        (2, "ลานกีฬาทุกชุมชน"),
        (2, "ตรวจสุขภาพฟรี"),
    ]
    assert [pk for _number, _text, pk in now[:2]] == [
        pks["ห้องสมุดสำหรับทุกวัย"],
        pks["ลานกีฬาทุกชุมชน"],
    ]
    assert now[2][2] not in pks.values()


def test_a_slip_that_is_put_right_leaves_the_commitment_itself(statement: PolicyStatement):
    before = commitments(statement)
    edited(statement, AreaDraft(1, "ด้านสุขภาพ", ("ยกระดับ อสม. ทุกคน", "ลานกีฬาทุกชุมชน")), AREAS[1])
    assert [pk for *_rest, pk in commitments(statement)] == [pk for *_rest, pk in before]


def test_two_clerks_who_edit_at_once_lose_nothing(statement: PolicyStatement):
    edited(statement, *AREAS)
    with pytest.raises(Refused, match="มีผู้แก้คำแถลงนี้ระหว่าง"):
        edited(statement, AreaDraft(1, "ด้านอื่น"), seen=0)
    assert len(commitments(statement)) == 3


def test_a_commitment_that_a_node_takes_up_is_not_taken_out(cast: Cast, statement: PolicyStatement):
    tree = make.tree(organisation=cast.ban_nong)
    node = tree.nodes.get(number="2.2")
    taken = Commitment.objects.get(text="ยกระดับ อสม.")
    strategies.fulfil(node, by=cast.somsri, commitment=taken)
    statement.refresh_from_db()
    with pytest.raises(Refused, match=r"ยกระดับ อสม\.” ออกไม่ได้"):
        edited(statement, AreaDraft(1, "ด้านสุขภาพ", ("ลานกีฬาทุกชุมชน",)), AREAS[1])
    statement.refresh_from_db()
    with pytest.raises(Refused, match="ด้านสุขภาพ” ออกไม่ได้"):
        edited(statement, AREAS[1])
    with pytest.raises(Refused, match="มียุทธศาสตร์สานต่อคำมั่น"):
        actions.remove_statement(statement, by=cast.somsri)
    assert len(commitments(statement)) == 3


def test_a_statement_entered_by_mistake_is_taken_out(cast: Cast, statement: PolicyStatement):
    actions.remove_statement(statement, by=cast.somsri)
    assert not Commitment.objects.exists()


def test_the_database_itself_holds_one_area_of_a_number(statement: PolicyStatement):
    with pytest.raises(IntegrityError), transaction.atomic():
        PolicyArea.objects.create(statement=statement, number=1, title="อีกด้าน")


# ------------------------------------------------------------------ thirty days


@pytest.mark.parametrize(
    ("announced", "state", "words"),
    [
        (date(2025, 3, 21), Timeliness.IN_TIME, "ทันกำหนด"),
        (date(2025, 3, 20), Timeliness.LATE, "ช้ากว่ากำหนด 1 วัน"),
        (None, Timeliness.UNKNOWN, "จึงบอกไม่ได้ว่าทันหรือไม่"),
    ],
)
def test_thirty_days_from_the_result_in_words_with_the_section(
    client: Client, cast: Cast, announced: date | None, state: Timeliness, words: str
):
    statement = stated(cast.ban_nong, election_announced_on=announced)
    view = statement_page(statement, TODAY)
    assert view.timing is not None
    assert view.timing.state == state
    page = client.get("/ban-nong/council/policy/").content.decode()
    assert words in page
    assert "มาตรา 48 ทศ" in page


def test_each_kind_of_organisation_has_its_own_section(cast: Cast):
    view = statement_page(stated(cast.nong_sung), TODAY)
    assert "มาตรา 58/5" in str(view.rule.cite if view.rule else "")
    pao = make.organisation(kind=OrganisationKind.PAO)
    assert "มาตรา 35/4" in str(
        rule.cite if (rule := statement_page(stated(pao), TODAY).rule) else ""
    )


# ------------------------------------------------------------------ the yearly report


@pytest.fixture
def report(cast: Cast, statement: PolicyStatement) -> PolicyReport:
    return actions.start_report(
        statement, by=cast.somsri, fiscal_year=FiscalYear(2568), today=TODAY
    )


def written(report: PolicyReport, cast: Cast, seen: int = 0) -> PolicyReport:
    """A report that says what came of the first commitment."""
    first = Commitment.objects.get(area__statement__organisation=cast.ban_nong, text="ยกระดับ อสม.")
    return actions.write_report(
        report, by=cast.somsri, seen=seen, summary="ปีแรก", results={first.pk: "อบรมแล้ว 120 คน"}
    )


def test_a_report_is_written_presented_and_then_stands_still(
    client: Client, cast: Cast, statement: PolicyStatement, report: PolicyReport
):
    written(report, cast)
    assert "อบรมแล้ว" not in client.get("/ban-nong/council/policy/").content.decode()
    assert [year.be for year in statement_page(statement, TODAY).missing_years] == [2568, 2569]
    actions.present_report(report, by=cast.somsri, on=date(2026, 1, 15), today=TODAY)
    view = statement_page(statement, TODAY)
    assert ([year.be for year in view.missing_years], view.told) == ([2569], 1)
    assert "อบรมแล้ว 120 คน" in client.get("/ban-nong/council/policy/").content.decode()
    with pytest.raises(Refused, match="เสนอต่อสภาแล้ว"):
        written(report, cast, seen=1)
    with pytest.raises(Refused, match="มีรายงานผลของคำแถลงนี้แล้ว"):
        actions.remove_statement(statement, by=cast.somsri)


def test_a_report_says_in_order_what_came_of_every_commitment(cast: Cast, report: PolicyReport):
    written(report, cast)
    view = report_page(report, TODAY)
    rows = [(area.number, one.text, said) for area, ones in view.areas for one, said in ones]
    assert rows == [
        (1, "ยกระดับ อสม.", "อบรมแล้ว 120 คน"),
        (1, "ลานกีฬาทุกชุมชน", ""),
        (2, "ห้องสมุดสำหรับทุกวัย", ""),
    ]
    assert (view.told, view.rule.value) == (1, 1)


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        (date(2027, 1, 1), "ยังมาไม่ถึง"),
        (date(2024, 1, 1), "มาก่อนปีหรือวันแถลง"),
    ],
)
def test_a_day_on_which_a_report_cannot_have_been_presented(
    cast: Cast, report: PolicyReport, on: date, sentence: str
):
    written(report, cast)
    with pytest.raises(Refused, match=sentence):
        actions.present_report(report, by=cast.somsri, on=on, today=TODAY)


def test_an_empty_report_is_not_presented(cast: Cast, report: PolicyReport):
    with pytest.raises(Refused, match="ยังไม่ได้บอกผลของคำมั่นข้อใดเลย"):
        actions.present_report(report, by=cast.somsri, on=TODAY, today=TODAY)


@pytest.mark.parametrize("year", [2567, 2571])
def test_a_year_without_this_policy_has_no_report(
    cast: Cast, statement: PolicyStatement, year: int
):
    with pytest.raises(Refused, match="ไม่มีนโยบายนี้ให้รายงาน"):
        actions.start_report(statement, by=cast.somsri, fiscal_year=FiscalYear(year), today=TODAY)


def test_a_report_takes_only_commitments_of_its_own_statement_and_one_hand_at_a_time(
    cast: Cast, report: PolicyReport
):
    stated(cast.nong_sung)
    theirs = Commitment.objects.filter(area__statement__organisation=cast.nong_sung).first()
    assert theirs is not None
    actions.write_report(report, by=cast.somsri, seen=0, summary="", results={theirs.pk: "ของคนอื่น"})
    assert not CommitmentResult.objects.exists()
    with pytest.raises(Refused, match="มีผู้แก้รายงานนี้"):
        written(report, cast, seen=0)


# ------------------------------------------------------------------ pages


PASTED = """ภายใต้วิสัยทัศน์ “เมืองร่มเย็น” ผ่านนโยบาย 2 ด้าน ได้แก่
1. ด้านสุขภาพ เช่น ยกระดับ อสม., ลานกีฬาทุกชุมชน เป็นต้น
2. ด้านการศึกษา เช่น ห้องสมุดสำหรับทุกวัย เป็นต้น"""


def typed_areas(*rows: tuple[str, str, str]) -> dict[str, str]:
    """What a browser sends of the areas."""
    sent = {"areas-TOTAL_FORMS": str(len(rows)), "areas-INITIAL_FORMS": "0"}
    for place, (number, title, lines) in enumerate(rows):
        sent[f"areas-{place}-number"] = number
        sent[f"areas-{place}-title"] = title
        sent[f"areas-{place}-commitments"] = lines
    return sent


WHOLE = {
    "stated_by": "นายกเทศมนตรี",
    "stated_on": "20 เม.ย. 2568",
    "term_years": "4",
    "vision": "เมืองร่มเย็น",
    "keep": "1",
}


def test_a_pasted_statement_is_read_looked_at_and_kept(client: Client, cast: Cast):
    client.force_login(cast.somsri)
    address = "/desk/ban-nong/council/policy/new/"
    read = client.post(address, {"text": PASTED, "read": "1"}).content.decode()
    assert not PolicyStatement.objects.exists()
    assert "ยกระดับ อสม.\nลานกีฬาทุกชุมชน</textarea>" in read
    sent = WHOLE | typed_areas(
        ("๑", "ด้านสุขภาพ", "ยกระดับ อสม.\nลานกีฬาทุกชุมชน"),
        ("2", "ด้านการศึกษา", "ห้องสมุดสำหรับทุกวัย"),
        ("", "", ""),
    )
    answer = client.post(address, sent)
    statement = PolicyStatement.objects.get()
    assert answer["Location"] == f"/desk/ban-nong/council/policy/{statement.pk}/"
    assert [(number, text) for number, text, _pk in commitments(statement)] == [
        (1, "ยกระดับ อสม."),
        (1, "ลานกีฬาทุกชุมชน"),
        (2, "ห้องสมุดสำหรับทุกวัย"),
    ]
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([("", "ด้านสุขภาพ", "ก")], "ด้านนี้ยังไม่มีเลข"),
        ([("1", "ด้านก", "ก"), ("1", "ด้านข", "ข")], "ด้านที่ 1 มีสองด้าน"),
        ([("1", "", "ก")], "ใส่ชื่อด้านตามคำแถลง"),
        ([("หนึ่ง", "ด้านก", "ก")], "อ่าน “หนึ่ง” เป็นตัวเลขไม่ได้"),
        ([("", "", "")], "ยังไม่มีด้านของนโยบาย"),
    ],
)
def test_bad_areas_come_back_with_a_sentence_and_all_that_was_typed(
    client: Client, cast: Cast, rows: list[tuple[str, str, str]], sentence: str
):
    client.force_login(cast.somsri)
    sent = WHOLE | typed_areas(*rows)
    answer = client.post("/desk/ban-nong/council/policy/new/", sent)
    page = answer.content.decode()
    assert (answer.status_code, sentence in page, "เมืองร่มเย็น" in page) == (422, True, True)
    assert not PolicyStatement.objects.exists()


def test_a_clerk_writes_and_presents_the_report_on_the_page(
    client: Client, cast: Cast, statement: PolicyStatement
):
    client.force_login(cast.somsri)
    begun = client.post(
        f"/desk/ban-nong/council/policy/{statement.pk}/reports/", {"fiscal_year": "๒๕๖๘"}
    )
    address = begun["Location"]
    first = Commitment.objects.get(text="ยกระดับ อสม.")
    sent = {"seen": "0", "summary": "ปีแรก", f"result-{first.pk}": "อบรมแล้ว"}
    assert client.post(address, sent).status_code == 302
    assert CommitmentResult.objects.get().text == "อบรมแล้ว"
    client.post(f"{address}present/", {"on": "15 ม.ค. 2569"})
    assert PolicyReport.objects.get().presented_on == date(2026, 1, 15)
    assert "อบรมแล้ว" in client.get(address).content.decode()


def test_an_earlier_statement_has_its_page_and_a_coming_one_is_not_public(
    client: Client, cast: Cast, statement: PolicyStatement
):
    coming = stated(cast.ban_nong, stated_on=date(2126, 1, 1), stated_by="ผู้แถลงคนต่อไป")
    page = client.get("/ban-nong/council/policy/").content.decode()
    assert "ผู้แถลงคนต่อไป" not in page
    assert client.get(f"/ban-nong/council/policy/{statement.pk}/").status_code == 200
    assert client.get(f"/ban-nong/council/policy/{coming.pk}/").status_code == 404
    client.force_login(cast.somsri)
    assert client.get(f"/ban-nong/council/policy/{coming.pk}/").status_code == 200


def test_where_no_policy_was_entered_the_page_says_so(client: Client, cast: Cast):
    assert "ยังไม่ได้ลงคำแถลงนโยบาย" in client.get("/ban-nong/council/policy/").content.decode()


def test_the_page_asks_the_same_number_of_questions_however_much_was_promised(
    client: Client, cast: Cast, statement: PolicyStatement, same_queries: SameQueries
):
    tree = make.tree(organisation=cast.ban_nong)
    nodes = iter(tree.nodes.filter(number__contains="."))
    numbers = iter(range(3, 20))

    def more() -> None:
        number = next(numbers)
        area = PolicyArea.objects.create(statement=statement, number=number, title=f"ด้าน {number}")
        made = Commitment.objects.create(area=area, number=1, text=f"คำมั่น {number}")
        strategies.fulfil(next(nodes), by=None, commitment=made)

    assert same_queries(lambda: client.get("/ban-nong/council/policy/"), more) <= 24


# ------------------------------------------------------------------ who may


@pytest.mark.parametrize(
    ("who", "may"),
    [("somsri", True), ("anan", True), ("pranee", False), ("malee", False), ("kamon", False)],
)
def test_planners_and_the_administrator_keep_policy(
    client: Client,
    cast: Cast,
    statement: PolicyStatement,
    report: PolicyReport,
    who: str,
    may: bool,
):
    client.force_login(getattr(cast, who))
    for path in (f"policy/{statement.pk}/", f"reports/{report.pk}/"):
        assert (client.get(f"/desk/ban-nong/council/{path}").status_code == 200) is may
    client.post(f"/desk/ban-nong/council/reports/{report.pk}/present/", {"on": "1 ต.ค. 2568"})
    report.refresh_from_db()
    assert report.presented_on is None


def test_what_belongs_to_the_neighbour_is_not_here(client: Client, cast: Cast):
    theirs = stated(cast.nong_sung)
    report = actions.start_report(theirs, by=None, fiscal_year=FiscalYear(2568), today=TODAY)
    client.force_login(cast.somsri)
    for path in (f"policy/{theirs.pk}/", f"reports/{report.pk}/"):
        assert client.get(f"/desk/ban-nong/council/{path}").status_code == 404
    assert client.get(f"/ban-nong/council/policy/{theirs.pk}/").status_code == 404
