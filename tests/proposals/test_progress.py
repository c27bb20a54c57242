"""Progress that the office tells: what is refused, what is kept, what the public reads, who is called."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from ruamphaen.base.errors import Refused
from ruamphaen.base.models import Entry
from ruamphaen.meetings.rules.kinds import State
from ruamphaen.proposals.actions import screening
from ruamphaen.proposals.actions.progress import take_back_progress, tell_progress
from ruamphaen.proposals.models import Milestone, Proposal, ProposalContact
from ruamphaen.proposals.queries.exporting import headings, rows
from ruamphaen.proposals.queries.progress import milestones_of, newest_of
from ruamphaen.proposals.queries.telling import to_tell
from ruamphaen.proposals.rules.kinds import Standing
from ruamphaen.proposals.rules.progress import Fault, MilestoneKind, Progress, fault_of
from ruamphaen.thai.dates import FiscalYear, thai_date
from tests import make
from tests.cast import TODAY, Cast
from tests.proposals.officers import ACCEPT, LATER, some

SAID = make.NOW.date() - timedelta(days=60)
CHOSEN, BUDGETED, STARTED, DONE, STOPPED = MilestoneKind
BEFORE = TODAY - timedelta(days=10)


def tell(cast: Cast, proposal: Proposal, kind: MilestoneKind = DONE, **more: object) -> Milestone:
    """The planner tells something; ten days ago unless told otherwise."""
    meeting = more.pop("meeting", None)
    year = 2570 if kind == BUDGETED else None
    text = "ที่ดินยังไม่ได้รับอนุญาต" if kind == STOPPED else ""
    told = Progress(kind, **{"on": BEFORE, "fiscal_year": year, "text": text, **more})
    return tell_progress(
        proposal, by=cast.somsri, told=told, at=LATER, today=TODAY, meeting=meeting
    )


# ------------------------------------------------------------------ rules


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        (Progress(DONE, BEFORE), None),
        (Progress(DONE, TODAY), None),
        (Progress(DONE, SAID), None),
        (Progress(CHOSEN, BEFORE, fiscal_year=2570, amount_baht=Decimal(1)), None),
        (Progress(BUDGETED, BEFORE, fiscal_year=2570), None),
        (Progress(BUDGETED, BEFORE), Fault.YEAR),
        (Progress(STOPPED, BEFORE, "เจ้าของที่ดินไม่อนุญาต"), None),
        (Progress(STOPPED, BEFORE), Fault.BECAUSE),
        (Progress(DONE, TODAY + timedelta(days=1)), Fault.FUTURE),
        (Progress(DONE, SAID - timedelta(days=1)), Fault.BEFORE_SAID),
        (Progress(DONE, BEFORE, "ก" * 2_001), Fault.TOO_LONG),
        (Progress(DONE, BEFORE, source="ก" * 301), Fault.TOO_LONG),
    ],
)
def test_each_kind_says_what_it_must_on_a_day_that_can_be(told, fault):
    assert fault_of(told, said_on=SAID, today=TODAY, standing=()) is fault


@pytest.mark.parametrize(
    ("standing", "kind", "fault"),
    [
        ({(DONE, TODAY)}, CHOSEN, None),  # what came first may be told last
        ({(CHOSEN, TODAY)}, CHOSEN, None),  # chosen by two meetings
        ({(CHOSEN, BEFORE)}, CHOSEN, Fault.TWICE),
        ({(STOPPED, TODAY)}, DONE, Fault.STOPPED),
        ({(STOPPED, TODAY)}, STOPPED, Fault.STOPPED),
        ({(DONE, TODAY)}, STOPPED, Fault.DONE),
        ({(STARTED, TODAY)}, STOPPED, None),
    ],
)
def test_only_what_cannot_both_be_so_is_refused(standing, kind, fault):
    told = Progress(kind, BEFORE, "เพราะน้ำท่วม", 2570)
    assert fault_of(told, said_on=SAID, today=TODAY, standing=standing) is fault


# ------------------------------------------------------------------ telling


@pytest.fixture
def lamp(cast: Cast) -> Proposal:
    return make.proposal(organisation=cast.ban_nong, said_on=SAID)


def test_what_is_told_is_kept_whole_and_the_ledger_has_no_words_of_it(cast, lamp):
    meeting = make.meeting(organisation=cast.ban_nong, state=State.CLOSED)
    made = tell(
        cast,
        lamp,
        BUDGETED,
        text="  ตั้งไว้ในเทศบัญญัติแล้วค่ะ ",
        amount_baht=Decimal("240000.50"),
        source="เทศบัญญัติ  2570 หน้า 41",
        meeting=meeting,
    )
    made.refresh_from_db()
    assert (made.text, made.source) == ("ตั้งไว้ในเทศบัญญัติแล้วค่ะ", "เทศบัญญัติ 2570 หน้า 41")
    assert (made.fiscal_year, made.amount_baht) == (FiscalYear(2570), Decimal("240000.50"))
    assert (made.on, made.meeting, made.by_tag) == (BEFORE, meeting, cast.somsri.tag)
    entry = Entry.objects.get(act="proposals.tell_progress")
    assert (entry.detail["kind"], entry.detail["amount_baht"]) == ("budgeted", "240000.50")
    assert "เทศบัญญัติ" not in entry.facts


@pytest.mark.parametrize("standing", [Standing.WAITING, Standing.HIDDEN, Standing.WITHDRAWN])
def test_nothing_is_told_of_what_the_public_does_not_see(cast, standing):
    hidden = make.proposal(organisation=cast.ban_nong, standing=standing)
    with pytest.raises(Refused):
        tell(cast, hidden, on=TODAY)
    assert not Milestone.objects.exists()


@pytest.mark.parametrize("which", ["theirs", "not yet held", "called off"])
def test_only_a_meeting_held_here_can_have_chosen_it(cast, lamp, which):
    meeting = {
        "theirs": lambda: make.meeting(organisation=cast.nong_sung, state=State.CLOSED),
        "not yet held": lambda: make.meeting(organisation=cast.ban_nong, state=State.PREPARED),
        "called off": lambda: make.meeting(organisation=cast.ban_nong, state=State.CANCELLED),
    }[which]()
    with pytest.raises(Refused, match="เลือกใหม่จากรายการ"):
        tell(cast, lamp, CHOSEN, meeting=meeting)
    assert not Milestone.objects.exists()


def test_a_form_sent_twice_is_told_once(cast, lamp):
    tell(cast, lamp)
    with pytest.raises(Refused, match="บอกความคืบหน้านี้ของวันนี้ไว้แล้ว"):
        tell(cast, lamp)
    assert Milestone.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "planned"},
        {"kind": BUDGETED},
        {"kind": STOPPED},
        {"amount_baht": Decimal(-1)},
        {"taken_back_at": LATER},
        {"taken_back_because": "พิมพ์ผิด"},
    ],
    ids=str,
)
def test_the_database_refuses_what_can_never_be(lamp, wrong):
    columns = {"kind": DONE, "on": BEFORE, "by_tag": "t", "made_at": LATER, **wrong}
    with pytest.raises(IntegrityError), transaction.atomic():
        Milestone.objects.create(proposal=lamp, **columns)


# ------------------------------------------------------------------ taking back


def test_what_was_taken_back_stays_with_its_reason_and_may_be_told_anew(cast, lamp):
    wrong = tell(cast, lamp, on=date(2026, 10, 1))
    for because in ("  ", "ก" * 301):
        with pytest.raises(Refused, match="เหตุผลที่ถอน"):
            take_back_progress(wrong, by=cast.somsri, because=because, at=LATER)
    take_back_progress(wrong, by=cast.somsri, because="ยังเหลืออีกสองดวง", at=LATER)
    with pytest.raises(Refused, match="ถอนไปแล้ว"):
        take_back_progress(wrong, by=cast.somsri, because="อีกครั้ง", at=LATER)
    assert newest_of([lamp]) == {}
    again = tell(cast, lamp, on=date(2026, 10, 1))
    assert newest_of([lamp]) == {lamp.pk: again}
    kept = Milestone.objects.get(pk=wrong.pk)
    assert (kept.taken_back_because, kept.taken_back_at) == ("ยังเหลืออีกสองดวง", LATER)
    assert Entry.objects.filter(act="proposals.take_back_progress").count() == 1


def test_a_stop_ends_the_way_until_it_is_taken_back(cast, lamp):
    stop = tell(cast, lamp, STOPPED)
    with pytest.raises(Refused, match="ถอนข้อนั้น"):
        tell(cast, lamp, STARTED, on=TODAY)
    take_back_progress(stop, by=cast.somsri, because="เจ้าของที่ดินอนุญาตแล้ว", at=LATER)
    assert tell(cast, lamp, STARTED, on=TODAY).kind == STARTED


# ------------------------------------------------------------------ those that say the same


def test_one_milestone_counts_for_all_that_say_the_same(cast, lamp):
    twin, hidden, alone = (
        make.proposal(organisation=cast.ban_nong, title="ไฟหน้าวัดดับ"),
        make.proposal(organisation=cast.ban_nong, title="ไฟดับ", said_on=SAID),
        make.proposal(organisation=cast.ban_nong, title="ขุดลอกคลอง", said_on=SAID),
    )
    make.cluster(lamp, twin, hidden)
    done = tell(cast, lamp)
    # The first of them was said long before the twin itself.
    started = tell(cast, twin, STARTED, on=BEFORE - timedelta(days=5))
    tell(cast, hidden, CHOSEN, on=TODAY)
    Proposal.objects.filter(pk=hidden.pk).update(standing=Standing.HIDDEN)
    assert newest_of([lamp, twin, alone]) == {lamp.pk: done, twin.pk: done}
    assert milestones_of([lamp.pk, twin.pk, hidden.pk]) == [started, done]
    with pytest.raises(Refused, match="ทำแล้วเสร็จ"):
        tell(cast, twin, STOPPED)


def test_the_newest_is_asked_as_often_for_one_as_for_three(cast, same_queries):
    made = []

    def add() -> None:
        pair = some(cast, 2, said_on=SAID)
        make.cluster(*pair)
        tell(cast, pair[0])
        made.append(pair[1])

    assert same_queries(lambda: newest_of(made), add) == 2


# ------------------------------------------------------------------ who is called


def contact(proposal: Proposal, **columns: object) -> ProposalContact:
    return ProposalContact.objects.create(proposal=proposal, **{"phone": "0812345678", **columns})


def test_progress_puts_an_author_who_was_told_of_the_answer_on_the_call_list_again(cast, lamp):
    knows, silent, other = (
        contact(lamp, told_on=TODAY),
        contact(make.proposal(organisation=cast.ban_nong, said_on=SAID), phone=""),
        contact(make.proposal(organisation=cast.ban_nong, said_on=SAID)),
    )
    screening.answer([lamp], by=cast.somsri, reply=ACCEPT, at=make.NOW, today=TODAY)
    tell(cast, silent.proposal)
    assert not to_tell(cast.ban_nong)
    tell(cast, lamp)
    [call] = to_tell(cast.ban_nong)
    assert call.contact == knows
    assert (call.answer.verdict, call.taken_back) == (ACCEPT.verdict, [])
    assert [one.kind for one in call.milestones] == [DONE]
    screening.tell(knows, by=cast.somsri, today=LATER.date())
    assert not to_tell(cast.ban_nong)
    assert other.told_on is None


def test_all_that_say_the_same_are_called_and_the_longest_waiting_first(cast, lamp):
    twin, apart = (
        make.proposal(organisation=cast.ban_nong, title="ไฟหน้าวัดดับ"),
        make.proposal(organisation=cast.ban_nong, title="ขุดลอกคลอง"),
    )
    contacts = [contact(each) for each in (lamp, twin, apart)]
    make.cluster(lamp, twin)
    tell(cast, lamp)
    screening.answer([apart], by=cast.somsri, reply=ACCEPT, at=make.NOW, today=TODAY)
    calls = to_tell(cast.ban_nong)
    assert [call.contact for call in calls] == [contacts[2], contacts[0], contacts[1]]
    said = [[one.kind for one in call.milestones] for call in calls]
    assert said == [[], [DONE], [DONE]]
    Proposal.objects.filter(pk=lamp.pk).update(standing=Standing.HIDDEN)
    assert [call.contact for call in to_tell(cast.ban_nong)] == [contacts[2]]


def test_who_heard_what_was_taken_back_is_called_and_who_did_not_is_left_in_peace(cast, lamp):
    heard, unheard = lamp, make.proposal(organisation=cast.ban_nong, said_on=SAID)
    knows = contact(heard, told_on=LATER.date())
    contact(unheard)
    for each in (heard, unheard):
        wrong = tell(cast, each)
        take_back_progress(wrong, by=cast.somsri, because="ยังไม่เสร็จ", at=LATER + timedelta(days=2))
    [call] = to_tell(cast.ban_nong)
    assert (call.contact, call.milestones) == (knows, [])
    assert [one.taken_back_because for one in call.taken_back] == ["ยังไม่เสร็จ"]


def test_a_call_says_only_what_its_author_has_not_heard(cast, lamp):
    knows = contact(lamp, told_on=LATER.date())
    tell(cast, lamp, DONE)
    first = Progress(CHOSEN, BEFORE - timedelta(days=9))
    soon = LATER + timedelta(days=3)
    tell_progress(lamp, by=cast.somsri, told=first, at=soon, today=soon.date())
    [call] = to_tell(cast.ban_nong)
    assert (call.contact, [one.kind for one in call.milestones]) == (knows, [CHOSEN])


def test_the_call_list_asks_as_often_for_one_as_for_three(client, cast, same_queries):
    client.force_login(cast.somsri)

    def add() -> None:
        pair = some(cast, 2, said_on=SAID)
        make.cluster(*pair)
        tell(cast, pair[0])
        contact(pair[1])

    address = reverse("proposals:calls", args=["ban-nong"])
    same_queries(lambda: client.get(address), add)


# ------------------------------------------------------------------ pages of the desk


def test_a_planner_tells_and_takes_back_on_the_pages_of_the_desk(client, cast):
    client.force_login(cast.somsri)
    day = timezone.localdate()
    lamp = make.proposal(organisation=cast.ban_nong, said_on=day)
    address = reverse("proposals:progress", args=["ban-nong", lamp.receipt])
    item = reverse("proposals:desk_item", args=["ban-nong", lamp.receipt])
    assert address in client.get(item).content.decode()
    typed = {"kind": "budgeted", "on": thai_date(day), "text": "ตั้งแล้ว", "amount_baht": "2.4 แสนxx"}
    wrong = client.post(address, typed)
    assert wrong.status_code == 422
    assert "ตั้งแล้ว" in wrong.content.decode()
    without_year = client.post(address, {**typed, "amount_baht": "๒๔๐,๐๐๐ บาท"})
    assert "ปีงบประมาณใด" in without_year.content.decode()
    assert not Milestone.objects.exists()
    told = client.post(address, {**typed, "amount_baht": "๒๔๐,๐๐๐ บาท", "fiscal_year": "๒๕๗๐"})
    assert (told.status_code, told["Location"]) == (302, item)
    made = Milestone.objects.get()
    assert (made.amount_baht, made.fiscal_year, made.on) == (
        Decimal(240000),
        FiscalYear(2570),
        day,
    )
    back = reverse("proposals:take_back_progress", args=["ban-nong", made.pk])
    assert client.post(back, {"because": " "}).status_code == 422
    assert client.post(back, {"because": "ปรับแผน"}).status_code == 302
    assert "ปรับแผน" in client.get(item).content.decode()


def test_who_does_not_answer_tells_nothing_and_another_town_is_not_found(client, cast, lamp):
    made = tell(cast, lamp)
    theirs = make.proposal(organisation=cast.nong_sung)
    address = reverse("proposals:progress", args=["ban-nong", lamp.receipt])
    back = reverse("proposals:take_back_progress", args=["ban-nong", made.pk])
    for who in (cast.wichai, cast.malee, cast.stranger, cast.kamon):
        client.force_login(who)
        assert client.get(address).status_code == 403
        assert client.post(back, {"because": "ไม่จริง"}).status_code == 403
    client.force_login(cast.kamon)
    at_home = reverse("proposals:progress", args=["nong-sung", lamp.receipt])
    assert client.post(at_home, {"kind": "done", "on": "1 พ.ย. 2569"}).status_code == 404
    back_home = reverse("proposals:take_back_progress", args=["nong-sung", made.pk])
    assert client.post(back_home, {"because": "ไม่จริง"}).status_code == 404
    client.force_login(cast.somsri)
    elsewhere = reverse("proposals:progress", args=["ban-nong", theirs.receipt])
    assert client.get(elsewhere).status_code == 404
    made.refresh_from_db()
    assert made.stands
    assert Milestone.objects.count() == 1


def test_the_table_that_leaves_has_the_newest_that_stands(cast, lamp):
    twin = make.proposal(organisation=cast.ban_nong, title="ไฟหน้าวัดดับ")
    make.cluster(lamp, twin)
    tell(cast, lamp, STARTED)
    wrong = tell(cast, lamp, DONE, on=TODAY)
    take_back_progress(wrong, by=cast.somsri, because="ยังไม่เสร็จ", at=LATER)
    heads = headings(personal=False)
    assert heads[-2:] == ["ความคืบหน้าล่าสุด", "ความคืบหน้าเมื่อวันที่"]
    told = [row[-2:] for row in rows(cast.ban_nong, personal=False)]
    assert told == [["เริ่มดำเนินการแล้ว", BEFORE], ["เริ่มดำเนินการแล้ว", BEFORE]]
