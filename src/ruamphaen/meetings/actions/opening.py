"""Opening a kit on the laptop of a village hall: an organisation, one meeting, one clerk."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.law.kinds import OrganisationKind
from ruamphaen.meetings.actions.applying.found import community_of
from ruamphaen.meetings.models import (
    AgendaItem,
    Attendee,
    Box,
    Card,
    Group,
    Meeting,
    Motion,
    Resolution,
)
from ruamphaen.meetings.rules import kits
from ruamphaen.organisation.actions import create_organisation, create_post, take_in
from ruamphaen.organisation.models import (
    Committee,
    Community,
    LocalRule,
    Organisation,
    Post,
    Seat,
    User,
)
from ruamphaen.organisation.rules import Role
from ruamphaen.thai.dates import bangkok_day

# The laptop's clock may be a few minutes behind the office's without harm.
TOLERATED = timedelta(minutes=10)


@dataclass(frozen=True)
class Opened:
    """ชุดไฟล์ที่เปิดแล้ว — the meeting on this laptop, and the clerk's sign-in with its one-time password.

    `password` is empty where the clerk's account was here already. `slow_seconds`: how far the
    laptop's clock is behind the moment at which the kit was made, where that is certain.
    """

    meeting: Meeting
    clerk: User
    password: str
    slow_seconds: int


def read_kit(file: bytes) -> dict[str, Any]:
    """The content of a kit file, or a sentence that says what is wrong with it."""
    try:
        return kits.read(file)
    except kits.UnreadableKit as unreadable:
        raise Refused(
            {
                kits.KitDamage.NOT_A_KIT: _(
                    "ไฟล์นี้ไม่ใช่ชุดไฟล์เครื่องหมู่บ้าน เลือกไฟล์ .json ที่ได้จากหน้า “เครื่องหมู่บ้าน” ของเว็บหลัก"
                ),
                kits.KitDamage.NEWER: _(
                    "ชุดไฟล์นี้ทำจากโปรแกรมรุ่นใหม่กว่าเครื่องนี้ ปรับรุ่นบนเครื่องนี้ก่อนแล้วเปิดใหม่"
                ),
                kits.KitDamage.OLDER: _("ชุดไฟล์นี้ทำจากโปรแกรมรุ่นเก่าที่ไม่รองรับแล้ว จัดชุดไฟล์ใหม่จากเว็บหลัก"),
                kits.KitDamage.BROKEN: _("ชุดไฟล์นี้ขาดหรือถูกแก้ คัดลอกจากเว็บหลักใหม่อีกครั้ง"),
            }[unreadable.damage],
            status=422,
        ) from unreadable


@transaction.atomic
def open_kit(file: bytes) -> Opened:
    """Set a laptop up from a kit: all of it or nothing.

    Raises Refused where the file is no sound kit, where its meeting is here already, or where this
    machine is the main site of the organisation.
    """
    kit = read_kit(file)
    try:
        return _opened(kit)
    except (KeyError, TypeError, ValueError, IndexError, ValidationError) as problem:
        raise Refused(_("ชุดไฟล์นี้ไม่ครบ จัดชุดไฟล์ใหม่จากเว็บหลัก"), status=422) from problem


def _opened(kit: dict[str, Any]) -> Opened:
    _ensure_not_here(kit)
    made_at = datetime.fromisoformat(kit["made_at"])
    organisation = _organisation(kit)
    meeting, box = _meeting(organisation, kit, made_at)
    _content(meeting, kit)
    clerk, password = _clerk(organisation, box)
    record(None, "meetings.open_box", meeting, box=box.code, kit=kits.digest(kit))
    slow = made_at - timezone.now()
    return Opened(meeting, clerk, password, int(slow.total_seconds()) if slow > TOLERATED else 0)


def _ensure_not_here(kit: dict[str, Any]) -> None:
    here = Meeting.objects.filter(uid=kit["meeting"]["uid"]).first()
    if here is None:
        return
    if here.box == kit["box"]["code"]:
        raise Refused(_("เปิดชุดไฟล์นี้บนเครื่องนี้ไว้แล้ว เข้าสู่ระบบแล้วทำงานต่อได้เลย ไม่มีอะไรเปลี่ยน"))
    if here.box:
        raise Refused(
            _("เครื่องนี้เป็นเครื่อง %(box)s ของการประชุมนี้อยู่แล้ว ใช้โฟลเดอร์ข้อมูลอื่น (--data) หรือเครื่องอื่น")
            % {"box": here.box}
        )
    raise Refused(_("การประชุมนี้อยู่บนเว็บหลักเครื่องนี้ ชุดไฟล์มีไว้เปิดบนเครื่องที่ไม่มีข้อมูลของหน่วยงาน"))


def _organisation(kit: dict[str, Any]) -> Organisation:
    """The organisation as the kit knows it; a laptop that ran an earlier meeting of it keeps it."""
    told = dict(kit["organisation"])
    here = Organisation.objects.filter(slug=told["slug"]).first()
    if here is None:
        told.pop("sort_key")
        kind = OrganisationKind(told.pop("kind"))
        here = create_organisation(by=None, kind=kind, **told)
    elif not here.meetings.exclude(box="").exists() or here.meetings.filter(box="").exists():
        raise Refused(
            _("เครื่องนี้มีข้อมูลของ%(name)sอยู่แล้วและไม่ได้มาจากชุดไฟล์ ใช้โฟลเดอร์ข้อมูลอื่น (--data) เพื่อไม่ให้ปนกัน")
            % {"name": here.name_th}
        )
    for name, number, code, zone in kit["communities"]:
        Community.objects.get_or_create(
            organisation=here, name=name, number=number, defaults={"code": code, "zone": zone}
        )
    for name, value, because in kit["local_rules"]:
        LocalRule.objects.update_or_create(
            organisation=here, name=name, defaults={"value": value, "because": because}
        )
    return here


def _meeting(
    organisation: Organisation, kit: dict[str, Any], made_at: datetime
) -> tuple[Meeting, Box]:
    told = dict(kit["meeting"])
    place = told.pop("community")
    meeting = Meeting.objects.create(organisation=organisation, box=kit["box"]["code"], **told)
    # The kit's moments are text until the row is read back.
    meeting.refresh_from_db()
    meeting.community = community_of(meeting, place)
    meeting.save(update_fields=["community"])
    box = Box.objects.create(
        meeting=meeting,
        code=kit["box"]["code"],
        place=kit["box"]["place"],
        key=kit["box"]["key"],
        issued_at=made_at,
    )
    return meeting, box


def _content(meeting: Meeting, kit: dict[str, Any]) -> None:
    committees = [
        Committee.objects.create(organisation=meeting.organisation, **told)
        for told in kit["committees"]
    ]
    meeting.committees.set(committees)
    bodies = {each.body: each for each in committees}
    seats = []
    for told in kit["seats"]:
        told = dict(told)
        seats.append(Seat.objects.create(committee=committees[told.pop("committee")], **told))
    groups = {}
    for told in kit["groups"]:
        told = dict(told)
        committee = bodies.get(told.pop("body"))
        groups[told["uid"]] = Group.objects.create(meeting=meeting, committee=committee, **told)
    items = {
        told["uid"]: AgendaItem.objects.create(meeting=meeting, **told) for told in kit["items"]
    }
    _people(meeting, kit, groups, seats)
    Card.objects.bulk_create(
        Card(meeting=meeting, number=number, receipt=receipt) for number, receipt in kit["cards"]
    )
    for told in kit["motions"]:
        told = dict(told)
        item, body = items[told.pop("item")], bodies.get(told.pop("body"))
        Motion.objects.create(meeting=meeting, item=item, committee=body, **told)
    for told in kit["resolutions"]:
        told = dict(told)
        Resolution.objects.create(meeting=meeting, item=items[told.pop("item")], **told)


def _people(
    meeting: Meeting, kit: dict[str, Any], groups: dict[str, Group], seats: list[Seat]
) -> None:
    """The roster in one go: a thousand names are one laptop's second, not its minute."""
    known = {
        (each.name, each.number): each
        for each in Community.objects.filter(organisation=meeting.organisation)
    }
    rows, firsts = [], {}
    for told in kit["people"]:
        told = dict(told)
        place, seat, first = (told.pop(key) for key in ("community", "seat", "same_as"))
        group = groups[told.pop("group")]
        rows.append(
            Attendee(
                meeting=meeting,
                group=group,
                community=known[(place[0], place[1])] if place else None,
                seat=seats[seat] if seat is not None else None,
                **told,
            )
        )
        if first:
            firsts[told["uid"]] = first
    Attendee.objects.bulk_create(rows, batch_size=200)
    for second, first in firsts.items():
        counted = Attendee.objects.get(uid=UUID(first))
        Attendee.objects.filter(uid=UUID(second)).update(same_as=counted)


def _clerk(organisation: Organisation, box: Box) -> tuple[User, str]:
    """The one sign-in of this laptop; a clerk from an earlier kit of the same house stays."""
    title = _("เจ้าหน้าที่เครื่องหมู่บ้าน")
    post = Post.objects.filter(organisation=organisation, title=title).first()
    if post is not None and (held := post.holdings.filter(until=None).first()) is not None:
        return held.user, ""
    post = post or create_post(organisation, by=None, title=title, role=Role.PLANNER)
    today = bangkok_day(timezone.now())
    return take_in(post, by=None, on=today, username=_free_name(box), full_name=title)


def _free_name(box: Box) -> str:
    name = f"clerk-{box.code.lower()}"
    while User.objects.filter(username__iexact=name).exists():
        name += "x"
    return name
