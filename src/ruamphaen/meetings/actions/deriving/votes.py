"""Counts and resolutions from all journals: which count stands, and numbers given twice."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid5

from ruamphaen.meetings.actions.applying import apply
from ruamphaen.meetings.actions.applying.found import Found
from ruamphaen.meetings.models import Line, Meeting, Motion, Resolution, Tally
from ruamphaen.meetings.rules.clashes import ClashKind
from ruamphaen.meetings.rules.kinds import MotionState
from ruamphaen.meetings.rules.quorum import too_many
from ruamphaen.meetings.rules.story import Story, Told


def derive(meeting: Meeting, story: Story) -> list[Found]:
    """Of counts made apart, the earliest stands until a person chooses."""
    counts: dict[UUID, list[Told]] = defaultdict(list)
    for line in story.of("count"):
        counts[UUID(line.said["motion"])].append(line)
    tallies = {
        tally.uid: tally
        for tally in Tally.objects.filter(motion__meeting=meeting).select_related("motion")
    }
    found = []
    for motion in Motion.objects.filter(meeting=meeting):
        told = [line for line in counts.get(motion.uid, ()) if line.about in tallies]
        _bring_in_line(motion, story, told)
        if told:
            found += _counted(meeting, story, motion, told, tallies)
    found += [
        Found(ClashKind.MORE_VOTES, tally.uid, sides=[side_of(tally)])
        for tally in tallies.values()
        if too_many(votes=sum(tally.votes) + tally.spoiled, present=tally.present)
    ]
    return [*found, *_numbers(meeting, story)]


def _bring_in_line(motion: Motion, story: Story, counts: Sequence[Told]) -> None:
    told = {line.act for line in story.about(motion.uid, {"withdraw_motion", "open_vote"})}
    if counts:
        state = MotionState.DECIDED
    elif "withdraw_motion" in told:
        state = MotionState.WITHDRAWN
    else:
        state = MotionState.VOTING if "open_vote" in told else MotionState(motion.state)
    if motion.state != state:
        Motion.objects.filter(pk=motion.pk).update(state=state)


def _counted(
    meeting: Meeting,
    story: Story,
    motion: Motion,
    told: Sequence[Told],
    tallies: Mapping[UUID, Tally],
) -> list[Found]:
    open_ones = open_counts(story, told)
    sides = [tallies[line.about] for line in open_ones]
    if not sides[0].stands:
        Tally.objects.filter(motion=motion, stands=True).update(stands=False)
        Tally.objects.filter(pk=sides[0].pk).update(stands=True)
    _let_voices_fit(meeting, story, motion, open_ones[0])
    if len({(side.votes, side.spoiled) for side in sides}) < 2:
        return []
    which = uuid5(motion.uid, "".join(side.uid.hex for side in sides))
    return [Found(ClashKind.COUNT, motion.uid, which, [side_of(side) for side in sides])]


def open_counts(story: Story, told: Sequence[Told]) -> list[Told]:
    """The counts between which nobody has chosen, the one that stands first."""
    standing = story.standing(told)
    counted = {line.about: line for line in told}
    choices = [line for line in story.of("choose_count") if line.about in counted]
    choice = story.last(choices)
    if choice is None or any(story.had_seen(line, choice) for line in standing):
        return standing
    chosen = counted[choice.about]
    unseen = [line for line in standing if not story.had_seen(choice, line)]
    return [chosen, *(line for line in unseen if line is not chosen)]


def _let_voices_fit(meeting: Meeting, story: Story, motion: Motion, count: Told) -> None:
    """The voices by name are those of the machine whose count stands."""
    rolls = story.about(motion.uid, {"call_roll"})
    if len({line.box for line in rolls}) > 1:
        ours = [line for line in rolls if line.box == count.box and line.seq < count.seq]
        if ours and ours[-1].arrived != max(line.arrived for line in rolls):
            apply(meeting, Line.objects.get(pk=ours[-1].arrived))


def side_of(tally: Tally) -> dict[str, Any]:
    """One count as a side of a clash."""
    yes, no, abstain = tally.votes
    return {
        "tally": tally.uid.hex,
        "box": tally.box,
        "yes": yes,
        "no": no,
        "abstain": abstain,
        "spoiled": tally.spoiled,
        "present": tally.present,
    }


def _numbers(meeting: Meeting, story: Story) -> list[Found]:
    """Resolutions that were given one number on several machines, with the number each has here."""
    wanted: dict[int, list[Told]] = defaultdict(list)
    for line in story.of("resolve"):
        wanted[line.said["number"]].append(line)
    doubled = [told for told in wanted.values() if len(told) > 1]
    here = dict(Resolution.objects.filter(meeting=meeting).values_list("uid", "number"))
    return [
        Found(
            ClashKind.NUMBER,
            told[0].about,
            uuid5(told[0].about, "".join(line.about.hex for line in told)),
            [
                {
                    "box": line.box,
                    "seq": line.seq,
                    "at": line.at.isoformat(),
                    "act": line.act,
                    "number": here.get(line.about, line.said["number"]),
                }
                for line in told
            ],
        )
        for told in doubled
    ]
