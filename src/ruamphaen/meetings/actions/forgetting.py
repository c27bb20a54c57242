"""Forgetting a person: their name leaves the roster and the journal; numbers and resolutions stay."""

from django.db import transaction
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.meetings.actions.journal import in_the_hall
from ruamphaen.meetings.models import Attendee, Line, SheetName
from ruamphaen.meetings.rules.kinds import State
from ruamphaen.meetings.rules.matching import name_key
from ruamphaen.organisation.models import User

FORGOTTEN = "–"


OVER = frozenset({State.CLOSED, State.CANCELLED})


def may_be_forgotten(attendee: Attendee) -> bool:
    """Whether a row still names somebody whom it need not name any more."""
    over = attendee.meeting.state in OVER and attendee.seat_id is None
    return over and attendee.name != FORGOTTEN


@transaction.atomic
def forget_person(attendee: Attendee, *, by: User | None) -> Attendee:
    """Erase who a row was (PDPA, section 33); that somebody came, in which group, still counts.

    The journal's chain holds: what was private is bound only by a salted hash, and salt and text go.
    Raises Refused while the meeting is not over, and for those who sit by office, whose names are
    part of an official act.
    """
    meeting = in_the_hall(attendee.meeting)
    if meeting.state not in OVER:
        raise Refused(_("การประชุมยังไม่จบ ถ้าไม่มาแล้วให้ถอนชื่อ แล้วลบชื่อเมื่อปิดประชุม"))
    if attendee.seat_id is not None:
        raise Refused(_("ชื่อกรรมการและสมาชิกที่มาประชุมเป็นส่วนหนึ่งของรายงานการประชุม จึงลบไม่ได้"))
    lines = Line.objects.filter(meeting=meeting, about=attendee.uid).exclude(private="")
    lines.update(private="")
    _forget_on_sheets(attendee)
    attendee.name, attendee.title, attendee.phone = FORGOTTEN, "", ""
    attendee.search, attendee.sort_key = "", ""
    attendee.save(update_fields=["name", "title", "phone", "search", "sort_key"])
    record(by, "meetings.forget_person", meeting, attendee=str(attendee.uid))
    return attendee


def _forget_on_sheets(attendee: Attendee) -> None:
    """The name as it was typed from paper: in the rows of the sheets, and in the lines that brought them.

    A line holds a whole sheet, so all of what was private in it goes; the rows keep the other names.
    """
    typed = SheetName.objects.filter(sheet__meeting=attendee.meeting_id)
    theirs = [
        row
        for row in typed.select_related("sheet")
        if row.attendee_id == attendee.pk or name_key(row.name) == attendee.search
    ]
    numbers = {row.sheet.number for row in theirs}
    sheets = Line.objects.filter(meeting=attendee.meeting_id, act="type_sheet").exclude(private="")
    holding = [line.pk for line in sheets if line.detail["number"] in numbers]
    Line.objects.filter(pk__in=holding).update(private="")
    SheetName.objects.filter(pk__in=[row.pk for row in theirs]).update(name=FORGOTTEN)
