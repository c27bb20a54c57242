"""Committees and the council: appointment orders and who sits in them."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.organisation.models import Committee, Organisation, Seat, User
from ruamphaen.thai.text import one_line


@transaction.atomic
def form_committee(
    organisation: Organisation,
    *,
    by: User | None,
    body: str,
    order_number: str = "",
    appointed_on: date | None = None,
) -> Committee:
    """Enter a committee with its appointment order."""
    committee = Committee.objects.create(
        organisation=organisation,
        body=body,
        order_number=one_line(order_number),
        appointed_on=appointed_on,
    )
    record(by, "organisation.form_committee", committee, body=body, order=order_number)
    return committee


@transaction.atomic
def amend_committee(
    committee: Committee, *, by: User | None, order_number: str, appointed_on: date | None
) -> Committee:
    """Correct the number or the day of an appointment order."""
    committee.order_number, committee.appointed_on = one_line(order_number), appointed_on
    committee.save(update_fields=["order_number", "appointed_on"])
    record(by, "organisation.amend_committee", committee, order=order_number, on=appointed_on)
    return committee


@transaction.atomic
def seat_member(
    committee: Committee,
    *,
    by: User | None,
    group: str,
    name: str,
    role: str = "",
    since: date | None = None,
    until: date | None = None,
    user: User | None = None,
) -> Seat:
    """Seat a member. Names of office holders are public; the ledger still keeps only the group."""
    if since and until and until < since:
        raise Refused(_("วันสิ้นสุดต้องไม่ก่อนวันที่เริ่ม"))
    seat = Seat.objects.create(
        committee=committee,
        group=group,
        name=one_line(name),
        role=one_line(role),
        since=since,
        until=until,
        user=user,
    )
    record(by, "organisation.seat_member", seat, group=group, role=role)
    return seat


@transaction.atomic
def end_seat(seat: Seat, *, by: User | None, on: date) -> Seat:
    """A member leaves the body after `on`; the seat's history stays."""
    if seat.since and on < seat.since:
        raise Refused(_("วันพ้นจากตำแหน่งต้องไม่ก่อนวันที่เริ่ม"))
    seat.until = on
    seat.save(update_fields=["until"])
    record(by, "organisation.end_seat", seat, on=on)
    return seat


@transaction.atomic
def remove_seat(seat: Seat, *, by: User | None) -> None:
    """Take out a seat that was entered by mistake; someone who sat there is ended, not removed."""
    record(by, "organisation.remove_seat", seat, group=seat.group)
    seat.delete()
