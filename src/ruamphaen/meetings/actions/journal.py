"""Acts in the hall: each leaves a line in the meeting's journal, and the tables follow the line.

The same appliers bring the tables in line here and when a box's journal is merged, so there is one
way in which a check-in, a saying or a count becomes a row.
"""

import json
import secrets
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.ledger import SYSTEM, record
from ruamphaen.meetings.actions.applying import apply
from ruamphaen.meetings.actions.applying.found import Found
from ruamphaen.meetings.models import Clash, Line, Meeting
from ruamphaen.meetings.rules.journal import (
    GENESIS,
    JournalLine,
    canonical,
    digest,
    moment,
    private_hash,
)
from ruamphaen.meetings.rules.kinds import State
from ruamphaen.organisation.models import User


def in_the_hall(meeting: Meeting) -> Meeting:
    """The meeting, locked for one act: acts of one meeting follow one another. In a transaction."""
    return (
        Meeting.objects.select_for_update(of=("self",))
        .select_related("organisation")
        .get(pk=meeting.pk)
    )


def ensure_sits(meeting: Meeting) -> None:
    """Refuse what can only be done while the meeting sits."""
    if not meeting.is_open:
        raise Refused(
            _("การประชุมนี้ “%(state)s” อยู่ เปิดประชุมก่อนแล้วทำใหม่")
            % {"state": meeting.get_state_display()}
        )


def ensure_not_over(meeting: Meeting) -> None:
    """Refuse changes to a meeting that was closed or cancelled."""
    if meeting.state in {State.CLOSED, State.CANCELLED}:
        raise Refused(
            _(
                "การประชุมนี้ “%(state)s” จึงแก้รายชื่อและสิ่งที่บันทึกไว้ไม่ได้ ถ้าบันทึกผิด ให้ที่ประชุมครั้งต่อไปขอแก้ไขรายงานการประชุม"
            )
            % {"state": meeting.get_state_display()}
        )


def keep(
    by: User | None,
    act: str,
    meeting: Meeting,
    *,
    about: UUID,
    private: dict[str, Any] | None = None,
    **facts: Any,
) -> Line:
    """Write one line of the journal, bring the tables in line, and record it in the ledger.

    `meeting` comes from `in_the_hall`; `act` is "meetings.verb". `facts` are what may be known by
    anyone who checks the journal, `private` what names or describes a person. Time never runs
    backwards within a journal, whatever the clock of the machine says.
    """
    last = Line.objects.filter(meeting=meeting, box=meeting.box).order_by("-seq").first()
    now = timezone.now()
    hidden = _sealed(private, facts)
    line = Line(
        meeting=meeting,
        box=meeting.box,
        seq=last.seq + 1 if last else 1,
        act=act.removeprefix("meetings."),
        about=about,
        facts=canonical(_plain(facts)),
        private=hidden,
        actor=by.tag if by is not None else SYSTEM,
        at=max(now, last.at) if last else now,
        happened_at=max(now, last.at) if last else now,
        prev=last.hash if last else GENESIS,
    )
    line.hash = digest(meeting.uid, meeting.box, as_written(line))
    line.save(force_insert=True)
    note(meeting, line, apply(meeting, line))
    record(by, act, meeting, seq=line.seq, box=line.box, line=line.hash)
    return line


def note(meeting: Meeting, line: Line, found: Iterable[Found]) -> list[Clash]:
    """Keep what was found not to fit, once: a person settles it. Returns the new ones."""
    made = []
    for one in found:
        clash, new = Clash.objects.get_or_create(
            meeting=meeting,
            kind=one.kind,
            about=one.about,
            other=one.other,
            defaults={"box": line.box, "sides": one.sides, "found_at": line.at},
        )
        if new:
            made.append(clash)
    return made


def as_written(line: Line) -> JournalLine:
    """A line as it stands in a file."""
    return JournalLine(
        seq=line.seq,
        act=line.act,
        about=str(line.about),
        facts=line.facts,
        private=line.private,
        actor=line.actor,
        at=moment(line.at),
        prev=line.prev,
        hash=line.hash,
    )


def _sealed(private: dict[str, Any] | None, facts: dict[str, Any]) -> str:
    """What is private, salted; its hash goes into the facts."""
    if not private:
        return ""
    salt = secrets.token_hex(16)
    text = canonical({**_plain(private), "salt": salt})
    facts["private"] = private_hash(text, salt)
    return text


def _plain(facts: dict[str, Any]) -> dict[str, Any]:
    """Facts as JSON takes them: uids as text, nothing that was not said."""
    said = {key: value for key, value in facts.items() if value is not None}
    return dict(json.loads(json.dumps(said, default=str)))
