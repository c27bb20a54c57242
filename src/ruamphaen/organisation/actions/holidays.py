"""The calendar of holidays that the office keeps for itself."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.law.holidays import fixed_holidays_in
from ruamphaen.organisation.models import Holiday, Organisation, User
from ruamphaen.thai.dates import thai_date
from ruamphaen.thai.text import one_line


@transaction.atomic
def add_holiday(organisation: Organisation, *, by: User | None, on: date, name: str) -> Holiday:
    """Enter a day on which the office does not work; the same day twice is refused."""
    try:
        with transaction.atomic():
            holiday = Holiday.objects.create(organisation=organisation, on=on, name=one_line(name))
    except IntegrityError as already:
        there = Holiday.objects.get(organisation=organisation, on=on)
        raise Refused(
            _("วันที่ %(day)s ลงไว้แล้วเป็น “%(name)s” เอาออกก่อนถ้าจะเปลี่ยน")
            % {"day": thai_date(on), "name": there.name}
        ) from already
    record(by, "organisation.add_holiday", holiday, on=on, name=holiday.name)
    return holiday


@transaction.atomic
def add_fixed_holidays(organisation: Organisation, *, by: User | None, year: int) -> list[Holiday]:
    """Enter the days that are the same every year, for a Gregorian year; days already there stay."""
    there = set(
        Holiday.objects.filter(organisation=organisation, on__year=year).values_list(
            "on", flat=True
        )
    )
    added = Holiday.objects.bulk_create(
        Holiday(organisation=organisation, on=on, name=holiday.name_th)
        for on, holiday in fixed_holidays_in(year)
        if on not in there
    )
    if added:
        record(by, "organisation.add_fixed_holidays", organisation, year=year, count=len(added))
    return added


@transaction.atomic
def remove_holiday(holiday: Holiday, *, by: User | None) -> None:
    """Take a day out of the calendar."""
    record(by, "organisation.remove_holiday", holiday, on=holiday.on, name=holiday.name)
    holiday.delete()
