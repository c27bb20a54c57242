"""The roster, as the journal tells it."""

from datetime import datetime

from django.db.models import Q

from ruamphaen.meetings.actions.applying.found import (
    Found,
    attendee_of,
    community_of,
    group_of,
    is_foreign,
)
from ruamphaen.meetings.models import Attendee, Line, Meeting, SheetName, SignInSheet
from ruamphaen.meetings.rules.clashes import ClashKind
from ruamphaen.meetings.rules.kinds import Standing
from ruamphaen.meetings.rules.matching import Known, may_be_one, name_key, phone_key
from ruamphaen.meetings.rules.receipts import new_ticket
from ruamphaen.thai.sorting import sort_key


def register(meeting: Meeting, line: Line) -> list[Found]:
    """A person comes onto the roster; rows that look like the same person are told."""
    if Attendee.objects.filter(uid=line.about).exists():
        return []
    said = line.detail
    name = said.get("name", "")
    attendee = Attendee(
        meeting=meeting,
        uid=line.about,
        group=group_of(meeting, said["group"]),
        name=name,
        title=said.get("title", ""),
        community=community_of(meeting, said.get("community")),
        phone=phone_key(said.get("phone", "")),
        code=free_code(meeting, said.get("code", "")),
        standing=said["standing"],
        registered_at=line.happened_at,
        registered_by=said["way"],
        search=name_key(name),
        sort_key=sort_key(name),
    )
    # Of what other machines wrote, doubles are found at the end of the merge, all at once.
    twins = [] if is_foreign(meeting, line) else alike(meeting, attendee)
    attendee.save(force_insert=True)
    return [_double(attendee, twin) for twin in twins]


def free_code(meeting: Meeting, wanted: str) -> str:
    """The code that was handed out, or another where this meeting has it already."""
    code = wanted or new_ticket()
    while Attendee.objects.filter(meeting=meeting, code=code).exists():
        code = new_ticket()
    return code


def alike(meeting: Meeting, attendee: Attendee) -> list[Attendee]:
    """Rows of the same meeting that may be the same person."""
    looks_like = Q(search=name_key(attendee.name))
    if attendee.phone:
        looks_like |= Q(phone=attendee.phone)
    near = (
        Attendee.objects.filter(looks_like, meeting=meeting, same_as=None)
        .exclude(uid=attendee.uid)
        .exclude(standing=Standing.WITHDRAWN)
        .select_related("community", "group")
    )
    return [one for one in near if may_be_one(_known(attendee), _known(one))]


def _known(attendee: Attendee) -> Known:
    return Known(attendee.name, attendee.phone, str(attendee.community or ""))


def _double(one: Attendee, other: Attendee) -> Found:
    first, second = sorted((one, other), key=lambda row: row.uid.hex)
    return Found(ClashKind.DOUBLE, first.uid, second.uid)


def correct_person(meeting: Meeting, line: Line) -> list[Found]:
    """A misspelt name, a wrong group or place is put right."""
    attendee, said = attendee_of(meeting, line.about), line.detail
    attendee.name = said.get("name", attendee.name)
    attendee.title = said.get("title", "")
    attendee.phone = phone_key(said.get("phone", ""))
    attendee.group = group_of(meeting, said["group"])
    attendee.community = community_of(meeting, said.get("community"))
    attendee.search, attendee.sort_key = name_key(attendee.name), sort_key(attendee.name)
    attendee.save()
    return []


def withdraw(meeting: Meeting, line: Line) -> list[Found]:
    """They will not come."""
    attendee = attendee_of(meeting, line.about)
    attendee.standing = Standing.WITHDRAWN
    attendee.save(update_fields=["standing"])
    return []


def let_in(meeting: Meeting, line: Line) -> list[Found]:
    """From the waiting list to a place that is free."""
    attendee = attendee_of(meeting, line.about)
    if attendee.standing == Standing.WAITING:
        attendee.standing = Standing.REGISTERED
        attendee.save(update_fields=["standing"])
    return []


def check_in(meeting: Meeting, line: Line) -> list[Found]:
    """A person is present; checked in before, the first moment stays."""
    attendee, said = attendee_of(meeting, line.about), line.detail
    at = datetime.fromisoformat(said["at"]) if "at" in said else line.happened_at
    if attendee.present_at is not None:
        return []
    attendee.present_at, attendee.present_by, attendee.left_at = at, said["way"], None
    if attendee.standing != Standing.INVITED:
        attendee.standing = Standing.REGISTERED
    attendee.save(update_fields=["present_at", "present_by", "left_at", "standing"])
    return []


def undo_check_in(meeting: Meeting, line: Line) -> list[Found]:
    """It was somebody else, or a slip of the finger."""
    attendee = attendee_of(meeting, line.about)
    attendee.present_at, attendee.present_by, attendee.left_at = None, "", None
    attendee.save(update_fields=["present_at", "present_by", "left_at"])
    return []


def leave(meeting: Meeting, line: Line) -> list[Found]:
    """They left before the end: not in the hall when votes are counted."""
    attendee = attendee_of(meeting, line.about)
    attendee.left_at = line.happened_at
    attendee.save(update_fields=["left_at"])
    return []


def come_back(meeting: Meeting, line: Line) -> list[Found]:
    """They are in the hall again."""
    attendee = attendee_of(meeting, line.about)
    attendee.left_at = None
    attendee.save(update_fields=["left_at"])
    return []


def same_person(meeting: Meeting, line: Line) -> list[Found]:
    """Two rows are one person: counted once, both rows stay, and the presence of either counts."""
    second = attendee_of(meeting, line.about)
    first = attendee_of(meeting, line.detail["other"])
    second.same_as = first
    second.save(update_fields=["same_as"])
    Attendee.objects.filter(meeting=meeting, same_as=second).update(same_as=first)
    came = [moment for moment in (first.present_at, second.present_at) if moment is not None]
    if came and first.present_at != min(came):
        first.present_at, first.present_by = min(came), first.present_by or second.present_by
        first.save(update_fields=["present_at", "present_by"])
    return []


def two_persons(meeting: Meeting, line: Line) -> list[Found]:
    """The rows are two people after all."""
    attendee = attendee_of(meeting, line.about)
    attendee.same_as = None
    attendee.save(update_fields=["same_as"])
    return []


def type_sheet(meeting: Meeting, line: Line) -> list[Found]:
    """A sign-in sheet as one person typed it; typing again replaces their own reading only."""
    said = line.detail
    sheet = SignInSheet.objects.filter(meeting=meeting, box=line.box, number=said["number"]).first()
    if sheet is None:
        group = group_of(meeting, said["group"]) if said.get("group") else None
        sheet = SignInSheet.objects.create(
            meeting=meeting, uid=line.about, box=line.box, number=said["number"], group=group
        )
    SheetName.objects.filter(sheet=sheet, typist=line.actor).delete()
    SheetName.objects.bulk_create(
        SheetName(
            sheet=sheet,
            typist=line.actor,
            line=place,
            name=name,
            attendee=attendee_of(meeting, uid) if uid else None,
        )
        for place, name, uid in said.get("names", [])
    )
    return []


def settle_sheet(meeting: Meeting, line: Line) -> list[Found]:
    """Both readings agree, or a third person chose: the sheet is done."""
    SignInSheet.objects.filter(meeting=meeting, box=line.box, number=line.detail["number"]).update(
        settled_at=line.happened_at
    )
    return []
