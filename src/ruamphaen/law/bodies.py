"""Committees, councils and forums: who sits in them, chosen by whom, for how long."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from ruamphaen.law.confidence import Confidence
from ruamphaen.law.dated import UnknownName, one_at, refuse_overlaps
from ruamphaen.law.grounds import GROUNDS, Cite, grounds, period
from ruamphaen.law.provenance import confidence_of
from ruamphaen.law.reading import Entry, entries, refuse_twins
from ruamphaen.law.regulation import Ask, names, value_at, whole_at
from ruamphaen.law.words import Words


class ChosenBy(StrEnum):
    """ที่มาของกรรมการ: who decides who sits in a seat."""

    OFFICE = "office"
    COUNCIL = "council"
    HEAD = "head"
    FORUM = "forum"
    OWN = "own"
    ELECTION = "election"
    INVITATION = "invitation"


class SeatRole(StrEnum):
    """ตำแหน่งในคณะกรรมการ: what a member is there for."""

    CHAIR = "chair"
    MEMBER = "member"
    MEMBER_SECRETARY = "member-secretary"
    ASSISTANT_SECRETARY = "assistant-secretary"

    @property
    def label(self) -> Words:
        """The role as printed in the list of members."""
        return _ROLES[self]


_ROLES = {
    SeatRole.CHAIR: Words("ประธานกรรมการ", "Chair"),
    SeatRole.MEMBER: Words("กรรมการ", "Member"),
    SeatRole.MEMBER_SECRETARY: Words("กรรมการและเลขานุการ", "Member and secretary"),
    SeatRole.ASSISTANT_SECRETARY: Words("ผู้ช่วยเลขานุการ", "Assistant secretary"),
}


@dataclass(frozen=True, slots=True)
class SeatRule:
    """สัดส่วนกรรมการ: one group of members.

    `least` and `most` count people (`most` None: no upper number); `term_name` is the value that
    holds the term, and `term_years(day)` asks for it. Ex officio members have no term.
    """

    group: str
    name_th: str
    name_en: str
    least: int
    most: int | None
    chosen_by: ChosenBy
    role: SeatRole
    term_name: str
    confidence: Confidence
    note: str

    def term_years(self, day: date, ask: Ask = value_at) -> int | None:
        """The term of a member appointed on `day`, None for members by office."""
        return whole_at(self.term_name, day, ask) if self.term_name else None

    def term_confidence(self, day: date) -> Confidence | None:
        """How surely that term is known."""
        return value_at(self.term_name, day).confidence if self.term_name else None


@dataclass(frozen=True, slots=True)
class Body:
    """คณะบุคคล: a committee, council or forum of the planning law."""

    code: str
    name_th: str
    name_en: str
    named: str
    seats: tuple[SeatRule, ...]
    since: date
    until: date | None
    cite: Cite
    source: tuple[str, ...]
    confidence: Confidence
    note: str

    def seat(self, group: str) -> SeatRule:
        """The seat of one group; UnknownName with a sentence when there is none."""
        for seat in self.seats:
            if seat.group == group:
                return seat
        raise UnknownName(
            Words(
                f"{self.name_th} ไม่มีกรรมการกลุ่ม {group}",
                f"The {self.name_en} has no group of members called {group}.",
            )
        )


def body_codes() -> tuple[str, ...]:
    """The codes of all bodies, in the order of the file."""
    return tuple(_bodies())


def body_at(code: str, day: date) -> Body:
    """A body as composed on `day`; UnknownName or NotInForce with a sentence."""
    if code not in _bodies():
        raise UnknownName(
            Words(
                f"ไม่รู้จักคณะกรรมการรหัส {code}",
                f"There is no body called {code}; known are {', '.join(_bodies())}.",
            )
        )
    return one_at(code, _bodies()[code], day)


def named_for(body: Body, organisation_name: str) -> str:
    """The body's name in one organisation: คณะกรรมการพัฒนาเทศบาลเมืองลำพูน."""
    return body.named.replace("{organisation}", organisation_name.strip())


def missing_seats(body: Body, counts: Mapping[str, int]) -> list[Words]:
    """What is still missing, one sentence per group, given members by group.

    Raises UnknownName when `counts` speaks of a group the body does not have.
    """
    _refuse_strangers(body, counts)
    return [
        Words(
            f"{seat.name_th} ต้องมีอย่างน้อย {seat.least} คน มีแล้ว {have} คน"
            f" ขาดอีก {seat.least - have} คน",
            f"{seat.name_en}: at least {seat.least} needed, {have} there,"
            f" {seat.least - have} missing.",
        )
        for seat in body.seats
        if (have := counts.get(seat.group, 0)) < seat.least
    ]


def surplus_seats(body: Body, counts: Mapping[str, int]) -> list[Words]:
    """Where there are too many members, one sentence per group; UnknownName as above."""
    _refuse_strangers(body, counts)
    return [
        Words(
            f"{seat.name_th} มีได้ไม่เกิน {seat.most} คน มีอยู่ {have} คน",
            f"{seat.name_en}: at most {seat.most} allowed, {have} there.",
        )
        for seat in body.seats
        if seat.most is not None and (have := counts.get(seat.group, 0)) > seat.most
    ]


def _refuse_strangers(body: Body, counts: Mapping[str, int]) -> None:
    for group in counts:
        body.seat(group)


@cache
def _bodies() -> dict[str, tuple[Body, ...]]:
    gathered: dict[str, list[Body]] = defaultdict(list)
    for entry in entries("bodies.toml", "body", named_by="code"):
        gathered[entry.text("code")].append(_body(entry))
    for code, editions in gathered.items():
        refuse_overlaps("bodies.toml", f"body {code}", editions)
    return {code: tuple(editions) for code, editions in gathered.items()}


def _body(entry: Entry) -> Body:
    entry.only("code", "name_th", "name_en", "named", "seat", "since", "until", *GROUNDS)
    if "{organisation}" not in entry.text("named"):
        raise entry.wrong("named must contain {organisation}")
    seats = entry.tables("seat", named_by="group")
    refuse_twins(seats, "group")
    return Body(
        code=entry.text("code"),
        name_th=entry.text("name_th"),
        name_en=entry.text("name_en"),
        named=entry.text("named"),
        seats=tuple(_seat(seat) for seat in seats),
        **period(entry),
        **grounds(entry),
    )


def _seat(entry: Entry) -> SeatRule:
    entry.only(
        *("group", "name_th", "name_en", "least", "most", "chosen_by", "role", "term"),
        *("confidence", "note"),
    )
    for key, known in (("chosen_by", ChosenBy), ("role", SeatRole)):
        if entry.text(key) not in set(known):
            raise entry.wrong(f"{key} must be one of {', '.join(known)}")
    least, most = entry.whole("least"), entry.whole_or_none("most")
    if least < 0 or (most is not None and most < max(least, 1)):
        raise entry.wrong("least and most do not make sense together")
    if entry.text_or("term") and entry.text("term") not in names():
        raise entry.wrong(f"term names an unknown value: {entry.text('term')}")
    return SeatRule(
        group=entry.text("group"),
        name_th=entry.text("name_th"),
        name_en=entry.text("name_en"),
        least=least,
        most=most,
        chosen_by=ChosenBy(entry.text("chosen_by")),
        role=SeatRole(entry.text("role")),
        term_name=entry.text_or("term"),
        confidence=confidence_of(entry),
        note=entry.text_or("note"),
    )
