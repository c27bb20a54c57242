"""Village halls for the tests: real acts on a box of its own, of which only its journal remains."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from ruamphaen.meetings.actions import boxes
from ruamphaen.meetings.models import (
    AgendaItem,
    Attendee,
    Box,
    Clash,
    Meeting,
    Motion,
    Resolution,
    Saying,
    Tally,
)
from ruamphaen.meetings.queries.presence import presence
from tests.cast import TODAY


@dataclass
class Hall:
    """ศาลาหมู่บ้าน — the meeting as the laptop has it; its journal is there once the day is over."""

    meeting: Meeting
    journal: bytes = b""
    kept: dict[str, Any] = field(default_factory=dict)


@contextmanager
def hall(box: Box) -> Iterator[Hall]:
    """A day on a box: this database stands in for the laptop's, and is put back afterwards.

    What the laptop knows is what its kit had, so hand the box out right before.
    """
    with transaction.atomic():
        Meeting.objects.filter(pk=box.meeting_id).update(box=box.code)
        day = Hall(Meeting.objects.select_related("organisation").get(pk=box.meeting_id))
        yield day
        day.journal = boxes.export_journal(day.meeting, by=None)
        transaction.set_rollback(True)


def cut(journal: bytes, lines: int, middle: bool = False) -> bytes:
    """The file as far as so many lines; `middle`: and half of the next one."""
    rows = journal.split(b"\n")
    kept = b"\n".join(rows[: lines + 1]) + b"\n"
    return kept + rows[lines + 1][: len(rows[lines + 1]) // 2] if middle else kept


def state_of(meeting: Meeting) -> dict[str, Any]:
    """Everything that must be the same whatever the order of merging (numbers and receipts aside)."""
    meeting.refresh_from_db()
    there = presence(meeting, TODAY)
    return {
        "meeting": (meeting.state, meeting.opened_at, meeting.closed_at),
        "presence": (
            there.present,
            there.in_the_room,
            there.registered,
            sorted((row.group.name, row.present, row.in_the_room) for row in there.groups),
            [(body.quorum.present, body.quorum.needed) for body in there.bodies],
        ),
        "people": sorted(
            Attendee.objects.filter(meeting=meeting).values_list(
                "uid",
                "name",
                "phone",
                "group__uid",
                "standing",
                "present_at",
                "left_at",
                "same_as__uid",
            ),
            key=lambda row: row[0],
        ),
        "sayings": sorted(
            Saying.objects.filter(meeting=meeting).values_list(
                "uid", "text", "kind", "hidden_because", "answer", "card_number", "same_as__uid"
            ),
            key=lambda row: row[0],
        ),
        "motions": sorted(Motion.objects.filter(meeting=meeting).values_list("uid", "state")),
        "tallies": sorted(
            Tally.objects.filter(motion__meeting=meeting).values_list(
                "uid", "yes", "no", "abstain", "stands"
            )
        ),
        "resolutions": sorted(
            Resolution.objects.filter(meeting=meeting).values_list("uid", "text", "outcome")
        ),
        "items": sorted(
            AgendaItem.objects.filter(meeting=meeting).values_list(
                "uid", "account", "state", "started_at", "ended_at"
            )
        ),
        "clashes": sorted(
            Clash.objects.filter(meeting=meeting).values_list(
                "kind", "about", "other", "settled_as"
            ),
            key=str,
        ),
    }
