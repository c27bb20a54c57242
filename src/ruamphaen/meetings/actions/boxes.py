"""Village boxes: handing one out with its kit, and writing its journal out again."""

import secrets
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from ruamphaen.base import files
from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.meetings.actions.journal import as_written, in_the_hall
from ruamphaen.meetings.models import (
    AgendaItem,
    Attendee,
    Box,
    Card,
    Group,
    Line,
    Meeting,
    Motion,
    Resolution,
)
from ruamphaen.meetings.rules import journal, kits
from ruamphaen.meetings.rules.kinds import State
from ruamphaen.organisation.models import Committee, Community, LocalRule, Seat, User
from ruamphaen.thai.text import one_line

MOST_BOXES = 999

# The columns that go along as they are; what points elsewhere is named in words below.
_ORGANISATION = (
    "slug", "kind", "name_th", "name_en", "code", "province_code", "province_th", "district_th",
    "source", "is_example", "sort_key",
)  # fmt: skip
_MEETING = (
    "forum", "bases", "number", "year_be", "title", "subject", "place", "starts_at", "ends_at",
    "state", "opened_at", "closed_at", "seats_in_hall",
)  # fmt: skip
_GROUP = ("uid", "name", "quota", "is_open", "position")
_ITEM = (
    "uid", "position", "number", "kind", "title", "detail", "presenter", "state", "started_at",
    "ended_at", "account", "edit",
)  # fmt: skip
_PERSON = (
    "uid", "name", "title", "phone", "code", "standing", "registered_at", "registered_by",
    "present_at", "present_by", "left_at", "search", "sort_key",
)  # fmt: skip
_MOTION = ("uid", "text", "mover", "endorsers", "handed_in_on", "method", "state", "position")
_RESOLUTION = ("uid", "number", "outcome", "text", "made_at")


@transaction.atomic
def hand_out(meeting: Meeting, *, by: User | None, place: str) -> Box:
    """Give a laptop this meeting: a code, a key, and a kit file with all it needs in the hall.

    The kit shows the meeting as it stands now. Raises Refused where the meeting was not called, is
    over, or where this machine is itself a box.
    """
    meeting = in_the_hall(meeting)
    if meeting.box:
        raise Refused(_("เครื่องนี้เป็นเครื่องหมู่บ้าน จัดชุดไฟล์ได้ที่เว็บหลักเท่านั้น"))
    if meeting.state in {State.PREPARED, State.CLOSED, State.CANCELLED}:
        raise Refused(
            _("จัดชุดไฟล์ไม่ได้ การประชุมนี้ “%(state)s” อยู่ จัดได้เมื่อเรียกประชุมแล้วและยังไม่ปิด")
            % {"state": meeting.get_state_display()}
        )
    place = one_line(place)[:160]
    if not place:
        raise Refused(_("บอกด้วยว่าเครื่องนี้ใช้ที่ไหน เช่น ศาลาหมู่ที่ 5"), status=422)
    box = Box(
        meeting=meeting,
        code=_next_code(meeting),
        place=place,
        key=secrets.token_hex(32),
        issued_at=timezone.now(),
    )
    content = kit_of(box)
    box.handed = {
        "seen": _seen(meeting),
        "told": {"starts_at": meeting.starts_at.isoformat(), "place": meeting.place},
        "groups": content["groups"],
        "items": [
            {key: item[key] for key in ("uid", "number", "kind", "title")}
            for item in content["items"]
        ],
        "communities": list(
            Community.objects.filter(organisation=meeting.organisation_id).values_list(
                "name", "number", "pk"
            )
        ),
    }
    file = kits.written(content)
    box.kit = files.keep(file, chain=meeting.chain, name=kit_name(box), kind="json")
    box.save(force_insert=True)
    record(by, "meetings.hand_out_box", meeting, box=box.code, kit=box.kit.sha256)
    return box


def kit_name(box: Box) -> str:
    """What the kit is called when it is kept."""
    return f"ruamphaen-kit-{box.meeting.pk}-{box.code}.json"


def kit_bytes(box: Box) -> bytes:
    """The kit as it was handed out. Raises Refused where the file is gone from this machine."""
    try:
        if box.kit is not None:
            return files.read(box.kit)
    except OSError:
        pass
    raise Refused(_("ไม่พบชุดไฟล์ของเครื่องนี้แล้ว จัดชุดไฟล์ใหม่ให้เครื่องใหม่แทน"))


def _next_code(meeting: Meeting) -> str:
    taken = set(Box.objects.filter(meeting=meeting).values_list("code", flat=True))
    free = (f"B{n}" for n in range(1, MOST_BOXES + 1) if f"B{n}" not in taken)
    code = next(free, None)
    if code is None:
        raise Refused(_("การประชุมนี้จัดชุดไฟล์ครบ %(most)s เครื่องแล้ว") % {"most": MOST_BOXES})
    return code


def _seen(meeting: Meeting) -> dict[str, int]:
    """How far each journal stands here: what a box that gets its kit now can know of."""
    rows = Line.objects.filter(meeting=meeting).values_list("box").annotate(last=Max("seq"))
    return dict(rows)


# ------------------------------------------------------------------ the kit


def kit_of(box: Box) -> dict[str, Any]:
    """What goes along: the organisation, the meeting with its agenda, groups, roster and cards.

    Holds names and telephones. Plain JSON; moments in ISO 8601.
    """
    meeting = box.meeting
    organisation = meeting.organisation
    committees = list(meeting.committees.order_by("pk"))
    seats = _seats(committees, meeting.starts_at.date())
    people = Attendee.objects.filter(meeting=meeting).select_related(
        "group", "community", "same_as"
    )
    numbers = {seat.pk: number for number, seat in enumerate(seats)}
    groups = Group.objects.filter(meeting=meeting).select_related("committee")
    return {
        "box": {"code": box.code, "place": box.place, "key": box.key},
        "made_at": _plain(box.issued_at),
        "organisation": _row(organisation, _ORGANISATION),
        "communities": [
            [each.name, each.number, each.code, each.zone]
            for each in organisation.communities.order_by("pk")
        ],
        "local_rules": [
            [rule.name, rule.value, rule.because]
            for rule in LocalRule.objects.filter(organisation=organisation).order_by("name")
        ],
        "committees": [_row(each, ("body", "order_number", "appointed_on")) for each in committees],
        "seats": [
            {
                **_row(seat, ("group", "name", "role", "since", "until")),
                "committee": next(
                    place for place, each in enumerate(committees) if each.pk == seat.committee_id
                ),
            }
            for seat in seats
        ],
        "meeting": {
            **_row(meeting, _MEETING),
            "uid": str(meeting.uid),
            "community": _named(meeting.community),
        },
        "groups": [
            {**_row(group, _GROUP), "body": group.committee.body if group.committee else ""}
            for group in groups
        ],
        "items": [_row(item, _ITEM) for item in AgendaItem.objects.filter(meeting=meeting)],
        "people": [
            {
                **_row(person, _PERSON),
                "group": str(person.group.uid),
                "community": _named(person.community),
                "seat": numbers.get(person.seat_id or 0),
                "same_as": str(person.same_as.uid) if person.same_as else None,
            }
            for person in people
        ],
        "cards": list(Card.objects.filter(meeting=meeting).values_list("number", "receipt")),
        "motions": [
            {
                **_row(motion, _MOTION),
                "item": str(motion.item.uid),
                "body": motion.committee.body if motion.committee else "",
            }
            for motion in Motion.objects.filter(meeting=meeting).select_related("item", "committee")
        ],
        "resolutions": [
            {**_row(made, _RESOLUTION), "item": str(made.item.uid)}
            for made in Resolution.objects.filter(meeting=meeting).select_related("item")
        ],
    }


def _seats(committees: list[Committee], on: date) -> list[Seat]:
    """The members in office on the day of the meeting."""
    seats = Seat.objects.filter(committee__in=committees).order_by("pk")
    return [
        seat
        for seat in seats
        if (seat.since is None or seat.since <= on) and (seat.until is None or seat.until >= on)
    ]


def _row(thing: Any, columns: tuple[str, ...]) -> dict[str, Any]:
    return {column: _plain(getattr(thing, column)) for column in columns}


def _named(community: Community | None) -> list[Any] | None:
    return [community.name, community.number] if community else None


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int | float | bool | list | dict):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


# ------------------------------------------------------------------ the journal, on the box


@transaction.atomic
def export_journal(meeting: Meeting, *, by: User | None) -> bytes:
    """The box's whole journal as a file, sealed. Raises Refused where this machine is no box."""
    meeting = in_the_hall(meeting)
    box = Box.objects.filter(meeting=meeting, code=meeting.box).first() if meeting.box else None
    if box is None:
        raise Refused(_("เครื่องนี้ไม่ใช่เครื่องหมู่บ้านของการประชุมนี้ สมุดประชุมอยู่ที่เว็บหลักแล้ว"))
    lines = [
        as_written(line)
        for line in Line.objects.filter(meeting=meeting, box=meeting.box).order_by("seq")
    ]
    made = journal.written(meeting.uid, meeting.box, box.key, lines, timezone.now())
    head = lines[-1].hash if lines else journal.GENESIS
    record(by, "meetings.export_journal", meeting, box=box.code, lines=len(lines), head=head)
    return made


def journal_name(meeting: Meeting) -> str:
    """What the exported journal is called."""
    return f"ruamphaen-journal-{meeting.box}-{str(meeting.uid)[:8]}.jsonl"
