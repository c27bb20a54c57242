"""Paper sign-in sheets: two people type each, neither sees the other's, a person settles what differs."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.meetings.actions.applying.found import place_of
from ruamphaen.meetings.actions.journal import in_the_hall, keep
from ruamphaen.meetings.actions.sitting import ensure_minutes_open
from ruamphaen.meetings.models import Attendee, Group, Meeting, SignInSheet
from ruamphaen.meetings.queries.sheets import READINGS, comparison
from ruamphaen.meetings.rules.kinds import Standing, State, Way
from ruamphaen.meetings.rules.matching import name_key
from ruamphaen.meetings.rules.readings import Pair, Reading, Take
from ruamphaen.meetings.rules.receipts import new_ticket, typed_code
from ruamphaen.organisation.models import Community, User
from ruamphaen.thai.text import one_line

MOST_LINES = 200
LONGEST_NAME = 120


@transaction.atomic
def type_sheet(
    meeting: Meeting,
    *,
    by: User,
    number: int,
    names: Sequence[tuple[int, str]],
    group: Group | None = None,
) -> SignInSheet:
    """Keep one person's reading of a sheet: the lines with their names. Typing again replaces it.

    A name that stands once on the roster, or a ticket's code, is taken for that person. Refused once
    the sheet was counted, or when two others typed it: a third reading would only confuse.
    """
    meeting = in_the_hall(meeting)
    _ensure_may_type(meeting)
    _ensure_readable(names)
    sheet = _mine(meeting).filter(number=number).first()
    if sheet is not None:
        _ensure_takes(sheet, by, next_number(meeting))
    people = _people_by_name(meeting)
    keep(
        by,
        "meetings.type_sheet",
        meeting,
        about=sheet.uid if sheet else uuid4(),
        number=number,
        group=group.uid if group else None,
        private={"names": [_read(line, name, people) for line, name in names]},
    )
    return _mine(meeting).select_related("group", "meeting__organisation").get(number=number)


def _ensure_may_type(meeting: Meeting) -> None:
    if meeting.state in {State.PREPARED, State.CANCELLED}:
        raise Refused(_("ยังพิมพ์ใบลงชื่อไม่ได้ การประชุมนี้ยังไม่ได้เรียกประชุมหรือถูกยกเลิก"))
    ensure_minutes_open(meeting)


def _ensure_readable(names: Sequence[tuple[int, str]]) -> None:
    if not names:
        raise Refused(_("ยังไม่ได้พิมพ์ชื่อ พิมพ์บรรทัดละหนึ่งชื่อตามลำดับในกระดาษ"), status=422)
    if max(line for line, _name in names) > MOST_LINES:
        raise Refused(
            _("หนึ่งแผ่นพิมพ์ได้ไม่เกิน %(most)s บรรทัด แบ่งเป็นหลายแผ่น") % {"most": MOST_LINES},
            status=422,
        )
    for line, name in names:
        if len(one_line(name)) > LONGEST_NAME:
            raise Refused(
                _("บรรทัดที่ %(line)s ยาวเกิน %(most)s ตัวอักษร พิมพ์เฉพาะชื่อและนามสกุล")
                % {"line": line, "most": LONGEST_NAME},
                status=422,
            )


def _ensure_takes(sheet: SignInSheet, by: User, free: int) -> None:
    """Refuse a sheet that was counted, or that two others typed: perhaps two sheets carry one number."""
    told = {"number": sheet.number, "free": free}
    if sheet.settled_at is not None:
        raise Refused(
            _(
                "แผ่นที่ %(number)s นับแล้ว จึงไม่นับซ้ำ ถ้าเป็นกระดาษอีกแผ่นที่เลขซ้ำกัน เขียนเลขใหม่บนกระดาษเป็น %(free)s แล้วพิมพ์เป็นแผ่นนั้น"
            )
            % told
        )
    others = sheet.names.exclude(typist=by.tag).values("typist").distinct().count()
    if others >= READINGS:
        raise Refused(
            _(
                "แผ่นที่ %(number)s มีผู้พิมพ์ครบสองคนแล้ว เปิดหน้าเทียบเพื่อสรุป ถ้าเป็นกระดาษอีกแผ่นที่เลขซ้ำกัน เขียนเลขใหม่บนกระดาษเป็น %(free)s แล้วพิมพ์เป็นแผ่นนั้น"
            )
            % told
        )


def _mine(meeting: Meeting) -> QuerySet[SignInSheet]:
    """The sheets typed on this machine: the first sheet of a village is another paper."""
    return SignInSheet.objects.filter(meeting=meeting, box=meeting.box)


def next_number(meeting: Meeting) -> int:
    """The number after the highest sheet."""
    last = _mine(meeting).order_by("-number").first()
    return last.number + 1 if last else 1


def _people_by_name(meeting: Meeting) -> dict[str, list[Attendee]]:
    """The roster by folded name, and by ticket code."""
    found: dict[str, list[Attendee]] = {}
    rows = Attendee.objects.filter(meeting=meeting, same_as=None)
    for row in rows.exclude(standing=Standing.WITHDRAWN):
        found.setdefault(row.search, []).append(row)
        found.setdefault(f"code {row.code}", []).append(row)
    return found


def _read(
    line: int, name: str, people: Mapping[str, list[Attendee]]
) -> tuple[int, str, str | None]:
    """A line as the journal keeps it: its number, the name, the uid of the one person it can mean."""
    name = one_line(name)
    code = people.get(f"code {typed_code(name)}")
    hits = code or people.get(name_key(name), [])
    if len(hits) != 1:
        return line, name, None
    return line, hits[0].name if code else name, str(hits[0].uid)


@transaction.atomic
def settle_sheet(
    sheet: SignInSheet,
    *,
    by: User,
    group: Group,
    takes: Mapping[int, Take | str],
    community: Community | None = None,
    seen: str = "",
) -> tuple[int, int]:
    """Count a sheet once: who signed is checked in by paper. Returns (newly present, already there).

    `takes` says for each place in `queries.sheets.comparison(sheet)` whose two readings differ which of them holds,
    or the name as a third person reads it; `seen` is that comparison's name, so that readings which
    changed meanwhile are not settled by an older look at them. Who is not on the roster joins `group` as a walk-in.
    """
    meeting = in_the_hall(sheet.meeting)
    _ensure_may_type(meeting)
    sheet.refresh_from_db()
    if sheet.settled_at is not None:
        raise Refused(_("แผ่นที่ %(number)s นับแล้ว จึงไม่นับซ้ำ") % {"number": sheet.number})
    both = comparison(sheet)
    pairs = both.pairs
    if seen and both.seen != seen:
        raise Refused(_("มีผู้แก้ที่พิมพ์ไว้ระหว่างที่ท่านเทียบ ดูบรรทัดที่ต่างกันอีกครั้งแล้วสรุปใหม่"))
    if not pairs:
        raise Refused(
            _("แผ่นที่ %(number)s มีผู้พิมพ์คนเดียว ต้องมีอีกคนพิมพ์โดยไม่ดูของคนแรกก่อน") % {"number": sheet.number}
        )
    people = _people_by_name(meeting)
    signed = [_signed(place, pair, takes, people) for place, pair in enumerate(pairs)]
    at = _signed_at(meeting)
    came = [_arrive(meeting, by, one, group, community, at) for one in signed if one is not None]
    keep(
        by,
        "meetings.settle_sheet",
        meeting,
        about=sheet.uid,
        number=sheet.number,
        lines=len(pairs),
        differed=sum(not pair.agrees for pair in pairs),
        counted=sum(came),
    )
    sheet.refresh_from_db()
    return sum(came), len(came) - sum(came)


def _signed(
    place: int,
    pair: Pair,
    takes: Mapping[int, Take | str],
    people: Mapping[str, list[Attendee]],
) -> Reading | None:
    """Who signed at a place, by what was agreed or decided; None where nobody did."""
    if pair.agrees and pair.first is not None:
        return _matched(pair.first, people)
    take = takes.get(place, "")
    if take == Take.NONE:
        return None
    if take == Take.FIRST and pair.first is not None:
        return _matched(pair.first, people)
    if take == Take.SECOND and pair.second is not None:
        return _matched(pair.second, people)
    name = "" if isinstance(take, Take) else one_line(take)
    if not name:
        raise Refused(
            _("บรรทัดที่ %(line)s สองคนอ่านต่างกันและยังไม่ได้เลือก เลือกให้ครบทุกบรรทัดแล้วสรุปใหม่")
            % {"line": pair.line},
            status=422,
        )
    return _matched(Reading(pair.line, name), people)


def _matched(reading: Reading, people: Mapping[str, list[Attendee]]) -> Reading:
    """Who came onto the roster after the sheet was typed is known now: another sheet had them."""
    if reading.person is not None:
        return reading
    hits = people.get(name_key(reading.name), [])
    return replace(reading, person=hits[0].pk if len(hits) == 1 else None)


def _signed_at(meeting: Meeting) -> datetime:
    """Paper tells no minute: who signed was there when the meeting began."""
    return min(meeting.opened_at or meeting.starts_at, timezone.now())


def _arrive(
    meeting: Meeting,
    by: User,
    signed: Reading,
    group: Group,
    community: Community | None,
    at: datetime,
) -> bool:
    """Check in who signed; False where they were there already. Unknown names join the roster."""
    person = (
        Attendee.objects.filter(meeting=meeting, pk=signed.person).first()
        if signed.person is not None
        else None
    )
    if person is not None and person.present_at is not None:
        return False
    uid = person.uid if person else uuid4()
    if person is None:
        keep(
            by,
            "meetings.register",
            meeting,
            about=uid,
            group=group.uid,
            community=place_of(community),
            way=Way.PAPER,
            code=new_ticket(),
            standing=Standing.REGISTERED,
            private={"name": signed.name, "title": "", "phone": ""},
        )
    keep(by, "meetings.check_in", meeting, about=uid, way=Way.PAPER, at=at.isoformat())
    return True
