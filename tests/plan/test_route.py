"""A round goes its way: every kind in every organisation, steps on real resolutions, what was edited after."""

from datetime import date

import pytest

from ruamphaen.base.ledger import verify
from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.law.routes import RouteKind
from ruamphaen.meetings.rules.kinds import Outcome
from ruamphaen.meetings.rules.kinds import State as MeetingState
from ruamphaen.plan import actions, queries
from ruamphaen.plan.models import StepTaken
from ruamphaen.plan.rules.routes import Standing
from ruamphaen.plan.rules.versions import State
from tests import make
from tests.cast import TODAY
from tests.plan.round_day import (
    ADDITION,
    CHANGE,
    CORRECTION,
    FIRST,
    REVIEW,
    begin,
    refused,
    resolution,
)

pytestmark = pytest.mark.django_db
ROYAL = "งานพระราชพิธี"


@pytest.fixture
def day(cast):
    return begin(cast)


KINDS = [
    ((FIRST,), ""),
    ((REVIEW,), ""),
    ((ADDITION,), ""),
    ((CHANGE,), ""),
    ((CORRECTION,), ""),
    ((ADDITION, CHANGE), ""),
    ((ADDITION, CHANGE, CORRECTION), ""),
    ((ADDITION,), ROYAL),
    ((CHANGE,), ROYAL),
]


class TestWholeWay:
    """Every kind of version in an organisation of every kind, from the draft to the notice on the wall."""

    @pytest.mark.parametrize("where", OrganisationKind)
    @pytest.mark.parametrize(("kinds", "special"), KINDS)
    def test_each_kind_in_each_organisation(self, cast, where, kinds, special):
        here = make.organisation(kind=where)
        day = begin(cast, organisation=here, kinds=kinds, special_class=special)
        if CORRECTION in kinds and ADDITION in kinds:
            make.listing(
                version=day.draft,
                title="แก้คำผิด",
                kind="correction",
                reason="พิมพ์ผิด",
                money={2568: 1},
            )
        day.waive_errors()
        steps = list(queries.route_seen(day.draft, TODAY).steps)
        before = [step.code for step in steps if step.code not in {"announce", "inform"}]
        council = where == OrganisationKind.SAO and bool(before)
        assert ("council" in before) is council
        if before:  # without its steps nobody can ask
            refused(day.ask, "ยังไม่ได้ทำขั้น")
        for code in before:
            day.take(code, on=date(2026, 11, 2))
        day.waive_errors()
        day.ask()
        approved = day.approve()
        assert (approved.state, approved.approved_on) == (State.APPROVED, TODAY)
        day.draft.refresh_from_db()
        day.waive_errors()
        announced = actions.announce_version(day.draft, by=day.head, on=TODAY, today=TODAY)
        assert (announced.state, announced.announced_on) == (State.ANNOUNCED, TODAY)
        seen = queries.route_seen(announced, TODAY)
        assert seen.now is not None
        assert seen.now.code == "inform"
        assert (seen.now.since, bool(seen.now.due)) == (TODAY, kinds in {(FIRST,), (REVIEW,)})
        day.take("inform", document="ที่ 9/2569")
        assert queries.route_seen(announced, TODAY).now is None
        assert queries.is_as_sealed(announced) is True
        assert verify() == []


class TestSteps:
    def test_one_meeting_serves_both_kinds_and_each_has_its_own_line(self, day, recorded):
        day.take("draft")
        recorded()
        taken = day.take("committee")
        assert [step.route for step in taken] == ["addition", "change"]
        assert len({step.resolution_id for step in taken}) == 1
        assert [step.with_forum for step in taken] == [True, False]
        assert list(taken[0].rows) == [str(day.added.project_id)]
        assert list(taken[1].rows) == [str(day.changed.project_id)]
        lines = recorded()
        assert [(line.act, line.detail["route"]) for line in lines] == [
            ("plan.take_step", "addition"),
            ("plan.take_step", "change"),
        ]
        assert lines[0].detail["resolution"] == taken[0].resolution_id

    @pytest.mark.parametrize(
        ("cited", "words"),
        [
            (lambda c: resolution(c.nong_sung, "development-committee"), "หน่วยงานอื่น"),
            (lambda c: resolution(c.ban_nong, "support-committee"), "ไม่ใช่ของ"),
            (
                lambda c: resolution(
                    c.ban_nong, "development-committee", outcome=Outcome.NOT_AGREED
                ),
                "ไม่ใช่มติเห็นชอบ",
            ),
            (
                lambda c: resolution(c.ban_nong, "development-committee", came=False),
                "ลงชื่อผู้มา",
            ),
            (
                lambda c: resolution(
                    c.ban_nong, "development-committee", state=MeetingState.CANCELLED
                ),
                "ยังไม่ได้จัด",
            ),
        ],
    )
    def test_a_resolution_must_be_of_the_right_body_passed_and_counted(
        self, cast, day, cited, words
    ):
        day.take("draft", RouteKind.CHANGE)
        refused(lambda: day.take("committee", RouteKind.CHANGE, resolution=cited(cast)), words, 422)
        assert not StepTaken.objects.filter(code="committee").exists()

    def test_an_addition_needs_the_forum_with_the_committee_or_beside_it(self, cast, day):
        day.take("draft")
        alone = resolution(cast.ban_nong, "development-committee")
        refused(lambda: day.take("committee", resolution=alone), "ประชาคม", 422)
        assert not StepTaken.objects.filter(code="committee").exists()  # not half of the routes
        beside = resolution(cast.ban_nong, forum="forum-subdistrict", on=date(2026, 11, 19))
        for_addition, for_change = day.take("committee", resolution=alone, forum=beside)
        assert for_addition.forum_id == beside.pk
        assert for_change.forum_id is None
        assert for_addition.on == TODAY  # the later of the two meetings

    def test_a_letter_is_no_resolution(self, day):
        day.take("draft", document="บันทึกที่ 1/2569")
        refused(lambda: day.take("committee", document="ที่ 2/2569"), "ต้องมีมติ", 422)

    def test_a_step_is_recorded_once_and_undone_with_a_reason(self, day, recorded):
        [step, _other] = day.take("draft", document="1")
        refused(lambda: day.take("draft", document="2"), "บันทึกไว้แล้ว")
        recorded()
        refused(
            lambda: actions.undo_step(step, by=day.planner, because="ผิด", today=TODAY), "อย่างน้อย"
        )
        actions.undo_step(step, by=day.planner, because="เลือกบันทึกผิดฉบับ", today=TODAY)
        [line] = recorded()
        assert (line.act, line.detail["reason"]) == ("plan.undo_step", "เลือกบันทึกผิดฉบับ")
        day.take("draft", RouteKind.ADDITION, document="2")
        assert StepTaken.objects.filter(route="addition", code="draft").count() == 2

    def test_a_later_step_is_undone_first(self, day):
        [first, _other] = day.take("draft")
        day.take("committee")
        refused(
            lambda: actions.undo_step(first, by=day.planner, because="เลือกผิดการประชุม", today=TODAY),
            "ถอนขั้นนั้นก่อน",
        )

    def test_an_addition_without_a_reason_is_not_drafted(self, day):
        day.draft.because = day.added.reason = ""
        day.draft.save()
        day.added.save()
        refused(lambda: day.take("draft"), "เหตุผลและความจำเป็น")
        day.added.reason = "บ่อเดิมแห้ง"
        day.added.save()
        assert len(day.take("draft")) == 2

    def test_a_step_read_before_an_edit_is_not_recorded(self, day):
        read = day.hash()
        day.edit(day.added, "ขุดบ่อบาดาล 2 บ่อ")
        evidence = actions.Evidence(document="1")
        refused(
            lambda: actions.take_step(
                day.draft,
                by=day.planner,
                routes=[RouteKind.CHANGE],
                code="draft",
                today=TODAY,
                evidence=evidence,
                on=TODAY,
                read=read,
            ),
            "ถูกแก้ระหว่าง",
            409,
        )
        assert not StepTaken.objects.exists()


class TestEditedAfter:
    def test_only_the_route_of_the_edited_project_goes_back(self, day):
        day.take_all()
        day.edit(day.added, "ขุดบ่อบาดาล 2 บ่อ")
        seen = queries.route_seen(day.draft, TODAY)
        committee = next(step for step in seen.steps if step.code == "committee")
        assert [part.standing for part in committee.parts] == [Standing.STALE, Standing.DONE]
        stale = seen.taken[RouteKind.ADDITION, "committee"]
        assert list(seen.edited[stale.pk].titles) == ["ขุดบ่อบาดาล 2 บ่อ"]
        day.waive_errors()
        refused(day.ask, "แก้หลังขั้น")

    def test_it_is_decided_again_on_what_it_says_now(self, day):
        day.take_all()
        day.edit(day.added, "ขุดบ่อบาดาล 2 บ่อ")
        again = resolution(day.organisation, "development-committee", forum="forum-subdistrict")
        day.take("committee", RouteKind.ADDITION, resolution=again)
        seen = queries.route_seen(day.draft, TODAY)
        assert not seen.edited
        assert not seen.troubles
        old = StepTaken.objects.get(code="committee", route="addition", undone_at__isnull=False)
        assert old.undone_because

    def test_the_resolution_from_before_the_edit_does_not_cover_it(self, day):
        day.take("draft")
        old = resolution(day.organisation, "development-committee", forum="forum-subdistrict")
        day.take("committee", resolution=old)
        day.edit(day.added, "ขุดบ่อบาดาล 2 บ่อ")
        again = {"resolution": old}
        refused(lambda: day.take("committee", RouteKind.ADDITION, **again), "ก่อนแก้ร่าง", 422)
        step = StepTaken.objects.get(code="committee", route="addition")
        actions.undo_step(step, by=day.planner, because="แก้คำผิดตามที่ประชุมสั่ง", today=TODAY)
        assert day.take("committee", RouteKind.ADDITION, **again)

    def test_numbering_anew_is_no_edit_of_substance(self, day):
        day.take_all()
        actions.renumber(day.draft, by=day.planner, list_kind=queries_list(day))
        assert not queries.route_seen(day.draft, TODAY).edited


def queries_list(day):
    from ruamphaen.plan.rules.listings import ListKind

    return ListKind(day.added.list_kind)
