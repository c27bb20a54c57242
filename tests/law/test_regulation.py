"""Dated values of the regulations: what they say, since when, and how surely."""

import tomllib
from datetime import date
from decimal import Decimal

import pytest

from ruamphaen.law.confidence import Confidence
from ruamphaen.law.dated import refuse_overlaps
from ruamphaen.law.instruments import all_instruments
from ruamphaen.law.reading import FOLDER, Entry, LawFileError, entries_in, whole_file
from ruamphaen.law.regulation import (
    FixedByLaw,
    MonthDay,
    NotInForce,
    UnitMismatch,
    UnknownValue,
    all_values,
    every_edition,
    flag_at,
    instruments,
    names,
    open_questions,
    read_value,
    share_at,
    value_at,
    whole_at,
)
from ruamphaen.law.sources import sources
from ruamphaen.law.units import UNITS

TODAY = date(2026, 11, 21)
ALL = every_edition()
EACH = pytest.mark.parametrize("value", ALL, ids=lambda value: f"{value.name}-{value.since}")


@EACH
def test_every_value_says_since_when_on_what_ground_and_how_surely(value):
    assert isinstance(value.since, date)
    assert value.cite.text
    assert value.unit in UNITS
    assert value.confidence in Confidence
    assert set(value.source) <= set(sources())
    assert value.source or not value.confidence.needs_source


@EACH
def test_nothing_unconfirmed_is_presented_as_fixed(value):
    assert value.configurable or value.confidence is Confidence.VERBATIM
    if value.configurable:
        assert value.question_th
        assert value.question_en
    else:
        assert value.value is not None
        assert not value.cite.is_practice  # a habit is never a rule


@pytest.mark.parametrize("name", names())
def test_a_name_never_has_two_values_on_one_day(name):
    refuse_overlaps("*", name, [value for value in ALL if value.name == name])


def test_every_law_file_can_be_read_and_belongs_to_somebody():
    found = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.toml"))
    for file in found:
        tomllib.loads((FOLDER / file).read_text("utf-8"))
    assert [file for file in found if "/" not in file] == [
        *("bodies.toml", "check_families.toml", "councils.toml", "cycle.toml", "equipment.toml"),
        *("evaluation.toml", "holidays.toml", "instruments.toml", "kinds.toml", "meetings.toml"),
        *("money.toml", "money_sources.toml"),
        *("paper_names.toml", "planning.toml", "programmes.toml", "routes.toml"),
        *("screening.toml", "sources.toml"),
        "voices.toml",
    ]


LAST_OF_THE_OLD, FIRST_OF_THE_NEW = date(2018, 10, 3), date(2018, 10, 4)


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("evaluation.times_a_year", date(2016, 9, 29), 2),
        ("evaluation.times_a_year", LAST_OF_THE_OLD, 2),
        ("evaluation.times_a_year", FIRST_OF_THE_NEW, 1),
        ("evaluation.due_months", LAST_OF_THE_OLD, (4, 10)),
        ("evaluation.due_months", FIRST_OF_THE_NEW, (12,)),
        ("committee.development.term_years", LAST_OF_THE_OLD, 2),
        ("committee.development.term_years", FIRST_OF_THE_NEW, 4),
        ("plan.period_years", date(2016, 9, 28), 3),
        ("plan.period_years", date(2016, 9, 29), 4),
        ("plan.period_years", date(2019, 5, 14), 4),
        ("plan.period_years", date(2019, 5, 15), 5),
        ("plan.inform_within_days", TODAY, 15),
        ("plan.post_days", TODAY, 30),
        ("plan.post_days.correction", TODAY, 30),
        ("plan.post_days.addition", TODAY, 30),
        ("plan.post_days.change", TODAY, 30),
        ("plan.post_days.special", TODAY, 30),
        ("plan.due_month", TODAY, 10),
        ("plan.due_month.pao", TODAY, 11),
        ("plan.circular_7509_days", TODAY, 120),
        ("plan.issue_number_restarts_yearly", TODAY, True),
        ("action_plan.finish_within_days", TODAY, 30),
        ("action_plan.announce_within_days", TODAY, 15),
        ("evaluation.announce_within_days", TODAY, 15),
        ("evaluation.post_days", TODAY, 30),
        ("committee.quorum_share", TODAY, Decimal("0.5")),
        ("forum.group_shares", TODAY, None),
        ("forum.quorum_share", TODAY, None),
        ("paper.digits", TODAY, "arabic"),
        ("paper.p01.counts_coordination", TODAY, False),
        ("council.notice_days", TODAY, 3),
        ("council.motion_days", TODAY, 5),
        ("council.sessions_most.municipality", TODAY, 4),
        ("council.session_days.pao", TODAY, 45),
        ("council.policy_statement_days.sao", TODAY, 30),
        ("budget.submit_by", TODAY, MonthDay(8, 15)),
        ("budget.finish_by", TODAY, MonthDay(9, 15)),
    ],
)
def test_a_value_is_what_the_law_said_on_that_day(name, day, expected):
    assert value_at(name, day).value == expected


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("action_plan.finish_within_days", Confidence.VERBATIM),
        ("evaluation.post_days", Confidence.VERBATIM),
        ("plan.due_month", Confidence.VERBATIM),
        ("plan.post_days", Confidence.BELIEVED),
        ("plan.inform_within_days", Confidence.BELIEVED),
        ("plan.due_month.pao", Confidence.DOUBTFUL),
        ("committee.quorum_share", Confidence.DOUBTFUL),
        ("council.policy_statement_days.municipality", Confidence.VERBATIM),
        ("council.policy_statement_days.pao", Confidence.BELIEVED),
    ],
)
def test_a_value_carries_the_mark_of_what_was_really_seen(name, mark):
    assert value_at(name, TODAY).confidence is mark


def test_an_unknown_name_is_refused_with_a_sentence():
    with pytest.raises(UnknownValue) as refused:
        value_at("plan.moon_phase", TODAY)
    assert str(refused.value) == (
        "There is no value of law called plan.moon_phase; docs/law.md says how to add one."
    )
    assert refused.value.words.th.startswith("ไม่รู้จักค่าตามระเบียบชื่อ plan.moon_phase")
    assert isinstance(refused.value, KeyError)


def test_a_day_before_the_first_entry_is_refused_with_a_sentence():
    with pytest.raises(NotInForce) as refused:
        value_at("evaluation.times_a_year", date(2010, 1, 1))
    assert refused.value.words.th == (
        "ไม่มีข้อมูล evaluation.times_a_year สำหรับวันที่ 1 มกราคม 2553 รายการแรกเริ่มวันที่ 29 กันยายน 2559"
    )
    assert str(refused.value) == (
        "There is no evaluation.times_a_year for 1 January 2010;"
        " the first entry begins on 29 September 2016."
    )


def test_all_values_of_a_day_are_exactly_those_in_force():
    on_the_day = all_values(LAST_OF_THE_OLD)
    assert [value for value in on_the_day if value.name == "evaluation.times_a_year"] == [
        value_at("evaluation.times_a_year", LAST_OF_THE_OLD)
    ]
    assert "plan.post_days" not in {value.name for value in on_the_day}
    assert {value.name for value in all_values(TODAY)} == set(names())


def test_a_local_setting_replaces_a_configurable_value_only():
    quorum = value_at("committee.quorum_share", TODAY)
    assert quorum.locally(Decimal("0.6")).value == Decimal("0.6")
    assert value_at("forum.group_shares", TODAY).locally(["ชุมชน 60"]).value == ("ชุมชน 60",)
    with pytest.raises(UnitMismatch, match="from 0 to 1"):
        quorum.locally(Decimal(60))
    with pytest.raises(UnitMismatch, match="one of arabic, thai"):
        value_at("paper.digits", TODAY).locally("roman")
    with pytest.raises(FixedByLaw, match="fixed by") as refused:
        value_at("evaluation.post_days", TODAY).locally(20)
    assert "ข้อ 29 (3)" in refused.value.words.th


def test_readers_of_one_unit_refuse_another():
    assert whole_at("plan.post_days", TODAY) == 30
    assert share_at("committee.quorum_share", TODAY) == Decimal("0.5")
    assert share_at("forum.quorum_share", TODAY) is None
    assert flag_at("plan.issue_number_restarts_yearly", TODAY) is True
    for reader, name in [
        (whole_at, "paper.digits"),
        (whole_at, "plan.issue_number_restarts_yearly"),
        (share_at, "plan.post_days"),
        (flag_at, "plan.post_days"),
    ]:
        with pytest.raises(TypeError, match=name):
            reader(name, TODAY)


def test_a_question_may_be_put_to_local_settings_first():
    def ask(name, day):
        return value_at(name, day).locally(45)

    assert whole_at("plan.post_days", TODAY, ask) == 45


GOOD = {
    "name": "plan.example_days",
    "value": 7,
    "unit": "days",
    "since": date(2018, 10, 4),
    "cite": ["plan-2548", "ข้อ 1"],
    "source": ["TKF"],
    "confidence": "verbatim",
}


def entry(**changed):
    fields = {key: value for key, value in {**GOOD, **changed}.items() if value != "missing"}
    return Entry("planning.toml", "value plan.example_days", fields)


def test_a_good_entry_is_read():
    assert read_value(entry()).value == 7


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"since": "missing"}, "since must be a date"),
        ({"since": "2018"}, "since must be a date"),
        ({"cite": "missing"}, "cite must be"),
        ({"cite": ["plan-2599", ""]}, "cites plan-2599, which is not in instruments.toml"),
        ({"unit": "missing"}, "unit must be a text"),
        ({"unit": "moons"}, "unit must be one of"),
        ({"value": "missing"}, "has no value"),
        ({"value": "7"}, "whole number of at least 1"),
        ({"value": True}, "whole number of at least 1"),
        ({"unset": True}, "both a value and unset"),
        ({"confidence": "missing"}, "confidence must be a text"),
        ({"confidence": "sure"}, "confidence must be one of"),
        ({"confidence": "believed"}, "must be configurable = true"),
        ({"source": "missing"}, "names no source"),
        ({"source": ["NOWHERE"]}, "NOWHERE is not in sources.toml"),
        ({"configurable": True}, "needs question_th and question_en"),
        ({"untill": date(2020, 1, 1)}, "unknown field untill"),
        ({"value": "missing", "unset": True}, "what has no value must be configurable"),
        ({"unit": "month", "value": 13}, "month from 1 to 12"),
        ({"unit": "month and day", "value": {"month": 2, "day": 30}}, "comes every year"),
        ({"unit": "share", "value": Decimal("1.5")}, "from 0 to 1"),
        ({"unit": "choice", "value": "c", "choices": ["a", "b"]}, "one of a, b"),
    ],
)
def test_a_bad_entry_is_refused_with_file_and_name(changed, complaint):
    with pytest.raises(LawFileError) as refused:
        read_value(entry(**changed))
    assert str(refused.value).startswith("law/data/planning.toml, value plan.example_days: ")
    assert complaint in str(refused.value)


def test_a_file_without_entries_or_without_itself_is_refused():
    with pytest.raises(LawFileError, match=r"law/data/planning.toml: no \[\[value\]\]"):
        entries_in("planning.toml", [], "value", named_by="name")
    with pytest.raises(LawFileError, match=r"law/data/nowhere.toml"):
        whole_file("nowhere.toml")


def test_overlapping_ranges_are_refused():
    editions = [value for value in ALL if value.name == "evaluation.times_a_year"]
    with pytest.raises(LawFileError, match="still holds when"):
        refuse_overlaps("x.toml", "value x", [*editions, editions[0]])


@pytest.mark.parametrize(
    ("day", "there", "not_yet"),
    [
        (date(2016, 9, 28), {"plan-2548", "circular-0600"}, {"plan-2559", "plan-2561"}),
        (date(2016, 9, 29), {"plan-2548", "plan-2559"}, {"plan-2561", "circular-5797"}),
        (date(2018, 10, 4), {"plan-2559", "plan-2561"}, {"circular-2931"}),
        (date(2019, 5, 15), {"plan-2561", "circular-2931"}, {"circular-7467"}),
        (TODAY, {"circular-7467", "circular-1239", "circular-7509"}, set()),
    ],
)
def test_the_instruments_of_a_day(day, there, not_yet):
    codes = {one.code for one in instruments(day)}
    assert there <= codes
    assert not codes & not_yet


def test_instruments_carry_their_dates_and_marks():
    third = next(one for one in all_instruments() if one.code == "plan-2561")
    assert (third.signed_on, third.published_on, third.since) == (
        date(2018, 9, 25),
        date(2018, 10, 3),
        date(2018, 10, 4),
    )
    assert third.amends == "plan-2548"
    marks = {one.number: one.confidence for one in all_instruments() if one.number}
    assert marks["ว 6732"] is Confidence.DOUBTFUL
    assert marks["มท 0810.3/ว 7509"] is Confidence.VERBATIM


def test_what_is_not_known_is_said():
    assert [question.code for question in open_questions()][:2] == ["circular-2571", "forum-shares"]


def test_marks_have_thai_labels():
    assert [mark.label.th for mark in Confidence] == [
        "พบข้อความต้นฉบับ",
        "พบจากแหล่งอื่น",
        "เชื่อว่าถูกต้อง ยังไม่ยืนยัน",
        "ไม่แน่ใจ ต้องตรวจสอบ",
    ]
