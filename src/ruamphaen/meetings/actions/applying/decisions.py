"""Motions, counts and resolutions, as the journal tells them."""

from django.db.models import Max

from ruamphaen.meetings.actions.applying.found import (
    Found,
    attendee_of,
    committee_of,
    is_foreign,
    item_of,
    motion_of,
    tally_of,
)
from ruamphaen.meetings.models import Line, Meeting, Motion, Resolution, Tally, Voice
from ruamphaen.meetings.rules.kinds import MotionState


def put_motion(meeting: Meeting, line: Line) -> list[Found]:
    """A motion is put before the meeting."""
    if Motion.objects.filter(uid=line.about).exists():
        return []
    said = line.detail
    item = item_of(meeting, said["item"])
    Motion.objects.create(
        meeting=meeting,
        uid=line.about,
        item=item,
        committee=committee_of(meeting, said.get("body")),
        text=said["text"],
        mover=said.get("mover", ""),
        endorsers=said.get("endorsers", []),
        handed_in_on=said.get("handed_in_on"),
        method=said["method"],
        position=Motion.objects.filter(item=item).count(),
    )
    return []


def withdraw_motion(meeting: Meeting, line: Line) -> list[Found]:
    Motion.objects.filter(meeting=meeting, uid=line.about).update(state=MotionState.WITHDRAWN)
    return []


def open_vote(meeting: Meeting, line: Line) -> list[Found]:
    """The chair asks for votes: the hall screen shows it."""
    Motion.objects.filter(meeting=meeting, uid=line.about).update(state=MotionState.VOTING)
    return []


def count(meeting: Meeting, line: Line) -> list[Found]:
    """One count of a motion. Counted again here, the later count stands; with the counts of other
    machines, the merge says which stands until a person chooses."""
    said = line.detail
    motion = motion_of(meeting, said["motion"])
    if Tally.objects.filter(uid=line.about).exists():
        return []
    standing = Tally.objects.filter(motion=motion, stands=True).first()
    tally = Tally(
        motion=motion,
        uid=line.about,
        yes=said["yes"],
        no=said["no"],
        abstain=said["abstain"],
        spoiled=said.get("spoiled", 0),
        present=said["present"],
        counted_at=line.happened_at,
        box=line.box,
    )
    foreign = is_foreign(meeting, line) and standing is not None
    tally.stands = not foreign
    if standing is not None and tally.stands:
        Tally.objects.filter(pk=standing.pk).update(stands=False)
    tally.save(force_insert=True)
    Motion.objects.filter(pk=motion.pk).update(state=MotionState.DECIDED)
    return []


def choose_count(meeting: Meeting, line: Line) -> list[Found]:
    """Of counts that differ, a person said which one stands."""
    chosen = tally_of(meeting, line.about)
    Tally.objects.filter(motion=chosen.motion_id, stands=True).update(stands=False)
    Tally.objects.filter(pk=chosen.pk).update(stands=True)
    return []


def call_roll(meeting: Meeting, line: Line) -> list[Found]:
    """Each member's vote by name: public for the council. The later calling replaces the earlier."""
    motion = motion_of(meeting, line.about)
    voices = line.detail["voices"]
    Voice.objects.filter(motion=motion).delete()
    Voice.objects.bulk_create(
        Voice(motion=motion, attendee=attendee_of(meeting, uid), choice=choice)
        for uid, choice in voices.items()
    )
    return []


def resolve(meeting: Meeting, line: Line) -> list[Found]:
    """A resolution. Its number taken meanwhile on another machine: the next free one."""
    if Resolution.objects.filter(uid=line.about).exists():
        return []
    said = line.detail
    motion = motion_of(meeting, said["motion"]) if said.get("motion") else None
    resolution = Resolution(
        meeting=meeting,
        uid=line.about,
        item=item_of(meeting, said["item"]),
        motion=motion,
        number=said["number"],
        outcome=said["outcome"],
        text=said["text"],
        made_at=line.happened_at,
    )
    holder = Resolution.objects.filter(meeting=meeting, number=resolution.number).first()
    if holder is not None:
        resolution.number = next_number(meeting)
    resolution.save(force_insert=True)
    return []


def next_number(meeting: Meeting) -> int:
    """The next free number of a resolution in this meeting."""
    last = Resolution.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1
