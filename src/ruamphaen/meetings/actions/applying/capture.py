"""What was said, as the journal tells it."""

from collections.abc import Mapping
from typing import Any

from django.db.models import F

from ruamphaen.meetings.actions.applying.found import (
    Found,
    attendee_of,
    community_of,
    group_of,
    item_of,
    saying_of,
)
from ruamphaen.meetings.models import Line, Meeting, Saying
from ruamphaen.meetings.rules.receipts import receipt_from


def say(meeting: Meeting, line: Line) -> list[Found]:
    """Something was said. Typed from one card on two machines, both are kept."""
    if Saying.objects.filter(uid=line.about).exists():
        return []
    said = line.detail
    saying = Saying(
        meeting=meeting, uid=line.about, receipt=said["receipt"], said_at=line.happened_at
    )
    for name, value in content_of(meeting, said).items():
        setattr(saying, name, value)
    if Saying.objects.filter(receipt=saying.receipt).exists():
        saying.receipt = receipt_from(line.hash)  # the card's own receipt stays with the first
    saying.save(force_insert=True)
    return []


def edit_saying(meeting: Meeting, line: Line) -> list[Found]:
    """The clerk puts a saying right."""
    saying, said = saying_of(meeting, line.about), line.detail
    Saying.objects.filter(pk=saying.pk).update(edit=F("edit") + 1, **content_of(meeting, said))
    return []


def content_of(meeting: Meeting, said: Mapping[str, Any]) -> dict[str, Any]:
    """What a line says of a saying, as fields of its row."""
    return {
        "item": item_of(meeting, said["item"]) if said.get("item") else None,
        "kind": said["kind"],
        "text": said.get("text", ""),
        "for_whom": said.get("for_whom", ""),
        "where": said.get("where", ""),
        "community": community_of(meeting, said.get("community")),
        "group": group_of(meeting, said["group"]) if said.get("group") else None,
        "speaker": attendee_of(meeting, said["speaker"]) if said.get("speaker") else None,
        "card_number": said.get("card"),
    }


def answer_saying(meeting: Meeting, line: Line) -> list[Found]:
    """Somebody of the office answered on the spot."""
    saying, said = saying_of(meeting, line.about), line.detail
    Saying.objects.filter(pk=saying.pk).update(
        answer=said.get("answer", ""),
        answered_by=said.get("answered_by", ""),
        answered_at=line.happened_at,
    )
    return []


def hide_saying(meeting: Meeting, line: Line) -> list[Found]:
    """Not for the public: the reason is kept."""
    Saying.objects.filter(meeting=meeting, uid=line.about).update(
        hidden_because=line.detail["because"]
    )
    return []


def show_saying(meeting: Meeting, line: Line) -> list[Found]:
    """For the public again."""
    Saying.objects.filter(meeting=meeting, uid=line.about).update(hidden_because="")
    return []


def same_saying(meeting: Meeting, line: Line) -> list[Found]:
    """Two sayings are one, typed twice: counted once, both stay."""
    second, first = (saying_of(meeting, uid) for uid in (line.about, line.detail["other"]))
    Saying.objects.filter(meeting=meeting, same_as=second).update(same_as=first)
    Saying.objects.filter(pk=second.pk).update(same_as=first)
    return []
