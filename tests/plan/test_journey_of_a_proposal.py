"""The receipt of a proposal tells each step that a room knows, and what must still come."""

from datetime import date

import pytest

from ruamphaen.plan import actions
from ruamphaen.plan.rules.versions import VersionKind
from ruamphaen.portal.journey import steps_of
from ruamphaen.proposals.models import Answer, Cluster, ClusterMember
from ruamphaen.proposals.rules.kinds import Standing
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db


def told(proposal) -> list[tuple[str, bool]]:
    return [(str(step.title), step.is_taken) for step in steps_of(proposal)]


def answer(proposal, outcome: str) -> Answer:
    return Answer.objects.create(
        proposal=proposal, number=1, verdict="x", outcome=outcome, words="รับไว้พิจารณา",
        text="จะเสนอคณะกรรมการ", answered_at=NOW, by_tag="t",
    )  # fmt: skip


def test_what_must_still_come_is_told_as_not_reached(cast):
    proposal = make.proposal(organisation=cast.ban_nong)
    assert told(proposal) == [
        ("ได้รับเรื่องแล้ว", True),
        ("แสดงต่อสาธารณะแล้ว", True),
        ("หน่วยงานตอบ", False),
        ("บรรจุในแผน", False),
        ("ตั้งงบประมาณและดำเนินการ", False),
    ]


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
    steps = {str(step.title): step for step in steps_of(alike)}
    planned = steps["บรรจุในแผนแล้ว"]
    assert (planned.is_taken, planned.on) == (True, date(2023, 2, 1))
    assert first.title in planned.detail
    assert "รวมกับเรื่องเดียวกัน" in steps
