"""Running the rules: what was found, what could not be judged, what is not in force."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ruamphaen.law.checks import CheckRule, Severity, check_rules, graded
from ruamphaen.law.confidence import Confidence
from ruamphaen.law.dated import in_force
from ruamphaen.law.words import Words
from ruamphaen.plan.rules.check import (  # noqa: F401 -- each brings its rules to CODES
    committees,
    completeness,
    dates,
    duplicates,
    kinds,
    meetings,
    money,
    numbering,
    reading,
    steps,
    strategy,
)
from ruamphaen.plan.rules.check.facts import FACT_NAMES, PlanUnderCheck
from ruamphaen.plan.rules.check.rule import CODES, Found, Particular, Place, Unjudged
from ruamphaen.thai.dates import thai_date


@dataclass(frozen=True, slots=True)
class Finding:
    """ข้อที่พบ — one finding: its rule, where, in words of both languages, how grave and how sure."""

    rule: CheckRule
    place: Place
    says: Words
    severity: Severity
    confidence: Confidence | None

    @property
    def fingerprint(self) -> str:
        """The same for as long as the finding says the same of the same place."""
        return fingerprint_of(self.rule.id, self.place.key, self.says.th)


def fingerprint_of(rule: str, place: str, words: str) -> str:
    """What a waiver remembers of a finding: 16 letters of a SHA-256."""
    return hashlib.sha256("\n".join((rule, place, words)).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class NotJudged:
    """ตัดสินไม่ได้ — a rule that could not be judged, and why: it passed nothing silently."""

    rule: CheckRule
    why: Words


@dataclass(frozen=True)
class CheckReport:
    """ผลตรวจแผน — findings in the order of the rules, rules not judged, and those found in order."""

    findings: Sequence[Finding]
    not_judged: Sequence[NotJudged]
    in_order: Sequence[CheckRule]

    @property
    def counts(self) -> dict[Severity, int]:
        """How many findings of each severity."""
        counted = Counter(finding.severity for finding in self.findings)
        return {severity: counted[severity] for severity in Severity}

    @property
    def by_rule(self) -> dict[str, int]:
        """How many findings of each rule that found something."""
        return dict(Counter(finding.rule.id for finding in self.findings))


def check(plan: PlanUnderCheck) -> CheckReport:
    """Hold a plan against every rule. Pure; time grows with the rows, not with their square."""
    findings: list[Finding] = []
    not_judged: list[NotJudged] = []
    in_order: list[CheckRule] = []
    for rule in check_rules().values():
        if why := _why_not(rule, plan):
            not_judged.append(NotJudged(rule, why))
            continue
        try:
            here = [_finding(rule, one) for one in CODES[rule.id].looks(plan)]
        except Unjudged as unjudged:
            not_judged.append(NotJudged(rule, unjudged.why))
            continue
        findings += here
        if not here:
            in_order.append(rule)
    return CheckReport(findings, not_judged, in_order)


def _why_not(rule: CheckRule, plan: PlanUnderCheck) -> Words | None:
    if not in_force(rule, plan.day):
        return Words("กฎนี้ไม่มีผลในวันที่ของฉบับนี้", "This rule is not in force on the version's day.")
    missing = [FACT_NAMES[need] for need in CODES[rule.id].needs if getattr(plan, need) is None]
    if not missing:
        return None
    return Words(
        f"ยังไม่มีข้อมูล{' และ'.join(words.th for words in missing)}",
        f"Not known here: {', '.join(words.en for words in missing)}.",
    )


def _finding(rule: CheckRule, one: Found) -> Finding:
    confidence = one.confidence or rule.confidence
    return Finding(
        rule=rule,
        place=one.place,
        says=Words(
            rule.finding.th.format(**{name: _in_thai(one.values[name]) for name in one.values}),
            rule.finding.en.format(**{name: _in_english(one.values[name]) for name in one.values}),
        ),
        severity=graded(_milder(rule.severity, one.severity), confidence),
        confidence=confidence,
    )


def _milder(severity: Severity, other: Severity | None) -> Severity:
    order = list(Severity)
    return severity if other is None else order[max(order.index(severity), order.index(other))]


def _in_thai(value: Particular) -> str:
    if isinstance(value, date):
        return thai_date(value)
    return value.th if isinstance(value, Words) else value


def _in_english(value: Particular) -> str:
    if isinstance(value, date):
        return thai_date(value, language="en")
    return (value.en or value.th) if isinstance(value, Words) else value
