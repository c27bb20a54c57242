"""What was said, as the journal tells it."""

from typing import Any

from django.db.models import F

from ruamphaen.meetings.actions.applying.found import (
    Found,
    attendee_of,
    community_of,
    group_of,
    item_of,
    saying_of,
    two_texts,
    version_of,
)
from ruamphaen.meetings.models import Line, Meeting, Saying
from ruamphaen.meetings.rules.clashes import ClashKind


def say(meeting: Meeting, line: Line) -> list[Found]:
    """Something was said. Two papers with one card number are two sayings, and are told."""
    if Saying.objects.filter(uid=line.about).exists():
        return []
    said = line.detail
    number = said.get("card")
    double = Saying.objects.filter(meeting=meeting, card_number=number).first() if number else None
    saying = Saying(meeting=meeting, uid=line.about, receipt=said["receipt"], said_at=line.at)
    for name, value in _content(meeting, said).items():
        setattr(saying, name, value)
    if double is not None and double.receipt == saying.receipt:
        saying.receipt = f"{saying.receipt}2"  # the card's own receipt stays with the first
    saying.save(force_insert=True)
    if double is None:
        return []
    sides = [{"text": double.text}, {"box": line.box, "text": saying.text}]
    return [Found(ClashKind.NUMBER, double.uid, saying.uid, sides)]


def edit_saying(meeting: Meeting, line: Line) -> list[Found]:
    """The clerk puts a saying right. Edited on two machines: both stand until one is chosen."""
    saying, said = saying_of(meeting, line.about), line.detail
    sides = two_texts(meeting, line, here=saying.text, there=said.get("text", ""), edit=saying.edit)
    if sides:
        return [Found(ClashKind.TEXT, saying.uid, version_of(line), sides)]
    Saying.objects.filter(pk=saying.pk).update(edit=F("edit") + 1, **_content(meeting, said))
    return []


def _content(meeting: Meeting, said: dict[str, Any]) -> dict[str, Any]:
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
        answered_at=line.at,
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
