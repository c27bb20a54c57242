"""Groups of representation and who is invited: from seats, from the announced list, by hand, by import."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import record
from ruamphaen.meetings.actions.journal import in_the_hall
from ruamphaen.meetings.models import Attendee, Clash, Group, Meeting, Proportion
from ruamphaen.meetings.rules.clashes import ClashKind, WayOut
from ruamphaen.meetings.rules.kinds import Standing, State
from ruamphaen.meetings.rules.matching import name_key, phone_key
from ruamphaen.meetings.rules.receipts import new_ticket
from ruamphaen.organisation.models import Committee, Community, Seat, User
from ruamphaen.organisation.queries import body_of
from ruamphaen.organisation.queries.bodies import group_name, seat_rule
from ruamphaen.thai.dates import bangkok_day
from ruamphaen.thai.identity import find_identity_numbers
from ruamphaen.thai.sorting import sort_key
from ruamphaen.thai.text import one_line


@dataclass(frozen=True)
class GroupDraft:
    """กลุ่มที่พิมพ์ — a group of a meeting or of a proportion as it was typed; pk None = a new one."""

    name: str
    people: int | None
    is_open: bool = False
    pk: int | None = None


@dataclass(frozen=True)
class Person:
    """คนที่จะเชิญ — one name to be invited or announced, with the group it belongs to."""

    group: str
    name: str
    title: str = ""
    phone: str = ""
    community: Community | None = None


# ------------------------------------------------------------------ groups


@transaction.atomic
def set_groups(meeting: Meeting, *, by: User | None, groups: Sequence[GroupDraft]) -> None:
    """Bring the groups of a meeting in line with what was typed; one that is not there goes.

    A group with people in it is never taken away. All of it or nothing.
    """
    meeting = _open_to_invite(meeting)
    ensure_sound(groups)
    there = {group.pk: group for group in Group.objects.filter(meeting=meeting)}
    kept = {draft.pk for draft in groups if draft.pk in there}
    for gone in (group for pk, group in there.items() if pk not in kept):
        if Attendee.objects.filter(group=gone).exists():
            raise Refused(_("กลุ่ม “%(name)s” มีรายชื่ออยู่ ย้ายหรือเอารายชื่อออกก่อน") % {"name": gone.name})
        gone.delete()
    # Names may change places: first out of each other's way.
    for pk in kept:
        if pk is not None:
            Group.objects.filter(pk=pk).update(name=f"~{pk}~")
    for position, draft in enumerate(groups):
        group = there.get(draft.pk or 0) or Group(meeting=meeting)
        group.name, group.quota = one_line(draft.name), draft.people
        group.is_open, group.position = draft.is_open, position
        group.save()
    quotas = {one_line(draft.name): draft.people for draft in groups}
    record(by, "meetings.set_groups", meeting, title=meeting.title, quotas=quotas)


def ensure_sound(groups: Sequence[GroupDraft]) -> None:
    """Refuse two groups of one name."""
    names = [one_line(draft.name) for draft in groups]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise Refused(_("มีกลุ่ม “%(name)s” ซ้ำกัน รวมเป็นกลุ่มเดียวก่อน") % {"name": twice}, status=422)


def ensure_committee_groups(meeting: Meeting, *, on: date) -> list[Group]:
    """A group for each body that sits, made where it is missing. In a transaction."""
    groups = []
    for committee in meeting.committees.select_related("organisation").order_by("pk"):
        group = Group.objects.filter(meeting=meeting, committee=committee).first()
        if group is None:
            name = body_of(meeting.organisation, committee.body, on)[0].name_th
            group = _group_named(meeting, name)
            group.committee = committee
            group.save(update_fields=["committee"])
        groups.append(group)
    return groups


def _group_named(meeting: Meeting, name: str) -> Group:
    """The group of this name, made last where there is none."""
    last = Group.objects.filter(meeting=meeting).aggregate(last=Max("position"))["last"]
    group, _made = Group.objects.get_or_create(
        meeting=meeting,
        name=one_line(name),
        defaults={"position": 0 if last is None else last + 1},
    )
    return group


@transaction.atomic
def take_groups(meeting: Meeting, *, by: User | None, proportion: Proportion) -> list[Group]:
    """The groups and quotas of an announcement become groups of the meeting; others stay."""
    meeting = _open_to_invite(meeting)
    _ensure_same_place(meeting, proportion)
    taken = []
    for share in proportion.shares.all():
        group = _group_named(meeting, share.name)
        group.quota, group.is_open = share.people, share.is_open
        group.save(update_fields=["quota", "is_open"])
        taken.append(group)
    quotas = {group.name: group.quota for group in taken}
    record(by, "meetings.set_groups", meeting, title=meeting.title, quotas=quotas)
    return taken


def _ensure_same_place(meeting: Meeting, proportion: Proportion) -> None:
    if proportion.organisation_id != meeting.organisation_id:
        raise Refused(_("รายการที่เลือกเป็นของหน่วยงานอื่น เลือกใหม่"), status=422)


# ------------------------------------------------------------------ invitations


@transaction.atomic
def invite_members(meeting: Meeting, *, by: User | None) -> int:
    """Invite everyone who on the day of the meeting holds a seat in a body that sits; how many new.

    Whoever is on the list by their seat already stays as they are.
    """
    meeting = _open_to_invite(meeting)
    on = bangkok_day(meeting.starts_at)
    there = set(
        Attendee.objects.filter(meeting=meeting, seat__isnull=False).values_list("seat", flat=True)
    )
    rows = [
        _invited(
            meeting,
            group,
            Person(group.name, seat.name, seat.role or _role_of(seat, on)),
            seat=seat,
        )
        for group in ensure_committee_groups(meeting, on=on)
        if group.committee is not None
        for seat in _in_office(group.committee, on)
        if seat.pk not in there
    ]
    return _save(meeting, rows, by, "seats")


def _in_office(committee: Committee, on: date) -> Iterable[Seat]:
    sits = Q(since=None) | Q(since__lte=on), Q(until=None) | Q(until__gte=on)
    return committee.seats.filter(*sits).select_related("committee").order_by("pk")


def _role_of(seat: Seat, on: date) -> str:
    known = {
        rule.group
        for rule in body_of(seat.committee.organisation, seat.committee.body, on)[0].seats
    }
    return group_name(seat_rule(seat.committee, seat.group, on)) if seat.group in known else ""


@transaction.atomic
def invite_delegates(meeting: Meeting, *, by: User | None, proportion: Proportion) -> int:
    """Invite the names of an announcement that are not on the list yet; how many new."""
    meeting = _open_to_invite(meeting)
    groups = {group.name: group for group in take_groups(meeting, by=by, proportion=proportion)}
    there = _keys(meeting)
    rows = []
    for share in proportion.shares.prefetch_related("delegates__community"):
        for one in share.delegates.all():
            key = (groups[share.name].pk, name_key(one.name), phone_key(one.phone))
            if key in there:
                continue
            there.add(key)
            who = Person(share.name, one.name, one.title, one.phone, one.community)
            rows.append(_invited(meeting, groups[share.name], who))
    return _save(meeting, rows, by, "proportion")


@transaction.atomic
def invite(meeting: Meeting, *, by: User | None, people: Sequence[Person]) -> int:
    """Invite people typed or imported; those already there with the same name, group and telephone
    are left as they are. Groups must exist. Returns how many are new; all of them or none."""
    meeting = _open_to_invite(meeting)
    groups = {group.name: group for group in Group.objects.filter(meeting=meeting)}
    there, rows = _keys(meeting), []
    for person in people:
        ensure_no_identity(person)
        group = groups.get(one_line(person.group))
        if group is None:
            raise Refused(_("ไม่มีกลุ่ม “%(name)s” ในการประชุมนี้") % {"name": person.group}, status=422)
        key = (group.pk, name_key(person.name), phone_key(person.phone))
        if key not in there:
            there.add(key)
            rows.append(_invited(meeting, group, person))
    return _save(meeting, rows, by, "typed")


def ensure_no_identity(person: Person) -> None:
    """An identity number has no place on a list of names (พ.ร.บ.คุ้มครองข้อมูลส่วนบุคคล)."""
    if has_identity(person.name, person.title, person.phone):
        raise Refused(
            _("มีเลขประจำตัวประชาชนอยู่ในรายชื่อ การเชิญประชุมไม่ต้องใช้ เอาออกแล้วทำใหม่"), status=422
        )


def has_identity(*texts: str) -> bool:
    """Whether an identity number stands in any of the texts."""
    return any(find_identity_numbers(text) for text in texts)


def _keys(meeting: Meeting) -> set[tuple[int, str, str]]:
    rows = Attendee.objects.filter(meeting=meeting).exclude(standing=Standing.WITHDRAWN)
    return set(rows.values_list("group", "search", "phone"))


def _invited(meeting: Meeting, group: Group, person: Person, seat: Seat | None = None) -> Attendee:
    name = one_line(person.name)
    return Attendee(
        meeting=meeting,
        group=group,
        seat=seat,
        name=name,
        title=one_line(person.title),
        community=person.community,
        phone=phone_key(person.phone),
        standing=Standing.INVITED,
        search=name_key(name),
        sort_key=sort_key(name),
    )


def _save(meeting: Meeting, rows: list[Attendee], by: User | None, source: str) -> int:
    """Save new rows, each with a code of its own, and one line in the ledger: counts, no names."""
    taken = set(Attendee.objects.filter(meeting=meeting).values_list("code", flat=True))
    for row in rows:
        while not row.code or row.code in taken:
            row.code = new_ticket()
        taken.add(row.code)
    Attendee.objects.bulk_create(rows, batch_size=500)
    if rows:
        record(by, "meetings.invite", meeting, title=meeting.title, source=source, count=len(rows))
    return len(rows)


@transaction.atomic
def uninvite(attendee: Attendee, *, by: User | None) -> None:
    """Take a name off the list that nobody was told of and nothing happened to.

    Once a notice told them or they registered, they are withdrawn instead (`roster.withdraw`), so
    that what was sent can still be accounted for.
    """
    meeting = _open_to_invite(attendee.meeting)
    attendee = Attendee.objects.select_related("group").get(pk=attendee.pk, meeting=meeting)
    known = attendee.told_id or attendee.registered_at or attendee.present_at
    if known or meeting.lines.filter(about=attendee.uid).exists():
        raise Refused(_("คนนี้ได้รับหนังสือหรือลงทะเบียนแล้ว ให้ใช้ “ถอนชื่อ” แทน รายการเดิมจะยังตรวจได้"))
    record(by, "meetings.uninvite", meeting, title=meeting.title, group=attendee.group.name)
    Attendee.objects.filter(pk=attendee.pk).delete()


@transaction.atomic
def not_double(first: Attendee, second: Attendee, *, by: User | None) -> Clash:
    """Two rows that look alike are two people; it is not asked again."""
    meeting = in_the_hall(first.meeting)
    if first.pk == second.pk or first.meeting_id != second.meeting_id:
        raise Refused(_("เลือกสองแถวที่ต่างกันในการประชุมเดียวกัน"))
    one, other = sorted((first, second), key=lambda row: row.uid.hex)
    now = timezone.now()
    clash, _made = Clash.objects.get_or_create(
        meeting=meeting,
        kind=ClashKind.DOUBLE,
        about=one.uid,
        other=other.uid,
        defaults={"found_at": now},
    )
    clash.settled_at, clash.settled_as = now, WayOut.DIFFERENT
    clash.save(update_fields=["settled_at", "settled_as"])
    record(by, "meetings.not_double", meeting, one=str(one.uid), other=str(other.uid))
    return clash


def _open_to_invite(meeting: Meeting) -> Meeting:
    """The meeting, locked, while people may still be invited."""
    meeting = in_the_hall(meeting)
    if meeting.state not in {State.PREPARED, State.CALLED}:
        raise Refused(
            _("การประชุมนี้ “%(state)s” อยู่ รับคนเพิ่มได้ที่โต๊ะลงทะเบียนเท่านั้น")
            % {"state": meeting.get_state_display()}
        )
    return meeting
