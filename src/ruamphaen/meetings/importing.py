"""A list of names from a pasted table or a file: for invitations and for the announced list.

Columns: name, group, position or affiliation, community, telephone; a heading row may put them in
another order. Reading never saves: each row is shown with what would happen to it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from ruamphaen.base.dry_run import Fate, Tried
from ruamphaen.base.errors import Refused
from ruamphaen.meetings.actions.invitations import Person, has_identity
from ruamphaen.meetings.models import Attendee, Delegate, Meeting, Proportion
from ruamphaen.meetings.rules.kinds import Standing
from ruamphaen.meetings.rules.matching import Known, may_be_one, name_key, phone_key
from ruamphaen.organisation.models import Community, Organisation
from ruamphaen.thai.text import one_line, same_name

MOST_ROWS = 2000
LONGEST_NAME = 120
LONGEST_TITLE = 160
COLUMNS = ("name", "group", "title", "community", "phone")
# Words by which a heading tells its column; telephone before title, "ที่อยู่" is none of them.
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "phone": ("โทร", "มือถือ", "phone", "tel"),
    "group": ("กลุ่ม", "ภาคส่วน", "ประเภท", "group"),
    "community": ("ชุมชน", "หมู่", "community", "village"),
    "title": ("ตำแหน่ง", "สังกัด", "หน่วยงาน", "title", "position"),
    "name": ("ชื่อ", "name"),
}


@dataclass(frozen=True)
class Row:
    """บรรทัดรายชื่อ — one row as it was read; `line` counts from 1 as people see it, `says` why."""

    line: int
    person: Person
    fate: Fate
    says: str = ""
    place: str = ""


@dataclass(frozen=True)
class DryRun(Tried[Row]):
    """ผลลองตรวจรายชื่อ — every row with its fate; nothing has been saved."""

    @property
    def people(self) -> list[Person]:
        """The new rows as people."""
        return [row.person for row in self.new]

    @property
    def as_text(self) -> str:
        """The new rows as a table to be sent again with the second step."""
        return "\n".join(
            "\t".join(
                (one.person.name, one.person.group, one.person.title, one.place, one.person.phone)
            )
            for one in self.new
        )


def names_for_meeting(meeting: Meeting, table: Iterable[Sequence[Any]], group: str = "") -> DryRun:
    """Read names to be invited; `group` is for rows that name none. Raises Refused where too long."""
    rows = Attendee.objects.filter(meeting=meeting).exclude(standing=Standing.WITHDRAWN)
    there = [
        (one.group.name, Known(one.name, one.phone, str(one.community or "")))
        for one in rows.select_related("group", "community")
    ]
    groups = list(meeting.groups.values_list("name", flat=True))
    return _try_out(meeting.organisation, table, groups, group, there)


def names_for_proportion(
    proportion: Proportion, table: Iterable[Sequence[Any]], group: str = ""
) -> DryRun:
    """Read names for the list of an announcement; as above."""
    rows = Delegate.objects.filter(share__proportion=proportion)
    there = [
        (one.share.name, Known(one.name, one.phone, str(one.community or "")))
        for one in rows.select_related("share", "community")
    ]
    groups = list(proportion.shares.values_list("name", flat=True))
    return _try_out(proportion.organisation, table, groups, group, there)


def _try_out(
    organisation: Organisation,
    table: Iterable[Sequence[Any]],
    groups: Sequence[str],
    otherwise: str,
    there: Sequence[tuple[str, Known]],
) -> DryRun:
    communities = list(Community.objects.filter(organisation=organisation))
    order: Sequence[str] = COLUMNS
    found: list[Row] = []
    near = _Near(there)
    for line, cells in enumerate(table, start=1):
        filled = [one_line(str("" if cell is None else cell)) for cell in cells]
        if not any(filled):
            continue
        if not found and (heading := _heading(filled)):
            order = heading
            continue
        if len(found) >= MOST_ROWS:
            raise Refused(
                _("ตารางยาวเกิน %(most)s คน แบ่งนำเข้าเป็นรอบ") % {"most": MOST_ROWS}, status=422
            )
        said = dict(zip(order, filled, strict=False))
        row = _read(line, said, groups, otherwise, communities)
        if row.fate is Fate.NEW:
            row = _against(row, near)
        if row.fate is Fate.NEW:
            one = row.person
            near.add(one.group, Known(one.name, one.phone, row.place))
        found.append(row)
    return DryRun(found)


def _heading(cells: Sequence[str]) -> list[str] | None:
    """The columns that a heading row names, in its order; None where it is a row of data."""
    told = [_column(cell) for cell in cells]
    if "name" not in told or any(any(sign.isdigit() for sign in cell) for cell in cells):
        return None
    # "ชื่อชุมชน" alone could be a name of a place; a heading tells at least two columns, or is short.
    return told if len([one for one in told if one]) > 1 or cells[0] in _NAME_ALONE else None


_NAME_ALONE = {"ชื่อ", "ชื่อ-สกุล", "ชื่อ–สกุล", "ชื่อ - สกุล", "ชื่อ–นามสกุล", "ชื่อ-นามสกุล", "name"}


def _column(cell: str) -> str:
    small = cell.casefold()
    return next(
        (name for name, words in _HEADINGS.items() if any(word in small for word in words)), ""
    )


def _read(
    line: int,
    said: Mapping[str, str],
    groups: Sequence[str],
    otherwise: str,
    communities: Sequence[Community],
) -> Row:
    """A row by itself."""
    wanted, place = said.get("group", "") or otherwise, said.get("community", "")
    group = next((name for name in groups if same_name(name, wanted)), "") if wanted else ""
    person = Person(
        group=group or wanted,
        name=said.get("name", ""),
        title=said.get("title", ""),
        phone=phone_key(said.get("phone", "")),
        community=_community(place, communities) if place else None,
    )
    wrong = _what_is_wrong(person, said, known_group=bool(group))
    return Row(line, person, Fate.WRONG if wrong else Fate.NEW, wrong, place)


def _what_is_wrong(person: Person, said: Mapping[str, str], *, known_group: bool) -> str:
    place = said.get("community", "")
    if has_identity(*said.values()):
        return _("มีเลขประจำตัวประชาชน เอาออกก่อน การประชุมไม่ต้องใช้")
    if not person.name:
        return _("ไม่มีชื่อ")
    if len(person.name) > LONGEST_NAME or len(person.title) > LONGEST_TITLE:
        return _("ชื่อหรือตำแหน่งยาวเกินไป")
    if not person.group:
        return _("ไม่ได้บอกกลุ่ม ใส่คอลัมน์กลุ่ม หรือเลือกกลุ่มให้ทั้งตาราง")
    if not known_group:
        return _("ไม่มีกลุ่ม “%(name)s” เพิ่มกลุ่มก่อน หรือแก้ให้ตรง") % {"name": person.group}
    if place and person.community is None:
        return _("ไม่รู้จักชุมชนหรือหมู่บ้าน “%(name)s” แก้ให้ตรง หรือเว้นว่าง") % {"name": place}
    if len(person.phone) > 20:
        return _("โทรศัพท์ยาวเกินไป ใส่หมายเลขเดียว")
    return ""


def _community(place: str, communities: Sequence[Community]) -> Community | None:
    """The community of this name or number, where only one can be meant."""
    digits = phone_key(place)
    fitting = [
        one
        for one in communities
        if same_name(one.name, place)
        or same_name(str(one), place)
        or (one.number is not None and digits == str(one.number))
    ]
    exact = [one for one in fitting if one.name == place or str(one) == place]
    if len(exact) == 1:
        return exact[0]
    return fitting[0] if len(fitting) == 1 else None


class _Near:
    """Who is on the list already, found by name or telephone instead of one by one."""

    def __init__(self, there: Iterable[tuple[str, Known]]) -> None:
        self.by_key = defaultdict[str, list[tuple[str, Known]]](list)
        for group, known in there:
            self.add(group, known)

    def add(self, group: str, known: Known) -> None:
        for key in {name_key(known.name), phone_key(known.phone)} - {""}:
            self.by_key[key].append((group, known))

    def to(self, known: Known) -> list[tuple[str, Known]]:
        keys = {name_key(known.name), phone_key(known.phone)} - {""}
        return [pair for key in keys for pair in self.by_key[key] if may_be_one(known, pair[1])]


def _against(row: Row, near: _Near) -> Row:
    """A row held against the list and against what stands above it in the table."""
    one = row.person
    alike = near.to(Known(one.name, one.phone, row.place))
    for group, known in alike:
        same = name_key(known.name) == name_key(one.name) and phone_key(known.phone) == one.phone
        if same and group == one.group:
            return replace(row, fate=Fate.THERE, says=_("มีอยู่แล้ว"))
    if alike:
        says = _("คล้ายกับคนที่มีอยู่แล้วในกลุ่ม “%(group)s” ตรวจว่าเป็นคนละคน") % {"group": alike[0][0]}
        return replace(row, says=says)
    return row
