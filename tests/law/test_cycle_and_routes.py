"""The planning year and the procedure table."""

from datetime import date

import pytest

from ruamphaen.law.confidence import Confidence
from ruamphaen.law.cycle import (
    Act,
    Actor,
    Step,
    all_duties,
    allowed,
    duties,
    plan_due_on,
    steps,
)
from ruamphaen.law.dated import NotInForce
from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.law.regulation import value_at
from ruamphaen.law.routes import Due, RouteKind, route_at
from ruamphaen.thai.dates import PlanPeriod

TODAY = date(2026, 11, 21)
TOWN, SAO, PAO = OrganisationKind.TOWN, OrganisationKind.SAO, OrganisationKind.PAO
NOBODY = frozenset()
EVERYONE_OUTSIDE = {Actor.CITIZEN, Actor.COMMUNITY, Actor.OFFICER}


@pytest.mark.parametrize(
    ("act", "who_by_step"),
    [
        (Act.PROPOSE, {Step.OPEN: EVERYONE_OUTSIDE, Step.FORUM: {Actor.COMMUNITY, Actor.OFFICER}}),
        (Act.SUPPORT, {Step.OPEN: {Actor.CITIZEN}, Step.FORUM: {Actor.CITIZEN}}),
        (Act.VOTE, {Step.FORUM: {Actor.CITIZEN, Actor.COMMUNITY}}),
        (Act.EDIT_DRAFT, {Step.DRAFTING: {Actor.OFFICER, Actor.SUPPORT_COMMITTEE}}),
        (
            Act.DECIDE,
            {
                Step.COMMITTEE: {Actor.DEVELOPMENT_COMMITTEE},
                Step.COUNCIL: {Actor.COUNCIL},
                Step.APPROVING: {Actor.HEAD},
            },
        ),
        (Act.ANNOUNCE, {Step.APPROVING: {Actor.HEAD}}),
        (Act.START_CHANGE, {Step.ANNOUNCED: {Actor.OFFICER}, Step.FROZEN: {Actor.OFFICER}}),
        (Act.EVALUATE, {Step.FROZEN: {Actor.EVALUATION_COMMITTEE}}),
    ],
)
def test_who_may_do_what_in_which_step(act, who_by_step):
    assert {step: allowed(act, step) for step in Step} == {
        step: who_by_step.get(step, NOBODY) for step in Step
    }


def test_every_act_is_possible_somewhere_and_every_step_can_be_reached():
    for act in Act:
        assert any(allowed(act, step) for step in Step), act
    reached = {following for rule in steps().values() for following in rule.next}
    assert set(Step) <= reached
    assert steps()[Step.COUNCIL].kinds == {SAO}


def seen(day_from, day_to, kind=None):
    return [(one.duty.code, one.due_on) for one in duties(day_from, day_to, kind)]


def test_the_calendar_of_one_fiscal_year_of_a_town():
    assert seen(date(2025, 10, 1), date(2026, 9, 30), TOWN) == [
        ("fiscal-year", date(2025, 10, 1)),
        ("action-plan", date(2025, 10, 31)),
        ("plan-ready", date(2025, 10, 31)),
        ("evaluation", date(2025, 12, 31)),
        ("forums", date(2026, 3, 31)),
        ("changes-before-budget", date(2026, 7, 31)),
        ("budget-submitted", date(2026, 8, 15)),
        ("budget-finished", date(2026, 9, 15)),
    ]


def test_old_years_show_evaluation_twice_a_year():
    assert [
        one for one in seen(date(2016, 1, 1), date(2019, 12, 31), TOWN) if "evaluation" in one[0]
    ] == [
        ("evaluation-october", date(2016, 10, 31)),
        ("evaluation-april", date(2017, 4, 30)),
        ("evaluation-october", date(2017, 10, 31)),
        ("evaluation-april", date(2018, 4, 30)),
        ("evaluation", date(2018, 12, 31)),
        ("evaluation", date(2019, 12, 31)),
    ]


def test_a_pao_has_its_own_month_and_may_set_it():
    def ask(name, day):
        value = value_at(name, day)
        return value.locally(10) if name == "plan.due_month.pao" else value

    autumn = (date(2026, 10, 1), date(2026, 12, 1), PAO)
    ready = [one for one in duties(*autumn) if one.duty.code.startswith("plan-ready")]
    assert [(one.duty.code, one.due_on) for one in ready] == [
        ("plan-ready-pao", date(2026, 11, 30))
    ]
    assert [
        one.due_on for one in duties(*autumn, ask) if one.duty.code.startswith("plan-ready")
    ] == [date(2026, 10, 31)]


def test_a_duty_that_only_touches_the_days_asked_for_is_there():
    assert ("evaluation", date(2026, 12, 31)) in seen(date(2026, 11, 21), date(2026, 11, 21))
    assert seen(date(2026, 9, 16), date(2026, 9, 30)) == []


def test_an_unconfirmed_duty_says_so():
    marks = {duty.code: duty.confidence for duty in all_duties() if duty.deadline}
    assert marks["plan-ready-pao"] is Confidence.DOUBTFUL
    assert marks["evaluation"] is Confidence.VERBATIM


@pytest.mark.parametrize(
    ("period", "kind", "day", "due"),
    [
        ("2571-2575", TOWN, TODAY, date(2026, 10, 31)),
        ("2571-2575", PAO, TODAY, date(2026, 11, 30)),
        ("2566-2570", SAO, date(2021, 10, 1), date(2021, 10, 31)),
        ("2561-2564", TOWN, date(2016, 10, 1), date(2016, 10, 31)),
    ],
)
def test_the_day_a_plan_falls_due(period, kind, day, due):
    assert plan_due_on(PlanPeriod.parse(period), kind, day) == due


COMMITTEE, COUNCIL, HEAD = Actor.DEVELOPMENT_COMMITTEE, Actor.COUNCIL, Actor.HEAD


@pytest.mark.parametrize(
    ("kind", "others", "sao"),
    [
        (RouteKind.NEW, (COMMITTEE, HEAD), (COMMITTEE, COUNCIL, HEAD)),
        (RouteKind.REVIEW, (COMMITTEE, HEAD), (COMMITTEE, COUNCIL, HEAD)),
        (RouteKind.CORRECTION, (HEAD,), (HEAD,)),
        (
            RouteKind.ADDITION,
            (COMMITTEE, Actor.FORUM, HEAD),
            (COMMITTEE, Actor.FORUM, COUNCIL, HEAD),
        ),
        (RouteKind.CHANGE, (COMMITTEE, HEAD), (COMMITTEE, COUNCIL, HEAD)),
        (RouteKind.SPECIAL, (HEAD,), (HEAD,)),
        (RouteKind.ACTION_PLAN, (COMMITTEE, HEAD), (COMMITTEE, HEAD)),
        (RouteKind.ACTION_PLAN_CORRECTION, (HEAD,), (HEAD,)),
        (RouteKind.MONITORING, (HEAD,), (HEAD,)),
        (RouteKind.MONITORING_OUTSIDE, (HEAD,), (HEAD,)),
    ],
)
def test_who_decides_each_kind_of_act(kind, others, sao):
    for organisation in OrganisationKind:
        expected = sao if organisation is SAO else others
        assert route_at(kind, organisation, TODAY).deciders == expected


@pytest.mark.parametrize(
    ("kind", "clocks"),
    [
        (RouteKind.NEW, {"announce": (None, None, Due.PLAN), "inform": (15, 30, None)}),
        (RouteKind.CORRECTION, {"inform": (None, 30, None)}),
        (RouteKind.ADDITION, {"inform": (None, 30, None)}),
        (RouteKind.CHANGE, {"inform": (None, 30, None)}),
        (RouteKind.SPECIAL, {"inform": (None, 30, None)}),
        (RouteKind.ACTION_PLAN, {"draft": (30, None, None), "announce": (15, 30, None)}),
        (RouteKind.MONITORING, {"announce": (15, 30, Due.EVALUATION)}),
        (RouteKind.MONITORING_OUTSIDE, {"announce": (15, 30, Due.EVALUATION)}),
    ],
)
def test_the_clocks_of_each_kind_of_act(kind, clocks):
    assert {
        step.code: (step.within_days, step.posted_days, step.due)
        for step in route_at(kind, TOWN, TODAY).steps
        if step.clocks or step.due
    } == clocks


def test_each_step_stands_on_its_section_and_says_how_surely():
    addition = route_at(RouteKind.ADDITION, SAO, TODAY)
    assert [(step.code, step.cite.section, step.confidence.value) for step in addition.steps] == [
        ("draft", "ข้อ 22 (1)", "verbatim"),
        ("committee", "ข้อ 22 (2)", "verbatim"),
        ("council", "มาตรา 46", "secondhand"),
        ("announce", "ข้อ 22", "believed"),
        ("inform", "ข้อ 22", "believed"),
    ]
    assert [step.code for step in addition.steps if step.needs_reason] == ["draft"]


def test_only_the_special_route_is_limited_to_classes():
    assert route_at(RouteKind.SPECIAL, TOWN, TODAY).classes == (
        "โครงการพระราชดำริ",
        "งานพระราชพิธี",
        "รัฐพิธี",
        "นโยบายรัฐบาล",
        "นโยบายกระทรวงมหาดไทย",
    )
    for kind in set(RouteKind) - {RouteKind.SPECIAL}:
        assert route_at(kind, TOWN, TODAY).classes == ()


def test_a_local_clock_is_respected():
    def ask(name, day):
        value = value_at(name, day)
        return value.locally(45) if name == "plan.post_days.change" else value

    assert route_at(RouteKind.CHANGE, TOWN, TODAY, ask).steps[-1].posted_days == 45


def test_no_route_is_claimed_for_days_before_the_sources():
    with pytest.raises(NotInForce, match="first entry begins on 4 October 2018"):
        route_at(RouteKind.CHANGE, TOWN, date(2017, 1, 1))
