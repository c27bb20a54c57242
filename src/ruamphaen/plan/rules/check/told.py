"""What `plan check` tells a person, line by line in Thai, and a machine as JSON."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from ruamphaen.law.checks import CheckRule, Severity, check_families
from ruamphaen.plan.rules.check.engine import CheckReport, Finding
from ruamphaen.plan.rules.incoming import LIST_OF_FORM

_PRINTED = {list_kind: form.value for form, list_kind in LIST_OF_FORM.items()}
SHOWN = 10  # places of one rule that a person is told; JSON has them all


def ground_of(rule: CheckRule) -> str:
    """On what a rule stands, in Thai: its citation, or that it asserts no law."""
    return str(rule.cite) if rule.cite else "ตรวจจากแผนเอง ไม่ใช่ข้อกฎหมาย"


def ground_in_english(rule: CheckRule) -> str:
    """On what a rule stands, in English; the names of instruments stay Thai."""
    return str(rule.cite) if rule.cite else "the plan's own sense, no law"


def place_of(finding: Finding) -> str:
    """Where a finding stands, as a person would say it."""
    row = finding.place.row
    if row is None:
        return finding.place.name or "ทั้งฉบับ"
    number = f"ที่ {row.number} " if row.number is not None else ""
    title = row.title or "(ไม่มีชื่อ)"
    return f"{row.where}: {title}" if row.where else f"{_PRINTED[row.list_kind]} {number}{title}"


def told(report: CheckReport, waived: Sequence[Finding] = ()) -> list[str]:
    """The report of a check as lines; waived findings are counted, not listed."""
    counts = " · ".join(f"{one.label.th} {report.counts[one]:,}" for one in Severity)
    lines = [counts + (f" · ยกเว้นโดยมีเหตุผล {len(waived):,}" if waived else "")]
    for family in check_families():
        here = [one for one in report.findings if one.rule.family == family.code]
        if here:
            lines += ["", f"■ {family.name.th}", *_family(here)]
    lines += ["", f"ตัดสินไม่ได้ {len(report.not_judged)} ข้อ เพราะไม่มีข้อมูล:"]
    why: dict[str, list[str]] = defaultdict(list)
    for one in report.not_judged:
        why[one.why.th].append(one.rule.id)
    lines += [f"  {words}: {', '.join(ids)}" for words, ids in why.items()]
    lines.append(f"ตรวจแล้วไม่พบอะไร {len(report.in_order)} ข้อ")
    return lines


def _family(findings: Sequence[Finding]) -> Iterator[str]:
    by_rule: dict[str, list[Finding]] = defaultdict(list)
    for one in findings:
        by_rule[one.rule.id].append(one)
    for id_, here in by_rule.items():
        rule, sure = here[0].rule, here[0].confidence
        ground = ground_of(rule) + (f" ({sure.label.th})" if sure else "")
        yield f"  [{here[0].severity.label.th}] {id_} — {rule.says.th} ({len(here):,})"
        yield f"      {ground}"
        yield f"      → {rule.remedy.th}"
        for one in here[:SHOWN]:
            more = f" — {one.says.th}" if one.says.th != rule.says.th else ""
            yield f"      · {place_of(one)}{more}"
        if len(here) > SHOWN:
            yield f"      … และอีก {len(here) - SHOWN:,} แห่ง (--json บอกครบ)"


def as_json(report: CheckReport, waived: Sequence[Finding] = ()) -> dict[str, Any]:
    """The whole report as plain values."""
    return {
        "counts": {severity.value: count for severity, count in report.counts.items()},
        "by_rule": report.by_rule,
        "findings": [_finding(one) for one in report.findings],
        "waived": [_finding(one) for one in waived],
        "not_judged": [
            {"rule": one.rule.id, "why_th": one.why.th, "why_en": one.why.en}
            for one in report.not_judged
        ],
        "in_order": [rule.id for rule in report.in_order],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    rule, row = finding.rule, finding.place.row
    return {
        "rule": rule.id,
        "severity": finding.severity.value,
        "place": finding.place.key,
        "place_name": place_of(finding),
        "list": row.list_kind.value if row else None,
        "number": row.number if row else None,
        "says_th": finding.says.th,
        "says_en": finding.says.en,
        "do_th": rule.remedy.th,
        "do_en": rule.remedy.en,
        "instrument": rule.cite.instrument if rule.cite else None,
        "section": rule.cite.section if rule.cite else None,
        "cite": str(rule.cite) if rule.cite else None,
        "confidence": finding.confidence.value if finding.confidence else None,
    }
