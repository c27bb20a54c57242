"""ตรวจแผน in the system: the facts of a version, its page, and what the office lets stand."""

import json
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from ruamphaen.__main__ import main
from ruamphaen.base.errors import NotAllowed, Refused
from ruamphaen.law.checks import Severity
from ruamphaen.organisation.models import Committee, LocalRule, Seat
from ruamphaen.plan import access, actions, queries
from ruamphaen.plan.models import CheckWaiver, Version
from ruamphaen.plan.rules.check import Finding
from ruamphaen.plan.rules.versions import State, VersionKind
from ruamphaen.strategy.models import Alignment
from tests import make
from tests.cast import TODAY, Cast
from tests.plan.conftest import Desk

pytestmark = pytest.mark.django_db
REASON = "ถนนเส้นนี้ใช้งบก่อสร้างรวมสะพาน"


def found(version: Version, rule: str) -> list[Finding]:
    report = queries.check_version(version, TODAY).report
    return [one for one in report.findings if one.rule.id == rule]


def unjudged(version: Version) -> set[str]:
    return {one.rule.id for one in queries.check_version(version, TODAY).report.not_judged}


@pytest.fixture
def signed_in(client: Client, cast: Cast) -> Client:
    client.force_login(cast.somsri)
    return client


CHECK = "/ban-nong/plan/2566-2570/versions/1/check/"


class TestFacts:
    def test_rows_are_told_with_their_money_links_and_tree(self, cast: Cast, desk: Desk):
        [orphan] = found(desk.draft, "strategy.orphan")
        assert orphan.place.row.key == desk.school.pk
        assert [one.place.row.key for one in found(desk.draft, "money.missing")] == [desk.well.pk]
        assert {one.place.row.title for one in found(desk.draft, "complete.department")} == {
            "ขุดบ่อบาดาล",
            "ค่ายเยาวชน",
        }

    def test_links_of_the_tree_count_for_the_strategy_above(self, cast: Cast, desk: Desk):
        before = len(found(desk.draft, "strategy.missing-link-above"))
        Alignment.objects.create(node=desk.node("1.1"), list_code="sdgs", number="9")
        assert len(found(desk.draft, "strategy.missing-link-above")) == before - 1

    def test_a_correction_is_held_against_what_the_plan_said_before(self, cast: Cast, desk: Desk):
        actions.record_published(desk.draft, by=cast.pranee, on=date(2025, 10, 1))
        draft = actions.start_version(desk.plan, by=cast.somsri, kinds=[VersionKind.CORRECTION])
        actions.take_up(draft, by=cast.somsri, listings=[desk.road])
        row = draft.listings.get()
        row.budgets.filter(year=2568).update(amount_baht=900_000)
        new = make.listing(version=draft, title="สร้างศาลาประชาคมหลังใหม่")
        assert [one.place.row.key for one in found(draft, "kind.correction-changes-money")] == [
            row.pk
        ]
        [added] = found(draft, "kind.correction-adds-project")
        assert (added.place.row.key, added.severity) == (new.pk, Severity.ERROR)

    def test_drafts_and_later_versions_are_nothing_earlier(self, cast: Cast, desk: Desk):
        later = make.version(plan=desk.plan, kind=VersionKind.ADDITION, state=State.ANNOUNCED)
        make.listing(version=later, title=desk.road.title)
        assert found(desk.draft, "duplicate.already-in-plan") == []

    def test_a_committee_that_is_entered_is_judged_and_one_that_is_not_says_so(
        self, cast: Cast, desk: Desk
    ):
        assert "committee.development-too-few" in unjudged(desk.draft)
        order = Committee.objects.create(
            organisation=cast.ban_nong,
            body="development-committee",
            appointed_on=date(2025, 1, 1),
        )
        for each in range(4):
            Seat.objects.create(committee=order, group="experts", name=f"ผู้ทรงคุณวุฒิ {each}")
        assert "committee.development-too-few" not in unjudged(desk.draft)
        [many] = found(desk.draft, "committee.development-too-many")
        assert many.severity is Severity.ERROR
        assert "committee.support-too-few" in unjudged(desk.draft)

    def test_a_local_rule_counts(self, cast: Cast, desk: Desk):
        make.listing(version=desk.draft, title="ลานกีฬา", number=7)
        assert found(desk.draft, "number.not-from-one") == []
        make.listing(version=desk.draft, title="ลานกีฬาใหม่", number=7, node=desk.node("2.1"))
        assert len(found(desk.draft, "number.not-from-one")) == 1
        LocalRule.objects.create(
            organisation=cast.ban_nong, name="paper.number_restarts_per_group", value=False
        )
        assert found(desk.draft, "number.not-from-one") == []

    def test_steps_meetings_and_posting_that_nobody_spoke_of_are_not_judged(
        self, cast: Cast, desk: Desk
    ):
        told = unjudged(desk.draft)
        assert {"step.forum-missing", "quorum.committee-short", "date.posted-too-short"} <= told

    def test_the_questions_do_not_grow_with_the_plan(self, cast: Cast, desk: Desk, same_queries):
        assert (
            same_queries(
                lambda: queries.check_version(desk.draft, TODAY),
                lambda: make.listing(version=desk.draft, money={2568: 100_000}),
            )
            <= 14
        )


class TestWaiving:
    def test_a_waived_finding_counts_no_more_and_the_ledger_knows(
        self, cast: Cast, desk: Desk, recorded
    ):
        [finding] = found(desk.draft, "money.missing")
        actions.waive_finding(desk.draft, by=cast.somsri, finding=finding, reason=REASON)
        [line] = recorded()
        assert line.act == "plan.waive_finding"
        told = queries.check_version(desk.draft, TODAY)
        assert found(desk.draft, "money.missing") == []
        assert [(one.rule.id, waiver.reason) for one, waiver in told.waived] == [
            ("money.missing", REASON)
        ]

    @pytest.mark.parametrize("reason", ["", "  ok  ", "x" * 1001])
    def test_a_waiver_needs_a_reason(self, cast: Cast, desk: Desk, reason: str):
        [finding] = found(desk.draft, "money.missing")
        with pytest.raises(Refused):
            actions.waive_finding(desk.draft, by=cast.somsri, finding=finding, reason=reason)
        assert not CheckWaiver.objects.exists()

    def test_a_finding_is_waived_once(self, cast: Cast, desk: Desk):
        [finding] = found(desk.draft, "money.missing")
        for _once in range(1):
            actions.waive_finding(desk.draft, by=cast.somsri, finding=finding, reason=REASON)
        with pytest.raises(Refused, match="ยกเว้นไว้แล้ว"):
            actions.waive_finding(desk.draft, by=cast.somsri, finding=finding, reason=REASON)

    def test_a_waiver_taken_back_lets_the_finding_return(self, cast: Cast, desk: Desk, recorded):
        [finding] = found(desk.draft, "money.missing")
        waiver = actions.waive_finding(desk.draft, by=cast.somsri, finding=finding, reason=REASON)
        actions.withdraw_waiver(waiver, by=cast.somsri)
        assert [line.act for line in recorded()][-1] == "plan.withdraw_waiver"
        assert len(found(desk.draft, "money.missing")) == 1
        with pytest.raises(Refused):
            actions.withdraw_waiver(waiver, by=cast.somsri)
        actions.waive_finding(desk.draft, by=cast.somsri, finding=finding, reason=REASON)

    def test_a_waiver_does_not_cover_what_the_finding_says_later(self, cast: Cast, desk: Desk):
        low = make.listing(version=desk.draft, title="ซ่อมฝายน้ำล้น", money={2568: 500})
        [finding] = found(desk.draft, "money.too-small")
        actions.waive_finding(desk.draft, by=cast.somsri, finding=finding, reason=REASON)
        low.budgets.update(amount_baht=600)
        assert len(found(desk.draft, "money.too-small")) == 1
        [idle] = queries.check_version(desk.draft, TODAY).idle
        assert idle.rule == "money.too-small"

    def test_a_waiver_of_another_version_or_town_is_not_found(self, cast: Cast, desk: Desk):
        [finding] = found(desk.draft, "money.missing")
        waiver = actions.waive_finding(desk.draft, by=cast.somsri, finding=finding, reason=REASON)
        ours = cast.visitor(cast.somsri)
        assert access.waiver_to_withdraw(ours, "2566-2570", 1, waiver.pk) == waiver
        with pytest.raises(NotAllowed):
            access.waiver_to_withdraw(cast.visitor(cast.malee), "2566-2570", 1, waiver.pk)


class TestPage:
    def test_officers_read_findings_that_lead_to_their_rows(self, signed_in: Client, desk: Desk):
        answer = signed_in.get(CHECK)
        html = answer.content.decode()
        assert answer.status_code == 200
        assert f"/ban-nong/plan/2566-2570/versions/1/rows/{desk.well.pk}/" in html
        assert "โครงการนี้ไม่มีเงินในปีใดเลย" in html
        assert "ขั้นตอนและวันที่ทำ" in html  # what could not be judged, and why

    def test_one_severity_or_one_rule_can_be_asked_for(self, signed_in: Client, desk: Desk):
        errors = signed_in.get(f"{CHECK}?severity=error").content.decode()
        assert "complete.objective" in errors
        assert "money.missing" not in errors.split("<aside")[0]
        one = signed_in.get(f"{CHECK}?rule=money.missing").content.decode()
        assert "money.missing" in one
        assert "complete.objective" not in one.split("<aside")[0]
        assert signed_in.get(f"{CHECK}?severity=x&rule=y").status_code == 200

    def test_outsiders_do_not_find_it(self, client: Client, cast: Cast, desk: Desk):
        assert client.get(CHECK).status_code in {302, 404}
        client.force_login(cast.stranger)
        assert client.get(CHECK).status_code in {403, 404}
        client.force_login(cast.kamon)
        assert client.get(CHECK).status_code in {403, 404}

    def test_an_auditor_reads_but_waives_nothing(self, client: Client, cast: Cast, desk: Desk):
        client.force_login(cast.malee)
        html = client.get(CHECK).content.decode()
        assert "check/waive/" not in html
        [finding] = found(desk.draft, "money.missing")
        answer = client.post(f"{CHECK}waive/", {"finding": finding.fingerprint, "reason": REASON})
        assert answer.status_code == 403
        assert not CheckWaiver.objects.exists()

    def test_a_planner_waives_with_a_reason_that_the_public_reads(
        self, signed_in: Client, cast: Cast, desk: Desk
    ):
        [finding] = found(desk.draft, "money.missing")
        address = f"{CHECK}waive/?finding={finding.fingerprint}"
        assert "ขุดบ่อบาดาล" in signed_in.get(address).content.decode()
        short = signed_in.post(f"{CHECK}waive/", {"finding": finding.fingerprint, "reason": "ok"})
        assert short.status_code == 422
        answer = signed_in.post(
            f"{CHECK}waive/", {"finding": finding.fingerprint, "reason": REASON}
        )
        assert answer.status_code == 302
        assert REASON in signed_in.get(CHECK).content.decode()
        actions.record_published(desk.draft, by=cast.pranee, on=TODAY)
        public = Client().get("/ban-nong/plan/2566-2570/versions/1/").content.decode()
        assert REASON in public
        assert cast.somsri.full_name not in public
        waiver = CheckWaiver.objects.get()
        signed_in.post(f"{CHECK}waivers/{waiver.pk}/withdraw/")
        waiver.refresh_from_db()
        assert waiver.withdrawn_at <= timezone.now()
        assert REASON not in Client().get("/ban-nong/plan/2566-2570/versions/1/").content.decode()

    def test_a_finding_that_is_gone_is_told(self, signed_in: Client, desk: Desk):
        assert signed_in.get(f"{CHECK}waive/?finding=nothing").status_code == 404
        answer = signed_in.post(
            f"{CHECK}waive/", {"finding": "nothing", "reason": REASON}, follow=True
        )
        assert "ข้อนี้ไม่มีแล้ว" in answer.content.decode()


class TestCommand:
    ASKED = ("plan", "check", "--org", "ban-nong", "--plan", "2566-2570")

    def test_a_version_is_checked_and_errors_are_told_by_the_exit_code(
        self, cast: Cast, desk: Desk, capsys
    ):
        assert main([*self.ASKED, "--on", "20 พ.ย. 2569", "--json"]) == 1
        told = json.loads(capsys.readouterr().out)
        assert told["counts"]["error"] > 0
        assert {"complete.objective", "money.missing"} <= set(told["by_rule"])

    def test_waived_errors_are_no_errors(self, cast: Cast, desk: Desk, capsys):
        for one in queries.check_version(desk.draft, TODAY).report.findings:
            if one.severity is Severity.ERROR:
                actions.waive_finding(desk.draft, by=cast.somsri, finding=one, reason=REASON)
        assert main([*self.ASKED, "--version", "1", "--on", "2026-11-20"]) == 0
        assert "ต้องแก้ 0" in capsys.readouterr().out

    @pytest.mark.parametrize(
        ("more", "sentence"),
        [
            (["--org", "nowhere", "--plan", "2566-2570"], "ไม่พบหน่วยงาน"),
            (["--org", "ban-nong"], "บอกไฟล์ที่จะตรวจ"),
            (["--org", "ban-nong", "--plan", "2566-2570", "--version", "9"], "ไม่มีฉบับลำดับที่ 9"),
            (["--org", "ban-nong", "--plan", "2566-2570", "--on", "x"], "x"),
        ],
    )
    def test_what_is_not_clear_is_refused(self, cast: Cast, desk: Desk, capsys, more, sentence):
        assert main(["plan", "check", *more]) == 2
        assert sentence in capsys.readouterr().err
