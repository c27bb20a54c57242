"""The procedure table as the rules of steps read it: every kind of version in every kind of organisation."""

from datetime import date, timedelta

import pytest

from ruamphaen.law.cycle import Actor
from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.law.routes import RouteKind
from ruamphaen.plan.rules.citing import FORUM, Cited, CiteTrouble, Sat, trouble_citing
from ruamphaen.plan.rules.deadlines import deadline
from ruamphaen.plan.rules.edited import Edited, edited, hash_of_rows
from ruamphaen.plan.rules.routes import (
    HEADS_STEP,
    Facts,
    Standing,
    Taken,
    earlier_steps,
    now,
    posted_until,
    progress,
    routes_of,
)
from ruamphaen.plan.rules.taking import (
    DECIDING_BODIES,
    Grounds,
    Round,
    Trouble,
    trouble_dating_announcement,
    trouble_dating_approval,
    trouble_taking,
    trouble_undoing,
    troubles_approving,
)
from ruamphaen.plan.rules.versions import VersionKind
from ruamphaen.thai.dates import PlanPeriod

FIRST, REVIEW, ADDITION, CHANGE, CORRECTION = VersionKind
TODAY = date(2026, 11, 20)
WITHOUT_COUNCIL = [kind for kind in OrganisationKind if kind != OrganisationKind.SAO]
ROYAL = "งานพระราชพิธี"

PLAN_STEPS = ["joint-meeting", "draft", "committee", "announce", "inform"]
ROUND_STEPS = ["draft", "committee", "announce", "inform"]
HEAD_ALONE = ["announce", "inform"]
# Kinds, special class; the steps outside an SAO; who decides, in order; whether an SAO asks its council.
TABLE = [
    ((FIRST,), "", PLAN_STEPS, ["development-committee", "head"], True),
    ((REVIEW,), "", PLAN_STEPS, ["development-committee", "head"], True),
    ((ADDITION,), "", ROUND_STEPS, ["development-committee", "forum", "head"], True),
    ((CHANGE,), "", ROUND_STEPS, ["development-committee", "head"], True),
    ((CORRECTION,), "", HEAD_ALONE, ["head"], False),
    ((ADDITION,), ROYAL, HEAD_ALONE, ["head"], False),
    ((CHANGE,), ROYAL, HEAD_ALONE, ["head"], False),
    ((ADDITION, CHANGE), ROYAL, HEAD_ALONE, ["head"], False),
]
EVERYWHERE = [(*row, kind) for row in TABLE for kind in OrganisationKind]


def grounds_for(step):
    return Grounds(
        has_resolution=step.actor in DECIDING_BODIES,
        has_forum=step.with_forum,
        document="ที่ 1/2569",
    )


@pytest.mark.parametrize(("kinds", "special", "steps", "deciders", "council", "where"), EVERYWHERE)
class TestProcedureTable:
    def routes(self, kinds, special, where):
        return routes_of(kinds, where, TODAY, special_class=special)

    def test_who_decides_in_which_order(self, kinds, special, steps, deciders, council, where):
        [route] = self.routes(kinds, special, where)
        asks = council and where == OrganisationKind.SAO
        expected = list(steps)
        if asks:
            expected.insert(expected.index("announce"), "council")
            deciders = [*deciders[:-1], "council", "head"]
        assert [step.code for step in route.steps] == expected
        assert list(route.deciders) == deciders

    def test_no_step_is_taken_before_the_one_before_it(
        self, kinds, special, steps, deciders, council, where
    ):
        [route] = self.routes(kinds, special, where)
        taken: list[Taken] = []
        day = date(2026, 10, 1)
        for step in earlier_steps(route, HEADS_STEP):
            later = route.steps[route.steps.index(step) + 1]
            around = Round([route], taken)
            if later.code != HEADS_STEP:
                early = trouble_taking(
                    around, route.kind, later.code, on=day, today=TODAY, grounds=grounds_for(later)
                )
                assert early is not None
                assert (early.trouble, early.other.th) == (Trouble.EARLIER_MISSING, step.name_th)
            assert [each.trouble for each in troubles_approving(around)].count(
                Trouble.EARLIER_MISSING
            ) == len(earlier_steps(route, HEADS_STEP)) - len(taken)
            assert not trouble_taking(
                around, route.kind, step.code, on=day, today=TODAY, grounds=grounds_for(step)
            )
            taken.append(Taken(route.kind, step.code, day))
            day += timedelta(days=1)
        assert (
            troubles_approving(Round([route], taken, special_class=special, rows={route.kind: 1}))
            == []
        )

    def test_a_decision_needs_its_resolution_and_its_forum(
        self, kinds, special, steps, deciders, council, where
    ):
        [route] = self.routes(kinds, special, where)
        for step in earlier_steps(route, HEADS_STEP):
            behind = [Taken(route.kind, one.code, TODAY) for one in earlier_steps(route, step.code)]

            def trouble(grounds, step=step, behind=behind):
                found = trouble_taking(
                    Round([route], behind),
                    route.kind,
                    step.code,
                    on=TODAY,
                    today=TODAY,
                    grounds=grounds,
                )
                return found.trouble if found else None

            if step.decides:
                letter = Grounds(has_forum=True, document="ที่ 1/2569")
                assert trouble(letter) == Trouble.NO_RESOLUTION
            if step.with_forum:
                assert trouble(Grounds(has_resolution=True)) == Trouble.NO_FORUM
            assert trouble(Grounds(has_forum=True)) in {Trouble.NO_RESOLUTION, Trouble.NO_DOCUMENT}

    def test_the_heads_step_is_never_recorded_by_hand_and_nothing_is_told_before_it(
        self, kinds, special, steps, deciders, council, where
    ):
        [route] = self.routes(kinds, special, where)
        around = Round([route], [Taken(route.kind, one, TODAY) for one in steps])
        for code, trouble in (("announce", Trouble.HEADS_OWN), ("inform", Trouble.NOT_ANNOUNCED)):
            found = trouble_taking(
                around, route.kind, code, on=TODAY, today=TODAY, grounds=Grounds(document="1")
            )
            assert found is not None
            assert found.trouble == trouble

    def test_who_must_act_first(self, kinds, special, steps, deciders, council, where):
        [route] = self.routes(kinds, special, where)
        first = now(progress([route], [], Facts(day=TODAY)))
        assert first is not None
        assert first.code == steps[0]
        assert first.actor == route.steps[0].actor


@pytest.mark.parametrize("where", OrganisationKind)
class TestSeveralKinds:
    def test_each_kind_keeps_its_own_path_and_the_head_waits_for_all(self, where):
        routes = routes_of((ADDITION, CHANGE, CORRECTION), where, TODAY)
        assert {route.kind for route in routes} == {
            RouteKind.ADDITION,
            RouteKind.CHANGE,
            RouteKind.CORRECTION,
        }
        steps = {step.code: step for step in progress(routes, [], Facts(day=TODAY))}
        assert [part.route.kind for part in steps["committee"].parts] == ["addition", "change"]
        assert steps["committee"].with_forum
        assert not steps["committee"].parts[1].step.with_forum
        assert steps["announce"].standing == Standing.NEXT
        only_change = [Taken(RouteKind.CHANGE, code, TODAY) for code in ("draft", "committee")]
        left = troubles_approving(Round(routes, only_change, rows=dict.fromkeys(RouteKind, 1)))
        assert [each.trouble for each in left] == [Trouble.EARLIER_MISSING] * (
            4 if where == OrganisationKind.SAO else 2
        )

    def test_a_special_class_leaves_corrections_their_own_path(self, where):
        routes = routes_of((CHANGE, CORRECTION), where, TODAY, special_class=ROYAL)
        assert {route.kind for route in routes} == {RouteKind.SPECIAL, RouteKind.CORRECTION}


class TestOrderOfDays:
    [route] = routes_of((CHANGE,), OrganisationKind.SAO, TODAY)
    around = Round(
        [route],
        [
            Taken(RouteKind.CHANGE, "draft", date(2026, 10, 5)),
            Taken(RouteKind.CHANGE, "committee", date(2026, 10, 9)),
        ],
    )

    @pytest.mark.parametrize(
        ("on", "trouble"),
        [
            (date(2026, 10, 8), Trouble.BEFORE_EARLIER),
            (date(2026, 10, 9), None),
            (TODAY, None),
            (TODAY + timedelta(days=1), Trouble.IN_FUTURE),
        ],
    )
    def test_a_step_stands_between_the_one_before_and_today(self, on, trouble):
        found = trouble_taking(
            self.around,
            RouteKind.CHANGE,
            "council",
            on=on,
            today=TODAY,
            grounds=Grounds(has_resolution=True),
        )
        assert (found.trouble if found else None) == trouble

    def test_what_was_edited_after_must_be_decided_again(self):
        stale = Round([self.route], [Taken(RouteKind.CHANGE, "draft", TODAY, is_stale=True)])
        found = trouble_taking(
            stale, RouteKind.CHANGE, "committee", on=TODAY, today=TODAY,
            grounds=Grounds(has_resolution=True),
        )  # fmt: skip
        assert found is not None
        assert found.trouble == Trouble.EARLIER_STALE
        [step, *_rest] = progress(stale.routes, stale.taken, Facts(day=TODAY))
        assert step.standing == Standing.STALE

    def test_the_last_step_is_undone_first(self):
        found = trouble_undoing(self.around, RouteKind.CHANGE, "draft")
        assert found is not None
        assert found.trouble == Trouble.LATER_STANDS
        assert trouble_undoing(self.around, RouteKind.CHANGE, "committee") is None

    @pytest.mark.parametrize(
        ("on", "trouble"),
        [
            (date(2026, 10, 8), Trouble.BEFORE_EARLIER),
            (date(2026, 10, 9), None),
            (TODAY + timedelta(days=1), Trouble.IN_FUTURE),
        ],
    )
    def test_an_approval_is_not_before_a_step_it_stands_on(self, on, trouble):
        found = trouble_dating_approval(self.around, on, TODAY)
        assert (found.trouble if found else None) == trouble

    def test_an_announcement_is_not_before_its_approval(self):
        approved = Round([self.route], self.around.taken, approved_on=date(2026, 11, 1))
        before = trouble_dating_announcement(approved, date(2026, 10, 31), TODAY)
        assert before is not None
        assert (before.trouble, before.day) == (Trouble.BEFORE_APPROVAL, date(2026, 11, 1))
        assert trouble_dating_announcement(approved, date(2026, 11, 1), TODAY) is None

    def test_an_addition_says_why(self):
        [route] = routes_of((ADDITION,), OrganisationKind.TOWN, TODAY)
        found = trouble_taking(
            Round([route], [], has_reason=False), RouteKind.ADDITION, "draft",
            on=TODAY, today=TODAY, grounds=Grounds(document="1"),
        )  # fmt: skip
        assert found is not None
        assert found.trouble == Trouble.NO_REASON

    def test_a_class_that_the_regulation_does_not_name_is_not_open(self):
        [route] = routes_of((CHANGE,), OrganisationKind.TOWN, TODAY, special_class="งานวันเด็ก")
        around = Round([route], [], special_class="งานวันเด็ก", rows={RouteKind.SPECIAL: 1})
        assert [each.trouble for each in troubles_approving(around)] == [Trouble.CLASS_NOT_OPEN]


class TestClocks:
    announced = date(2026, 11, 20)

    def inform(self, kind, **facts):
        routes = routes_of((kind,), OrganisationKind.TOWN, self.announced)
        steps = progress(routes, [], Facts(day=self.announced, **facts))
        return next(step for step in steps if step.code == "inform")

    def test_the_announcement_starts_fifteen_days(self):
        assert self.inform(FIRST).due is None
        due = self.inform(FIRST, announced_on=self.announced, is_announced=True).due
        assert due is not None
        assert (due.on, due.is_day_off, due.days_left(date(2026, 12, 6))) == (
            date(2026, 12, 5),
            True,
            -1,
        )

    @pytest.mark.parametrize("kind", VersionKind)
    def test_a_notice_hangs_thirty_days(self, kind):
        routes = routes_of((kind,), OrganisationKind.TOWN, self.announced)
        full = posted_until(routes, date(2026, 11, 20))
        assert full is not None
        assert full.on == date(2026, 12, 20)

    def test_the_first_issue_is_due_in_october(self):
        routes = routes_of((FIRST,), OrganisationKind.TOWN, TODAY)
        facts = Facts(day=TODAY, first_issue_of=PlanPeriod.parse("2571-2575"))
        due = next(step for step in progress(routes, [], facts) if step.code == HEADS_STEP).due
        assert due is not None
        assert due.on == date(2026, 10, 31)

    def test_a_last_day_on_a_day_off_stays_unless_it_is_chosen_to_wait(self):
        saturday, monday_off = date(2026, 12, 5), date(2026, 12, 7)
        stays = deadline(date(2026, 11, 20), 15, holidays=[monday_off])
        assert (stays.on, stays.is_day_off, stays.has_waited) == (saturday, True, False)
        waits = deadline(date(2026, 11, 20), 15, waits=True, holidays=[monday_off])
        assert (waits.on, waits.counted_on, waits.has_waited) == (
            date(2026, 12, 8),
            saturday,
            True,
        )

    def test_working_days_leave_out_weekends_and_holidays(self):
        friday = date(2026, 11, 20)
        assert deadline(friday, 1, working=True).on == date(2026, 11, 23)
        holiday = [date(2026, 11, 23)]
        assert deadline(friday, 5, working=True, holidays=holiday).on == date(2026, 11, 30)


class TestCiting:
    committee = Actor.DEVELOPMENT_COMMITTEE.value

    def cited(self, **other):
        facts = {
            "on": TODAY,
            "is_here": True,
            "was_held": True,
            "agreed": True,
            "sat": {self.committee: Sat(6, 10), FORUM: Sat(50)},
        }
        return Cited(**{**facts, **other})

    @pytest.mark.parametrize(
        ("other", "trouble"),
        [
            ({}, None),
            ({"is_here": False}, CiteTrouble.ELSEWHERE),
            ({"was_held": False}, CiteTrouble.NOT_HELD),
            ({"sat": {"council": Sat(6, 10)}}, CiteTrouble.OTHER_BODY),
            ({"voted": "support-committee"}, CiteTrouble.OTHER_BODY),
            ({"voted": "development-committee"}, None),
            ({"agreed": False}, CiteTrouble.NOT_AGREED),
            ({"sat": {"development-committee": Sat(None, 10)}}, CiteTrouble.NOT_COUNTED),
            ({"sat": {"development-committee": Sat(0, 10)}}, CiteTrouble.NOT_COUNTED),
        ],
    )
    def test_a_step_stands_on_a_resolution_of_its_own_body(self, other, trouble):
        assert trouble_citing(self.cited(**other), self.committee, decides=True) == trouble

    def test_a_step_that_decides_nothing_may_cite_what_was_only_noted(self):
        assert trouble_citing(self.cited(agreed=False), self.committee, decides=False) is None

    def test_the_forum_beside_the_committee_counts_though_the_committee_alone_voted(self):
        joint = self.cited(voted=self.committee)
        assert trouble_citing(joint, FORUM, decides=True) is None


class TestEdited:
    def test_what_changed_came_and_went(self):
        assert edited({"1": "a", "2": "b"}, {"2": "c", "10": "d"}) == Edited((2,), (10,), (1,))
        assert not edited({"1": "a"}, {"1": "a"})

    def test_the_hash_is_of_the_rows_whatever_their_order(self):
        assert hash_of_rows({"2": "b", "10": "a"}) == hash_of_rows({"10": "a", "2": "b"})
        assert hash_of_rows({"2": "b"}) != hash_of_rows({"2": "a"})
