"""The whole of a meeting as its minutes hold it: what is frozen when they are approved."""

from typing import Any

from ruamphaen.meetings.models import (
    AgendaItem,
    Attendee,
    Meeting,
    Minutes,
    Motion,
    Resolution,
    Tally,
    Voice,
)


def content_of(minutes: Minutes) -> dict[str, Any]:
    """Everything the minutes say, as plain values in a fixed order: the same meeting, the same content."""
    meeting = minutes.meeting
    return {
        "title": meeting.title,
        "place": meeting.place,
        "starts_at": meeting.starts_at.isoformat(),
        "opened_at": meeting.opened_at.isoformat() if meeting.opened_at else None,
        "closed_at": meeting.closed_at.isoformat() if meeting.closed_at else None,
        "opening": minutes.opening,
        "closing": minutes.closing,
        "taken_by": minutes.taken_by,
        "checked_by": minutes.checked_by,
        "corrections": minutes.corrections,
        "present": _present(meeting),
        "items": [
            {"number": item.number, "title": item.title, "account": item.account}
            for item in AgendaItem.objects.filter(meeting=meeting)
        ],
        "motions": _motions(meeting),
        "resolutions": [
            {"number": one.number, "outcome": one.outcome, "text": one.text}
            for one in Resolution.objects.filter(meeting=meeting)
        ],
    }


def _present(meeting: Meeting) -> list[dict[str, Any]]:
    rows = Attendee.objects.filter(meeting=meeting, same_as=None, present_at__isnull=False)
    return [
        {"name": row.name, "group": row.group.name, "title": row.title}
        for row in rows.select_related("group").order_by("group__position", "sort_key", "pk")
    ]


def _motions(meeting: Meeting) -> list[dict[str, Any]]:
    tallies = {
        tally.motion_id: [*tally.votes, tally.spoiled]
        for tally in Tally.objects.filter(motion__meeting=meeting, stands=True)
    }
    voices: dict[int, dict[str, str]] = {}
    for voice in Voice.objects.filter(motion__meeting=meeting).select_related("attendee"):
        voices.setdefault(voice.motion_id, {})[voice.attendee.name] = voice.choice
    return [
        {
            "text": motion.text,
            "mover": motion.mover,
            "endorsers": motion.endorsers,
            "state": motion.state,
            "votes": tallies.get(motion.pk),
            "voices": voices.get(motion.pk, {}),
        }
        for motion in Motion.objects.filter(meeting=meeting)
    ]
