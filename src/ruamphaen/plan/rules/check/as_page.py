"""docs/plan-check.md: every rule of the plan check with its ground, made from the law files.

python -m ruamphaen.plan.rules.check.as_page > docs/plan-check.md
"""

import sys
from collections.abc import Iterator

from ruamphaen.law.checks import CheckRule, Severity, check_families, check_rules
from ruamphaen.plan.rules.check.facts import FACT_NAMES
from ruamphaen.plan.rules.check.rule import CODES
from ruamphaen.plan.rules.check.told import ground_in_english

_HEAD = """# Plan check

`ruamphaen plan check FILE` and the page “ตรวจแผน” of a version hold a plan against {rules} rules: {counts}.
This page is made from `src/ruamphaen/law/data/checks/*.toml`; a test keeps it equal. Change it there, then

    python -m ruamphaen.plan.rules.check.as_page > docs/plan-check.md

## How to read it

* **Severity.** An *error* is the plan against itself, or against law that was seen word for word. What is second hand, believed or doubtful is a *warning* or a *hint*, whatever the rule would like: a finding carries the confidence of the form, step, seat or local value it stands on, and is graded down with it.
* **Ground.** The instrument and section, and how surely they are known ([law.md](law.md)). “The plan's own sense” asserts no law: the plan contradicts itself, or reads oddly.
* **Since** is the first day on which the rule is held against a version; the day of a version is that of its announcement, before it today.
* **Needs.** Facts without which the rule cannot judge. It then stands under “cannot be judged” and counts as neither passed nor failed. A version knows its steps, meetings and postings; a workbook knows none of them.
* **Waivers.** What is right as it stands is waived with a reason. The reason is public on the version's page, the act is in the ledger, and the waiver ends as soon as the finding says something else.

## Add a rule

1. Its words and ground in `law/data/checks/<family>.toml`. Cite a section, or write `sense = true`.
2. Its code, a function marked `@rule("family.name", "needed fact", …)`, in `plan/rules/check/<family>.py`.
3. A failing and a passing example in `tests/plan/check/examples.py`. Without them the tests fail.
"""


def page() -> Iterator[str]:
    """The page, line by line."""
    rules = check_rules()
    of = {
        severity: sum(rule.severity is severity for rule in rules.values()) for severity in Severity
    }
    counts = ", ".join(f"{count} of severity {severity}" for severity, count in of.items())
    yield _HEAD.format(rules=len(rules), counts=counts)
    for family in check_families():
        yield f"\n## {family.name.en} · {family.name.th}\n"
        yield "| Rule | Severity | What is wrong | What to do | Ground | Confidence | Since | Needs |"
        yield "|---|---|---|---|---|---|---|---|"
        for rule in rules.values():
            if rule.family == family.code:
                yield _line(rule)


def _line(rule: CheckRule) -> str:
    needs = ", ".join(FACT_NAMES[need].en for need in CODES[rule.id].needs)
    since = rule.since.isoformat() if rule.cite else ""
    cells = (
        f"`{rule.id}`",
        rule.severity.value,
        f"{rule.says.th}<br>{rule.says.en}",
        f"{rule.remedy.th}<br>{rule.remedy.en}",
        ground_in_english(rule) + (f"<br>{rule.note}" if rule.note else ""),
        rule.confidence.value if rule.confidence else "",
        f"{since} – {rule.until.isoformat()}" if rule.until else since,
        needs,
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    sys.stdout.write("\n".join(page()) + "\n")
