"""The rules of the plan check: each has its examples, each catches its mutant, the clean plan is clean."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ruamphaen.law.checks import Severity, check_families, check_rules, graded
from ruamphaen.law.confidence import Confidence
from ruamphaen.plan.rules.check import check
from ruamphaen.plan.rules.check.as_page import page
from ruamphaen.plan.rules.check.facts import FACT_NAMES, PlanUnderCheck
from ruamphaen.plan.rules.check.rule import CODES
from ruamphaen.plan.rules.check.told import as_json, told
from ruamphaen.thai.dates import PlanPeriod
from tests.plan.check.clean import CLEAN, FIRST
from tests.plan.check.examples import EXAMPLES

LEAST_RULES = 60
ROOT = Path(__file__).resolve().parents[3]


def found(plan: PlanUnderCheck) -> set[str]:
    return {one.rule.id for one in check(plan).findings}


def unjudged(plan: PlanUnderCheck) -> set[str]:
    return {one.rule.id for one in check(plan).not_judged}


def test_every_rule_has_its_code_its_words_and_its_examples():
    assert set(check_rules()) == set(CODES) == set(EXAMPLES)
    assert len(check_rules()) >= LEAST_RULES
    assert {rule.family for rule in check_rules().values()} == {
        family.code for family in check_families()
    }


def test_every_fact_that_a_rule_needs_has_a_name():
    assert {need for code in CODES.values() for need in code.needs} <= set(FACT_NAMES)


@pytest.mark.parametrize("name", CLEAN)
def test_the_clean_plan_gives_no_finding_at_all(name: str):
    report = check(CLEAN[name])
    assert [(one.rule.id, one.says.th) for one in report.findings] == []
    # Everything is told of it but the one share that no local government has set yet.
    assert unjudged(CLEAN[name]) == {"quorum.forum-short"}


@pytest.mark.parametrize("rule", EXAMPLES)
def test_the_rule_catches_what_was_spoilt_for_it(rule: str):
    findings = [one for one in check(EXAMPLES[rule].fails).findings if one.rule.id == rule]
    assert findings
    for one in findings:
        assert "{" not in one.says.th + one.says.en
        assert graded(one.severity, one.confidence) is one.severity


@pytest.mark.parametrize("rule", EXAMPLES)
def test_the_rule_lets_pass_what_only_comes_near(rule: str):
    assert rule not in found(EXAMPLES[rule].passes)


def test_an_error_is_the_plan_against_itself_or_law_seen_word_for_word():
    errors = [rule for rule in check_rules().values() if rule.severity is Severity.ERROR]
    assert errors
    assert all(rule.cite is None or rule.confidence is Confidence.VERBATIM for rule in errors)


def test_what_is_less_sure_on_the_day_is_only_a_warning():
    """The forms of 2571-2575 were seen second hand, so a blank in them is no error of law."""
    spoilt = replace(FIRST, rows=(replace(FIRST.rows[0], objective=""), *FIRST.rows[1:]))
    [sure] = [one for one in check(spoilt).findings if one.rule.id == "complete.objective"]
    later = replace(spoilt, period=PlanPeriod.parse("2571-2575"))
    [unsure] = [one for one in check(later).findings if one.rule.id == "complete.objective"]
    assert (sure.severity, sure.confidence) == (Severity.ERROR, Confidence.VERBATIM)
    assert (unsure.severity, unsure.confidence) == (Severity.WARNING, Confidence.SECONDHAND)


def test_a_rule_without_its_facts_says_so_and_passes_nothing():
    """A plan of which nothing is told but its rows: what needs more is listed, never passed over."""
    bare = PlanUnderCheck(period=FIRST.period, on=FIRST.on, rows=FIRST.rows)
    needing = {id_ for id_, code in CODES.items() if set(code.needs) - {"forms", "version_kind"}}
    report = check(bare)
    assert {one.rule.id for one in report.not_judged} == needing
    assert needing.isdisjoint(rule.id for rule in report.in_order)
    assert all(one.why.th and one.why.en for one in report.not_judged)


@pytest.mark.parametrize("fact", ["steps", "meetings", "postings", "earlier", "development"])
def test_each_fact_that_is_missing_leaves_its_rules_unjudged(fact: str):
    assert fact in {field.name for field in fields(PlanUnderCheck)}
    needing = {id_ for id_, code in CODES.items() if fact in code.needs}
    assert needing
    assert needing <= unjudged(replace(FIRST, **{fact: None}))


def test_a_rule_is_silent_before_it_came_into_force():
    """ข้อ 22 in its present words is of 2561: an addition of 2560 is not held against it."""
    early = replace(FIRST, version=replace(FIRST.version, announced_on=date(2017, 1, 1)), steps=())
    assert {"step.committee-missing", "kind.correction-adds-project"} <= unjudged(early)


def test_a_finding_keeps_its_mark_until_it_says_something_else():
    def mark(baht: int) -> str:
        spoilt = replace(FIRST.rows[0], money={2566: Decimal(baht)})
        plan = replace(FIRST, rows=(spoilt, *FIRST.rows[1:]))
        [one] = [one for one in check(plan).findings if one.rule.id == "money.too-small"]
        return one.fingerprint

    assert mark(500) == mark(500) != mark(600)


def test_a_person_and_a_machine_are_told_the_same():
    plan = EXAMPLES["complete.department"].fails
    report = check(plan)
    lines = told(report)
    assert lines[0] == "ต้องแก้ 1 · ควรดู 0 · เพื่อทราบ 0"
    assert any("complete.department" in line for line in lines)
    [one] = as_json(report)["findings"]
    assert one["rule"] == "complete.department"
    assert one["instrument"] == "circular-7467"
    assert one["section"] == "แบบ ผ.02 และ ผ.03"
    assert one["confidence"] == "verbatim"
    assert one["place"] == "project:0"


def test_the_page_of_the_docs_is_what_the_rules_say():
    written = (ROOT / "docs" / "plan-check.md").read_text("utf-8")
    assert written == "\n".join(page()) + "\n", "python -m ruamphaen.plan.rules.check.as_page"


def test_days_and_names_of_law_are_said_in_the_language_of_the_sentence():
    [late] = [
        one
        for one in check(EXAMPLES["date.plan-late"].fails).findings
        if one.rule.id == "date.plan-late"
    ]
    assert late.says.th == "ประกาศเมื่อ 1 พฤศจิกายน 2564 กำหนดให้เสร็จภายใน 31 ตุลาคม 2564"
    assert late.says.en == "Announced on 1 November 2021; it was due by 31 October 2021"
    unlinked = check(EXAMPLES["strategy.missing-link-above"].fails).findings
    assert [one.says.en for one in unlinked] == ["Not linked to National Strategy (2018-2037)"]
