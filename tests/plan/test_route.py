"""A round goes its way: steps on real resolutions, two persons, freezing, announcing, posting."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from PIL import Image

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import verify
from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.law.routes import RouteKind
from ruamphaen.meetings.rules.kinds import Outcome
from ruamphaen.meetings.rules.kinds import State as MeetingState
from ruamphaen.plan import actions, queries
from ruamphaen.plan.models import Approval, PostedNotice, StepTaken
from ruamphaen.plan.rules.routes import Standing
from ruamphaen.plan.rules.versions import State, VersionKind
from tests import make
from tests.cast import TODAY
from tests.plan.round_day import ADDITION, CHANGE, CORRECTION, FIRST, REVIEW, begin, resolution

pytestmark = pytest.mark.django_db
ROYAL = "งานพระราชพิธี"


@pytest.fixture
def day(cast):
    return begin(cast)


def refused(act, words, status=None):
    with pytest.raises(Refused, match=words) as told:
        act()
    if status:
        assert told.value.status == status
    return told.value


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


class TestApproval:
    def test_two_persons(self, cast, day):
        day.take_all()
        day.waive_errors()
        day.ask(by=cast.anan)
        refused(lambda: day.approve(by=cast.anan), "อนุมัติเองไม่ได้", 403)
        assert day.approve(by=cast.pranee).state == State.APPROVED
        approval = Approval.objects.get()
        assert (approval.asked_by_tag, approval.approved_by_tag) == (cast.anan.tag, cast.pranee.tag)

    def test_nothing_is_approved_unasked(self, day):
        day.take_all()
        day.waive_errors()
        refused(day.approve, "ยังไม่มีคำขออนุมัติ")

    def test_the_database_too_refuses_one_person_for_both(self, day):
        from django.db import IntegrityError, transaction

        day.ready()
        with pytest.raises(IntegrityError), transaction.atomic():
            Approval.objects.update(
                approved_by_tag=day.planner.tag, approved_at="2026-11-20T00:00Z", approved_on=TODAY
            )

    def test_what_was_edited_after_the_request_is_not_approved(self, day, recorded):
        day.ready()
        read = day.hash()
        day.edit(day.changed, "ถนนอีกสายหนึ่ง")
        recorded()
        refused(lambda: day.approve(read=read), "ถูกแก้หลังขออนุมัติ", 409)
        refused(day.approve, "ถูกแก้หลังขออนุมัติ", 409)
        day.draft.refresh_from_db()
        assert (day.draft.state, recorded()) == (State.DRAFT, [])

    def test_what_was_swapped_between_reading_and_approving_is_not_approved(self, day):
        day.ready()
        read = day.hash()
        day.edit(day.changed, "ถนนอีกสายหนึ่ง")
        again = resolution(day.organisation, "development-committee")
        day.take("committee", RouteKind.CHANGE, resolution=again)
        day.waive_errors()
        day.ask()  # the request now names what stands; the head still has the old page open
        refused(lambda: day.approve(read=read), "ไม่ใช่ฉบับที่ขออนุมัติ", 409)
        assert day.approve().state == State.APPROVED

    def test_approving_freezes(self, day, recorded):
        day.ready()
        recorded()
        approved = day.approve(document="ลพ 52304/9")
        [line] = recorded()
        assert (line.act, line.detail["content"], line.detail["asked_by"]) == (
            "plan.approve_version",
            approved.content_hash,
            day.planner.tag,
        )
        refused(lambda: day.edit(day.added, "แก้"), "อนุมัติแล้ว")
        refused(day.approve, "อนุมัติแล้ว")
        refused(lambda: day.take("inform", document="1"), "ยังไม่ได้ประกาศ")
        step = StepTaken.objects.first()
        refused(
            lambda: actions.undo_step(step, by=day.planner, because="เลือกผิดการประชุม", today=TODAY),
            "อนุมัติแล้ว",
        )

    def test_errors_of_the_check_are_mended_or_waived_first(self, day):
        day.take_all()
        errors = queries.check_version(day.draft, TODAY).report
        assert errors.findings
        if any(each.severity.value == "error" for each in errors.findings):
            refused(day.ask, "ปัญหาร้ายแรง")
        day.waive_errors()
        day.ask()

    @pytest.mark.parametrize(
        ("on", "words"),
        [
            (date(2026, 11, 1), "ไม่ก่อนวันนั้น"),
            (TODAY + timedelta(days=1), "ยังมาไม่ถึง"),
        ],
    )
    def test_an_approval_is_dated_between_the_steps_and_today(self, day, on, words):
        day.ready(on=date(2026, 11, 2))
        refused(lambda: day.approve(on=on), words, 422)
        assert day.approve(on=date(2026, 11, 2)).approved_on == date(2026, 11, 2)

    def test_a_request_can_be_taken_back(self, day):
        day.ready()
        actions.withdraw_request(day.draft, by=day.planner)
        refused(day.approve, "ยังไม่มีคำขออนุมัติ")
        refused(lambda: actions.withdraw_request(day.draft, by=day.planner), "ไม่มีคำขอ")


class TestAnnouncing:
    @pytest.fixture
    def approved(self, day):
        day.ready(on=date(2026, 11, 2))
        day.approve(on=date(2026, 11, 10))
        day.draft.refresh_from_db()
        return day

    def announce(self, day, on=TODAY):
        return actions.announce_version(day.draft, by=day.head, on=on, today=TODAY)

    def test_a_draft_is_not_announced(self, day):
        refused(lambda: self.announce(day), "ยังไม่ได้อนุมัติ")

    @pytest.mark.parametrize(
        ("on", "words"),
        [(date(2026, 11, 9), "ไม่ก่อนวันนั้น"), (date(2026, 11, 21), "ยังมาไม่ถึง")],
    )
    def test_not_before_the_approval_and_not_ahead_of_time(self, approved, on, words):
        refused(lambda: self.announce(approved, on), words, 422)

    def test_what_was_approved_is_announced_and_nothing_else(self, approved):
        from ruamphaen.plan.models import Listing, guards

        with guards.lifted_guards():
            Listing.objects.filter(pk=approved.added.pk).update(title="สลับไส้ใน")
        refused(lambda: self.announce(approved), "ไม่ตรงกับที่อนุมัติ")

    def test_it_is_announced_once_and_undone_only_by_a_new_version(self, approved):
        self.announce(approved)
        refused(lambda: self.announce(approved), "ประกาศใช้แล้ว")
        again = actions.start_version(
            approved.plan, by=approved.planner, kinds=[VersionKind.CORRECTION], round_number=2
        )
        assert again.number == approved.draft.number + 1

    def test_a_version_that_began_its_steps_cannot_pass_as_a_published_book(self, day):
        day.take("draft")
        refused(lambda: actions.record_published(day.draft, by=day.head, on=TODAY), "เริ่มขั้นตอน")

    def test_posting(self, approved, recorded):
        def post(since=TODAY, place="บอร์ดหน้าสำนักงาน", **other):
            return actions.post_notice(
                approved.draft, by=approved.planner, since=since, place=place, today=TODAY, **other
            )

        refused(post, "ยังไม่ได้ประกาศ")
        self.announce(approved, date(2026, 11, 12))
        recorded()
        refused(lambda: post(since=date(2026, 11, 11)), "ไม่ก่อนวันนั้น", 422)
        refused(lambda: post(since=date(2026, 11, 21)), "ยังมาไม่ถึง", 422)
        refused(lambda: post(place=" "), "บอกที่ปิดประกาศ", 422)
        picture = BytesIO()
        Image.new("RGB", (8, 8)).save(picture, "JPEG")
        notice = post(since=date(2026, 11, 12), photo=picture.getvalue())
        refused(
            lambda: actions.take_down_notice(
                notice, by=None, until=date(2026, 11, 11), today=TODAY
            ),
            "ไม่ก่อน",
        )
        down = actions.take_down_notice(notice, by=None, until=date(2026, 11, 19), today=TODAY)
        assert down.until == date(2026, 11, 19)
        refused(
            lambda: actions.take_down_notice(notice, by=None, until=TODAY, today=TODAY), "ไปแล้ว"
        )
        report = queries.check_version(approved.draft, TODAY).report
        assert "date.posted-too-short" in report.by_rule
        actions.strike_notice(notice, by=None)
        assert PostedNotice.objects.filter(struck_at=None).count() == 0
        assert [line.act for line in recorded()] == [
            "plan.post_notice",
            "plan.take_down_notice",
            "plan.strike_notice",
        ]


class TestCheck:
    def test_the_check_judges_the_steps_of_every_route(self, day):
        before = queries.check_version(day.draft, TODAY).report
        assert "step.draft-missing" in {one.rule.id for one in before.not_judged}
        day.take("draft")
        day.take("committee")
        after = queries.check_version(day.draft, TODAY).report
        in_order = {rule.id for rule in after.in_order}
        assert {"step.draft-missing", "step.forum-missing", "quorum.committee-short"} <= in_order

    def test_a_quorum_that_was_not_there_is_found(self, day):
        from ruamphaen.meetings.models import Attendee

        day.take("draft")
        short = resolution(day.organisation, "development-committee", forum="forum-subdistrict")
        seated = Attendee.objects.filter(meeting=short.meeting, seat__isnull=False)
        seated.exclude(pk=seated[0].pk).update(present_at=None)
        day.take("committee", resolution=short)
        assert "quorum.committee-short" in queries.check_version(day.draft, TODAY).report.by_rule

    def test_the_hands_of_a_whole_forum_are_not_counted_as_the_committees(self, day):
        from ruamphaen.meetings.models import Motion, Tally

        day.take("draft")
        joint = resolution(day.organisation, "development-committee", forum="forum-subdistrict")
        joint.motion = Motion.objects.create(meeting=joint.meeting, item=joint.item, text="ร่างแผน")
        joint.save()
        Tally.objects.create(
            motion=joint.motion, yes=5, no=1, abstain=0, present=6, stands=True,
            counted_at=joint.made_at,
        )  # fmt: skip
        day.take("committee", resolution=joint)
        found = queries.check_version(day.draft, TODAY).report.by_rule
        assert "quorum.votes-exceed-present" not in found

    def test_nobody_told_the_steps_of_a_book_published_before(self, day):
        first = day.plan.versions.get(number=1)
        report = queries.check_version(first, TODAY).report
        assert "step.committee-missing" in {one.rule.id for one in report.not_judged}
