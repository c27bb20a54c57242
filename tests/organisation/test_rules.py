"""What is right about terms, days and local choices."""

from datetime import date
from decimal import Decimal

import pytest

from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.law.units import MonthDay
from ruamphaen.organisation.rules import (
    as_kept,
    concerns,
    days_left,
    holds_on,
    last_day_of_term,
    to_keep,
    within_reason,
)

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("since", "until", "day", "held"),
    [
        (date(2026, 1, 1), None, date(2026, 1, 1), True),
        (date(2026, 1, 1), None, date(2025, 12, 31), False),
        (date(2026, 1, 1), date(2026, 3, 31), date(2026, 3, 31), True),
        (date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1), False),
    ],
)
def test_both_ends_of_a_holding_belong_to_it(since, until, day, held):
    assert holds_on(since, until, day) is held


@pytest.mark.parametrize(
    ("since", "years", "last"),
    [
        (date(2023, 1, 16), 4, date(2027, 1, 15)),
        (date(2023, 10, 1), 1, date(2024, 9, 30)),
        (date(2024, 2, 29), 4, date(2028, 2, 28)),
        (date(2024, 2, 29), 2, date(2026, 2, 28)),
    ],
)
def test_a_term_ends_the_day_before_it_would_begin_again(since, years, last):
    assert last_day_of_term(since, years) == last


@pytest.mark.parametrize(
    ("on", "reasonable"),
    [
        (TODAY, True),
        (date(2025, 11, 19), True),
        (date(2025, 11, 18), False),
        (date(2027, 2, 18), True),
        (date(2027, 2, 19), False),
        (date(1483, 11, 20), False),
    ],
)
def test_a_hand_over_may_be_entered_a_year_late_and_90_days_ahead(on, reasonable):
    assert within_reason(on, TODAY) is reasonable


@pytest.mark.parametrize(
    ("until", "left"),
    [
        (None, None),
        (date(2026, 11, 19), None),
        (TODAY, 0),
        (date(2027, 2, 18), 90),
        (date(2027, 2, 19), None),
    ],
)
def test_the_desk_looks_90_days_ahead_today_included(until, left):
    assert days_left(until, TODAY) == left


@pytest.mark.parametrize(
    ("name", "kind", "matters"),
    [
        ("plan.post_days", OrganisationKind.SAO, True),
        ("plan.due_month", OrganisationKind.SAO, True),
        ("plan.due_month", OrganisationKind.PAO, False),
        ("plan.due_month.pao", OrganisationKind.PAO, True),
        ("council.sessions_least.sao", OrganisationKind.SAO, True),
        ("council.sessions_least.sao", OrganisationKind.TOWN, False),
        ("council.sessions_least.municipality", OrganisationKind.TOWN, True),
        ("council.motion_endorsers.small", OrganisationKind.TOWN, True),
    ],
)
def test_a_rule_for_another_kind_of_organisation_does_not_concern_us(name, kind, matters):
    assert concerns(name, kind) is matters


@pytest.mark.parametrize(
    ("unit", "value", "kept"),
    [
        ("days", 30, 30),
        ("yes or no", True, True),
        ("choice", "thai", "thai"),
        ("texts", ("ก", "ข"), ["ก", "ข"]),
        ("share", Decimal("0.5"), "0.5"),
        ("percent", Decimal(80), "80"),
        ("month and day", MonthDay(8, 15), {"month": 8, "day": 15}),
    ],
)
def test_a_choice_is_kept_without_floats_and_read_back_as_it_was(unit, value, kept):
    from ruamphaen.law.units import content

    choices = ("thai", "arabic")
    assert to_keep(value) == kept
    assert content(unit, as_kept(unit, kept), choices) == value
