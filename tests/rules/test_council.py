"""Sessions and the days of a policy statement, in plain dates."""

from datetime import date

import pytest

from ruamphaen.meetings.rules.council import (
    Timeliness,
    length_in_days,
    overlap,
    timing,
    years_to_report,
)

ANNOUNCED = date(2025, 4, 1)


@pytest.mark.parametrize(
    ("stated_on", "state", "late_by"),
    [
        (date(2025, 4, 1), Timeliness.IN_TIME, 0),
        (date(2025, 5, 1), Timeliness.IN_TIME, 0),  # the thirtieth day
        (date(2025, 5, 2), Timeliness.LATE, 1),
    ],
)
def test_thirty_days_are_counted_from_the_day_after(
    stated_on: date, state: Timeliness, late_by: int
):
    found = timing(ANNOUNCED, stated_on, 30)
    assert (found.state, found.by, found.late_by) == (state, date(2025, 5, 1), late_by)


def test_without_the_day_of_the_result_nothing_is_said_to_be_late():
    assert timing(None, date(2025, 5, 2), 30).state == Timeliness.UNKNOWN


def test_a_session_counts_its_first_and_last_day():
    assert length_in_days(date(2026, 2, 1), date(2026, 3, 2)) == 30


@pytest.mark.parametrize(
    ("other", "shared"),
    [
        ((date(2026, 2, 10), date(2026, 2, 12)), True),
        ((date(2026, 3, 2), date(2026, 3, 9)), True),
        ((date(2026, 3, 3), date(2026, 3, 9)), False),
    ],
)
def test_sessions_that_share_a_day_overlap(other: tuple[date, date], shared: bool):
    session = (date(2026, 2, 1), date(2026, 3, 2))
    assert overlap(session, other) is overlap(other, session) is shared


def test_reports_are_asked_for_ended_years_of_the_term_alone():
    stated = date(2021, 5, 11)
    years = [year.be for year in years_to_report(stated, 4, date(2023, 11, 1))]
    assert years == [2564, 2565, 2566]
    assert len(years_to_report(stated, 4, date(2030, 1, 1))) == 5
    assert years_to_report(stated, 4, date(2021, 6, 1)) == []
    assert years_to_report(date(2024, 2, 29), 1, date(2026, 1, 1))[-1].be == 2568
