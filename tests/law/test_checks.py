"""The rules of the plan check as data: strict where a guess could pass for law."""

from datetime import date

import pytest

from ruamphaen.law.checks import CheckRule, Severity, check_rules, graded
from ruamphaen.law.checks import _rule as rule_of
from ruamphaen.law.confidence import Confidence
from ruamphaen.law.reading import Entry, LawFileError

PLAIN = {
    "id": "complete.objective",
    "severity": "warning",
    "th": "ไม่มีวัตถุประสงค์",
    "en": "No objective",
    "do_th": "เขียนวัตถุประสงค์",
    "do_en": "Write it.",
}
SENSE = {**PLAIN, "sense": True}
CITED = {**PLAIN, "cite": ["plan-2548", "ข้อ 4"], "confidence": "believed"}


def read(**fields: object) -> CheckRule:
    return rule_of(Entry("checks/x.toml", "rule complete.objective", fields))


def test_a_rule_of_sense_asserts_no_law():
    rule = read(**SENSE)
    assert (rule.cite, rule.confidence, rule.family) == (None, None, "complete")
    with pytest.raises(LawFileError, match="cites nothing"):
        read(**SENSE, cite=["plan-2548", "ข้อ 4"])


def test_what_is_only_believed_is_never_an_error():
    assert read(**CITED, since=date(2018, 10, 4)).severity is Severity.WARNING
    with pytest.raises(LawFileError, match="never an error"):
        read(**{**CITED, "severity": "error"}, since=date(2018, 10, 4))


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        ({**SENSE, "severity": "grave"}, "severity must be one of"),
        ({**SENSE, "th": ""}, "th must be a text"),
        ({**SENSE, "found": "x"}, "unknown field found"),
        (CITED, "since must be a date"),
    ],
)
def test_a_bad_rule_is_refused_by_name(spoilt: dict[str, object], said: str):
    with pytest.raises(LawFileError, match=said):
        read(**spoilt)


def test_a_severity_is_graded_down_with_its_confidence():
    assert graded(Severity.ERROR, Confidence.VERBATIM) is Severity.ERROR
    assert graded(Severity.ERROR, None) is Severity.ERROR
    assert graded(Severity.ERROR, Confidence.SECONDHAND) is Severity.WARNING
    assert graded(Severity.HINT, Confidence.DOUBTFUL) is Severity.HINT


def test_every_rule_speaks_both_languages_and_says_what_to_do():
    for rule in check_rules().values():
        for words in (rule.says, rule.finding, rule.remedy):
            assert words.th.strip()
            assert words.en.strip()
