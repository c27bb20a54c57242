"""The office's own calendar of holidays."""

from datetime import date

import pytest
from django.test import Client

from ruamphaen.base.errors import Refused
from ruamphaen.base.models import Entry
from ruamphaen.law.confidence import Confidence
from ruamphaen.law.holidays import fixed_holidays_in
from ruamphaen.organisation import actions
from ruamphaen.organisation.models import Holiday
from ruamphaen.organisation.queries import holiday_years, holidays_of
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
PAGE = "/desk/ban-nong/holidays/"


def test_the_fixed_days_are_offered_and_say_that_nobody_confirmed_them():
    days = fixed_holidays_in(2027)
    assert (days[0][0], days[-1][0]) == (date(2027, 1, 1), date(2027, 12, 31))
    assert {holiday.confidence for _on, holiday in days} == {Confidence.BELIEVED}


def test_taking_the_fixed_days_keeps_what_the_office_entered(cast: Cast):
    actions.add_holiday(cast.ban_nong, by=cast.somsri, on=date(2027, 1, 1), name="ปีใหม่ของเรา")
    offered = len(fixed_holidays_in(2027))
    added = actions.add_fixed_holidays(cast.ban_nong, by=cast.somsri, year=2027)
    assert len(added) == offered - 1
    assert Holiday.objects.get(on=date(2027, 1, 1)).name == "ปีใหม่ของเรา"
    assert actions.add_fixed_holidays(cast.ban_nong, by=cast.somsri, year=2027) == []
    years = {year.year: len(year.offered) for year in holiday_years(cast.ban_nong, TODAY)}
    assert years == {2026: offered, 2027: 0}
    assert holidays_of(cast.nong_sung) == frozenset()


def test_the_same_day_twice_is_refused_with_its_name(cast: Cast):
    actions.add_holiday(cast.ban_nong, by=cast.somsri, on=date(2027, 2, 21), name="วันมาฆบูชา")
    with pytest.raises(Refused, match="ลงไว้แล้วเป็น “วันมาฆบูชา”"):
        actions.add_holiday(cast.ban_nong, by=cast.somsri, on=date(2027, 2, 21), name="อื่น")


def test_the_page_takes_days_in_and_out_and_each_is_in_the_ledger(cast: Cast):
    browser = Client()
    browser.force_login(cast.somsri)
    assert "วันรัฐธรรมนูญ" in browser.get(PAGE).content.decode()
    browser.post(PAGE, {"on": "21 ก.พ. 2570", "name": "วันมาฆบูชา"})
    day = Holiday.objects.get()
    assert (day.on, day.name) == (date(2027, 2, 21), "วันมาฆบูชา")
    browser.post(f"{PAGE}{day.pk}/remove/")
    browser.post(f"{PAGE}fixed/", {"year": "2027"})
    assert Holiday.objects.count() == len(fixed_holidays_in(2027))
    assert list(Entry.objects.order_by("id").values_list("act", flat=True)) == [
        "organisation.add_holiday",
        "organisation.remove_holiday",
        "organisation.add_fixed_holidays",
    ]
    assert browser.post(f"{PAGE}fixed/", {"year": "x"}).status_code == 404


def test_the_neighbours_calendar_is_out_of_reach(cast: Cast):
    theirs = actions.add_holiday(
        cast.nong_sung, by=cast.kamon, on=date(2027, 2, 21), name="วันมาฆบูชา"
    )
    browser = Client()
    browser.force_login(cast.somsri)
    assert browser.post(f"{PAGE}{theirs.pk}/remove/").status_code == 404
    browser.force_login(cast.wichai)
    assert browser.get(PAGE).status_code == 403
