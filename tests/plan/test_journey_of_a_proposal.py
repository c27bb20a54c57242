"""The receipt of a proposal tells each step that a room knows, and what must still come."""

from datetime import date, timedelta

import pytest

from ruamphaen.meetings.rules.kinds import State
from ruamphaen.plan import actions
from ruamphaen.plan.actions import consulting
from ruamphaen.plan.models import ListingOrigin, guards
from ruamphaen.plan.rules.versions import State as PlanState
from ruamphaen.plan.rules.versions import VersionKind
from ruamphaen.portal.journey import steps_of
from ruamphaen.proposals.actions.progress import take_back_progress
from ruamphaen.proposals.models import Answer, Cluster, ClusterMember, Milestone, Proposal
from ruamphaen.proposals.rules.kinds import Standing
from tests import make
from tests.cast import TODAY
from tests.make import NOW

pytestmark = pytest.mark.django_db


def told(proposal) -> list[tuple[str, bool]]:
    return [(str(step.title), step.is_taken) for step in steps_of(proposal, TODAY)]


def answer(proposal, outcome: str) -> Answer:
    return Answer.objects.create(
        proposal=proposal, number=1, verdict="x", outcome=outcome, words="รับไว้พิจารณา",
        text="จะเสนอคณะกรรมการ", answered_at=NOW, by_tag="t",
    )  # fmt: skip


def milestone(cast, proposal, kind: str, **columns: object) -> Milestone:
    return Milestone.objects.create(
        proposal=proposal,
        kind=kind,
        by_tag=cast.somsri.tag,
        made_at=NOW,
        **{"on": TODAY, **columns},
    )


def test_what_must_still_come_is_told_as_not_reached(cast):
    proposal = make.proposal(organisation=cast.ban_nong)
    assert told(proposal) == [
        ("ได้รับเรื่องแล้ว", True),
        ("แสดงต่อสาธารณะแล้ว", True),
        ("หน่วยงานตอบ", False),
        ("เลือกเรื่องที่จะทำ", False),
        ("บรรจุในแผน", False),
        ("ตั้งงบประมาณ", False),
        ("ทำแล้วเสร็จ", False),
    ]


def test_one_step_is_the_one_of_today_and_says_for_what_it_waits(cast):
    def today(proposal):
        return [(str(s.title), str(s.waits)) for s in steps_of(proposal, TODAY) if s.is_now]

    sent = make.proposal(organisation=cast.ban_nong, standing=Standing.WAITING)
    assert today(sent) == [("เจ้าหน้าที่อ่านก่อนแสดง", "กำลังรออ่าน")]
    shown = make.proposal(organisation=cast.ban_nong)
    assert today(shown) == [("หน่วยงานตอบ", "กำลังรอคำตอบ")]


def test_what_is_hidden_promises_nothing(cast):
    proposal = make.proposal(
        organisation=cast.ban_nong, standing=Standing.HIDDEN, hidden_because="abuse"
    )
    assert told(proposal)[-1] == ("เจ้าหน้าที่อ่านแล้ว ไม่แสดงต่อสาธารณะ", True)


def test_a_refusal_ends_the_way(cast):
    proposal = make.proposal(organisation=cast.ban_nong)
    answer(proposal, "refuse")
    assert told(proposal)[-1] == ("หน่วยงานตอบแล้ว", True)


def test_a_project_of_an_announced_plan_answers_it_and_its_group(cast, desk):
    first = make.proposal(organisation=cast.ban_nong)
    alike = make.proposal(organisation=cast.ban_nong, title="ไฟหน้าวัดดับ")
    cluster = Cluster.objects.create(organisation=cast.ban_nong, head=first, made_at=NOW)
    for one in (first, alike):
        ClusterMember.objects.create(cluster=cluster, proposal=one, joined_at=NOW)
    answer(alike, "accept")
    actions.record_published(desk.draft, by=cast.pranee, on=date(2022, 10, 1))
    draft = actions.start_version(desk.plan, by=cast.somsri, kinds=[VersionKind.ADDITION])
    actions.adopt_proposals(draft, by=cast.somsri, proposals=[first])
    assert ("บรรจุในแผน", False) in told(alike)
    actions.record_published(draft, by=cast.pranee, on=date(2023, 2, 1))
    steps = {str(step.title): step for step in steps_of(alike, TODAY)}
    planned = steps["บรรจุในแผนแล้ว"]
    assert (planned.is_taken, planned.on) == (True, date(2023, 2, 1))
    assert first.title in planned.detail
    assert "รวมกับเรื่องเดียวกัน" in steps


# ------------------------------------------------------------------ what the office tells


def test_each_thing_told_stands_at_its_place_with_its_day_and_ground(cast):
    proposal = make.proposal(organisation=cast.ban_nong)
    answer(proposal, "accept")
    forum = make.meeting(organisation=cast.ban_nong, state=State.CLOSED)
    milestone(
        cast, proposal, "budgeted", fiscal_year=2570, amount_baht=240000, source="เทศบัญญัติ 2570"
    )
    milestone(cast, proposal, "chosen", meeting=forum, on=date(2026, 11, 19))
    assert told(proposal)[3:] == [
        ("เลือกแล้วว่าจะทำ", True),
        ("ตั้งงบประมาณแล้ว", True),
        ("ทำแล้วเสร็จ", False),
    ]
    chosen, budgeted, done = steps_of(proposal, TODAY)[3:]
    assert (chosen.on, chosen.source) == (date(2026, 11, 19), forum.title)
    assert chosen.address == f"/ban-nong/meetings/{forum.pk}/"
    assert list(budgeted.notes) == ["ปีงบประมาณ 2570 · 240,000 บาท"]
    assert budgeted.source == "เทศบัญญัติ 2570"
    assert str(done.waits) == "หน่วยงานยังไม่ได้บอก"


def test_what_is_done_waits_for_nothing_and_a_stop_ends_the_way(cast):
    done, stopped = (make.proposal(organisation=cast.ban_nong) for _each in range(2))
    milestone(cast, done, "done")
    milestone(cast, stopped, "started")
    milestone(cast, stopped, "stopped", text="เจ้าของที่ดินไม่อนุญาต")
    assert told(done)[2:] == [("หน่วยงานตอบ", False), ("ทำแล้วเสร็จ", True)]
    assert told(stopped)[3:] == [("เริ่มดำเนินการแล้ว", True), ("ไม่ได้ทำต่อ", True)]
    assert steps_of(stopped, TODAY)[-1].detail == "เจ้าของที่ดินไม่อนุญาต"


def test_what_is_done_after_a_refusal_is_told_too(cast):
    proposal = make.proposal(organisation=cast.ban_nong)
    answer(proposal, "refuse")
    milestone(cast, proposal, "started")
    assert told(proposal)[3:] == [("เริ่มดำเนินการแล้ว", True), ("ทำแล้วเสร็จ", False)]


def test_what_was_taken_back_is_told_with_its_reason_and_without_its_words(cast, client):
    proposal = make.proposal(organisation=cast.ban_nong)
    wrong = milestone(cast, proposal, "done", text="นายบุญมาเป็นผู้ทำ")
    take_back_progress(wrong, by=cast.somsri, because="ยังเหลืออีกสองดวง", at=NOW)
    assert told(proposal)[-2:] == [
        ("ถอนที่เคยบอกว่า “ทำแล้วเสร็จ” เมื่อ 20 พฤศจิกายน 2569", True),
        ("ทำแล้วเสร็จ", False),
    ]
    for address in (f"/r/{proposal.receipt}", f"/ban-nong/proposals/{proposal.receipt}/"):
        page = client.get(address).content.decode()
        assert "ยังเหลืออีกสองดวง" in page
        assert "นายบุญมา" not in page


def test_all_that_say_the_same_read_it_and_see_where_it_was_told(cast, client):
    first, alike = (make.proposal(organisation=cast.ban_nong) for _each in range(2))
    make.cluster(first, alike)
    milestone(cast, first, "done", text="เปลี่ยนหลอดครบแล้ว")
    last = steps_of(alike, TODAY)[-1]
    assert (last.detail, *last.notes) == ("เปลี่ยนหลอดครบแล้ว", "บอกไว้ที่เรื่องเดียวกันในกลุ่ม")
    assert "เปลี่ยนหลอดครบแล้ว" in client.get(f"/r/{alike.receipt}").content.decode()
    Proposal.objects.filter(pk=first.pk).update(standing=Standing.HIDDEN, hidden_because="abuse")
    for one in (first, alike):
        assert "เปลี่ยนหลอดครบแล้ว" not in client.get(f"/r/{one.receipt}").content.decode()


def test_a_draft_chose_it_once_everyone_may_read_the_draft_and_not_a_day_before(cast, desk):
    proposal = make.proposal(organisation=cast.ban_nong, title="ขอทางม้าลายหน้าตลาดเก่า")
    actions.record_published(desk.draft, by=cast.pranee, on=date(2022, 10, 1))
    draft = actions.start_version(desk.plan, by=cast.somsri, kinds=[VersionKind.ADDITION])
    actions.adopt_proposals(draft, by=cast.somsri, proposals=[proposal])
    assert ("เลือกเรื่องที่จะทำ", False) in told(proposal)
    opens = TODAY + timedelta(days=1)
    consulting.put_out(
        draft, by=cast.somsri, opens=opens, closes=opens + timedelta(days=7), asks="", today=TODAY
    )
    assert ("เลือกเรื่องที่จะทำ", False) in told(proposal)
    steps = {str(step.title): step for step in steps_of(proposal, opens)}
    chosen = steps["อยู่ในร่างแผนที่ทุกคนอ่านได้"]
    assert (chosen.on, proposal.title in chosen.detail) == (opens, True)
    listing = draft.listings.get(origins__proposal=proposal)
    page = f"/ban-nong/plan/2566-2570/versions/2/consultation/projects/{listing.pk}/"
    assert chosen.address == page
    assert not steps["บรรจุในแผน"].is_taken
    assert "เลือกเรื่องที่จะทำ" not in steps
    actions.drop_draft(draft, by=cast.somsri, reason="ทำใหม่ทั้งฉบับ")
    titles = [str(step.title) for step in steps_of(proposal, opens)]
    assert "อยู่ในร่างแผนที่ทุกคนอ่านได้" not in titles


@pytest.mark.parametrize("state", [PlanState.DRAFT, PlanState.APPROVED])
def test_what_was_never_put_before_everyone_is_not_told(cast, state):
    proposal = make.proposal(organisation=cast.ban_nong)
    version = make.version(plan=make.plan(organisation=cast.ban_nong), state=state)
    listing = make.listing(version=version, title="โครงการลับในร่าง")
    with guards.lifted_guards():
        ListingOrigin.objects.create(listing=listing, kind="proposal", proposal=proposal)
    assert not any("โครงการลับ" in step.detail for step in steps_of(proposal, TODAY))
    assert ("เลือกเรื่องที่จะทำ", False) in told(proposal)


def test_the_way_is_asked_as_often_for_one_as_for_three(cast, same_queries):
    proposal = make.proposal(organisation=cast.ban_nong)
    make.cluster(proposal, make.proposal(organisation=cast.ban_nong))
    forum = make.meeting(organisation=cast.ban_nong, state=State.CLOSED)
    days = iter(range(1, 9))

    def add() -> None:
        twin = make.proposal(organisation=cast.ban_nong)
        proposal.memberships.get().cluster.members.create(proposal=twin, joined_at=NOW)
        milestone(cast, twin, "chosen", on=date(2026, 11, next(days)), meeting=forum)

    # The group, those in it, the answer, what was told, drafts, two for plans.
    assert same_queries(lambda: steps_of(proposal, TODAY), add) == 7
