"""The end of the way: two persons approve, freezing, announcing, posting, the plan check before it."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from PIL import Image

from ruamphaen.law.routes import RouteKind
from ruamphaen.plan import actions, queries
from ruamphaen.plan.models import Approval, PostedNotice, StepTaken
from ruamphaen.plan.rules.versions import State, VersionKind
from tests.cast import TODAY
from tests.plan.round_day import begin, refused, resolution

pytestmark = pytest.mark.django_db


@pytest.fixture
def day(cast):
    return begin(cast)


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
