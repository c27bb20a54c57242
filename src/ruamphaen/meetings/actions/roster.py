"""The roster in the hall and before it: register, check in, withdraw, put right."""

from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.meetings.actions.applying.found import place_of
from ruamphaen.meetings.actions.applying.roster import alike
from ruamphaen.meetings.actions.journal import ensure_not_over, in_the_hall, keep
from ruamphaen.meetings.models import Attendee, Group, Meeting
from ruamphaen.meetings.rules.kinds import Standing, State, Way
from ruamphaen.meetings.rules.matching import phone_key
from ruamphaen.meetings.rules.receipts import new_ticket
from ruamphaen.organisation.models import Community, User
from ruamphaen.thai.text import one_line


@transaction.atomic
def register(
    meeting: Meeting,
    *,
    by: User | None,
    group: Group,
    name: str,
    way: Way,
    title: str = "",
    phone: str = "",
    community: Community | None = None,
    over_quota: bool = False,
) -> Attendee:
    """Put a person on the roster; beyond the quota or the hall, on the waiting list.

    A telephone that is on the roster already gives that row back: the same form sent twice makes
    one registration. `over_quota` lets a clerk take somebody in although their group is full.
    """
    meeting = in_the_hall(meeting)
    ensure_not_over(meeting)
    group = Group.objects.get(pk=group.pk, meeting=meeting)
    before = _registered_with(meeting, phone, name)
    if before is not None:
        return before
    full = not has_room(meeting, group)
    uid = uuid4()
    keep(
        by,
        "meetings.register",
        meeting,
        about=uid,
        group=group.uid,
        community=place_of(community),
        way=way,
        code=new_ticket(),
        standing=Standing.WAITING if full and not over_quota else Standing.REGISTERED,
        over_quota=True if full and over_quota else None,
        private={"name": one_line(name), "title": one_line(title), "phone": phone_key(phone)},
    )
    return Attendee.objects.select_related("group", "community").get(uid=uid)


def _registered_with(meeting: Meeting, phone: str, name: str) -> Attendee | None:
    """The row with the same telephone and name, if one came before."""
    key = phone_key(phone)
    if not key:
        return None
    rows = Attendee.objects.filter(meeting=meeting, phone=key, same_as=None).exclude(
        standing=Standing.WITHDRAWN
    )
    wanted = one_line(name)
    return next((row for row in rows.select_related("group") if row.name == wanted), None)


def has_room(meeting: Meeting, group: Group) -> bool:
    """Whether the group's quota and the hall still have a place."""
    coming = Attendee.objects.filter(
        meeting=meeting, standing__in=[Standing.INVITED, Standing.REGISTERED], same_as=None
    )
    in_group = group.quota is None or coming.filter(group=group).count() < group.quota
    return in_group and (meeting.seats_in_hall is None or coming.count() < meeting.seats_in_hall)


@transaction.atomic
def check_in(attendee: Attendee, *, by: User | None, way: Way) -> Attendee:
    """A person is here. Checked in before: nothing is written, the first moment stays."""
    meeting = in_the_hall(attendee.meeting)
    _ensure_open_for_people(meeting)
    attendee = _fresh(attendee)
    if attendee.present_at is not None and attendee.left_at is None:
        return attendee
    if attendee.left_at is not None:
        keep(by, "meetings.come_back", meeting, about=attendee.uid)
    else:
        keep(by, "meetings.check_in", meeting, about=attendee.uid, way=way)
    return _fresh(attendee)


@transaction.atomic
def walk_in(
    meeting: Meeting,
    *,
    by: User | None,
    group: Group,
    name: str,
    title: str = "",
    phone: str = "",
    community: Community | None = None,
) -> Attendee:
    """Somebody who was not on the roster stands at the desk: taken on and checked in at once."""
    attendee = register(
        meeting,
        by=by,
        group=group,
        name=name,
        way=Way.WALK_IN,
        title=title,
        phone=phone,
        community=community,
        over_quota=True,
    )
    return check_in(attendee, by=by, way=Way.WALK_IN)


@transaction.atomic
def undo_check_in(attendee: Attendee, *, by: User | None) -> Attendee:
    """Take a check-in back: it was somebody else."""
    meeting = in_the_hall(attendee.meeting)
    _ensure_open_for_people(meeting)
    attendee = _fresh(attendee)
    if attendee.present_at is not None:
        keep(by, "meetings.undo_check_in", meeting, about=attendee.uid)
    return _fresh(attendee)


@transaction.atomic
def leave(attendee: Attendee, *, by: User | None) -> Attendee:
    """They go before the end."""
    meeting = in_the_hall(attendee.meeting)
    _ensure_open_for_people(meeting)
    attendee = _fresh(attendee)
    if attendee.is_present and attendee.left_at is None:
        keep(by, "meetings.leave", meeting, about=attendee.uid)
    return _fresh(attendee)


@transaction.atomic
def withdraw(attendee: Attendee, *, by: User | None) -> Attendee:
    """They will not come; the first on the waiting list of their group gets the place."""
    meeting = in_the_hall(attendee.meeting)
    ensure_not_over(meeting)
    attendee = _fresh(attendee)
    if attendee.present_at is not None:
        raise Refused(
            _("%(name)s เช็กอินแล้ว ถ้าเช็กอินผิดคน ให้ยกเลิกการเช็กอินก่อน") % {"name": attendee.name}
        )
    keep(by, "meetings.withdraw", meeting, about=attendee.uid)
    waiting = Attendee.objects.filter(
        meeting=meeting, group=attendee.group, standing=Standing.WAITING
    ).order_by("registered_at", "pk")
    first = waiting.first()
    if first is not None and has_room(meeting, attendee.group):
        keep(by, "meetings.let_in", meeting, about=first.uid)
    return _fresh(attendee)


@transaction.atomic
def correct_person(
    attendee: Attendee,
    *,
    by: User | None,
    group: Group,
    name: str,
    title: str = "",
    phone: str = "",
    community: Community | None = None,
) -> Attendee:
    """Put a name, group, place or telephone right."""
    meeting = in_the_hall(attendee.meeting)
    ensure_not_over(meeting)
    keep(
        by,
        "meetings.correct_person",
        meeting,
        about=attendee.uid,
        group=group.uid,
        community=place_of(community),
        private={"name": one_line(name), "title": one_line(title), "phone": phone_key(phone)},
    )
    return _fresh(attendee)


@transaction.atomic
def same_person(first: Attendee, second: Attendee, *, by: User | None) -> None:
    """Two rows are one person: counted once from now on; both stay on the roster's record."""
    meeting = in_the_hall(first.meeting)
    if first.pk == second.pk or first.meeting_id != second.meeting_id:
        raise Refused(_("เลือกสองแถวที่ต่างกันในการประชุมเดียวกัน"))
    keep(by, "meetings.same_person", meeting, about=second.uid, other=first.uid)


@transaction.atomic
def two_persons(attendee: Attendee, *, by: User | None) -> None:
    """They are two people after all."""
    meeting = in_the_hall(attendee.meeting)
    keep(by, "meetings.two_persons", meeting, about=attendee.uid)


def likely_same(meeting: Meeting, *, name: str, phone: str, community: Community | None) -> Any:
    """Rows that may be this person, to be shown at the desk before another one is made."""
    asked = Attendee(name=one_line(name), phone=phone_key(phone), community=community)
    return alike(meeting, asked)


def _ensure_open_for_people(meeting: Meeting) -> None:
    """Check-in begins before the chair opens: it only needs a meeting that was called."""
    if meeting.state not in {State.CALLED, State.SITTING, State.ADJOURNED}:
        raise Refused(
            _("ยังเช็กอินไม่ได้ การประชุมนี้ “%(state)s” อยู่") % {"state": meeting.get_state_display()}
        )


def _fresh(attendee: Attendee) -> Attendee:
    return Attendee.objects.select_related("group", "community", "meeting__organisation").get(
        pk=attendee.pk
    )
