"""Screening: asked, remarked, answered, told; late ones are found; nothing is edited in silence."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from ruamphaen.base.errors import Refused
from ruamphaen.base.models import Entry
from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.law.screening import Outcome, verdict_of, verdicts
from ruamphaen.organisation.models import Holiday, LocalRule
from ruamphaen.proposals.actions import screening
from ruamphaen.proposals.models import Answer, ProposalContact, Review, ReviewRequest
from ruamphaen.proposals.queries import desk
from ruamphaen.proposals.queries.answers import answer_of, answers_of
from ruamphaen.proposals.queries.story import companions
from ruamphaen.proposals.queries.telling import to_tell
from ruamphaen.proposals.rules.kinds import Standing
from ruamphaen.proposals.rules.screening import (
    Feasibility,
    Remark,
    Reply,
    asked_before,
    due_on,
    working_days_late,
)
from ruamphaen.thai.dates import FiscalYear
from tests import make
from tests.cast import TODAY
from tests.proposals.officers import ACCEPT, LATER, YES, some

FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("days", "holidays", "due"),
    [
        (1, (), date(2026, 11, 23)),
        (5, (), date(2026, 11, 27)),
        (5, (date(2026, 11, 24),), date(2026, 11, 30)),
        (0, (), FRIDAY),
    ],
)
def test_working_days_leave_out_weekends_and_holidays(days, holidays, due):
    assert due_on(FRIDAY, days, holidays) == due


@pytest.mark.parametrize("days", [1, 5, 30])
def test_late_begins_on_the_same_day_whichever_way_it_is_counted(days):
    holidays = (date(2026, 11, 24), date(2026, 10, 23))
    border = asked_before(TODAY, days, holidays)
    assert due_on(border, days, holidays) >= TODAY
    assert due_on(border - timedelta(days=1), days, holidays) < TODAY
    assert working_days_late(TODAY, TODAY, ()) == 0
    assert working_days_late(FRIDAY, date(2026, 11, 24), ()) == 2


def test_each_kind_of_office_has_ten_verdicts_on_its_own_ground():
    for kind in OrganisationKind:
        found = verdicts(kind, TODAY)
        assert len(found) == len({one.code for one in found}) == 10
    pao = verdict_of("own-power", OrganisationKind.PAO, TODAY)
    town = verdict_of("own-power", OrganisationKind.TOWN, TODAY)
    assert (pao.cite.section, town.cite.section) == ("มาตรา 17", "มาตรา 16")
    assert town.outcome is Outcome.ACCEPT


@pytest.mark.django_db
def test_an_office_may_switch_a_verdict_off(cast):
    LocalRule.objects.create(organisation=cast.ban_nong, name="screening.uses.not-now", value=False)
    assert "not-now" not in {one.code for one in desk.verdicts_here(cast.ban_nong, TODAY)}
    [one] = some(cast, 1)
    with pytest.raises(Refused, match="เลือกใหม่จากรายการ"):
        screening.review([one], by=cast.somsri, remark=Remark("not-now"), at=make.NOW, today=TODAY)


@pytest.mark.django_db
def test_asking_twice_asks_once_and_holidays_count(cast):
    made = some(cast, 2)
    Holiday.objects.create(organisation=cast.ban_nong, on=date(2026, 11, 23), name="หยุด")
    ask = {"by": cast.somsri, "today": TODAY, "working_days": 1, "department": cast.works}
    assert len(screening.ask_review(made[:1], **ask)) == 1
    assert [each.proposal for each in screening.ask_review(made, **ask)] == [made[1]]
    assert set(ReviewRequest.objects.values_list("due_on", flat=True)) == {date(2026, 11, 24)}
    entry = Entry.objects.get(pk=Entry.objects.filter(act="proposals.ask_review").latest("pk").pk)
    assert entry.detail["proposals"] == [made[1].pk]


@pytest.mark.django_db
def test_nobody_is_asked_without_a_department_or_for_more_than_a_year(cast):
    made = some(cast, 1)
    for wrong in ({"working_days": 5}, {"working_days": 251, "department": cast.works}):
        with pytest.raises(Refused):
            screening.ask_review(made, by=cast.somsri, today=TODAY, **wrong)
    assert not ReviewRequest.objects.exists()


@pytest.mark.django_db
def test_several_officers_remark_and_each_has_one_remark_that_counts(cast):
    [one] = some(cast, 1)
    first = Remark("own-power", Feasibility.YES, Decimal("120000.50"), "ทำได้ปีหน้า")
    screening.review([one], by=cast.somsri, remark=first, at=make.NOW, today=TODAY)
    screening.review([one], by=cast.anan, remark=Remark("done"), at=make.NOW, today=TODAY)
    screening.review([one], by=cast.somsri, remark=Remark("not-now"), at=LATER, today=TODAY)
    now = Review.objects.filter(ended_at=None)
    assert set(now.values_list("by_tag", "verdict")) == {
        (cast.somsri.tag, "not-now"),
        (cast.anan.tag, "done"),
    }
    kept = Review.objects.get(ended_at=LATER)
    assert (kept.cost_baht, kept.note) == (Decimal("120000.50"), "ทำได้ปีหน้า")


@pytest.mark.django_db
def test_taking_back_opens_the_request_again_and_leaves_others_remarks(cast):
    [one] = some(cast, 1)
    [asked] = screening.ask_review(
        [one], by=cast.somsri, today=TODAY, working_days=5, department=cast.works
    )
    mine = screening.review(
        [one], by=cast.wichai, remark=YES, at=make.NOW, today=TODAY, department=cast.works
    )
    asked.refresh_from_db()
    assert asked.closed_on == TODAY
    with pytest.raises(Refused):
        screening.take_back_reviews(mine, by=cast.somsri, at=LATER)
    assert screening.take_back_reviews(mine, by=cast.wichai, at=LATER) == 1
    asked.refresh_from_db()
    assert asked.closed_on is None


@pytest.mark.django_db
def test_an_answer_is_replaced_never_edited_and_keeps_its_ground(cast):
    [one] = some(cast, 1)
    answer = {"by": cast.somsri, "today": TODAY}
    screening.answer([one], reply=Reply("own-power", first=2570, last=2571), at=make.NOW, **answer)
    screening.answer([one], reply=Reply("not-now", "งบประมาณปีนี้หมดแล้ว"), at=LATER, **answer)
    now, before = answers_of(one)
    assert answer_of(one) == now
    assert (now.number, now.text, now.outcome, now.cite) == (2, "งบประมาณปีนี้หมดแล้ว", "refuse", "")
    assert (before.replaced_at, before.first_year, before.last_year) == (
        LATER,
        FiscalYear(2570),
        FiscalYear(2571),
    )
    assert before.cite.endswith("มาตรา 16")
    assert before.text == verdict_of("own-power", OrganisationKind.TOWN, TODAY).meaning.th


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (Reply("other-body", "ส่งให้แล้ว"), "หน่วยงานใด"),
        (Reply("not-lawful"), "เหตุผล"),
        (Reply("not-lawful", "กฎหมายหรือระเบียบไม่ให้หน่วยงานทำเรื่องนี้"), "เหตุผล"),
        (Reply("already-planned", "อยู่ในแผน"), "ปีงบประมาณ"),
        (Reply("own-power", first=2571, last=2570), "ปีสุดท้าย"),
        (Reply("own-power", "ก" * 4_001), "ยาวเกิน"),
        (Reply("no-such"), "เลือกใหม่"),
    ],
)
def test_an_answer_that_says_too_little_is_refused_and_nothing_is_kept(cast, reply, says):
    [one] = some(cast, 1)
    with pytest.raises(Refused, match=says):
        screening.answer([one], by=cast.somsri, reply=reply, at=make.NOW, today=TODAY)
    assert not Answer.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("standing", [Standing.WAITING, Standing.HIDDEN, Standing.WITHDRAWN])
def test_what_the_public_does_not_see_is_not_answered(cast, standing):
    shown, other = some(cast, 1)[0], make.proposal(organisation=cast.ban_nong, standing=standing)
    with pytest.raises(Refused):
        screening.answer([shown, other], by=cast.somsri, reply=ACCEPT, at=make.NOW, today=TODAY)
    assert not Answer.objects.exists()


@pytest.mark.django_db
def test_an_answer_closes_what_was_asked_and_the_ledger_names_nobody(cast):
    [one] = some(cast, 1)
    screening.ask_review([one], by=cast.somsri, today=TODAY, working_days=5, department=cast.works)
    screening.answer([one], by=cast.somsri, reply=ACCEPT, at=make.NOW, today=TODAY)
    assert not ReviewRequest.objects.filter(closed_on=None).exists()
    entry = Entry.objects.filter(act="proposals.answer").get()
    assert one.title not in entry.facts
    assert entry.detail["verdict"] == "own-power"


@pytest.mark.django_db
def test_who_left_a_number_is_on_the_call_list_until_told(cast):
    told, silent, unanswered = some(cast, 3)
    contact = ProposalContact.objects.create(proposal=told, name="ป้าแจ่ม", phone="0812345678")
    ProposalContact.objects.create(proposal=silent, name="ไม่มีเบอร์")
    ProposalContact.objects.create(proposal=unanswered, phone="0899999999")
    screening.answer([told, silent], by=cast.somsri, reply=ACCEPT, at=make.NOW, today=TODAY)
    assert [call.contact.proposal for call in to_tell(cast.ban_nong)] == [told]
    screening.tell(contact, by=cast.somsri, today=TODAY)
    assert not to_tell(cast.ban_nong)
    screening.answer([told], by=cast.somsri, reply=Reply("done"), at=LATER, today=TODAY)
    assert [call.answer.number for call in to_tell(cast.ban_nong)] == [2]
    assert "0812345678" not in "".join(Entry.objects.values_list("facts", flat=True))


@pytest.mark.django_db
def test_a_list_says_with_how_many_shown_others_each_stands(cast):
    first, second, alone = some(cast, 3)
    hidden = make.proposal(organisation=cast.ban_nong, title="ลับสุดยอด", standing=Standing.HIDDEN)
    make.cluster(first, second, hidden)
    assert companions([first, second, alone]) == {first.pk: 1, second.pk: 1}


@pytest.mark.django_db
def test_the_author_reads_the_answer_on_the_receipt_and_everyone_on_the_page(client, cast):
    first, second = some(cast, 2)
    make.cluster(first, second)
    before = client.get(f"/r/{first.receipt}").content.decode()
    assert "หน่วยงานตอบแล้ว" not in before
    reply = Reply("other-body", "เรื่องนี้อยู่กับทางหลวงชนบท", "แขวงทางหลวงชนบท")
    screening.answer([first], by=cast.somsri, reply=reply, at=make.NOW, today=TODAY)
    screening.answer(
        [first], by=cast.somsri, reply=Reply("done", "ทำเสร็จแล้ว"), at=LATER, today=TODAY
    )
    told = client.get(f"/r/{first.receipt}").content.decode()
    assert "ทำเสร็จแล้ว" in told
    page = client.get(f"/ban-nong/proposals/{first.receipt}/").content.decode()
    assert "ทำเสร็จแล้ว" in page
    assert "แขวงทางหลวงชนบท" in page or "เรื่องนี้อยู่กับทางหลวงชนบท" in page
    assert "รวมกับอีก 1 เรื่อง" in client.get("/ban-nong/proposals/").content.decode()
